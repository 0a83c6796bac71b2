"""Which digests belong together: those that share tags, rare tags counting more.

An inverted index with a window: for each tag only the digests next to this one in time are
looked at, so the work grows with the number of tags and not with the square of the digests.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from policydigest.indexes import TAG_KINDS, Collection
from policydigest.model import Digest

if TYPE_CHECKING:
    from policydigest.vocabulary import TagKind

# How much it says that two digests share a tag of a kind, before rarity.
_WEIGHTS: MappingProxyType[TagKind, float] = MappingProxyType(
    {"instrument": 3.0, "organisation": 2.0, "country": 1.0, "topic": 1.0}
)
_TELLING = ("instrument", "organisation")
_WINDOW = 24


class _Tag(NamedTuple):
    """How much it says that two digests share a tag, whether that tells alone, and who bears it."""

    weight: float
    is_telling: bool
    ids: Sequence[str]


class Related:
    """Finds related digests of a collection; built once, asked for each digest."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._by_id = {digest.id: digest for digest in collection.digests}
        # Where each digest stands among those of each of its tags.
        self._places: dict[str, list[tuple[_Tag, int]]] = {d.id: [] for d in collection.digests}
        total = len(collection.digests)
        for kind in TAG_KINDS:
            for group in collection.groups[kind].values():
                ids = [digest.id for digest in group.digests]
                tag = _Tag(_WEIGHTS[kind] * log(1 + total / len(ids)), kind in _TELLING, ids)
                for place, own in enumerate(ids):
                    self._places[own].append((tag, place))

    def get(self, identifier: str) -> Digest | None:
        """The published digest with this identifier."""
        return self._by_id.get(identifier)

    def of(self, digest: Digest, limit: int = 5) -> list[Digest]:
        """The digests most related to one: those it names itself, then the best by shared tags."""
        chosen = {i: self._by_id[i] for i in digest.related if i in self._by_id and i != digest.id}
        for other in self._by_tags(digest):
            if len(chosen) >= limit:
                break
            chosen.setdefault(other.id, other)
        return list(chosen.values())[:limit]

    def _by_tags(self, digest: Digest) -> Sequence[Digest]:
        scores: dict[str, float] = {}
        # A country or a topic alone makes no relation.
        candidates: set[str] = set()
        for (weight, is_telling, ids), place in self._places[digest.id]:
            near = ids[max(0, place - _WINDOW) : place + _WINDOW + 1]
            candidates.update(near if is_telling else scores.keys() & near)
            for other in near:
                scores[other] = scores.get(other, 0.0) + weight
        candidates.discard(digest.id)
        known = self._by_id
        best = sorted(candidates, key=lambda i: (-scores[i], known[i].date, i))
        return [known[i] for i in best[:16]]
