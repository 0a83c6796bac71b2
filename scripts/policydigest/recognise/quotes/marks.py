"""Quotation marks in pairs: which stretches of a text stand between them.

Curly and straight double marks, guillemets, low marks, and single marks where they are no
apostrophes. A quotation that goes on in the next paragraph, its opening mark repeated, is one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policydigest.model import Document

MAX_PARAGRAPHS = 12
MAX_LENGTH = 6000
MAX_MARKS = 60  # within one quotation
# A plain set of characters first, which the engine seeks fastest; then what must stand around it.
_MARK = re.compile(r"[“”„«»\"'‘’‚](?:(?<=[“”„«»\"])|(?<!\w.)(?<=['‘’‚])(?=[^\W_])|(?<=['’])(?!\w))")
_ANY_MARK = re.compile(r"[“”„«»\"'‘’‚]")
_TOLD = re.compile(r"\b(?:said|says|told|tells|added|adds|wrote|writes|according)\b")
_SINGLE = "'‘’‚"
_ENDED = ".,!?…;:"
_AROUND = " \t\u00a0\n\r\u202f"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quoted words: `pieces` lie within the marks, one a paragraph; the whole has these too."""

    pieces: tuple[tuple[int, int], ...]
    start: int
    end: int

    @property
    def inner(self) -> tuple[int, int]:
        """The first and last character within the outer marks."""
        return self.pieces[0][0], self.pieces[-1][1]


def stretches(document: Document) -> list[Stretch]:
    """All stretches between quotation marks in reading order; none inside another."""
    if not _ANY_MARK.search(document.text):
        return []
    return list(_Reader(document).read())


class _Reader:
    """Walks the marks of a document from left to right."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._paragraphs = document.paragraphs
        self._starts = [paragraph.start for paragraph in document.paragraphs]
        self._marks = [(m.start(), m.group()) for m in _MARK.finditer(document.text)]

    def read(self) -> Iterator[Stretch]:
        at = 0
        while at < len(self._marks):
            position, mark = self._marks[at]
            if not self._can_open(position, mark):
                at += 1
                continue
            closing = self._single_close(at) if mark in _SINGLE else self._close(at)
            if closing is None:
                at += 1
                continue
            last, pieces = closing
            trimmed = tuple(p for p in (self._trim(*piece) for piece in pieces) if p[0] < p[1])
            if trimmed:
                yield Stretch(trimmed, position, self._marks[last][0] + 1)
            at = last + 1

    def _paragraph(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _neighbours(self, position: int) -> tuple[str, str]:
        before = self._text[position - 1] if position else "\n"
        after = self._text[position + 1 : position + 2] or "\n"
        return before, after

    def _can_open(self, position: int, mark: str) -> bool:
        before, after = self._neighbours(position)
        if mark in "“„«":
            return True
        free = before in _AROUND or before in "([{—–-:,/"
        if mark in "”»":
            return free and after not in _AROUND and before not in ","
        return free and (after not in _AROUND or (mark == '"' and before in ":,"))

    def _close(self, at: int) -> tuple[int, list[tuple[int, int]]] | None:
        """The mark that closes the double one at `at`, and the stretches within, by paragraph."""
        start, opened = self._marks[at]
        paragraph = self._paragraph(start)
        begin = start + 1
        pieces: list[tuple[int, int]] = []
        for index in range(at + 1, min(len(self._marks), at + MAX_MARKS)):
            position, mark = self._marks[index]
            if mark in _SINGLE:
                continue
            here = self._paragraph(position)
            if position - start > MAX_LENGTH:
                return None
            if here > paragraph:
                if here > paragraph + 2 or len(pieces) > MAX_PARAGRAPHS:
                    return None
                pieces.append((begin, self._paragraphs[paragraph].end))
                pieces += [(p.start, p.end) for p in self._paragraphs[paragraph + 1 : here]]
                begin = self._paragraphs[here].start
                paragraph = here
                if self._opens_paragraph(here, position, mark):
                    begin = position + 1
                    continue
                if self._opens_only(position, mark):
                    return None
            if self._closes(position, mark, opened):
                pieces.append((begin, position))
                return index, pieces
            if self._opens_only(position, mark) and mark == opened != '"':
                is_statement = ":" in self._text[max(0, start - 2) : start]
                if not is_statement or not self._goes_on(begin, position):
                    return None
                if len(pieces) > MAX_PARAGRAPHS:
                    return None
                pieces.append((begin, position))
                begin = position + 1
        return None

    def _goes_on(self, begin: int, position: int) -> bool:
        """Whether a mark opens the next paragraph of a quotation whose paragraphs are one here.

        Whole sentences stand before it, in which nobody says anything: no closing mark is missing.
        """
        piece = self._text[begin:position].rstrip()
        return piece.endswith((".", "!", "?", "…")) and _TOLD.search(piece) is None

    def _opens_paragraph(self, paragraph: int, position: int, mark: str) -> bool:
        start = self._paragraphs[paragraph].start
        return position <= start + 1 and mark in '“"«„'

    def _opens_only(self, position: int, mark: str) -> bool:
        before, after = self._neighbours(position)
        return (mark in "“„«" or mark == '"') and before in _AROUND and after not in _AROUND

    def _closes(self, position: int, mark: str, opened: str) -> bool:
        before, after = self._neighbours(position)
        if opened == "«" or mark in "«»":
            return opened == "«" and mark == "»"
        if mark == "”":
            return True
        if mark == "“":
            return opened == "„" or (before not in _AROUND and not after.isalnum())
        return before not in _AROUND or not after.isalnum()

    def _single_close(self, at: int) -> tuple[int, list[tuple[int, int]]] | None:
        """The mark that closes the single one at `at` in its paragraph.

        Not one behind an s, unless a full stop or comma is beside it: it may be the possessive of
        a plural.
        """
        start, opened = self._marks[at]
        end = self._paragraphs[self._paragraph(start)].end
        nested = 0
        for index in range(at + 1, min(len(self._marks), at + MAX_MARKS)):
            position, mark = self._marks[index]
            if position >= end:
                break
            if mark not in "'’":
                nested += mark == "‘"
                continue
            before, after = self._neighbours(position)
            if before in _AROUND or (opened == "‘" and mark == "'"):
                if after.isalnum():
                    break
                continue
            if after.isalnum():
                continue
            ended = before in _ENDED or after in ".,;:!?)" or position + 1 >= end
            if nested:
                nested -= 1
            elif ended or before not in "sS":
                return index, [(start + 1, position)]
        return None

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self._text
        while start < end and (text[start] in _AROUND):
            start += 1
        while end > start and (text[end - 1] in _AROUND or text[end - 1] in ",;"):
            end -= 1
        return start, end


def joined(document: Document, pieces: Sequence[tuple[int, int]]) -> str:
    """The words of several pieces as one text."""
    return " ".join(" ".join(document.text[start:end].split()) for start, end in pieces)


class Places:
    """Where the sentences and paragraphs of a document are."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ends = [sentence.end for sentence in document.sentences]

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds the character at `position`, or of the next one."""
        return min(bisect_right(self._ends, position), len(self._ends) - 1)

    def paragraph(self, position: int) -> int:
        """The number of the paragraph that holds the character at `position`."""
        return self._document.sentences[self.sentence(position)].paragraph

    def sentence_start(self, start: int, end: int) -> int:
        """Where the sentence begins that goes up to `end`, but not before `start`."""
        number = self.sentence(max(start, end - 1))
        if self._document.sentences[number].start >= end and number:
            number -= 1
        return max(start, min(self._document.sentences[number].start, end))
