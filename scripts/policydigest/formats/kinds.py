"""What a file is, judged by its first bytes and never by its name."""

from __future__ import annotations

import re
from typing import Literal

from policydigest.encoding import likely_encoding

Kind = Literal[
    "addresses",
    "feed",
    "gzip",
    "html",
    "json",
    "mail",
    "pdf",
    "sitemap",
    "text",
    "warc",
    "zip",
]
# Kinds that may hold several articles, or lead to them.
CONTAINERS: frozenset[Kind] = frozenset(
    {"addresses", "feed", "gzip", "json", "mail", "sitemap", "warc", "zip"}
)
HEAD = 65_536

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "this is a picture (PNG)"),
    (b"\xff\xd8\xff", "this is a picture (JPEG)"),
    (b"GIF8", "this is a picture (GIF)"),
    (b"II*\0", "this is a picture (TIFF)"),
    (b"MM\0*", "this is a picture (TIFF)"),
    (b"\xd0\xcf\x11\xe0", "this is an old or a locked Office document"),
    (b"{\\rtf", "this is a Rich Text document"),
    (b"7z\xbc\xaf", "this is an archive (7z)"),
    (b"Rar!", "this is an archive (RAR)"),
    (b"BZh", "this is a compressed file (bzip2)"),
    (b"\xfd7zXZ", "this is a compressed file (xz)"),
    (b"\x28\xb5\x2f\xfd", "this is a compressed file (zstd)"),
    (b"\x7fELF", "this is a program"),
    (b"MZ\x90\0", "this is a program"),
    (b"SQLite format 3", "this is a database"),
    (b"bplist", "this is a property list (a web archive)"),
    (b"%!PS", "this is a PostScript document"),
)
_CONTROLS = bytes({*range(32)} - {*b"\t\n\f\r"})
_PROLOGUE = r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*)*"
# Pages, and the parts of pages that people save without what stands around them.
_HTML = re.compile(
    rf"{_PROLOGUE}<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|main"
    r"|section|header|nav|div|h[1-6]|p|table|span|ul|ol)\b(?!:)",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(
    rf"{_PROLOGUE}(?:<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)?{_PROLOGUE}<(?:[\w.-]+:)?([\w.-]+)",
    re.DOTALL,
)
_ROOTS: dict[str, Kind] = {
    "rss": "feed",
    "feed": "feed",
    "RDF": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]|[ \t]+\S")
_MAIL_NEEDS = (
    {"from", "received", "return-path", "sender"},
    {"message-id", "mime-version", "date", "received"},
)
_URL_LINE = re.compile(r"https?://\S+", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)


def kind_of(head: bytes) -> Kind:
    """The kind of file that begins with these bytes (`HEAD` of them, or all).

    Raises `ValueError` with the reason for one that holds no article.
    """
    if head.startswith(b"%PDF-") or b"%PDF-" in head[:1024].lstrip(b"\0 \r\n\t")[:8]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"WARC/"):
        return "warc"
    refused = _refused(head)
    if refused:
        raise ValueError(refused)
    return _kind_of_text(beginning(head))


def beginning(head: bytes) -> str:
    """The first bytes as text, whatever the encoding: good enough to tell what it is."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def is_html(text: str) -> bool:
    """Whether the text is a page of HTML."""
    return bool(_HTML.match(text[:HEAD]))


def _refused(head: bytes) -> str | None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "this is a picture (WebP)"
    if head[4:8] == b"ftyp":
        return "this is a video or a picture"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    # UTF-16 is text with many zero bytes, and has a message of its own
    if controls * 50 > len(head) and not likely_encoding(head).startswith("UTF-16"):
        return "this is a binary file"
    return None


def _kind_of_text(text: str) -> Kind:
    if is_html(text):
        return "html"
    root = _ROOT.match(text)
    if root and root[1] in _ROOTS:
        return _ROOTS[root[1]]
    if root and _XML.match(text):
        raise ValueError(f"this is XML of a kind that is not read (<{root[1]}>)")
    if _is_json(text):
        return "json"
    if _is_mail(text):
        return "mail"
    return "addresses" if _is_list(text) else "text"


def _is_json(text: str) -> bool:
    return bool(re.match(r'\s*(?:\{\s*["}]|\[\s*\{\s*["}])', text))


def _is_mail(text: str) -> bool:
    names = set()
    for line in text.splitlines()[:200]:
        header = _HEADER.match(line)
        if not header:
            break
        if header[1]:
            names.add(header[1].lower())
    return all(names & needed for needed in _MAIL_NEEDS)


def _is_list(text: str) -> bool:
    """Whether every line is an address or a note; the last of a long text may be cut off."""
    whole = text.rpartition("\n")[0] if len(text) >= HEAD else text
    lines = [line.strip() for line in whole.splitlines()]
    told = [line for line in lines if line and not line.startswith("#")]
    return bool(told) and all(_URL_LINE.fullmatch(line) for line in told)
