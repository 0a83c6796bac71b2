"""Pairs of countries that share a digest.

The work grows with the pairs there are, not with the square of the countries: each digest names
its own, and one that names very many makes none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from policydigest.indexes import name_hash, preferred_name, sort_key

if TYPE_CHECKING:
    from policydigest.indexes import Collection, Group
    from policydigest.model import Digest

# A declaration by thirty governments says little about any two of them, and would make 435 pairs.
MOST_COUNTRIES = 8
FOLDER = "pairs"

PairKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two countries, in the order of their slugs, and their shared digests, newest first."""

    one: Group
    other: Group
    slug: str
    digests: tuple[Digest, ...]

    @property
    def name(self) -> str:
        """What the pair is called: Japan – United Kingdom."""
        return f"{self.one.name} – {self.other.name}"

    @property
    def path(self) -> str:
        """Where the pair's (first) page lies below `docs/`."""
        return f"{FOLDER}/{self.slug}.md"

    def partner(self, name: str) -> Group:
        """The one of the two that does not have this name."""
        return self.other if self.one.name == name else self.one


def countries_of(digest: Digest, collection: Collection) -> tuple[str, ...]:
    """The preferred names of a digest's countries; none if they are too many to make pairs of."""
    names = tuple(
        dict.fromkeys(
            preferred_name(collection.vocabulary, "country", name) for name in digest.countries
        )
    )
    return names if len(names) <= MOST_COUNTRIES else ()


def pairs(collection: Collection) -> Mapping[PairKey, Pair]:
    """All pairs by their two names in the order of their slugs, sorted by name."""
    countries = collection.groups["country"]
    shared: dict[PairKey, list[Digest]] = {}
    for digest in collection.digests:
        names = sorted(countries_of(digest, collection), key=lambda name: countries[name].slug)
        for key in combinations(names, 2):
            shared.setdefault(key, []).append(digest)
    taken: set[str] = set()
    found: dict[PairKey, Pair] = {}
    for key in sorted(shared, key=lambda key: (sort_key(key[0]), sort_key(key[1]))):
        one, other = (countries[name] for name in key)
        slug = f"{one.slug}-{other.slug}"
        if slug in taken:  # a-b and c, a and b-c
            slug = f"{slug}-{name_hash(' – '.join(key))}"
        taken.add(slug)
        found[key] = Pair(one, other, slug, tuple(shared[key]))
    return found


def by_country(found: Mapping[PairKey, Pair]) -> dict[str, list[Pair]]:
    """Each country's pairs, those with most digests first."""
    partners: dict[str, list[Pair]] = {}
    for key, pair in found.items():
        for name in key:
            partners.setdefault(name, []).append(pair)
    for listed in partners.values():
        listed.sort(key=lambda pair: -len(pair.digests))
    return partners
