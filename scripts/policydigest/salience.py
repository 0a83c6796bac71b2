"""Mentions → what an article is *about* and what it only *mentions*.

One transparent score per entity: where it stands (headline, opening, body), in how many
sentences, and how: alone or in a list of names, acting or only as the place or the source of
the news. Every score carries the reason that `policydigest explain` prints.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from policydigest import subjects
from policydigest.model import Document, Entity, EntityKind, Mention, Span

Part = Literal["title", "opening", "early", "sentence", "edge"]


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
PLAIN = 1.0  # the weight of a mention by name; one that acts has more
PASSING = 0.35  # the weight up to which a sentence only names it
STRONG = 1.25  # the weight from which a country acts by itself, not only with others
EARLY_SENTENCES = 4
MAX_SENTENCES = 6  # more sentences than this add nothing
EDGE = 0.3  # of a sentence, what a dateline or the page's own matter counts
AHEAD = 2.0  # times the score of the next country
DATELINE = "in the dateline"  # the rule of a mention there
LIST_GAP = 24  # characters between two names of one list: ", the Republic of "
_LIST = 3  # names that make a list
_JOINT = re.compile(r"[,;/&]|\b(?:and|or|et|y|e|und)\b")
_STOP = re.compile(r"[.!?]\s")
_STATE_OFFICE = re.compile(
    r"\b(?:ministry|department|government|republic|kingdom|secretariat|rep[uú]blica|gobierno)\b",
    re.IGNORECASE,
)
HEADING = 12  # tokens of a line that heads a part of the story
LEADS = ("The ", "In ")  # before a name that opens a paragraph: "In Moscow, the ministry …"
SHORT_SENTENCE = 4  # tokens; an opening of no more ("BISHKEK.") is not yet the story


def entities(
    kind: EntityKind,
    mentions: Sequence[Mention],
    places: Places,
    model: subjects.Model | None = None,
    homes: Homes | None = None,
    *,
    explaining: bool = False,
) -> tuple[Entity, ...]:
    """Mentions of one kind grouped by entity, those the article is about first.

    Entities come in order of their score, ties in order of first mention. With a model, their
    likelihood decides whether they are subjects, else the score alone; `explaining` has the
    reason tell what each feature adds to it.
    """
    if not mentions:
        return ()
    ranking = _Ranking(mentions, places, WEIGHTS[kind])
    if model is not None:
        found = [
            _judged(kind, group, score, features, model, explaining)
            for group, score, features in ranking.features(model, homes)
        ]
    else:
        found = [_scored(kind, group, score, ranking.needed(group)) for group, score in ranking]
    if kind == "country" and not any(entity.about for entity in found):
        home = _home([group for group, _ in ranking], [score.total for _, score in ranking])
        found = [
            dataclasses.replace(e, about=True, margin=0.0) if e.evidence == home else e
            for e in found
        ]
    return tuple(sorted(found, key=lambda entity: not entity.about))


class Homes(NamedTuple):
    """The countries of listed organisations by identifier, and those that a story is about."""

    bodies: Mapping[str, str]
    about: tuple[str, ...]  # the first of all first

    def of(self, id_: str | None) -> subjects.Home:
        """Where an organisation is at home, and where the story plays."""
        story = self.about[0] if self.about else ""
        return subjects.Home(self.bodies.get(id_ or "", ""), story, frozenset(self.about))


def features_of(
    mentions: Sequence[Mention], places: Places, model: subjects.Model, homes: Homes
) -> Iterator[tuple[tuple[Span, ...], Mapping[str, float]]]:
    """The evidence of each organisation, with the features that a model is fitted to."""
    ranking = _Ranking(mentions, places, WEIGHTS["organisation"])
    for group, _, features in ranking.features(model, homes):
        yield tuple(mention.span for mention in group), features


class _Ranking:
    """The mentions of each entity with its score, the highest first."""

    def __init__(self, mentions: Sequence[Mention], places: Places, weights: Weights) -> None:
        groups: dict[str, list[Mention]] = {}
        for mention in mentions:
            groups.setdefault(mention.id or mention.name.casefold(), []).append(mention)
        self._places, self._weights = places, weights
        self._listed = _listed(mentions, places.text)
        scored = [
            (group, _score(group, places, self._listed, weights)) for group in groups.values()
        ]
        # stable: ties stay in reading order
        self._ranked = sorted(scored, key=lambda item: -item[1].total)
        self._top = max((score.total for _, score in scored), default=0.0)

    def __iter__(self) -> Iterator[tuple[list[Mention], Score]]:
        return iter(self._ranked)

    def needed(self, group: Sequence[Mention]) -> float:
        """The score that makes a subject; who acts is no side matter of a strong one."""
        if any(mention.weight > PLAIN for mention in group):
            return self._weights.acting
        return max(self._weights.threshold, self._weights.share * self._top)

    def features(
        self, model: subjects.Model, homes: Homes | None
    ) -> Iterator[tuple[list[Mention], Score, Mapping[str, float]]]:
        """Each entity with its score and the features that the model weighs."""
        totals = [-score.total for _, score in self._ranked]
        standings = [
            [self._places.standing(mention, self._listed, self._weights) for mention in group]
            for group, _ in self._ranked
        ]
        named = Counter(n for standing in standings for n in {place.sentence for place in standing})
        followed = {
            n
            for n, count in named.items()
            if count == 1 and self._places.word_after(n) in model.pronouns
        }
        for (group, score), standing in zip(self._ranked, standings, strict=True):
            rank = subjects.Rank(
                score.total,
                score.total >= self.needed(group),
                self._top,
                bisect_left(totals, -score.total),
            )
            standing = [place._replace(goes_on=place.sentence in followed) for place in standing]
            kind = model.groups.get(next((m.sort for m in group if m.sort), ""), "")
            home = homes.of(group[0].id) if homes else subjects.NOWHERE
            yield group, score, subjects.features(standing, rank, kind, home)


def _scored(kind: EntityKind, group: Sequence[Mention], score: Score, needed: float) -> Entity:
    """An entity whose score decides whether it is a subject."""
    margin = (score.total - needed) / needed if needed else 1.0
    return _entity(kind, group, score.reason, margin, about=score.total >= needed)


def _judged(
    kind: EntityKind,
    group: Sequence[Mention],
    score: Score,
    features: Mapping[str, float],
    model: subjects.Model,
    explaining: bool,
) -> Entity:
    """An entity whose likelihood decides whether it is a subject."""
    likelihood = model.likelihood(features)
    reason = f"{score.reason}, likelihood {likelihood:.2f}"
    if explaining:
        reason += f" of {model.needed} needed: {model.reasons(features)}"
    margin = (likelihood - model.needed) / model.needed
    return _entity(kind, group, reason, margin, about=likelihood >= model.needed)


def _home(groups: Sequence[Sequence[Mention]], totals: Sequence[float]) -> tuple[Span, ...]:
    """The evidence of the country where a story plays that names none much, empty if unclear.

    That is the country of its dateline if the story names it too; without a dateline the one
    that is far ahead of the others.
    """
    dated = [group for group in groups if any(DATELINE in mention.rule for mention in group)]
    if not dated:
        first, second = sorted((*totals, 0.0), reverse=True)[:2]
        dated = [groups[totals.index(first)]] if first >= AHEAD * second else []
    else:
        dated = [group for group in dated if len(group) > 1]
    return tuple(mention.span for mention in dated[0]) if len(dated) == 1 else ()


class Score(NamedTuple):
    """An entity's score with what it is made of."""

    total: float
    title: bool
    opening: bool
    sentences: int
    listed_only: bool

    @property
    def reason(self) -> str:
        """In words, for a person."""
        parts = [f"score {self.total:.1f}", f"{self.sentences} sentence(s)"]
        parts += ["in the title"] * self.title + ["in the opening"] * self.opening
        parts += ["only in lists of names"] * self.listed_only
        return ", ".join(parts)


