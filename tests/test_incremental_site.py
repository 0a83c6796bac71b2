"""What a build after changes publishes is what a clean one does, byte for byte."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import samples
from helpers import Project
from policydigest import digests, store
from policydigest.builds import pipeline
from policydigest.memory import memories
from policydigest.model import Digest
from policydigest.preview.held import Held

STEPS = int(os.environ.get("POLICYDIGEST_STEPS", "6"))  # of the random sequence
# So many steps are taken between two builds, each of which is held against a clean one.
STRIDE = 2
SOUND = (
    samples.FOUNDING, samples.REVIEWED, samples.MONTH_ONLY, samples.WITHDRAWN,
    dataclasses.replace(samples.RELATED, body="Words.\n"),  # what it links to may be removed
    *samples.many(6),
)  # fmt: skip
MakeProject = Callable[..., Project]


class Folder:
    """A project in which somebody is at work."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.there = {one.id: one for one in SOUND}
        self.count = 0
        for one in self.there.values():
            self._put(one)

    def _put(self, one: Digest) -> None:
        self.there[one.id] = one
        self.project.write(f"digests/{one.year}/{one.id}.md", digests.write(one))

    def _take(self, source: random.Random) -> Digest:
        one = self.there.pop(source.choice(sorted(self.there)))
        (self.project.root / f"digests/{one.year}/{one.id}.md").unlink()
        return one

    def edit(self, source: random.Random) -> None:
        one = self.there[source.choice(sorted(self.there))]
        words = f"Words of step {self.count}."
        self._put(dataclasses.replace(one, title=f"Title {self.count}", body=f"{words}\n"))

    def retag(self, source: random.Random) -> None:
        one = self.there[source.choice(sorted(self.there))]
        names = tuple(source.sample(["Japan", "Chile", "Kenya", "Türkiye"], 2))
        self._put(dataclasses.replace(one, countries=names, organisations=(f"Body {self.count}",)))

    def rename(self, source: random.Random) -> None:
        one = self._take(source)
        new, former = f"{one.date}-renamed-{self.count}", (*one.former_slugs, one.id)
        self._put(dataclasses.replace(one, id=new, former_slugs=former))

    def remove(self, source: random.Random) -> None:
        self._take(source)

    def add(self, source: random.Random) -> None:
        one = self.there[source.choice(sorted(self.there))]
        day = source.choice(("2019-02-03", "2031-12-31"))
        new = f"{day}-new-{self.count}"
        self._put(dataclasses.replace(one, id=new, date=day, former_slugs=()))

    def write_a_page(self, source: random.Random) -> None:
        text = f"# About\n\nWords {source.random()}, and [the start](index.md).\n"
        self.project.write("docs/about.md", text)

    def put_a_file(self, source: random.Random) -> None:
        self.project.write(f"docs/files/{source.randrange(3)}.txt", str(source.random()))

    def change_the_theme(self, source: random.Random) -> None:
        path = "overrides/main.html"
        self.project.write(path, f"{self.project.read(path)}{{# {source.random()} #}}\n")

    def rename_the_site(self, source: random.Random) -> None:
        lines = self.project.read("mkdocs.yml").splitlines()
        named = f"site_name: Site {source.randrange(9)}"
        lines = [named if line.startswith("site_name:") else line for line in lines]
        self.project.write("mkdocs.yml", "\n".join(lines) + "\n")

    def spoil_the_site(self, source: random.Random) -> None:
        pages = sorted((self.project.root / "site").rglob("*.html"))
        source.choice(pages).write_text("spoilt")
        source.choice(pages).unlink(missing_ok=True)


ACTS: tuple[Callable[[Folder, random.Random], None], ...] = (
    Folder.edit, Folder.retag, Folder.rename, Folder.remove, Folder.add, Folder.write_a_page,
    Folder.put_a_file, Folder.change_the_theme, Folder.rename_the_site, Folder.spoil_the_site,
)  # fmt: skip


@pytest.mark.parametrize("seed", [4])
def test_whatever_changes_the_site_is_that_of_a_clean_build(
    make_project: MakeProject, seed: int
) -> None:
    project = make_project()
    folder = Folder(project)
    assert project.call("build") == 0
    for names in changed(folder, random.Random(seed), ACTS):
        assert project.call("build") == 0
        as_clean(project, names)


def test_a_preview_that_is_told_what_changed_leaves_the_same(make_project: MakeProject) -> None:
    project = make_project()
    folder, held = Folder(project), Held(project.root)
    # Nobody is told of the site, where only builds write.
    acts = [act for act in ACTS if act is not Folder.spoil_the_site]
    with memories.held():
        assert pipeline.build(project.root, held=held).site is not None
        before = looks(project)
        for names in changed(folder, random.Random(5), acts):
            after = looks(project)
            held.note(path for path, _ in before ^ after)
            assert pipeline.build(project.root, held=held).site is not None
            before = looks(project)
            as_clean(project, names)


