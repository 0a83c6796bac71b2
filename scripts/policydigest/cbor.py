"""The part of CBOR (RFC 8949) that Pagefind's files use: whole numbers, text, lists, true/false."""

from __future__ import annotations

from typing import Any

UNSIGNED, TEXT, ARRAY, SIMPLE = 0, 3, 4, 7
FALSE, TRUE, NULL = 20, 21, 22


def decode(data: bytes) -> Any:
    """The value that `data` holds. Raises `ValueError` for what is outside this part of CBOR."""
    value, end = _decode(data, 0)
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes are left over")
    return value


def encode(value: Any) -> bytes:
    """`value` in the shortest form. Raises `ValueError` for other types."""
    out = bytearray()
    _encode(value, out)
    return bytes(out)


def _decode(data: bytes, at: int) -> tuple[Any, int]:
    major, argument, at = _head(data, at)
    if major == UNSIGNED:
        return argument, at
    if major == TEXT:
        end = at + argument
        if end > len(data):
            raise ValueError("a text is cut short")
        return data[at:end].decode("utf-8"), end
    if major == ARRAY:
        items = []
        for _ in range(argument):
            item, at = _decode(data, at)
            items.append(item)
        return items, at
    if major == SIMPLE and argument in {FALSE, TRUE, NULL}:
        return {FALSE: False, TRUE: True, NULL: None}[argument], at
    raise ValueError(f"type {major} with {argument} is not expected")


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    if at >= len(data):
        raise ValueError("the data is cut short")
    major, argument = data[at] >> 5, data[at] & 31
    at += 1
    if argument < 24:
        return major, argument, at
    size = {24: 1, 25: 2, 26: 4, 27: 8}.get(argument)
    if size is None or at + size > len(data):
        raise ValueError("a length is malformed or cut short")
    return major, int.from_bytes(data[at : at + size], "big"), at + size


def _encode(value: Any, out: bytearray) -> None:
    if value is None:
        out.append(SIMPLE << 5 | NULL)
    elif isinstance(value, bool):
        out.append(SIMPLE << 5 | (TRUE if value else FALSE))
    elif isinstance(value, int) and value >= 0:
        _encode_head(UNSIGNED, value, out)
    elif isinstance(value, str):
        text = value.encode("utf-8")
        _encode_head(TEXT, len(text), out)
        out += text
    elif isinstance(value, list):
        _encode_head(ARRAY, len(value), out)
        for item in value:
            _encode(item, out)
    else:
        raise ValueError(f"{value!r} has no form here")


def _encode_head(major: int, argument: int, out: bytearray) -> None:
    if argument < 24:
        out.append(major << 5 | argument)
        return
    for code, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if argument < 1 << (8 * size):
            out.append(major << 5 | code)
            out += argument.to_bytes(size, "big")
            return
    raise ValueError(f"{argument} is too large")
