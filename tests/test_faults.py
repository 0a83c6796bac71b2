"""Killed before any change to the disk, refused it, or misled by the clock: nothing a person wrote
is lost, and the next build mends the rest.
"""

from __future__ import annotations

import dataclasses
import itertools
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import samples
from faults import Faulty, Ran, faulty
from helpers import Project, copy_project
from policydigest import digests, store
from policydigest.model import Digest

MOMENTS = 5
BUILD = ("build", "--jobs", "1")
DRAFT = ("draft", "--jobs", "1")
FOLDERS = ("digests", "docs", "overrides", "seeds", "site")
ARTICLE = (
    "Japan and Chile sign agreement {0} on fisheries\n\nTOKYO, {0} March 2024 — Japan and Chile "
    "signed agreement number {0} on fisheries on Tuesday, the Ministry of Foreign Affairs of "
    "Japan said.\n\nThe agreement is worth $ {0} million.\n"
)
Tree = dict[str, bytes]


@dataclasses.dataclass
class Work:
    """A project whose input changes between two states, and what each becomes when built."""

    faulty: Faulty
    states: tuple[Tree, Tree]
    built: tuple[Tree, Tree]
    changes: int  # that a build of the second state makes after the first

    @property
    def project(self) -> Project:
        return self.faulty.project

    def put(self, number: int) -> None:
        """Put the input of a state there, and take away what the build drafted."""
        shutil.rmtree(self.project.root / "digests")
        shutil.rmtree(self.project.root / "seeds" / "news", ignore_errors=True)
        for name, data in self.states[number].items():
            self.project.write(name, data)

    def tree(self) -> Tree:
        """All that stands in the folders that matter, hidden files too."""
        return tree(self.project)


def tree(project: Project) -> Tree:
    return {
        f"{folder}/{name}": data
        for folder in FOLDERS
        for name, data in project.contents(folder).items()
    }


def state(articles: range, found: tuple[Digest, ...]) -> Tree:
    news = {f"seeds/news/{n}.txt": ARTICLE.format(n).encode() for n in articles}
    record = {f"digests/{d.year}/{d.id}.md": digests.write(d).encode() for d in found}
    return news | record


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Work]:
    edited = dataclasses.replace(samples.FOUNDING, title="A title that a person has written anew")
    states = (
        state(range(1, 3), (samples.FOUNDING, samples.REVIEWED, samples.MONTH_ONLY)),
        state(range(2, 6), (edited, samples.RELATED, samples.WITHDRAWN)),
    )
    with (
        faulty(with_files(tmp_path_factory, states[0])) as process,
        faulty(with_files(tmp_path_factory, states[1])) as clean,
    ):
        assert process.run(*BUILD).code == clean.run(*BUILD).code == 0
        made = Work(process, states, (tree(process.project), tree(clean.project)), 0)
        made.put(1)
        made.changes = process.run(*BUILD).changes
        assert made.tree() == made.built[1]
        yield made


def with_files(places: pytest.TempPathFactory, files: Tree) -> Project:
    project = copy_project(places.mktemp("faults") / "project")
    for name, data in files.items():
        project.write(name, data)
    return project


def moments(work: Work, seed: int) -> list[int]:
    """Before the first change, before the last and some between, the same in every run."""
    assert work.changes > 100
    some = random.Random(seed).sample(range(1, work.changes - 1), MOMENTS - 2)
    return sorted([0, *some, work.changes - 1])


def whole(work: Work, number: int) -> None:
    """Nothing of a person's is changed, and no file is half of one."""
    found = work.tree()
    for name, data in work.states[number].items():
        assert found[name] == data, name
    for name, data in found.items():
        if Path(name).name.startswith((store.TEMPORARY_PREFIX, ".generated")):
            continue
        assert data in (work.built[0].get(name), work.built[1].get(name)), name


def mended(work: Work, number: int) -> None:
    """The next build ends where an undisturbed one does, and leaves nothing lying about."""
    ran = work.faulty.run(*BUILD)
    assert (ran.code, "Traceback" in ran.err) == (0, False), ran.err
    assert work.tree() == work.built[number]
    for path in work.project.root.rglob("*"):
        assert not path.name.startswith((store.TEMPORARY_PREFIX, "site-")), path


def told(ran: Ran, words: str) -> None:
    assert ran.code == 1, ran
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_a_build_killed_before_any_change_is_mended_by_the_next(work: Work) -> None:
    for number, at in zip(itertools.cycle((0, 1)), moments(work, 4), strict=False):
        work.put(number)
        assert work.faulty.run(*BUILD, fault="killed", at=at).code == -9, at
        whole(work, number)
        mended(work, number)


def test_a_draft_killed_before_any_change_is_mended_by_the_next(work: Work) -> None:
    work.put(1)
    for at in range(60):
        if work.faulty.run(*DRAFT, fault="killed", at=at).code == 0:
            break
        whole(work, 1)
        work.put(1)
    assert 5 < at < 60
    mended(work, 1)


@pytest.mark.parametrize(
    ("fault", "words"),
    [("full", "the disk is full"), ("read-only", "the file system is read-only")],
)
def test_a_disk_that_refuses_is_named_and_nothing_lost(work: Work, fault: str, words: str) -> None:
    for number, at in zip((0, 1), moments(work, 5)[1:], strict=False):
        work.put(number)
        ran = work.faulty.run(*BUILD, fault=fault, at=at)
        told(ran, words)
        assert str(work.project.root) in ran.err
        whole(work, number)
        mended(work, number)


@pytest.mark.parametrize("moment", [0, 4_102_444_800], ids=["past", "future"])
def test_a_clock_that_jumps_hides_no_edit(work: Work, moment: int) -> None:
    """All files are of 1970 or of 2100, and an edit changes neither size nor time."""
    work.put(1)
    name = f"digests/{samples.FOUNDING.year}/{samples.FOUNDING.id}"
    edited = work.project.write(
        f"{name}.md", work.project.read(f"{name}.md").replace("anew", "ANEW")
    )
    for path in work.project.root.rglob("*"):
        if path.is_file() and path != work.project.root / ".cache/lock":
            os.utime(path, (moment, moment))
    ran = work.faulty.run(*BUILD)
    assert ran.code == 0, ran.err
    assert "written ANEW" in work.project.read(f"site/{name}/index.html")
    assert "ANEW" in edited.read_text(encoding="utf-8")
    work.put(1)
    mended(work, 1)
