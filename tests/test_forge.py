"""The steps of the workflows, with a `gh` that only writes down what it is asked."""

from __future__ import annotations

import base64
import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import samples
from bad_host import host
from fake_gh import FakeGh, fake_gh
from helpers import REPOSITORY, Project
from policydigest import digests, links
from policydigest.forge import link_check, upgrading
from policydigest.forge.github import BOT, GitHub
from policydigest.forge.posting import ForgeError, keep_issue, mark
from policydigest.forge.suggesting import CHANGES, DIGEST, OUTCOME, Outcome, draft, propose
from policydigest.links import Link
from policydigest.model import Digest, Problem
from policydigest.proposals import report
from policydigest.proposals.report import DigestChange, Report

MakeProject = Callable[..., Project]
COMMIT = "a" * 40
RUN = {
    "workflow_run": {
        "id": 5, "head_sha": COMMIT, "head_branch": "a&b #1",
        "head_repository": {"owner": {"login": "someone"}},
    }
}  # fmt: skip
PULLS = "repos/own/er/pulls?state=open&head=someone%3Aa%26b%20%231"
FOUND = Report(
    added=(DigestChange("digests/2024/a.md", "@someone"),),
    problems=(Problem("digests/2024/a.md", 1, "C040", "no such name"),),
)
REVIEWED = dataclasses.replace(
    samples.FOUNDING, status="reviewed", reviewed_by="A. Stranger", reviewed_on="2024-02-01"
)
ABOUT = f"digests/2024/{samples.FOUNDING.id}.md"


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeGh:
    fake = fake_gh(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{fake.folder}:{os.environ['PATH']}")
    return fake


def step(
    project: Project, gh: FakeGh, event: object, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run a step as the workflow does."""
    project.write("event.json", json.dumps(event))
    environment = project.environment(
        GITHUB_EVENT_PATH=str(project.root / "event.json"), GITHUB_REPOSITORY="own/er",
        GITHUB_SERVER_URL="https://github.example", GITHUB_RUN_ID="77",
    )  # fmt: skip
    return subprocess.run(
        [sys.executable, "-m", "policydigest.forge", *arguments], cwd=project.root,
        env=environment, check=False, capture_output=True, encoding="utf-8",
    )  # fmt: skip


# --------------------------------------------------------------------------- the comment


def comment(number: int, who: str, body: str) -> dict[str, Any]:
    return {"id": number, "user": {"login": who}, "body": body}


def pull(number: int, sha: str = COMMIT) -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha}}


def test_the_first_comment_on_a_proposal_from_a_fork(make_project: MakeProject, gh: FakeGh) -> None:
    project = make_project()
    project.write("changes.json", report.as_json(FOUND))
    stranger = comment(1, "someone", mark("changes"))
    gh.answer(
        ("GET", PULLS, [pull(8, "b" * 40), pull(9)]),
        ("GET", "repos/own/er/issues/9/comments?", [stranger]),
        ("POST", "repos/own/er/issues/9/comments", {"id": 2}),
    )
    run = step(project, gh, RUN, "comment", "changes.json")
    assert run.returncode == 0, run.stderr
    ((_, _, given),) = gh.written()
    assert given["body"].startswith("<!-- policydigest: changes -->\nThis proposal adds 1 digest.")
    assert "[C040](https://policydigest.github.io/policydigest/checks/#c040)" in given["body"]
    assert "`@someone`" in given["body"]
    assert "https://github.example/own/er/actions/runs/5#artifacts" in given["body"]


def test_the_same_comment_is_brought_up_to_date(make_project: MakeProject, gh: FakeGh) -> None:
    project = make_project()
    project.write("changes.json", report.as_json(FOUND))
    mine = comment(3, BOT, mark("changes").replace("\n", "\r\n") + "old")
    gh.answer(
        ("GET", PULLS, [pull(9)]),
        ("GET", "repos/own/er/issues/9/comments?", [comment(2, BOT, "other"), mine]),
        ("PATCH", "repos/own/er/issues/comments/3", {}),
    )
    assert step(project, gh, RUN, "comment", "changes.json").returncode == 0
    assert [call[:2] for call in gh.written()] == [("PATCH", "repos/own/er/issues/comments/3")]


def test_a_proposal_that_has_moved_on_is_left_alone(make_project: MakeProject, gh: FakeGh) -> None:
    project = make_project()
    gh.answer(("GET", PULLS, [pull(9, "b" * 40)]))
    run = step(project, gh, RUN, "comment", "changes.json")
    assert run.returncode == 0
    assert "nothing to say" in run.stdout
    assert gh.written() == []


@pytest.mark.parametrize("data", [None, b"{}", b"x" * 2_000_000, b'{"version": 1, "added": "@x"}'])
def test_without_a_sound_report_that_is_said(
    data: bytes | None, make_project: MakeProject, gh: FakeGh
) -> None:
    project = make_project()
    if data is not None:
        project.write("changes.json", data)
    gh.answer(
        ("GET", PULLS, [pull(9)]),
        ("GET", "repos/own/er/issues/9/comments?", []),
        ("POST", "repos/own/er/issues/9/comments", {}),
    )
    assert step(project, gh, RUN, "comment", "changes.json").returncode == 0
    ((_, _, given),) = gh.written()
    assert "There is no report on this proposal" in given["body"]
    assert "@x" not in given["body"]


def test_what_fails_is_named(make_project: MakeProject, gh: FakeGh) -> None:
    run = step(make_project(), gh, RUN, "comment", "changes.json")
    assert run.returncode == 1
    assert "HTTP 404" in run.stderr
    run = step(make_project(name="b"), gh, {"issue": {}}, "comment", "changes.json")
    assert (run.returncode, run.stderr) == (
        1, "policydigest.forge comment: the event has no workflow_run\n",
    )  # fmt: skip


# --------------------------------------------------------------------------- a suggestion


def issue(url: str, note: str = "") -> dict[str, object]:
    body = f"### Address of the article\n\n{url}\n\n### Note for the editor\n\n{note}"
    return {"issue": {"number": 7, "body": body}}


def test_an_address_of_this_machine_is_not_drafted(
    make_project: MakeProject, tmp_path: Path
) -> None:
    with host() as server:
        found = draft(make_project().root, issue(f"{server.url}/good"), tmp_path / "out")
        assert not server.asked
    assert found.path == ""
    assert "private network" in found.said
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [OUTCOME]


def test_what_was_not_filled_in_is_answered(
    make_project: MakeProject, tmp_path: Path, gh: FakeGh
) -> None:
    event = issue("see @someone")
    draft(make_project().root, event, tmp_path / "out")
    gh.answer(
        ("GET", "repos/own/er/issues/7/comments?", []),
        ("POST", "repos/own/er/issues/7/comments", {}),
    )
    propose(GitHub("own/er"), event, tmp_path / "out", "https://log.example/")
    ((_, _, given),) = gh.written()
    assert "No draft was made" in given["body"]
    assert "one web address is needed" in given["body"]
    assert "Edit the form above" in given["body"]


NEW: tuple[tuple[str, str, Any], ...] = (
    ("GET", "repos/own/er/git/ref/heads/main", {"object": {"sha": "f" * 40}}),
    ("GET", "repos/own/er/git/matching-refs", [{"ref": "refs/heads/suggestion-70"}]),
    ("POST", "repos/own/er/git/refs", {}),
    ("POST", "graphql", {"data": {}}),
    ("GET", "graphql", {"data": {}}),
    ("GET", "repos/own/er/pulls?", []),
    ("POST", "repos/own/er/pulls", {"number": 12}),
    ("GET", "repos/own/er/issues/7/comments?", []),
    ("POST", "repos/own/er/issues/7/comments", {}),
    ("GET", "repos/own/er", {"default_branch": "main"}),
)


def leave(folder: Path, path: str = ABOUT, text: str | None = None, said: str = "") -> Path:
    folder.mkdir()
    (folder / OUTCOME).write_text(json.dumps({"version": 1, "path": path, "said": said}))
    (folder / DIGEST).write_text(digests.write(samples.FOUNDING) if text is None else text)
    (folder / CHANGES).write_text(report.as_json(FOUND))
    return folder


def test_a_draft_becomes_a_proposal(tmp_path: Path, gh: FakeGh) -> None:
    gh.answer(*NEW)
    note = "see #1 @someone"
    propose(GitHub("own/er"), issue("https://example.org/a", note), leave(tmp_path / "out"), "log")
    branch, commit, pulled, answer = gh.written()
    assert branch[2] == {"ref": "refs/heads/suggestion-7", "sha": "f" * 40}
    given = commit[2]["variables"]["input"]
    assert given["branch"] == {"repositoryNameWithOwner": "own/er", "branchName": "suggestion-7"}
    assert given["expectedHeadOid"] == "f" * 40
    (file,) = given["fileChanges"]["additions"]
    assert file["path"] == ABOUT
    assert base64.b64decode(file["contents"]).decode() == digests.write(samples.FOUNDING)
    assert pulled[2]["title"] == f"Add the digest {samples.FOUNDING.id}, suggested in #7"
    assert (pulled[2]["head"], pulled[2]["base"]) == ("suggestion-7", "main")
    assert pulled[2]["body"].startswith("Closes #7.\n")
    assert "`see #1 @someone`" in pulled[2]["body"]
    assert "This proposal adds 1 digest." in pulled[2]["body"]
    assert "A draft is ready in #12" in answer[2]["body"]


def test_drafted_again_the_proposal_stays_the_same_one(tmp_path: Path, gh: FakeGh) -> None:
    gh.answer(
        ("GET", "repos/own/er/git/matching-refs", [{"ref": "refs/heads/suggestion-7"}]),
        ("PATCH", "repos/own/er/git/refs/heads/suggestion-7", {}),
        ("GET", "repos/own/er/pulls?", [{"number": 12}]),
        ("PATCH", "repos/own/er/pulls/12", {}),
        *NEW,
    )
    propose(GitHub("own/er"), issue("https://example.org/a"), leave(tmp_path / "out"), "log")
    assert [call[:2] for call in gh.written()] == [
        ("PATCH", "repos/own/er/git/refs/heads/suggestion-7"),
        ("GET", "graphql"),
        ("PATCH", "repos/own/er/pulls/12"),
        ("POST", "repos/own/er/issues/7/comments"),
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".github/workflows/pages.yml", None),
        ("digests/2024/../../.github/x.md", None),
        ("digests/2024/A B.md", None),
        (ABOUT, "no digest"),
        (ABOUT, digests.write(REVIEWED)),
        (ABOUT, "x" * 1_100_000),
    ],
)
def test_nothing_but_a_draft_is_taken_from_what_was_left(
    path: str, text: str | None, tmp_path: Path, gh: FakeGh
) -> None:
    gh.answer(*NEW)
    folder = leave(tmp_path / "out", path, text)
    propose(GitHub("own/er"), issue("https://example.org/a"), folder, "https://log.example/")
    ((_, where, given),) = gh.written()
    assert where == "repos/own/er/issues/7/comments"
    assert "a fault of the program, which [the log](https://log.example/) shows" in given["body"]


def test_nothing_was_left(tmp_path: Path, gh: FakeGh) -> None:
    gh.answer(*NEW)
    propose(GitHub("own/er"), issue("https://example.org/a"), tmp_path / "none", "log")
    ((_, _, given),) = gh.written()
    assert "a fault of the program" in given["body"]


def test_the_steps_of_a_suggestion(make_project: MakeProject, gh: FakeGh) -> None:
    project = make_project()
    event = issue("https://127.0.0.1/x")
    assert step(project, gh, event, "draft", "out").returncode == 0
    gh.answer(*NEW)
    run = step(project, gh, event, "propose", "out")
    assert run.returncode == 0, run.stderr
    ((_, _, given),) = gh.written()
    assert "private network" in given["body"]


def test_an_article_is_drafted(
    make_project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a public host: the step's own program, allowed to reach this machine."""
    run = subprocess.run

    def allowed(command: list[str], **more: Any) -> subprocess.CompletedProcess[str]:
        return run([*command, "--allow-private"], **more)

    monkeypatch.setattr("policydigest.forge.suggesting.subprocess.run", allowed)
    project = make_project()
    with host() as server:
        found = draft(project.root, issue(f"{server.url}/good"), tmp_path / "out")
        again = draft(project.root, issue(f"{server.url}/good"), tmp_path / "again")
    assert found.path.startswith("digests/2024/2024-03-05-")
    assert (tmp_path / "out" / DIGEST).read_text() == project.read(found.path)
    assert again == Outcome("", "There is a digest of it already.")


# --------------------------------------------------------------------------- one issue


def test_one_issue_is_opened_kept_and_closed(gh: FakeGh) -> None:
    github = GitHub("own/er")
    gh.answer(("GET", "repos/own/er/issues?", []), ("POST", "repos/own/er/issues", {}))
    keep_issue(github, "links", "Links", "fine", open_=False)
    assert gh.written() == []
    keep_issue(github, "links", "Links", "bad", open_=True)
    body = mark("links") + "bad"
    assert gh.written() == [("POST", "repos/own/er/issues", {"title": "Links", "body": body})]
    others = [
        {"number": 1, "user": {"login": "someone"}, "body": mark("links")},
        {"number": 2, "user": {"login": BOT}, "body": mark("links"), "pull_request": {}},
        {"number": 3, "user": {"login": BOT}, "body": None},
        {"number": 4, "user": {"login": BOT}, "body": mark("links") + "old"},
    ]
    gh.answer(("GET", "repos/own/er/issues?", others), ("PATCH", "repos/own/er/issues/4", {}))
    keep_issue(github, "links", "Links", "bad", open_=True)
    keep_issue(github, "links", "Links", "fine", open_=False)
    assert [call[2].get("state") for call in gh.written()[1:]] == [None, "closed"]


DEAD = Link("https://gone.example/", "index.html", "dead", "answers 404")


@pytest.mark.parametrize(("found", "written"), [([DEAD], 1), ([], 0)])
def test_links_are_told_in_the_one_issue(
    found: list[Link], written: int, tmp_path: Path, gh: FakeGh
) -> None:
    (tmp_path / link_check.REPORT).write_text(links.as_json(links.report(found)))
    gh.answer(("GET", "repos/own/er/issues?", []), ("POST", "repos/own/er/issues", {}))
    link_check.tell(GitHub("own/er"), tmp_path)
    assert len(gh.written()) == written


def test_a_report_that_is_none_is_refused(tmp_path: Path, gh: FakeGh) -> None:
    (tmp_path / link_check.REPORT).write_text("{}")
    with pytest.raises(ForgeError, match="version"):
        link_check.tell(GitHub("own/er"), tmp_path)
    assert gh.calls == []


def with_copy(digest: Digest, **more: Any) -> str:
    sources = (dataclasses.replace(digest.sources[0], archived="https://archive.example/x"),)
    found = dataclasses.replace(digest, sources=(*sources, *digest.sources[1:]), **more)
    return digests.write(found)


def test_copies_are_proposed(make_project: MakeProject, tmp_path: Path, gh: FakeGh) -> None:
    root = make_project((samples.FOUNDING,)).root
    link_check.propose_copies(GitHub("own/er"), root, tmp_path / "nothing")
    assert gh.calls == []
    found = Project(tmp_path / "found")
    found.write(ABOUT, with_copy(samples.FOUNDING))
    gh.answer(*NEW)
    link_check.propose_copies(GitHub("own/er"), root, found.root)
    branch, commit, pulled = gh.written()
    assert branch[2]["ref"] == "refs/heads/archived-copies"
    (file,) = commit[2]["variables"]["input"]["fileChanges"]["additions"]
    assert base64.b64decode(file["contents"]).decode() == with_copy(samples.FOUNDING)
    assert pulled[2]["head"] == "archived-copies"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (ABOUT, with_copy(samples.FOUNDING, title="Another title")),
        (ABOUT, with_copy(samples.FOUNDING, body="Another text.\n")),
        (ABOUT, "no digest"),
        ("digests/2024/UPPER.md", with_copy(samples.FOUNDING)),
        ("digests/x.yml", "on: push"),
    ],
)
def test_nothing_but_copies_is_proposed(
    path: str, text: str, make_project: MakeProject, tmp_path: Path, gh: FakeGh
) -> None:
    found = Project(tmp_path / "found")
    found.write(path, text)
    with pytest.raises(ForgeError, match=r"is not where digests are|more than the address"):
        link_check.propose_copies(
            GitHub("own/er"), make_project((samples.FOUNDING,)).root, found.root
        )
    assert gh.calls == []


