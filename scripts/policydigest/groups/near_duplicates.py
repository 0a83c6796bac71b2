"""Digests that tell of the same event: from several reports, or sent in twice.

Telling words of title and summary are hashed into bins, each bin keeps its smallest (MinHash with
one permutation). Digests that agree in a few bins meet in a bucket and only those are compared,
each with a limited number of its neighbours in time, so the work grows with the digests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from zlib import crc32

from policydigest.memory.remembering import anew

if TYPE_CHECKING:
    from policydigest.memory.remembering import Remember
    from policydigest.model import Digest

# Two reports of one event share this part of their telling words, and their dates lie this close.
LIKENESS = 0.5
DAYS = 3
_BINS = 24
_WINDOW = 12
_WORD = re.compile(r"[^\W_]{3,}|\d+")
_COMMON_WORDS = """
the and for with that from this its has have was were are will their into after over new said
says between about which
than more not but they his her would could also under
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_STEM = 7


def near_duplicates(
    digests: Sequence[Digest], remember: Remember = anew
) -> Mapping[str, tuple[Digest, ...]]:
    """For each digest that has any, the others of the same event, in the order given.

    Digests come in the order of their dates.
    """
    made_of = [(one.id, one.date, one.title, one.summary, one.duplicate_of) for one in digests]
    found = remember("alike", made_of, dict[str, list[str]], lambda: _alike(digests))
    known = {digest.id: digest for digest in digests}
    return {key: tuple(known[other] for other in others) for key, others in found.items()}


def _alike(digests: Sequence[Digest]) -> dict[str, list[str]]:
    """For each digest that has any, the others of the same event, by their ids."""
    words = {digest.id: _words(digest) for digest in digests}
    buckets: dict[tuple[int, int], list[Digest]] = {}
    for digest in digests:
        for key in _signature(words[digest.id]):
            buckets.setdefault(key, []).append(digest)
    days = {digest.id: _day(digest.date) for digest in digests}
    met = {
        (one.id, other.id): (one, other)
        for bucket in buckets.values()
        for one, other in _neighbours(bucket, days)
    }
    alike: dict[str, list[Digest]] = {}
    for one, other in met.values():
        if _agreement(words[one.id], words[other.id]) >= LIKENESS:
            alike.setdefault(one.id, []).append(other)
            alike.setdefault(other.id, []).append(one)
    _add_told(digests, alike)
    order = {digest.id: place for place, digest in enumerate(digests)}
    return {
        key: sorted((other.id for other in found), key=lambda other: order[other])
        for key, found in alike.items()
    }


def _neighbours(
    bucket: Sequence[Digest], days: Mapping[str, int | None]
) -> Iterator[tuple[Digest, Digest]]:
    """The pairs that lie close in time, each digest with a few that follow it."""
    for place, one in enumerate(bucket):
        day = days[one.id]
        for other in bucket[place + 1 : place + 1 + _WINDOW]:
            next_day = days[other.id]
            if day is None or next_day is None:
                if one.date[:7] == other.date[:7]:
                    yield one, other
            elif abs(day - next_day) > DAYS:
                break  # and those behind it are further off
            else:
                yield one, other


def _add_told(digests: Sequence[Digest], alike: dict[str, list[Digest]]) -> None:
    """Add the pairs of which one says itself that it is the other's duplicate."""
    known = {digest.id: digest for digest in digests}
    for one in digests:
        other = known.get(one.duplicate_of or "")
        if other is not None and other is not one and other not in alike.get(one.id, ()):
            alike.setdefault(one.id, []).append(other)
            alike.setdefault(other.id, []).append(one)


def likeness(one: Digest, other: Digest) -> float:
    """Which part of the telling words of two digests they have in common, from 0 to 1."""
    return _agreement(_words(one), _words(other))


def _words(digest: Digest) -> frozenset[str]:
    found = _WORD.findall(f"{digest.title} {digest.summary}".lower())
    return frozenset(word[:_STEM] for word in found if word not in _COMMON)


def _signature(words: frozenset[str]) -> list[tuple[int, int]]:
    smallest: dict[int, int] = {}
    for word in words:
        value = crc32(word.encode("utf-8", "surrogatepass"))
        place, rest = value % _BINS, value // _BINS
        smallest[place] = min(rest, smallest.get(place, rest))
    return list(smallest.items())


def _agreement(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _day(text: str) -> int | None:
    """The day's number; None for a month, and for what is no day."""
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None
