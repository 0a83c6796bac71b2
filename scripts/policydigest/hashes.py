"""Short hashes that stand for bytes, words or values: equal ones are taken for the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import msgspec

SIZE = 16  # bytes, written as twice as many digits


def content_hash(content: bytes) -> str:
    """What stands for the bytes of a file."""
    return blake2b(content, digest_size=SIZE).hexdigest()


def fingerprint(words: Iterable[str]) -> str:
    """What stands for the words in their order."""
    total = blake2b(digest_size=SIZE)
    for word in words:
        total.update(f"{len(word)}:{word}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def value_hash(*parts: Any) -> str:
    """What stands for all that the parts hold: plain values and dataclasses of them."""
    try:
        said = msgspec.msgpack.encode(parts)
    except (UnicodeEncodeError, OverflowError):  # half a surrogate pair, a very large number
        said = repr(parts).encode("utf-8", "surrogatepass")
    return content_hash(said)
