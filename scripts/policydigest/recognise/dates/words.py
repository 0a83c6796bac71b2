"""Dates that begin with a word: "January 17", "in March", "last Wednesday", "two weeks ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydigest.recognise.dates.expression import LOOK_BACK, Expression
from policydigest.recognise.dates.numbers import day_and_month, day_at, year_behind
from policydigest.recognise.dates.rules import Rules

_BREAK = "\n\n"
_AS_OF = re.compile(r"\b(?:of|as)\s$", re.IGNORECASE)  # "as of today", not "has today"

# "Nothing will change [overnight]": soon, and on no day
_AT_ONCE = re.compile(
    r"\b(?:will|won['’]t|would|wouldn['’]t|cannot|can['’]t|can|could|nothing|rarely|seldom|to)\b"
    r"[^,.;:”\"]{0,50}$",
    re.IGNORECASE,
)


def from_month(text: str, start: int, rules: Rules) -> Expression | None:
    """The month, or month and day, that begins here, if a year or a word beside it says so."""
    match = rules.month_day.match(text, start)
    head = text[max(0, start - LOOK_BACK) : start]
    cue = rules.month_cue_before.search(head)
    # "in March 5 people died" is no fifth of March.
    if match and _BREAK in match.group():  # a month closes the line above "4/4/2018"
        match = None
    told = match and (match["y"] or match["y3"])
    if match and not (cue and cue.group().split()[0].lower() == "in" and not told):
        return day_and_month(text, match, rules)
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
    shift, after = year_behind(text, end, rules)
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


def from_weekday(text: str, start: int, end: int, word: str, rules: Rules) -> Expression | None:
    """The weekday `word` at `start:end`, with the date or the "last" that belongs to it."""
    short = word not in rules.weekdays
    weekday = rules.short_weekdays[word] if short else rules.weekdays[word]
    link = rules.weekday_link.match(text, end)
    if link:
        day = day_at(text, link.end(), rules, weekday)
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


def from_phrase(text: str, match: re.Match[str], rules: Rules) -> Expression | None:
    """A phrase such as "yesterday" or "last month", which counts from some other day."""
    phrase = " ".join(match.group().casefold().split())
    step = rules.relative.get(phrase)
    if step is None:
        return None
    start, end = match.span()
    if phrase in rules.adverbs and rules.goes_on.match(text, end):
        return None  # "the overnight rate"
    if phrase == "overnight" and _AT_ONCE.search(text, max(0, start - LOOK_BACK), start):
        return None
    if text[end : end + 2] in ("'s", "’s") and not rules.today_noun.match(text, end + 2):
        return None
    head = text[max(0, start - 4) : start]
    is_today = step.unit == "day" and step.steps == 0
    if is_today and (
        _AS_OF.search(head)
        or rules.nowadays.match(text, end)
        or rules.nowadays_before.search(text, max(0, start - LOOK_BACK), start)
    ):
        return None
    return Expression(start, end, "step", shift=step.steps, unit=step.unit, base=step.base)


def counted(text: str, rules: Rules) -> Iterator[Expression]:
    """ "three days ago", "two weeks later": what is counted in words or figures."""
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
