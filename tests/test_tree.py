"""Many files below one folder: whole or not there, never through a link, from several processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydigest.processes import forked
from policydigest.store import StoreError
from policydigest.tree import Tree


def test_a_tree_writes_whole_files_and_keeps_their_mode(tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    tree.write("a/b/one.md", b"1")
    (tmp_path / "a/b/one.md").chmod(0o640)
    tree.write("a/b/one.md", b"2")
    assert tree.read("a/b/one.md") == b"2"
    assert (tmp_path / "a/b/one.md").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["one.md"]
    assert tree.read("a/two.md") is None
    assert tree.read("none/two.md") is None


def test_a_tree_writes_through_no_link(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "docs"
    outside.mkdir()
    inside.mkdir()
    (inside / "away").symlink_to(outside)
    (outside / "mine").write_text("mine")
    (inside / "page").symlink_to(outside / "mine")
    for path in ("away/x.md", "page"):
        with pytest.raises(StoreError, match="nothing is written"):
            Tree(inside).write(path, b"x")
    assert [(p.name, p.read_text()) for p in outside.iterdir()] == [("mine", "mine")]


def test_processes_that_share_a_tree_do_not_meet_in_a_temporary_file(tmp_path: Path) -> None:
    tree = Tree(tmp_path)

    def write_many(start: int) -> None:
        for number in range(start, start + 200):
            tree.write(f"pairs/{number}.xml", b"x")

    list(forked(4, write_many, range(0, 2000, 200)))
    names = sorted(path.name for path in (tmp_path / "pairs").iterdir())
    assert names == sorted(f"{number}.xml" for number in range(2000))
