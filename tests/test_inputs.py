"""Which files below `seeds/` and `digests/` are read, in which order, and which are named instead."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policydigest import store
from policydigest.model import Problem
from policydigest.store import StoreError, inputs


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}", encoding="utf-8")


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.file, problem.code) for problem in problems]


# --------------------------------------------------------------------------- sources


def test_sources_are_sorted_at_any_depth_and_the_vocabulary_is_none(tmp_path: Path) -> None:
    write(tmp_path, "seeds/z.txt", "seeds/a/b/c.md", "seeds/a.html", "seeds/B.TXT")
    write(tmp_path, "seeds/vocabulary/countries.yml", "seeds/README.md", "seeds/.gitkeep")
    found = inputs.find_sources(tmp_path)
    assert found.files == ("seeds/B.TXT", "seeds/a.html", "seeds/a/b/c.md", "seeds/z.txt")
    assert found.problems == ()


def test_hidden_files_and_links_outside_are_named(tmp_path: Path) -> None:
    project = tmp_path / "project"
    write(tmp_path, "secret.txt")
    write(
        project, "seeds/.draft.txt", "seeds/.old/x.txt", "seeds/a.docx", "seeds/notes", "seeds/b.md"
    )
    (project / "seeds/out.txt").symlink_to(tmp_path / "secret.txt")
    (project / "seeds/in.txt").symlink_to(project / "seeds/b.md")
    found = inputs.find_sources(project)
    assert found.files == ("seeds/a.docx", "seeds/b.md", "seeds/in.txt", "seeds/notes")
    assert codes(found.problems) == [
        ("seeds/.draft.txt", "S003"),
        ("seeds/.old/x.txt", "S003"),
        ("seeds/out.txt", "S004"),
    ]
    assert {p.severity for p in found.problems if p.code == "S003"} == {"warning"}


def test_no_folder_of_seeds_is_no_source(tmp_path: Path) -> None:
    assert inputs.find_sources(tmp_path) == inputs.Sources((), ())


# --------------------------------------------------------------------------- digests


def test_digests_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    write(tmp_path, "digests/2024/b.md", "digests/2023/z.md", "digests/2024/a.md")
    assert [path for path, _ in inputs.read_digests(tmp_path)] == [
        "digests/2023/z.md",
        "digests/2024/a.md",
        "digests/2024/b.md",
    ]


def test_what_is_no_digest_is_named_and_left_out(tmp_path: Path) -> None:
    write(tmp_path, "digests/2024/a.md", "digests/2024/b.txt", "digests/.gitkeep")
    (tmp_path / "digests/2024/latin.md").write_bytes("one\ntwo\ncaf\xe9\n".encode("latin-1"))
    (tmp_path / "digests/2024/large.md").write_bytes(b"x" * (store.MAX_DIGEST_BYTES + 1))
    problems: list[Problem] = []
    assert [path for path, _ in inputs.read_digests(tmp_path, problems)] == ["digests/2024/a.md"]
    assert [(p.file, p.line, p.code) for p in problems] == [
        ("digests/2024/b.txt", 1, "S002"),
        ("digests/2024/large.md", 1, "S005"),
        ("digests/2024/latin.md", 3, "C001"),
    ]


def test_only_ordinary_files_are_read_as_digests(tmp_path: Path) -> None:
    """A link that leads out may lead to a secret; a pipe or a device would never end."""
    write(tmp_path, "digests/2024/a.md", "outside.md")
    root = tmp_path / "digests" / "2024"
    (root / "b.md").symlink_to("a.md")
    (root / "c.md").symlink_to("/dev/zero")
    (root / "d.md").symlink_to(Path(__file__))
    os.mkfifo(root / "e.md")
    (root / "f.md").symlink_to("nowhere.md")
    (root / "g.md").symlink_to("g.md")
    problems: list[Problem] = []
    found = [
        path for path, _ in inputs.read_digests(tmp_path, problems, store.walk(tmp_path, "digests"))
    ]
    assert found == ["digests/2024/a.md", "digests/2024/b.md"]
    assert codes(tuple(problems)) == [
        ("digests/2024/c.md", "S004"),
        ("digests/2024/d.md", "S004"),
        ("digests/2024/e.md", "S002"),
        ("digests/2024/f.md", "S004"),
        ("digests/2024/g.md", "S004"),
    ]
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/circle.txt").symlink_to("circle.txt")
    assert codes(inputs.find_sources(tmp_path).problems) == [("seeds/circle.txt", "S004")]
    with pytest.raises(StoreError, match=r"e\.md: is no ordinary file"):
        store.read_text(root / "e.md")


def test_without_a_list_for_problems_the_first_is_raised(tmp_path: Path) -> None:
    write(tmp_path, "digests/2024/b.txt")
    with pytest.raises(StoreError, match=r"digests/2024/b\.txt:1: S002"):
        list(inputs.read_digests(tmp_path))


def test_vocabulary_files_by_their_path(tmp_path: Path) -> None:
    write(tmp_path, "seeds/vocabulary/topics.yml", "seeds/vocabulary/languages/en/text.yml")
    write(tmp_path, "seeds/vocabulary/notes.txt")
    assert sorted(inputs.read_vocabulary(tmp_path)) == ["languages/en/text.yml", "topics.yml"]
