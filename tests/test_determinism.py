"""Same input, same bytes; two builds at once; no process outlives its build."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import samples
from helpers import REPOSITORY, Project

MakeProject = Callable[..., Project]

ARTICLES = {
    f"seeds/{number:02}.txt": (
        f"Japan and Chile sign agreement {number} on fisheries\n\n"
        f"TOKYO, {number % 28 + 1} March 2024 — Japan and Chile signed agreement number {number} "
        "on fisheries on Tuesday, the Ministry of Foreign Affairs of Japan said.\n\n"
        f"The agreement is worth ${number + 1} million.\n"
    )
    for number in range(40)
}


FEW = 8  # articles that one process drafts


def with_articles(project: Project, count: int = len(ARTICLES)) -> Project:
    for name, text in itertools.islice(ARTICLES.items(), count):
        project.write(name, text)
    return project


def test_two_builds_in_two_places_give_the_same_bytes(make_project: MakeProject) -> None:
    one = with_articles(make_project(samples.many(20), "one"))
    two = make_project((), "two")
    # The same files, put there in another order.
    for name, text in reversed(ARTICLES.items()):
        two.write(name, text)
    shutil.copytree(one.root / "digests", two.root / "digests", dirs_exist_ok=True)
    first = one.run("build", "--jobs", "1", TZ="Asia/Tokyo")
    second = two.run("build", "--jobs", "2", TZ="America/Lima", LC_ALL="tr_TR.UTF-8")
    assert first.returncode == second.returncode == 0, first.stderr + second.stderr
    assert first.stdout == second.stdout
    assert len(first.stdout.splitlines()) == len(ARTICLES) + 1
    assert one.contents("digests") == two.contents("digests")
    assert one.contents("docs") == two.contents("docs")
    assert one.contents("site") == two.contents("site")


def test_two_builds_at_once_take_turns(make_project: MakeProject) -> None:
    project = with_articles(make_project(samples.many(12)), FEW)
    processes = [
        subprocess.Popen(
            project.command("build"), cwd=project.root, env=project.environment(),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )
        for _ in range(2)
    ]  # fmt: skip
    outputs = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    drafted = [line for out, _ in outputs for line in out.splitlines() if "Drafted" in line]
    assert len(drafted) == len(set(drafted)) == FEW
    assert any("Another build is running here; waiting." in err for _, err in outputs)


def test_the_whole_repository_builds_twice_without_writing(whole_project: Project) -> None:
    before = whole_project.tree()
    run = whole_project.run("build")
    assert run.returncode == 0, run.stderr
    assert "Drafted" not in run.stdout
    assert whole_project.tree() == before


def test_every_source_of_the_repository_has_its_digest() -> None:
    """A digest drafted by a build on the way would not be reviewed by anyone."""
    from policydigest.drafts.known import Named
    from policydigest.holdings import read_digests
    from policydigest.progress import Progress
    from policydigest.store import inputs

    named = Named.of(read_digests(REPOSITORY, [], Progress()))
    missing = [name for name in inputs.find_sources(REPOSITORY).files if not named.has(name)]
    assert missing == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_no_process_outlives_a_killed_build(make_project: MakeProject) -> None:
    project = with_articles(make_project())
    mark = {"POLICYDIGEST_TEST": str(project.root)}
    process = subprocess.Popen(
        project.command("build", "--jobs", "3", "--no-site"), cwd=project.root,
        env=project.environment(**mark), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while process.poll() is None and len(with_variable(project.root)) < 4:
        time.sleep(0.02)
    process.kill()
    process.wait()
    while with_variable(project.root):
        time.sleep(0.1)


def with_variable(root: Path) -> list[str]:
    """The processes that were started with the name of this project in their environment."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if str(root).encode() in path.read_bytes():
                found.append(path.parent.name)
        except OSError:
            continue  # It has ended, or is another user's.
    return found
