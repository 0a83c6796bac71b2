"""A digest and a tag as plain data: what the API, the tables and the schemas are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from policydigest.digest_file.schema import FIELDS, SOURCE_DAYS, SOURCE_FIELDS
from policydigest.exports.publication import (
    Publication,
    abstract,
    archived_url,
    licence,
    printable,
    source_url,
    updated,
    whole_day,
)
from policydigest.indexes import FOLDERS, preferred_name, tags
from policydigest.pages import labels
from policydigest.pages.safe import plain
from policydigest.vocabulary import Country, Instrument, Organisation, TopicEntry
from policydigest.vocabulary.shown_names import former_names, other_names

if TYPE_CHECKING:
    from policydigest.indexes import Group
    from policydigest.model import Digest, Source
    from policydigest.vocabulary import TagKind

API = "api/v1"
# What a machine notes for its next run is no part of what is published.
PUBLISHED_FIELDS = tuple(entry for entry in FIELDS if entry.name != "generated")
BRIEF_FIELDS = (
    "id", "title", "date", "summary", "countries", "organisations", "topics", "instruments",
    "status", "withdrawn",
)  # fmt: skip
ADDRESSES = ("updated", "url", "api_url")
TAG_FIELDS: dict[str, TagKind] = {
    "countries": "country",
    "organisations": "organisation",
    "topics": "topic",
    "instruments": "instrument",
}
_TEXT = {"language": "en", "licence": labels.DEFAULT_LICENCE}

Record = dict[str, Any]


def digest_file(digest: Digest) -> str:
    """The path of a digest's own file in the API."""
    return f"{API}/digests/{digest.id}.json"


def tag_file(group: Group) -> str:
    """The path of a tag's (first) file in the API."""
    return f"{API}/{FOLDERS[group.kind]}/{group.slug}.json"


def twin_file(digest: Digest) -> str:
    """The path of a digest's Markdown twin: below the page, as text that any browser shows."""
    return f"digests/{digest.folder}/{digest.id}/index.txt"


def record(publication: Publication, digest: Digest) -> Record:
    """All that is published of a digest, under the field names of its file.

    Every field is there: a text that is not given is null. Of a withdrawn digest there is only
    what it was called, and why it was withdrawn.
    """
    values = {entry.name: _field(publication, digest, entry.name) for entry in PUBLISHED_FIELDS}
    values["body"] = "" if digest.withdrawn else printable(digest.body)
    values["updated"] = updated(digest)
    values["url"] = publication.digest_url(digest)
    values["api_url"] = publication.url(digest_file(digest))
    values["text_url"] = None if digest.withdrawn else publication.url(twin_file(digest))
    values["licence_url"] = licence(digest)[1]
    return values


def brief(record: Record) -> Record:
    """What lists of digests say of each, from all that is published of it."""
    return {name: record[name] for name in (*BRIEF_FIELDS, *ADDRESSES)}


def tag_record(publication: Publication, group: Group) -> Record:
    """What is known of a country, organisation, topic or instrument."""
    entry = group.entry
    values: Record = {
        "kind": group.kind,
        "id": entry.id if entry else None,
        "name": plain(group.name),
        "slug": group.slug,
        "digest_count": len(group.digests),
        "url": publication.url(group.path),
        "api_url": publication.url(tag_file(group)),
    }
    if isinstance(entry, Country):
        values |= _given(
            official_name=entry.official, iso3=entry.iso3, region=entry.region,
            subregion=entry.subregion, territory_of=entry.territory_of,
        )  # fmt: skip
    elif isinstance(entry, Organisation):
        values |= _given(
            organisation_kind=entry.kind, country=entry.country, parent=entry.parent,
            website=entry.website,
        )  # fmt: skip
    elif isinstance(entry, Instrument):
        values |= _given(
            instrument_kind=entry.kind, jurisdiction=entry.jurisdiction, date=entry.date,
            website=entry.website, succeeded_by=entry.succeeded_by,
        )  # fmt: skip
        values["history"] = [{"date": d, "event": plain(e)} for d, e in entry.milestones()]
        values["parties"] = list(entry.parties)
    elif isinstance(entry, TopicEntry):
        values |= _given(description=entry.description)
    if entry is not None:
        values["former_names"] = list(former_names(entry))
    if entry is not None and not isinstance(entry, TopicEntry):
        values["other_names"] = list(other_names(entry))
        values |= _given(wikidata=entry.wikidata)
    return values


def _given(**values: str | None) -> Record:
    return {name: plain(value) for name, value in values.items() if value}


def _field(publication: Publication, digest: Digest, name: str) -> object:
    """A field's value as it is published."""
    if name == "summary":
        return abstract(digest)
    if name in TAG_FIELDS:
        return [] if digest.withdrawn else _names(publication, digest, TAG_FIELDS[name])
    if name == "people":
        people = () if digest.withdrawn else digest.people
        return [{"name": plain(p.name), "role": _text(p.role)} for p in people]
    if name == "mentions":
        found = None if digest.withdrawn else digest.mentions
        return {
            "countries": _plain(found.countries) if found else [],
            "organisations": _plain(found.organisations) if found else [],
        }
    if name == "sources":
        return [] if digest.withdrawn else [_source(source) for source in digest.sources]
    if name == "reviewed_on":
        return digest.reviewed_on if whole_day(digest.reviewed_on) else None
    value = getattr(digest, name)
    if isinstance(value, tuple):
        return _plain(value)
    if isinstance(value, str) or value is None:
        return _text(value) or _TEXT.get(name)
    return value


def _names(publication: Publication, digest: Digest, kind: TagKind) -> list[str]:
    vocabulary = publication.collection.vocabulary
    named = (plain(preferred_name(vocabulary, kind, name)) for name in tags(digest, kind))
    return list(dict.fromkeys(named))


def _source(source: Source) -> Record:
    values: Record = {name: _text(getattr(source, name)) for name in SOURCE_FIELDS}
    values |= {"url": source_url(source), "archived": archived_url(source)}
    for name in SOURCE_DAYS:
        values[name] = values[name] if whole_day(values[name]) else None
    return values


def _text(value: str | None) -> str | None:
    return plain(value) if value is not None else None


def _plain(values: Iterable[str]) -> list[str]:
    return [plain(value) for value in values]
