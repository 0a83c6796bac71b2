"""Splitting a text into front matter and body, and joining them, without losing a character.

python-frontmatter's reader strips the body and takes any row of hyphens for a boundary; its
handler interface lets us say precisely where the front matter ends and how it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

import frontmatter
from frontmatter.default_handlers import BaseHandler

from policydigest.notation import strict_yaml, yaml_writer

# written in flow form however long they are; a long one wraps
_FLOW = frozenset({"mentions", "generated"})
_BOUNDARY = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_OPENING = re.compile(r"(?P<mark>\ufeff?)(?P<blank>(?:[ \t]*\r?\n)*)---[ \t]*(?:\r?\n|\Z)")
_CLOSING = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


class UnclosedError(ValueError):
    """Front matter that is opened in line `line` and never closed."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}: the front matter opened here is never closed")
        self.line = line


class Split(NamedTuple):
    """A text in two parts.

    `front` is what stands between the boundaries, None where there is no front matter; its first
    line is line `line` of the text. `body` begins at character `offset`.
    """

    front: str | None
    body: str
    line: int
    offset: int


def split(text: str) -> Split:
    """Cut the front matter off; a byte order mark before it belongs to neither part.

    Raises `UnclosedError`.
    """
    opening = _OPENING.match(text)
    if opening is None:
        mark = 1 if text.startswith("\ufeff") else 0
        return Split(None, text[mark:], 1, mark)
    line = opening["blank"].count("\n") + 1
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise UnclosedError(line)
    front = text[opening.end() : closing.start()]
    return Split(front, text[closing.end() :], line + 1, closing.end())


class StrictHandler(BaseHandler):
    """python-frontmatter's interface over the strict reader and the writer of this package."""

    FM_BOUNDARY = _BOUNDARY
    START_DELIMITER = END_DELIMITER = "---"

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body; raises ValueError where there is no front matter."""
        parts = split(text)
        if parts.front is None:
            raise ValueError("no front matter")
        return parts.front, parts.body

    def load(self, fm: str) -> dict[str, Any]:
        """The fields; raises `strict_yaml.YamlProblem`."""
        value = strict_yaml.load(fm, first_line=2).value
        return cast(dict[str, Any], value) if isinstance(value, dict) else {}

    def export(self, metadata: dict[str, object], **_: object) -> str:
        """The fields as YAML, in their order."""
        return dump(cast(Mapping[str, yaml_writer.Value], metadata))

    def format(self, post: frontmatter.Post, **_: object) -> str:
        """Fields and body as one text; the body is not touched."""
        return f"---\n{self.export(post.metadata)}---\n{post.content}"


def join(fields: Mapping[str, yaml_writer.Value], body: str) -> str:
    """The text of a file with these fields and this body."""
    post = frontmatter.Post(body)
    post.metadata = dict(fields)
    return frontmatter.dumps(post, handler=StrictHandler())


def dump(fields: Mapping[str, yaml_writer.Value]) -> str:
    """These fields as lines of a front matter."""
    return yaml_writer.dump(fields, _FLOW)
