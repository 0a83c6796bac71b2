"""Dates: `2024-01-17`, `2024-01` or `2024`, with "on Wednesday" and "last December" resolved.

What cannot be resolved for sure is left out: a day without a year in an article without a date,
fiscal years, decades, ranges of years, years that belong to a name ("Data Protection Act 2018").
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from policydigest.dates import is_day
from policydigest.model import DateMention, Document, Sentence
from policydigest.recognise.clauses.tense import SentenceFinder, is_asked, is_future
from policydigest.recognise.dates import arithmetic
from policydigest.recognise.dates.datelines import dateline
from policydigest.recognise.dates.expression import Expression
from policydigest.recognise.dates.rules import Rules, rules
from policydigest.recognise.dates.scan import scan

__all__ = ["Rules", "find", "rules"]

OPENING_SENTENCES = 5  # in which a full date may stand in for the article's own
_SHORTLY = 200  # days between a full date told and a dateline without a year
_NEARBY = 100  # days between a dateline without a year and a full date that tells it
_JOINED_DAYS = (" and ", " or ", " to ", " and on ", " through ", "–", "-")
WEEK = 7  # days
_YEARS_AFTER = 2  # a weekday's date lies at most so many years after the latest past year told


class _Placed(NamedTuple):
    """An expression with what its sentence tells."""

    expression: Expression
    future: bool
    sentence: int


def find(
    document: Document,
    language_rules: Rules,
    anchor: str | None = None,
    *,
    day_first: bool | None = None,
) -> list[DateMention]:
    """All dates of a document in reading order.

    `anchor` is the article's own date where it is known from elsewhere; a dateline in the text, if
    not later than it, comes before it. `day_first` says how 01/02/2024 is to be read where the
    text itself does not tell. The rule of a mention is `dateline`, `future`, `attributive` ("the
    2018 poisonings"), `weekday` (its year worked out from the weekday) or its kind.
    """
    expressions = scan(document, language_rules)
    if not expressions:
        return []
    own = dateline(document, expressions, language_rules)
    known = arithmetic.parse(anchor)
    expressions = arithmetic.settle_numeric(
        expressions, language_rules.day_first if day_first is None else day_first, known
    )
    if own is not None:
        own = next((e for e in expressions if e.start == own.start), None)
    finder = SentenceFinder(document)
    own_date = (
        _own_date(own, known)
        or _own_by_weekday(own, expressions, finder)
        or _own_by_neighbours(own, expressions)
    )
    anchored = own_date or known
    placed = [_place(document, finder, e, anchored, language_rules) for e in expressions]
    inferred = _years_by_weekday(placed) if anchored is None else {}
    stand_in = None if anchored else _stand_in(placed, inferred)
    found: list[DateMention] = []
    last: tuple[int, str] | None = None
    for item in placed:
        expression = item.expression
        if expression is own and own_date:
            value, rule = own_date.isoformat(), "dateline"
        elif language_rules.recurring_behind.match(document.text, expression.end):
            continue  # "from 15 June to 15 November of each year" is no day of any year
        else:
            told = last[1] if last and last[0] in (item.sentence, item.sentence - 1) else None
            if (
                told
                and anchored
                and _is_before_news(document, item, told, anchored, language_rules)
            ):
                told = None
            resolved = _resolve(item, anchored, stand_in, inferred, told)
            if resolved is None:
                continue
            if found and expression.kind == "weekday":
                resolved = _behind_another(document, found[-1], expression, resolved)
            value, rule = resolved, _rule(item, resolved, anchored, inferred)
            last = (item.sentence, value)
        span = document.span(expression.start, expression.end)
        found.append(DateMention(span, value, rule))
    return found


def _place(
    document: Document,
    finder: SentenceFinder,
    expression: Expression,
    anchor: datetime.date | None,
    language_rules: Rules,
) -> _Placed:
    number = finder.number(expression.start)
    if (
        number < 0
        or not _needs_tense(expression, anchor)
        or _is_of_event(document, document.sentences[number], expression, language_rules)
    ):
        return _Placed(expression, False, number)
    sentence, cues = document.sentences[number], language_rules.clauses
    future = is_future(document.text, sentence, expression.start, expression.end, cues)
    if not future and anchor is not None and arithmetic.is_nearer_ahead(expression, anchor):
        future = is_asked(document.text, sentence, expression.start, cues)
    return _Placed(expression, future, number)


def _is_before_news(
    document: Document, item: _Placed, told: str, anchor: datetime.date, language_rules: Rules
) -> bool:
    """Whether "two days earlier" counts from the news, though a day to come was told last."""
    expression = item.expression
    if expression.kind != "step" or (expression.shift or 0) >= 0 or told <= anchor.isoformat():
        return False
    sentence, cues = document.sentences[item.sentence], language_rules.clauses
    return not is_future(document.text, sentence, expression.start, expression.end, cues)


def _is_of_event(
    document: Document, sentence: Sentence, expression: Expression, language_rules: Rules
) -> bool:
    """Whether a weekday tells of what was done on it: "Wednesday's vote ends a quarrel"."""
    end = expression.end
    opens = sentence.start == expression.start
    if expression.kind != "weekday" or expression.which == "next" or not opens:
        return False
    possessive = document.text.startswith(("'s", "’s"), end)
    return possessive and language_rules.today_noun.match(document.text, end + 2) is not None


def _needs_tense(expression: Expression, anchor: datetime.date | None) -> bool:
    """Whether the verbs around a date decide anything: its year, or whether it is still to come."""
    if anchor is None:
        return True
    if expression.kind == "step":
        return expression.shift == 0 and expression.unit != "day"
    return expression.year is None or expression.year == anchor.year


def _own_date(own: Expression | None, known: datetime.date | None) -> datetime.date | None:
    """The dateline's day; a dateline without a year takes it from the date known from elsewhere."""
    if own is None:
        return None
    if own.year is None:
        if known is None:
            return None
        limit = known + datetime.timedelta(days=1)
        return arithmetic.nearest_year(own, limit, future=False)
    day = arithmetic.day(own.year, own.month, own.day)
    # A line such as "In force: 1 January 2026" is not the date of an article of 2025.
    return None if day and known and day > known + datetime.timedelta(days=1) else day


def _own_by_weekday(
    own: Expression | None, expressions: Sequence[Expression], finder: SentenceFinder
) -> datetime.date | None:
    """The day of a dateline without a year, as the rest of the text tells it.

    A full day told lies shortly before it, and the story's own weekday, the first one told, is
    the dateline's or the day before: "NAIROBI, Aug 2 – … on Wednesday … since July 24, 2023".
    """
    if own is None or own.year is not None or own.kind != "day":
        return None
    told = next((e for e in expressions if e.kind == "weekday" and e.start > own.start), None)
    if told is None or told.which or finder.number(told.start) > OPENING_SENTENCES:
        return None
    fitting = set()
    for expression in expressions:
        day = arithmetic.day(expression.year, expression.month, expression.day)
        for year in (day.year, day.year + 1) if day and expression.kind == "day" else ():
            whole = arithmetic.day(year, own.month, own.day)
            if day and whole and 0 <= (whole - day).days <= _SHORTLY:
                fitting.add(whole)
    fitting = {day for day in fitting if (day.isoweekday() - (told.weekday or 0)) % 7 <= 1}
    return fitting.pop() if len(fitting) == 1 else None


def _own_by_neighbours(
    own: Expression | None, expressions: Sequence[Expression]
) -> datetime.date | None:
    """The day of a dateline without a year that lies near every full day told near it.

    "PORT, Feb. 5 – … is to be paid by March 31, 2026" was written in 2026.
    """
    if own is None or own.year is not None or own.kind != "day":
        return None
    fitting = set()
    for expression in expressions:
        told = arithmetic.day(expression.year, expression.month, expression.day)
        if told is None or expression.kind != "day":
            continue
        for year in (told.year - 1, told.year, told.year + 1):
            whole = arithmetic.day(year, own.month, own.day)
            if whole and abs((whole - told).days) <= _NEARBY:
                fitting.add(whole)
    return fitting.pop() if len(fitting) == 1 else None


def _years_by_weekday(placed: Sequence[_Placed]) -> dict[int, datetime.date]:
    """Days whose year only their weekday tells: "Wednesday (17 January)", by start of expression.

    The year must be the only one that fits among the latest year told as past and the two after.
    """
    years = [
        e.year
        for e, future, _ in placed
        if e.year is not None and not future and e.kind in ("day", "month", "year")
    ]
    if not years:
        return {}
    latest = max(years)
    found: dict[int, datetime.date] = {}
    for expression, _, _ in placed:
        if expression.kind != "day" or expression.year or expression.weekday is None:
            continue
        days = [
            arithmetic.day(year, expression.month, expression.day)
            for year in range(latest, latest + _YEARS_AFTER + 1)
        ]
        fitting = [d for d in days if d and d.isoweekday() == expression.weekday]
        if len(fitting) == 1:
            found[expression.start] = fitting[0]
    return found


def _stand_in(
    placed: Sequence[_Placed], inferred: dict[int, datetime.date]
) -> datetime.date | None:
    """In an article without a date: the first full past day told in its opening."""
    for expression, future, sentence in placed:
        if sentence > OPENING_SENTENCES or future or expression.kind != "day":
            continue
        day = inferred.get(expression.start) or arithmetic.day(
            expression.year, expression.month, expression.day
        )
        if day:
            return day
    return None


def _resolve(
    item: _Placed,
    anchor: datetime.date | None,
    stand_in: datetime.date | None,
    inferred: dict[int, datetime.date],
    told: str | None,
) -> str | None:
    """The value of an expression, None where it cannot be told."""
    expression, future, _ = item
    if expression.kind == "year":
        return str(expression.year)
    if expression.kind == "day":
        if expression.start in inferred:
            return inferred[expression.start].isoformat()
        return arithmetic.resolve_day(expression, anchor, stand_in, future=future)
    if expression.kind == "month":
        return arithmetic.resolve_month(expression, anchor or stand_in, future=future)
    if expression.kind == "weekday":
        return arithmetic.resolve_weekday(expression, anchor, future=future)
    if expression.kind == "step":
        return arithmetic.resolve_step(expression, anchor, stand_in, told)
    return None


def _behind_another(
    document: Document, last: DateMention, expression: Expression, value: str
) -> str:
    """The day of a weekday, which lies behind the one it is joined to: "on Monday and Tuesday"."""
    gap = document.text[last.span.end : expression.start]
    before, day = arithmetic.parse(last.value), arithmetic.parse(value)
    if before is None or day is None or day >= before or gap not in _JOINED_DAYS:
        return value
    days = (day - before).days % WEEK
    return (before + datetime.timedelta(days=days)).isoformat()


def _rule(
    item: _Placed, value: str, anchor: datetime.date | None, inferred: dict[int, datetime.date]
) -> str:
    expression = item.expression
    if anchor is None:
        ahead = item.future and expression.base != "reference"
    else:
        ahead = value > anchor.isoformat()[: len(value)] or (
            item.future and not is_day(value) and value == anchor.isoformat()[: len(value)]
        )
    if ahead:
        return "future"
    if expression.weak:
        return "attributive"
    if expression.start in inferred:
        return "weekday"
    return expression.kind
