"""The article in a page of HTML: running text and what the page says about itself.

trafilatura finds the text; scripts, styles, navigation and comments are not part of it. Nothing
here uses the network or the clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import trafilatura
from lxml import etree

_SPACE = re.compile(r"\s+")
# htmldate takes today as the latest possible date unless told otherwise, and then the same page
# would give another date next year
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
_LANGUAGE = re.compile(
    r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.I
)


class Page(NamedTuple):
    """The text, its paragraphs set apart by blank lines, and the fields of `Article` found."""

    text: str
    fields: dict[str, str | None]


def extract(markup: str, *, url: str | None = None) -> Page | None:
    """The article in `markup`, or None where none is found; `url` is the page's address."""
    try:
        found: Any = trafilatura.bare_extraction(
            markup,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params=dict(_DATES),
        )
    except (ValueError, AssertionError, etree.LxmlError):  # markup that no parser can follow
        return None
    if found is None or found.body is None:
        return None
    text = "\n\n".join(_paragraphs(found.body))
    if not text:
        return None
    language = _LANGUAGE.search(markup[:20_000])
    fields = {
        "title": found.title,
        "url": found.url if str(found.url or "").startswith(("http://", "https://")) else None,
        "publisher": found.sitename,
        "author": found.author,
        "published": found.date,
        "licence": found.license,
        "language": language[1] if language else None,
    }
    return Page(text + "\n", {name: value for name, value in fields.items() if value})


def _paragraphs(body: Any) -> Iterator[str]:
    """The blocks of trafilatura's tree in reading order."""
    for element in body:
        if not isinstance(element.tag, str):
            continue
        if element.tag == "list":
            items = (_words(item) for item in element.iter("item"))
            lines = [f"- {item}" for item in items if item]
            if lines:
                yield "\n".join(lines)
        elif element.tag == "table":
            for row in element.iter("row"):
                cells = [_words(cell) for cell in row.iter("cell")]
                line = " | ".join(cell for cell in cells if cell)
                if line:
                    yield line
        elif element.tag == "quote" and len(element):
            yield from _paragraphs(element)
        else:
            text = _words(element)
            if text:
                yield text
        tail = _SPACE.sub(" ", element.tail or "").strip()
        if tail:
            yield tail


def _words(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = " " + (line_break.tail or "")
    return _SPACE.sub(" ", "".join(element.itertext())).strip()