def test_a_preview_sees_that_another_build_was_there(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    held, name = Held(project.root), f"digests/2024/{samples.FOUNDING.id}"
    text = project.read(f"{name}.md")
    with memories.held():
        pipeline.build(project.root, held=held)
        project.write(f"{name}.md", text.replace("Talks covered", "Ministers spoke of"))
        assert project.run("build").returncode == 0
        project.write(f"{name}.md", text)
        pipeline.build(project.root, held=held)
    assert "Talks covered" in project.read(f"site/{name}/index.html")
    as_clean(project, [])


def test_links_between_digests_follow_what_becomes_of_them(make_project: MakeProject) -> None:
    one, other = samples.FOUNDING, samples.REVIEWED
    project = make_project((other, *samples.many(3)))
    link = f"See [what followed](../{other.year}/{other.id}.md#key-points), all of it."
    body = f"{link}\n\nMore of [this](../2015/2015-01-01-event-0.md)."
    here, there = (f"digests/{d.year}/{d.id}.md" for d in (one, other))
    page = here.replace(".md", "/index.html")

    def put(name: str, digest: Digest) -> None:
        project.write(name, digests.write(digest))

    def built(code: int) -> str:
        assert project.call("build") == code
        as_clean(project, [], code)
        return project.read(f"site/{page}")

    put(here, dataclasses.replace(one, body=body))
    put(there, dataclasses.replace(other, body="Words.\n\n## Key points\n\n- One.\n"))
    assert f'See <a href="../{other.id}/#key-points">what followed</a>, all' in built(0)
    # A former id leads to the present page, whatever folder that lies in.
    new = "2019-12-03-another-name"
    (project.root / there).unlink()
    moved = dataclasses.replace(
        other, id=new, date="2019-12-03", former_slugs=(other.id,), body="Words.\n"
    )
    there = f"digests/2019/{new}.md"
    put(there, moved)
    assert f'See <a href="../../2019/{new}/">what followed</a>, all' in built(0)
    # What is left out for an error of its own is no reason to leave out the other.
    for text in (digests.write(moved).replace("reviewed", "new"), "no front matter"):
        put(here, dataclasses.replace(one, body=body.replace(other.id, new)))
        project.write(there, text)
        shown = built(1)
        assert "See what followed, all" in shown
        assert 'href="../../2015/2015-01-01-event-0/"' in shown
    put(there, moved)
    assert f'See <a href="../../2019/{new}/">what followed</a>, all' in built(0)


def test_a_corrected_date_leaves_the_address_and_what_feeds_know(make_project: MakeProject) -> None:
    one = samples.REVIEWED
    project = make_project((one, samples.MONTH_ONLY))
    path, feed = f"digests/{one.year}/{one.id}", "site/feeds/all.json"

    def told() -> tuple[str, str]:
        assert project.call("build") == 0
        as_clean(project, [])
        item = next(
            item for item in json.loads(project.read(feed))["items"] if item["title"] == one.title
        )
        return item["id"], item["url"]

    was, url = told()
    project.write(f"{path}.md", digests.write(dataclasses.replace(one, date="2019-05-06")))
    assert project.call("check") == 0
    assert told() == (was, url)
    assert url.endswith(f"/{path}/")
    assert "6 May 2019" in project.read(f"site/{path}/index.html")
    assert f"/{path}/" in project.read("site/years/2019/index.html").replace("../..", "")
    # Where the id is changed all the same, feeds know the digest by its first one.
    (project.root / f"{path}.md").unlink()
    moved = dataclasses.replace(one, id="2019-05-06-x", date="2019-05-06", former_slugs=(one.id,))
    project.write("digests/2019/2019-05-06-x.md", digests.write(moved))
    assert told() == (was, url.replace(path, "digests/2019/2019-05-06-x"))


@pytest.mark.parametrize("way", [(), ("--plain",)])
def test_a_link_to_no_digest_costs_that_digest_alone(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str], way: tuple[str, ...]
) -> None:
    one = dataclasses.replace(samples.FOUNDING, body="See\n[it](2024-03-17-typo.md).\n")
    project = make_project((one, *samples.many(2)))
    name, message = f"digests/2024/{one.id}", "C065 body: no digest has the id 2024-03-17-typo"
    line = digests.write(one).split("\n").index("[it](2024-03-17-typo.md).") + 1
    assert project.call("check") == 1
    assert f"{name}.md:{line}: {message}" in capsys.readouterr().err
    assert project.call("build", *way) == 1
    assert f"{name}.md:{line}: {message}" in capsys.readouterr().err
    assert not (project.root / f"site/{name}/index.html").exists()
    assert (project.root / "site/digests/2015/2015-01-01-event-0/index.html").exists()


def looks(project: Project) -> set[tuple[Path, tuple[int, int, int] | None]]:
    """How everything looks that a preview is told of."""
    return {
        (path, store.status(path))
        for name in ("digests", "docs", "overrides", "seeds", "mkdocs.yml")
        for path in (project.root / name, *(project.root / name).rglob("*"))
        if not path.is_dir()
    }


def changed(
    folder: Folder,
    source: random.Random,
    allowed: Sequence[Callable[[Folder, random.Random], None]],
) -> Iterator[list[str]]:
    """Have the folder changed a few times, and tell how each time."""
    acts = source.sample(allowed, min(STEPS, len(allowed)))
    acts += source.choices(allowed, k=STEPS - len(acts))
    for place in range(0, STEPS, STRIDE):
        run = acts[place : place + STRIDE]
        for act in run:
            folder.count += 1
            act(folder, source)
        yield [act.__name__ for act in run]


def as_clean(project: Project, names: Sequence[str], code: int = 0) -> None:
    """Hold what was published against a clean build, which exits with `code`."""
    clean = Project(project.root.with_name("clean"))
    for name in ("digests", "docs", "overrides", "seeds"):
        shutil.copytree(project.root / name, clean.root / name, symlinks=True)
    shutil.copy(project.root / "mkdocs.yml", clean.root)
    assert clean.call("build", "--clean") == code
    assert project.contents("site") == clean.contents("site"), names
    assert project.contents("docs") == clean.contents("docs"), names
    shutil.rmtree(clean.root)
