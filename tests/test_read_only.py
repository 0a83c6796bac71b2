"""A folder that may not be written to: commands say so, change nothing, and work once they may."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import samples
from helpers import ARTICLE, Project
from policydigest import digests

# From Linux's capabilities(7): what lets root ignore the permissions of files.
DROP = 24
OVERRIDES = (1, 2, 3)


def bound_by_permissions() -> None:
    """Have the program that is about to start obey permissions, root or not."""
    if os.geteuid() == 0:
        for capability in OVERRIDES:
            ctypes.CDLL(None).prctl(DROP, capability, 0, 0, 0)


def run(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        project.command(*arguments), cwd=project.root, env=project.environment(), check=False,
        capture_output=True, encoding="utf-8", preexec_fn=bound_by_permissions,
    )  # fmt: skip


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Iterator[Project]:
    if os.geteuid() == 0 and not sys.platform.startswith("linux"):
        pytest.skip("root cannot be bound by permissions here")
    made = make_project((samples.FOUNDING,))
    made.write("seeds/a.txt", ARTICLE)
    path = f"digests/{samples.FOUNDING.year}/{samples.FOUNDING.id}.md"
    made.write(path, digests.write(samples.FOUNDING).replace("UK and Japan", "UK and  Japan"))
    (made.root / ".cache").mkdir()
    yield made
    unlock(made)


def folders(project: Project) -> list[Path]:
    return [Path(folder) for folder, _, _ in os.walk(project.root)]


def unlock(project: Project) -> None:
    for folder in folders(project):
        folder.chmod(0o755)


@pytest.mark.parametrize(
    ("command", "done"),
    [
        (("draft", "--jobs", "1"), "Drafted "),
        (("check", "--fix"), "+title: UK and Japan sign"),
        (("build", "--no-site", "--jobs", "1"), "Drafted "),
    ],
    ids=("draft", "fix", "build"),
)
@pytest.mark.parametrize("whole", [True, False], ids=["all of it", "all but the cache"])
def test_a_read_only_project(
    command: tuple[str, ...], done: str, whole: bool, project: Project
) -> None:
    before = project.tree()
    for folder in folders(project):
        folder.chmod(0o555)
    if not whole:
        (project.root / ".cache").chmod(0o755)
    refused = run(project, *command)
    assert refused.returncode == 1, refused
    assert f"{project.root}/" in refused.stderr
    assert "cannot be written: permission is denied. Check who owns the file" in refused.stderr
    assert "Traceback" not in refused.stderr
    unlock(project)
    assert {name: data for name, data in project.tree().items() if name in before} == before
    assert not project.contents("digests").keys() - {
        name.removeprefix("digests/") for name in before
    }
    allowed = run(project, *command)
    assert done in allowed.stdout, allowed.stderr


@pytest.fixture
def closed(project: Project) -> Iterator[Path]:
    """A folder with an article that nobody may look into."""
    project.write("closed/a.txt", ARTICLE)
    folder = project.root / "closed"
    folder.chmod(0)
    yield folder
    folder.chmod(0o755)


@pytest.mark.parametrize("name", ["closed", "closed/a.txt"])
@pytest.mark.parametrize("command", [("extract", "--json"), ("explain",), ("draft",)])
def test_what_may_not_be_read_is_named_and_the_rest_is_done(
    command: tuple[str, ...],
    name: str,
    project: Project,
    closed: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    outside = tmp_path_factory.mktemp("articles")
    place = closed.rename(outside / "closed")
    (outside / "good.txt").write_text(ARTICLE, encoding="utf-8")
    try:
        done = run(project, *command, str(outside / name), str(outside / "good.txt"))
    finally:
        place.rename(closed)
    assert done.returncode == 1
    said = (done.stderr + done.stdout).casefold()
    assert f"{outside}/{name}".casefold() in said
    assert "permission" in said
    assert "traceback" not in said
    assert "chile" in said


@pytest.mark.parametrize(
    "command",
    [
        ("init", "closed/site"),
        ("--root", "closed", "check"),
        ("--root", "closed/x", "check"),
        ("changes", "--base", "closed"),
    ],
    ids=" ".join,
)
def test_a_folder_that_nobody_may_look_into_is_named(
    command: tuple[str, ...], project: Project, closed: Path
) -> None:
    done = run(project, *command)
    assert done.returncode == 1
    assert re.fullmatch(
        r".*closed\S*: cannot be used: permission is denied\. Check who owns the file and its folder\.\n",
        done.stderr,
    )  # fmt: skip
    assert done.stdout == ""
