"""A preview shows an edited digest at once, as the build that follows publishes it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import samples
from helpers import Project
from policydigest import digests
from policydigest.builds import pipeline
from policydigest.parallel import processes
from policydigest.preview.glimpses import Glimpses
from policydigest.preview.glimpsing import Glimpsing, show
from policydigest.preview.held import Held

MakeProject = Callable[..., Project]
PATIENCE = 400  # seconds; a bound against hanging
FOUNDING = samples.FOUNDING
NAME = f"digests/{FOUNDING.year}/{FOUNDING.id}.md"
PAGE = f"digests/{FOUNDING.year}/{FOUNDING.id}/index.html"


def build(project: Project, **options: object) -> Glimpses:
    result = pipeline.build(project.root, held=Held(project.root), **options)  # type: ignore[arg-type]
    assert result.glimpses
    return result.glimpses


@pytest.fixture
def project(make_project: MakeProject) -> Project:
    return make_project((*samples.DIGESTS, *samples.many(6)))


def test_a_glimpse_is_what_the_next_build_publishes(project: Project) -> None:
    glimpses = build(project)
    edited = [
        replace(digest, title=f"{digest.title}, again", body=f"{digest.body}\nOne more sentence.\n")
        for digest in glimpses.writer.publication.digests()
    ]
    assert len(edited) == len(samples.DIGESTS) + 6 - 2  # Two have errors.
    edited[-1] = replace(edited[-1], summary="Another summary.", countries=("Japan",))
    link = f"[it](../2000/{samples.REVIEWED.id}.md#no-such-section)"  # in another folder
    edited[-2] = replace(edited[-2], body=f"See {link}.\n")
    for digest in edited:
        name = f"digests/{digest.year}/{digest.id}.md"
        before = project.read(name)
        page = glimpses.page(name, digests.write(digest))
        assert page, name
        path, content = page
        assert content != (project.root / "site" / path).read_bytes()
        project.write(name, digests.write(digest))
        build(project)
        assert (project.root / "site" / path).read_bytes() == content
        project.write(name, before)  # What others show of it may change with it.


def test_only_one_who_previews_keeps_what_it_takes(make_project: MakeProject) -> None:
    project = make_project((FOUNDING,))
    project.age()
    assert pipeline.build(project.root).glimpses is None
    held = Held(project.root)
    assert pipeline.build(project.root, held=held).glimpses is None  # There was nothing to do.
    assert pipeline.build(project.root, held=held, anew=True).glimpses


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no front matter",
        "---\nid: [\n---\n",
        digests.write(replace(FOUNDING, title="")),
        digests.write(replace(FOUNDING, id="2024-01-17-another")),
        digests.write(replace(FOUNDING, countries=("Brazil",), topics=("Trade",))),
        digests.write(replace(FOUNDING, organisations=("A Body That Nobody Named",))),
        digests.write(replace(FOUNDING, date="2024-02-17")),
        digests.write(replace(FOUNDING, body="See [it](2024-01-18-gone.md).")),
    ],
    ids=[
        "empty",
        "no front",
        "no YAML",
        "an error",
        "unknown",
        "a tag",
        "a new name",
        "a month",
        "a link",
    ],
)
def test_what_only_a_build_can_tell_has_none(make_project: MakeProject, text: str) -> None:
    assert build(make_project((FOUNDING,))).page(NAME, text) is None


def test_a_withdrawn_digest_is_shown_as_such(make_project: MakeProject) -> None:
    project = make_project((FOUNDING, *samples.many(3)))
    withdrawn = digests.write(replace(FOUNDING, withdrawn=True, withdrawn_reason="An error."))
    page = build(project).page(NAME, withdrawn)
    assert page
    assert page[0] == PAGE
    assert b"An error." in page[1]
    assert FOUNDING.summary.encode() not in page[1]


def test_where_mkdocs_makes_all_pages_there_is_none(make_project: MakeProject) -> None:
    project = make_project((FOUNDING,))
    config = project.read("mkdocs.yml")
    project.write("mkdocs.yml", f"{config}\nextra_templates: []\nhooks: [hook.py]\n")
    project.write("hook.py", "def on_page_markdown(text, **_):\n    return text\n")
    assert build(project).page(NAME, digests.write(FOUNDING)) is None


def test_an_edit_is_shown_over_the_site_until_the_site_has_it(
    project: Project, tmp_path: Path
) -> None:
    glimpses, over = build(project), tmp_path / "over"
    digest = project.root / NAME

    def edited(body: str) -> bool:
        digest.write_text(digests.write(replace(FOUNDING, body=body)), encoding="utf-8")
        return show(project.root, over, glimpses, [digest, project.root / "digests"])

    assert not edited(FOUNDING.body)
    assert not over.exists()
    assert edited(f"{FOUNDING.body}\nOne more.\n")
    assert "One more." in (over / PAGE).read_text(encoding="utf-8")
    assert not edited(f"{FOUNDING.body}\nOne more.\n")
    assert edited(FOUNDING.body)  # As published, but not as shown last.
    assert "One more." not in (over / PAGE).read_text(encoding="utf-8")
    digest.write_bytes(b"\xff\xfe\x00")
    assert not show(project.root, over, glimpses, [digest])
    digest.unlink()
    assert not show(project.root, over, glimpses, [digest])


@pytest.mark.skipif(not processes.may_fork(2), reason="nothing is forked here")
def test_a_process_beside_the_builds_follows_edits(project: Project, tmp_path: Path) -> None:
    over, told = tmp_path / "over", tmp_path / "told"
    old, new = over / "a/index.html", over / "b/index.html"
    for page, when in ((old, 1), (new, 3)):
        page.parent.mkdir(parents=True)
        page.touch()
        os.utime(page, ns=(when, when))
    glimpsing = Glimpsing(project.root, over, told.touch)
    assert glimpsing.is_waiting
    try:
        glimpsing.renew(build(project), since=2)
        assert not glimpsing.is_waiting
        assert (old.exists(), new.exists()) == (False, True)
        until = time.monotonic() + PATIENCE
        number = 0
        while not told.exists() and time.monotonic() < until:  # It may not watch at once.
            number += 1
            body = f"{FOUNDING.body}\nLine {number}.\n"
            project.write(NAME, digests.write(replace(FOUNDING, body=body)))
            time.sleep(1)
        assert "Line" in (over / PAGE).read_text(encoding="utf-8")
    finally:
        glimpsing.close()


def test_without_forks_there_is_no_such_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(processes, "START", "spawn")
    assert not Glimpsing(tmp_path, tmp_path / "over", lambda: None).is_waiting
