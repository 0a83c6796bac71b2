"""Generated files follow the build; what a person wrote is neither overwritten nor removed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from policydigest.builds.outcome import Changes
from policydigest.memory import memories
from policydigest.memory.looks import TICK
from policydigest.output import generated
from policydigest.output.generated import forget_generated, sync_generated, sync_units
from policydigest.output.made import Kept, MadeUnit
from policydigest.output.record import JOURNAL, RECORD
from policydigest.output.unit import Unit
from policydigest.store import StoreError
from policydigest.store.tree import Tree


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in (RECORD, JOURNAL)
    }


def test_files_are_written_once_then_left_alone(tmp_path: Path) -> None:
    files = [("index.md", "home"), ("countries/japan.md", "日本")]
    assert sync_generated(tmp_path, files).written == ("index.md", "countries/japan.md")
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    changes = sync_generated(tmp_path, iter(files))
    assert changes == Changes()
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")} == before


def test_stale_files_go_with_their_empty_folders(tmp_path: Path) -> None:
    sync_generated(tmp_path, [("a/b/one.md", "1"), ("a/two.md", "2")])
    changes = sync_generated(tmp_path, [("a/two.md", "2")])
    assert changes == Changes(removed=("a/b/one.md",))
    assert not (tmp_path / "a/b").exists()
    assert tree(tmp_path) == {"a/two.md": "2"}


def test_a_page_that_a_person_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries/japan.md").write_text("mine")
    (tmp_path / "countries/notes.md").write_text("mine too")
    changes = sync_generated(tmp_path, [("countries/japan.md", "generated")])
    assert changes == Changes(foreign=("countries/japan.md",))
    sync_generated(tmp_path, [])
    assert tree(tmp_path) == {"countries/japan.md": "mine", "countries/notes.md": "mine too"}


def test_a_generated_page_that_a_person_changed_stays_until_it_is_deleted(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    sync_generated(tmp_path, [("a.md", "generated")])
    page.write_text("edited")
    for _ in range(2):
        assert sync_generated(tmp_path, [("a.md", "new")]).foreign == ("a.md",)
    assert sync_generated(tmp_path, []).foreign == ("a.md",)
    assert page.read_text() == "edited"
    page.unlink()
    assert sync_generated(tmp_path, [("a.md", "new")]).written == ("a.md",)


def test_a_file_with_the_right_bytes_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("same")
    assert sync_generated(tmp_path, [("a.md", "same")]) == Changes()
    assert sync_generated(tmp_path, [("a.md", "next")]).written == ("a.md",)


class Killed(BaseException):
    """Stands for the end of the process."""


def test_after_a_killed_run_the_build_still_knows_its_own_files(tmp_path: Path) -> None:
    sync_generated(tmp_path, [("a.md", "1"), ("b.md", "1")])

    def until_killed() -> Iterator[tuple[str, str]]:
        yield "a.md", "2"
        yield "new.md", "2"
        raise Killed

    with pytest.raises(Killed):
        sync_generated(tmp_path, until_killed())
    assert tree(tmp_path) == {"a.md": "2", "b.md": "1", "new.md": "2"}
    changes = sync_generated(tmp_path, [("a.md", "3"), ("b.md", "3")])
    assert changes == Changes(written=("a.md", "b.md"), removed=("new.md",))
    assert tree(tmp_path) == {"a.md": "3", "b.md": "3"}
    assert not (tmp_path / JOURNAL).exists()


def test_a_file_emptied_by_a_crash_is_written_again(tmp_path: Path) -> None:
    sync_generated(tmp_path, [("a.md", "1")])
    (tmp_path / "a.md").write_bytes(b"")
    assert sync_generated(tmp_path, [("a.md", "1")]).written == ("a.md",)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 3}'])
def test_a_damaged_record_is_named_and_nothing_is_touched(tmp_path: Path, text: str) -> None:
    sync_generated(tmp_path, [("a.md", "1")])
    (tmp_path / RECORD).write_text(text)
    with pytest.raises(StoreError, match=r"record of its own files is damaged\. Delete it"):
        sync_generated(tmp_path, [("a.md", "2")])
    assert tree(tmp_path) == {"a.md": "1"}


@pytest.mark.parametrize("path", ["../out.md", "/out.md", "a/../../out.md", "", "a\\b.md"])
def test_paths_that_lead_out_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="is not a path below the folder"):
        sync_generated(tmp_path / "docs", [(path, "x")])


def test_what_a_link_leads_to_is_looked_at_each_time(tmp_path: Path) -> None:
    folder, memory = tmp_path / "docs", tmp_path / "memory"
    (folder / "a").mkdir(parents=True)
    (folder / "a/mine.md").write_text("words")
    (folder / "one.md").symlink_to("a/mine.md")
    for _ in range(2):
        changes = sync_units(Tree(folder), [Unit("", "key", lambda: [("one.md", "words")])], memory)
        assert changes.foreign == ()
        later = (memory / generated.UNITS).stat().st_mtime_ns + 2 * TICK
        os.utime(memory / generated.UNITS, ns=(later, later))
    (folder / "a/mine.md").write_text("others")
    changes = sync_units(Tree(folder), [Unit("", "key", lambda: [("one.md", "words")])], memory)
    assert changes.foreign == ("one.md",)


def test_what_a_person_takes_back_is_written(tmp_path: Path) -> None:
    """A unit is not taken for made while one of its files is a person's."""
    folder, memory = tmp_path / "docs", tmp_path / "memory"

    def build(key: str) -> Changes:
        files = [("a.md", key), ("b.md", "same")]
        return sync_units(Tree(folder), [Unit("unit", key, lambda: files)], memory)

    build("1")
    (folder / "a.md").write_text("mine")
    assert build("2").foreign == ("a.md",)
    (folder / "a.md").write_text("1")
    assert build("2").written == ("a.md",)
    assert (folder / "a.md").read_text() == "2"


