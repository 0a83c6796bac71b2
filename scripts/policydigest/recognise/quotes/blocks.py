"""Quotations without marks: paragraphs of their own behind "Jane Roe, Minister of Ports, said:"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policydigest.model import Document, Paragraph
from policydigest.recognise.quotes.marks import Stretch

MAX_PARAGRAPHS = 6
_SAID = re.compile(r"\b(?:said|says|added|commented|stated|remarked|continued):\s*\n")
_MARKED = re.compile(r"\n[ \t]*>[ \t]*$")  # before a paragraph that a text sets apart
_MARK_REACH = 8  # characters in which that stands
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y|me)\b")
_ENDS = (".", "!", "?")
_REPORTED = re.compile(r":$|[“”\"«»]|\b(?:said|says|added|stated|told)\b")


def set_apart(document: Document, marked: Sequence[Stretch]) -> Iterator[Stretch]:
    """The paragraphs behind "said:" that are somebody's words, as far as the text shows it.

    Set apart by ">"; or without a verb of reporting, the first as it is and others if they are in
    the first person. `marked` are the stretches in quotation marks, which are told already.
    """
    text, paragraphs = document.text, document.paragraphs
    starts = [paragraph.start for paragraph in paragraphs]
    for match in _SAID.finditer(text):
        spoken: list[Paragraph] = []
        first = bisect_left(starts, match.end())
        for paragraph in paragraphs[first : first + MAX_PARAGRAPHS]:
            is_apart = _MARKED.search(text, max(0, paragraph.start - _MARK_REACH), paragraph.start)
            words = text[paragraph.start : paragraph.end]
            is_next = not spoken and words.endswith(_ENDS)
            is_theirs = paragraph.kind == "body" and (is_next or _FIRST_PERSON.search(words))
            if not (is_apart or (is_theirs and not _REPORTED.search(words))):
                break
            spoken.append(paragraph)
        if spoken:
            start, end = spoken[0].start, spoken[-1].end
            if not any(start <= one.start < end for one in marked):
                yield Stretch(tuple((one.start, one.end) for one in spoken), start, end)
