"""Texts that are nearly the same, found in time proportional to their number; pure.

Texts are cut into clauses. Clauses are what copies have in common even where words were mended
here and there, and two accounts of one event written independently hardly share any.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

# From this share of the shorter text's words on, one is a copy of the other.
SHARE = 0.6
FEWEST_WORDS = 25  # a text shorter than this is like many others
_CLAUSE_WORDS = 5  # shorter clauses are turns of phrase
_MOST_HOLDERS = 20  # a clause in more texts than this is a formula
_CUT = re.compile(r"[.;:!?,()\n—–]+(?=\s|$)|\n")
_WORD = re.compile(r"\w+")


class Same(NamedTuple):
    """The text `later` says what `earlier` says; `share` of the shorter one's words are common."""

    later: str
    earlier: str
    share: float


def same_texts(texts: Sequence[tuple[str, str]]) -> list[Same]:
    """The pairs of near copies among (name, text), each text with the first it is like."""
    holders: dict[tuple[str, ...], list[int]] = {}
    sizes: list[int] = []
    found: list[Same] = []
    for number, (name, text) in enumerate(texts):
        clauses = _clauses(text)
        sizes.append(sum(map(len, clauses)))
        shared: Counter[int] = Counter()
        for clause in clauses:
            others = holders.setdefault(clause, [])
            if len(others) < _MOST_HOLDERS:
                for other in others:
                    shared[other] += len(clause)
                others.append(number)
        for other, words in sorted(shared.items()):
            size = min(sizes[number], sizes[other])
            if size >= FEWEST_WORDS and words >= SHARE * size:
                found.append(Same(name, texts[other][0], words / size))
                break
    return found


def _clauses(text: str) -> set[tuple[str, ...]]:
    parts = (tuple(_WORD.findall(part)) for part in _CUT.split(text.casefold()))
    return {part for part in parts if len(part) >= _CLAUSE_WORDS}