def test_a_memory_that_does_not_agree_with_itself_counts_as_none(tmp_path: Path) -> None:
    folder, memory = tmp_path / "docs", tmp_path / "memory"
    units = [
        Unit("a", "a", lambda: [("a.md", "a")]),
        Unit("b", "b", lambda: [("b.md", "b")]),
    ]
    sync_units(Tree(folder), units, memory)
    path = memory / generated.UNITS
    kept = memories.recall(path, Kept)
    assert kept is not None
    assert kept.is_whole()
    a = MadeUnit("a", ("a.md",))
    for wrong in (
        replace(kept, hashes={"a.md": kept.hashes["a.md"]}),
        replace(kept, units={"a": a}),
        replace(kept, units={"a": a, "b": MadeUnit("b", ("a.md",))}),
        replace(kept, units={"a": a, "b": MadeUnit("b", ("c.md",))}),
    ):
        assert not wrong.is_whole()
        memories.keep(path, wrong)
        assert sync_units(Tree(folder), units, memory) == Changes()
        assert memories.recall(path, Kept) == kept


def test_a_file_of_a_person_does_not_disable_the_memory(tmp_path: Path) -> None:
    folder, memory = tmp_path / "docs", tmp_path / "memory"
    folder.mkdir()
    (folder / "caf\udce9.txt").write_text("mine")
    sync_units(Tree(folder), [Unit("", "key", lambda: [("a.md", "a")])], memory)
    kept = memories.recall(memory / generated.UNITS, Kept)
    assert kept is not None
    assert [*kept.looks] == [""]
    assert [*kept.looks[""]] == ["a.md"]


def test_one_path_twice_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="generated twice"):
        sync_generated(tmp_path, [("a.md", "1"), ("a.md", "2")])


def test_forgetting_removes_what_was_generated_and_the_record(tmp_path: Path) -> None:
    sync_generated(tmp_path, [("a/one.md", "1"), ("index.md", "home")])
    (tmp_path / "about.md").write_text("mine")
    assert generated.generated_paths(tmp_path) == {"a/one.md", "index.md"}
    assert forget_generated(tmp_path).removed == ("a/one.md", "index.md")
    assert [path.name for path in tmp_path.iterdir()] == ["about.md"]
    assert forget_generated(tmp_path / "none") == Changes()


def test_forgetting_reads_only_what_was_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, memory = tmp_path / "docs", tmp_path / "memory"
    files = [("a/one.md", "1"), ("a/two.md", "2"), ("index.md", "home")]
    sync_units(Tree(folder), [Unit("", "key", lambda: files)], memory)
    # As if it had been long ago.
    later = (memory / generated.UNITS).stat().st_mtime_ns + 2 * TICK
    os.utime(memory / generated.UNITS, ns=(later, later))
    (folder / "a/two.md").write_text("changed by hand")
    read = list[str]()
    whole = Tree.read

    def watched(tree: Tree, path: str) -> bytes | None:
        read.append(path)
        return whole(tree, path)

    monkeypatch.setattr(Tree, "read", watched)
    changes = forget_generated(folder, memory)
    assert (changes.removed, changes.foreign) == (("a/one.md", "index.md"), ("a/two.md",))
    assert read == ["a/two.md"]
    assert tree(folder) == {"a/two.md": "changed by hand"}
