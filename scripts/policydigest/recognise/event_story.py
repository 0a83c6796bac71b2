"""What the sentences of a story say about a date: whether it is the day of the event.

Each date is weighed by where it stands and by the verb beside it; what a story tells without a day
("last week", "at the weekend", "In March 2024, …") is told here too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policydigest.model import DateMention, Document, Paragraph, Sentence
from policydigest.recognise import date_arithmetic as arithmetic
from policydigest.recognise.clause_depth import (
    SUBORDINATE,
    depth,
    is_done_to_another,
    is_participle,
)
from policydigest.recognise.clauses import NEAR, ClauseRules, SentenceFinder, is_future, is_quoted
from policydigest.recognise.dates import Rules

LEAD_SENTENCES = 4
MAX_LAG = 60  # days between the event and an article about it
MAX_LAG_OPENING = 400  # the same where the story opens with the date: "On 3 May 2023, …"
NEWS_LAG = 3  # days that another day may lie back where the opening tells fresh news
LATER_LAG = 10  # the same for an act told further down
WEEKEND = (6, 7)
OPENING_SENTENCES = 2
WEEK = 7  # days
_ASIDE = -0.3
_BEHIND_NEWS = -4.0
_STEM = 4  # letters by which a verb is known again: sign, signed
_STOPS = '.!?"”’'  # a line of the story without one is a heading, no sentence
# "against a closing price of 1.86 on Friday"
_PRICE = re.compile(r"\b(?:price|rate|close|level|quote|yield)\b[^,;:]{0,40}$")
# "had opened the lines on Saturday", of a story that is dated otherwise
_PERFECT = re.compile(
    r"\bhad (?:\w+ly |also |already |just |first )?(?!an?\b|the\b|no\b|to\b)[a-z]+$"
)
# "has started proceedings" in the opening: that is the news, on the article's own day
_NEWS = re.compile(
    r"ha(?<!\w..)(?:s|ve) (?:\w+ly |also |now |just )?(?:been )?"
    r"(?P<verb>(?!(?:to|ever|never|not|no|an?|the|since|long)\b)[a-z]+)"
)
_BRACKET_FIRST = re.compile(r"[\s\"'“‘]*(?:\([^()]{1,60}\)\s*)?")  # "(AFP) On 3 May"
_TIME = re.compile(r"\s\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?,?\s*$")  # "as of 18:00 [on Saturday]"
_ACT_REACH = 90  # characters between a verb and its date


class Candidate(NamedTuple):
    """A date as the event's day: how good it is, where it stands, and why."""

    score: float
    position: int
    value: str
    reason: str


