"""Dates as the files write them: `2024-01-17`, or `2024-01` where no day is known."""

from __future__ import annotations

import datetime
import re

_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)


def date_problem(value: str, *, day: bool) -> str | None:
    """What is wrong with a date and how to mend it; None for a real date.

    `day` says that the day is needed.
    """
    form = "2024-01-17" if day else "2024-01-17, or 2024-01 if no day is known"
    match = _DATE.fullmatch(value)
    if match is None or (day and not match[3]):
        return f'"{value}" is not a date. Write it as {form}'
    try:
        datetime.date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return f'"{value}" is not in the calendar. Check the day and the month'
    return None
