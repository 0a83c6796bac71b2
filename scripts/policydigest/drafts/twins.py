"""The same article in two places: by its address, and by the words of its text. Pure.

A page, the PDF of it and the mail that announced it differ in a header here and a footer there.
Of the overlapping runs of five words in a text the smallest hashes are kept (MinHash); two texts
that share most of them are one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from zlib import crc32

RUN = 5
KEPT = 64
ALIKE = 0.85  # the part of the kept hashes that two copies share
ROWS = 8  # smallest hashes by which candidates are found
FEWEST = 100  # words; shorter texts are the same only if every word is

_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the text's runs of words, sorted."""
    words = _WORD.findall(text.casefold())
    joined = " ".join(words).encode("utf-8", "surrogatepass")
    if len(words) < FEWEST:
        return (crc32(joined),)
    encoded = joined.split(b" ")
    runs = zip(*(encoded[first:] for first in range(RUN)), strict=False)
    return tuple(sorted(set(map(crc32, map(b" ".join, runs))))[:KEPT])


@dataclass(slots=True)
class Twins:
    """The texts seen so far, found by a few of their hashes: linear in their number."""

    _by_hash: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _seen: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)

    def find(self, mine: tuple[int, ...]) -> str | None:
        """The name of a text that is the same as one with this sketch, if one was seen."""
        hashes, compared = frozenset(mine), set[int]()
        for smallest in mine[: 2 * ROWS]:
            for number in self._by_hash.get(smallest, ())[:ROWS]:
                if number not in compared:
                    compared.add(number)
                    name, other = self._seen[number]
                    if _are_alike(hashes, other):
                        return name
        return None

    def add(self, name: str, mine: tuple[int, ...]) -> None:
        """Take note of a text's sketch; several may have one name."""
        for smallest in mine[: 2 * ROWS]:
            self._by_hash[smallest].append(len(self._seen))
        self._seen.append((name, mine))


def _are_alike(one: frozenset[int], other: tuple[int, ...]) -> bool:
    """Whether the runs overlap enough, as far as the smallest of both together tell (Jaccard)."""
    shared, most = one.intersection(other), max(len(one), len(other))
    if len(shared) / most < ALIKE:  # as nearly all are
        return False
    both = sorted(one.union(other))[:most]
    return len(shared.intersection(both)) / len(both) >= ALIKE
