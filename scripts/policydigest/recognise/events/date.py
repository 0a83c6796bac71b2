"""The day of the event that an article tells, or nothing where the text does not say it.

Candidates are the days told in the story. The opening sentences count most, a verb of acting
("signed on Wednesday") more than a relative clause ("the attack that hit on Monday"). Where the
story names no day, the day on which the article is dated is the event's; but not where the opening
says that it was another one ("last week").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policydigest.model import DateMention, Document
from policydigest.recognise.dates import arithmetic
from policydigest.recognise.dates.recogniser import Rules
from policydigest.recognise.events import hints
from policydigest.recognise.events.candidates import Candidate, candidate
from policydigest.recognise.events.story import Story

SURE = 1.8  # score that a day needs in an article without a date of its own
MAX_LAG_MONTHS = 2  # between the event and an article of which only the month is known


@dataclass(frozen=True, slots=True)
class EventDate:
    """The event's day, the article's own date, and why.

    `month` is set where the text tells the month of the event and not the day.
    """

    value: str | None
    anchor: str | None
    reason: str
    month: str | None = None


def infer(
    document: Document,
    mentions_of_dates: Sequence[DateMention],
    published: str | None,
    language_rules: Rules,
) -> EventDate:
    """The day of the event, from the dates that `dates.find` returned for the same document.

    `published` is the article's own date where it is known from elsewhere.
    """
    dateline = next((m for m in mentions_of_dates if m.rule == "dateline"), None)
    whole = arithmetic.parse(published)
    anchor = dateline.value if dateline else (whole.isoformat() if whole else None)
    story = Story(document, language_rules, anchor)
    found = [
        one
        for mention in mentions_of_dates
        if mention is not dateline and (one := candidate(story, mention))
    ]
    found = hints.of_decision(story, found, mentions_of_dates)
    best = max(found, key=lambda c: (c.score, -c.position), default=None)
    line = hints.month_line(story, mentions_of_dates) if anchor is None else None
    if best is not None and line and hints.months_between(best.value, line) > MAX_LAG_MONTHS:
        best = None  # "March 2026 … We opened the inquiry on 12 June 2025"
    if (
        best is not None
        and anchor is None
        and hints.is_outdated(story, best.value, mentions_of_dates)
    ):
        best = None  # "On 1 July 1999 … In 2001 they pleaded guilty"
    weekend = hints.day_of_weekend(story, mentions_of_dates)
    if weekend is not None:
        return EventDate(weekend, anchor, "the day of the weekend that the opening tells")
    if best is not None and best.score > (0.0 if anchor else SURE):
        if hints.ends_on(best.position, mentions_of_dates, anchor):
            return EventDate(anchor, anchor, f"the last day of several: {best.reason}")
        return EventDate(best.value, anchor or best.value, best.reason)
    heading = hints.day_of_heading(story, mentions_of_dates)
    if heading is not None:
        return EventDate(heading, anchor or heading, "the day that stands in the heading")
    if line is not None:
        return EventDate(None, None, "a line above the story tells the month only", line)
    month = hints.month_of_opening(story, mentions_of_dates)
    if month is not None:
        return EventDate(None, anchor, "the opening tells the month only", month)
    month = hints.month_of_occasion(story, mentions_of_dates)
    if month is not None:
        return EventDate(None, anchor, "the month of what the act was on the way to", month)
    weekday = hints.day_of_weekday(story, mentions_of_dates) if anchor is None else None
    if weekday is not None:
        return EventDate(weekday, weekday, "the one day of the weekday that the opening tells")
    month = hints.month_of_heading(story, mentions_of_dates) if anchor is None else None
    if month is not None:
        return EventDate(None, None, "the headline ends with the month", month)
    if anchor is None:
        return EventDate(None, None, _unused(found))
    vague = hints.vague_day(story)
    if vague is not None:
        return EventDate(None, anchor, f"no day told: {vague}", anchor[:7])
    return EventDate(anchor, anchor, "the article's own date; the story names no other day")


def _unused(found: Sequence[Candidate]) -> str:
    """Why none of the days that a story without a date of its own tells is the event's."""
    best = max(found, key=lambda c: (c.score, -c.position), default=None)
    if best is None:
        return "no full date in the story"
    return f"no day is surely the event's; of {best.value}: {best.reason}"
