"""Names are written out for a reader who sees one sentence alone."""

from __future__ import annotations

import pytest

from policydigest.model import Entity, Span
from policydigest.summary.naming import (
    Home,
    acronyms,
    is_only_a_place,
    with_article,
    with_first_name,
    without_acronyms,
)
from recognition import document, findings

PEOPLE = ("Jane Wanjiru", "Ursula von der Aa")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Wanjiru opened the port", "Jane Wanjiru opened the port"),
        ("Ms. Wanjiru opened the port", "Jane Wanjiru opened the port"),
        ("Minister Wanjiru opened the port", "Minister Jane Wanjiru opened the port"),
        ("Von der Aa opened the port", "Ursula von der Aa opened the port"),
        ("Wanjiru’s party opened the port", "Jane Wanjiru’s party opened the port"),
        # These say who is meant, or mean no person:
        ("Jane Wanjiru opened the port, Wanjiru said", None),
        ("The Wanjiru Bridge is open", None),
        ("Wanjiru administration officials opened the port", None),
    ],
)
def test_a_family_name_gets_its_first_name(text: str, named: str | None) -> None:
    assert with_first_name(text, PEOPLE) == (named or text)


ARTICLE = (
    "The Lake Harbour Board (LHB) met. Kenya's Office of Weights and Measures (OWM) came too, as "
    "did Kisumu Power Lines (KPL). The Kenyan Bureau of Maps (KBM) sent a note."
)


def body(name: str, short: str) -> Entity:
    return Entity(kind="organisation", id=None, name=name, forms=(short,), evidence=(), about=True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("LHB opened the port", "The Lake Harbour Board opened the port"),
        ("The LHB opened the port", "The Lake Harbour Board opened the port"),
        ("Rwanda thanked the people of LHB", "Rwanda thanked the people of the Lake Harbour Board"),
        ("OWM approved it, KPL paid", "The Office of Weights and Measures approved it, Kisumu Power Lines paid"),
        ("The head of KBM came", "The head of the Bureau of Maps came"),
        ("Thirteen LHB members came", None),
        ("The Lake Harbour Board, or LHB, came", None),
        ("XYZ came", None),
        ("The clerks of LHB OWM came", "The clerks of LHB OWM came"),
    ],
)  # fmt: skip
def test_an_acronym_becomes_what_the_article_says_it_is(text: str, named: str | None) -> None:
    bodies = [
        body("Lake Harbour Board", "LHB"),
        body("Office of Weights and Measures", "OWM"),
        body("Kisumu Power Lines", "KPL"),
        body("Xenon Yard Zone", "XYZ"),
        body("Bureau of Maps", "KBM"),
    ]
    assert without_acronyms(text, acronyms(document(ARTICLE), bodies)) == (named or text)


def country(name: str, *starts: int, about: bool = True) -> Entity:
    spans = tuple(Span(start, start + 5, name[:5]) for start in starts)
    return Entity(kind="country", id=None, name=name, forms=(), evidence=spans, about=about)


SAID = "Talks in the country went on, and the country's ports opened"


@pytest.mark.parametrize(
    ("countries", "named"),
    [
        ([country("Kenya", 10)], SAID.replace("the country went", "Kenya went")),
        ([country("United Arab Emirates", 10)], SAID.replace("the country went", "the United Arab Emirates went")),
        # The story is about two, another was named last, or the sentence names one.
        ([country("Kenya", 10), country("Rwanda", 20)], None),
        ([country("Kenya", 10), country("Rwanda", 20, about=False)], None),
        ([country("Kenya", 10, 110)], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_country_is_the_only_one_of_the_story(
    countries: list[Entity], named: str | None
) -> None:
    assert Home(countries).named(SAID, 100, 170) == (named or SAID)


def test_some_countries_have_an_article() -> None:
    assert with_article("United Arab Emirates and Kenya") == "The United Arab Emirates and Kenya"
    assert with_article("Kenya and the UK") == "Kenya and the UK"


@pytest.mark.parametrize(
    ("sentence", "is_place"),
    [
        ("The office in Rwanda signed.", True),
        ("The prosecutor of Saltland, Rwanda, signed.", True),
        ("Kenya, Rwanda, and Uganda signed.", False),
        ("The prosecutor of Rwanda signed.", False),
    ],
)
def test_a_country_may_be_only_the_place_of_something(sentence: str, is_place: bool) -> None:
    countries = {country.id: country for country in findings(sentence).countries}
    assert is_only_a_place(sentence, countries["RW"], [*countries.values()]) is is_place
