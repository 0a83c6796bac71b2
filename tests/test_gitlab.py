"""GitLab: notes and issues through its API, and the file that its runners read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from loopback import Loopback, serving
from policydigest.forge.__main__ import main
from policydigest.forge.gitlab import GitLab
from policydigest.forge.posting import ForgeError, keep_issue, mark, say
from policydigest.proposals import report
from policydigest.proposals.report import Report

NOTES = "/projects/g%2Fp/merge_requests/3/notes"


class Api(Loopback):
    """A GitLab with one project; `asked` are the requests that change something."""

    def __init__(self) -> None:
        super().__init__(_Handler)
        self.notes: list[dict[str, Any]] = []
        self.issues: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str, Any]] = []


class _Handler(BaseHTTPRequestHandler):
    server: Api

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        lists = {NOTES: self.server.notes, "/projects/g%2Fp/issues": self.server.issues}
        if self.headers["PRIVATE-TOKEN"] != "secret":
            self.answer({}, 401)
        elif path == "/user":
            self.answer({"id": 1})
        elif path in lists:
            page = int(query.rpartition("page=")[2])
            self.answer(lists[path][(page - 1) * 100 : page * 100])
        else:
            self.answer({}, 404)

    def do_POST(self) -> None:
        given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.command, self.path, given))
        self.answer({})

    def do_PUT(self) -> None:
        self.do_POST()

    def answer(self, value: object, status: int = 200) -> None:
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def api() -> Iterator[Api]:
    with serving(Api()) as server:
        yield server


def note(number: int, author: int, body: str) -> dict[str, Any]:
    return {"id": number, "author": {"id": author}, "body": body}


def test_one_note_is_written_and_kept(api: Api) -> None:
    gitlab = GitLab(api.url, "g/p", "secret")
    api.notes += [note(n, 2, mark("changes")) for n in range(150)]
    say(gitlab, 3, "changes", "new")
    assert api.asked == [("POST", NOTES, {"body": mark("changes") + "new"})]
    api.notes.append(note(500, 1, mark("changes") + "new"))
    say(gitlab, 3, "changes", "new")
    say(gitlab, 3, "changes", "newer")
    assert api.asked[1:] == [("PUT", f"{NOTES}/500", {"body": mark("changes") + "newer"})]


def test_one_issue_is_opened_and_closed(api: Api) -> None:
    gitlab = GitLab(api.url, "g/p", "secret")
    keep_issue(gitlab, "links", "Links", "bad", open_=True)
    api.issues.append({"iid": 4, "description": mark("links") + "bad"})
    keep_issue(gitlab, "links", "Links", "fine", open_=False)
    first, second = api.asked
    assert first[:2] == ("POST", "/projects/g%2Fp/issues")
    assert second[:2] == ("PUT", "/projects/g%2Fp/issues/4")
    assert second[2]["state_event"] == "close"


def test_what_gitlab_refuses_is_named(api: Api) -> None:
    with pytest.raises(ForgeError, match="GitLab answers 401"):
        say(GitLab(api.url, "g/p", "wrong"), 3, "changes", "x")
    with pytest.raises(ForgeError, match="GitLab answers 404"):
        say(GitLab(api.url, "g/q", "secret"), 3, "changes", "x")
    with pytest.raises(ForgeError, match="is not the address"):
        GitLab("file:///etc", "g/p", "secret")


def test_the_step_that_writes_the_note(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "changes.json"
    path.write_text(report.as_json(Report()))
    monkeypatch.setenv("CI_API_V4_URL", api.url)
    monkeypatch.setenv("CI_PROJECT_ID", "g/p")
    monkeypatch.setenv("CI_MERGE_REQUEST_IID", "3")
    monkeypatch.delenv("POLICYDIGEST_TOKEN", raising=False)
    assert main(["note", str(path)]) == 1
    assert "the variable POLICYDIGEST_TOKEN is not set" in capsys.readouterr().err
    monkeypatch.setenv("POLICYDIGEST_TOKEN", "secret")
    assert main(["note", str(path)]) == 0
    ((_, _, given),) = api.asked
    assert "changes no digest" in given["body"]
