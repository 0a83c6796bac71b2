"""The blocks of a page, put together where Markdown reads them together: elements, lists, rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

_HEADING = re.compile(r"#{1,6} +[^\n]*")
_ITEM = re.compile(r"(?:[-+*]|\d+\.) +\S")
NEXT_ITEM = re.compile(r"\n(?=(?:[-+*]|\d+\.) )")
_TAG = re.compile(r"<([a-z][a-z0-9]*)((?: [^<>]*)?)>")
_MARKED = ' markdown="1"'


class UnsureError(Exception):
    """This page is for Python-Markdown as a whole; the text says why."""


def pieces_of(
    blocks: Sequence[str], is_block: Callable[[str], bool]
) -> Iterator[tuple[str, list[str]]]:
    """The blocks of a page, put together where Markdown reads them together."""
    pending = list(reversed(blocks))
    while pending:
        block = pending.pop()
        if block.startswith("#"):
            heading, _, rest = block.partition("\n")
            if not _HEADING.fullmatch(heading):
                raise UnsureError(f"heading {heading!r}")
            if rest:
                pending.append(rest)
            yield "heading", [heading]
        elif _ITEM.match(block):
            run = [block]
            while pending and (pending[-1].startswith("    ") or _ITEM.match(pending[-1])):
                run.append(pending.pop())
            yield "items", run
        elif block.startswith(">"):
            run = [block]
            while pending and pending[-1].startswith(">"):
                run.append(pending.pop())
            yield "blocks", run
        elif (match := _TAG.match(block)) and is_block(match[1]):
            yield _element(match[1], match[2], block, pending)
        elif block.startswith((" ", "</", "<!", "<?")):
            raise UnsureError(f"block {block[:20]!r}")
        else:
            yield "blocks", [block]


def _element(tag: str, attributes: str, block: str, pending: list[str]) -> tuple[str, list[str]]:
    """A block-level element with all blocks up to its end."""
    run = [block]
    opened, closed = re.compile(rf"<{tag}[ >]"), f"</{tag}>"
    depth = len(opened.findall(block)) - block.count(closed)
    while depth > 0 and pending:
        run.append(pending.pop())
        depth += len(opened.findall(run[-1])) - run[-1].count(closed)
    whole = "\n\n".join(run)
    if depth or not whole.endswith(closed) or attributes.endswith("/"):
        raise UnsureError(f"element <{tag}> that does not end")
    if " markdown=" not in whole:
        if whole.index(closed) + len(closed) < len(whole) and not _is_one(whole, opened, closed):
            raise UnsureError(f"text after <{tag}>")
        return "raw", [whole]
    if not attributes.endswith(_MARKED) or whole.count(" markdown=") != whole.count(_MARKED):
        raise UnsureError(f"Markdown within <{tag}>")
    if len(run) > 2 and "\n" not in block and run[-1] == closed and _is_one(whole, opened, closed):
        return "frame", run
    return ("panel" if len(run) == 1 else "blocks"), [whole]


def _is_one(whole: str, opened: re.Pattern[str], closed: str) -> bool:
    """Whether the element's first tag is closed at its very end, not before."""
    depth = 0
    for match in re.finditer(rf"{opened.pattern}|{re.escape(closed)}", whole):
        depth += -1 if match[0] == closed else 1
        if depth == 0:
            return match.end() == len(whole)
    return False


def items_of(piece: Sequence[str]) -> list[str]:
    """The items of a list, each with what belongs to it."""
    if len(piece) == 1:
        return NEXT_ITEM.split(piece[0])
    items: list[list[str]] = []
    for block in piece:
        if block.startswith("    "):
            items[-1].append(block)
        else:
            items.append([block])
    return ["\n\n".join(item) for item in items]


def rows_of(lines: Sequence[str]) -> Iterator[list[str] | None]:
    """The elements that the lines are made of, each from its opening to its closing line.

    None for a line that does neither.
    """
    row: list[str] = []
    tags: list[str] = []
    for line in lines:
        match = _TAG.fullmatch(line)
        if match and match[2].endswith(_MARKED):
            tags.append(match[1])
        elif not tags:
            yield None
            return
        row.append(line)
        if line == f"</{tags[-1]}>":
            tags.pop()
            if not tags:
                yield row
                row = []
    if row:
        yield None
