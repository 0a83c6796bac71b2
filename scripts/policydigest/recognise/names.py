"""Capitalised runs: stretches of text that look like a proper name, found once per document.

A run is a maximal sequence of capitalised words, numbers with letters and acronyms, joined by
connectors ("Ministry of Economy, Trade and Industry") where a capitalised word follows. What a
run names, and where a longer run should be cut, is for the recognisers to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from policydigest.model import Document
from policydigest.text import is_capitalised
from policydigest.vocabulary import Language

__all__ = ["HYPHENS", "Run", "is_capitalised", "is_doer", "runs"]

HYPHENS = ("-", "‑")  # the second one keeps its words on one line
_JOINING = frozenset(("-", "–", "‑", "&", "/", "+"))


class Run(NamedTuple):
    """Tokens `first:last` that look like one name; `opens` if it begins its sentence."""

    first: int
    last: int
    opens: bool


def runs(document: Document, language: Language) -> list[Run]:
    """All capitalised runs of a document, in reading order; none crosses a sentence end."""
    connectors, prefixes = _words(language, "connectors"), _words(language, "prefixes")
    tails = _words(language, "tails")
    capitals = sorted(document.capitals)
    found: list[Run] = []
    at = 0
    for sentence in document.sentences:
        first, last = sentence.first, sentence.last
        end = first
        while at < len(capitals) and capitals[at] < last:
            position = capitals[at]
            at += 1
            if position < end:  # in the run before, or in no sentence
                continue
            end = _end_of_run(document, position, last, connectors, prefixes, tails)
            opens = position == first or _after_opening(document.words, first, position)
            found.append(tuple.__new__(Run, (position, end, opens)))  # sooner than Run(…)
    return found


@lru_cache(maxsize=16)
def _words(language: Language, key: str) -> frozenset[str]:
    return frozenset(language.words("names", key))


def _end_of_run(
    document: Document,
    position: int,
    last: int,
    connectors: frozenset[str],
    prefixes: frozenset[str],
    tails: frozenset[str],
) -> int:
    """The end of the run that begins with the capitalised word at `position`."""
    words, capitals = document.words, document.capitals
    end = position + 1
    while end < last:
        if end in capitals:
            end += 1
            continue
        word = words[end]
        if word.isalpha() and word not in connectors:
            break  # an ordinary word, as behind most names
        step = _step(document, end, last, connectors)
        if step == 0 and word in HYPHENS:
            step = _hyphenated(document, end, last, prefixes, tails)
        if step == 0:
            break
        end += step
    return end


def _hyphenated(
    document: Document, at: int, last: int, prefixes: frozenset[str], tails: frozenset[str]
) -> int:
    """How many tokens go on behind a hyphen with a small word, before a capital; 0 if none do.

    Behind a prefix ("Self-contained Motor Vehicles"), or with a word that makes a compound
    ("Deposit-taking Institutions").
    """
    words, starts, ends = document.words, document.starts, document.ends
    if at + 2 >= last or at + 2 not in document.capitals:
        return 0
    is_joined = ends[at - 1] == starts[at] and ends[at] == starts[at + 1]
    return 2 if is_joined and (words[at - 1] in prefixes or words[at + 1] in tails) else 0


def _after_opening(words: Sequence[str], first: int, position: int) -> bool:
    """Whether only quotation marks, brackets or bullets stand before this token."""
    index = position - 1  # backwards: the answer is mostly one word away
    while index >= first and not words[index][0].isalnum():
        index -= 1
    return index < first


def _step(document: Document, at: int, last: int, connectors: frozenset[str]) -> int:
    """How many tokens from `at`, which has no capital, go on with the run (0: it ends here)."""
    words, starts, ends = document.words, document.starts, document.ends
    word = words[at]
    if word in _JOINING and at + 1 < last:
        if at + 1 not in document.capitals:
            return 0
        glued = starts[at] == ends[at - 1] and starts[at + 1] == ends[at]
        return 2 if glued or word == "&" else 0
    if word in ("'s", "’s"):
        return 0
    if word[0].isdigit() and starts[at] == ends[at - 1] + 1:
        return 1  # "Industry 100", "Data Protection Act 2018"
    length = 0
    while at + length < last and words[at + length] in connectors and length < 3:
        length += 1
    if length and at + length < last and words[at + length] in ("a", "an"):
        length += 1  # "Alliance for a Green Revolution"
    if length and at + length < last and at + length in document.capitals:
        return length + 1
    return 0


def is_doer(words: Sequence[str], first: int) -> bool:
    """Whether "by" stands before the name at token `first`, or before the one it is joined to.

    It does something, as no project and no programme does: "brought by A (A) and the B (B)".
    """
    at = first - 1 if first and words[first - 1].lower() == "the" else first
    if at and words[at - 1] == "and":
        at -= 1
        while at and (words[at - 1][0].isupper() or words[at - 1] in "()&-"):
            at -= 1
        at = at - 1 if at and words[at - 1].lower() == "the" else at
    return at > 0 and words[at - 1].lower() == "by"
