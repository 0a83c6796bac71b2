"""What a story tells of the event's day without a date beside its verb.

"At the weekend", "in March 2024, …", a day in the headline or a month on a line above the story,
and the words by which it says that the day was another one ("last week").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydigest.dates import is_day
from policydigest.model import DateMention, Sentence
from policydigest.recognise.clauses.depth import depth
from policydigest.recognise.clauses.tense import NEAR, is_future, is_quoted
from policydigest.recognise.dates import arithmetic
from policydigest.recognise.events.candidates import MAX_LAG, MAX_LAG_OPENING, SEVERAL, Candidate
from policydigest.recognise.events.story import ACT_REACH, Story, end_of_last

WEEKEND = (6, 7)
WEEK = 7  # days
_MONTH = 7  # characters of a month
_PLACE = re.compile(r"[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){0,3}, ")
_OTHER = ("last", "next", "every", "each", "since", "until", "by", "this", "previous")


def day_of_weekend(story: Story, mentions: Sequence[DateMention]) -> str | None:
    """The Saturday or Sunday told anywhere, where the opening tells "at the weekend"."""
    opening = story.opening()
    if story.anchor is None or not opening:
        return None
    if not story.rules.weekend.search(story.text, opening[0].start, opening[-1].end):
        return None
    for mention in mentions:
        day = arithmetic.parse(mention.value)
        if day and 0 < (story.anchor - day).days <= WEEK and day.isoweekday() in WEEKEND:
            return mention.value
    return None


def day_of_weekday(story: Story, mentions: Sequence[DateMention]) -> str | None:
    """The day told anywhere with the one weekday that the opening of an undated story tells.

    "The guild closed the mine Wednesday", and below a picture "in Lima, Peru, Wednesday, May 2,
    2018".
    """
    days = {
        (mention.span.text.split(",")[0], mention.value)
        for mention in mentions
        if is_day(mention.value) and mention.span.text.split(",")[0] in story.rules.weekdays
    }
    if len(days) != 1:
        return None
    ((weekday, value),) = days
    spans = [(mention.span.start, mention.span.end) for mention in mentions]
    for sentence in story.opening():
        at = story.text.find(weekday, sentence.start, sentence.end)
        if at < 0 or any(start <= at < end for start, end in spans):
            continue
        before = story.text[sentence.start : at].rsplit(None, 1)[-1:]
        if before and before[0] not in _OTHER and not is_quoted(story.text, at, sentence):
            return value
    return None


def month_of_opening(story: Story, mentions: Sequence[DateMention]) -> str | None:
    """The month that the story opens with ("In March 2024, …"), if it is not the article's."""
    for mention in mentions:
        number = story.finder.number(mention.span.start)
        if story.order.get(number) != 0 or len(mention.value) != 7:
            continue
        if mention.rule == "month" and story.opens(story.sentences[number], mention.span.start):
            own = story.anchor.isoformat()[:7] if story.anchor else mention.value
            lag = months_between(mention.value, own)
            if story.anchor and (not lag or lag > MAX_LAG_OPENING // 30):
                continue
            return mention.value
    return None


def month_line(story: Story, mentions: Sequence[DateMention]) -> str | None:
    """The month that is all of a line above the story: "March 2026", "Lima, March 2026"."""
    for mention in mentions:
        sentence = story.finder.at(mention.span.start)
        if mention.rule == "month" and len(mention.value) == 7 and sentence is not None:
            before = story.text[sentence.start : mention.span.start]
            is_last = sentence.end == mention.span.end
            is_line = is_last and (not before or _PLACE.fullmatch(before) is not None)
            if is_line and story.kind(sentence) == "dateline":
                return mention.value
    return None


def month_of_occasion(story: Story, mentions: Sequence[DateMention]) -> str | None:
    """The month of what is ahead or lasts for days, where the act of an undated story is near it.

    "Flew out yesterday for the forum, which runs from 6-10 November 2023".
    """
    opening = story.opening()
    if story.anchor is not None or not opening or not _is_near_today(story, opening[0]):
        return None
    told = [m for m in mentions if story.finder.number(m.span.start) in story.lead]
    months = {mention.value[:7] for mention in told if is_day(mention.value)}
    is_ahead = any(m.rule == "future" or SEVERAL.search(m.span.text) for m in told)
    return months.pop() if len(months) == 1 and is_ahead else None


def _is_near_today(story: Story, sentence: Sentence) -> bool:
    """Whether a sentence tells its act by a day counted from the text's: "left yesterday"."""
    words = story.text[sentence.start : sentence.end].split()
    steps = (story.rules.relative.get(word.strip(",.").casefold()) for word in words)
    return any(step and step.unit == "day" and step.base == "anchor" for step in steps)


def day_of_heading(story: Story, mentions: Sequence[DateMention]) -> str | None:
    """The one day that the headline tells: "Court of Appeal – judgment of 22 August 2025".

    Not one that lies far back or ahead of an article with a date of its own.
    """
    days = {
        mention.value
        for mention in mentions
        if mention.rule == "day"
        and is_day(mention.value)
        and (sentence := story.finder.at(mention.span.start)) is not None
        and story.kind(sentence) == "title"
    }
    heading = days.pop() if len(days) == 1 else None
    day = arithmetic.parse(heading)
    if day and story.anchor and not 0 <= (story.anchor - day).days <= MAX_LAG:
        return None
    return heading


def month_of_heading(story: Story, mentions: Sequence[DateMention]) -> str | None:
    """The month with which the headline of an undated story ends: "Ruling on salt, July 2022"."""
    for mention in mentions:
        if mention.rule == "month" and len(mention.value) == _MONTH:
            sentence = story.finder.at(mention.span.start)
            if sentence is None or story.kind(sentence) != "title":
                return None
            is_last = not story.text[mention.span.end : sentence.end].strip()
            is_apart = story.text.endswith(", ", sentence.start, mention.span.start)
            return mention.value if is_last and is_apart else None
    return None


def ends_on(position: int, mentions: Sequence[DateMention], anchor: str | None) -> bool:
    """Whether the days told at `position` end on the article's own: "on 8 and 9 December"."""
    for mention in mentions:
        if mention.span.start == position and anchor and anchor != mention.value:
            days = re.findall(r"\b\d{1,2}\b", mention.span.text)
            same_month = anchor[:7] == mention.value[:7]
            return same_month and len(days) > 1 and int(days[-1]) == int(anchor[8:])
    return False


def of_decision(
    story: Story, found: Sequence[Candidate], mentions: Sequence[DateMention]
) -> list[Candidate]:
    """The candidates, but of those before what was decided upon them only the latest day.

    None of those in a story that has its own day, and none but its own where it tells one.
    "The study was published on 3 May. It was sent in on 9 June. Accordingly, it was approved."
    """
    if story.decided is None:
        return list(found)
    start, end = story.sentences[story.decided].start, story.sentences[story.decided].end
    if own := [one for one in found if start <= one.position < end]:
        return own
    if story.anchor:
        return [one for one in found if one.position >= start]
    days = [
        mention.value
        for mention in mentions
        if mention.span.start < start
        and is_day(mention.value)
        and mention.rule not in ("dateline", "future")
    ]
    return [one for one in found if one.position >= start or one.value == max(days, default="")]


def is_outdated(story: Story, day: str, mentions: Sequence[DateMention]) -> bool:
    """Whether an undated story tells what happened in a later year than a day's.

    Only sentences that open with that year count: "In 2001 they pleaded guilty".
    """
    for mention in mentions:
        sentence = story.finder.at(mention.span.start) if mention.value[:4] > day[:4] else None
        if sentence is None or not story.opens(sentence, mention.span.start):
            continue
        start, end = mention.span.start, mention.span.end
        past = story.cues.past.search(story.text, end, min(end + NEAR, sentence.end))
        if past and not is_future(story.text, sentence, start, end, story.cues):
            return True
    return False


def vague_day(story: Story) -> str | None:
    """Words by which the first sentence puts its act on some other day ("last week")."""
    first = next(iter(story.order), None)
    if first is None:
        return None
    sentence = story.sentences[first]
    end = min(sentence.end, sentence.start + 2 * NEAR)
    match = story.rules.vague.search(story.text, sentence.start, end)
    if match is None or is_quoted(story.text, match.start(), sentence):
        return None
    if story.opens(sentence, match.start()):
        return match.group()
    before = story.text[sentence.start : match.start()]
    clause = before[before.rfind(",") + 1 :]
    if depth(before, clause, story.cues) or not _ends_in_main_act(story, clause):
        return None
    return match.group()


def months_between(day: str, month: str) -> int:
    """How many months a day's month lies before another one."""
    return (int(month[:4]) - int(day[:4])) * 12 + int(month[5:7]) - int(day[5:7])


def _ends_in_main_act(story: Story, clause: str) -> bool:
    """Whether the last verb of a clause is an act or a report, and not one told with "that"."""
    near = clause[-ACT_REACH:]
    ends = (end_of_last(story.cues.act, near), end_of_last(story.cues.report, near))
    end = max((end for end in ends if end is not None), default=None)
    last = end_of_last(story.cues.past, near)
    return end is not None and (last is None or last <= end) and " that " not in clause
