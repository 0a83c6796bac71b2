"""The JSON Schemas of the API, made from the list of a digest's fields.

Within version 1 fields may be added, none is renamed, removed or given another type; so the
schemas allow fields that they do not name.
"""

from __future__ import annotations

from typing import Any

from policydigest.digest_file.schema import (
    ID,
    MENTION_FIELDS,
    SOURCE_DAYS,
    SOURCE_FIELDS,
    STATUSES,
    Field,
)
from policydigest.exports.publication import Publication
from policydigest.exports.records import API, BRIEF_FIELDS, PUBLISHED_FIELDS
from policydigest.exports.table_schema import row_schema
from policydigest.indexes import TAG_KINDS

Schema = dict[str, Any]

FOLDER = f"{API}/schema"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_DATE = {"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}
# Named groups are spelled differently elsewhere; the pattern needs none.
_ID = {"type": "string", "pattern": "^" + ID.pattern.replace("?P<date>", "?:") + "$"}
_TEXT = {"type": "string"}
_NAMES = {"type": "array", "items": _TEXT}
_URL = {"type": "string", "format": "uri"}


def schemas(publication: Publication) -> dict[str, Schema]:
    """The schemas by name: `digest`, `digests`, `tag`, `tags`, `row` and `index`."""
    brief = _brief()
    tag = _tag()
    found = {
        "digest": _digest(),
        "digests": _page("A page of the list of digests", "digests", brief),
        "tag": _page("A name and a page of its digests", "digests", brief, {"tag": tag}),
        "tags": _page("A page of a list of names", "tags", tag),
        "row": row_schema(),
        "index": _index(),
    }
    return {
        name: {"$schema": _DIALECT, "$id": publication.url(f"{FOLDER}/{name}.json")} | schema
        for name, schema in found.items()
    }


def _digest() -> Schema:
    properties = {entry.name: _property(entry) for entry in PUBLISHED_FIELDS}
    properties |= {
        "body": _described(_TEXT, "The text, in Markdown; empty if withdrawn"),
        "text_url": _nullable(_URL),
        "licence_url": _nullable(_URL),
    }
    return _object("A digest", properties | _addresses())


def _brief() -> Schema:
    named = {entry.name: entry for entry in PUBLISHED_FIELDS}
    properties = {name: _property(named[name]) for name in BRIEF_FIELDS}
    return _object("A digest in brief", properties | _addresses())


def _addresses() -> Schema:
    return {
        "updated": _described(_DAY, "The latest day that the digest itself tells of"),
        "url": _described(_URL, "Its page, its permanent address"),
        "api_url": _described(_URL, "All of it as JSON"),
    }


def _property(entry: Field) -> Schema:
    optional = entry.use == "optional"
    schema: Schema
    match entry.kind:
        case "number":
            schema = {"type": "integer", "const": 1}
        case "flag":
            schema = {"type": "boolean"}
        case "id":
            schema = _nullable(_ID) if optional else _ID
        case "date":
            schema = _DATE
        case "day":
            schema = _nullable(_DAY)
        case "status":
            schema = {"type": "string", "enum": list(STATUSES)}
        case "names":
            schema = _NAMES
        case "ids":
            schema = {"type": "array", "items": _ID}
        case "people":
            person = {"name": _TEXT, "role": _nullable(_TEXT)}
            schema = {"type": "array", "items": _object("A person", person)}
        case "mentions":
            schema = _object("Names in passing", dict.fromkeys(MENTION_FIELDS, _NAMES))
        case "sources":
            schema = {"type": "array", "items": _source()}
        case _:
            schema = _nullable(_TEXT) if optional else _TEXT
    return _described(schema, entry.help)


def _source() -> Schema:
    known = dict.fromkeys(("url", "archived"), _URL) | dict.fromkeys(SOURCE_DAYS, _DAY)
    properties = {name: _nullable(known.get(name, _TEXT)) for name in SOURCE_FIELDS}
    return _object("A source", properties)


def _tag() -> Schema:
    properties = {
        "kind": {"type": "string", "enum": list(TAG_KINDS)},
        "id": _described(_nullable(_TEXT), "The vocabulary's identifier; null if not in it"),
        "name": _TEXT,
        "slug": _described(_TEXT, "The last part of its address"),
        "digest_count": {"type": "integer", "minimum": 1},
        "url": _URL,
        "api_url": _URL,
    }
    schema = _object("A country, organisation, topic or instrument", properties)
    texts = ("official_name", "iso3", "region", "subregion", "territory_of", "organisation_kind",
             "country", "parent", "website", "instrument_kind", "jurisdiction", "date",
             "description", "wikidata", "succeeded_by")  # fmt: skip
    schema["properties"] |= dict.fromkeys(texts, _TEXT)
    schema["properties"] |= dict.fromkeys(("other_names", "former_names", "parties"), _NAMES)
    schema["properties"]["history"] = {
        "type": "array",
        "items": _object("What happened to an instrument", {"date": _TEXT, "event": _TEXT}),
    }
    return schema


def _page(title: str, items: str, of: Schema, more: Schema | None = None) -> Schema:
    properties = _head() | {
        "total": {"type": "integer", "minimum": 0},
        "page": {"type": "integer", "minimum": 1},
        "pages": {"type": "integer", "minimum": 1},
        "next": _described(_nullable(_URL), "The next page; null on the last"),
        "previous": _nullable(_URL),
        items: {"type": "array", "maxItems": 500, "items": of},
    }
    return _object(title, properties | (more or {}))


def _index() -> Schema:
    return _object(
        "What the API holds",
        _head()
        | {
            "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
            "files": {"type": "object", "additionalProperties": _URL},
            "schemas": {"type": "object", "additionalProperties": _URL},
            "downloads": {"type": "array", "items": _download()},
        },
    )


def _download() -> Schema:
    return _object(
        "A file of the whole collection",
        {
            "url": _URL,
            "media_type": _TEXT,
            "rows": {"type": "integer", "minimum": 0},
            "bytes": {"type": "integer", "minimum": 1},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "schema": _described(_URL, "What a row is: JSON Schema, of the CSV file CSVW"),
            "licence": _head()["licence"],
            "newest": _head()["newest"],
        },
    )


def _head() -> Schema:
    return {
        "version": {"type": "integer", "const": 1},
        "licence": _described(_URL, "Licence of the digests that name no other"),
        "newest": _described(_nullable(_DAY), "The latest day that any digest tells of"),
    }


def _object(title: str, properties: Schema) -> Schema:
    return {
        "title": title,
        "type": "object",
        "required": list(properties),
        "properties": properties,
    }


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _described(schema: Schema, words: str) -> Schema:
    return schema | {"description": words}
