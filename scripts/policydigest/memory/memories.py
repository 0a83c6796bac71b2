"""Memories below `.cache/`: what one run leaves for the next, in MessagePack.

Each can be deleted at any time. What is damaged, or has not the form that is asked for, counts as
none: then everything is worked out again, which is always right.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from policydigest import store
from policydigest.hashes import value_hash
from policydigest.store import Status, StoreError

SUFFIX = ".msgpack"
Memory = TypeVar("Memory")
# What was kept or recalled last, and how its file looked then; only while `held` says so.
_held: dict[Path, tuple[Status | None, Any]] = {}
_holders: list[None] = []


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Hold what is kept and recalled, too, so that it is not unpacked again while its file stays.

    A preview asks for the same memories again and again. Nobody may change what they are given.
    """
    _holders.append(None)
    try:
        yield
    finally:
        _holders.pop()
        if not _holders:
            _held.clear()


def recall(path: Path, form: type[Memory]) -> Memory | None:
    """What was kept, if it has this form: a dataclass, or a plain type."""
    looked, memory = _held.get(path, (None, None))
    if looked is not None and looked == store.status(path):
        return cast("Memory", memory)
    looked = store.status(path)  # before it is read: what is written meanwhile looks otherwise
    try:
        found = msgspec.msgpack.decode(store.read_bytes(path), type=form)
    except (StoreError, msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if _holders:
        _held[path] = looked, found
    return found


class Remembering:
    """A `remembering.Remember` that keeps each value in a folder, until `made_with` is another."""

    def __init__(self, folder: Path, made_with: str) -> None:
        self._folder, self._made_with = folder, made_with

    def __call__(
        self, name: str, made_of: object, form: type[Memory], make: Callable[[], Memory]
    ) -> Memory:
        """The value that has this name. Raises `StoreError`."""
        path, key = self._folder / f"{name}{SUFFIX}", value_hash(self._made_with, made_of)
        kept = recall(path, tuple[str, form])  # type: ignore[valid-type]
        if kept is not None and kept[0] == key:
            return cast("Memory", kept[1])
        found = make()
        keep(path, (key, found))
        return found


def keep(path: Path, memory: object) -> None:
    """Keep a dataclass or plain values; a file that holds them already is new from now on.

    What MessagePack cannot hold (half a surrogate pair, a number of 70 bits) is forgotten. Raises
    `StoreError`.
    """
    try:
        content = msgspec.msgpack.encode(memory)
    except (ValueError, OverflowError):
        with contextlib.suppress(StoreError):
            store.remove(path)
        return
    if not store.write_if_changed(path, content, durable=False):
        with contextlib.suppress(OSError):  # without it, it only takes longer
            path.touch()  # what was changed just before it was made is trusted from now on
    if _holders:
        _held[path] = store.status(path), memory
