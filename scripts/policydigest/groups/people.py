"""The people whom digests name, with the offices they held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policydigest.indexes import digest_path, name_hash, slug, sort_key

if TYPE_CHECKING:
    from policydigest.indexes import Collection
    from policydigest.model import Digest

FOLDER = "people"
# A person of one digest has no page: it could say nothing that the digest does not.
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Role:
    """An office as digests name it, and the first and last date it was named with."""

    words: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Named:
    """A person, by name alone: the digests that name them, newest first, and their roles.

    `slug` is empty if there is no page of the person.
    """

    name: str
    slug: str
    digests: tuple[Digest, ...]
    roles: tuple[Role, ...]

    @property
    def has_page(self) -> bool:
        """Whether there is a page of the person."""
        return bool(self.slug)

    @property
    def path(self) -> str:
        """Where one reads of the person: their (first) page below `docs/`, or the only digest."""
        return f"{FOLDER}/{self.slug}.md" if self.has_page else digest_path(self.digests[0])


def tidy(name: str) -> str:
    """A name with its spaces put right: under this one a person is found."""
    return " ".join(name.split())


def people(collection: Collection) -> Mapping[str, Named]:
    """Everyone who is named, by name, sorted."""
    found: dict[str, dict[str, Digest]] = {}
    roles: dict[str, dict[str, list[str]]] = {}
    for digest in collection.digests:
        for person in digest.people:
            name = tidy(person.name)
            found.setdefault(name, {})[digest.id] = digest
            if person.role and person.role.strip():
                held = roles.setdefault(name, {})
                held.setdefault(tidy(person.role), []).append(digest.date)
    named: dict[str, Named] = {}
    taken: set[str] = set()
    for name in sorted(found, key=sort_key):
        if not name:
            continue
        own = slug(name) if len(found[name]) >= FEWEST else ""
        if own in taken:
            own = f"{own}-{name_hash(name)}"
        if own:
            taken.add(own)
        named_as = [Role(words, min(d), max(d)) for words, d in roles.get(name, {}).items()]
        ordered = tuple(sorted(named_as, key=lambda role: (role.first, role.last, role.words)))
        named[name] = Named(name, own, tuple(found[name].values()), ordered)
    return named
