"""Approving changes the review fields and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import samples
from helpers import Project
from policydigest.digests import write
from policydigest.model import Digest, Source

SOURCE = Source(title="A notice", url="https://example.org/notice", publisher="Example News")
DRAFT: Digest = replace(
    samples.RELATED, status="draft", reviewed_by=None, reviewed_on=None, sources=(SOURCE,),
    body="Words.\n",
)  # fmt: skip
PATH = f"digests/{DRAFT.year}/{DRAFT.id}.md"


def approve(project: Project, *paths: str) -> int:
    return project.call("approve", *paths, "--by", "Sam  Lee", "--on", "2024-06-01")


def test_only_the_review_fields_change(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project()
    text = write(DRAFT).replace("status: draft\n", "# seen twice\nstatus:  draft   # soon\n")
    project.write(PATH, text)
    assert approve(project, PATH) == 0, capsys.readouterr().err
    review = "status: reviewed   # soon\nreviewed_by: Sam Lee\nreviewed_on: 2024-06-01\n"
    assert project.read(PATH) == text.replace("status:  draft   # soon\n", review)
    assert capsys.readouterr().out == f"Approved {PATH}\n"
    before = project.contents("digests")
    assert approve(project, "digests") == 0
    assert "is reviewed already" in capsys.readouterr().err
    assert project.contents("digests") == before


def test_an_error_is_not_approved_and_the_others_are(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project((DRAFT,))
    sourceless = replace(DRAFT, id=f"{DRAFT.date}-no-source", sources=())
    project.write(f"digests/{DRAFT.year}/{sourceless.id}.md", write(sourceless))
    project.write("digests/2024/broken.md", "no front matter\n")
    assert approve(project, "digests") == 1
    error = capsys.readouterr().err
    assert "C030" in error
    assert "digests/2024/broken.md:1: C002" in error
    assert "1 digest approved." in error
    assert "status: reviewed" in project.read(PATH)
    assert "status: draft" in project.read(f"digests/{DRAFT.year}/{sourceless.id}.md")


@pytest.mark.parametrize("more", [["--by", " "], ["--by", "Sam", "--on", "1 June"]])
def test_wrong_usage(more: list[str], make_project: Callable[..., Project]) -> None:
    project = make_project((DRAFT,))
    assert project.call("approve", PATH, *more) == 2
    assert "status: draft" in project.read(PATH)
