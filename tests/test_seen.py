"""What was seen is not read again, and no clock can hide a change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policydigest.hashes import content_hash, fingerprint
from policydigest.memory.seen import TICK, Seen
from policydigest.store.tree import Tree

LONG_AGO = 1_000_000_000_000_000_000


def seen(folder: Path, *names: str) -> Path:
    memory, tree = folder.parent / "memory.msgpack", Tree(folder)
    first = Seen(memory)
    for name in names:
        first.note(name, tree.status(name), content_hash((folder / name).read_bytes()))
    first.save()
    return memory


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "docs"
    path.mkdir()
    (path / "a").write_text("one")
    os.utime(path / "a", ns=(LONG_AGO, LONG_AGO))
    return path


def test_a_file_that_looks_the_same_is_known(folder: Path) -> None:
    memory = seen(folder, "a")
    assert Seen(memory).hash_of("a", Tree(folder).status("a")) == content_hash(b"one")
    assert Seen(memory).hash_of("b", Tree(folder).status("b")) is None


def test_size_time_and_inode_tell_a_change(folder: Path) -> None:
    memory = seen(folder, "a")
    size, changed, inode = Tree(folder).status("a") or (0, 0, 0)
    for status in ((size + 1, changed, inode), (size, changed + 1, inode), (size, changed, 1)):
        assert Seen(memory).hash_of("a", status) is None


def test_a_file_changed_just_before_the_memory_was_made_is_read_again(folder: Path) -> None:
    (folder / "a").write_text("one")
    memory = seen(folder, "a")
    assert Seen(memory).hash_of("a", Tree(folder).status("a")) is None
    made = (folder / "a").stat().st_mtime_ns
    os.utime(memory, ns=(made + TICK + 1, made + TICK + 1))
    again = Seen(memory)
    assert again.hash_of("a", Tree(folder).status("a")) == content_hash(b"one")


def test_a_clock_set_back_hides_no_change(folder: Path) -> None:
    """The file has a time after the memory's own: it may have changed since."""
    ahead = 4_000_000_000_000_000_000
    os.utime(folder / "a", ns=(ahead, ahead))
    memory = seen(folder, "a")
    assert Seen(memory).hash_of("a", Tree(folder).status("a")) is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 1, "files": {"a": [1]}}', '{"a": 1}'])
def test_a_damaged_memory_counts_as_none(folder: Path, text: str) -> None:
    memory = seen(folder, "a")
    memory.write_text(text)
    assert Seen(memory).hash_of("a", Tree(folder).status("a")) is None


def test_all_that_looks_alike_is_told_in_one_go(folder: Path) -> None:
    for name in ("b", "c"):
        (folder / name).write_text(name)
        os.utime(folder / name, ns=(LONG_AGO, LONG_AGO))
    (folder / "new").write_text("just now")
    memory = seen(folder, "a", "b", "c", "new")
    (folder / "b").write_text("another")
    (folder / "c").unlink()
    (folder / "c").symlink_to(folder / "a")
    assert Seen(memory).alike(Tree(folder)) == {"a": content_hash(b"one")}


def test_a_fingerprint_sees_where_a_word_ends() -> None:
    assert fingerprint(["ab", "c"]) != fingerprint(["a", "bc"])
    assert fingerprint(["a", "b"]) != fingerprint(["b", "a"])
