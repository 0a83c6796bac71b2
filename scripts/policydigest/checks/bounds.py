"""How much a digest may hold before it is nothing that anyone reads; pure.

Python-Markdown copies the rest of a paragraph for each mark in it, and the rest of a body for each
heading and item, so its work grows with the square of both: a row of 100,000 number signs took
17 seconds. Within these bounds, many times what digests need, no body takes more than one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_CHARACTERS = 50_000
MOST_LINES = 1_000
MOST_IN_PARAGRAPH = 10_000
MOST_MARKS = 2_000
MOST_IN_VALUE = 2_000
MOST_IN_LIST = 1_000

_MARK = re.compile(r"[<{`\\&\[#!*_]")
_BREAK = re.compile(r"\n[ \t]*\n")


class Excess(NamedTuple):
    """Where a text grows beyond a bound, and the bound in words."""

    offset: int
    bound: str


def excess(body: str) -> Excess | None:
    """Where the body of a digest holds too much; None if it nowhere does."""
    if len(body) > MOST_CHARACTERS:
        return Excess(MOST_CHARACTERS, f"{MOST_CHARACTERS} characters")
    if body.count("\n") > MOST_LINES:
        kept = body.split("\n", MOST_LINES)[:-1]
        return Excess(sum(map(len, kept)) + MOST_LINES, f"{MOST_LINES} lines")
    start = 0
    if len(body) > MOST_IN_PARAGRAPH:
        for end, following in (*map(re.Match.span, _BREAK.finditer(body)), (len(body), 0)):
            if end - start > MOST_IN_PARAGRAPH:
                return Excess(start, f"{MOST_IN_PARAGRAPH} characters without an empty line")
            start = following
    marks = [match.start() for match in _MARK.finditer(body)]
    if len(marks) > MOST_MARKS:
        return Excess(marks[MOST_MARKS], f"{MOST_MARKS} signs of Markdown")
    return None
