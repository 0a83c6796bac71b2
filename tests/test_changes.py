"""What a proposal changes: two states → a report, and the command that compares."""

from __future__ import annotations

import dataclasses
import json
import subprocess
from collections.abc import Callable

import samples
from helpers import Project
from policydigest import digests
from policydigest.model import Digest, Problem
from policydigest.proposals.changes import State, compare
from policydigest.proposals.report import Alike, DigestChange, NameChange, PageChange, Report
from policydigest.vocabulary import Country, Vocabulary

MakeProject = Callable[..., Project]
FOUNDING = samples.FOUNDING
VISIT = Digest(
    id="2024-03-05-japan-chile-fisheries",
    title="Japan and Chile sign an agreement on fisheries",
    date="2024-03-05",
    summary="Japan and Chile agreed on limits of catch.",
    countries=("Japan", "Chile"),
    topics=("Trade",),
    body="Japan and Chile signed.\n",
)


def path(digest: Digest) -> str:
    return f"digests/{digest.year}/{digest.id}.md"


def state(
    *found: Digest, vocabulary: Vocabulary = samples.VOCABULARY, problems: tuple[Problem, ...] = ()
) -> State:
    read = [digests.parse(digests.write(digest), path(digest)) for digest in found]
    return State(read, vocabulary, problems)


def test_nothing_changes() -> None:
    assert compare(state(FOUNDING), state(FOUNDING)) == Report()


def test_an_added_digest_touches_the_pages_of_its_names() -> None:
    found = compare(state(FOUNDING), state(FOUNDING, VISIT))
    assert found.added == (DigestChange(path(VISIT), VISIT.title),)
    assert (found.changed, found.removed) == ((), ())
    assert found.pages == (
        PageChange("country", "Chile", "new"),
        PageChange("country", "Japan", "changed"),
        PageChange("topic", "Trade", "new"),
        PageChange("year", "2024", "changed"),
    )


def test_a_changed_digest_tells_its_fields_and_leaves_pages() -> None:
    other = dataclasses.replace(
        VISIT, countries=("Japan",), body="Changed.\n", generated={"title": "0123456789"}
    )
    found = compare(state(FOUNDING, VISIT), state(FOUNDING, other))
    assert found.changed == (DigestChange(path(VISIT), VISIT.title, ("countries", "text")),)
    assert PageChange("country", "Chile", "gone") in found.pages
    assert PageChange("country", "Japan", "changed") in found.pages


def test_a_removed_digest_and_one_that_moved() -> None:
    moved = dataclasses.replace(VISIT, id="2024-03-05-fisheries", former_slugs=(VISIT.id,))
    gone = compare(state(FOUNDING, VISIT), state(FOUNDING))
    assert gone.removed == (DigestChange(path(VISIT), VISIT.title),)
    assert PageChange("topic", "Trade", "gone") in gone.pages
    found = compare(state(VISIT), state(moved))
    assert found.removed == (DigestChange(path(VISIT), VISIT.title, moved_to=path(moved)),)


def test_names_unknown_and_names_of_the_vocabulary() -> None:
    strange = dataclasses.replace(VISIT, countries=("Nippon", "Japon"), organisations=("Fishers",))
    countries = dict(samples.VOCABULARY.countries)
    countries["CL"] = dataclasses.replace(countries["CL"], name="Republic of Chile")
    countries["PE"] = Country("PE", "Peru")
    del countries["BR"]
    changed = dataclasses.replace(samples.VOCABULARY, countries=countries)
    assert compare(state(), state(strange, vocabulary=changed)).names == (
        NameChange("country", "Japon", "unknown"),
        NameChange("organisation", "Fishers", "unknown"),
        NameChange("country", "Brazil", "removed"),
        NameChange("country", "Republic of Chile", "renamed", "Chile"),
        NameChange("country", "Peru", "added"),
    )


def test_a_digest_of_an_event_that_is_told_already() -> None:
    again = dataclasses.replace(VISIT, id="2024-03-05-again", date="2024-03-06")
    found = compare(state(VISIT), state(VISIT, again))
    assert found.alike == (Alike(path(again), path(VISIT), VISIT.title, 100),)
    assert compare(state(VISIT, again), state(VISIT, again)).alike == ()


def test_problems_of_the_proposal_and_no_old_ones_elsewhere() -> None:
    old = Problem("seeds/a.txt", 4, "S010", "old")
    moved = dataclasses.replace(old, line=9)
    fresh = Problem("seeds/a.txt", 1, "S010", "fresh")
    mine = Problem(path(VISIT), 3, "C040", "mine, and old")
    found = compare(state(problems=(old, mine)), state(VISIT, problems=(moved, fresh, mine)))
    assert found.problems == (fresh, mine)


def test_a_file_that_cannot_be_read_is_there_without_a_title() -> None:
    broken = digests.parse("no front matter", "digests/2024/a.md")
    after = State([broken], samples.VOCABULARY, broken.problems)
    found = compare(state(), after)
    assert found.added == (DigestChange("digests/2024/a.md", ""),)
    assert found.pages == ()
    assert [problem.code for problem in found.problems] == ["C002"]


# --------------------------------------------------------------------------- the command


def git(project: Project, *arguments: str) -> None:
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    subprocess.run(["git", *who, *arguments], cwd=project.root, check=True, capture_output=True)


def test_what_stands_here_against_a_commit(make_project: MakeProject) -> None:
    project = make_project((FOUNDING,))
    git(project, "init", "--quiet", "--initial-branch=main")
    (project.root / "digests/2024/outside.md").symlink_to("/etc/hostname")
    git(project, "add", "digests", "seeds")
    git(project, "commit", "--quiet", "--message=first")
    (project.root / "digests/2024/outside.md").unlink()
    project.write(path(VISIT), digests.write(dataclasses.replace(VISIT, countries=("Japon",))))
    before = project.tree()
    run = project.run("changes", "--base", "main", "--format", "json")
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert [digest["path"] for digest in found["added"]] == [path(VISIT)]
    assert found["changed"] == found["removed"] == []
    run = project.run("changes")
    assert run.stdout.startswith("This proposal adds 1 digest.\n\nProblems\n")
    assert 'Did you mean "Japan"?' in run.stdout
    run = project.run("changes", "--format", "markdown")
    assert "[C040](https://policydigest.github.io/policydigest/checks/#c040)" in run.stdout
    assert project.tree() == before


def test_two_folders_and_a_vocabulary_that_cannot_be_used(
    make_project: MakeProject,
) -> None:
    base, head = make_project((FOUNDING,), "base"), make_project((FOUNDING,), "head")
    head.write("seeds/vocabulary/topics.yml", "- {id: [")
    run = base.run("changes", "--base", str(base.root), "--head", str(head.root))
    assert run.returncode == 0, run.stderr
    assert "changes no digest" in run.stdout
    assert "seeds/vocabulary/topics.yml:2 C070" in run.stdout


def test_a_base_that_is_not_there(make_project: MakeProject) -> None:
    run = make_project().run("changes", "--base", "--output=x")
    assert run.returncode == 2
    run = make_project(name="other").run("changes", "--base=--output=x")
    assert run.returncode == 2
    assert "there is no such folder, commit or branch" in run.stderr
