"""The day in a date as formats write it: ISO 8601, that of mails and feeds, that of PDF."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

from policydigest.dates import iso_day, written_day

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_PDF = re.compile(r"\s*D:(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b")


def day(value: str | None) -> str | None:
    """The day as `2024-01-18`, as the sender's clock had it; None if there is none in it."""
    if not value:
        return None
    for pattern in (_PDF, _ISO):
        match = pattern.match(value)
        if match:
            return iso_day(int(match[1]), int(match[2]), int(match[3]))
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return written(value)


def day_of_seconds(value: float) -> str | None:
    """The day of a time in seconds, or thousandths of seconds, since 1970."""
    seconds = value / 1000 if value > 100_000_000_000 else value
    try:
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def written(text: str) -> str | None:
    """The first day written out in English, or in ISO 8601, in a line of text."""
    found = written_day(text)
    if found:
        return found
    numbers = _NUMBERS.search(text)
    return iso_day(int(numbers[1]), int(numbers[2]), int(numbers[3])) if numbers else None
