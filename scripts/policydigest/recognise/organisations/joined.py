"""Whose a shared name is: the dateline's of two countries that act together, a sister body's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from operator import attrgetter

from policydigest.recognise.organisations.reading import Reading
from policydigest.vocabulary import Country, Organisation

_FIRST = attrgetter("first")


def joined_home(reading: Reading, first: int, places: Collection[str | None]) -> str | None:
    """Of two countries named together before a token the one where the story is written.

    "TOKYO – Japan and Kenya signed an agreement, the Ministry of Foreign Affairs said."
    """
    at = bisect_left(reading.places, first) - 1
    last = reading.places[at] if at > 0 else 0
    if last <= reading.bounds(first)[0] or reading.words[last - 1] != "and":
        return None
    both = {reading.place_ending.get(last - 1), reading.place_beginning[last][1]}
    return dateline_home(reading, both) if both <= set(places) else None


def dateline_home(reading: Reading, places: Collection[str | None]) -> str | None:
    """The first of these countries that a dateline names, at a sentence's head or on its line."""
    return next((country for country in reading.dateline_countries if country in places), None)


def with_sister(reading: Reading, first: int, entries: Mapping[str, Organisation]) -> set[str]:
    """Of bodies that share a name those of whose country and kind the sentence names one in full.

    "The United States Congress passed it, and held Senate hearings": that country's Senate.
    """
    begin, end = reading.bounds(first)
    at = bisect_left(reading.bodies, begin, key=_FIRST)
    for match in reading.bodies[at : bisect_left(reading.bodies, end, key=_FIRST)]:
        candidate = match.candidates[0]
        other = reading.vocabulary.organisations.get(candidate.id)
        country = reading.vocabulary.countries.get((other and other.country) or "")
        if other and country and names_country(candidate.form, country):
            same = {
                i for i, e in entries.items() if (e.country, e.kind) == (country.id, other.kind)
            }
            if same and other.id not in same:
                return same
    return set()


def is_unions(reading: Reading, at: int) -> bool:
    """Whether "Parliament" is the subject of a clause in a story that opens with the European one.

    And which has no other: "The European Parliament adopted it. Parliament asked the union to …".
    """
    words, places = reading.words, reading.positions.get("Parliament", ())
    opens = at == reading.bounds(at)[0] or words[at - 1] == ","
    before = [words[place - 1] for place in places if place and place <= at]
    return (
        opens
        and before[:1] == ["European"]
        and all(word == "European" or not word[0].isupper() for word in before)
    )


def names_country(text: str, country: Country | None) -> bool:
    """Whether a name says of which country it is."""
    if country is None:
        return False
    padded = f" {text} "
    ambiguous = (item.form for item in country.ambiguous)
    names = (country.name, *country.demonyms, *country.forms, *ambiguous)
    return any(f" {name} " in padded for name in names)
