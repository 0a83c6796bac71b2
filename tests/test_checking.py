"""`check` in a project: digests, vocabulary and sources in one run."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from helpers import Project
from policydigest.codes import CODES
from policydigest.digests import write
from policydigest.model import Digest, Source
from policydigest.notices import NOTICES
from policydigest.pages.problems import render_problems

WORDS = " ".join(f"word{n} of the text that the ministry wrote" for n in range(14))
COPY = Digest(
    "2024-01-17-x",
    "Japan signs",
    "2024-01-17",
    "Japan signs.",
    countries=("Japan",),
    sources=(
        Source(
            url="https://a.org/x?utm_source=y", file="seeds/a.txt", licence="all rights reserved"
        ),
    ),
    body=f"{WORDS}.\n",
)
PATH = "digests/2024/2024-01-17-x.md"


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Project:
    made = make_project((COPY,))
    made.write("seeds/a.txt", f"Japan signs\n\nOn Tuesday {WORDS}.\n")
    return made


def found(
    project: Project, capsys: pytest.CaptureFixture[str], *arguments: str
) -> dict[str, dict[str, object]]:
    project.call("check", "--format", "json", *arguments)
    return {problem["code"]: problem for problem in json.loads(capsys.readouterr().out)}


def test_the_budget_is_kept_against_the_stored_source(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    problem = found(project, capsys)["C035"]
    assert problem["severity"] == "error"
    assert "112 words stand in seeds/a.txt" in str(problem["message"])
    opened = replace(COPY, sources=(replace(COPY.sources[0], licence="CC-BY-4.0"),))
    project.write(PATH, write(opened))
    assert "C035" not in found(project, capsys)


def test_sources_are_checked_with_their_lines(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "---\npublished: 2024-01-18\nlicence: my own\nurl: ftp://a.org/\n---\n"
    project.write("seeds/b.md", f"{head}Japan signs\n")
    project.write("seeds/c.md", "---\npublished: 18 January\n---\nJapan signs\n")
    (project.root / "seeds/a.txt").unlink()
    problems = found(project, capsys)
    assert (problems["C037"]["file"], problems["C037"]["line"]) == ("seeds/b.md", 3)
    assert (problems["C032"]["file"], problems["C032"]["line"]) == ("seeds/b.md", 4)
    assert (problems["C036"]["file"], problems["C036"]["line"]) == (PATH, 14)
    assert (problems["S001"]["file"], problems["S001"]["line"]) == ("seeds/c.md", 2)
    assert (problems["C039"]["file"], problems["C039"]["line"]) == (PATH, 14)
    assert set(found(project, capsys, "seeds/b.md")) == {"C032", "C037"}


def test_fix_shows_the_diff_and_leaves_the_rest(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.call("check", "--fix")
    shown = capsys.readouterr().out
    assert shown.startswith(f"--- a/{PATH}\n+++ b/{PATH}\n")
    assert "utm_source" in shown
    clean = replace(COPY, sources=(replace(COPY.sources[0], url="https://a.org/x"),))
    assert project.read(PATH) == write(clean)
    project.call("check", "--fix")
    assert capsys.readouterr().out == ""


def test_output_leads_to_the_page_of_the_codes(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert str(found(project, capsys)["C035"]["help"]).endswith("/checks/#c035")
    project.call("check", "--format", "github")
    line = next(one for one in capsys.readouterr().out.split("\n") if "C035" in one)
    assert line.startswith(f"::error file={PATH},line=")
    assert line.endswith("/checks/#c035")
    assert "%0A" in line
    project.call("check")
    assert capsys.readouterr().err.rstrip().endswith("/checks/")


def test_every_code_has_its_place_on_the_page() -> None:
    path, text = render_problems()
    assert path == "checks.md"
    for code in (*CODES, *NOTICES):
        assert text.count(f"{{: #{code.lower()} }}") == 1
