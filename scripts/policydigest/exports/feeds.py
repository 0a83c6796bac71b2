"""Atom 1.0 and JSON Feed 1.1: all digests, and those of each tag and each pair of countries.

A feed holds the 50 digests that are newest by the days they give themselves, so that a digest of
an old event which has just come in is not missed. A withdrawn digest stays, and says so.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policydigest.exports.publication import (
    Publication,
    abstract,
    group_key,
    headline,
    licence,
    moment,
    pair_key,
    published,
    source_url,
    updated,
)
from policydigest.indexes import TAG_KINDS
from policydigest.pages import labels
from policydigest.pages.safe import plain, safe_html

if TYPE_CHECKING:
    from policydigest.groups.pairs import Pair
    from policydigest.indexes import Group
    from policydigest.model import Digest

FOLDER = "feeds"
ALL = f"{FOLDER}/all"
ATOM, JSON_FEED = ".xml", ".json"
LIMIT = 50


@dataclass(frozen=True, slots=True)
class _Channel:
    """A feed before it is written: `stem` is its path without suffix, `page` what it follows."""

    stem: str
    uri: str
    title: str
    page: str
    digests: Sequence[Digest]


def stem(page: str) -> str:
    """The path of the feeds of a tag's or pair's page, without suffix."""
    return f"{FOLDER}/{page.removesuffix('.md')}"


class Feeds:
    """Writes the feeds of a publication; each digest's entry is worked out once."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._entries: dict[str, tuple[str, str]] = {}
        # The withdrawn digests that each group had: who follows it should hear of them.
        self._withdrawn: dict[str, list[Digest]] = {}
        for digest in publication.collection.withdrawn:
            for groups in publication.groups(digest).values():
                for group in groups:
                    self._withdrawn.setdefault(group.path, []).append(digest)

    def of_all(self) -> Iterator[tuple[str, str]]:
        """The feeds of everything. An empty collection has none: a feed is never empty."""
        name, digests = self._publication.site.name, tuple(self._publication.digests())
        uri = self._publication.tag_uri("feeds/all")
        if digests:
            yield from self._files(_Channel(ALL, uri, name, "index.md", digests))

    def digests_of(self, group: Group) -> Sequence[Digest]:
        """The digests that a tag's feeds may hold, the withdrawn ones at the end."""
        return (*group.digests, *self._withdrawn.get(group.path, ()))

    def of_tag(self, group: Group) -> Iterator[tuple[str, str]]:
        """The feeds of a country, organisation, topic or instrument."""
        yield from self._of(group.name, group.path, group_key(group), self.digests_of(group))

    def of_pair(self, pair: Pair) -> Iterator[tuple[str, str]]:
        """The feeds of a pair of countries."""
        yield from self._of(pair.name, pair.path, pair_key(pair), pair.digests)

    def _of(
        self, name: str, path: str, key: str, digests: Sequence[Digest]
    ) -> Iterator[tuple[str, str]]:
        title = labels.FEED_TITLE.format(name=plain(name), site=self._publication.site.name)
        uri = self._publication.tag_uri(f"feeds/{key}")
        return self._files(_Channel(stem(path), uri, title, path, digests))

    def _files(self, channel: _Channel) -> Iterator[tuple[str, str]]:
        newest = heapq.nsmallest(LIMIT, channel.digests, key=_newest_first)
        entries = [self._entry(digest) for digest in newest]
        atom = _atom(self._publication, channel, newest, [entry for entry, _ in entries])
        yield channel.stem + ATOM, atom
        items = [item for _, item in entries]
        yield channel.stem + JSON_FEED, _json(self._publication, channel, items)

    def _entry(self, digest: Digest) -> tuple[str, str]:
        """The digest in Atom and as an item of JSON Feed."""
        found = self._entries.get(digest.id)
        if found is None:
            found = (_entry(self._publication, digest), _item(self._publication, digest))
            self._entries[digest.id] = found
        return found


