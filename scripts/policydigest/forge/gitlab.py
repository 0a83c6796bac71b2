"""GitLab, through its API, with a token that may write notes and issues of one project."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from policydigest.forge.posting import ForgeError, Post

_PER_PAGE = 100
_PAGES = 50
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class GitLab:
    """A project: the API's address (`CI_API_V4_URL`), its number or path, and the token.

    Every method raises `ForgeError`.
    """

    api: str
    project: str
    token: str

    def __post_init__(self) -> None:
        if urlsplit(self.api).scheme not in ("http", "https"):
            raise ForgeError(f"{self.api!r} is not the address of an API")

    def comments(self, proposal: int) -> Iterator[Post]:
        """See `Forge`."""
        me = self._me()
        for one in self._all(f"merge_requests/{proposal}/notes"):
            if one["author"]["id"] == me:
                yield Post(one["id"], one["body"])

    def add_comment(self, proposal: int, body: str) -> None:
        """See `Forge`."""
        self._ask("POST", self._path(f"merge_requests/{proposal}/notes"), {"body": body})

    def change_comment(self, proposal: int, comment: int, body: str) -> None:
        """See `Forge`."""
        path = self._path(f"merge_requests/{proposal}/notes/{comment}")
        self._ask("PUT", path, {"body": body})

    def issues(self) -> Iterator[Post]:
        """See `Forge`."""
        for one in self._all("issues", f"state=opened&author_id={self._me()}&scope=all&"):
            yield Post(one["iid"], one["description"] or "")

    def add_issue(self, title: str, body: str) -> None:
        """See `Forge`."""
        self._ask("POST", self._path("issues"), {"title": title, "description": body})

    def change_issue(self, issue: int, title: str, body: str, *, close: bool) -> None:
        """See `Forge`."""
        state = {"state_event": "close"} if close else {}
        fields = {"title": title, "description": body, **state}
        self._ask("PUT", self._path(f"issues/{issue}"), fields)

    def _me(self) -> int:
        return int(self._ask("GET", "user")["id"])

    def _path(self, rest: str) -> str:
        return f"projects/{quote(self.project, safe='')}/{rest}"

    def _all(self, path: str, query: str = "") -> Iterator[Any]:
        for page in range(1, _PAGES + 1):
            where = self._path(f"{path}?{query}per_page={_PER_PAGE}&page={page}")
            found = self._ask("GET", where)
            yield from found
            if len(found) < _PER_PAGE:
                return

    def _ask(self, method: str, path: str, fields: Mapping[str, Any] | None = None) -> Any:
        headers = {"PRIVATE-TOKEN": self.token, "Content-Type": "application/json"}
        data = json.dumps(fields).encode("utf-8") if fields is not None else None
        where = f"{self.api.rstrip('/')}/{path}"
        request = urllib.request.Request(where, data=data, method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            error.close()
            raise ForgeError(f"{method} {path}: GitLab answers {error.code}") from None
        except (OSError, ValueError) as error:
            raise ForgeError(f"{method} {path}: {error}") from None
