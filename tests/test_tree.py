"""Many files below one folder: whole or not there, never through a link, from several processes."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from policydigest.parallel.processes import forked
from policydigest.store import StoreError
from policydigest.store import tree as tree_module
from policydigest.store.tree import Tree


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

    def write_many(numbers: Sequence[int]) -> None:
        for number in numbers:
            tree.write(f"pairs/{number}.xml", b"x")

    list(forked(4, write_many, range(2000)))
    names = sorted(path.name for path in (tmp_path / "pairs").iterdir())
    assert names == sorted(f"{number}.xml" for number in range(2000))


def _some_files(top: Path) -> None:
    tree = Tree(top)
    for path in ("one.md", "a/two.md", "a/b/three.md", ".hidden/four.md"):
        tree.write(path, path.encode())
    (top / "a/link.md").symlink_to(top / "one.md")


def test_what_another_process_looked_at_is_the_same(tmp_path: Path) -> None:
    _some_files(tmp_path)
    expected = Tree(tmp_path)
    tree = Tree(tmp_path)
    with tree.looked_at(jobs=2):
        assert tree.files() == expected.files()
        assert tree.links() == ["a/link.md"]
        tree.write("a/new/five.md", b"5")
    assert tree.files() == Tree(tmp_path).files()
    with tree.looked_at(jobs=2):  # all was looked at
        assert "a/new/five.md" in tree.files("a")


def test_what_another_process_cannot_look_at_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(folder: str) -> object:
        raise PermissionError(13, "no", folder)

    monkeypatch.setattr("policydigest.store.tree._scan", refused)
    tree = Tree(tmp_path)
    with tree.looked_at(jobs=2), pytest.raises(StoreError, match="permission is denied"):
        tree.files()


def test_what_is_listed_follows_what_is_written_and_removed(tmp_path: Path) -> None:
    _some_files(tmp_path)
    tree = Tree(tmp_path)
    tree.files()
    tree.write("a/b/c/new.md", b"new")
    tree.write("one.md", b"longer than before")
    tree.write("a/.aside", b"hidden")
    tree.remove("a/two.md")
    assert tree.files() == Tree(tmp_path).files()
    assert tree.files("a/b") == Tree(tmp_path).files("a/b")
    assert tree.folders() == Tree(tmp_path).folders()
    assert sorted(tree.folders("a")) == ["a", "a/b", "a/b/c"]


def test_hidden_files_are_written_and_read_and_not_listed(tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    tree.files()
    for path in (".here", "a/.there", ".folder/in.md"):
        tree.write(path, path.encode())
        assert tree.read(path) == Tree(tmp_path).read(path) == path.encode()
        assert tree.status(path) == Tree(tmp_path).status(path) is not None
    assert tree.files() == Tree(tmp_path).files() == {}
    tree.remove("a/.there")
    assert tree.read("a/.there") is None


def test_a_look_at_what_changed_tells_all_that_a_new_look_would(tmp_path: Path) -> None:
    source = random.Random(7)
    folders = ("p", "p/q", "p/q/r", "s", ".hidden", "p/.hidden")

    def change() -> str:
        """Change something, and tell where."""
        folder = source.choice(folders)
        path = tmp_path / folder / source.choice(("one.md", "two.md", ".three"))
        if source.random() < 0.2:
            shutil.rmtree(tmp_path / folder, ignore_errors=True)
            return folder
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if source.random() < 0.2:
            path.symlink_to(tmp_path)
        elif source.random() < 0.6:
            path.write_text(str(source.random()))
        return path.relative_to(tmp_path).as_posix()

    tree = Tree(tmp_path)
    tree.files()
    for _ in range(200):
        for path in [change() for _ in range(3)]:
            tree.look_again(path)
        fresh = Tree(tmp_path)
        assert tree.files() == fresh.files()
        assert tree.links() == fresh.links()
        assert tree.files("p/q") == fresh.files("p/q")


def test_what_looks_as_it_was_left_is_not_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = Tree(tmp_path)
    tree.files()
    tree.write("a/one.md", b"1")
    tree.files()
    with monkeypatch.context() as patch:
        patch.setattr(tree_module, "_scan", None)
        tree.look_again("a/one.md")
        tree.look_again("a/none.md")
    (tmp_path / "a/one.md").write_bytes(b"others")
    tree.look_again("a/one.md")
    status = tree.status("a/one.md")
    assert status is not None
    assert status[0] == len(b"others")
