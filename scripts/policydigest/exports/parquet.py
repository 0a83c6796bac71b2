"""A small writer of Apache Parquet files: one row group of text, flags and lists of text.

The format's reference library is a hundred times larger than all else that the site needs, so
the little of it that a flat table asks for stands here: plain encoding, gzip, and the footer in
Thrift's compact protocol.
"""

from __future__ import annotations

import gzip
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Kind = Literal["text", "flag", "texts"]
Value = str | bool | Sequence[str] | None

_MAGIC = b"PAR1"
_BOOLEAN, _BYTE_ARRAY = 0, 6
_REQUIRED, _OPTIONAL, _REPEATED = 0, 1, 2
_UTF8, _LIST = 0, 3
_PLAIN, _RLE, _GZIP = 0, 3, 2
# Thrift's numbers for types in the compact protocol.
_I32, _I64, _BINARY, _LISTED, _STRUCT = 5, 6, 8, 9, 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `text` may be missing in a row, a `flag` and a list of `texts` may not."""

    name: str
    kind: Kind


class Long(int):
    """A whole number that the format wants in 64 bits."""


Struct = dict[int, object]  # Thrift's field number → value; what is None is left out


def write(
    columns: Sequence[Column], rows: Sequence[Mapping[str, Value]], about: Mapping[str, str]
) -> bytes:
    """The table as a file; `about` is put into its metadata."""
    body = bytearray(_MAGIC)
    chunks: list[Struct] = []
    total = 0
    for column in columns:
        page, count = _page(column, [row[column.name] for row in rows])
        packed = gzip.compress(page, compresslevel=6, mtime=0)
        header = _struct(
            {
                1: 0,
                2: len(page),
                3: len(packed),
                5: {1: count, 2: _PLAIN, 3: _RLE, 4: _RLE},
            }
        )
        offset = len(body)
        body += header + packed
        total += len(header) + len(page)
        meta: Struct = {
            1: _BOOLEAN if column.kind == "flag" else _BYTE_ARRAY,
            2: [_PLAIN, _RLE],
            3: [column.name, "list", "element"] if column.kind == "texts" else [column.name],
            4: _GZIP,
            5: Long(count),
            6: Long(len(header) + len(page)),
            7: Long(len(header) + len(packed)),
            9: Long(offset),
        }
        chunks.append({2: Long(offset), 3: meta})
    footer = _struct(
        {
            1: 1,
            2: _schema(columns),
            3: Long(len(rows)),
            4: [{1: chunks, 2: Long(total), 3: Long(len(rows))}],
            5: [{1: key, 2: value} for key, value in sorted(about.items())] or None,
            6: "policydigest",
        }
    )
    return bytes(body) + footer + struct.pack("<I", len(footer)) + _MAGIC


def _schema(columns: Sequence[Column]) -> list[Struct]:
    text: Struct = {1: _BYTE_ARRAY, 6: _UTF8, 10: {1: {}}}
    found: list[Struct] = [{4: "schema", 5: len(columns)}]
    for column in columns:
        if column.kind == "text":
            found.append(text | {3: _OPTIONAL, 4: column.name})
        elif column.kind == "flag":
            found.append({1: _BOOLEAN, 3: _REQUIRED, 4: column.name})
        else:
            found.append({3: _REQUIRED, 4: column.name, 5: 1, 6: _LIST, 10: {3: {}}})
            found.append({3: _REPEATED, 4: "list", 5: 1})
            found.append(text | {3: _REQUIRED, 4: "element"})
    return found


def _page(column: Column, values: Sequence[Value]) -> tuple[bytes, int]:
    """A data page and how many values, or places for one, it has."""
    if column.kind == "flag":
        return _bits([bool(value) for value in values]), len(values)
    if column.kind == "text":
        texts = [value for value in values if isinstance(value, str)]
        return _levels([int(value is not None) for value in values]) + _texts(texts), len(values)
    lists = [() if value is None or isinstance(value, str | bool) else value for value in values]
    repeated = [int(place > 0) for items in lists for place in range(len(items) or 1)]
    defined = [int(bool(items)) for items in lists for _ in range(len(items) or 1)]
    page = (
        _levels(repeated) + _levels(defined) + _texts([text for items in lists for text in items])
    )
    return page, len(defined)


def _texts(texts: Iterable[str]) -> bytes:
    encoded = (text.encode("utf-8") for text in texts)
    return b"".join(struct.pack("<I", len(data)) + data for data in encoded)


def _bits(flags: Sequence[bool]) -> bytes:
    packed = bytearray((len(flags) + 7) // 8)
    for place, flag in enumerate(flags):
        packed[place // 8] |= flag << place % 8
    return bytes(packed)


def _levels(levels: Sequence[int]) -> bytes:
    """Levels of one bit as runs, with the length before them."""
    runs = b"".join(
        _varint(sum(1 for _ in run) << 1) + bytes([level]) for level, run in groupby(levels)
    )
    return struct.pack("<I", len(runs)) + runs


# --------------------------------------------------------------------------- Thrift


def _struct(fields: Mapping[int, object]) -> bytes:
    parts = bytearray()
    last = 0
    for number, value in sorted(fields.items()):
        if value is None:
            continue
        parts.append((number - last) << 4 | _kind(value))
        last = number
        parts += _value(value)
    parts.append(0)
    return bytes(parts)


def _kind(value: object) -> int:
    if isinstance(value, Long):
        return _I64
    if isinstance(value, int):
        return _I32
    if isinstance(value, str):
        return _BINARY
    return _LISTED if isinstance(value, list) else _STRUCT


def _value(value: object) -> bytes:
    if isinstance(value, int):
        return _varint(value << 1)  # Zigzag; nothing here is negative.
    if isinstance(value, str):
        data = value.encode("utf-8")
        return _varint(len(data)) + data
    if isinstance(value, list):
        kind = _kind(value[0]) if value else _STRUCT
        size = len(value)
        head = bytes([size << 4 | kind]) if size < 15 else bytes([0xF0 | kind]) + _varint(size)
        return head + b"".join(map(_value, value))
    if isinstance(value, dict):
        return _struct(value)
    raise TypeError(f"{type(value).__name__} is not a value of the format")


def _varint(value: int) -> bytes:
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    parts.append(value)
    return bytes(parts)
