"""The whole collection as tables: CSV for spreadsheets, Parquet for analysis.

A digest is a row. Lists are joined with "; " in CSV and are lists in Parquet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from policydigest.exports import parquet as parquet_file
from policydigest.exports.parquet import Column
from policydigest.pages.safe import plain

if TYPE_CHECKING:
    from policydigest.exports.parquet import Value
    from policydigest.exports.records import Record

    Row = Mapping[str, Value]

COLUMNS = (
    Column("id", "text"),
    Column("title", "text"),
    Column("date", "text"),
    Column("summary", "text"),
    Column("countries", "texts"),
    Column("organisations", "texts"),
    Column("topics", "texts"),
    Column("instruments", "texts"),
    Column("people", "texts"),
    Column("source_titles", "texts"),
    Column("source_urls", "texts"),
    Column("source_publishers", "texts"),
    Column("source_archived", "texts"),
    Column("status", "text"),
    Column("reviewed_on", "text"),
    Column("updated", "text"),
    Column("language", "text"),
    Column("licence", "text"),
    Column("withdrawn", "flag"),
    Column("url", "text"),
    Column("body", "text"),
)
CSV_END = "\r\n"
SEPARATOR = "; "  # of the values of a list in a cell
# The body has lines; a spreadsheet's cell is no place for it.
CSV_COLUMNS = tuple(column for column in COLUMNS if column.name != "body")
_OF_SOURCES = {
    "source_titles": "title",
    "source_urls": "url",
    "source_publishers": "publisher",
    "source_archived": "archived",
}
# What a spreadsheet takes for the beginning of a formula or a command.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def row(record: Record) -> Row:
    """The row of a digest's record."""
    values: dict[str, Value] = {
        column.name: record[column.name] for column in COLUMNS if column.name in record
    }
    values["people"] = [
        f"{person['name']} ({person['role']})" if person["role"] else person["name"]
        for person in record["people"]
    ]
    for column, name in _OF_SOURCES.items():
        values[column] = [source[name] or "" for source in record["sources"]]
    return values


def csv(lines: Iterable[str]) -> str:
    """The table as RFC 4180 text with a header; `lines` are what `csv_line` gives."""
    header = ",".join(column.name for column in CSV_COLUMNS)
    return "".join(f"{line}{CSV_END}" for line in (header, *lines))


def csv_line(values: Row) -> str:
    """A row of the CSV table; no cell is a formula to any spreadsheet, or has more than a line."""
    return ",".join([_cell(values[column.name]) for column in CSV_COLUMNS])


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = plain(value if isinstance(value, str) else SEPARATOR.join(value or ()))
    if text.startswith(_FORMULA):
        text = f"'{text}"
    if any(sign in text for sign in ',;"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def parquet(rows: Iterable[Row], about: Record) -> bytes:
    """The table as Parquet, with version, licence and newest day in its metadata."""
    said = {name: str(value) for name, value in about.items() if value is not None}
    return parquet_file.write(COLUMNS, rows, said)
