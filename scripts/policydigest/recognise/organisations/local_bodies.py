"""Bodies of a town that are named in small letters: "the Stuttgart public prosecutor's office".

Or "Amsterdam's city council", "the city council of Lyon". What such a body is called is what the
text says, without "the".
"""

from __future__ import annotations

from collections.abc import Iterator

from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations.begins import POSSESSIVE
from policydigest.recognise.organisations.reading import FREE, TOWN, Found, Reading
from policydigest.recognise.organisations.rules import Rules

_RULE = "body of a town"
_ARTICLES = ("the", "The")
_MAX_TOWN = 3  # words of a town that is not listed: "Santa Cruz"


def find(reading: Reading, rules: Rules) -> Iterator[Found]:
    """The bodies of towns, listed or not, in reading order of their nouns."""
    for first in reading.positions.keys() & rules.local_heads.keys():
        for at in reading.positions[first]:
            for rest in rules.local_heads[first]:  # the longest first
                last = at + 1 + len(rest)
                behind = reading.words[at + 1 : last]
                if [POSSESSIVE[0] if w in POSSESSIVE else w for w in behind] == rest:
                    yield from _named(reading, at, last)
                    break


def _named(reading: Reading, at: int, last: int) -> Iterator[Found]:
    """The body whose noun, tokens `at` to `last`, has its town before it, or "of" it behind."""
    words, sort = reading.words, reading.words[last - 1]
    whose = words[at - 1] in POSSESSIVE if at else False
    end = at - 1 if whose else at
    first = _town_before(reading, end)
    if first < end:
        name = f"{reading.text(first, end)} {reading.text(at, last)}"
        yield Found(first, last, None, name, _RULE, sort)
    elif at and words[at - 1] in _ARTICLES and words[last : last + 1] == ["of"]:
        end, _ = reading.place_beginning.get(last + 1, (0, ""))
        if end and _is_town(reading, last + 1, end):
            yield Found(at, end, None, reading.text(at, end), _RULE, sort)


def _town_before(reading: Reading, end: int) -> int:
    """Where a town that ends before a token begins; the token itself if none does.

    One that is not listed has an article before it, as a person has not.
    """
    first = reading.place_before(end)
    if first < end:
        return first if _is_town(reading, first, end) else end
    while first > max(0, end - _MAX_TOWN) and _is_own(reading, first - 1):
        first -= 1
    return first if first and reading.words[first - 1] in _ARTICLES else end


def _is_town(reading: Reading, first: int, end: int) -> bool:
    """Whether a place is a town, as a country's capital is."""
    if reading.flags[first] == TOWN:
        return True
    country = reading.vocabulary.countries.get(reading.place_ending.get(end, ""))
    return country is not None and reading.text(first, end) == country.capital


def _is_own(reading: Reading, at: int) -> bool:
    """Whether a word may be one of a town's own name."""
    word = reading.words[at]
    return is_capitalised(word) and not word.isupper() and reading.flags[at] == FREE
