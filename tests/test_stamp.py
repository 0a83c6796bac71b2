"""A build with nothing to do does nothing; whatever changed, it does not think so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import samples
from helpers import LONG_AGO, Project
from policydigest.builds import pipeline, stamp
from policydigest.builds.outcome import Result
from policydigest.checks import Checked
from policydigest.memory.digest_memory import DigestMemory
from policydigest.store.trees import Trees

MakeProject = Callable[..., Project]


def build(project: Project, monkeypatch: pytest.MonkeyPatch) -> tuple[Result, int]:
    """What a build says, and how many digests it looked at."""
    looked: list[str] = []
    original = DigestMemory.recall_unread

    def counting(memory: DigestMemory, path: str) -> Checked | None:
        looked.append(path)
        return original(memory, path)

    with monkeypatch.context() as patch:
        patch.setattr(DigestMemory, "recall_unread", counting)
        return pipeline.build(project.root), len(looked)


def test_nothing_is_done_until_something_changes(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project((samples.FOUNDING, samples.REVIEWED))
    project.age()
    first, looked = build(project, monkeypatch)
    assert looked == 2
    again, looked = build(project, monkeypatch)
    assert looked == 0
    assert (again.problems, again.digests, again.failed) == (first.problems, 2, False)
    assert again.site is not None
    assert again.site.folder == project.root / "site"

    def touch(name: str, text: str) -> Callable[[], object]:
        return lambda: project.write(name, text)

    page = f"digests/2024/{samples.FOUNDING.id}.md"
    changes: list[Callable[[], object]] = [
        touch("docs/about.md", "# About\n\nOther words.\n"),
        touch("seeds/notes.txt", "Too short."),
        touch("overrides/partials/new.html", "x"),
        touch("mkdocs.yml", project.read("mkdocs.yml") + "\n# more\n"),
        touch("docs/topics/cybersecurity.md", "mine"),
        (project.root / "site/index.html").unlink,
        touch(page, project.read(page).replace("title: ", "title: More of ", 1)),
        (project.root / page).unlink,
    ]
    for change in changes:
        change()
        _, looked = build(project, monkeypatch)
        assert looked > 0, change
    assert not (project.root / "site" / page.removesuffix(".md")).exists()


def test_what_changed_just_before_the_note_is_looked_at(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project((samples.FOUNDING,))
    project.age()
    build(project, monkeypatch)
    note = project.root / ".cache/last.msgpack"
    os.utime(note, ns=(LONG_AGO, LONG_AGO))
    assert build(project, monkeypatch)[1] == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1, "maker": 3}'])
def test_a_damaged_note_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / stamp.NAME
    path.write_text(text)
    assert stamp.recall(path, "me") is None


def test_a_note_counts_for_the_program_that_made_it_alone(tmp_path: Path) -> None:
    path, told = tmp_path / stamp.NAME, stamp.Last((), 0, str(tmp_path))
    nothing = stamp.Inputs((), (), {})
    stamp.note(path, "me", told, nothing, ("docs",), Trees(tmp_path))
    noted = stamp.recall(path, "me")
    assert noted is not None
    assert noted.is_right(Trees(tmp_path), path)
    assert stamp.recall(path, "another") is None


def test_what_a_link_leads_to_is_looked_at_each_time(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project((samples.FOUNDING,))
    page = project.root / f"digests/2024/{samples.FOUNDING.id}.md"
    away = project.root / "kept" / page.name
    project.age()
    build(project, monkeypatch)
    assert build(project, monkeypatch)[1] == 0
    away.parent.mkdir()
    page.rename(away)
    page.symlink_to(away)
    for _ in range(2):
        assert build(project, monkeypatch)[1] == 1


def test_mkdocs_is_not_loaded_to_find_that_there_is_nothing_to_do(
    make_project: MakeProject,
) -> None:
    project = make_project((samples.FOUNDING,))
    project.age()
    assert project.run("build").returncode == 0
    script = (
        "import sys; from policydigest.cli import main; code = main(['build']); "
        "print(sorted({'mkdocs', 'policydigest.builds.building'} & sys.modules.keys())); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project.root, env=project.environment(),
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"
