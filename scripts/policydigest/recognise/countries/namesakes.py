"""People who are called like a country or a place: "her sons Israel and Chad", "Jane Roe-Paris".

What stands behind "nicknamed" or "daughters" is somebody's name, there and where it is said again;
so is a place with a hyphen and another name behind it, where a first name stands before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter

from policydigest.model import Document, Mention
from policydigest.recognise.countries.rules import Rules
from policydigest.recognise.names import HYPHENS

_TEXT = attrgetter("span.text")
_SHOUTED = re.compile(r"[A-ZÀ-Þ]{4,}").fullmatch  # no acronym
_JOINED = ("and", "&")
_MARKS = ("“", '"', "‘", "'")


def without(document: Document, mentions: Sequence[Mention], known: Rules) -> Sequence[Mention]:
    """The mentions of countries, without those that are somebody's name."""
    if known.called.is_known_to(document.places) and mentions:
        mentions = _without_called(document, mentions, known)
    if any(map(_SHOUTED, map(_TEXT, mentions))):
        starts = {mention.span.start for mention in mentions}
        mentions = [m for m in mentions if not _is_shouted_name(document, m, starts)]
    if any(hyphen in document.places for hyphen in HYPHENS):
        halves = {m.span.start for m in _first_halves(document, mentions, known)}
        mentions = [m for m in mentions if m.span.start not in halves] if halves else mentions
    return mentions


def _without_called(
    document: Document, mentions: Sequence[Mention], known: Rules
) -> Sequence[Mention]:
    words = document.words
    firsts = [bisect_left(document.starts, mention.span.start) for mention in mentions]
    names = {
        mention.span.text
        for mention, first in zip(mentions, firsts, strict=True)
        if _is_called(words, first, known)
    }
    return [
        mention
        for mention, first in zip(mentions, firsts, strict=True)
        if mention.span.text not in names or (first > 0 and words[first - 1] in known.within)
    ]


def _is_called(words: Sequence[str], first: int, known: Rules) -> bool:
    """Whether the words before token `first` say that it names somebody."""
    if first > 1 and words[first - 1] in _JOINED and words[first - 2][0].isupper():
        first -= 2
    if first and words[first - 1] in _MARKS:
        first -= 1
    return known.called.ends_at(words, first) is not None


def _is_shouted_name(document: Document, mention: Mention, starts: Collection[int]) -> bool:
    """Whether a word in a heading in capitals is somebody's name: "PARIS IN TOWN: Paris Roe came".

    So it is where in small letters it always stands before a name, and is no place.
    """
    words, word = document.words, mention.span.text
    named = document.places.get(word.title(), ()) if _SHOUTED(word) else ()
    behind = bisect_left(document.starts, mention.span.end)
    if not named or not words[behind : behind + 1] or not words[behind].isupper():
        return False
    return all(
        document.starts[at] not in starts and words[at + 1 : at + 2] and words[at + 1].istitle()
        for at in named
    )


def _first_halves(
    document: Document, mentions: Sequence[Mention], known: Rules
) -> Iterator[Mention]:
    """Places that are the first half of a family name: "Jane Salt-Roe", and "Salt-Roe" again."""
    words, starts = document.words, document.starts
    places = {mention.span.start for mention in mentions}
    families: set[str] = set()
    for mention in mentions:
        last = bisect_left(starts, mention.span.end)
        if last + 1 < len(words) and words[last] in HYPHENS:
            second = words[last + 1]
            if not second.istitle() or starts[last + 1] in places:
                continue
            first = bisect_left(starts, mention.span.start)
            before = words[first - 1] if first else ""
            is_named = before.istitle() and before.lower() not in known.small
            if is_named or f"{mention.span.text}-{second}" in families:
                families.add(f"{mention.span.text}-{second}")
                yield mention
