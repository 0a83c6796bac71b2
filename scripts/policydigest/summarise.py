"""Title, lead and key points: chosen from the article's sentences and trimmed to stand alone.

Nothing is invented: every clause comes from the text, shortened by rules (`trimming`), made to
stand alone (`standalone`). Where the source's licence is not open, the words taken over verbatim
stay within a budget (see `Budget`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import methodcaller

from policydigest.agreements import Agreements
from policydigest.dated_facts import length, shortest
from policydigest.licences import VERBATIM_WORDS
from policydigest.likeness import content, is_alike, runs_of, words_in_runs
from policydigest.model import Document, Findings
from policydigest.naming import with_article
from policydigest.standalone import Sentences
from policydigest.titles import LONGEST, Title, names_an_actor
from policydigest.trimming import in_words
from policydigest.vocabulary import Language

MAX_LEAD_WORDS = 50
CLOSED_LEAD_WORDS = 34
SHORT_LEAD = 10  # words, the day among them, beside which a second sentence has room
MOST_POINTS, LEAST_POINTS = 6, 3
LEAST_WORTH = -2.5  # of a further point where the budget of words ends them anyway
FOR_TIMELINE = 3  # of the words left behind the lead, the part that is for dated facts
_bare = methodcaller("strip", ".,;")
_FURTHER = 5  # sentences of which one may be the lead
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


@dataclass(slots=True)
class Budget:
    """How many more words may be taken over verbatim; None for a source with an open licence."""

    words: int | None
    source: frozenset[tuple[str, ...]] = frozenset()  # the source's runs of words

    def take(self, sentence: str) -> bool:
        """Whether a sentence fits into what is left; if so, it is spent.

        Only words that stand just so in the source count; what was made or resolved does not.
        """
        if self.words is None:
            return True
        count = words_in_runs(sentence, self.source)
        if count > self.words:
            return False
        self.words -= count
        return True


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


@lru_cache(maxsize=16)
def _word_lists(language: Language) -> tuple[frozenset[str], tuple[str, ...]]:
    """Verbs of acts, and what stands before a headline's colon."""
    acting = frozenset(language.words("summarise", "acting"))
    return acting, language.words("summarise", "labels")


class _Writer:
    def __init__(
        self, document: Document, findings: Findings, language: Language, *, terse: bool
    ) -> None:
        self._document, self._findings, self._terse = document, findings, terse
        self._acting, labels = _word_lists(language)
        self._sentences = Sentences(document, findings, language, terse=terse)
        self._told, self._story = self._sentences.told, self._sentences.story
        opening_end = self._story[:_OPENING][-1][1].end if self._story else 0
        self._agreements = Agreements(findings, opening_end, language)
        self._title = Title(document, findings, self._sentences, opening_end, self._acting, labels)
        self._longer = [number for number, _ in self._story[:2]]  # which may be long as a lead
        self._made = self._made_lead()
        self._passed_over = 0  # of the opening: sentences that say less than the lead

    def title(self) -> str:
        """The headline made a title; where there is none, one made from the actors and the act."""
        made = self._title.of_headline() or self._agreements.unnamed("sign", "")
        return made or self._title.of_story()

    # ------------------------------------------------------------------ lead

    def lead(self, budget: Budget) -> tuple[str, ...]:
        """One or two sentences that say who did what, with whom and when.

        The first of the opening that names whom the article is about or what the day brought, or
        one made from an agreement's parties; where none does so, the first that leans on nothing.
        """
        sentences = [self._made] if self._made else []
        most = CLOSED_LEAD_WORDS if self._terse else MAX_LEAD_WORDS
        told: list[str] = []
        for number, sentence in self._story[:_FURTHER]:
            text = self._sentences.alone(number, sentence, dated=not self._made, most=most)
            if number in self._longer and not self._names(text):
                # Whole it may say who did it: "Users could not log in after the agency cut it off".
                whole = self._sentences.alone(number, sentence, dated=not self._made, most=LONGEST)
                text = whole if not text or self._names(whole) else text
            told.append(text)
        if not self._made:
            news = (place for place, text in enumerate(told) if self._is_news(text))
            self._passed_over = next(news, 0)
            told = told[self._passed_over :]
        for text in filter(None, told):
            if sentences and not self._has_room(sentences, text):
                break
            others = [self._undated(sentence) for sentence in sentences]
            text = self._undated(text) if others else text
            if not is_alike(text, others) and budget.take(text):
                sentences.append(text)
        if len(sentences) == 2 and in_words(self._findings.date) in sentences[1]:
            sentences[0] = self._undated(sentences[0])
        return tuple(sentences)

    def _has_room(self, sentences: Sequence[str], text: str) -> bool:
        """Whether one more sentence may stand in a lead: beside one that was made or is short."""
        if len(sentences) == 2:
            return False
        if self._made and not self._terse:
            return True
        return len(sentences[0].split()) <= SHORT_LEAD and self._names(text)

    def _undated(self, sentence: str) -> str:
        """A sentence without the event's day in brackets at its end."""
        return sentence.replace(f" ({in_words(self._findings.date)}).", ".")

    def _names(self, text: str) -> bool:
        """Whether a text names whom the article is about."""
        return names_an_actor(text, self._findings)

    def _is_news(self, text: str) -> bool:
        """Whether a text names whom the article is about, or has the event's day in its clause."""
        day = in_words(self._findings.date)
        told_today = bool(day) and day in text and not text.endswith(f"({day}).")
        return told_today or self._names(text)

    def _made_lead(self) -> str:
        """A sentence made from an agreement's parties, unless the first tells it better."""
        date = self._findings.date or ""
        on = f" on {in_words(date)}" if len(date) == 10 else ""
        first = ""
        if self._story:
            first = self._sentences.alone(*self._story[0], dated=True, most=LONGEST)
        made = self._agreements.unnamed("signed", on)
        if made and self._names(first) and self._agreements.tells(first):
            made = ""
        made = made or self._agreements.named(first, on)
        return f"{with_article(made)}." if made else ""

    # ------------------------------------------------------------------ key points

    def key_points(self, title: str, lead: Sequence[str], budget: Budget) -> tuple[str, ...]:
        """Three to six sentences that stand alone, in the article's order, none twice."""
        subject = content(" ".join((title, *lead)))
        ranked: list[tuple[float, int, str]] = []
        # A lead that was made says what the first sentence does.
        skipped = 1 if self._made else self._passed_over
        for place, (number, sentence) in enumerate(self._story[skipped:]):
            # Where words are few, a fact of the timeline is told there alone.
            text = "" if self._is_dated(number) else self._sentences.alone(number, sentence)
            if text:
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

    def _is_dated(self, number: int) -> bool:
        return self._terse and self._told.dates[number] > 0

    def _worth(self, place: int, number: int, text: str, subject: frozenset[str]) -> float:
        """How much a sentence tells: subjects, sums, dates, acts, the headline's words; early ones
        more."""
        words = text.split()
        acts = not self._acting.isdisjoint(map(_bare, words))
        length = len(words)
        return (
            min(self._told.subjects[number], 4)
            + (0.5 if self._terse else 1.5) * min(self._told.sums[number], 2)
            + min(self._told.dates[number], 1)
            + 1.5 * acts
            + 0.4 * min(len(content(text) & subject), 4)
            - 1.5 * self._told.is_elsewhere(number)
            - 0.15 * place
            - (1.0 if length > 30 else 0.0)
            - (0.06 * length if self._terse else 0.0)
            - (0.0 if self._terse else 1.0)
        )
