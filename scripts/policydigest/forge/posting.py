"""One comment and one issue, found again by a mark and brought up to date; for any forge; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol


class ForgeError(Exception):
    """The forge did not do what was asked, or was asked something that makes no sense."""


class Post(NamedTuple):
    """Something written earlier under our own name; `number` is an issue's or a comment's."""

    number: int
    body: str


class Forge(Protocol):
    """What GitHub and GitLab both do. Every method raises `ForgeError`."""

    def comments(self, proposal: int) -> Iterable[Post]:
        """Our own comments on a proposal or an issue."""

    def add_comment(self, proposal: int, body: str) -> None:
        """Write a comment."""

    def change_comment(self, proposal: int, comment: int, body: str) -> None:
        """Replace the text of a comment."""

    def issues(self) -> Iterable[Post]:
        """Our own open issues."""

    def add_issue(self, title: str, body: str) -> None:
        """Open an issue."""

    def change_issue(self, issue: int, title: str, body: str, *, close: bool) -> None:
        """Replace the text of an issue, and close it if there is nothing left to do."""


def mark(name: str) -> str:
    """The line, invisible to readers, by which a post is found again."""
    return f"<!-- policydigest: {name} -->\n"


def say(forge: Forge, proposal: int, name: str, text: str) -> None:
    """Have one comment of this name say `text`. Other people's comments are never touched."""
    body = mark(name) + text
    for post in forge.comments(proposal):
        if post.body.startswith(mark(name).strip()):
            if post.body.strip() != body.strip():
                forge.change_comment(proposal, post.number, body)
            return
    forge.add_comment(proposal, body)


def keep_issue(forge: Forge, name: str, title: str, text: str, *, open_: bool) -> None:
    """Have one issue of this name say `text`; with nothing to do it is closed or not opened."""
    body = mark(name) + text
    for post in forge.issues():
        if post.body.startswith(mark(name).strip()):
            forge.change_issue(post.number, title, body, close=not open_)
            return
    if open_:
        forge.add_issue(title, body)
