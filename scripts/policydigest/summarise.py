"""Title, lead and key points: chosen from the article's sentences and trimmed to stand alone.

Nothing is invented: every clause comes from the text, shortened by rules (`trimming`), made to
stand alone (`standalone`). Where the source's licence is not open, the words taken over verbatim
stay within a budget (see `Budget`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import methodcaller
from typing import NamedTuple

from policydigest.licences import VERBATIM_WORDS
from policydigest.model import Document, Findings
from policydigest.recognise.patterns import Phrases
from policydigest.summary.agreements import Agreements
from policydigest.summary.budget import Budget
from policydigest.summary.dated_facts import length, shortest
from policydigest.summary.leads import Leads
from policydigest.summary.likeness import content, is_alike, runs_of
from policydigest.summary.standalone import Sentences
from policydigest.summary.titles import Title
from policydigest.vocabulary import Language

MOST_POINTS, LEAST_POINTS = 6, 3
LEAST_WORTH = -2.5  # of a further point where the budget of words ends them anyway
FOR_TIMELINE = 3  # of the words left behind the lead, the part that is for dated facts
_LONG_AGO = 12  # years before the event
_YEAR_TOLD = re.compile(r"In (?:[A-Z][a-z]+ )?(\d{4})\b|.* in (?:[A-Z][a-z]+ )?(\d{4})\.$")
_bare = methodcaller("strip", ".,;")
_OPENING = 3  # sentences in which an agreement is the news


@dataclass(frozen=True, slots=True)
class Summary:
    """What a digest says in words: a title, one or two sentences, and points that stand alone."""

    title: str
    lead: tuple[str, ...]
    key_points: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lead as running text."""
        return " ".join(self.lead)


def summarise(
    document: Document, findings: Findings, language: Language, *, open_licence: bool
) -> Summary:
    """Title, lead and key points of an article. Any of them may be empty for want of sentences."""
    closed = frozenset() if open_licence else runs_of(document.text)
    budget = Budget(None if open_licence else VERBATIM_WORDS, closed)
    writer = _Writer(document, findings, language, terse=not open_licence)
    title = writer.title()
    lead = writer.lead(budget)
    if budget.words is not None:  # a part of what is left is for dated facts
        facts = [entry for entry in findings.timeline if entry.date != findings.date]
        budget.words -= length(shortest(facts, budget.words // FOR_TIMELINE))
    points = writer.key_points(title, lead, budget)
    if not lead and points:  # the story opens with sentences that lean on each other
        lead, points = points[:1], points[1:]
    return Summary(title, lead, points)


class _WordLists(NamedTuple):
    """What a language says of acts, headlines and points."""

    acting: frozenset[str]  # verbs of acts
    labels: tuple[str, ...]  # what stands before a headline's colon
    letters: tuple[str, ...]  # short forms that everybody knows
    imprint: Phrases  # of the text itself: no point
    trivial: Phrases  # what is told last


@lru_cache(maxsize=16)
def _word_lists(language: Language) -> _WordLists:
    def words(key: str) -> tuple[str, ...]:
        return language.words("summarise", key)

    return _WordLists(
        frozenset(words("acting")),
        words("labels"),
        words("letters"),
        Phrases(words("imprint")),
        Phrases(words("trivial")),
    )


class _Writer:
    def __init__(
        self, document: Document, findings: Findings, language: Language, *, terse: bool
    ) -> None:
        self._document, self._findings, self._terse = document, findings, terse
        self._words = _word_lists(language)
        self._sentences = Sentences(document, findings, language, terse=terse)
        self._told, self._story = self._sentences.told, self._sentences.story
        opening_end = self._story[:_OPENING][-1][1].end if self._story else 0
        self._agreements = Agreements(document.text, findings, opening_end, language)
        self._title = Title(
            document,
            findings,
            self._sentences,
            opening_end,
            acting=self._words.acting,
            labels=self._words.labels,
            letters=self._words.letters,
        )
        self._leads = Leads(findings, self._sentences, self._agreements, language, terse=terse)

    def title(self) -> str:
        """The headline made a title; where there is none, one made from the actors and the act."""
        made = self._title.of_headline() or self._agreements.unnamed("sign", "")
        return made or self._title.of_story()

    def lead(self, budget: Budget) -> tuple[str, ...]:
        """One or two sentences that say who did what, with whom and when."""
        return self._leads.lead(budget)

    # ------------------------------------------------------------------ key points

    def key_points(self, title: str, lead: Sequence[str], budget: Budget) -> tuple[str, ...]:
        """Three to six sentences that stand alone, in the article's order, none twice."""
        subject = content(" ".join((title, *lead)))
        ranked: list[tuple[float, int, str]] = []
        for place, (number, sentence) in enumerate(self._story[self._leads.skipped :]):
            # Where words are few, a fact of the timeline is told there alone.
            text = "" if self._is_dated(number) else self._sentences.alone(number, sentence)
            if text and not self._words.imprint.are_in(text):
                ranked.append((self._worth(place, number, text, subject), number, text))
        ranked.sort(key=lambda item: (-item[0], item[1]))
        least = LEAST_WORTH if self._terse else 0.0
        taken: list[tuple[int, str]] = []
        for worth, number, text in ranked:
            if len(taken) == MOST_POINTS or (worth <= least and len(taken) >= LEAST_POINTS):
                break
            if not is_alike(text, [*lead, *(point for _, point in taken)]) and budget.take(text):
                taken.append((number, text))
        return tuple(text for _, text in sorted(taken))

    def _is_of_old(self, text: str) -> bool:
        """Whether a sentence tells what happened long before: "In 1876 a judge was acquitted"."""
        then = _YEAR_TOLD.match(text)
        now = (self._findings.date or "")[:4]
        return then is not None and now != "" and int(then[1] or then[2]) < int(now) - _LONG_AGO

    def _is_dated(self, number: int) -> bool:
        return self._terse and self._told.dates[number] > 0

    def _worth(self, place: int, number: int, text: str, subject: frozenset[str]) -> float:
        """How much a sentence tells: subjects, sums, dates, acts, the headline's words; early ones
        more."""
        words = text.split()
        acts = not self._words.acting.isdisjoint(map(_bare, words))
        length = len(words)
        return (
            min(self._told.subjects[number], 4)
            + (0.5 if self._terse else 1.5) * min(self._told.sums[number], 2)
            + min(self._told.dates[number], 1)
            + 1.5 * acts
            + 0.4 * min(len(content(text) & subject), 4)
            - 1.5 * self._told.is_elsewhere(number)
            - 2.0 * self._words.trivial.are_in(text)
            - 2.5 * self._is_of_old(text)
            - 0.15 * place
            - (1.0 if length > 30 else 0.0)
            - (0.06 * length if self._terse else 0.0)
            - (0.0 if self._terse else 1.0)
        )
