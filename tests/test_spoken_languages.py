"""Names of languages, which say nothing about a country."""

from __future__ import annotations

import pytest

from policydigest.model import Article
from policydigest.recognise.engine import recogniser
from recognition import findings, vocabulary


@pytest.mark.parametrize(
    "sentence",
    [
        "The caller answered in Spanish before hanging up.",
        "The form is printed in Spanish, French and German.",
        "The ministry put the guide into Vietnamese and Polish.",
        "Pupils learn Danish from the age of nine.",
        "Applicants need a good knowledge of Dutch or German.",
        "She spoke Korean with the crew.",
        "Fluent in Japanese, he read the contract himself.",
        "The act was translated into Ukrainian last week.",
        "The Russian-speaking minority asked for schools.",
        "French language courses are free for nurses.",
        "“Read it in Turkish”, the notice says.",
    ],
)
def test_a_language_names_no_country(sentence: str) -> None:
    assert [entity.id for entity in findings(sentence).countries] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The trawler was stopped in Spanish waters.", "ES"),
        ("The rules apply in Spanish, French and German ports.", "DE ES FR"),
        ("The firm invests in Polish and Danish wind farms.", "DK PL"),
        ("The French delegation spoke Italian to the hosts.", "FR"),
        ("Officials in Norwegian towns speak of a shortage.", "NO"),
        ("The court heard the Turkish view, and then the Greek.", "GR TR"),
    ],
)
def test_the_same_word_before_a_noun_names_one(sentence: str, expected: str) -> None:
    assert " ".join(sorted(str(e.id) for e in findings(sentence).countries)) == expected


def test_the_reader_is_told_why() -> None:
    article = Article("test", "He answered in Spanish.")
    (why,) = recogniser(vocabulary()).find(article, explaining=True).rejected
    assert (why.candidate.id, why.why) == ("ES", "is the name of a language here")
