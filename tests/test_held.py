"""A preview knows how the large folders look, as far as it can know it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydigest.builds import stamp
from policydigest.builds.outcome import NOTHING, Result, Site
from policydigest.preview import held as held_module
from policydigest.preview.held import Held
from policydigest.publishing.publish import PAGES, SEARCH
from policydigest.store.trees import Trees


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (
        "docs/a/one.md",
        "site/a/index.html",
        "digests/2024/x.md",
        ".cache/published-pages.msgpack",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("first")
    return tmp_path


def built(root: Path, held: Held, *, published: bool = True) -> None:
    """Do what a build does that looks at everything."""
    trees = held.trees()
    for name in ("docs", "site", "digests"):
        trees.of(root / name).files()
    made = Site(root / "site", NOTHING, NOTHING) if published else None
    held.hold(trees, Result((), site=made))


def sizes(trees: Trees) -> dict[str, int]:
    """The sizes of the files as they look."""
    names = ("docs/a/one.md", "site/a/index.html", "digests/2024/x.md")
    looks = trees.look(("docs", "site", "digests"))
    parts = {name: name.rpartition("/") for name in names}
    return {name: looks[folder][file][0] for name, (folder, _, file) in parts.items()}


def test_only_what_was_told_of_is_looked_at_again(root: Path) -> None:
    held = Held(root)
    built(root, held)
    for name in ("docs/a/one.md", "site/a/index.html", "digests/2024/x.md"):
        (root / name).write_text("the second")
    # Digests are few enough to be looked at each time.
    assert [*sizes(held.trees()).values()] == [5, 5, 10]
    built(root, held)
    (root / "docs/a/one.md").write_text("and a third")
    held.note([root / "docs/a/one.md"])
    assert sizes(held.trees())["docs/a/one.md"] == 11


@pytest.mark.parametrize("why", ["another build", "many", "no site", "failed", "everything"])
def test_whoever_cannot_know_looks_at_everything(
    root: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    monkeypatch.setattr(held_module, "MANY", 3)
    held = Held(root)
    built(root, held, published=why != "no site")
    for name in ("docs/a/one.md", "site/a/index.html"):
        (root / name).write_text("the second")
    if why == "another build":
        (root / ".cache/published-pages.msgpack").write_text("others")
    elif why == "many":
        held.note(root / f"docs/{number}.md" for number in range(4))
    elif why == "failed":
        held.trees()  # and no more
    elif why == "everything":
        held.note([root / "docs", root / "site"])
    assert [*sizes(held.trees()).values()] == [10, 10, 5]


def test_a_build_leaves_what_is_held_against_it() -> None:
    assert (PAGES.record, SEARCH.record, stamp.NAME) == held_module.WRITTEN
