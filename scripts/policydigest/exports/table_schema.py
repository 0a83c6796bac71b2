"""What the columns of the tables mean, for programs: JSON Schema for Parquet, W3C's CSVW for CSV.

A program that knows CSVW (https://www.w3.org/TR/tabular-data-model/) finds the description of a
file at its address with `-metadata.json` after it.
"""

from __future__ import annotations

from typing import Any

from policydigest.digest_file.schema import FIELDS
from policydigest.exports.parquet import Column
from policydigest.exports.publication import Publication
from policydigest.exports.records import API
from policydigest.exports.tables import COLUMNS, CSV_COLUMNS, SEPARATOR
from policydigest.pages import labels

CSV = f"{API}/digests.csv"
METADATA = f"{CSV}-metadata.json"
_HELP = {entry.name: entry.help for entry in FIELDS} | {
    "people": "People named in it, each with the office held at the time in brackets",
    "source_titles": "Titles of the sources, in their order; empty where one is not known",
    "source_urls": "Addresses of the sources, in the same order",
    "source_publishers": "Publishers of the sources, in the same order",
    "source_archived": "Addresses of copies of the sources, in the same order",
    "updated": "The latest day that the digest itself tells of",
    "url": "Its page, its permanent address",
    "body": "The text, in Markdown; empty if withdrawn",
}
_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": ["string", "null"]},
    "flag": {"type": "boolean"},
    "texts": {"type": "array", "items": {"type": "string"}},
}


def row_schema() -> dict[str, Any]:
    """The JSON Schema of a row of the Parquet file."""
    return {
        "title": "A row of the table of digests",
        "type": "object",
        "required": [column.name for column in COLUMNS],
        "properties": {
            column.name: _TYPES[column.kind] | {"description": _HELP[column.name]}
            for column in COLUMNS
        },
    }


def csv_metadata(publication: Publication, newest: str | None) -> dict[str, Any]:
    """The description of the CSV file: columns, licence, and the latest day it tells of."""
    found: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": labels.LANGUAGE}],
        "url": CSV.rpartition("/")[2],
        "dc:title": publication.site.name,
        "dc:license": {"@id": labels.DEFAULT_LICENCE_URL},
        "dialect": {"header": True, "encoding": "utf-8"},
        "tableSchema": {
            "columns": [_csv_column(column) for column in CSV_COLUMNS],
            "primaryKey": "id",
        },
    }
    return found | ({"dc:modified": newest} if newest else {})


def _csv_column(column: Column) -> dict[str, Any]:
    described = {
        "name": column.name,
        "titles": column.name,
        "dc:description": _HELP[column.name],
        "datatype": "boolean" if column.kind == "flag" else "string",
    }
    return described | ({"separator": SEPARATOR} if column.kind == "texts" else {})