LOCK = "# made\nmarkdown==3.9 ; python_version > '3' \\\n    --hash=sha256:" + "0" * 64 + "\n"


def locks(root: Project, first: str, second: str = LOCK) -> Path:
    root.write("requirements.lock", first)
    root.write("requirements-dev.lock", second)
    return root.root


def test_newer_packages_are_proposed(tmp_path: Path, gh: FakeGh) -> None:
    root, found = Project(tmp_path / "root"), Project(tmp_path / "found")
    upgrading.propose(GitHub("own/er"), locks(root, LOCK), locks(found, LOCK))
    assert gh.calls == []
    gh.answer(*NEW)
    newer = LOCK.replace("3.9", "3.10")
    upgrading.propose(GitHub("own/er"), locks(root, LOCK), locks(found, newer))
    _, commit, pulled = gh.written()
    (file,) = commit[2]["variables"]["input"]["fileChanges"]["additions"]
    assert file["path"] == "requirements.lock"
    assert base64.b64decode(file["contents"]).decode() == newer
    assert pulled[2]["title"] == "Newer versions of packages"


@pytest.mark.parametrize(
    "line", ["markdown", "--index-url=https://x.example/", "x @ https://x.example/x.whl", "-e ."]
)
def test_nothing_but_locked_packages_is_proposed(line: str, tmp_path: Path, gh: FakeGh) -> None:
    root, found = Project(tmp_path / "root"), Project(tmp_path / "found")
    with pytest.raises(ForgeError, match=r"requirements.lock:4: is no line of a lock file"):
        upgrading.propose(GitHub("own/er"), locks(root, LOCK), locks(found, f"{LOCK}{line}\n"))
    assert gh.calls == []


def test_the_projects_own_lock_files_are_such(tmp_path: Path, gh: FakeGh) -> None:
    upgrading.propose(GitHub("own/er"), REPOSITORY, REPOSITORY)
    assert gh.calls == []


def test_a_repository_has_a_name_and_an_owner() -> None:
    for name in ("", "own", "own/er/x", "own/e r", "../x/y"):
        with pytest.raises(ForgeError):
            GitHub(name)
