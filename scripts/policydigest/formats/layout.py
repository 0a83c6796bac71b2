"""Pieces of text with their places on pages → paragraphs in reading order.

A PDF holds no paragraphs, only where letters stand. Lines belong together if they follow each
other closely in the same size; what stands at the edge of page after page belongs to the pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from policydigest.document.paragraphs import BULLETS

EDGE = 0.12  # the part of a page's height, above and below, where headers and footers stand
GAP = 1.6  # lines further apart than this many letter heights are two paragraphs
HYPHENATING = 0.04  # the part of lines that end in a hyphen in a text that divides words
LETTER = 0.5  # how wide a letter is for its height, on the average

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
              0xFB05: "st", 0xFB06: "st", 0xAD: None, 0: None}  # fmt: skip
_NUMBERED = re.compile(r"\W*(?:(?:page|p\.|seite|pagina|página)\s*)?\d{1,4}"
                       r"(?:\s*(?:/|of|de|von|sur)\s*\d{1,4})?\W*", re.IGNORECASE)  # fmt: skip
_BULLET = re.compile(rf"[{BULLETS}–-]\s+")
_ENDED = re.compile(r"[.!?:;”\"’)\]]$")


class Piece(NamedTuple):
    """Letters drawn in one go: where they begin, from the left and from below, and their height."""

    text: str
    x: float
    y: float
    size: float


class Page(NamedTuple):
    """The pieces of a page in the order they are drawn, and where the page lies."""

    pieces: tuple[Piece, ...]
    bottom: float
    top: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, its place, the height of its letters, and the number of its page."""

    text: str
    x: float
    y: float
    size: float
    page: int
    edge: bool

    @property
    def end(self) -> float:
        """About where it ends on the right."""
        return self.x + len(self.text) * self.size * LETTER


def paragraphs(pages: Sequence[Page]) -> tuple[list[str], str | None]:
    """The paragraphs of the pages in reading order, and what stands in the largest letters."""
    lines = [
        list(_ordered(list(_lines(page, number)), page.width)) for number, page in enumerate(pages)
    ]
    kept = [line for line in _without_edges(lines) if line.text]
    told = {line.text for line in kept}
    divided = sum(text.endswith("-") for text in told) > HYPHENATING * len(told)
    words = Counter(re.findall(r"\w+", " ".join(line.text for line in kept)))
    blocks = list(_continued(_blocks(kept)))
    texts = [_joined(block, words, divided=divided) for block in blocks]
    return texts, _headline(blocks, texts)


def _lines(page: Page, number: int) -> Iterator[Line]:
    height = (page.top - page.bottom) or 1.0
    current: Line | None = None
    broken = True
    for piece in page.pieces:
        text = piece.text.translate(_LIGATURES)
        for part in re.split(r"(\n)", text):
            if part == "\n":
                broken = True
            elif part.strip() or (part and not broken):
                if current is not None and not broken and _same_line(current, piece):
                    current = replace(current, text=current.text + part)
                else:
                    if current is not None:
                        yield _clean(current)
                    where = (piece.y - page.bottom) / height
                    edge = not EDGE < where < 1 - EDGE
                    current = Line(part, piece.x, piece.y, piece.size or 1.0, number, edge)
                broken = False
    if current is not None:
        yield _clean(current)


def _same_line(line: Line, piece: Piece) -> bool:
    """Whether a piece goes on with the line, and is not beside it in another column."""
    return abs(line.y - piece.y) < 0.5 * line.size and piece.x < line.end + 1.5 * line.size


def _clean(line: Line) -> Line:
    return replace(line, text=" ".join(line.text.split()))


