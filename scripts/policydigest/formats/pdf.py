"""PDF: the text in reading order, without the headers and footers of its pages.

pypdf takes the file apart, within limits of its own for what may unfold; `layout` puts the pieces
together. Text that is only a picture (a scan) cannot be read.
"""

from __future__ import annotations

import logging
import re
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError, LimitReachedError, PyPdfError

from policydigest.formats import days, layout
from policydigest.formats.layout import Piece
from policydigest.formats.parts import ArticleError, Origin, article, too_much
from policydigest.model import Article

MAX_PAGES = 300
MAX_PIECES = 20_000  # a page full of text has a few hundred
_LOCKED = "is locked with a password. Save it without one, and put that file here"
_SCANNED = "has no text in it, only pictures (a scan, perhaps). Save its text as a .txt file"
_SITE = re.compile(r"\s+[-–—|·»]\s+[^-–—|·»]{2,60}$")
# Names that programs give and no person means as a title.
_NO_TITLE = re.compile(
    r"^(?:microsoft \w+ - .*|untitled.*|document\s*\d*|slide \d+|.*\.(?:docx?|pdf|indd|odt|rtf|qxd)"
    r"|https?://.*|about:blank|\W*)$",
    re.IGNORECASE,
)
_TOP = 10  # lines of the first page among which the date is sought

# pypdf tells of every oddity that it mends
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(data: bytes, origin: Origin) -> Article:
    """The article in a PDF. Raises `ArticleError`."""
    try:
        return _read(data, origin)
    except ArticleError:
        raise
    except FileNotDecryptedError:
        raise ArticleError(origin.name, _LOCKED) from None
    except LimitReachedError:
        raise too_much(origin.name) from None
    except (
        PyPdfError,
        ArithmeticError,
        AttributeError,
        LookupError,
        NotImplementedError,
        OSError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        # A broken file shows as whatever its wrong parts make of pypdf's code.
        reason = f"is a broken PDF ({error}). Save or fetch it again, or save its text as .txt"
        raise ArticleError(origin.name, reason) from None


def _read(data: bytes, origin: Origin) -> Article:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ArticleError(origin.name, _LOCKED)
    count = len(reader.pages)
    if count > MAX_PAGES:
        reason = f"has {count} pages; {MAX_PAGES} are allowed. Save the pages that matter"
        raise ArticleError(origin.name, reason)
    pages = [_page(page, origin) for page in reader.pages]
    paragraphs, headline = layout.paragraphs(pages)
    if not paragraphs:
        raise ArticleError(origin.name, _SCANNED)
    text = "\n\n".join(paragraphs) + "\n"
    origin.allowance.take(origin.name, len(text))
    return article(origin, text, _fields(reader, paragraphs, headline))


def _page(page: Any, origin: Origin) -> layout.Page:
    pieces: list[Piece] = []

    def visit(text: str, matrix: Any, text_matrix: Any, _font: Any, size: Any) -> None:
        if len(pieces) > MAX_PIECES:
            raise too_much(origin.name)
        a, b, c, d, e, f = (float(number) for number in text_matrix)
        x = e * matrix[0] + f * matrix[2] + matrix[4]
        y = e * matrix[1] + f * matrix[3] + matrix[5]
        scale = abs((a + b) * matrix[1] + (c + d) * matrix[3]) or 1.0
        pieces.append(Piece(text, float(x), float(y), abs(float(size or 0)) * scale))

    page.extract_text(visitor_text=visit)
    box = page.mediabox
    return layout.Page(tuple(pieces), float(box.bottom), float(box.top), float(box.width))


def _fields(reader: Any, paragraphs: list[str], headline: str | None) -> dict[str, str | None]:
    """What the file says of itself; the first page goes before its date, not before its title."""
    told = reader.metadata or {}

    def text(key: str) -> str | None:
        value = told.get(key)
        return str(value).replace("\0", "").strip() if value else None

    title = text("/Title")
    if not title or _NO_TITLE.match(title):
        title = headline
    elif site := _SITE.search(title):  # of a printed web page: the headline, and whose page it is
        tops = (" ".join(one.split()) for one in (headline or "", *paragraphs[:_TOP]))
        title = next((top for top in tops if top == title[: site.start()].rstrip()), title)
    dated = (days.written(paragraph[:200]) for paragraph in paragraphs[:_TOP])
    language = reader.root_object.get("/Lang")
    return {
        "title": title,
        "author": text("/Author"),
        "published": next((day for day in dated if day), None) or days.day(text("/CreationDate")),
        "language": str(language) if language else None,
    }
