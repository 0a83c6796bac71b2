"""GitHub, through its own program `gh`, which holds the token (`GH_TOKEN`).

Values go in as JSON on its standard input; addresses are made of numbers and checked names.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from policydigest.forge.posting import ForgeError, Post

BOT = "github-actions[bot]"
_REPOSITORY = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+")
_BRANCH = re.compile(r"[a-z0-9][a-z0-9-]*")
_COMMIT = """mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}"""


@dataclass(frozen=True, slots=True)
class GitHub:
    """A repository, as `owner/name`. Every method raises `ForgeError`."""

    repository: str

    def __post_init__(self) -> None:
        if not _REPOSITORY.fullmatch(self.repository):
            raise ForgeError(f"{self.repository!r} is not a repository: write owner/name")

    def comments(self, proposal: int) -> Iterator[Post]:
        """See `Forge`."""
        for one in self._all(f"issues/{proposal}/comments"):
            if one["user"]["login"] == BOT:
                yield Post(one["id"], one["body"] or "")

    def add_comment(self, proposal: int, body: str) -> None:
        """See `Forge`."""
        self._ask("POST", f"issues/{proposal}/comments", {"body": body})

    def change_comment(self, proposal: int, comment: int, body: str) -> None:  # noqa: ARG002
        """See `Forge`."""
        self._ask("PATCH", f"issues/comments/{comment}", {"body": body})

    def issues(self) -> Iterator[Post]:
        """See `Forge`."""
        for one in self._all("issues", "state=open"):
            if one["user"]["login"] == BOT and "pull_request" not in one:
                yield Post(one["number"], one["body"] or "")

    def add_issue(self, title: str, body: str) -> None:
        """See `Forge`."""
        self._ask("POST", "issues", {"title": title, "body": body})

    def change_issue(self, issue: int, title: str, body: str, *, close: bool) -> None:
        """See `Forge`."""
        state = {"state": "closed"} if close else {}
        self._ask("PATCH", f"issues/{issue}", {"title": title, "body": body, **state})

    def proposal_at(self, owner: str, branch: str, commit: str) -> int | None:
        """The number of the open pull request from this branch, if it still is at this commit.

        Works for forks too, of which an event does not name the pull request.
        """
        head = quote(f"{owner}:{branch}", safe="")
        for one in self._all("pulls", f"state=open&head={head}"):
            if one["head"]["sha"] == commit:
                return int(one["number"])
        return None

    def propose(self, branch: str, files: Mapping[str, bytes], title: str, body: str) -> int:
        """Put the files into one commit on a branch of ours and open a pull request of it.

        The branch starts at the default branch, each time anew. Gives the pull request's number.
        """
        if not _BRANCH.fullmatch(branch):
            raise ForgeError(f"{branch!r} is not a branch's name of ours")
        base = self._ask("GET", "")["default_branch"]
        start = self._ask("GET", f"git/ref/heads/{quote(base)}")["object"]["sha"]
        known = self._ask("GET", f"git/matching-refs/heads/{branch}")
        if any(one["ref"] == f"refs/heads/{branch}" for one in known):
            self._ask("PATCH", f"git/refs/heads/{branch}", {"sha": start, "force": True})
        else:
            self._ask("POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": start})
        self._commit(branch, start, files, title)
        owner = self.repository.partition("/")[0]
        for one in self._all("pulls", f"state=open&head={quote(f'{owner}:{branch}', safe='')}"):
            self._ask("PATCH", f"pulls/{one['number']}", {"title": title, "body": body})
            return int(one["number"])
        fields = {"title": title, "body": body, "head": branch, "base": base}
        return int(self._ask("POST", "pulls", fields)["number"])

    def _commit(self, branch: str, start: str, files: Mapping[str, bytes], title: str) -> None:
        additions = [
            {"path": path, "contents": base64.b64encode(data).decode("ascii")}
            for path, data in sorted(files.items())
        ]
        fields = {
            "branch": {"repositoryNameWithOwner": self.repository, "branchName": branch},
            "expectedHeadOid": start,
            "message": {"headline": title},
            "fileChanges": {"additions": additions},
        }
        answer = _gh(["graphql"], {"query": _COMMIT, "variables": {"input": fields}})
        if not isinstance(answer, dict) or answer.get("errors"):
            raise ForgeError("GitHub made no commit of the files")

    def _ask(self, method: str, path: str, fields: Mapping[str, Any] | None = None) -> Any:
        where = f"repos/{self.repository}/{path}".rstrip("/")
        return _gh(["--method", method, where], fields)

    def _all(self, path: str, query: str = "") -> Iterator[Any]:
        where = f"repos/{self.repository}/{path}?{query}{'&' if query else ''}per_page=100"
        for page in _gh(["--paginate", "--slurp", where], None):
            yield from page


def _gh(arguments: list[str], fields: Mapping[str, Any] | None) -> Any:
    """What `gh api` answers. Raises `ForgeError`."""
    command = ["gh", "api", *arguments, *(["--input", "-"] if fields is not None else [])]
    text = json.dumps(fields) if fields is not None else None
    try:
        run = subprocess.run(
            command, input=text, capture_output=True, check=False, encoding="utf-8", timeout=120
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ForgeError(f"gh cannot be run: {error}") from None
    if run.returncode != 0:
        raise ForgeError(f"{' '.join(command)}: {run.stderr.strip()}")
    try:
        return json.loads(run.stdout)
    except ValueError:
        raise ForgeError(f"{' '.join(command)}: no JSON in the answer") from None
