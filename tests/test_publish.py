"""Moving a built folder into the published one: only what differs, nothing half-done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policydigest.builds.outcome import Changes
from policydigest.publishing.publish import Intact, Part, look, publish, unpublish
from policydigest.store.tree import Tree

PAGES = Part("pages", others=("pagefind",))
SEARCH = Part("search", folder="pagefind")


def make(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_html", ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_unchanged_files_are_not_touched_and_stale_ones_go(tmp_path: Path) -> None:
    site, records = tmp_path / "site", tmp_path / "records"
    publish(
        PAGES, make(tmp_path / "1", index_html="a", old__index_html="b"), Tree(site), records, "f1"
    )
    before = (site / "index.html").stat()
    changes = publish(
        PAGES, make(tmp_path / "2", index_html="a", new__index_html="c"), Tree(site), records, "f2"
    )
    assert changes == Changes(("new/index.html",), removed=("old/index.html",))
    assert (site / "index.html").stat().st_mtime_ns == before.st_mtime_ns
    assert names(site) == ["index.html", "new/index.html"]
    assert not (site / "old").exists()


def test_parts_leave_each_other_and_hidden_files_alone(tmp_path: Path) -> None:
    site, records = tmp_path / "site", tmp_path / "records"
    make(site, **{".nojekyll": "", "pagefind__x": "search"})
    publish(PAGES, make(tmp_path / "1", index_html="a"), Tree(site), records, "f")
    assert names(site) == [".nojekyll", "index.html", "pagefind/x"]
    publish(SEARCH, make(tmp_path / "2", y="new"), Tree(site), records, "f")
    assert names(site) == [".nojekyll", "index.html", "pagefind/y"]
    assert look(PAGES, Tree(site), records).is_current("f")
    assert look(SEARCH, Tree(site), records).is_current("f")


def test_unpublishing_leaves_hidden_files(tmp_path: Path) -> None:
    site, records = tmp_path / "site", tmp_path / "records"
    make(site, **{".git__HEAD": "x"})
    publish(PAGES, make(tmp_path / "1", a__index_html="a"), Tree(site), records, "f")
    unpublish(PAGES, Tree(site))
    unpublish(SEARCH, Tree(site))
    assert names(site) == [".git/HEAD"]
    (site / ".git/HEAD").unlink()
    (site / ".git").rmdir()
    publish(PAGES, make(tmp_path / "2", a__index_html="a"), Tree(site), records, "f")
    publish(SEARCH, make(tmp_path / "3", x="a"), Tree(site), records, "f")
    unpublish(PAGES, Tree(site))
    unpublish(SEARCH, Tree(site))
    assert not site.exists()


def test_a_site_is_current_until_an_input_or_a_file_changes(tmp_path: Path) -> None:
    site, records = tmp_path / "site", tmp_path / "records"
    assert not look(PAGES, Tree(site), records).is_current("f")
    publish(PAGES, make(tmp_path / "1", index_html="a", b_html="b"), Tree(site), records, "f")
    assert look(PAGES, Tree(site), records).is_current("f")
    assert not look(PAGES, Tree(site), records).is_current("g")
    (site / "b.html").write_text("changed")
    assert not look(PAGES, Tree(site), records).is_current("f")
    (site / "b.html").unlink()
    assert not look(PAGES, Tree(site), records).is_current("f")


@pytest.mark.parametrize("text", ["", "[]", '{"pages": 3}', "\xff"])
def test_a_damaged_record_means_building_again(tmp_path: Path, text: str) -> None:
    site, records = tmp_path / "site", tmp_path / "records"
    records.mkdir()
    (records / PAGES.record).write_bytes(text.encode("latin-1"))
    assert not look(PAGES, Tree(site), records).is_current("f")
    publish(PAGES, make(tmp_path / "1", index_html="a"), Tree(site), records, "f")
    assert look(PAGES, Tree(site), records).is_current("f")


def test_a_link_in_the_site_is_replaced_and_not_followed(tmp_path: Path) -> None:
    site, records = tmp_path / "site", tmp_path / "records"
    make(tmp_path, mine="a")
    site.mkdir()
    (site / "index.html").symlink_to(tmp_path / "mine")
    publish(PAGES, make(tmp_path / "1", index_html="a"), Tree(site), records, "f")
    assert not (site / "index.html").is_symlink()
    assert (tmp_path / "mine").read_text() == "a"


def intact(site: Path, records: Path) -> set[str]:
    """The pages of which it is told that they are as they were published."""
    found = look(PAGES, Tree(site), records).intact
    assert found.whole == (names(site) == ["a.html", "b.html", "c.html"] == sorted(found_in(found)))
    return found_in(found)


def found_in(intact: Intact) -> set[str]:
    return {name for name in ("a.html", "b.html", "c.html", "d.html", "e/f.html") if name in intact}


def test_files_that_were_not_made_again_stay(tmp_path: Path) -> None:
    site, records = tmp_path / "site", tmp_path / "records"
    publish(
        PAGES, make(tmp_path / "1", a_html="a", b_html="b", c_html="c"), Tree(site), records, "f"
    )
    assert intact(site, records) == {"a.html", "b.html", "c.html"}
    (site / "c.html").write_text("touched")
    (site / "d.html").write_text("somebody's")
    assert intact(site, records) == {"a.html", "b.html"}
    (site / "d.html").unlink()
    fresh = make(tmp_path / "2", c_html="c")
    changes = publish(PAGES, fresh, Tree(site), records, "g", frozenset({"a.html"}))
    assert changes == Changes(("c.html",), removed=("b.html",))
    assert names(site) == ["a.html", "c.html"]
    assert look(PAGES, Tree(site), records).is_current("g")


def test_a_new_folder_goes_whole_and_after_what_its_pages_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, records = tmp_path / "site", tmp_path / "records"
    moved: list[str] = []
    for name in ("rename", "replace"):
        original = getattr(Path, name)

        def noting(source: Path, target: Path, original: Any = original) -> Any:
            if target.is_relative_to(site):
                moved.append(target.relative_to(site).as_posix())
            return original(source, target)

        monkeypatch.setattr(Path, name, noting)
    old = {"a__one_html": "1", "index_html": "a", "styles__x.css": "x"}
    publish(PAGES, make(tmp_path / "1", **old), Tree(site), records, "f")
    assert moved == ["styles", "a", "index.html"]
    # What a person keeps hidden in a folder of theirs stays.
    make(site, **{"b__.mine": "mine"})
    moved.clear()
    new = old | {"a__deep__er__two_html": "2", "b__three_html": "3", "styles__more__y.css": "y"}
    tree = Tree(site)
    changes = publish(PAGES, make(tmp_path / "2", **new), tree, records, "g")
    assert changes.written == ("a/deep/er/two.html", "b/three.html", "styles/more/y.css")
    assert [p for p in moved if p != "b"] == ["styles/more", "a/deep", "b/three.html"]
    assert (site / "b/.mine").read_text() == "mine"
    assert tree.files() == Tree(site).files()
    assert look(PAGES, Tree(site), records).is_current("g")
