"""XML and fragments of HTML, read so that nothing in them can reach out or swell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from policydigest.formats.parts import ArticleError

_SPACE = re.compile(r"\s+")
# Entities may unfold to gigabytes; no feed or office file needs its own.
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
# Half of a pair of surrogates, by number: libxml mends it into what is no UTF-8.
_HALF = re.compile(
    rb"&#(?:x0*d[89a-f][0-9a-f]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d"
    rb"|5734[0-3]));",
    re.IGNORECASE,
)
_BLOCK_NAMES = """
address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6
header hr li main nav ol p pre section table td th tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{10000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
MAX_ATTRIBUTES = 500  # libxml compares each with all others
_DROPPED = ("script", "style", "noscript", "template", "iframe", "object", "svg")


def xml(name: str, data: bytes, *, recover: bool = False) -> etree._Element:
    """The root element of an XML document. Raises `ArticleError`.

    Entities are not resolved and nothing is loaded; a document that declares its own is refused.
    `recover` mends what can be mended, as feeds often need.
    """
    plain = data.replace(b"\0", b"")  # UTF-16 shows its declarations too
    if _ENTITY.search(plain):
        raise ArticleError(
            name, "declares entities of its own, as files made to fill a memory do. It was left"
        )
    if recover and _HALF.search(plain):
        if len(plain) < len(data):
            raise ArticleError(name, "is broken XML (half a character). Save or fetch it again")
        data = _HALF.sub(b"&#xfffd;", data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: etree._Element | None = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError(name, f"is broken XML ({error}). Save or fetch it again") from None
    if root is None:
        raise ArticleError(name, "is broken XML. Save or fetch it again")
    return root


def is_swollen(text: str) -> bool:
    """Whether some tag of a page has attributes without end, as pages made to stall a reader do."""
    long = (_QUOTED.sub("", match[0]) for match in _LONG_TAG.finditer(text))
    return any(len(tag.split()) > MAX_ATTRIBUTES for tag in long)


def local(element: Any) -> str:
    """The element's name without its namespace; empty for what is no element.

    In a broken file a prefix may stand for no namespace, which lxml takes for part of the name.
    """
    name = element.tag if isinstance(element.tag, str) else ""
    return name.rpartition("}")[2].rpartition(":")[2]


def words(element: Any) -> str:
    """All text in an element, on one line."""
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def paragraphs_of_html(fragment: str) -> str:
    """The text of a piece of HTML, such as a feed's, with blank lines between its blocks."""
    if not fragment.strip() or is_swollen(fragment):
        return ""
    try:
        root = html.fragment_fromstring(fragment, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    etree.strip_elements(root, *_DROPPED, with_tail=False)
    blocks = (_SPACE.sub(" ", block).strip() for block in "".join(_pieces(root)).split("\0"))
    return "\n\n".join(block for block in blocks if block)


def _pieces(root: Any) -> Iterator[str]:
    """The text in reading order, with NUL where a block begins or ends."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield element.tail or ""
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            yield "\0- " if tag == "li" and event == "start" else "\0"
        if event == "start":
            yield " " if tag == "br" else ""
            yield (element.text or "").replace("\0", "")
        elif element is not root:
            yield (element.tail or "").replace("\0", "")
