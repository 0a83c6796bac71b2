"""Dates as the files write them, `2024-01-17` or `2024-01` where no day is known, and in words."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SHORT_MONTHS = "|".join(month[:3] for month in MONTHS)  # for expressions: "Jan|Feb|…"
WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")  # "day" follows
_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)
# The year first, whatever stands between the numbers: no country writes year, day, month.
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?", re.ASCII)
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_WRITTEN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?"
    rf"|{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?)"
    rf"\s+{_YEAR}\b",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(rf"(?:[a-z]+day,?\s+)?{_WRITTEN.pattern}", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"{_MONTH},?\s+{_YEAR}", re.IGNORECASE)
_AROUND = " \t\"'“”„‘’«».,"  # what people put around a date, or leave behind it


def date_problem(value: str, *, day: bool) -> str | None:
    """What is wrong with a date and how to mend it; None for a real date.

    `day` says that the day is needed.
    """
    match = _DATE.fullmatch(value)
    if match is None or (day and not match[3]):
        meant = meant_date(value, day=day)
        if meant:
            return f'"{value}" is not a date. Write it as {meant}'
        form = "2024-01-17" if day else "2024-01-17, or 2024-01 if no day is known"
        return f'"{value}" is not a date. Write it in the form {form}'
    if iso_day(int(match[1]), int(match[2]), int(match[3] or 1)) is None:
        return f'"{value}" is not in the calendar. Check the day and the month'
    return None


def is_day(value: str | None) -> bool:
    """Whether a date as the files write it is a day, not a month, a year or none."""
    return value is not None and len(value) == len("2024-01-17")


def iso_day(year: int, month: int, day: int) -> str | None:
    """The day as `2024-01-17`; None if the calendar has none such."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def written_day(text: str) -> str | None:
    """The first day written out in English in a line of text, as `2024-01-17`."""
    match = _WRITTEN.search(text)
    if match is None:
        return None
    month = _MONTHS[(match["month"] or match["month2"])[:3].lower()]
    return iso_day(int(match["year"]), month, int(match["day"] or match["day2"]))


def meant_date(value: str, *, day: bool = False) -> str | None:
    """The date that can only be meant, None if there is none or a needed day is missing.

    `05/03/2024` is another one in London and New York.
    """
    text = value.strip(_AROUND)
    numbers = _YEAR_FIRST.fullmatch(text)
    month = _MONTH_ALONE.fullmatch(text)
    if numbers:
        found = iso_day(int(numbers[1]), int(numbers[2]), int(numbers[3] or 1))
        whole = numbers[3] is not None
    elif month:
        found = iso_day(int(month["year"]), _MONTHS[month["month"][:3].lower()], 1)
        whole = False
    else:
        found, whole = written_day(text) if _ONE_DAY.fullmatch(text) else None, True
    if found is None or (day and not whole):
        return None
    return found if whole else found[:7]


@lru_cache(maxsize=256)  # an article asks for its few days again and again
def in_words(date: str | None) -> str:
    """A date as people write it: `2024-01-17` → "17 January 2024", `2023-05` → "May 2023"."""
    parts = (date or "").split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"
