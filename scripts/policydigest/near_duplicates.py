"""Digests that tell of the same event: from several reports, or sent in twice.

Telling words of title and summary are hashed into bins, each bin keeps its smallest (MinHash with
one permutation). Digests that agree in a few bins meet in a bucket and only those are compared,
each with a limited number of its neighbours in time, so the work grows with the digests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
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


def near_duplicates(digests: Sequence[Digest]) -> Mapping[str, tuple[Digest, ...]]:
    """For each digest that has any, the others of the same event, in the order given."""
    words = {digest.id: _words(digest) for digest in digests}
    buckets: dict[tuple[int, int], list[Digest]] = {}
    for digest in digests:
        for key in _signature(words[digest.id]):
            buckets.setdefault(key, []).append(digest)
    met: dict[tuple[str, str], tuple[Digest, Digest]] = {}
    for bucket in buckets.values():
        # Digests come in the order of their dates: those of one event stand close together.
        for place, one in enumerate(bucket):
            for other in bucket[place + 1 : place + 1 + _WINDOW]:
                met[one.id, other.id] = (one, other)
    days = {digest.id: _day(digest.date) for digest in digests}
    alike: dict[str, list[Digest]] = {}
    for one, other in met.values():
        told_twice = one.duplicate_of == other.id or other.duplicate_of == one.id
        if told_twice or (
            _close(one, other, days) and _agreement(words[one.id], words[other.id]) >= LIKENESS
        ):
            alike.setdefault(one.id, []).append(other)
            alike.setdefault(other.id, []).append(one)
    order = {digest.id: place for place, digest in enumerate(digests)}
    return {key: tuple(sorted(found, key=lambda d: order[d.id])) for key, found in alike.items()}


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


def _close(one: Digest, other: Digest, days: Mapping[str, int | None]) -> bool:
    if len(one.date) < 10 or len(other.date) < 10:
        return one.date[:7] == other.date[:7]
    first, second = days[one.id], days[other.id]
    return first is not None and second is not None and abs(first - second) <= DAYS


def _day(text: str) -> int | None:
    """The day's number; None for a month, and for what is no day."""
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None
