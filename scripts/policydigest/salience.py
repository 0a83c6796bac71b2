"""Mentions → what an article is *about* and what it only *mentions*.

One transparent score per entity: where it stands (headline, opening, body), in how many
sentences, and how: alone or in a list of names, acting or only as the place or the source of
the news. Every score carries the reason that `policydigest explain` prints.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from policydigest.about import subjects
from policydigest.about.homes import Homes
from policydigest.about.name_lists import length, lists
from policydigest.about.places import WEIGHTS, Places, Weights
from policydigest.model import Entity, EntityKind, Mention, Span

PLAIN = 1.0  # the weight of a mention by name; one that acts has more
CHANNEL = 0.2  # of one "on Facebook", or of "the Boeing 777"
_CARRIERS = ("company", "media")
PASSING = 0.35  # the weight up to which a sentence only names it
STRONG = 1.25  # the weight from which a country acts by itself, not only with others
MAX_SENTENCES = 6  # more sentences than this add nothing
AHEAD = 2.0  # times the score of the next country
DATELINE = "in the dateline"  # the rule of a mention there
_WORD = re.compile(r"\w{4,}")
# What each mention is asked, without a step of the interpreter for each.
_SPAN, _TEXT, _ROLE = map(attrgetter, ("span", "text", "role"))


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
        found = [e._replace(about=True, margin=0.0) if e.evidence == home else e for e in found]
    return tuple(sorted(found, key=lambda entity: not entity.about))


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
        self._lists = lists(mentions, places.text)
        self._listed = {mention.span.start for listed in self._lists for mention in listed}
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
        text, signs = self._places.text, model.signs
        words = frozenset(self._places.words)
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
        counted = {
            mention.span.start
            for listed in self._lists
            if self._places.tells_number(length(listed), signs)
            for mention in listed
        }
        for (group, score), standing in zip(self._ranked, standings, strict=True):
            rank = subjects.Rank(
                score.total,
                score.total >= self.needed(group),
                self._top,
                bisect_left(totals, -score.total),
                len(totals),
            )
            standing = [
                place._replace(
                    into=place.into * (not signs.is_agent(text, mention.span.start)),
                    goes_on=place.sentence in followed,
                    counted=mention.span.start in counted,
                    beside=self._places.beside(mention, place, signs),
                )
                for place, mention in zip(standing, group, strict=True)
            ]
            kind = model.groups.get(_sort_of(group), "")
            id_ = group[0].id
            home = homes.of(id_) if homes else subjects.NOWHERE
            name = subjects.Name(
                is_listed=id_ is not None,
                is_taken_up=_is_taken_up(group[0].name, words),
                is_of_several=self._places.tells_several(kind, signs),
                is_executive=any(map(group[0].name.__contains__, model.executives)),
            )
            features = subjects.features(standing, rank, kind, home, name)
            yield group, score, features


def _is_taken_up(name: str, words: frozenset[str]) -> bool:
    """Whether an article has a longer word of a name in small letters too: "the bank"."""
    capitalised = filter(str.istitle, _WORD.findall(name))
    return not words.isdisjoint(map(str.lower, capitalised))


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
    about = likelihood >= model.needed and not _is_channel(group)
    return _entity(kind, group, reason, margin, about=about)


def _is_channel(group: Sequence[Mention]) -> bool:
    """Whether a company only carries what was said ("wrote on Facebook"), or made a thing.

    Or a medium only tells the news.
    """
    is_carrier = _sort_of(group) in _CARRIERS
    return is_carrier and max(one.weight for one in group) <= CHANNEL


def _sort_of(group: Sequence[Mention]) -> str:
    """What kind of body the mentions are of, as the first that tells it says; "" if none does."""
    return next((mention.sort for mention in group if mention.sort), "")


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
        dated = [g for g in dated if any(DATELINE not in mention.rule for mention in g)]
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
        told = f"score {self.total:.1f}, {self.sentences} sentence(s)"
        told += ", in the title" * self.title + ", in the opening" * self.opening
        return told + ", only in lists of names" * self.listed_only


def _score(group: Sequence[Mention], places: Places, listed: set[int], weights: Weights) -> Score:
    best: dict[int, float] = {}
    told: set[int] = set()  # sentences that do more than name it in passing
    title = opening = False
    starts = [mention.span.start for mention in group]
    standing = list(map(places.at, starts))
    below = places.below_headings({sentence for sentence, _ in standing})
    by_part, is_listed = weights.by_part, listed.__contains__
    for mention, start, (sentence, part) in zip(group, starts, standing, strict=True):
        value, weight = by_part[part], mention.weight
        if weight > PASSING:
            told.add(sentence)
        if part == "title":
            title = True
        elif part == "opening":
            opening, weight = True, min(weight, 1.0)
        elif part == "sentence":
            if sentence in below or (weight > STRONG and places.opens_paragraph(start)):
                value = weights.early
            elif places.is_late(sentence, weights):
                value *= weights.late
        if is_listed(start) and weight < weights.stands_out:
            value *= weights.listed
        value *= weight
        if value > best.get(sentence, -1.0):
            best[sentence] = value
    values = sorted(best.values(), reverse=True)[:MAX_SENTENCES]
    factor = weights.returns if len(told) > 1 else 1.0
    return Score(
        total=factor * sum(values),
        title=title,
        opening=opening,
        sentences=len(best),
        listed_only=listed.issuperset(starts),
    )


def _entity(
    kind: EntityKind, group: Sequence[Mention], reason: str, margin: float, *, about: bool
) -> Entity:
    name = group[0].name
    evidence = tuple(map(_SPAN, group))
    forms = dict.fromkeys(map(_TEXT, evidence))
    forms.pop(name, None)
    return Entity(
        kind=kind,
        id=group[0].id,
        name=name,
        forms=tuple(forms),
        about=about,
        evidence=evidence,
        role=next(filter(None, map(_ROLE, group)), None) if kind == "person" else None,
        reason=reason,
        margin=margin,
    )