def _newest_first(digest: Digest) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    day = tuple(-int(part) for part in updated(digest).split("-"))
    date = tuple(-int(part) for part in digest.date.split("-"))
    return day, date, digest.id


# --------------------------------------------------------------------------- Atom


def _atom(
    publication: Publication, channel: _Channel, digests: Sequence[Digest], entries: list[str]
) -> str:
    latest = moment(max(updated(digest) for digest in digests))
    links = (
        ("self", "application/atom+xml", channel.stem + ATOM),
        ("alternate", "text/html", channel.page),
        ("alternate", "application/feed+json", channel.stem + JSON_FEED),
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="' + labels.LANGUAGE + '">\n'
        f"<id>{safe_html(channel.uri)}</id>\n"
        f"<title>{safe_html(channel.title)}</title>\n"
        f"<updated>{latest}</updated>\n"
        f"<author><name>{safe_html(publication.site.name)}</name>"
        f"<uri>{safe_html(publication.site.url)}</uri></author>\n"
        f"<rights>{safe_html(labels.RIGHTS)}</rights>\n"
        + "".join(
            f'<link rel="{rel}" type="{kind}" href="{safe_html(publication.url(path))}"/>\n'
            for rel, kind, path in links
        )
        + "".join(entries)
        + "</feed>\n"
    )


def _entry(publication: Publication, digest: Digest) -> str:
    url = safe_html(publication.digest_url(digest))
    rights, rights_url = licence(digest)
    lines = [
        "<entry>",
        f"<id>{safe_html(publication.digest_uri(digest))}</id>",
        f"<title>{safe_html(headline(digest))}</title>",
        f"<published>{moment(published(digest))}</published>",
        f"<updated>{moment(updated(digest))}</updated>",
        f'<link rel="alternate" type="text/html" href="{url}"/>',
        f"<rights>{safe_html(rights)}</rights>",
    ]
    if rights_url:
        lines.append(f'<link rel="license" href="{safe_html(rights_url)}"/>')
    if not digest.withdrawn:
        for source in digest.sources:
            if address := source_url(source):
                lines.append(f'<link rel="via" href="{safe_html(address)}"/>')
        lines.extend(f'<category term="{safe_html(name)}"/>' for name in _tags(publication, digest))
    # A digest of a day without a summary is told by its title.
    lines.append(f"<summary>{safe_html(abstract(digest) or headline(digest))}</summary>")
    lines.append("</entry>")
    return "\n".join(lines) + "\n"


def _tags(publication: Publication, digest: Digest) -> list[str]:
    groups = publication.groups(digest)
    return list(dict.fromkeys(plain(group.name) for kind in TAG_KINDS for group in groups[kind]))


# --------------------------------------------------------------------------- JSON Feed


def _json(publication: Publication, channel: _Channel, items: list[str]) -> str:
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": publication.url(channel.page),
        "feed_url": publication.url(channel.stem + JSON_FEED),
        "description": labels.RIGHTS,
        "language": labels.LANGUAGE,
        "authors": [{"name": publication.site.name, "url": publication.site.url}],
    }
    opening = json.dumps(head, ensure_ascii=False).removesuffix("}")
    return f'{opening}, "items": [\n' + ",\n".join(items) + "\n]}\n"


def _item(publication: Publication, digest: Digest) -> str:
    item: dict[str, object] = {
        "id": publication.digest_uri(digest),
        "url": publication.digest_url(digest),
        "title": headline(digest),
        "content_text": abstract(digest) or headline(digest),
        "date_published": moment(published(digest)),
        "date_modified": moment(updated(digest)),
        "language": plain(digest.language or "en"),
    }
    if not digest.withdrawn:
        item["tags"] = _tags(publication, digest)
        address = next(filter(None, map(source_url, digest.sources)), None)
        if address:
            item["external_url"] = address
    return json.dumps(item, ensure_ascii=False)
