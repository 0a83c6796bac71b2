"""Which names of the vocabulary are published as such."""

from __future__ import annotations

import pytest

from policydigest.vocabulary import Country, Organisation, TopicEntry
from policydigest.vocabulary.shown_names import former_names, other_names
from recognition import vocabulary

VOCABULARY = vocabulary()

# What texts call it, and nobody should read as its name.
FOUND_ONLY = (
    ("China", "Peking"),
    ("China", "Communist China"),
    ("China", "Mainland China"),
    ("Bangladesh", "Dacca"),
    ("Curaçao", "Netherlands Antilles"),
    ("Iran", "Teheran"),
    ("Moldova", "Kishinev"),
    ("North Korea", "Hermit Kingdom"),
    ("Russia", "Muscovy"),
    ("South Africa", "Azania"),
    ("Taiwan", "Taiwan, Province of China"),
    ("Ukraine", "Kiev"),
    ("United Kingdom", "British Isles"),
    ("United Kingdom", "British Empire"),
    ("United States", "Uncle Sam"),
    ("United States", "District of Columbia"),
    ("Vietnam", "Ha Noi"),
    ("Western Sahara", "Sahrawi Arab Democratic Republic"),
    ("Yemen", "Sanaa"),
    ("Google", "YouTube"),
    ("Meta Platforms", "Instagram"),
    ("NATO", "North Atlantic Council"),
    ("European Union", "27-nation bloc"),
)
FORMER = (
    ("Türkiye", ("Turkey", "Republic of Turkey")),
    ("Eswatini", ("Swaziland", "Kingdom of Swaziland")),
    ("Myanmar", ("Burma", "Union of Burma", "Union of Myanmar")),
    ("Cabo Verde", ("Cape Verde", "Republic of Cape Verde")),
    ("China", ()),
    ("Russia", ("Soviet Russia",)),
)


def entry(name: str) -> Country | Organisation:
    found = VOCABULARY.by_name("country", name) or VOCABULARY.by_name("organisation", name)
    assert isinstance(found, Country | Organisation)
    return found


@pytest.mark.parametrize(("name", "form"), FOUND_ONLY)
def test_what_is_found_and_no_name_is_not_shown(name: str, form: str) -> None:
    known = entry(name)
    assert form in known.found_as
    assert form in known.forms
    assert form not in (*other_names(known), *former_names(known))


@pytest.mark.parametrize(("name", "former"), FORMER)
def test_former_names_are_those_of_the_state_itself(name: str, former: tuple[str, ...]) -> None:
    assert former_names(entry(name)) == former


def test_no_country_goes_by_its_capital_or_a_place_in_it() -> None:
    for country in VOCABULARY.countries.values():
        shown = {*other_names(country), *former_names(country)}
        assert not shown & {country.capital, *country.places, *country.metonyms, *country.demonyms}


def test_a_name_is_shown_in_one_spelling() -> None:
    country = Country(
        "VC", "Saint Vincent and the Grenadines",
        forms=("St. Vincent & the Grenadines", "SVG", "S.V.G.", "Hairouna", "Hairoûna", "Vincy"),
        found_as=("Vincy",), former=("Zaïre", "Zaire"),
    )  # fmt: skip
    assert other_names(country) == ("SVG", "Hairouna")
    assert former_names(country) == ("Zaïre",)


def test_a_topic_has_former_names_alone() -> None:
    assert other_names(TopicEntry("ai", "AI", terms=("machine learning",))) == ()
