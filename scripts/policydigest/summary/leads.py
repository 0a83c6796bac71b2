"""The lead of a digest: one or two sentences that say who did what, with whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from policydigest.dates import in_words, is_day
from policydigest.model import Findings, Sentence
from policydigest.summary.agreements import Agreements
from policydigest.summary.budget import Budget
from policydigest.summary.likeness import is_alike
from policydigest.summary.naming import with_article
from policydigest.summary.standalone import Sentences
from policydigest.summary.titles import LONGEST, names_an_actor
from policydigest.vocabulary import Language

MAX_LEAD_WORDS = 50
CLOSED_LEAD_WORDS = 34
SHORT_LEAD = 10  # words, the day among them, beside which a second sentence has room
# That they met, and nothing yet of what came of it: "held talks in Lamu", "chaired a meeting"
_MEETING = re.compile(
    r"\b(?:held|holds|opened|convened|chaired|attended) (?:[a-z]+ ){0,2}?(?:talks|consultations|"
    r"(?:an?|the|its|their|his|her)\b[^,.]{0,60}\b(?:sessions?|meetings?|talks|summits?|"
    r"conferences?|consultations|rounds?))\b"
    r"|\bthere was held\b"
    r"|\b(?:talks|summit|meeting|session|conference|round)\b[^,.]{0,80}\b"
    r"(?:took place|(?:was|were) held|has come to an end)\b",
    re.IGNORECASE,
)
# What sets a scene, and is no news: "Jane Roe had been standing in line"
# Nor one that says what the act, not told yet, comes after: "The move comes amid …".
_SCENE = re.compile(
    r"[^,]{3,60} (?:had been|was|were) [a-z]+ing\b"
    r"|(?:The|This) (?:incident|move|decision|announcement|news|development|step|report|case|"
    r"measure|ruling|vote|visit|law|change|attack|arrests?|plan|deal) "
    r"(?:comes?|came|follows|followed)\b"
)
_FURTHER = 5  # sentences of which one may be the lead


@lru_cache(maxsize=16)
def _outcomes(language: Language) -> frozenset[str]:
    return frozenset(language.words("summarise", "outcomes"))


class Leads:
    """Finds the lead among a story's first sentences."""

    def __init__(
        self,
        findings: Findings,
        sentences: Sentences,
        agreements: Agreements,
        language: Language,
        *,
        terse: bool,
    ) -> None:
        self._findings, self._sentences, self._terse = findings, sentences, terse
        self._agreements = agreements
        self._story = sentences.story
        self._longer = [number for number, _ in self._story[:2]]  # which may be long as a lead
        self._outcomes = _outcomes(language)
        self._made = self._made_lead()
        self._passed_over = 0  # of the opening: sentences that say less than the lead

    @property
    def skipped(self) -> int:
        """How many of the first sentences are no points: the lead says more, or what they do."""
        return 1 if self._made else self._passed_over

    def lead(self, budget: Budget) -> tuple[str, ...]:
        """The lead, which spends of the budget.

        The first of the opening that names whom the article is about or what the day brought, or
        one made from an agreement's parties; where none does so, the first that leans on nothing.
        """
        sentences = [self._made] if self._made else []
        # Each is worked out when it is asked for.
        openings = self._sentences.acts[:_FURTHER]
        told: Iterator[str] = map(self._opening, openings)
        if not self._made:
            told = self._from_news(told, openings)
        while not sentences or self._has_room(sentences):
            text = next(filter(None, told), "")
            if not text or (sentences and not self._goes_on(sentences[0], text)):
                break
            others = [self._undated(sentence) for sentence in sentences]
            text = self._undated(text) if others else text
            if not is_alike(text, others) and budget.take(text):
                sentences.append(text)
        if len(sentences) == 2 and in_words(self._findings.date) in sentences[1]:
            sentences[0] = self._undated(sentences[0])
        return tuple(sentences)

    @property
    def _is_open(self) -> bool:
        return bool(self._made) and not self._terse

    def _has_room(self, sentences: Sequence[str]) -> bool:
        """Whether one more sentence may stand in a lead: beside one that was made or is short.

        Or beside one that only tells that a meeting was held.
        """
        if len(sentences) == 2:
            return False
        is_short = len(sentences[0].split()) <= SHORT_LEAD
        return self._is_open or is_short or _MEETING.search(sentences[0]) is not None

    def _goes_on(self, first: str, text: str) -> bool:
        """Whether a sentence may follow the first: it names an actor, or what came of a meeting."""
        if self._is_open or (len(first.split()) <= SHORT_LEAD and self._names(text)):
            return True
        return not self._outcomes.isdisjoint(text.split())

    def _opening(self, told: tuple[int, Sentence]) -> str:
        """One of the first sentences as a lead, "" if it cannot be one."""
        number, sentence = told
        most = CLOSED_LEAD_WORDS if self._terse else MAX_LEAD_WORDS
        text = self._sentences.alone(number, sentence, dated=not self._made, most=most)
        if number in self._longer and not self._names(text):
            # Whole it may say who did it: "Users could not log in after the agency cut it off".
            whole = self._sentences.alone(number, sentence, dated=not self._made, most=LONGEST)
            text = whole if not text or self._names(whole) else text
        return text

    def _from_news(
        self, told: Iterator[str], openings: Sequence[tuple[int, Sentence]]
    ) -> Iterator[str]:
        """The opening from the first sentence that is news; all of it where none is."""
        before: list[str] = []
        for (number, _), text in zip(openings, told, strict=False):
            # "Two firms face fines of £140,000": a sum told first is news whoever it belongs to.
            is_sum = bool(text) and not before and self._sentences.told.sums[number] > 0
            if is_sum or self._is_news(text):
                self._passed_over = len(before)
                return chain([text], told)
            before.append(text)
        return iter(before)

    def _undated(self, sentence: str) -> str:
        """A sentence without the event's day in brackets at its end."""
        return sentence.replace(f" ({in_words(self._findings.date)}).", ".")

    def _names(self, text: str) -> bool:
        """Whether a text names whom the article is about."""
        return names_an_actor(text, self._findings)

    def _is_news(self, text: str) -> bool:
        """Whether a text names whom the article is about, or has the event's day in its clause.

        It is none where it only sets the scene.
        """
        day = in_words(self._findings.date)
        told_today = bool(day) and day in text and not text.endswith(f"({day}).")
        return told_today or (self._names(text) and not _SCENE.match(text))

    def _made_lead(self) -> str:
        """A sentence made from an agreement's parties, unless the first tells it better."""
        date = self._findings.date or ""
        on = f" on {in_words(date)}" if is_day(date) else ""
        first = ""
        if self._story:
            first = self._sentences.alone(*self._story[0], dated=True, most=LONGEST)
        made = self._agreements.unnamed("signed", on)
        if made and self._names(first) and self._agreements.tells(first):
            made = ""
        made = made or self._agreements.named(first, on)
        return f"{with_article(made)}." if made else ""
