"""Texts compared by their words: what says the same, and what is taken over from a source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, count

from policydigest.text import words_of

SIMILAR = 0.5  # share of words in common from which two sentences say the same
_RUN = 5  # words in a row that are taken over and no coincidence
_PLAIN_WORD = re.compile(r"\w+(?:['’.,]\w+)*")
_STEM = 6  # letters by which "announced" and "announcing" are one word


def is_alike(text: str, others: Sequence[str]) -> bool:
    """Whether a text says much the same as one of the others."""
    words = content(text)
    for theirs in map(content, others):
        if words and len(words & theirs) >= SIMILAR * min(len(words), len(theirs)):
            return True
    return False


def verbatim_words(text: str, source: str) -> int:
    """How many words of a text stand in its source too, five or more in a row."""
    return words_in_runs(text, runs_of(source))


@lru_cache(maxsize=4)
def runs_of(source: str, size: int = _RUN) -> frozenset[tuple[str, ...]]:
    """Every run of so many words in a text, without case and punctuation."""
    return frozenset(_runs(source, size))


def words_in_runs(text: str, runs: frozenset[tuple[str, ...]], size: int = _RUN) -> int:
    """How many words of a text stand in any of these runs of `size` words."""
    taken = end = 0
    for first in compress(count(), map(runs.__contains__, _runs(text, size))):
        taken += first + size - max(first, end)
        end = first + size
    return taken


def _runs(text: str, size: int) -> Iterator[tuple[str, ...]]:
    words = _PLAIN_WORD.findall(text.casefold())
    return zip(*(words[start:] for start in range(size)), strict=False)


@lru_cache(maxsize=256)
def content(text: str) -> frozenset[str]:
    """The words of a sentence that say what it is about: all but the short ones, by their stems."""
    return frozenset([word.casefold()[:_STEM] for word in words_of(text) if len(word) > 3])
