"""A memory is read as it was kept, or counts as none."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from policydigest import store
from policydigest.memory import memories


@dataclass(frozen=True, slots=True)
class Kept:
    name: str
    parts: dict[str, tuple[int, ...]]


LONG_AGO = 1_000_000_000_000_000_000
KEPT = Kept("a", {"é": (1, 2**63), "": ()})


def test_what_is_kept_is_recalled(tmp_path: Path) -> None:
    memories.keep(tmp_path / "inner" / "memory", KEPT)
    assert memories.recall(tmp_path / "inner" / "memory", Kept) == KEPT


def test_a_memory_that_is_right_is_not_written_again_but_counts_from_now_on(
    tmp_path: Path,
) -> None:
    """What was changed just before it was made is trusted once it was looked at later."""
    path = tmp_path / "memory"
    memories.keep(path, KEPT)
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    before = path.stat()
    memories.keep(path, KEPT)
    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mtime_ns > LONG_AGO


def test_a_memory_of_another_form_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "memory"
    assert memories.recall(path, Kept) is None
    memories.keep(path, {"name": 3, "parts": {}})
    assert memories.recall(path, Kept) is None
    memories.keep(path, KEPT)
    assert memories.recall(path, dict[str, str]) is None


@pytest.mark.parametrize("cut", [0, 1, 5, -1])
def test_a_damaged_memory_counts_as_none(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "memory"
    memories.keep(path, KEPT)
    path.write_bytes(path.read_bytes()[:cut])
    assert memories.recall(path, Kept) is None


@pytest.mark.parametrize("content", [b"\x91" * 100_000, b"{}", b"\xc1", b"\xdf\xff\xff\xff\xff"])
def test_a_hostile_memory_counts_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "memory"
    path.write_bytes(content)
    for form in (Kept, dict[str, str], list[object]):
        assert memories.recall(path, form) is None


@pytest.mark.parametrize("value", ["\ud800", 2**70])
def test_what_cannot_be_kept_is_forgotten(tmp_path: Path, value: object) -> None:
    path = tmp_path / "memory"
    memories.keep(path, KEPT)
    memories.keep(path, {"value": value})
    assert not path.exists()


def test_what_is_held_is_not_unpacked_again_while_its_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "memory"
    with memories.held():
        memories.keep(path, KEPT)
        assert memories.recall(path, Kept) is KEPT
        other = Kept("b", {})
        store.write_if_changed(path, msgspec.msgpack.encode(other), durable=False)
        found = memories.recall(path, Kept)
        assert found == other
        assert memories.recall(path, Kept) is found
        path.unlink()
        assert memories.recall(path, Kept) is None
        memories.keep(path, KEPT)
    assert memories.recall(path, Kept) is not KEPT


def test_what_is_made_of_the_same_is_made_once(tmp_path: Path) -> None:
    made: list[int] = []

    def asked(made_of: object, made_with: str = "program") -> list[int]:
        def make() -> list[int]:
            made.append(len(made) + 1)
            return [*made]

        return memories.Remembering(tmp_path, made_with)("numbers", made_of, list[int], make)

    assert asked(["one"]) == asked(["one"]) == [1]
    assert asked(["two"]) == [1, 2]
    assert asked(["one"]) == [1, 2, 3]  # only the last is kept
    assert asked(["one"], "another program") == [1, 2, 3, 4]
    (tmp_path / "numbers.msgpack").write_bytes(b"damaged")
    assert asked(["one"], "another program") == [1, 2, 3, 4, 5]
