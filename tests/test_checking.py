"""`check` in a project: digests, vocabulary and sources in one run."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import Project
from policydigest import checking, checks, digests, progress
from policydigest.checks import check_digest as check_one
from policydigest.codes import CODES
from policydigest.digests import ParsedDigest, write
from policydigest.digests import parse as parse_digest
from policydigest.drafts import drafting
from policydigest.model import Digest, Problem, Source
from policydigest.notices import NOTICES
from policydigest.pages.problems import render_problems
from policydigest.vocabulary import Vocabulary

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
BAD = Path(__file__).parent / "bad"
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
    assert set(found(project, capsys, "seeds/b.md")) == {"C032", "C037", "S018"}


def test_what_a_build_will_say_of_a_new_source_is_told(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("seeds/in/nodate.txt", "Japan and Chad signed a treaty on water.\n")
    dutch = (BAD / "S011/seeds/a.txt").read_text(encoding="utf-8")
    project.write("seeds/in/dutch.txt", dutch)
    project.write("seeds/in/good.txt", "TOKYO, 5 March 2024 — Japan signed a treaty on water.\n")
    problems = found(project, capsys, "seeds")
    assert (problems["S010"]["file"], problems["S010"]["severity"]) == (
        "seeds/in/nodate.txt",
        "error",
    )
    assert problems["S011"]["file"] == "seeds/in/dutch.txt"
    assert {code for code in problems if not code.startswith("C")} == {"S010", "S011"}
    project.call("draft")
    capsys.readouterr()
    # A source with a digest is not drafted again to be checked.
    (project.root / "seeds/in/nodate.txt").unlink()
    monkeypatch.setattr(drafting, "draft_article", None)
    assert all(code.startswith("C") for code in found(project, capsys, "seeds", "--jobs", "1"))


def test_a_draft_of_a_text_with_tags_in_it_has_no_error(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "Japan bars the tag <script> from forms\n\nTOKYO, 5 March 2024 — Japan barred the tag "
        "<script> from forms on the web on Tuesday, the Ministry of Justice said. The ministry "
        "wrote that `<b>` and <i>other tags</i> stay.\n"
    )
    project.write("seeds/tags.txt", text)
    project.call("draft", "seeds/tags.txt")
    capsys.readouterr()
    (path,) = (project.root / "digests").rglob("*tag*.md")
    name = path.relative_to(project.root).as_posix()
    assert r"\<script\>" in path.read_text(encoding="utf-8")
    assert project.call("check", name) == 0
    assert "C050 warning: summary: HTML (<script>) is shown as text" in capsys.readouterr().err


def test_a_copy_of_a_digest_beside_it_is_what_is_told_and_left_out(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = PATH.replace(".md", " copy.md")  # in the order of names it is the first
    project.write(copy, project.read(PATH))
    problems = found(project, capsys)
    assert problems["C060"]["file"] == problems["C015"]["file"] == copy
    assert f"is the id of {PATH} already" in str(problems["C060"]["message"])
    assert "remove it if it is a copy" in str(problems["C015"]["message"])
    assert "write id" not in str(problems["C015"]["message"])  # no id can be like that


def test_a_number_sign_in_a_name_stands_for_no_part_of_a_file(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("seeds/a #1.txt", project.read("seeds/a.txt"))
    project.write(PATH, project.read(PATH).replace("seeds/a.txt", "'seeds/a #1.txt'"))
    problems = found(project, capsys)
    assert "C039" not in problems
    assert "stand in seeds/a #1.txt" in str(problems["C035"]["message"])


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


def several(make_project: Callable[..., Project]) -> Project:
    """Digests with and without faults: copies, a name that has another, one that cannot be read."""
    made = make_project(
        [
            replace(COPY, id=f"2024-01-17-x{n}", title=f"Japan signs {n}", body=f"Japan {n * 'a'}.")
            for n in range(6)
        ]
        + [replace(COPY, countries=("Japon",)), replace(COPY, id="2024-01-17-y")]
    )
    made.write("digests/2024/2024-01-17-broken.md", "---\ntitle: Budget: x\n---\n")
    made.write("digests/2024/notes.txt", "notes")
    made.write("seeds/a.txt", f"Japan signs\n\nOn Tuesday {WORDS}.\n")
    return made


@pytest.mark.parametrize("shape", ["text", "json", "github"])
def test_several_processes_say_the_same(
    shape: str,
    make_project: Callable[..., Project],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(progress, "QUIET_SECONDS", math.inf)  # a slow machine says how far it is
    project = several(make_project)
    project.call("check", "--format", shape, "--jobs", "1")
    alone = capsys.readouterr()
    assert "C064" in alone.out + alone.err
    monkeypatch.setattr(checking, "FEWEST_FOR_PROCESSES", 2)
    monkeypatch.setattr(checking, "PART", 2)
    project.call("check", "--format", shape, "--jobs", "2")
    assert capsys.readouterr() == alone


def test_several_processes_mend_the_same(
    make_project: Callable[..., Project],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(progress, "QUIET_SECONDS", math.inf)
    said = []
    for jobs in ("1", "2"):
        project = several(make_project)
        project.call("check", "--fix", "--jobs", jobs)
        said.append(capsys.readouterr())
        monkeypatch.setattr(checking, "FEWEST_FOR_PROCESSES", 2)
    assert said[0] == said[1]
    assert said[0].out.count("--- a/digests/") == 8


def test_a_digest_is_parsed_once_and_checked_if_it_is_asked_for(
    make_project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = several(make_project)
    parsed: list[str] = []
    checked: list[str] = []

    def parse(text: str, path: str) -> ParsedDigest:
        parsed.append(path)
        return parse_digest(text, path)

    def check_digest(one: ParsedDigest, vocabulary: Vocabulary) -> list[Problem]:
        checked.append(one.path)
        return check_one(one, vocabulary)

    monkeypatch.setattr(digests, "parse", parse)
    monkeypatch.setattr(checks, "check_digest", check_digest)
    project.call("check", "--jobs", "1")
    assert len(parsed) == len(set(parsed)) == 9
    assert checked == parsed
    checked.clear()
    project.call("check", "--jobs", "1", PATH)
    assert checked == [PATH]
