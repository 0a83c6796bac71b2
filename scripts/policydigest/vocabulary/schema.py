"""The vocabulary's files told to editors: a JSON Schema for each; pure.

Made from the types of entries and from the lists that the checks draw on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policydigest.checks.vocabulary.entries import CONTEXTS, REQUIRED, shapes
from policydigest.checks.vocabulary.known import CURRENCIES, EVENTS, KINDS, SUBREGIONS
from policydigest.checks.vocabulary.reading import FILES
from policydigest.checks.vocabulary.values import COUNTRY_CODE, FORMS, KEBAB, MAX_ID
from policydigest.digest_file.fields_table import DIALECT
from policydigest.vocabulary import TagKind

FOLDER = "docs/schemas"
# What each key is for, shown beside it by editors.
HELP: Mapping[str, str] = {
    "id": "Permanent: addresses of data and other entries rely on it",
    "name": "What readers see; no other entry of the file may have it",
    "iso3": "Three-letter code of ISO 3166-1",
    "official": "Official name in English",
    "region": "Region of the United Nations' standard M49",
    "subregion": "Subregion of the United Nations' standard M49",
    "territory_of": "Code of the country it is a territory of",
    "forms": "Other names and abbreviations that texts use",
    "found_as": "What texts call it and its page does not: nicknames, products, misspellings",
    "former": "Names it had before; their pages lead to this one",
    "demonyms": "Words for its people, as Japanese",
    "capital": "Seat of government",
    "metonyms": "Places that stand for its government, as Whitehall",
    "places": "Cities and regions in it",
    "currency": "Code of the currency (ISO 4217)",
    "wikidata": "Identifier at Wikidata, where known for sure",
    "ambiguous": "Forms that often mean something else, with the words that tell",
    "formerly": "Ids that this entry took over",
    "kind": "What it is, out of a closed list",
    "country": "Code of its seat or jurisdiction, EU for bodies of the European Union",
    "parent": "Id of the organisation it is part of",
    "website": "Address of its own site",
    "parties": "Ids of the countries and organisations that are party to it",
    "jurisdiction": "Code of the country whose law it is, or EU",
    "date": "When it was agreed or adopted: a day, a month or a year",
    "history": f"A date and what happened: {', '.join(EVENTS)}",
    "succeeded_by": "Id of the instrument that took its place",
    "description": "What belongs under the topic",
    "terms": "Words that speak for the topic",
    "weak": "Words that speak for it only in company",
}
_CONTEXT_HELP = {
    "when": "One of these must stand somewhere in the text",
    "unless": "None of these may stand in the same sentence",
    "before": "None of these may stand right before it",
    "after": "None of these may stand right after it",
}
_TEXT: Mapping[str, Any] = {"type": "string", "minLength": 1}
_NAMES: Mapping[str, Any] = {"type": "array", "items": _TEXT, "uniqueItems": True}


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schemas by path of their file."""
    return {
        schema_file(name): _file(kind, key, type_) for name, (kind, key, type_) in FILES.items()
    }


def schema_file(name: str) -> str:
    """Where the schema of a vocabulary file lies."""
    return f"{FOLDER}/{name.removesuffix('.yml')}.json"


def modeline(name: str) -> str:
    """The first line of a vocabulary file, which tells editors its schema."""
    return f"# yaml-language-server: $schema=../../{schema_file(name)}"


def _file(kind: TagKind, key: str, type_: type) -> dict[str, Any]:
    known = shapes(type_)
    entry = {
        "type": "object",
        "required": list(REQUIRED[kind]),
        "additionalProperties": False,
        "properties": {
            name: {"description": HELP[name], **_value(kind, name, shape)}
            for name, shape in known.items()
        },
    }
    properties: dict[str, Any] = {
        "schema": {"description": "Version of the file format", "const": 1},
        key: {"type": "array", "items": entry},
    }
    if kind == "country":
        masks = "Names that hold a country's and do not mean it, as New Mexico"
        properties["masks"] = {"description": masks, **_NAMES}
    return {
        "$schema": DIALECT,
        "title": f"Vocabulary of policy digests: {key}",
        "type": "object",
        "required": ["schema", key],
        "additionalProperties": False,
        "properties": properties,
    }


def _value(kind: TagKind, name: str, shape: str) -> Mapping[str, Any]:
    code = {"type": "string", "pattern": f"^{COUNTRY_CODE.pattern}$"}
    id_ = {"type": "string", "pattern": f"^{KEBAB.pattern}$", "maxLength": MAX_ID}
    closed: Mapping[str, list[str]] = {
        "kind": list(KINDS.get(kind, ())),
        "region": list(SUBREGIONS),
        "subregion": [one for several in SUBREGIONS.values() for one in several],
        "currency": sorted(CURRENCIES),
    }
    if shape == "ambiguous":
        return _ambiguous()
    if shape == "names":
        return _NAMES
    if name == "id":
        return code if kind == "country" else id_
    if name in ("country", "jurisdiction", "territory_of"):
        return code
    if name in ("parent", "succeeded_by"):
        return id_
    if name in closed:
        return {"enum": closed[name]}
    if name in FORMS:
        return {"type": "string", "pattern": f"^{FORMS[name][0].pattern}$"}
    return _TEXT


def _ambiguous() -> dict[str, Any]:
    contexts = {name: {"description": _CONTEXT_HELP[name], **_NAMES} for name in CONTEXTS}
    item = {
        "type": "object",
        "required": ["form"],
        "additionalProperties": False,
        "properties": {"form": _TEXT, **contexts},
    }
    return {"type": "array", "items": item}
