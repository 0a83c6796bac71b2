"""What looks as it did is not read again, and no clock can hide a change."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from policydigest.memory.looks import TICK, alike, trusted_before
from policydigest.store.tree import Tree

LONG_AGO = 1_000_000_000_000_000_000
AHEAD = 4_000_000_000_000_000_000
NAMES = {"a", "b", "c/a", "c/b"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "docs"
    (path / "c").mkdir(parents=True)
    for name in NAMES:
        put(path / name, name)
    return path


def put(path: Path, text: str, changed: int = LONG_AGO) -> None:
    path.write_text(text)
    os.utime(path, ns=(changed, changed))


def touch(folder: Path) -> None:
    os.utime(folder / "a", ns=(LONG_AGO, LONG_AGO + 1))


def lengthen(folder: Path) -> None:
    put(folder / "a", "longer")


def replace(folder: Path) -> None:
    put(folder / "new", "a")
    (folder / "new").replace(folder / "a")


def remove(folder: Path) -> None:
    (folder / "a").unlink()


def link(folder: Path) -> None:
    (folder / "a").unlink()
    (folder / "a").symlink_to("b")


def set_clock(folder: Path) -> None:
    """It may have been changed since the memory was made: its time is after the memory's own."""
    os.utime(folder / "a", ns=(AHEAD, AHEAD))


@pytest.mark.parametrize("change", [touch, lengthen, replace, remove, link, set_clock])
def test_any_change_can_be_seen(folder: Path, change: Callable[[Path], None]) -> None:
    before = Tree(folder).folders()
    assert alike(before, Tree(folder).folders(), LONG_AGO + TICK) == NAMES
    change(folder)
    assert alike(before, Tree(folder).folders(), LONG_AGO + TICK) == NAMES - {"a"}


def test_a_file_changed_just_before_the_memory_was_made_is_not_trusted(folder: Path) -> None:
    looks = Tree(folder).folders()
    assert alike(looks, looks, LONG_AGO) == set()
    put(folder / "c/b", "new", LONG_AGO + 5)
    looks = Tree(folder).folders()
    assert alike(looks, looks, LONG_AGO + 5) == NAMES - {"c/b"}
    assert alike(looks, looks, LONG_AGO + 6) == NAMES


def test_new_files_and_folders_are_not_told(folder: Path) -> None:
    before = Tree(folder).folders()
    (folder / "d").mkdir()
    put(folder / "d/a", "new")
    put(folder / "c/c", "new")
    assert alike(before, Tree(folder).folders(), AHEAD) == NAMES
    assert alike({}, Tree(folder).folders(), AHEAD) == set()


def test_a_memory_is_trusted_as_far_as_the_clock_goes(folder: Path) -> None:
    assert trusted_before(folder / "none") == 0
    assert trusted_before(folder / "a") == LONG_AGO - TICK
