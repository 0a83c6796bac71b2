"""A flat table of text, flags and lists of text as an Apache Parquet file, written by DuckDB.

The rows go in, and the file comes out, through a file system in memory, so nothing touches the
disk. One thread and nothing of the machine's own settings: same table, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

Kind = Literal["text", "flag", "texts"]
Value = str | bool | Sequence[str] | None

_TYPES: Mapping[Kind, str] = {"text": "VARCHAR", "flag": "BOOLEAN", "texts": "VARCHAR[]"}
_ROWS, _TABLE = "memory://policydigest/rows.jsonl", "memory://policydigest/table.parquet"
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_READ = """\
FROM read_json($path, format = 'newline_delimited', columns = $columns, maximum_object_size = $size)
"""
# Zstandard: smaller than gzip, in a quarter of the time; all that reads Parquet today knows it. So
# many rows are put together at a time: DuckDB holds them unpacked, of its own accord 122,880.
_WRITE = f"COPY ({_READ}) TO '{_TABLE}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 4096"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `text` may be missing in a row, a `flag` and a list of `texts` may not."""

    name: str
    kind: Kind


def write(
    columns: Sequence[Column], rows: Iterable[Mapping[str, Value]], about: Mapping[str, str]
) -> bytes:
    """The table as a file; `about` is put into its metadata."""
    # Half a second to import, which only a build should pay.
    import duckdb
    from fsspec.implementations.memory import MemoryFileSystem

    files = MemoryFileSystem()
    longest = 1
    try:
        with files.open(_ROWS, "wb") as file:
            for row in rows:
                longest = max(longest, file.write(msgspec.json.encode(row) + b"\n"))
        read = {
            "path": _ROWS,
            "columns": {column.name: _TYPES[column.kind] for column in columns},
            "size": 2 * longest,
        }
        with duckdb.connect(config=_SETTINGS) as database:
            database.register_filesystem(files)
            if about:
                said = {"about": dict(sorted(about.items()))}
                database.execute(f"{_WRITE}, KV_METADATA $about)", read | said)
            else:
                database.execute(f"{_WRITE})", read)
        data: bytes = files.cat(_TABLE)
    finally:
        files.rm("/policydigest", recursive=True)  # They outlive the object.
    return data
