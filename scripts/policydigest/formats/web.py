"""Web pages: running text and what the page says about itself.

trafilatura finds the text; scripts, styles, navigation and comments are not part of it. Nothing
here uses the network or the clock.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lxml import etree

from policydigest.encoding import NotUtf8Error, decode
from policydigest.formats.markup import is_swollen
from policydigest.formats.parts import SAVE_TEXT, ArticleError, Origin, article

if TYPE_CHECKING:
    from policydigest.model import Article

_SPACE = re.compile(r"\s+")
# htmldate takes today as the latest possible date unless told otherwise, and then the same page
# would give another date next year
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
_LANGUAGE = re.compile(
    r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.I
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NO_TEXT = "no article text was found in this HTML. Save the article's text as a .txt file"


def read(data: bytes, origin: Origin) -> Article:
    """The article in a page. Raises `ArticleError`."""
    return from_markup(decoded(data, origin), origin, {})


def from_markup(markup: str, origin: Origin, given: Mapping[str, str | None]) -> Article:
    """The article in a page's markup; `given` goes before what the page says of itself.

    Raises `ArticleError`.
    """
    if is_swollen(markup):
        raise ArticleError(origin.name, f"has a tag with attributes without end. {SAVE_TEXT}")
    found = extract(markup, url=given.get("url") or origin.url)
    if found is None or not re.search(r"[^\W\d_]{2}", found[0]):
        raise ArticleError(origin.name, NO_TEXT)
    text, fields = found
    if origin.url and not _same_site(fields.get("url"), origin.url):
        fields["url"] = origin.url  # a page speaks for its own site only
    return article(origin, text, {**fields, **{k: v for k, v in given.items() if v}})


def decoded(data: bytes, origin: Origin) -> str:
    """The page's text: by its byte order mark, as UTF-8, or as server or page declare.

    A fetched page that fits none of these is read as Windows-1252, as browsers do; a file is
    refused, since whoever saved it can save it again. Raises `ArticleError`.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(codecs.BOM_UTF8).decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = declared_encoding(data, origin)
    if declared is not None:
        return declared
    if origin.url:
        return data.decode("cp1252", "replace")
    try:
        return decode(data, origin.name)
    except NotUtf8Error as error:
        raise ArticleError(origin.name, error.reason, error.line) from None


def declared_encoding(data: bytes, origin: Origin) -> str | None:
    """The text in the encoding that the server or the page itself declares, if that fits."""
    meta = _CHARSET.search(data[:4096])
    for charset in (origin.charset, meta[1].decode("ascii") if meta else None):
        try:
            if charset:
                return data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return None


def extract(markup: str, *, url: str | None = None) -> tuple[str, dict[str, str | None]] | None:
    """The text of the article in `markup`, its paragraphs set apart by blank lines, and the fields
    of `Article` found; None where there is none. `url` is the page's address.
    """
    import trafilatura  # most of a second to load, and only pages need it

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
    return text + "\n", {
        "title": found.title,
        "url": found.url if str(found.url or "").startswith(("http://", "https://")) else None,
        "publisher": found.sitename,
        "author": found.author,
        "published": found.date,
        "licence": found.license,
        "language": language[1] if language else None,
    }


def _same_site(one: str | None, other: str) -> bool:
    """Whether two addresses are of one site, its mobile and other subdomains included."""
    try:
        hosts = [(urlsplit(url or "").hostname or "").removeprefix("www.") for url in (one, other)]
    except ValueError:
        return False
    shorter, longer = sorted(hosts, key=len)
    return bool(shorter) and (longer == shorter or longer.endswith(f".{shorter}"))


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
