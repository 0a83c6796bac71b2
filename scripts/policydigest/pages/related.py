"""Which digests belong together: those that share tags, rare tags counting more.

An inverted index with a window: for each tag only the digests next to this one in time are
looked at, so the work grows with the number of tags and not with the square of the digests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from policydigest.indexes import TAG_KINDS
from policydigest.memory.remembering import anew

if TYPE_CHECKING:
    from policydigest.indexes import Collection, Group, GroupKind
    from policydigest.memory.remembering import Remember
    from policydigest.model import Digest

# How much it says that two digests share a tag of a kind, before rarity.
_WEIGHTS: MappingProxyType[GroupKind, float] = MappingProxyType(
    {"instrument": 3.0, "organisation": 2.0, "country": 1.0, "topic": 1.0}
)
_TELLING = ("instrument", "organisation")
_WINDOW = 24
# More than are shown: some may be shown elsewhere on the page.
_MOST = 16


class _Tag(NamedTuple):
    """How much it says that two digests share a tag, whether that tells alone, and who bears it."""

    weight: float
    is_telling: bool
    numbers: Sequence[int]


class Related:
    """Finds related digests of a collection; built once, asked for each digest."""

    def __init__(self, collection: Collection, remember: Remember = anew) -> None:
        digests = self._digests = collection.digests
        self._by_id = {digest.id: digest for digest in digests}
        groups = [group for kind in TAG_KINDS for group in collection.groups[kind].values()]
        made_of = [
            [(digest.id, digest.date) for digest in digests],
            [(group.kind, [digest.id for digest in group.digests]) for group in groups],
        ]
        found = remember("related", made_of, list[list[int]], lambda: _by_tags(digests, groups))
        self._by_tags = {digest.id: best for digest, best in zip(digests, found, strict=True)}

    def get(self, identifier: str) -> Digest | None:
        """The published digest with this identifier."""
        return self._by_id.get(identifier)

    def of(self, digest: Digest, limit: int = 5) -> list[Digest]:
        """The digests most related to one: those it names itself, then the best by shared tags."""
        chosen = {i: self._by_id[i] for i in digest.related if i in self._by_id and i != digest.id}
        for number in self._by_tags[digest.id]:
            if len(chosen) >= limit:
                break
            other = self._digests[number]
            chosen.setdefault(other.id, other)
        return list(chosen.values())[:limit]


def _by_tags(digests: Sequence[Digest], groups: Iterable[Group]) -> list[list[int]]:
    """For each digest the numbers of those that share most with it, best first."""
    number = {digest.id: place for place, digest in enumerate(digests)}
    # Where each digest stands among those of each of its tags.
    places: list[list[tuple[_Tag, int]]] = [[] for _ in digests]
    for group in groups:
        own = [number[digest.id] for digest in group.digests]
        weight = _WEIGHTS[group.kind] * log(1 + len(digests) / len(own))
        tag = _Tag(weight, group.kind in _TELLING, own)
        for place, one in enumerate(own):
            places[one].append((tag, place))
    # Of those that share as much the earlier.
    ordered = sorted(range(len(digests)), key=lambda one: (digests[one].date, digests[one].id))
    rank = {one: place for place, one in enumerate(ordered)}
    return [_best(one, found, rank) for one, found in enumerate(places)]


def _best(one: int, places: Sequence[tuple[_Tag, int]], rank: Mapping[int, int]) -> list[int]:
    scores: dict[int, float] = {}
    # A country or a topic alone makes no relation.
    candidates: set[int] = set()
    for (weight, is_telling, numbers), place in places:
        near = numbers[max(0, place - _WINDOW) : place + _WINDOW + 1]
        candidates.update(near if is_telling else scores.keys() & near)
        for other in near:
            scores[other] = scores.get(other, 0.0) + weight
    candidates.discard(one)
    return sorted(candidates, key=lambda other: (-scores[other], rank[other]))[:_MOST]
