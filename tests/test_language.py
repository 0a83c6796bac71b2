"""Which language a text is in, and what is drafted where there are no word lists for it."""

from __future__ import annotations

import pytest

from policydigest.model import Article
from policydigest.recognise import find, language
from recognition import recognised, vocabulary

GERMAN = (
    "Deutschland und Japan haben am Mittwoch in Berlin ein Abkommen über den Schutz von Daten "
    "unterzeichnet. Das teilte die Regierung mit. Die Minister beider Länder wollen die "
    "Zusammenarbeit vertiefen und dafür im kommenden Jahr eine gemeinsame Stelle einrichten."
)
FRENCH = (
    "Le Japon et la France ont signé mercredi à Paris un accord sur la protection des données. "
    "Les ministres des deux pays veulent renforcer leur coopération dans ce domaine."
)
ENGLISH = "The ministers of the two countries said that they had agreed on the text of the treaty."


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (FRENCH, "fr"), (GERMAN, None)])
def test_language_is_known_by_its_commonest_words(text: str, code: str | None) -> None:
    assert language.guess(text, vocabulary().languages) == code


SHORT = [
    ("Der Rat hat am Mittwoch in Berlin das Abkommen mit Japan unterzeichnet.", False),
    ("Das war in Wien am Mittwoch: Der Rat hat in der Nacht das Abkommen mit Japan gebilligt.", False),
    ("El Consejo firmó en Madrid el acuerdo con Japón y lo publicó por la tarde.", False),
    ("De Raad heeft in Den Haag het akkoord met Japan getekend.", False),
    ("Kenya and Rwanda sign data pact.", True),
    ("Japan ratifies El Salvador treaty.", True),
    ("President Ursula von der Leyen met leaders of Kenya and Rwanda in Brussels.", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "is_english"), SHORT)
def test_a_short_text_in_another_language_is_not_taken_for_english(
    text: str, is_english: bool
) -> None:
    found = language.supported(Article("x", text), vocabulary().languages)
    assert (found == "en") is is_english


def test_what_the_source_says_itself_comes_first() -> None:
    assert language.of(Article("x", ENGLISH, language="fr-CA"), vocabulary().languages) == "fr"


def test_an_unsupported_language_yields_only_what_is_safe() -> None:
    found = recognised(GERMAN, published="2024-05-03")
    assert not found.is_supported
    assert {entity.id for entity in found.findings.countries} == {"JP", "DE"}
    assert found.findings.people == ()
    assert found.findings.organisations == ()
    assert find(Article("x", GERMAN), vocabulary()).key_points == ()


def test_french_countries_are_found_by_their_french_names() -> None:
    assert {entity.id for entity in recognised(FRENCH).findings.countries} == {"JP", "FR"}
