"""Drafts made anew for digests that people have worked on: as text, and as the command does it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace

import pytest

from helpers import ARTICLE, Project
from policydigest.cli import main
from policydigest.digests import parse, write
from policydigest.edits.fingerprints import fingerprints
from policydigest.edits.refreshing import refresh
from policydigest.model import Digest, Source

PATH = "digests/2024/2024-01-17-x.md"


def drafted(**changes: object) -> Digest:
    digest = Digest(
        "2024-01-17-x", "Title", "2024-01-17", "Said.", countries=("Japan", "Peru"), body="Lead.\n"
    )
    digest = replace(digest, **changes)  # type: ignore[arg-type]
    return replace(digest, generated=fingerprints(digest))


def test_comments_stay_while_the_machine_refreshes() -> None:
    text = write(drafted()).replace("countries:", "# as the ministry spells them\ncountries:", 1)
    text = text.replace("title: Title", "title: Title  # by telephone")
    refreshed = refresh(parse(text, PATH), drafted(title="Better", countries=("Japan", "Chile")))
    assert refreshed.problems == ()
    assert "title: Better  # by telephone\n" in refreshed.text
    assert "# as the ministry spells them\ncountries: [Japan, Chile]\n" in refreshed.text


def test_a_comment_within_a_value_keeps_the_file_as_it_is() -> None:
    text = write(drafted()).replace("[Japan, Peru]", "\n  - Japan  # host\n  - Peru")
    refreshed = refresh(parse(text, PATH), drafted(countries=("Japan", "Chile")))
    assert refreshed.text == text
    (problem,) = refreshed.problems
    assert problem.code == "S008"
    assert text.splitlines()[problem.line - 1] == "  - Japan  # host"


def test_conflicts_name_the_line_of_the_field() -> None:
    text = write(drafted()).replace("title: Title", "title: Mine").replace("Lead.", "My lead.")
    (title, body) = refresh(parse(text, PATH), drafted(title="Better", body="Other.\n")).problems
    assert str(title) == f'{PATH}:4: S009 title: kept "Mine"; the machine proposes "Better".'
    assert text.splitlines()[body.line - 1] == "My lead."


@pytest.mark.parametrize("name", ["notice.txt", "notice.eml"])
def test_a_file_from_elsewhere_is_known_again_by_its_text(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    made = make_project()
    text = ARTICLE.rpartition("---\n")[2]
    head = "Subject: Notice\nDate: Thu, 18 Jan 2024 09:00:00 +0000\n\n"
    if name == "notice.txt":
        head = "---\npublished: 2024-01-18\n---\n"
    file = made.write(f"../{name}", head + text)
    assert main(["draft", str(file)], made.root) == 0
    said = capsys.readouterr().err
    (digest,) = (made.root / "digests").rglob("*.md")
    path = digest.relative_to(made.root).as_posix()
    assert f"S017 warning: has neither an address nor a publisher. {path} is left out" in said
    # A person gives it a title and an address; a country was wrong before the program was mended.
    before = digest.read_text(encoding="utf-8")
    parsed = parse(before, path).digest
    assert parsed is not None
    older = replace(parsed, summary="Older words.")
    older = replace(older, generated=fingerprints(older))
    title = "A title that a person wrote"
    edited = replace(
        older, title=title, sources=(replace(older.sources[0], url="https://example.org/notice"),)
    )
    digest.write_text(write(edited), encoding="utf-8")
    for again in range(2):
        assert main(["draft", "--update", str(file)], made.root) == 0
        said = capsys.readouterr().err
        assert "S006" not in said
        assert f"{1 - again} digest" in said
        now = parse(digest.read_text(encoding="utf-8"), path).digest
        assert now is not None
        assert (now.title, now.summary) == (title, parsed.summary)
        assert now.sources == edited.sources
    assert len([*(made.root / "digests").rglob("*.md")]) == 1


def test_the_same_text_below_seeds_is_another_source(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project.write("../copy.txt", project.read("seeds/a.txt"))
    assert main(["draft", "--update", str(file)], project.root) == 0
    assert "S006" in capsys.readouterr().err


@pytest.fixture
def project(make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]) -> Project:
    """A project with two digests drafted from sources, the second one reviewed."""
    made = make_project()
    made.write("seeds/a.txt", ARTICLE)
    made.write("seeds/b.txt", ARTICLE.replace("fisheries", "forestry"))
    assert main(["draft"], made.root) == 0
    capsys.readouterr()
    _, second = sorted(f"digests/{name}" for name in made.contents("digests"))
    text = made.read(second)
    review = "status: reviewed\nreviewed_by: Sam\nreviewed_on: 2024-04-01\n"
    made.write(second, text.replace("status: draft\n", review))
    return made


def change_sources(project: Project) -> None:
    for name in ("seeds/a.txt", "seeds/b.txt"):
        project.write(name, project.read(name).replace("$10.5 million", "$11.5 million"))


def test_an_update_refreshes_drafts_and_leaves_reviewed_ones(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = sorted(f"digests/{name}" for name in project.contents("digests"))
    reviewed = project.read(second)
    project.write("seeds/new.txt", ARTICLE.replace("fisheries", "whaling"))
    change_sources(project)
    before = project.tree()
    assert main(["draft", "--update", "--dry-run"], project.root) == 0
    shown = capsys.readouterr()
    assert f"--- a/{first}\n+++ b/{first}\n" in shown.out
    assert "+- **$11.5 million** (USD)" in shown.out
    assert second not in shown.out
    assert f"{second}:" in shown.err  # what it would change
    assert "S009 warning: body: kept" in shown.err
    assert "1 digest to write." in shown.err
    assert {k: v for k, v in project.tree().items() if k != ".cache/lock"} == {
        k: v for k, v in before.items() if k != ".cache/lock"
    }
    assert main(["draft", "--update"], project.root) == 0
    assert capsys.readouterr().out == f"Refreshed {first}\n"
    assert "$11.5 million" in project.read(first)
    assert project.read(second) == reviewed
    assert len(project.contents("digests")) == 2  # the new source waits for `draft`
    once = project.contents("digests")
    assert main(["draft", "--update"], project.root) == 0
    assert capsys.readouterr().out == ""
    assert project.contents("digests") == once


def test_a_digest_whose_source_tells_no_date_keeps_its_own(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("seeds/c.txt", "Fish talks\n\nJapan and Peru talked about fish for two years.\n")
    text = write(replace(drafted(), sources=(Source(title="Fish talks", file="seeds/c.txt"),)))
    project.write(PATH, text)
    assert main(["draft", "--update"], project.root) == 0
    assert "seeds/c.txt:1: S010 warning: " in capsys.readouterr().err
    assert project.read(PATH) == text


def test_the_diff_is_one_that_git_applies(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    change_sources(project)
    main(["draft", "--update", "--dry-run"], project.root)
    patch = capsys.readouterr().out
    subprocess.run(["git", "init", "-q"], cwd=project.root, check=True)
    subprocess.run(["git", "apply", "-"], cwd=project.root, check=True, input=patch, text=True)
    patched = project.contents("digests")
    main(["draft", "--update"], project.root)
    assert project.contents("digests") == patched


def test_a_dry_run_of_new_sources_writes_nothing(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("new", "the-same"):
        project.write(f"seeds/{name}.txt", ARTICLE.replace("fisheries", "whaling"))
    assert main(["draft", "--dry-run"], project.root) == 0
    shown = capsys.readouterr()
    assert shown.out == "Would draft a digest for seeds/new.txt\n"
    assert "seeds/the-same.txt:1: S006" in shown.err  # as the run itself would find
    assert len(project.contents("digests")) == 2
