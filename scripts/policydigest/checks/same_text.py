"""Texts that are nearly the same, found in time proportional to their number; pure.

Texts are cut into clauses. Clauses are what copies have in common even where words were mended
here and there, and two accounts of one event written independently hardly share any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

# From this share of the shorter text's words on, one is a copy of the other.
SHARE = 0.6
FEWEST_WORDS = 25  # a text shorter than this is like many others
_CLAUSE_WORDS = 5  # shorter clauses are turns of phrase
_MOST_HOLDERS = 20  # a clause in more texts than this is a formula
_MARKS = frozenset(".;:!?,()—–")  # each ends a clause where a space or the line's end follows


class Same(NamedTuple):
    """The text `later` says what `earlier` says; `share` of the shorter one's words are common."""

    later: str
    earlier: str
    share: float


def clauses(text: str) -> dict[int, int]:
    """The clauses of a text, each as a hash of its words, with their number."""
    found: dict[int, int] = {}
    for line in _words(text.casefold()).split("\n"):
        words = line.split()
        if len(words) >= _CLAUSE_WORDS:
            written = " ".join(words).encode("utf-8", "surrogatepass")
            found[int.from_bytes(blake2b(written, digest_size=8).digest(), "big")] = len(words)
    return found


def _words(text: str) -> str:
    """The words of a text with spaces between them, one clause a line.

    To replace the few other characters that there are takes a tenth of the time in which a pattern
    finds each word.
    """
    others = {one for one in set(text) if not (one.isalnum() or one in "_ \n")}
    for space in filter(str.isspace, others):
        text = text.replace(space, " ")
    for mark in others & _MARKS:
        text = text.replace(f"{mark} ", "\n")
    for other in others:
        text = text.replace(other, " ")
    return text


def same_texts(texts: Iterable[tuple[str, Mapping[int, int]]]) -> list[Same]:
    """The pairs of near copies among (name, clauses), each text with the first it is like."""
    holders: dict[int, list[int]] = {}
    names: list[str] = []
    sizes: list[int] = []
    found: list[Same] = []
    for number, (name, mine) in enumerate(texts):
        names.append(name)
        sizes.append(sum(mine.values()))
        shared: Counter[int] = Counter()
        for clause, words in mine.items():
            others = holders.setdefault(clause, [])
            if len(others) < _MOST_HOLDERS:
                for other in others:
                    shared[other] += words
                others.append(number)
        for other, words in sorted(shared.items()):
            size = min(sizes[number], sizes[other])
            if size >= FEWEST_WORDS and words >= SHARE * size:
                found.append(Same(name, names[other], words / size))
                break
    return found