def _ordered(lines: list[Line], width: float) -> Iterable[Line]:
    """The lines in reading order: as they are drawn, unless that jumps about.

    In a page drawn as it is read, the next line is below, or at the top of a column to the right.
    """
    jumps = 0
    for one, other in pairwise(lines):
        above = other.y > one.y + 0.5 * one.size
        beside = abs(other.y - one.y) <= 0.5 * one.size and other.x > one.x + 0.3 * width
        if (above and other.x < one.x + 0.2 * width and not one.edge and not other.edge) or beside:
            jumps += 1
    if jumps <= 1:
        return lines
    ordered: list[Line] = []
    band: list[Line] = []
    middle = min((line.x for line in lines), default=0.0) + 0.4 * width
    for line in sorted(lines, key=lambda one: (-round(one.y), one.x)):
        if line.x < middle and line.end > middle + 0.25 * width:  # a line across the columns
            ordered += _columns(band, middle)
            band = []
            ordered.append(line)
        else:
            band.append(line)
    return ordered + _columns(band, middle)


def _columns(band: list[Line], middle: float) -> list[Line]:
    return [x for x in band if x.x < middle] + [x for x in band if x.x >= middle]


def _without_edges(pages: list[list[Line]]) -> Iterator[Line]:
    """The lines that belong to the text: no page numbers, nothing that many pages repeat."""
    keys = Counter(key for page in pages for key in {_repeated(line) for line in page if line.edge})
    often = max(2, len(pages) // 3)
    for page in pages:
        for line in page:
            repeated = len(pages) > 1 and keys[_repeated(line)] >= often
            if not (line.edge and (repeated or _NUMBERED.fullmatch(line.text))):
                yield line


def _repeated(line: Line) -> str:
    """A header without what changes from page to page."""
    return re.sub(r"\d+", "0", line.text).casefold()


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and _begins(block[-1], line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _begins(before: Line, line: Line) -> bool:
    """Whether a line begins a paragraph."""
    if before.page != line.page or _BULLET.match(line.text):
        return True
    gap = before.y - line.y
    size = max(before.size, line.size)
    if abs(before.size - line.size) > 0.15 * size:
        return True
    if gap <= 0 or gap > GAP * size:
        return True
    # indented, after a line that ends a sentence
    return size < line.x - before.x < 6 * size and bool(_ENDED.search(before.text))


def _continued(blocks: Iterator[list[Line]]) -> Iterator[list[Line]]:
    """Paragraphs that a column or a page has cut in two, joined."""
    last: list[Line] | None = None
    for block in blocks:
        if last is not None and _goes_on(last[-1], block[0]):
            last = last + block
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _goes_on(before: Line, line: Line) -> bool:
    turned = before.page != line.page or line.y > before.y
    same = abs(before.size - line.size) < 0.1 * before.size
    return turned and same and not _ENDED.search(before.text) and line.text[:1].islower()


def _joined(block: list[Line], words: Counter[str], *, divided: bool) -> str:
    """The lines as one; a word that was divided is whole again, a hyphen of its own stays."""
    text = block[0].text
    for line in block[1:]:
        head = re.search(r"(\w+)-$", text)
        tail = re.match(r"[^\W\d_]+", line.text)
        if text.endswith("\u2010") or (head and tail and tail[0].islower()):
            whole = f"{head[1]}{tail[0]}" if head and tail else ""
            joins = not whole or words[whole] > 0 or (divided and whole not in words)
            text = (text[:-1] if joins else text) + line.text
        else:
            text = f"{text} {line.text}"
    return _BULLET.sub("- ", text, count=1) if _BULLET.match(text) else text


def _headline(blocks: list[list[Line]], texts: list[str]) -> str | None:
    """The first page's paragraph in the largest letters, if they are larger than the text's."""
    first = [(block[0].size, -number) for number, block in enumerate(blocks) if block[0].page == 0]
    if not first:
        return None
    sizes = Counter[float]()
    for block in blocks:
        for line in block:
            sizes[round(line.size, 1)] += len(line.text)
    size, number = max(first)
    text = texts[-number]
    return text if size > 1.15 * sizes.most_common(1)[0][0] and len(text) < 300 else None
