"""The sentences of a story: which are its opening and its lead, and what stands before a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydigest.model import Document, Paragraph, Sentence
from policydigest.recognise.clauses.tense import NEAR, ClauseRules, SentenceFinder
from policydigest.recognise.dates import arithmetic
from policydigest.recognise.dates.recogniser import Rules

LEAD_SENTENCES = 4
OPENING_SENTENCES = 2
STEM = 4  # letters by which a verb is known again: sign, signed
_STOPS = '.!?"”’'  # a line of the story without one is a heading, no sentence
_BRACKET_FIRST = re.compile(r"[\s\"'“‘]*(?:\([^()]{1,60}\)\s*)?")  # "(AFP) On 3 May"
# Behind what led to it, what was decided: "Accordingly, the proposal … was approved"
_CONSEQUENT = ("Accordingly", "Considering")
_DECIDED = re.compile(
    r"\b(?:(?:the )?approval (?:was|has been) (?:granted|given)|(?:was|were|has been|have been) "
    r"(?:approved|authori[sz]ed|endorsed)|(?:has )?(?:approved|granted (?:its )?approval))\b"
)
_FAR_ACT = 10  # sentences in which it is looked for
ACT_REACH = 90  # characters between a verb and its date


class Story:
    """The sentences of the story, `order` their numbers in it, `lead` the numbers of the lead's.

    `anchor` is the article's own day, `lead_words` the stems of headline and first sentence.
    """

    def __init__(self, document: Document, language_rules: Rules, anchor: str | None) -> None:
        self.text = document.text
        self.rules = language_rules
        self.cues: ClauseRules = language_rules.clauses
        self.finder = SentenceFinder(document)
        self.anchor = arithmetic.parse(anchor)
        self.sentences = document.sentences
        self.paragraphs = document.paragraphs
        told = [
            number
            for number, sentence in enumerate(document.sentences)
            if _is_story(document.paragraphs[sentence.paragraph], sentence)
        ]
        whole = [n for n in told if document.text[document.sentences[n].end - 1] in _STOPS]
        # Second headlines are before the story: its first whole sentence opens it.
        self._headings = told.index(whole[0]) if whole else 0
        self.order = {number: order for order, number in enumerate(told)}
        if self._headings:
            self.order = {n: max(0, at - self._headings) for n, at in self.order.items()}
        first = document.sentences[told[0]].paragraph if told else -1
        last = whole[min(LEAD_SENTENCES, len(whole)) - 1] if whole else -1
        self.lead = {
            number
            for number, order in self.order.items()
            if order < LEAD_SENTENCES
            or number <= last
            or document.sentences[number].paragraph == first
        }
        opening = document.title.text if document.title else ""
        if told:
            first_sentence = document.sentences[told[0]]
            opening += " " + document.text[first_sentence.start : first_sentence.end][: 2 * NEAR]
        self.lead_words = {word[:STEM].lower() for word in opening.split()}

        self.decided = decision(document, told)

    def opening(self) -> list[Sentence]:
        """The first sentences of the story."""
        story = list(self.order)[self._headings :]
        return [self.sentences[number] for number in story[:OPENING_SENTENCES]]

    def kind(self, sentence: Sentence) -> str:
        """Of which kind a sentence's paragraph is."""
        return self.paragraphs[sentence.paragraph].kind

    def opens(self, sentence: Sentence, start: int) -> bool:
        """Whether nothing but "On" (and a dateline in brackets) stands before the date."""
        before = self.text[sentence.start : start]
        if len(before) > 90:
            return False
        clock = self.rules.clock.fullmatch(before)
        if clock and not self.cues.past.search(before):
            return True  # "At five past two this afternoon"
        bracket = _BRACKET_FIRST.match(before)
        rest = before[bracket.end() if bracket else 0 :]
        return self.rules.prepositions.fullmatch(rest) is not None

    def act_before(self, sentence: Sentence, start: int) -> str | None:
        """The stem of the last act before a date, None if there is none near."""
        near = self.text[max(sentence.start, start - ACT_REACH) : start]
        acts = [match.group()[:STEM].lower() for match in self.cues.act.finditer(near)]
        return acts[-1] if acts else None


def decision(document: Document, numbers: Sequence[int]) -> int | None:
    """Which of a story's first sentences tells what was decided upon what the others tell.

    None where none does, or the first one.
    """
    if document.places.keys().isdisjoint(_CONSEQUENT):
        return None
    for number in numbers[1:_FAR_ACT]:
        sentence = document.sentences[number]
        opens = document.words[sentence.first] in _CONSEQUENT
        if opens and _DECIDED.search(document.text, sentence.start, sentence.end):
            return number
    return None


def end_of_last(pattern: re.Pattern[str], text: str) -> int | None:
    """Where the last match ends, None if there is none."""
    end = None
    for match in pattern.finditer(text):
        end = match.end()
    return end


def _is_story(paragraph: Paragraph, sentence: Sentence) -> bool:
    return paragraph.kind in ("body", "list") and sentence.last - sentence.first > 3
