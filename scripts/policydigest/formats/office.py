"""Word (DOCX) and OpenDocument (ODT) texts: paragraphs, lists and tables in their order.

Both are ZIP archives of XML. python-docx reads the one and not the other, and sets no limit to
what a file unpacks to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policydigest.formats import days, markup
from policydigest.formats.parts import ArticleError, Origin, article
from policydigest.formats.unzip import Archive
from policydigest.model import Article

DOCX = "word/document.xml"
ODT = "content.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What stands beside the text: deleted words, notes, codes of fields, second versions of drawings.
_BESIDE_TEXT = """
annotation del delText endnote Fallback footnote instrText moveFrom note sequence-decls
tracked-changes
"""
_BESIDE = frozenset(_BESIDE_TEXT.split())
_SPACES = frozenset({"tab", "br", "cr", "line-break", "s", "p"})
_ROWS, _CELLS = ("tr", "table-row"), ("tc", "table-cell")
_TITLES = re.compile(r"title|heading\s*1$", re.IGNORECASE)
_TOP = 8  # the paragraphs among which the date of a document is sought


def read_docx(archive: Archive, origin: Origin) -> Article:
    """The article in a Word document. Raises `ArticleError`."""
    root = markup.xml(origin.name, archive.read(DOCX))
    return _made(root, archive, "docProps/core.xml", origin)


def read_odt(archive: Archive, origin: Origin) -> Article:
    """The article in an OpenDocument text. Raises `ArticleError`."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive.names and b"encryption-data" in archive.read(manifest):
        reason = "is locked with a password. Save it without one, and put that file here"
        raise ArticleError(origin.name, reason)
    root = markup.xml(origin.name, archive.read(ODT))
    return _made(root, archive, "meta.xml", origin)


def _made(root: Any, archive: Archive, meta: str, origin: Origin) -> Article:
    body: Any = next((element for element in root if markup.local(element) == "body"), root)
    blocks = list(_blocks(body))
    if not blocks:
        raise ArticleError(origin.name, "has no text in it (pictures, perhaps). Save its text")
    fields = _properties(archive, meta, origin)
    dated = (days.written(block) for block in blocks[:_TOP])
    fields["published"] = next((day for day in dated if day), fields.get("published"))
    title = next((_line(p) for p in body.iter() if _TITLES.search(_style(p)) and _line(p)), None)
    fields["title"] = title or fields.get("title")
    return article(origin, "\n\n".join(blocks) + "\n", fields)


def _properties(archive: Archive, name: str, origin: Origin) -> dict[str, str | None]:
    """Title, author, date and language that the document's own properties give."""
    if name not in archive.names:
        return {}
    found: dict[str, str] = {}
    for element in markup.xml(origin.name, archive.read(name)).iter():
        text = (element.text or "").strip()
        if text:
            found.setdefault(markup.local(element), text)
    return {
        "title": found.get("title"),
        "author": found.get("creator") or found.get("initial-creator"),
        "published": days.day(found.get("created") or found.get("creation-date")),
        "language": found.get("language"),
    }


def _blocks(parent: Any) -> Iterator[str]:
    """The paragraphs, and the rows of tables with bars between their cells."""
    for element in parent:
        name = markup.local(element)
        if name in _BESIDE:
            continue
        if name in ("p", "h"):
            text = _line(element)
            if text:
                yield f"- {text}" if _in_list(element) else text
        elif name in _ROWS:
            cells = (_line(cell) for cell in element if markup.local(cell) in _CELLS)
            line = " | ".join(cell for cell in cells if cell)
            if line:
                yield line
        else:  # sections, lists, tables, content controls
            yield from _blocks(element)


def _line(element: Any) -> str:
    return " ".join("".join(_texts(element)).split())


def _texts(element: Any) -> Iterator[str]:
    """The words of an element in their order: in Word's XML those of `t`, in ODT's all."""
    name = markup.local(element)
    if name in _BESIDE:
        return
    if name in _SPACES:
        yield " "
    is_word = str(element.tag).startswith(_WORD)
    if element.text and (name == "t" or not is_word):
        yield element.text
    for child in element:
        yield from _texts(child)
        if child.tail and not is_word:
            yield child.tail


def _style(element: Any) -> str:
    """The name of a paragraph's style; empty for what is no paragraph."""
    name = markup.local(element)
    if name not in ("p", "h"):
        return ""
    for found in element.iterfind(f"{_WORD}pPr/{_WORD}pStyle"):
        return str(found.get(f"{_WORD}val", ""))
    named = next((v for k, v in element.items() if k.endswith("}style-name")), "")
    level = next((v for k, v in element.items() if k.endswith("}outline-level")), "")
    return f"heading {level}" if name == "h" else str(named)


def _in_list(element: Any) -> bool:
    if element.find(f"{_WORD}pPr/{_WORD}numPr") is not None:
        return not _style(element).lower().startswith("heading")
    return markup.local(element.getparent()) == "list-item"
