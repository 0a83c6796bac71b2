"""Digests grouped by country, organisation, topic, instrument, month and year.

A `Collection` is what every page and export is made from. It knows which digests are published,
in which order, and under which permanent address each name has its page. Building it takes time
in proportion to the number of tags.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from policydigest.model import Digest

if TYPE_CHECKING:
    from policydigest.vocabulary import Entry, TagKind, Vocabulary

GroupKind = Literal["country", "organisation", "topic", "instrument", "year", "month"]
TAG_KINDS: tuple[TagKind, ...] = ("country", "organisation", "topic", "instrument")

FOLDERS: Mapping[GroupKind, str] = MappingProxyType(
    {
        "country": "countries",
        "organisation": "organisations",
        "topic": "topics",
        "instrument": "instruments",
        "year": "years",
        "month": "years",
    }
)

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss",
        "æ": "ae", "œ": "oe", "ı": "i", "&": " and ", "'": None, "’": None, "ʻ": None, "‘": None,
    }
)  # fmt: skip

# Addresses with another use below a tag folder, and file names that Windows refuses.
_DEVICES = tuple(f"{device}{n}" for device in ("com", "lpt") for n in range(1, 10))
_RESERVED = frozenset(("index", "a-z", "kind", "con", "prn", "aux", "nul", *_DEVICES))
_SLUG_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Group:
    """All published digests under one name, newest first.

    `entry` is the vocabulary's entry, None for a name that is not in the vocabulary (and for
    years and months, which need none). `name` is the preferred name.
    """

    kind: GroupKind
    name: str
    slug: str
    entry: Entry | None
    digests: tuple[Digest, ...]

    @property
    def path(self) -> str:
        """Where the group's (first) page lies below `docs/`."""
        return f"{FOLDERS[self.kind]}/{self.slug}.md"


@dataclass(frozen=True, slots=True)
class Collection:
    """Every digest, ordered and grouped.

    `digests` are the published ones, newest first; `withdrawn` the others, in the same order.
    `groups` are keyed by preferred name and sorted by it, years and months newest first.
    """

    digests: tuple[Digest, ...]
    withdrawn: tuple[Digest, ...]
    groups: Mapping[GroupKind, Mapping[str, Group]]
    vocabulary: Vocabulary

    def group(self, kind: TagKind, name: str) -> Group | None:
        """The group that a tag as it stands in a digest belongs to, by any name known."""
        groups = self.groups[kind]
        return groups.get(name) or groups.get(preferred_name(self.vocabulary, kind, name))


def tags(digest: Digest, kind: TagKind) -> tuple[str, ...]:
    """The digest's tags of one kind, as written."""
    if kind == "country":
        return digest.countries
    if kind == "organisation":
        return digest.organisations
    if kind == "topic":
        return digest.topics
    return digest.instruments


def preferred_name(vocabulary: Vocabulary, kind: TagKind, name: str) -> str:
    """The vocabulary's name for what a tag names; the tag itself, spaces tidied, if unknown."""
    tidy = " ".join(name.split())
    entry = vocabulary.by_name(kind, tidy)
    return entry.name if entry else tidy


def linked(collection: Collection, digest: Digest) -> list[tuple[str, str] | None]:
    """Name and page of each group that a digest's tags and mentions lead to; None where none is."""
    named = [(kind, name) for kind in TAG_KINDS for name in tags(digest, kind)]
    named += [("country", name) for name in digest.mentions.countries]
    named += [("organisation", name) for name in digest.mentions.organisations]
    groups = (collection.group(kind, name) for kind, name in named)
    return [(group.name, group.path) if group else None for group in groups]


def digest_path(digest: Digest) -> str:
    """Where a digest's file lies in the project, and its page below `docs/`."""
    return path_of_id(digest.id)


def path_of_id(id_: str) -> str:
    """Where the digest with this id lies, or lay: below the year that the id begins with."""
    return f"digests/{id_[:4]}/{id_}.md"


def id_of_path(path: str) -> str:
    """The id after which a digest's file is named."""
    return path.rpartition("/")[2].removesuffix(".md")


