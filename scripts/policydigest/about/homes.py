"""Where a story plays that names no country: where its bodies are at home, or its money is paid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from policydigest.about import subjects
from policydigest.model import Entity, Mention, Money
from policydigest.vocabulary import Country, Vocabulary

_PLAIN = 1.0  # the weight of a mention to which nothing is done
_ALONE = ", and no other country has a part in the story"
_WORD = re.compile(r"[^\W\d_]+")


class Homes(NamedTuple):
    """The countries of listed organisations by identifier, and those that a story is about."""

    bodies: Mapping[str, str]
    about: tuple[str, ...]  # the first of all first

    def of(self, id_: str | None) -> subjects.Home:
        """Where an organisation is at home, and where the story plays."""
        story = self.about[0] if self.about else ""
        return subjects.Home(self.bodies.get(id_ or "", ""), story, frozenset(self.about))


def bodies_at_home(vocabulary: Vocabulary) -> Mapping[str, str]:
    """The countries of the vocabulary's organisations by identifier, where they have one."""
    return {id_: body.country for id_, body in vocabulary.organisations.items() if body.country}


def with_home(
    states: Sequence[Entity],
    actors: Sequence[Entity],
    sums: Sequence[Money],
    vocabulary: Vocabulary,
    public: frozenset[str],
    players: frozenset[str],
    title: int = 0,
) -> tuple[Entity, ...]:
    """The countries, with the one where the bodies that the story is about are at home.

    "The Central Bank of Uzbekistan closed two banks" may be all that tells the country. `public`
    and `players` are kinds of bodies that act in one country: of its state, and its parties and
    unions. Where the story is about a country already there must be two of them, or a public one in
    the headline, which ends at `title`; where it names none a public one, two of any kind, or else
    a body with a country's name in its own, or a currency that one country has. Bodies of several
    countries tell nothing.
    """
    bodies = vocabulary.organisations
    listed = [(actor, bodies[actor.id]) for actor in actors if actor.id]
    told = [one for one in listed if one[0].about and one[1].kind in public | players]
    homes = {body.country for _, body in told}
    country = vocabulary.countries.get(homes.pop() or "") if len(homes) == 1 else None
    about = [state.id for state in states if state.about]
    if country is None:
        return tuple(states) if about else _without_public(states, actors, sums, vocabulary)
    known = next((state for state in states if state.id == country.id), None)
    if about:
        in_title = any(one.evidence[0].start < title for one, body in told if body.kind in public)
        suffices = known is not None and (len(told) > 1 or in_title)
    else:
        is_public = any(body.kind in public for _, body in told)
        at_home = sum(body.country == country.id for _, body in listed)
        suffices = known is not None or is_public or at_home > 1
    if country.id in about or not suffices:
        return tuple(states)
    shown = told[0][0]
    reason = f"home of {shown.name}" + ("" if about else _ALONE)
    return _added(states, country, shown, reason)


def with_shut_out(
    states: Sequence[Entity],
    actors: Sequence[Entity],
    mentions: Sequence[Mention],
    vocabulary: Vocabulary,
) -> tuple[Entity, ...]:
    """The countries, with those named in passing whose media something is done to.

    "The German broadcaster Deutsche Welle was expelled" has a part for Germany.
    """
    bodies = vocabulary.organisations
    media = {
        actor.id: bodies[actor.id].country
        for actor in actors
        if actor.about and actor.id and bodies[actor.id].kind == "media"
    }
    if not media or all(state.about for state in states):
        return tuple(states)
    hit = {media[one.id]: one.name for one in mentions if one.id in media and one.weight > _PLAIN}
    found = [
        state._replace(about=True, reason=f"home of {hit[state.id]}, which is hit", margin=0.0)
        if state.id in hit and not state.about
        else state
        for state in states
    ]
    return tuple(sorted(found, key=lambda state: not state.about))


def _added(
    states: Sequence[Entity], country: Country, shown: Entity, reason: str
) -> tuple[Entity, ...]:
    """The countries with one more that the story is about, shown where `shown` is."""
    known = next((state for state in states if state.id == country.id), None)
    home = known or shown._replace(kind="country", id=country.id, name=country.name, forms=())
    others = [state for state in states if state.id != country.id]
    home = home._replace(about=True, reason=reason, margin=0.0)
    return (*(one for one in others if one.about), home, *(one for one in others if not one.about))


def _without_public(
    states: Sequence[Entity],
    actors: Sequence[Entity],
    sums: Sequence[Money],
    vocabulary: Vocabulary,
) -> tuple[Entity, ...]:
    """The countries of a story that is about none, and whose public bodies tell of none.

    "Mutual Cyprus Bank raised its fees", "a bill of P140 billion": the name of a body, and then
    the currency, tell the country, if they tell of one.
    """
    by_name = {
        code: actor for actor in actors if actor.about for code in _named_in(actor, vocabulary)
    }
    if len(by_name) == 1:
        ((code, actor),) = by_name.items()
        return _added(states, vocabulary.countries[code], actor, f"named in {actor.name}" + _ALONE)
    payers = _payers(vocabulary)
    paid = {payers.get(sum_.currency) for sum_ in sums}
    payer = paid.pop() if len(paid) == 1 else None
    if by_name or states or payer is None:
        return tuple(states)
    country = vocabulary.countries[payer]
    shown = Entity("country", payer, country.name, (), True, tuple(one.span for one in sums))
    return _added(states, country, shown, f"sums in {sums[0].currency}" + _ALONE)


def _named_in(actor: Entity, vocabulary: Vocabulary) -> Iterator[str]:
    """The country whose name or people's is a word of an unlisted body's name.

    Of a listed one the vocabulary knows better: an airline may bear a country's name abroad.
    """
    names = _single_names(vocabulary)
    for word in () if actor.id else _WORD.findall(actor.name):
        code = names.get(word)
        if code:
            yield code


@lru_cache(maxsize=4)
def _single_names(vocabulary: Vocabulary) -> Mapping[str, str]:
    """The names of countries and their peoples that are one word, and the countries' codes."""
    return {
        name: country.id
        for country in vocabulary.countries.values()
        for name in (country.name, *country.demonyms)
        if name.isalpha()
    }


@lru_cache(maxsize=4)
def _payers(vocabulary: Vocabulary) -> Mapping[str, str]:
    """The currencies that one country has, and which that is; its territories do not count."""
    states = [c for c in vocabulary.countries.values() if c.currency and not c.territory_of]
    shared = Counter(country.currency for country in states)
    return {str(c.currency): c.id for c in states if shared[c.currency] == 1}
