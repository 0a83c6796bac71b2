"""People called by letters: "GMA" for Gloria Macapagal Arroyo, "PBBM" where Marcos is named.

The press of many countries writes its leaders so, in headlines above all. The letters are the
initials of somebody whom the text also names in full, perhaps behind that of the office, or stand
in the language's list beside the family name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from policydigest.model import Document
from policydigest.recognise.gazetteer import Match
from policydigest.recognise.people.identity import People, Person
from policydigest.recognise.people.names import Part
from policydigest.recognise.people.rules import Rules
from policydigest.recognise.people.surnames import Found

_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_](?!r\.|n\.|II)")  # not those of "Jr.", "III"
_CAPITAL = re.compile(r"(?<![^\W\d_])[^\W\d_a-zà-þ]")
_THREE = re.compile(r"\w+(?:\W+\w+){2}")
_ARTICLES = ("the", "The")


def named_by_letters(
    document: Document, people: People, places: Mapping[int, Match], rules: Rules
) -> Iterator[Found]:
    """The places where the letters stand that mean somebody of the text.

    `places` are the matches of the vocabulary by their starts: what it lists is something else.
    """
    meant: dict[str, Person] = {}
    letters = {
        before + "".join(pattern.findall(person.name)).upper(): person
        for person in people.everybody
        if _THREE.match(person.name)  # two letters would mean too many
        for pattern in (_INITIAL, _CAPITAL)
        for before in rules.letters_before
    }
    for written in document.places.keys() & letters.keys():
        if _stand_alone(document, written, letters[written]):
            meant[written] = letters[written]
    for written in document.places.keys() & rules.letters.keys():
        person = people.of_family(rules.letters[written])
        if person is not None:
            meant[written] = person
    if not meant:
        return
    starts = [sentence.start for sentence in document.sentences]
    for written, person in meant.items():
        for at in document.places[written]:
            start, end = document.starts[at], document.ends[at]
            if start not in places:
                part = Part([], start, end, max(0, bisect_right(starts, start) - 1))
                span = document.span(start, end)
                yield Found(person, part, span, f"letters that stand for {person.name}")


def _stand_alone(document: Document, written: str, person: Person) -> bool:
    """Whether letters have no article, nor brackets in which the text tells what else they mean."""
    words = document.words
    for at in document.places[written]:
        if at and words[at - 1] in _ARTICLES:
            return False
        if at and words[at - 1] == "(" and words[at - 2 : at - 1] != (person.name.split()[-1],):
            return False
    return True
