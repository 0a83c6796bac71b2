"""JSON that others could have written → our own dataclasses, strictly; pure.

Only what the fields' types say is taken: no field more or fewer, lists and texts within limits.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


class TypedJsonError(ValueError):
    """What was read has another form; the text names the place."""


@dataclasses.dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything is too much: bytes in all, items of a list, characters of a text."""

    bytes: int
    items: int
    text: int


def read(kind: type[T], data: bytes, name: str, version: int, limits: Limits) -> T:
    """The instance of a dataclass that `write` wrote. Raises `TypedJsonError`."""
    if len(data) > limits.bytes:
        raise TypedJsonError(f"the {name} is larger than {limits.bytes} bytes")
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise TypedJsonError(f"the {name} is not JSON") from None
    if not isinstance(value, dict) or value.pop("version", None) != version:
        raise TypedJsonError(f"the {name} is not of version {version}")
    found: T = _Reader(limits).value(kind, value, name)
    return found


def write(value: Any, version: int) -> str:
    """A dataclass as a JSON object with its version."""
    fields = {"version": version, **dataclasses.asdict(value)}
    return json.dumps(fields, ensure_ascii=True, indent=1) + "\n"


@dataclasses.dataclass(frozen=True, slots=True)
class _Reader:
    limits: Limits

    def value(self, kind: Any, value: Any, place: str) -> Any:
        """`value` as an instance of `kind`: a dataclass, or what the fields of one hold."""
        origin = get_origin(kind)
        if origin is UnionType:  # only ever `… | None`
            return None if value is None else self.value(get_args(kind)[0], value, place)
        if origin is tuple:
            if not isinstance(value, list) or len(value) > self.limits.items:
                raise TypedJsonError(f"{place}: not a list of at most {self.limits.items}")
            return tuple(self.value(get_args(kind)[0], item, place) for item in value)
        if origin is Literal:
            if value not in get_args(kind):
                raise TypedJsonError(f"{place}: not one of the words used here")
            return value
        if dataclasses.is_dataclass(kind):
            return self._fields(kind, value, place)
        if type(value) is not kind:
            raise TypedJsonError(f"{place}: not of type {kind.__name__}")
        if kind is str and len(value) > self.limits.text:
            raise TypedJsonError(f"{place}: longer than {self.limits.text} characters")
        if kind is int and not 0 <= value <= 10**9:
            raise TypedJsonError(f"{place}: out of range")
        return value

    def _fields(self, kind: Any, value: Any, place: str) -> Any:
        hints = get_type_hints(kind)
        if not isinstance(value, Mapping) or value.keys() != hints.keys():
            raise TypedJsonError(f"{place}: not the fields {', '.join(hints)}")
        found = {name: self.value(hints[name], value[name], f"{place}.{name}") for name in hints}
        return kind(**found)
