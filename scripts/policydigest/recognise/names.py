"""Capitalised runs: stretches of text that look like a proper name, found once per document.

A run is a maximal sequence of capitalised words, numbers with letters and acronyms, joined by
connectors ("Ministry of Economy, Trade and Industry") where a capitalised word follows. What a
run names, and where a longer run should be cut, is for the recognisers to say.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache
from typing import NamedTuple

from policydigest.model import Document, Token
from policydigest.vocabulary import Language


class Run(NamedTuple):
    """Tokens `first:last` that look like one name; `opens` if it begins its sentence."""

    first: int
    last: int
    opens: bool


@lru_cache(maxsize=1 << 15)
def is_capitalised(text: str) -> bool:
    """Whether a token begins with a capital, or has one right behind its first letter (eBay)."""
    return text[0].isupper() or text[0].istitle() or (text[1:2].isupper() and text[0].isalpha())


def runs(document: Document, language: Language) -> list[Run]:
    """All capitalised runs of a document, in reading order; none crosses a sentence end."""
    connectors, prefixes = _words(language, "connectors"), _words(language, "prefixes")
    capitals = document.tokens_that_are(set(filter(is_capitalised, document.places)))
    are_capitals = frozenset(capitals)
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
            end = _end_of_run(document.tokens, are_capitals, position, last, connectors, prefixes)
            opens = position == first or _after_opening(document.words, first, position)
            found.append(Run(position, end, opens))
    return found


@lru_cache(maxsize=16)
def _words(language: Language, key: str) -> frozenset[str]:
    return frozenset(language.words("names", key))


def _end_of_run(
    tokens: Sequence[Token],
    capitals: Container[int],
    position: int,
    last: int,
    connectors: frozenset[str],
    prefixes: frozenset[str],
) -> int:
    """The end of the run that begins with the capitalised word at `position`."""
    end = position + 1
    while end < last:
        if end in capitals:
            end += 1
            continue
        step = _step(tokens, end, last, connectors)
        if step == 0 and tokens[end - 1].text in prefixes:
            step = _hyphenated(tokens, end, last)
        if step == 0:
            break
        end += step
    return end


def _hyphenated(tokens: Sequence[Token], at: int, last: int) -> int:
    """How many tokens go on with a prefix: two in "Self-contained Motor Vehicles", else none."""
    is_joined = (
        at + 2 < last
        and tokens[at].text in ("-", "‑")
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
    )
    return 2 if is_joined and is_capitalised(tokens[at + 2].text) else 0


def _after_opening(words: Sequence[str], first: int, position: int) -> bool:
    """Whether only quotation marks, brackets or bullets stand before this token."""
    index = position - 1  # backwards: the answer is mostly one word away
    while index >= first and not words[index][0].isalnum():
        index -= 1
    return index < first


def _step(tokens: Sequence[Token], at: int, last: int, connectors: frozenset[str]) -> int:
    """How many tokens from `at`, which has no capital, go on with the run (0: it ends here)."""
    token = tokens[at]
    if token.text.isalpha() and token.text not in connectors:
        return 0  # an ordinary word, as behind most names
    if token.text in ("-", "–", "‑", "&", "/", "+") and at + 1 < last:
        following = tokens[at + 1]
        glued = token.start == tokens[at - 1].end and following.start == token.end
        if is_capitalised(following.text) and (glued or token.text == "&"):
            return 2
        return 0
    if token.text in ("'s", "’s"):
        return 0
    if token.text[0].isdigit() and token.start == tokens[at - 1].end + 1:
        return 1  # "Industry 100", "Data Protection Act 2018"
    length = 0
    while at + length < last and tokens[at + length].text in connectors and length < 3:
        length += 1
    if length and at + length < last and is_capitalised(tokens[at + length].text):
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
