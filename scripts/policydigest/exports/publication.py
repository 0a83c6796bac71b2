"""What all exports share: addresses, permanent identifiers, and days that come from the content."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from policydigest.dates import is_day
from policydigest.groups import pairs
from policydigest.indexes import FOLDERS, TAG_KINDS, Collection, Group, digest_path, tags
from policydigest.licences import deed
from policydigest.pages import labels
from policydigest.pages.safe import plain, safe_url

if TYPE_CHECKING:
    from policydigest.groups.pairs import Pair, PairKey
    from policydigest.model import Digest, Source
    from policydigest.pages.labels import SiteText
    from policydigest.vocabulary import TagKind

# The day that permanent identifiers are counted from; see RFC 4151. It never changes.
AUTHORITY_YEAR = "2026"
# Control characters but tab and newline, halves of surrogate pairs, marks that turn text round.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Publication:
    """The collection as one publication on the site, with what its exports ask for often."""

    collection: Collection
    site: SiteText
    pairs: Mapping[PairKey, Pair]
    # What was worked out once: the groups of digests, and tags as JSON-LD.
    _groups: dict[str, Mapping[TagKind, tuple[Group, ...]]] = field(default_factory=dict)
    things: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, collection: Collection, site: SiteText) -> Publication:
        """The collection as it is published on `site`."""
        return cls(collection, site, pairs.pairs(collection))

    def forgetful(self) -> Publication:
        """The same, without what is remembered of digests: for one that has been edited since."""
        return replace(self, _groups={})

    def digests(self) -> Iterator[Digest]:
        """All digests in order of date, newest first; the withdrawn ones are among them."""
        both = (*self.collection.digests, *self.collection.withdrawn)
        yield from sorted(sorted(both, key=lambda d: d.id), key=lambda d: d.date, reverse=True)

    def groups(self, digest: Digest) -> Mapping[TagKind, tuple[Group, ...]]:
        """The groups that a digest's tags lead to, each once, in the digest's order."""
        found = self._groups.get(digest.id)
        if found is None:
            found = self._groups[digest.id] = {
                kind: tuple(
                    {
                        group.name: group
                        for name in tags(digest, kind)
                        if (group := self.collection.group(kind, name))
                    }.values()
                )
                for kind in TAG_KINDS
            }
        return found

    def tag_groups(self) -> Iterator[Group]:
        """Every country, organisation, topic and instrument with a digest."""
        for kind in TAG_KINDS:
            yield from self.collection.groups[kind].values()

    def url(self, path: str) -> str:
        """The whole address of a file below `docs/`, as MkDocs publishes it."""
        return self.site.url + address(path)

    def digest_url(self, digest: Digest) -> str:
        """The whole address of a digest's page."""
        return self.url(digest_path(digest))

    def tag_uri(self, specific: str) -> str:
        """A permanent identifier that holds whatever happens to addresses."""
        return f"tag:{self.site.authority},{AUTHORITY_YEAR}:{specific}"

    def digest_uri(self, digest: Digest) -> str:
        """A digest's permanent identifier, the same if its id was changed since."""
        return self.tag_uri(f"digests/{digest.first_id}")

    def newest(self) -> str | None:
        """The latest day that any digest gives: the state of the collection."""
        return max((updated(digest) for digest in self.digests()), default=None)


def address(path: str) -> str:
    """Where a file below `docs/` is published: `a/b.md` at `a/b/`, other files as they are."""
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"


def group_key(group: Group) -> str:
    """What names a group for good: its folder and the vocabulary's identifier, else its address."""
    return f"{FOLDERS[group.kind]}/{group.entry.id if group.entry else group.slug}"


def pair_key(pair: Pair) -> str:
    """What names a pair of countries for good."""
    ids = (group.entry.id if group.entry else group.slug for group in (pair.one, pair.other))
    return f"pairs/{'+'.join(sorted(ids))}"


def published(digest: Digest) -> str:
    """The first day the digest can have existed: its event, report and reading lie before it."""
    days = [s.published for s in digest.sources] + [s.retrieved for s in digest.sources]
    return max(filter(None, map(whole_day, (digest.date, *days))), default="1970-01-01")


def updated(digest: Digest) -> str:
    """The latest day that the digest itself tells of."""
    return max(published(digest), whole_day(digest.reviewed_on) or "")


@lru_cache(maxsize=4096)
def whole_day(date: str | None) -> str | None:
    """A day of the calendar; the first of a month given alone; None for anything else."""
    if date is None or not date.isascii():
        return None
    day = f"{date}-01" if len(date) == 7 else date
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return None
    return day if is_day(day) else None


def moment(day: str) -> str:
    """A day as the RFC 3339 moment at which it begins."""
    return f"{day}T00:00:00Z"


def printable(text: str) -> str:
    """Text of several lines without control characters."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def headline(digest: Digest) -> str:
    """The title, which says so if the digest is withdrawn."""
    title = plain(digest.title)
    return labels.WITHDRAWN_TITLE.format(title=title) if digest.withdrawn else title


def abstract(digest: Digest) -> str:
    """The summary; of a withdrawn digest only the reason."""
    if digest.withdrawn:
        reason = plain(digest.withdrawn_reason or "") or labels.WITHDRAWN_NO_REASON
        return f"{labels.WITHDRAWN_NOTICE} {labels.WITHDRAWN_REASON}: {reason}"
    return plain(digest.summary)


def licence(digest: Digest) -> tuple[str, str | None]:
    """The digest's licence in words and the address of its text, if known."""
    name = plain(digest.licence or labels.DEFAULT_LICENCE)
    known = deed(name)
    return known or (name, None)


def source_url(source: Source) -> str | None:
    """The address of a source as it is written, if it is a web address."""
    return _web_address(source.url)


def archived_url(source: Source) -> str | None:
    """The address of a source's archived copy, if it is a web address."""
    return _web_address(source.archived)


def _web_address(url: str | None) -> str | None:
    return url.strip() if url and safe_url(url) else None
