"""Dates that begin with a number: "2024-01-17", "1/2/2024", "17 January", "in 2024"."""

from __future__ import annotations

import re

from policydigest.recognise.dates.arithmetic import day
from policydigest.recognise.dates.expression import LOOK_BACK, Expression, Kind
from policydigest.recognise.dates.rules import Rules

_ISO = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>[12]\d|3[01]|0?[1-9])"
    r"(?:(?=T\d)|(?![\w-])(?!\.\d))"
)
# With the year in two figures, which only a line that says "published" has: "8/8/24".
_SHORT_YEAR = re.compile(r"(?P<a>\d{1,2})(?P<s>[/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d\d)(?![\w/.])")
_CENTURY = 2000
_NUMERIC = re.compile(
    r"(?P<a>\d{1,2})(?P<s>[/-]|\. ?)(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\w/-])(?!\.\d)"
)
_SPACED = re.compile(r"(?P<y>20\d\d) (?P<m>0[1-9]|1[0-2]) (?P<d>0[1-9]|[12]\d|3[01])(?=\n|\Z)")
_RANGE_BEHIND = re.compile(r"\s?[-–—/]\s?\d")
_RANGE_BEFORE = re.compile(r"\d\s?[-–—/]\s?$")
_DECIMALS_BEHIND = re.compile(r"[,.:]\d")
_ADDRESS = re.compile(r"(?:[/@=_#]|\w\.|\d[.,:/-])$")
_LOWER_BEHIND = re.compile(r"(?:-\w+)?\s[a-zà-ÿ]")
_NAMED_BEHIND = re.compile(r"\s(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}[a-zà-ÿ]{4}")
_CAPITAL_BEHIND = re.compile(r"\s[A-ZÀ-Þ]")
# All of a line but its day: "Decision of 3 May 2024" is no name there.
_DECIDED_ON = re.compile(
    r"(?:^|\n)(?:Decision|Judge?ment|Ruling|Determination|Statement) (?:of|dated) $"
)
_AND_YEAR = re.compile(r"\d{4}\)?(?:,|\sand|\set|\sor|\sou|\sto)(?:\sin)?\s$")


def from_number(text: str, start: int, rules: Rules) -> tuple[Expression | None, int]:
    """The date that begins with this number, and how far the number is used up."""
    head = text[max(0, start - LOOK_BACK) : start]
    if _ADDRESS.search(head[-2:]) and not head.endswith(rules.middles):
        return None, start
    match = _ISO.match(text, start) or (_SPACED.match(text, start) if head[-1:] in "\n" else None)
    if match:
        day = Expression(
            start, match.end(), "day", int(match["y"]), int(match["m"]), int(match["d"])
        )
        return day, match.end()
    match = _NUMERIC.match(text, start)
    if match:
        return _numeric(match), match.end()
    match = _SHORT_YEAR.match(text, start)
    if match and _is_label(head, rules):
        return _numeric(match), match.end()
    match = rules.day_month.match(text, start)
    if match:
        return day_and_month(text, match, rules), match.end()
    match = rules.year.match(text, start)
    if match:
        return _year(text, start, match.end(), head, rules), match.end()
    return None, start


def _is_label(head: str, rules: Rules) -> bool:
    """Whether only "published on" and the like stands before a date on its line."""
    words = head.rpartition("\n")[2].lower().replace(":", " ").split()
    return bool(words) and all(word in rules.dateline_words for word in words)


def _numeric(match: re.Match[str]) -> Expression | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += _CENTURY if year < _CENTURY else 0
    if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    kind: Kind = "numeric"
    if match["s"][0] == ".":  # with full stops it is the day first, if it can be
        kind = "day"
        if second > 12:
            first, second = second, first
    return Expression(match.start(), match.end(), kind, year, second, first)


def day_and_month(
    text: str, match: re.Match[str], rules: Rules, weekday: int | None = None
) -> Expression | None:
    """A day and a month, perhaps with a year, from a match of `day_month` or `month_day`."""
    groups = match.groupdict()
    written = groups.get("y") or groups.get("y2") or groups.get("y3")
    end = match.end()
    head = text[max(0, match.start() - LOOK_BACK) : match.start()]
    if rules.name_head_before.search(head) and not (
        (text[end : end + 1] in ("", "\n") or text.startswith(" | ", end))
        and _DECIDED_ON.search(head)
    ):
        return None
    shift = None
    if not written:
        shift, end = year_behind(text, end, rules)
    behind = rules.weekday_behind.match(text, end)
    if behind and weekday is None:
        names = (*rules.weekdays.items(), *rules.short_weekdays.items())
        weekday = next((n for name, n in names if name in behind.group()), None)
        end = behind.end()
    weak = not written and _modifies(text, head, end, rules)
    return Expression(
        match.start(),
        end,
        "day",
        int(written) if written else None,
        rules.months[match["m"]],
        int(match["d"]),
        weekday,
        shift=shift,
        weak=weak,
    )


def day_at(text: str, start: int, rules: Rules, weekday: int) -> Expression | None:
    """The day and month at `start`, behind the weekday that belongs to it."""
    match = rules.day_month.match(text, start) or rules.month_day.match(text, start)
    if match:
        return day_and_month(text, match, rules, weekday)
    number = _NUMERIC.match(text, start)
    found = _numeric(number) if number else None
    return _on_weekday(found, weekday) if found else None


def _on_weekday(found: Expression, weekday: int) -> Expression:
    """A day and a month in the order that makes this weekday of them: "Monday, 11/3/2024"."""
    turned = found._replace(day=found.month, month=found.day)
    days = [(e, day(e.year, e.month, e.day)) for e in (found, turned)]
    fitting = [e for e, date in days if date is not None and date.isoweekday() == weekday]
    return fitting[0]._replace(kind="day") if len(fitting) == 1 else found


def _modifies(text: str, head: str, end: int, rules: Rules) -> bool:
    """Whether a day belongs to a noun behind it: "the 16 February ruling", "the May 3 US vote"."""
    if _LOWER_BEHIND.match(text, end) is None and _NAMED_BEHIND.match(text, end) is None:
        return False
    return rules.modified_before.search(head) is not None


def year_behind(text: str, end: int, rules: Rules) -> tuple[int | None, int]:
    """ "last year" behind a month: how many years to go, and where it ends."""
    match = rules.year_cue_after.match(text, end)
    if match is None:
        return None, end
    return rules.year_after[" ".join(match[1].lower().split())], match.end()


def _year(text: str, start: int, end: int, head: str, rules: Rules) -> Expression | None:
    """Four digits, if they are a year of the calendar and not a number or part of a name."""
    if text[end : end + 1].isalnum() or _RANGE_BEHIND.match(text, end):
        return None
    if _RANGE_BEFORE.search(head) or _DECIMALS_BEHIND.match(text, end):
        return None
    if rules.counted_noun.match(text, end) or rules.fiscal_before.search(head):
        return None
    year = Expression(start, end, "year", int(text[start:end]))
    if rules.year_cue_before.search(head):
        if rules.name_head_before.search(head) or rules.name_head.match(text, end):
            return None
        return year
    if rules.attributive_before.search(head):
        return None if _CAPITAL_BEHIND.match(text, end) else year._replace(weak=True)
    if _AND_YEAR.search(head):
        return year
    # A sentence that begins with a year: "2023 was a record year."
    if not head.strip() or head.rstrip(" ").endswith(("\n", ". ")):
        return year._replace(weak=True) if _LOWER_BEHIND.match(text, end) else None
    return None
