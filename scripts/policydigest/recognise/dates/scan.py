"""All date expressions of a document, sought at the words and numbers that one can begin with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from operator import itemgetter

from policydigest.model import Document
from policydigest.recognise.dates.expression import Expression
from policydigest.recognise.dates.numbers import from_number
from policydigest.recognise.dates.rules import Rules
from policydigest.recognise.dates.words import counted, from_month, from_phrase, from_weekday


def scan(document: Document, rules: Rules) -> list[Expression]:
    """All date expressions of a document in reading order, none overlapping another."""
    found = [*_by_token(document, rules), *counted(document.text, rules)]
    found.sort(key=lambda e: (e.start, -e.end))
    kept: list[Expression] = []
    for expression in found:
        if not kept or expression.start >= kept[-1].end:
            kept.append(expression)
    return _share_years(document.text, kept, rules)


def _by_token(document: Document, rules: Rules) -> Iterator[Expression]:
    text, position = document.text, 0
    numbers = compress(document.places, map(str.isdecimal, map(itemgetter(0), document.places)))
    telling = {*numbers, *(document.places.keys() & rules.starters)}
    for number in document.tokens_that_are(telling):
        word, start = document.words[number], document.starts[number]
        if start < position:
            continue
        expression: Expression | None = None
        if word[0].isdigit():
            expression, position = from_number(text, start, rules)
        elif word in rules.months:
            expression = from_month(text, start, rules)
        elif word in rules.weekdays or word in rules.short_weekdays:
            end = document.ends[number]
            if not _in_weekday_name(text, start, end, rules):
                expression = from_weekday(text, start, end, word, rules)
        elif word in rules.phrases and not (word[0].isupper() and _ends_a_name(text, start)):
            phrase = rules.phrases[word].match(text, start)
            expression = from_phrase(text, phrase, rules) if phrase else None
        if expression:
            position = max(position, expression.end)
            yield expression


def _ends_a_name(text: str, start: int) -> bool:
    """Whether a word with a capital stands behind another: the last of "Russia Today"."""
    before = text.rfind(" ", 0, start - 1) + 1 if text.startswith(" ", start - 1) else start
    return before < start - 1 and text[before].isupper() and text[start - 2].islower()


def _in_weekday_name(text: str, start: int, end: int, rules: Rules) -> bool:
    """Whether a weekday is part of a name such as "Good Friday" or "Sunday Times"."""
    near = rules.weekday_name.finditer(text, max(0, start - 24), end + 24)
    return any(match.start() <= start < match.end() for match in near)


def _share_years(text: str, found: list[Expression], rules: Rules) -> list[Expression]:
    """ "30 April to 2 May 2024": the first day belongs to the year of the second."""
    for index in range(len(found) - 2, -1, -1):
        this, following = found[index], found[index + 1]
        if this.kind in ("day", "month") and this.year is None and following.year is not None:
            gap = text[this.end : following.start]
            if len(gap) < 16 and rules.list_link.fullmatch(gap) and following.kind == this.kind:
                found[index] = this._replace(year=following.year)
    return found
