"""Calendar arithmetic on date expressions: which Wednesday, which December, which 3 May."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from policydigest.recognise.dates.expression import Expression

_NEAR = 120  # days from a date told in the text within which a day without a year is its year's
_CLOSE = 14  # days from the article's date within which one reading of 01/02/2024 is the right one
_SOON = 60  # days ahead within which a neutral date without a year is still to come
_ISO_DAY = 10
_MONTHS = 12


def parse(value: str | None) -> datetime.date | None:
    """The day that an ISO date names, None if it is no full and real date."""
    if value is None or len(value) < _ISO_DAY:
        return None
    try:
        return datetime.date.fromisoformat(value[:_ISO_DAY])
    except ValueError:
        return None


def day(year: int | None, month: int | None, number: int | None) -> datetime.date | None:
    """That day, None if a part is missing or the calendar does not have it."""
    if year is None or month is None or number is None:
        return None
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def settle_numeric(
    expressions: Sequence[Expression], day_first: bool | None, anchor: datetime.date | None
) -> list[Expression]:
    """01/02/2024 as a day and a month, in the order that other dates of the text show.

    Failing that in the order `day_first` says, or the only one that falls near the article's
    date; else the date is left out, unless both orders give the same.
    """
    numeric = [e for e in expressions if e.kind == "numeric"]
    if not numeric:
        return list(expressions)
    shown = {True for e in numeric if (e.day or 0) > 12} | {
        False for e in numeric if (e.month or 0) > 12
    }
    order = shown.pop() if len(shown) == 1 else day_first
    settled: list[Expression] = []
    for expression in expressions:
        if expression.kind != "numeric":
            settled.append(expression)
            continue
        chosen = _settle(expression, order, anchor)
        if chosen:
            settled.append(chosen)
    return settled


def _settle(
    expression: Expression, order: bool | None, anchor: datetime.date | None
) -> Expression | None:
    first, second = expression.day or 0, expression.month or 0
    as_day_first = expression._replace(kind="day")
    as_month_first = expression._replace(kind="day", day=second, month=first)
    if first > 12 or first == second:
        return as_day_first
    if second > 12:
        return as_month_first
    if order is None and anchor is not None:
        near = [
            e
            for e in (as_day_first, as_month_first)
            if (d := day(e.year, e.month, e.day)) and abs((d - anchor).days) <= _CLOSE
        ]
        return near[0] if len(near) == 1 else None
    if order is None:
        return None
    return as_day_first if order else as_month_first


def nearest_year(
    expression: Expression, anchor: datetime.date, *, future: bool
) -> datetime.date | None:
    """A day and month without a year: the latest not after `anchor`, or the first not before it."""
    years = range(anchor.year - 1, anchor.year + 2)
    days = [d for y in years if (d := day(y, expression.month, expression.day))]
    if expression.weekday is not None:
        fitting = [d for d in days if d.isoweekday() == expression.weekday]
        days = fitting or days
    if future:
        return min((d for d in days if d >= anchor), default=None)
    return max((d for d in days if d <= anchor), default=None)


def is_nearer_ahead(expression: Expression, anchor: datetime.date) -> bool:
    """Whether a day or month without a year is nearer to the article's date if it lies ahead."""
    if expression.year is not None or expression.shift is not None or expression.which:
        return False
    if expression.kind == "month":
        return 0 < ((expression.month or 1) - anchor.month) % _MONTHS <= _MONTHS // 2
    if expression.kind != "day":
        return False
    past, future = (nearest_year(expression, anchor, future=ahead) for ahead in (False, True))
    return past is not None and future is not None and future - anchor < anchor - past