class Places:
    """Where in the article a character stands; worked out once for all kinds of entities."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self._ends = document.sentence_ends
        kinds = [document.paragraphs[s.paragraph].kind for s in document.sentences]
        story = [n for n, kind in enumerate(kinds) if kind in ("body", "list")]
        long = [
            n
            for n in story
            if document.sentences[n].last - document.sentences[n].first > SHORT_SENTENCE
        ]
        opening = story[: story.index(long[0]) + 1] if long else story[:1]
        parts: dict[int, Part] = dict.fromkeys(story, "sentence")
        parts |= dict.fromkeys(story[: EARLY_SENTENCES + len(opening) - 1], "early")
        parts |= dict.fromkeys(opening, "opening")
        if story and _is_issued(document, story[0]):  # the dateline says whose notice it is
            parts |= dict.fromkeys(range(story[0]), "early")
        self._parts: list[Part] = [
            "title" if kind == "title" else parts.get(number, "edge")
            for number, kind in enumerate(kinds)
        ]
        self._story = story
        self._paragraphs = [sentence.paragraph for sentence in document.sentences]
        self._openers = [document.words[sentence.first] for sentence in document.sentences]
        self._headings = {number for number in story if _is_heading(document, number)}
        self._openings = {
            sentence.start
            for sentence, kind in zip(document.sentences, kinds, strict=True)
            if kind == "body" and sentence.start == document.paragraphs[sentence.paragraph].start
        }

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
        return self._openers[following]

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
        )

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


def _score(group: Sequence[Mention], places: Places, listed: set[int], weights: Weights) -> Score:
    best: dict[int, float] = {}
    told: set[int] = set()  # sentences that do more than name it in passing
    title = opening = False
    standing = [(mention, *places.at(mention.span.start)) for mention in group]
    below = places.below_headings({sentence for _, sentence, _ in standing})
    for mention, sentence, part in standing:
        value, weight = weights.by_part[part], mention.weight
        if part == "title":
            title = True
        elif part == "opening":
            opening, weight = True, min(weight, 1.0)
        elif part == "sentence":
            if sentence in below or (
                weight > STRONG and places.opens_paragraph(mention.span.start)
            ):
                value = weights.early
            elif places.is_late(sentence, weights):
                value *= weights.late
        if mention.span.start in listed and weight < weights.stands_out:
            value *= weights.listed
        if mention.weight > PASSING:
            told.add(sentence)
        best[sentence] = max(best.get(sentence, 0.0), value * weight)
    values = sorted(best.values(), reverse=True)[:MAX_SENTENCES]
    factor = weights.returns if len(told) > 1 else 1.0
    return Score(
        total=factor * sum(values),
        title=title,
        opening=opening,
        sentences=len(best),
        listed_only=all(mention.span.start in listed for mention in group),
    )


def _listed(mentions: Sequence[Mention], text: str) -> set[int]:
    """The starts of mentions that stand in a list of three or more different entities."""
    if len(mentions) < _LIST:
        return set()
    ordered = sorted(mentions, key=lambda mention: mention.span.start)
    runs: list[list[Mention]] = []
    for previous, mention in pairwise([None, *ordered]):
        assert mention is not None
        if previous and _goes_on(previous, mention, text):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return {
        mention.span.start
        for run in runs
        if len(run) >= _LIST and len({m.id or m.name for m in run}) >= _LIST
        for mention in run
    }


def _goes_on(previous: Mention, mention: Mention, text: str) -> bool:
    """Whether two names stand in one list: a comma or "and" between them, or a new bullet."""
    if not 0 <= mention.span.start - previous.span.end <= LIST_GAP:
        return False
    if (previous.id or previous.name) == (mention.id or mention.name):
        return True
    gap = text[previous.span.end : mention.span.start]
    if "\n" in gap:
        return not any(character.isalnum() or character == "." for character in gap)
    return bool(_JOINT.search(gap)) and not _STOP.search(gap)


def _entity(
    kind: EntityKind, group: Sequence[Mention], reason: str, margin: float, *, about: bool
) -> Entity:
    name = group[0].name
    forms = dict.fromkeys(mention.span.text for mention in group)
    return Entity(
        kind=kind,
        id=group[0].id,
        name=name,
        forms=tuple(form for form in forms if form != name),
        about=about,
        evidence=tuple(mention.span for mention in group),
        role=next((mention.role for mention in group if mention.role), None),
        reason=reason,
        margin=margin,
    )
