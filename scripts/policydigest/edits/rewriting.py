"""A digest's file with some of its values changed and every other character as it stands.

Only the lines of fields that differ are written anew, so that comments, quotation marks and the
way people break lines survive whatever a command changes. The result is read back before it is
given out: it holds the wanted digest and every comment, or it is not given out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from policydigest import digests
from policydigest.digest_file import schema
from policydigest.digests import ParsedDigest
from policydigest.model import Digest
from policydigest.notation import front_matter, strict_yaml

_COMMENT = re.compile(r"[ \t]+#.*$")
_ORDER = tuple(entry.name for entry in schema.FIELDS)


class CommentError(ValueError):
    """A comment stands among the lines that would have to be written anew: in line `line`."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}: a comment would be lost")
        self.line = line


class _Block(NamedTuple):
    """The lines `start:end` of the front matter that hold one field."""

    start: int
    end: int


def rewrite(parsed: ParsedDigest, digest: Digest) -> str:
    """The text of the file `parsed` with the values of `digest` in it.

    Raises `CommentError` where a comment stands in the midst of a value that changes.
    """
    assert parsed.digest is not None
    text = _spliced(parsed, digest)
    if text is not None:
        again = digests.parse(text, parsed.path)
        if again.digest == digest and len(again.comments) == len(parsed.comments):
            return text
    if parsed.comments:
        raise CommentError(parsed.comments[0])
    return digests.write(digest)


def _spliced(parsed: ParsedDigest, digest: Digest) -> str | None:
    """The text with the changed fields in place; None where the file's form does not allow it."""
    assert parsed.digest is not None
    parts = front_matter.split(parsed.text)
    front = parts.front or ""
    loaded = strict_yaml.load(front, first_line=parts.line)
    lines = front.split("\n")[:-1]
    end = "\r\n" if "\r\n" in front else "\n"
    lines = [line.removesuffix("\r") for line in lines]
    comments = {line - parts.line for line in loaded.comments}
    starts = {path[0]: line - parts.line for path, line in loaded.lines.items() if len(path) == 1}
    blocks = _blocks({str(name): line for name, line in starts.items()}, lines, comments)
    if blocks is None:
        return None
    old, new = digests.values(parsed.digest), digests.values(digest)
    changed = [name for name in _ORDER if old.get(name) != new.get(name)]
    # from the last line to the first, so that the places of the others stay right
    edits: list[tuple[int, int, int, list[str]]] = []
    for name in changed:
        written = front_matter.dump({name: new[name]}).split("\n")[:-1] if name in new else []
        block = blocks.get(name)
        if block is None:
            place = _place(name, blocks)
            edits.append((place, place, _ORDER.index(name), written))
            continue
        held = [number for number in range(block.start, block.end) if number in comments]
        if held and not (len(written) == 1 and block.end - block.start == 1):
            raise CommentError(held[0] + parts.line)
        if held:
            comment = _COMMENT.search(lines[block.start])
            written = [written[0] + (comment.group() if comment else "")]
        edits.append((block.start, block.end, _ORDER.index(name), written))
    for start, stop, _, written in sorted(edits, reverse=True):
        lines[start:stop] = written
    front = "".join(line + end for line in lines)
    before = parsed.text[: parts.offset]
    opening = before[: before.index("---")] + "---" + end
    body = parsed.text[parts.offset :]
    if digest.body != parsed.digest.body:
        body = "\n" + digest.body if digest.body else ""
    return f"{opening}{front}---{end}{body}"


def _blocks(
    starts: Mapping[str, int], lines: Sequence[str], comments: set[int]
) -> dict[str, _Block] | None:
    """The lines of each field; blank lines and comments behind it belong to what follows."""
    ordered = sorted(starts.items(), key=lambda item: item[1])
    blocks: dict[str, _Block] = {}
    for (name, start), (_, limit) in pairwise([*ordered, ("", len(lines))]):
        if start >= limit or lines[start][:1] in ("", " ", "\t", "{"):
            return None  # several fields on one line
        end = limit
        while end > start + 1 and (
            not lines[end - 1].strip()
            or (end - 1 in comments and lines[end - 1].lstrip().startswith("#"))
        ):
            end -= 1
        blocks[name] = _Block(start, end)
    return blocks


def _place(name: str, blocks: Mapping[str, _Block]) -> int:
    """The line for a new field: behind the nearest that goes before it in the stable order."""
    before = _ORDER[: _ORDER.index(name)]
    return next((blocks[one].end for one in reversed(before) if one in blocks), 0)