def resolve_day(
    expression: Expression,
    anchor: datetime.date | None,
    stand_in: datetime.date | None,
    *,
    future: bool,
) -> str | None:
    """The day of an expression with day and month.

    Without a year it is counted from the article's date; without that, from a full date told in
    the opening (`stand_in`), if it falls near it.
    """
    if expression.year is not None:
        found = day(expression.year, expression.month, expression.day)
    elif expression.shift is not None:
        found = anchor and day(anchor.year + expression.shift, expression.month, expression.day)
    elif anchor is not None:
        found = nearest_year(expression, anchor, future=future)
        if found and not future and (anchor - found).days > 365 - _SOON:
            # "The meeting on 12 December" in an article of 5 December: the tense was not seen.
            found = nearest_year(expression, anchor, future=True)
        elif found and future and (found - anchor).days > 365 - _SOON:
            # "The reply was due on 30 March" in an article of 31 March.
            found = nearest_year(expression, anchor, future=False)
        if expression.weak and found and abs((anchor - found).days) > _SOON:
            return None
    elif stand_in is not None:
        near = [nearest_year(expression, stand_in, future=f) for f in (False, True)]
        close = [d for d in near if d and abs((d - stand_in).days) <= _NEAR]
        found = close[0] if close else None
    else:
        return None
    return found.isoformat() if found else None


def resolve_month(
    expression: Expression, anchor: datetime.date | None, *, future: bool
) -> str | None:
    """The month of an expression: "in May", "last December", "in May last year"."""
    month, year = expression.month or 1, expression.year
    if year is None:
        if anchor is None:
            return None
        if expression.shift is not None:
            year = anchor.year + expression.shift
        elif expression.which == "this":
            year = anchor.year
        elif expression.which == "last":
            year = anchor.year - (month >= anchor.month)
        elif expression.which == "next":
            year = anchor.year + (month <= anchor.month)
        elif future:
            year = anchor.year + (month < anchor.month)
        else:
            year = anchor.year - (month > anchor.month)
    return f"{year:04d}-{month:02d}"


def resolve_weekday(
    expression: Expression, anchor: datetime.date | None, *, future: bool
) -> str | None:
    """The day of a weekday: the latest not after the article's date, unless it lies ahead."""
    if anchor is None or expression.weekday is None:
        return None
    if expression.shift is not None:  # "Wednesday last week"
        monday = anchor - datetime.timedelta(days=anchor.isoweekday() - 1)
        found = monday + datetime.timedelta(days=7 * expression.shift + expression.weekday - 1)
        return found.isoformat()
    back = (anchor.isoweekday() - expression.weekday) % 7
    if expression.which == "last":
        back = back or 7
    if expression.which == "next" or (future and expression.which != "last"):
        back = back - 7 if back or expression.which == "next" else 0
    return (anchor - datetime.timedelta(days=back)).isoformat()


def resolve_step(
    expression: Expression,
    anchor: datetime.date | None,
    stand_in: datetime.date | None,
    told: str | None,
) -> str | None:
    """ "Two years ago", "last month", "a day later": counted from the article's date or from the
    date told just before (`told`)."""
    steps = expression.shift or 0
    base = anchor.isoformat() if anchor else None
    if expression.base == "reference" and told is not None:
        base = told
    elif expression.base == "reference" and (steps > 0 or (expression.unit == "day" and not steps)):
        return None  # "the next day", and no day told: that of the article it is not
    if base is None and expression.unit == "year" and stand_in is not None:
        base = stand_in.isoformat()
    if base is None:
        return None
    year = int(base[:4])
    if expression.unit == "year":
        if told == base and anchor is not None and steps > 0 and year + steps > anchor.year:
            return None  # "two years later" than what an article of that very time has told
        return f"{year + steps:04d}" if 1800 <= year + steps < 2200 else None
    if expression.unit == "month":
        if len(base) < 7:
            return None
        months = 12 * year + int(base[5:7]) - 1 + steps
        return f"{months // 12:04d}-{months % 12 + 1:02d}" if months >= 12 * 1800 else None
    whole = parse(base)
    if whole is None or abs(steps) > 400:
        return None
    return (whole + datetime.timedelta(days=steps)).isoformat()
