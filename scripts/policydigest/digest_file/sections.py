"""A digest's body as a lead and sections under `## Heading` lines, and back, exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

# A digest's page, data and checks ask for the parts of its body one after the other.
KEPT = 64
# The sections that a digest may have, in their order.
HEADINGS = ("Key points", "Timeline", "Figures", "In their words", "Source")
_HEADING = re.compile(r"##[ \t]+(?P<heading>\S.*?)[ \t]*(?:[ \t]#+[ \t]*)?\r?\n?")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})")
_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"[ \t]*\r?\n")


class Section(NamedTuple):
    """A part of the body.

    `heading` is None for what stands before the first heading. `text` is what follows the heading
    and its blank lines. `line` is the heading's own line with those blank lines, as they stand in
    the file; leave it empty in a new section and `join_sections` writes it.
    """

    heading: str | None
    text: str
    line: str = ""


def says_again(lead: Section, summary: str) -> bool:
    """Whether a body's first section is a lead that has the words of the summary and no more."""
    return lead.heading is None and _WORD.findall(lead.text) == _WORD.findall(summary)


@lru_cache(maxsize=KEPT)
def sections(body: str) -> tuple[Section, ...]:
    """The body's parts in order; a heading in a fenced code block is none.

    `join_sections(sections(body)) == body`, whatever the body.
    """
    found: list[Section] = []
    heading: str | None = None
    opening = ""
    text: list[str] = []
    fence = ""

    def close() -> None:
        if heading is not None or text:
            found.append(Section(heading, "".join(text), opening))

    for line in body.split("\n"):
        # split() loses nothing and, unlike splitlines(), knows one line end only
        line += "\n"
        start = _HEADING.fullmatch(line) if not fence and line.startswith("##") else None
        if start:
            close()
            heading, opening, text = start["heading"], line, []
            continue
        mark = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if mark and not fence:
            fence = mark["fence"]
        elif mark and mark["fence"].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        if heading is not None and not text and _BLANK.fullmatch(line):
            opening += line
        else:
            text.append(line)
    # the last line has no line end of its own
    if text:
        text[-1] = text[-1][:-1]
        if text == [""] and heading is None:
            text = []
    else:
        opening = opening[:-1]
    close()
    return tuple(found)


def join_sections(parts: Iterable[Section]) -> str:
    """The body that these parts make."""
    return "".join(
        (part.line or ("" if part.heading is None else f"## {part.heading}\n\n")) + part.text
        for part in parts
    )
