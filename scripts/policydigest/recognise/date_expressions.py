"""Date expressions as they stand in the text, before they are resolved to days and years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress
from operator import itemgetter
from typing import Literal, NamedTuple

from policydigest.model import Document
from policydigest.recognise.date_rules import Rules

Kind = Literal["day", "numeric", "month", "year", "weekday", "step"]

_ISO = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>[12]\d|3[01]|0?[1-9])"
    r"(?:(?=T\d)|(?![\w-])(?!\.\d))"
)
# With the year in two figures, which only a line that says "published" has: "8/8/24".
_SHORT_YEAR = re.compile(r"(?P<a>\d{1,2})(?P<s>[/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d\d)(?![\w/.])")
_CENTURY = 2000
_NUMERIC = re.compile(
    r"(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\w/-])(?!\.\d)"
)
_RANGE_BEHIND = re.compile(r"\s?[-–—/]\s?\d")
_RANGE_BEFORE = re.compile(r"\d\s?[-–—/]\s?$")
_DECIMALS_BEHIND = re.compile(r"[,.:]\d")
_ADDRESS = re.compile(r"(?:[/@=_#]|\w\.|\d[.,/-])$")
_LOWER_BEHIND = re.compile(r"(?:-\w+)?\s[a-zà-ÿ]")
_CAPITAL_BEHIND = re.compile(r"\s[A-ZÀ-Þ]")
_AND_YEAR = re.compile(r"\d{4}\)?(?:,|\sand|\set|\sor|\sou|\sto)(?:\sin)?\s$")
_AS_OF = re.compile(r"\b(?:of|as)\s$", re.IGNORECASE)  # "as of today", not "has today"
LOOK_BACK = 48


class Expression(NamedTuple):
    """A date as written: `day`, `month` and `year` where it tells them.

    `numeric` has two numbers that may be day and month (`day`, `month`) in either order; a `step`
    is counted from the article's date or from the date told before (`base`); `which` is "last",
    "this" or "next"; `shift` moves the year or week ("in May last year": -1).
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: str = ""
    shift: int | None = None
    unit: str = ""
    base: str = ""
    weak: bool = False  # "the 2018 poisonings": says when, but tells no event


def scan(document: Document, rules: Rules) -> list[Expression]:
    """All date expressions of a document in reading order, none overlapping another."""
    found = [*_by_token(document, rules), *_counted(document.text, rules)]
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
            expression, position = _from_number(text, start, rules)
        elif word in rules.months:
            expression = _from_month(text, start, rules)
        elif word in rules.weekdays or word in rules.short_weekdays:
            end = document.ends[number]
            if not _in_weekday_name(text, start, end, rules):
                expression = _from_weekday(text, start, end, word, rules)
        elif word in rules.phrases:
            phrase = rules.phrases[word].match(text, start)
            expression = _from_phrase(text, phrase, rules) if phrase else None
        if expression:
            position = max(position, expression.end)
            yield expression


def _in_weekday_name(text: str, start: int, end: int, rules: Rules) -> bool:
    """Whether a weekday is part of a name such as "Good Friday" or "Sunday Times"."""
    near = rules.weekday_name.finditer(text, max(0, start - 24), end + 24)
    return any(match.start() <= start < match.end() for match in near)


# --------------------------------------------------------------------------- numbers first


def _from_number(text: str, start: int, rules: Rules) -> tuple[Expression | None, int]:
    """The date that begins with this number, and how far the number is used up."""
    head = text[max(0, start - LOOK_BACK) : start]
    if _ADDRESS.search(head[-2:]) and not head.endswith(rules.middles):
        return None, start
    match = _ISO.match(text, start)
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
        return _day(text, match, rules), match.end()
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
    if match["s"] == ".":  # with full stops it is the day first, if it can be
        kind = "day"
        if second > 12:
            first, second = second, first
    return Expression(match.start(), match.end(), kind, year, second, first)


def _day(
    text: str, match: re.Match[str], rules: Rules, weekday: int | None = None
) -> Expression | None:
    """A day and a month, perhaps with a year, from a match of `day_month` or `month_day`."""
    groups = match.groupdict()
    written = groups.get("y") or groups.get("y2") or groups.get("y3")
    end = match.end()
    head = text[max(0, match.start() - LOOK_BACK) : match.start()]
    if rules.name_head_before.search(head):
        return None
    shift = None
    if not written:
        shift, end = _year_behind(text, end, rules)
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


def _modifies(text: str, head: str, end: int, rules: Rules) -> bool:
    """Whether a day belongs to a noun behind it: "the court's 16 February ruling"."""
    if _LOWER_BEHIND.match(text, end) is None:
        return False
    return rules.modified_before.search(head) is not None


def _year_behind(text: str, end: int, rules: Rules) -> tuple[int | None, int]:
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


