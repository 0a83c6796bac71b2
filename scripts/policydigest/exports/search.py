"""What the search indexer needs of each digest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from policydigest.digest_file.sections import HEADINGS, says_again, sections
from policydigest.hashes import value_hash
from policydigest.indexes import digest_path, linked, preferred_name, tags
from policydigest.pages import labels

if TYPE_CHECKING:
    from policydigest.indexes import Collection
    from policydigest.model import Digest
    from policydigest.vocabulary import TagKind

_FILTERS: tuple[tuple[str, TagKind], ...] = (
    ("country", "country"),
    ("organisation", "organisation"),
    ("topic", "topic"),
    ("instrument", "instrument"),
)
# Markdown's punctuation, which no one searches for.
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_LINE_START = re.compile(r"^[ \t]*(?:(?:#{1,6}|>+|[-*+]|\d+[.)])[ \t]+|>+$)", re.MULTILINE)
SOURCE = HEADINGS[-1]
_ESCAPE = re.compile(r"\\([!#()*+.<>\[\\\]_`{|}~-])")
_EMPHASIS = re.compile(r"\*\*|__|`")


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One digest for the search index: the fields of Pagefind's custom records.

    `url` starts at the site's root. `meta` is shown with a result, `filters` narrow the results;
    their order is that of the records; `year` is the event's. Nothing here is HTML: the search
    page treats it as text.
    """

    url: str
    content: str
    language: str
    meta: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, list[str]] = field(default_factory=dict)
    year: str = ""


class SearchRecords:
    """What can be searched: every published digest, newest first.

    `made_with` stands for the program and the vocabulary. What is known to stand for a digest may
    be given in `texts` by its id.
    """

    def __init__(
        self,
        collection: Collection,
        made_with: str,
        texts: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._collection = collection
        self._made_with = made_with
        self._texts = texts

    def listed(self) -> Iterator[tuple[str, str]]:
        """The address of each record, and what stands for all that the record is made of."""
        for digest in self._collection.digests:
            text = self._texts.get(digest.id) or value_hash(digest)
            said = value_hash(self._made_with, text, linked(self._collection, digest))
            yield _address(digest), said

    def of(self, url: str) -> SearchRecord:
        """The record with this address."""
        return _record(self._collection, self._by_address[url])

    @cached_property
    def _by_address(self) -> Mapping[str, Digest]:
        return {_address(digest): digest for digest in self._collection.digests}


def _address(digest: Digest) -> str:
    return f"/{digest_path(digest).removesuffix('.md')}/"


def _record(collection: Collection, digest: Digest) -> SearchRecord:
    names = {
        key: [preferred_name(collection.vocabulary, kind, name) for name in tags(digest, kind)]
        for key, kind in _FILTERS
    }
    filters = {key: list(dict.fromkeys(found)) for key, found in names.items() if found}
    filters["year"] = [digest.year]
    reviewed = digest.status == "reviewed"
    text = [*_text(digest)]
    filters["review"] = [labels.REVIEWED if reviewed else labels.DRAFT]
    meta = {
        "title": digest.title,
        "date": labels.date_words(digest.date),
        "summary": digest.summary,
        # How many words of the content are the digest's own: extracts are taken from these.
        "text": str(len(_joined(text).split())),
    }
    # Where the names' own pages lie, in the order of the filter's names.
    for key, kind in _FILTERS:
        groups = (collection.group(kind, name) for name in filters.get(key, ()))
        if slugs := " ".join(group.slug for group in groups if group):
            meta[f"{key}_pages"] = slugs
    if countries := filters.get("country"):
        meta["countries"] = ", ".join(countries)
    if not reviewed:
        meta["state"] = labels.DRAFT
    return SearchRecord(
        url=_address(digest),
        content=_content(collection, digest, filters, text),
        language="en",
        meta=meta,
        filters=filters,
        year=digest.year,
    )


def _content(
    collection: Collection,
    digest: Digest,
    filters: Mapping[str, list[str]],
    text: Iterable[str],
) -> str:
    """All words that should find the digest: its text, names, and the names' other forms."""
    parts = [*text]
    parts.extend(f"{p.name}, {p.role}" if p.role else p.name for p in digest.people)
    for key, kind in _FILTERS:
        for name in filters.get(key, []):
            entry = collection.vocabulary.by_name(kind, name)
            forms = getattr(entry, "forms", ()) if entry else ()
            parts.append(", ".join((name, *forms)))
    parts.extend((*digest.mentions.countries, *digest.mentions.organisations))
    for source in digest.sources:
        parts.extend(part for part in (source.title, source.publisher, source.author) if part)
    return _joined(parts)


def _text(digest: Digest) -> Iterator[str]:
    """The digest's own text, from which extracts are taken: nothing in it stands twice.

    What is under "Source" is in the record as the source's title and publisher.
    """
    yield digest.summary
    for section in sections(digest.body):
        if section.heading == SOURCE or says_again(section, digest.summary):
            continue
        if section.heading and section.heading not in HEADINGS:
            yield plain_text(section.heading)
        yield plain_text(section.text)


def _joined(parts: Iterable[str]) -> str:
    """Sentences of different parts should not run into one another in an extract."""
    return "\n".join(
        part if part.endswith((".", "!", "?", "”")) else f"{part}." for part in parts if part
    )


def plain_text(body: str) -> str:
    """A body's words without Markdown's punctuation."""
    text = _LINK.sub(r"\1", body) if "](" in body else body
    text = _EMPHASIS.sub("", _LINE_START.sub("", text)).strip()
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
