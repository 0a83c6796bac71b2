"""Numbers and letters that count the paragraphs of a text, which are no part of them."""

from __future__ import annotations

import itertools
import re

# Before a paragraph of a statement whose paragraphs are counted.
_NUMBER = re.compile(r"(\d{1,2})[ \t\u00a0]{1,4}(?=[“\"(]?[A-ZÀ-Þ])")
_COUNTED = re.compile(rf"\n{_NUMBER.pattern}")
# The same in Roman figures, and before what is asked and answered: "IV. The Parties", "Q. Why?"
_ROMAN = re.compile(r"([IVX]{1,5})[.)] +(?=[“\"(]?[A-ZÀ-Þ])")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SECOND = re.compile(r"\n(?:II[.)]|Q[.:]) ")
_ASKED = re.compile(r"[QA][.:] +(?=[“\"(]?[A-ZÀ-Þ])")


def without_counts(text: str, spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The paragraphs, as (raw start, start, end), without what counts them before them."""
    return _without_romans(text, _without_numbers(text, spans))


def _without_numbers(text: str, spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The paragraphs without bare numbers before them, if these count on: "2 The bank also …"."""
    if not _COUNTED.search(text):
        return spans
    numbers = [_NUMBER.match(text, start, end) for _, start, end in spans]
    found = [int(match[1]) for match in numbers if match]
    counts_on = len(found) > 1 and all(
        after == before + 1 for before, after in itertools.pairwise(found)
    )
    if not counts_on:
        return spans
    return [
        (raw, match.end() if match else start, end)
        for (raw, start, end), match in zip(spans, numbers, strict=True)
    ]


def _without_romans(text: str, spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The paragraphs without "I.", "II." and so on, or "Q." and "A.", before them."""
    if not _SECOND.search(text):
        return spans
    romans = [_ROMAN.match(text, start, end) for _, start, end in spans]
    asked = [_ASKED.match(text, start, end) for _, start, end in spans]
    if [match[1] for match in romans if match] != [*_ROMANS[: sum(map(bool, romans))]]:
        romans = [None] * len(spans)
    if len({match.group()[0] for match in asked if match}) != len("QA"):
        asked = [None] * len(spans)
    marks = [roman or question for roman, question in zip(romans, asked, strict=True)]
    return [
        (raw, mark.end() if mark else start, end)
        for (raw, start, end), mark in zip(spans, marks, strict=True)
    ]
