"""A disk that is really full: a small file system in memory, filled but for a few kilobytes.

What the disk refuses at each single change is simulated in `test_faults.py`; here the system
itself refuses, also in the midst of a file and to the programs that a build calls.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import samples
from helpers import ARTICLE, Project, copy_project
from policydigest import digests, store

SIZE = 64_000_000
OTHER = ARTICLE.replace("Chile", "Nigeria").replace("fisheries", "steel").replace("5 M", "6 M")
FOUND = (
    replace(samples.FOUNDING, title="UK and  Japan sign a memorandum"), samples.REVIEWED,
)  # fmt: skip


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """The folder of a file system of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root of a Linux system may mount a file system")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(folder)]
    run = subprocess.run(mount, check=False, capture_output=True, encoding="utf-8")
    if run.returncode != 0:
        pytest.skip(f"no file system can be mounted here: {run.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def project(disk: Path) -> Project:
    """Has an article to draft, one to draft again, and a title to mend."""
    made = copy_project(disk / "project")
    for one in FOUND:
        made.write(f"digests/{one.year}/{one.id}.md", digests.write(one))
    made.write("seeds/b.txt", OTHER)
    assert made.call("draft") == 0
    made.write("seeds/b.txt", OTHER.replace("an agreement", "a treaty"))
    made.write("seeds/a.txt", ARTICLE)
    return made


def fill(project: Project, left: int) -> Path:
    """Fill the disk but for so many bytes; gives the file to remove to make room again."""
    filler = project.root.parent / "filler"
    free = os.statvfs(project.root)
    count = free.f_bavail * free.f_frsize - left
    descriptor = os.open(filler, os.O_CREAT | os.O_WRONLY)
    os.posix_fallocate(descriptor, 0, count)
    os.close(descriptor)
    return filler


def kept(project: Project) -> dict[str, bytes]:
    """What people wrote, by path."""
    folders = ("digests", "seeds", "docs", "overrides")
    return {
        f"{folder}/{name}": data
        for folder in folders
        for name, data in project.contents(folder).items()
        if not Path(name).name.startswith(".generated")  # the build's own notes
    }


def refused(project: Project, left: int, code: int, said: str, before: dict[str, bytes]) -> None:
    """A command on a full disk says so, and every file is what it was."""
    assert code == 1, said
    assert "the disk is full. Free some space, then run this again." in said
    assert str(project.root) in said
    assert "Traceback" not in said
    after = kept(project)
    assert {name: after.get(name) for name in before} == before, left
    for name, data in after.items():
        assert data or name.endswith(".gitkeep"), name


@pytest.mark.parametrize(
    ("command", "done"),
    [
        (("draft",), "Drafted digests/2024/"),
        (("draft", "--update"), "Refreshed digests/2024/"),
        (("check", "--fix"), "+title: UK and Japan sign"),
    ],
    ids=("draft", "update", "fix"),
)
def test_a_command_that_writes_digests(
    command: tuple[str, ...], done: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = kept(project)
    capsys.readouterr()
    filler = fill(project, 0)
    code = project.call(*command)
    filler.unlink()
    refused(project, 0, code, capsys.readouterr().err, before)
    assert len(project.contents("digests")) == len(FOUND) + 1
    project.call(*command)
    assert done in capsys.readouterr().out
    for name, data in project.contents("digests").items():
        assert digests.parse_bytes(data, name).digest is not None


def test_a_build(project: Project, tmp_path: Path) -> None:
    """The disk is full when pages are written, when they are published, when they are indexed."""
    for left in (0, 200_000, 2_000_000):
        before = kept(project)
        filler = fill(project, left)
        run = project.run("build", "--jobs", "1", TMPDIR=str(project.root.parent))
        filler.unlink()
        refused(project, left, run.returncode, run.stderr, before)
    run = project.run("build", "--jobs", "1")
    assert run.returncode == 0, run.stderr
    for path in project.root.rglob("*"):
        assert not path.name.startswith((store.TEMPORARY_PREFIX, "site-")), path
    clean = copy_project(tmp_path / "clean")
    for name, data in project.contents("digests").items():
        clean.write(f"digests/{name}", data)
    for name, data in project.contents("seeds").items():
        clean.write(f"seeds/{name}", data)
    assert clean.run("build", "--jobs", "1").returncode == 0
    assert project.contents("site") == clean.contents("site")
