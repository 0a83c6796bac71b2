"""Where in an article a mention stands, and what it counts there for each kind of entity."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Literal

from policydigest.about import subjects
from policydigest.about.subject_signs import Beside, Sentence, Signs
from policydigest.model import Document, EntityKind, Mention

_QUOTE = re.compile('["“”„«»]')
Part = Literal["title", "opening", "early", "sentence", "edge"]
EARLY_SENTENCES = 4
EDGE = 0.3  # of a sentence, what a dateline or the page's own matter counts
_STATE_OFFICE = re.compile(
    r"\b(?:ministry|department|government|republic|kingdom|secretariat|rep[uú]blica|gobierno"
    r"|minist(?:[èe]re|erio|ério|ero|eriet|erium)|r[ée]publique|gouvernement|governo|royaume|reino"
    r"|primature|présidence|presidencia|presidência)\b",
    re.IGNORECASE,
)
HEADING = 12  # tokens of a line that heads a part of the story
_PARAGRAPH = attrgetter("paragraph")
LEADS = ("The ", "In ", "the ")  # before a name that opens a paragraph: "In Moscow, the ministry …"
SHORT_SENTENCE = 4  # tokens; an opening of no more ("BISHKEK.") is not yet the story


@dataclass(frozen=True)
class Weights:
    """How much each circumstance counts, and the score from which an entity is a subject."""

    title: float
    opening: float  # the first sentence of the story
    early: float  # the rest of the first paragraphs
    sentence: float  # every other sentence
    late: float  # factor for a sentence late in a long story, where the background stands
    late_from: float  # the share of its sentences that are not late
    long: int  # sentences of a story that has a late part
    listed: float  # factor for a mention in a list of three or more of its kind
    returns: float  # factor for one that the story comes back to
    stands_out: float  # the weight of a mention from which a list takes nothing away
    threshold: float
    acting: float  # the threshold for one that acts
    share: float  # of the highest score, below which an entity is a side matter

    @cached_property
    def by_part(self) -> Mapping[Part, float]:
        """What a mention in each part of the article counts."""
        return {
            "title": self.title,
            "opening": self.opening,
            "early": self.early,
            "sentence": self.sentence,
            "edge": self.sentence * EDGE,
        }


# A digest names all the people and instruments that its article does.
_ALL = Weights(
    title=1.0,
    opening=1.0,
    early=1.0,
    sentence=1.0,
    late=1.0,
    late_from=1.0,
    long=0,
    listed=1.0,
    returns=1.0,
    stands_out=0.0,
    threshold=0.0,
    acting=0.0,
    share=0.0,
)
WEIGHTS: dict[EntityKind, Weights] = {
    "country": Weights(
        title=3.0,
        opening=2.5,
        early=1.0,
        sentence=0.5,
        late=0.5,
        late_from=0.4,
        long=12,
        listed=0.8,
        returns=1.0,
        stands_out=9.0,
        threshold=1.1,
        acting=0.75,
        share=0.16,
    ),
    "organisation": Weights(
        title=3.0,
        opening=2.2,
        early=1.3,
        sentence=0.8,
        late=0.75,
        late_from=0.6,
        long=10,
        listed=0.5,
        returns=1.2,
        stands_out=1.0,
        threshold=0.81,
        acting=0.81,
        share=0.14,
    ),
    "person": _ALL,
    "instrument": _ALL,
}


class Places:
    """Where in the article a character stands; worked out once for all kinds of entities."""

    def __init__(self, document: Document) -> None:
        self.text, self.words = document.text, document.words
        self._sentences = document.sentences
        self._ends = document.sentence_ends
        kinds = [document.paragraphs[s.paragraph].kind for s in document.sentences]
        story = [n for n, kind in enumerate(kinds) if kind in ("body", "list")]
        long = (
            at
            for at, n in enumerate(story)
            if document.sentences[n].last - document.sentences[n].first > SHORT_SENTENCE
        )
        opening = story[: next(long, 0) + 1]
        parts: dict[int, Part] = dict.fromkeys(story, "sentence")
        parts |= dict.fromkeys(story[: EARLY_SENTENCES + len(opening) - 1], "early")
        parts |= dict.fromkeys(opening, "opening")
        self._opening_end = document.sentences[opening[-1]].end if opening else 0
        if story and _is_issued(document, story[0]):  # the dateline says whose notice it is
            parts |= dict.fromkeys(range(story[0]), "early")
        self._parts: list[Part] = [
            "title" if kind == "title" else parts.get(number, "edge")
            for number, kind in enumerate(kinds)
        ]
        self._story = story
        self._paragraphs = [*map(_PARAGRAPH, document.sentences)]
        self._headings = {number for number in story if _is_heading(document, number)}
        self._there: dict[int, Sentence] = {}
        titles = [p for p in document.paragraphs if p.kind == "title"]
        self._headline = (titles[0].start, titles[-1].end) if titles else (0, 0)
        self._openings = {p.start for p in document.paragraphs if p.kind in ("body", "list")}

    def at(self, position: int) -> tuple[int, Part]:
        """The number of the sentence that holds a character, and the part it plays."""
        if not self._parts:
            return 0, "sentence"
        sentence = min(bisect_left(self._ends, position + 1), len(self._ends) - 1)
        return sentence, self._parts[sentence]

    def is_late(self, sentence: int, weights: Weights) -> bool:
        """Whether a sentence stands in the later part of a long story."""
        count = len(self._story)
        first = round(weights.late_from * count)
        return weights.long <= count and first < count and sentence >= self._story[first]

    def word_after(self, sentence: int) -> str:
        """The word with which the next sentence of the same paragraph begins, "" without one."""
        following = sentence + 1
        if self._paragraphs[sentence : following + 1] != [self._paragraphs[sentence]] * 2:
            return ""
        return self.words[self._sentences[following].first]

    def standing(
        self, mention: Mention, listed: Container[int], weights: Weights
    ) -> subjects.Place:
        """One mention as a model of subjects sees it."""
        start = mention.span.start
        sentence, part = self.at(start)
        is_late = part == "sentence" and self.is_late(sentence, weights)
        return subjects.Place(
            part="late" if is_late else part,
            sentence=sentence,
            paragraph=self._paragraphs[sentence] if self._paragraphs else 0,
            at=bisect_left(self._story, sentence) / max(len(self._story), 1),
            weight=mention.weight,
            form=mention.span.text,
            listed=start in listed,
            opens=self.opens_paragraph(start),
            into=self._into(sentence, start),
            length=self._length(sentence),
            in_brackets=self.text.startswith("(", max(start - 1, 0)),
        )

    def beside(self, mention: Mention, place: subjects.Place, signs: Signs) -> Beside:
        """What stands beside a mention in its sentence."""
        there = self._there.get(place.sentence)
        if there is None:  # each sentence is looked through once
            there = self._there[place.sentence] = self._sentence(place.sentence)
        span = mention.span
        return signs.beside(self.text, span.start, span.end, there, is_listed=place.listed)

    def tells_number(self, number: int, signs: Signs) -> bool:
        """Whether the headline or the opening tells of that many: "five banks"."""
        return signs.tell_number(number, self.text, self._opening_end)

    def tells_several(self, group: str, signs: Signs) -> bool:
        """Whether the headline tells of several bodies of a group: "firms"."""
        return signs.tell_several(group, self.text, *self._headline)

    def _sentence(self, number: int) -> Sentence:
        """A sentence as the model of subjects sees it; all of a text that has none."""
        if not self._sentences:
            return Sentence(0, len(self.text))
        start, end = self._sentences[number].start, self._sentences[number].end
        has_quote = _QUOTE.search(self.text, start, end) is not None
        return Sentence(start, end, has_quote, number in self._story[-1:])

    def _into(self, sentence: int, position: int) -> float:
        """The share of a sentence that stands before a character."""
        if not self._sentences:
            return 0.0
        there = self._sentences[sentence]
        return (position - there.start) / (there.end - there.start)

    def _length(self, sentence: int) -> int:
        """The characters of a sentence; of a text that has none they are as usual."""
        if not self._sentences:
            return subjects.USUAL_LENGTH
        return max(1, self._sentences[sentence].end - self._sentences[sentence].start)

    def opens_paragraph(self, position: int) -> bool:
        """Whether a paragraph of the story begins at a character, or with "The" before it."""
        return position in self._openings or any(
            position - len(lead) in self._openings
            and self.text.startswith(lead, position - len(lead))
            for lead in LEADS
        )

    def below_headings(self, sentences: set[int]) -> set[int]:
        """The headings of a round-up's parts among these sentences, and the first ones below."""
        return {number + step for number in sentences & self._headings for step in (0, 1)}


def _is_issued(document: Document, story: int) -> bool:
    """Whether a line above the headline names a state's office: the page is that state's notice."""
    heads = {document.sentences[number].paragraph for number in range(story)}
    lines = [document.paragraphs[number] for number in heads]
    return any(
        line.kind == "dateline" and _STATE_OFFICE.search(document.text, line.start, line.end)
        for line in lines
    )


def _is_heading(document: Document, number: int) -> bool:
    """Whether a line of the story heads the part that follows: it is short and open-ended."""
    sentence = document.sentences[number]
    paragraph = document.paragraphs[sentence.paragraph]
    return (
        sentence.last - sentence.first <= HEADING
        and (sentence.start, sentence.end) == (paragraph.start, paragraph.end)
        and document.text[sentence.end - 1].isalnum()
    )