# --------------------------------------------------------------------------- words first


def _from_month(text: str, start: int, rules: Rules) -> Expression | None:
    match = rules.month_day.match(text, start)
    head = text[max(0, start - LOOK_BACK) : start]
    cue = rules.month_cue_before.search(head)
    # "in March 5 people died" is no fifth of March.
    told = match and (match["y"] or match["y3"])
    if match and not (cue and cue.group().split()[0].lower() == "in" and not told):
        return _day(text, match, rules)
    match = rules.month.match(text, start)
    if match is None:
        return None
    month, end = rules.months[match["m"]], match.end()
    if match["y"]:
        if rules.name_head_before.search(head):
            return None
        return Expression(start, end, "month", int(match["y"]), month)
    if text[end - 1] == ".":  # "in Jan." keeps its full stop out of the span
        end -= 1
    shift, after = _year_behind(text, end, rules)
    if shift is not None:
        return Expression(start, after, "month", None, month, shift=shift)
    which, begin, end = _which(text, start, end, head, rules)
    if which or cue:
        return Expression(begin, end, "month", None, month, which=which)
    return None


def _which(text: str, start: int, end: int, head: str, rules: Rules) -> tuple[str, int, int]:
    """ "last", "this" or "next" before or behind: the word, and the span with it."""
    before = rules.which_cue_before.search(head)
    if before:
        word = " ".join(before.group().lower().split())
        return rules.which_before.get(word, ""), start - len(before.group().lstrip()), end
    after = rules.which_cue_after.match(text, end)
    if after:
        return rules.which_after[" ".join(after[1].lower().split())], start, after.end()
    return "", start, end


def _from_weekday(text: str, start: int, end: int, word: str, rules: Rules) -> Expression | None:
    short = word not in rules.weekdays
    weekday = rules.short_weekdays[word] if short else rules.weekdays[word]
    link = rules.weekday_link.match(text, end)
    if link:
        day = _day_at(text, link.end(), rules, weekday)
        if day:
            closing = "(" in link.group() and text[day.end : day.end + 1] == ")"
            return day._replace(start=start, end=day.end + closing, weekday=weekday, weak=False)
    if short:
        return None
    week = rules.week_cue_after.match(text, end)
    if week:
        shift = rules.week_after[" ".join(week[1].lower().split())]
        return Expression(start, week.end(), "weekday", weekday=weekday, shift=shift)
    head = text[max(0, start - LOOK_BACK) : start]
    which, begin, end = _which(text, start, end, head, rules)
    return Expression(begin, end, "weekday", weekday=weekday, which=which)


def _day_at(text: str, start: int, rules: Rules, weekday: int) -> Expression | None:
    match = rules.day_month.match(text, start) or rules.month_day.match(text, start)
    if match:
        return _day(text, match, rules, weekday)
    number = _NUMERIC.match(text, start)
    return _numeric(number) if number else None


def _from_phrase(text: str, match: re.Match[str], rules: Rules) -> Expression | None:
    phrase = " ".join(match.group().casefold().split())
    step = rules.relative.get(phrase)
    if step is None:
        return None
    start, end = match.span()
    if phrase in rules.adverbs and rules.goes_on.match(text, end):
        return None  # "the overnight rate"
    if text[end : end + 2] in ("'s", "’s") and not rules.today_noun.match(text, end + 2):
        return None
    head = text[max(0, start - 4) : start]
    is_today = step.unit == "day" and step.steps == 0
    if is_today and (_AS_OF.search(head) or rules.nowadays.match(text, end)):
        return None
    return Expression(start, end, "step", shift=step.steps, unit=step.unit, base=step.base)


def _counted(text: str, rules: Rules) -> Iterator[Expression]:
    for fixed, pattern, base, sign in rules.counted:
        position = text.find(fixed)
        while position >= 0:
            match = pattern.search(text, max(0, position - 30), position + len(fixed) + 30)
            if match:
                number = match["n"].lower()
                count = int(number) if number.isdigit() else rules.numbers[number]
                unit = rules.units[match["unit"].lower()]
                step = sign * count
                yield Expression(*match.span(), "step", shift=step, unit=unit, base=base)
            position = text.find(fixed, position + len(fixed))


def _share_years(text: str, found: list[Expression], rules: Rules) -> list[Expression]:
    """ "30 April to 2 May 2024": the first day belongs to the year of the second."""
    for index in range(len(found) - 2, -1, -1):
        this, following = found[index], found[index + 1]
        if this.kind in ("day", "month") and this.year is None and following.year is not None:
            gap = text[this.end : following.start]
            if len(gap) < 16 and rules.list_link.fullmatch(gap) and following.kind == this.kind:
                found[index] = this._replace(year=following.year)
    return found
