"""Acronyms as the text itself defines them: "National Cyber Advisory Board (NCAB)".

After the idea of Schwartz and Hearst (2003, "A simple algorithm for identifying abbreviation
definitions in biomedical text"): the letters of the short form must occur in order in the long
form, the first one at its beginning. Here the long form must be a capitalised run too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from policydigest.model import Document
from policydigest.recognise.names import Run

MIN_ABROAD = 3  # letters of an acronym that can spell out a name without capitals
LONGEST_LINK = 3  # letters of a small word that an acronym leaves out: "of", "the"
MAX_PARTS = 3  # runs that one long form may be made of
_BETWEEN = ("in", ",", "'", "’")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9&/.\-]{1,11}$")


class Definition(NamedTuple):
    """A long form (tokens `first:last`) and its short form (the token span `short:short_last`)."""

    first: int
    last: int
    short: int
    short_last: int


def definitions(document: Document, runs: Sequence[Run]) -> list[Definition]:
    """All definitions of the form "Long Name (LN)" and "LN (Long Name)"."""
    brackets = frozenset(document.places.get("(", ()))
    words = document.words
    by_first = {run.first: run for run in runs}
    by_last = {run.last: run for run in runs}
    found: list[Definition] = []
    for run in runs:
        opening = run.last
        if opening not in brackets and opening + 1 not in brackets:
            continue
        if opening + 2 < len(words) and words[opening] in "\"”’'":
            opening += 1
        if opening + 2 >= len(words) or words[opening] != "(":
            continue
        inner = opening + 1
        while inner < len(words) and words[inner] in ("“", '"', "‘", "'", "the", "or"):
            inner += 1
        other = by_first.get(inner)
        if other is None:
            continue
        closing = other.last
        if closing < len(words) and words[closing] in ("”", '"', "’", "'", ",", ";", "–"):
            closing += 1
        short = _text(document, other.first, other.last)
        if is_short(short):
            first = long_form_start(document, run, short)
            if first is None:
                first = long_form_start(document, _whole(document, run, by_last), short)
            if first is None:
                first = _start_abroad(document, run.last, short)
            if first is not None:
                found.append(Definition(first, run.last, other.first, other.last))
        else:
            before = _text(document, run.last - 1, run.last)
            if is_short(before) and matches_initials(before, _words(document, other)):
                found.append(Definition(other.first, other.last, run.last - 1, run.last))
    found += _abroad(document, by_first)
    return found


def _abroad(document: Document, by_first: Mapping[int, Run]) -> list[Definition]:
    """Names in another language that end without a capital: "the Natsionalna agentsia … (NAP)".

    At the beginning of a sentence any word has a capital: "Distributed ledger technology (DLT)".
    """
    words = document.words
    found = []
    for bracket in document.places.get("(", ()):
        run = by_first.get(bracket + 1)
        if run is None or bracket < 1 or not words[bracket - 1].islower():
            continue
        short = _text(document, run.first, run.last)
        first = _start_abroad(document, bracket, short) if is_short(short) else None
        if first and (words[first - 1].islower() or words[first - 1] == "The"):
            found.append(Definition(first, bracket, run.first, run.last))
    return found


def _start_abroad(document: Document, last: int, short: str) -> int | None:
    """The token at which a long form in another language begins: "Naftna industrija Srbije (NIS)".

    Its words have no capitals, so it must be spelt out: one word for each letter, in order, and
    no others but small ones ("za").
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    words, at = document.words, last
    if len(letters) < MIN_ABROAD:
        return None
    for letter in reversed(letters):
        at -= 1
        while at > 0 and words[at][0].casefold() != letter and _is_link(words[at]):
            at -= 1
        if at < 0 or not words[at].isalpha() or words[at][0].casefold() != letter:
            return None
    return at if words[at][0].isupper() else None


def _is_link(word: str) -> bool:
    return word.islower() and len(word) <= LONGEST_LINK


def _whole(document: Document, run: Run, by_last: Mapping[int, Run]) -> Run:
    """A run with those before it that "in", a comma of a list or "Ports' Board" parts from it.

    "Organization for the Harmonization of Business Law | in | Africa", "Islamic World
    Educational | , | Scientific and Cultural Organization".
    """
    for _ in range(MAX_PARTS):
        before = by_last.get(run.first - 1)
        if before is None or document.words[run.first - 1] not in _BETWEEN:
            break
        run = Run(before.first, run.last, before.opens)
    return run


def is_short(text: str) -> bool:
    """Whether a text looks like an acronym: mostly capitals, at most twelve characters."""
    return bool(_SHORT.match(text)) and sum(c.isupper() for c in text) >= max(2, len(text) // 2)


def long_form_start(document: Document, run: Run, short: str) -> int | None:
    """The token at which the long form of `short` begins within a run, None if none does.

    Letters are matched from the end; the first one must begin a word, and no more words may be
    used than twice the letters.
    """
    letters = [
        c for c in short.casefold().removesuffix("s" if short.endswith("s") else "") if c.isalnum()
    ]
    first = run.last
    at = len(letters)
    for index in range(run.last - 1, run.first - 1, -1):
        word = document.words[index].casefold()
        if not word[0].isalnum():
            continue
        at = _match_backwards(letters, at, word)
        first = index
        if at == 0:
            break
    if first > run.first and _spells(document.words[first - 1 : run.last], letters):
        first -= 1  # "Salt | Sea Movement (SSM)", and no "m" of "Movement"
    used = sum(word[0].isalnum() for word in document.words[first : run.last])
    if at != 0 or used > 2 * len(letters) + 1 or used < 2:
        return None
    return _at_capital(document, run, first)


def _spells(words: Sequence[str], letters: Sequence[str]) -> bool:
    """Whether the capitals that begin words, the first of them too, are just these letters."""
    return words[0][0].isupper() and [
        word[0].casefold() for word in words if word[0].isupper()
    ] == [*letters]


def _at_capital(document: Document, run: Run, first: int) -> int:
    """The start of a long form: "Office of the Data Board" too is ODB, for its "of" begins none."""
    word = document.words[first]
    before = document.words[first - 1] if first > run.first else ""
    is_inner = word.islower() and before[:1].isupper()
    return first - 1 if is_inner and before[0].casefold() == word[0] else first


def matches_initials(short: str, words: Sequence[str]) -> bool:
    """Whether the letters of `short` occur in order in `words`, the first one at the beginning."""
    letters = [c for c in short.casefold() if c.isalnum()]
    at = len(letters)
    for word in reversed(words):
        if at == 0:
            return False
        at = _match_backwards(letters, at, word.casefold())
    return at == 0 and bool(words) and words[0][0].casefold() == letters[0]


def _match_backwards(letters: Sequence[str], at: int, word: str) -> int:
    """How many letters are left when those before `at` have been sought in `word` from its end.

    A word gives its inner letters only if it then gives its first one too: the acronym of
    "Telecommunication Union" is TU, and IETF takes T from the start of "Task".
    """
    taken = at
    for character in reversed(word[1:]):
        if taken > 1 and character == letters[taken - 1]:
            taken -= 1
    while taken <= at:
        if taken > 0 and word[0] == letters[taken - 1]:
            return taken - 1
        taken += 1
    return at


def _words(document: Document, run: Run) -> list[str]:
    return [word for word in document.words[run.first : run.last] if word[0].isalnum()]


def _text(document: Document, first: int, last: int) -> str:
    return document.text[document.starts[first] : document.ends[last - 1]]
