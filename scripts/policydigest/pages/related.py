"""Which digests belong together: those that share tags, rare tags counting more.

An inverted index with a window: for each tag only the digests next to this one in time are
looked at, so the work grows with the number of tags and not with the square of the digests.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from types import MappingProxyType
from typing import TYPE_CHECKING

from policydigest.indexes import TAG_KINDS, Collection, Group
from policydigest.model import Digest

if TYPE_CHECKING:
    from policydigest.vocabulary import TagKind

# How much it says that two digests share a tag of a kind, before rarity.
_WEIGHTS: MappingProxyType[TagKind, float] = MappingProxyType(
    {"instrument": 3.0, "organisation": 2.0, "country": 1.0, "topic": 1.0}
)
_WINDOW = 24


class Related:
    """Finds related digests of a collection; built once, asked for each digest."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._by_id = {digest.id: digest for digest in collection.digests}
        # Where each digest stands in the list of each of its groups.
        self._places: dict[str, list[tuple[Group, int]]] = {d.id: [] for d in collection.digests}
        for kind in TAG_KINDS:
            for group in collection.groups[kind].values():
                for place, digest in enumerate(group.digests):
                    self._places[digest.id].append((group, place))
        self._total = len(collection.digests)

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
        shared: dict[str, int] = {}
        telling: set[str] = set()
        for group, place in self._places[digest.id]:
            kind: TagKind = group.kind  # type: ignore[assignment]  # only tag groups have places
            weight = _WEIGHTS[kind] * log(1 + self._total / len(group.digests))
            start = max(0, place - _WINDOW)
            for other in group.digests[start : place + _WINDOW + 1]:
                if other.id == digest.id:
                    continue
                scores[other.id] = scores.get(other.id, 0.0) + weight
                shared[other.id] = shared.get(other.id, 0) + 1
                if kind in ("instrument", "organisation"):
                    telling.add(other.id)
        # A country or a topic alone makes no relation.
        candidates = [i for i in scores if shared[i] > 1 or i in telling]
        candidates.sort(key=lambda i: (-scores[i], self._by_id[i].date, i))
        return [self._by_id[i] for i in candidates[:16]]
