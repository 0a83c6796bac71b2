"""Which paragraphs of an article tell its background and not its news.

Official notices set it apart by a heading: "Background", "Notes to editors", "About the Fund".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from policydigest.model import Paragraph
from policydigest.recognise.patterns import any_of
from policydigest.vocabulary import Language

_MAX_HEADING = 70  # characters of a line that heads a part
_STOPPED = re.compile(r".*[.!?…;,][\"'”’»)\]]*", re.DOTALL)


class Headings(NamedTuple):
    """How a language heads the background: on a line of its own, or before what is told."""

    line: re.Pattern[str]
    label: re.Pattern[str]
    leading_on: re.Pattern[str]  # below which all leads on to other pages


@lru_cache(maxsize=16)
def headings(language: Language) -> Headings:
    """The headings of a language; one that lists none has none that match."""
    alone = any_of(language.words("text", "background"), " ")
    about = any_of(language.words("text", "background_of"), " ")
    name = r"(?:\w+ )?[^\W\d_a-z][^.!?:;,]*"
    return Headings(
        re.compile(rf"(?i:(?:{alone})\s?:?)|(?i:{about}) (?i:us|{name})"),
        re.compile(rf"(?:(?i:{alone})\s?|(?i:{about}) (?:(?i:us)|{name}))[:.–—] "),
        re.compile(rf"(?i:{any_of(language.words('text', 'leading_on'), ' ')})\s?:?"),
    )


def marked(text: str, paragraphs: Sequence[Paragraph], known: Headings) -> list[Paragraph]:
    """The paragraphs, those of the background with that kind.

    What stands before the story's first sentence is no background; a part ends where the next
    heading begins.
    """
    found: list[Paragraph] = []
    has_begun = is_inside = is_over = False
    for paragraph in paragraphs:
        start, end, kind = paragraph
        if kind in ("body", "list", "boilerplate"):
            is_stopped = _STOPPED.fullmatch(text, start, end) is not None
            is_line = kind != "list" and end - start <= _MAX_HEADING
            if has_begun and is_line and not is_stopped:
                is_over = is_over or known.leading_on.fullmatch(text, start, end) is not None
                is_inside = is_over or known.line.fullmatch(text, start, end) is not None
            label = has_begun and kind == "body" and known.label.match(text, start, end)
            has_begun = has_begun or is_stopped
            if kind != "boilerplate" and (is_inside or label):
                paragraph = Paragraph(start, end, "background")
        found.append(paragraph)
    return found