def sort_key(name: str) -> tuple[str, str]:
    """Alphabetical order as readers expect it: accents and case count only between equals."""
    return slug(name).replace("-", " "), name


@lru_cache(maxsize=16384)
def slug(name: str) -> str:
    """The address a name has: lower-case ASCII letters, digits and single hyphens.

    A name without any such letter (日本), a very long one and a reserved one get a short hash, so
    the result is never empty and depends on nothing but the name.
    """
    plain = name.lower().translate(_LETTERS)
    if not plain.isascii():
        folded = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in folded if not unicodedata.combining(c))
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not words:
        return f"x-{name_hash(name)}"
    if len(words) > _SLUG_LIMIT or words in _RESERVED:
        return f"{words[:_SLUG_LIMIT].rstrip('-')}-{name_hash(name)}"
    return words


def build(digests: Sequence[Digest], vocabulary: Vocabulary) -> Collection:
    """Order and group digests. Withdrawn ones stand in no group."""
    ordered = newest_first(digests)
    published = tuple(d for d in ordered if not d.withdrawn)
    groups: dict[GroupKind, Mapping[str, Group]] = {
        kind: MappingProxyType(_tag_groups(published, vocabulary, kind)) for kind in TAG_KINDS
    }
    groups["year"] = MappingProxyType(_period_groups(published, "year", 4))
    groups["month"] = MappingProxyType(_period_groups(published, "month", 7))
    return Collection(
        digests=published,
        withdrawn=tuple(d for d in ordered if d.withdrawn),
        groups=MappingProxyType(groups),
        vocabulary=vocabulary,
    )


def newest_first(digests: Iterable[Digest]) -> list[Digest]:
    """By date, latest first; a month without a day follows all its days; then by identifier."""
    return sorted(sorted(digests, key=lambda d: d.id), key=lambda d: d.date, reverse=True)


def _tag_groups(
    digests: Sequence[Digest], vocabulary: Vocabulary, kind: TagKind
) -> dict[str, Group]:
    members: dict[str, list[Digest]] = {}
    preferred: dict[str, str] = {}
    for digest in digests:
        written = tags(digest, kind)
        for name in written:
            if name not in preferred:
                preferred[name] = preferred_name(vocabulary, kind, name)
        # A digest may bear an old and a new name of the same body: it is listed once.
        for name in dict.fromkeys(preferred[tag] for tag in written):
            members.setdefault(name, []).append(digest)
    slugs = _slugs(members, vocabulary, kind)
    return {
        name: Group(kind, name, slugs[name], vocabulary.by_name(kind, name), tuple(members[name]))
        for name in sorted(members, key=sort_key)
    }


def _period_groups(
    digests: Sequence[Digest], kind: Literal["year", "month"], length: int
) -> dict[str, Group]:
    members: dict[str, list[Digest]] = {}
    for digest in digests:
        members.setdefault(digest.date[:length], []).append(digest)
    return {name: Group(kind, name, name, None, tuple(found)) for name, found in members.items()}


def _slugs(
    members: Mapping[str, Sequence[Digest]], vocabulary: Vocabulary, kind: TagKind
) -> dict[str, str]:
    """A different slug for each name.

    The names of the vocabulary choose first, whether in use or not, so that a new digest never
    moves the page of an established name; then the unknown names, oldest digest first.
    """
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for name in _claims(members, vocabulary, kind):
        if name in slugs:
            continue
        wanted = slug(name)
        slugs[name] = wanted if wanted not in taken else f"{wanted}-{name_hash(name)}"
        taken.add(slugs[name])
    return slugs


def _claims(
    members: Mapping[str, Sequence[Digest]], vocabulary: Vocabulary, kind: TagKind
) -> Iterator[str]:
    entries = vocabulary.entries(kind)
    yield from (entries[key].name for key in sorted(entries))
    yield from sorted(
        members, key=lambda name: (members[name][-1].date, members[name][-1].id, name)
    )


def name_hash(name: str) -> str:
    """What tells two names of one slug apart; it depends on the name alone."""
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