class Story:
    """The sentences of the story and what they say about a date."""

    def __init__(self, document: Document, language_rules: Rules, anchor: str | None) -> None:
        self._text = document.text
        self._rules = language_rules
        self._cues: ClauseRules = language_rules.clauses
        self._finder = SentenceFinder(document)
        self._anchor = arithmetic.parse(anchor)
        self._sentences = document.sentences
        self._paragraphs = document.paragraphs
        told = [
            number
            for number, sentence in enumerate(document.sentences)
            if _is_story(document.paragraphs[sentence.paragraph], sentence)
        ]
        self._order = {number: order for order, number in enumerate(told)}
        first = document.sentences[told[0]].paragraph if told else -1
        whole = [n for n in told if document.text[document.sentences[n].end - 1] in _STOPS]
        last = whole[min(LEAD_SENTENCES, len(whole)) - 1] if whole else -1
        self._lead = {
            number
            for number, order in self._order.items()
            if order < LEAD_SENTENCES
            or number <= last
            or document.sentences[number].paragraph == first
        }
        opening = document.title.text if document.title else ""
        if told:
            first_sentence = document.sentences[told[0]]
            opening += " " + document.text[first_sentence.start : first_sentence.end][: 2 * NEAR]
        self._lead_words = {word[:_STEM].lower() for word in opening.split()}

    def candidates(self, mention: DateMention) -> list[Candidate]:
        """The mention as a candidate for the event's day, an empty list if it cannot be it."""
        number = self._finder.number(mention.span.start)
        day = arithmetic.parse(mention.value)
        if day is None or number not in self._order:
            return []
        if mention.rule in ("future", "attributive", "dateline"):
            return []
        if self._text[mention.span.end : mention.span.end + 2] in (": ", " –", " —"):
            return []  # a dateline of its own: "Kathmandu, Nov 3: …"
        sentence = self._finder.at(mention.span.start) or self._sentences[number]
        lag = (self._anchor - day).days if self._anchor else 0
        opens = self._order[number] == 0 and self._opens(sentence, mention.span.start)
        if lag < 0 or lag > (MAX_LAG_OPENING if opens else MAX_LAG):
            return []
        if is_quoted(self._text, mention.span.start, sentence):
            return []
        if self._anchor is None and self._is_future(sentence, mention):
            return []
        score, why = self._attachment(sentence, mention)
        order = self._order[number]
        start = mention.span.start
        if number in self._lead:
            apart = order >= OPENING_SENTENCES or score < 0
            if apart and lag > NEWS_LAG and self._is_behind_news(sentence, start):
                score += _BEHIND_NEWS
            score += 3.0 - 0.5 * min(order, 3)
        elif score < 1.0 or lag > LATER_LAG or not self._repeats_lead(sentence, start):
            return []
        else:
            score += 0.9 - 0.005 * min(order, 40)
        return [Candidate(score, start, mention.value, why)]

    def _repeats_lead(self, sentence: Sentence, start: int) -> bool:
        """Whether the act before a date is one that headline or first sentence tell."""
        return self._act_before(sentence, start) in self._lead_words

    def _is_behind_news(self, sentence: Sentence, start: int) -> bool:
        """Whether the opening tells fresh news, and the act before a date is another one."""
        news = self._acts_of_news()
        return bool(news) and self._act_before(sentence, start) not in news

    def _acts_of_news(self) -> set[str]:
        """What the opening tells in the perfect, as stems: "has started proceedings"."""
        return {
            perfect["verb"][:_STEM]
            for sentence in self._opening()
            for perfect in _NEWS.finditer(self._text, sentence.start, sentence.end)
            if not is_quoted(self._text, perfect.start(), sentence)
        }

    def _act_before(self, sentence: Sentence, start: int) -> str | None:
        """The stem of the last act before a date, None if there is none near."""
        near = self._text[max(sentence.start, start - _ACT_REACH) : start]
        acts = [match.group()[:_STEM].lower() for match in self._cues.act.finditer(near)]
        return acts[-1] if acts else None

    def _is_future(self, sentence: Sentence, mention: DateMention) -> bool:
        return is_future(self._text, sentence, mention.span.start, mention.span.end, self._cues)

    def _opens(self, sentence: Sentence, start: int) -> bool:
        """Whether nothing but "On" (and a dateline in brackets) stands before the date."""
        before = self._text[sentence.start : start]
        if len(before) > 90:
            return False
        clock = self._rules.clock.fullmatch(before)
        if clock and not self._cues.past.search(before):
            return True  # "At five past two this afternoon"
        bracket = _BRACKET_FIRST.match(before)
        rest = before[bracket.end() if bracket else 0 :]
        return self._rules.prepositions.fullmatch(rest) is not None

    def _attachment(self, sentence: Sentence, mention: DateMention) -> tuple[float, str]:
        """How well the date hangs on the sentence's main act, and the words for it."""
        before = self._text[sentence.start : mention.span.start]
        if self._cues.background_before.search(before[-40:]):
            return -4.0, "background"
        if self._is_counted_back(" ".join(mention.span.text.casefold().split())):
            return -4.0, "the day before the story's own"
        inside = self._order[self._finder.number(mention.span.start)] > 0 and before.endswith("(")
        if inside and self._text.startswith(")", mention.span.end):
            return SUBORDINATE, "in brackets"
        if self._anchor is None and self._rules.occasion_before.search(before[-40:]):
            return 1.0, f"the day of an occasion: {before[-12:]}{mention.span.text}"
        opener = self._rules.prepositions.search(before[-60:])
        core = before[: len(before) - len(opener.group())] if opener else before
        time = _TIME.search(core[-20:])
        core = core[: len(core) - len(time.group())] if time else core
        if core[-40:].rstrip() and self._cues.background_before.search(core[-40:].rstrip() + " "):
            return -4.0, "background"
        clause = core[core.rfind(",") + 1 :] if "," in core else core
        below = depth(core, clause, self._cues)
        near = core[-_ACT_REACH:]
        act, report = _end_of_last(self._cues.act, near), _end_of_last(self._cues.report, near)
        if self._opens(sentence, mention.span.start):
            after = self._text[mention.span.end : sentence.end]
            if self._cues.act.search(after[:200]) or self._cues.past.search(after[:200]):
                return 1.0 + below, f"the story opens with {mention.span.text}"
        if _PERFECT.search(near[:act] if act is not None else near.rstrip()):
            return SUBORDINATE + below, "what had happened before"
        if self._text.startswith(",", mention.span.end) and is_participle(clause, self._cues):
            return _ASIDE + below, "in an aside"
        if act is not None and is_done_to_another(core, near[:act], near[act:]):
            return SUBORDINATE + below, "what was done to something else"
        if act is not None and (report is None or act > report):
            verb = near[:act].rsplit(None, 1)[-1]
            told = f"{verb} {near[act:].strip()}"
            return 1.2 + below, f"told with its verb: {told} {mention.span.text}"
        if self._cues.past.match(self._text, mention.span.end + 1, sentence.end):
            return 1.3 + below, f"right before its verb: {mention.span.text}"
        if report is not None:
            return 0.5 + below, f"a statement of {mention.span.text}"
        if self._anchor is None and core == before and core.rstrip().endswith(","):
            if core.rstrip(", ").rsplit(" ", 1)[-1].casefold() in self._rules.relative:
                return 1.0, f"told with {core[-8:].strip()} {mention.span.text}"  # "today, 3 May"
            return -4.0, "a caption"  # "A store in Los Angeles, March 24, 2017."
        if _PRICE.search(near):
            return -4.0, "the day of a price"
        return below, f"told in the opening: {mention.span.text}"

    def _is_counted_back(self, said: str) -> bool:
        """Whether a day is counted back from another one: "the day before", "a week earlier"."""
        step = self._rules.relative.get(said)
        if step is not None:
            return step.base == "reference" and step.steps < 0
        return said.endswith(self._rules.back_endings)

    def day_of_weekend(self, mentions: Sequence[DateMention]) -> str | None:
        """The Saturday or Sunday told anywhere, where the opening tells "at the weekend"."""
        opening = self._opening()
        if self._anchor is None or not opening:
            return None
        if not self._rules.weekend.search(self._text, opening[0].start, opening[-1].end):
            return None
        for mention in mentions:
            day = arithmetic.parse(mention.value)
            if day and 0 < (self._anchor - day).days <= WEEK and day.isoweekday() in WEEKEND:
                return mention.value
        return None

    def _opening(self) -> list[Sentence]:
        """The first sentences of the story."""
        return [self._sentences[number] for number in list(self._order)[:OPENING_SENTENCES]]

    def month_of_opening(self, mentions: Sequence[DateMention]) -> str | None:
        """The month that the story opens with ("In March 2024, …"), if it is not the article's."""
        for mention in mentions:
            number = self._finder.number(mention.span.start)
            if self._order.get(number) != 0 or len(mention.value) != 7:
                continue
            if mention.rule == "month" and self._opens(self._sentences[number], mention.span.start):
                own = self._anchor.isoformat()[:7] if self._anchor else mention.value
                lag = months_between(mention.value, own)
                if self._anchor and (not lag or lag > MAX_LAG_OPENING // 30):
                    continue
                return mention.value
        return None

    def month_line(self, mentions: Sequence[DateMention]) -> str | None:
        """The month that is all of a line above the story: "March 2026"."""
        for mention in mentions:
            sentence = self._finder.at(mention.span.start)
            if mention.rule == "month" and len(mention.value) == 7 and sentence is not None:
                is_line = (sentence.start, sentence.end) == (mention.span.start, mention.span.end)
                if is_line and self._kind(sentence) == "dateline":
                    return mention.value
        return None

    def day_of_heading(self, mentions: Sequence[DateMention]) -> str | None:
        """The one day that the headline tells: "Court of Appeal – judgment of 22 August 2025"."""
        days = {
            mention.value
            for mention in mentions
            if mention.rule == "day"
            and len(mention.value) == 10
            and (sentence := self._finder.at(mention.span.start)) is not None
            and self._kind(sentence) == "title"
        }
        return days.pop() if len(days) == 1 else None

    def ends_on(self, position: int, mentions: Sequence[DateMention], anchor: str | None) -> bool:
        """Whether the days told at `position` end on the article's own: "on 8 and 9 December"."""
        for mention in mentions:
            if mention.span.start == position and anchor and anchor != mention.value:
                days = re.findall(r"\b\d{1,2}\b", mention.span.text)
                same_month = anchor[:7] == mention.value[:7]
                return same_month and len(days) > 1 and int(days[-1]) == int(anchor[8:])
        return False

    def _kind(self, sentence: Sentence) -> str:
        return self._paragraphs[sentence.paragraph].kind

    def vague_day(self) -> str | None:
        """Words by which the first sentence puts its act on some other day ("last week")."""
        first = next(iter(self._order), None)
        if first is None:
            return None
        sentence = self._sentences[first]
        end = min(sentence.end, sentence.start + 2 * NEAR)
        match = self._rules.vague.search(self._text, sentence.start, end)
        if match is None or is_quoted(self._text, match.start(), sentence):
            return None
        if self._opens(sentence, match.start()):
            return match.group()
        before = self._text[sentence.start : match.start()]
        clause = before[before.rfind(",") + 1 :]
        if depth(before, clause, self._cues) or not self._ends_in_main_act(clause):
            return None
        return match.group()

    def _ends_in_main_act(self, clause: str) -> bool:
        """Whether the last verb of a clause is an act or a report, and not one told with "that"."""
        near = clause[-_ACT_REACH:]
        ends = (_end_of_last(self._cues.act, near), _end_of_last(self._cues.report, near))
        end = max((end for end in ends if end is not None), default=None)
        last = _end_of_last(self._cues.past, near)
        return end is not None and (last is None or last <= end) and " that " not in clause


def months_between(day: str, month: str) -> int:
    """How many months a day's month lies before another one."""
    return (int(month[:4]) - int(day[:4])) * 12 + int(month[5:7]) - int(day[5:7])


def _is_story(paragraph: Paragraph, sentence: Sentence) -> bool:
    return paragraph.kind in ("body", "list") and sentence.last - sentence.first > 3


def _end_of_last(pattern: re.Pattern[str], text: str) -> int | None:
    end = None
    for match in pattern.finditer(text):
        end = match.end()
    return end
