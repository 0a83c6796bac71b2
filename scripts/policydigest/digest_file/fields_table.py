"""The fields of a digest told to people and to editors: a table and a JSON Schema; pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policydigest.digest_file import schema
from policydigest.digest_file.schema import Field, Kind

WHEN: Mapping[str, str] = {
    "required": "Needed",
    "always": "Empty if there is none",
    "optional": "Left out if there is none",
}
# How a value of each kind is written.
_FORMS: Mapping[Kind, str] = {
    "number": "1",
    "text": "a line of text",
    "id": "2024-01-17-uk-japan-memorandum",
    "date": "2024-01-17 or 2024-01",
    "day": "2024-01-17",
    "status": "draft or reviewed",
    "flag": "true",
    "names": "[Japan, United Kingdom]",
    "ids": "[2024-01-17-uk-japan-memorandum]",
    "people": "[{name: Oliver Dowden, role: Deputy Prime Minister}]",
    "mentions": "{countries: [France], organisations: [NATO]}",
    "sources": "[{title: …, url: https://example.org/, publisher: …, published: 2024-01-18}]",
    "generated": "written by the program",
}
# Where the way of the kind would mislead.
_EXAMPLES: Mapping[str, str] = {
    "organisations": "[Keidanren]",
    "topics": "[Cybersecurity]",
    "instruments": "[Hiroshima Accord]",
    "language": "fr",
    "licence": "CC-BY-4.0",
}
# The dialect that editors' YAML servers know.
DIALECT = "http://json-schema.org/draft-07/schema#"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_MONTH = r"^\d{4}-\d{2}(-\d{2})?$"
_ID = "^" + schema.ID.pattern.replace("?P<date>", "?:") + "$"


def form(entry: Field) -> str:
    """How a value of the field is written: an example, or what to write in words."""
    return _EXAMPLES.get(entry.name) or _FORMS[entry.kind]


def table() -> str:
    """The table of fields in Markdown."""
    rows = [
        f"| `{entry.name}` | {entry.help} | {WHEN[entry.use]} | `{form(entry)}` |\n"
        for entry in schema.FIELDS
    ]
    return "| Field | What | When | How |\n|---|---|---|---|\n" + "".join(rows)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the front matter of a digest."""
    return {
        "$schema": DIALECT,
        "title": "Front matter of a policy digest",
        "type": "object",
        "required": [entry.name for entry in schema.FIELDS if entry.use == "required"],
        "additionalProperties": False,
        "properties": {entry.name: _property(entry) for entry in schema.FIELDS},
    }


def _property(entry: Field) -> dict[str, Any]:
    return {"description": entry.help, **_value(entry.kind)}


def _value(kind: Kind) -> dict[str, Any]:
    text: dict[str, Any] = {"type": "string"}
    day = {"type": "string", "pattern": _DAY}
    names = {"type": "array", "items": text, "uniqueItems": True}
    id_ = {"type": "string", "pattern": _ID, "maxLength": schema.MAX_ID}
    person = _object(dict.fromkeys(schema.PERSON_FIELDS, text), ["name"])
    parts = dict.fromkeys(schema.SOURCE_FIELDS, text)
    parts |= {"published": {"type": "string", "pattern": _MONTH}, "retrieved": day}
    parts["sha256"] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    values: Mapping[Kind, dict[str, Any]] = {
        "number": {"const": schema.VERSION},
        "text": text,
        "id": id_,
        "date": {"type": "string", "pattern": _MONTH},
        "day": day,
        "status": {"enum": list(schema.STATUSES)},
        "flag": {"type": "boolean"},
        "names": names,
        "ids": {"type": "array", "items": id_},
        "people": {"type": "array", "items": person},
        "mentions": _object(dict.fromkeys(schema.MENTION_FIELDS, names)),
        "sources": {"type": "array", "items": _object(parts)},
        "generated": {"type": "object"},
    }
    return values[kind]


def _object(properties: Mapping[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    found = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return found | ({"required": required} if required else {})
