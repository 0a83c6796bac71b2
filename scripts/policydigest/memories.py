"""Memories below `.cache/`: what one run leaves for the next, in MessagePack.

Each can be deleted at any time. What is damaged, or has not the form that is asked for, counts as
none: then everything is worked out again, which is always right.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TypeVar

import msgspec

from policydigest import store
from policydigest.store import StoreError

SUFFIX = ".msgpack"
Memory = TypeVar("Memory")


def recall(path: Path, form: type[Memory]) -> Memory | None:
    """What was kept, if it has this form: a dataclass, or a plain type."""
    try:
        return msgspec.msgpack.decode(store.read_bytes(path), type=form)
    except (StoreError, msgspec.MsgspecError, ValueError, RecursionError):
        return None


def keep(path: Path, memory: object) -> None:
    """Keep a dataclass or plain values; the file is left alone if it holds them already.

    What MessagePack cannot hold (half a surrogate pair, a number of 70 bits) is forgotten. Raises
    `StoreError`.
    """
    try:
        content = msgspec.msgpack.encode(memory)
    except (ValueError, OverflowError):
        with contextlib.suppress(StoreError):
            store.remove(path)
        return
    store.write_if_changed(path, content, durable=False)
