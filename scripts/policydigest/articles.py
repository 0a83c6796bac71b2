"""Source articles: bytes to `Article`, judged by what is in the file and not by its name alone.

Every file that cannot be read is refused with a reason that says how to mend it. The text of a
text or Markdown source is exactly what stands in the file after its front matter, so that
evidence offsets hold.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from policydigest import front_matter, schema, strict_yaml
from policydigest.dates import date_problem
from policydigest.encoding import NotUtf8Error, decode, likely_encoding
from policydigest.fields_reader import did_you_mean
from policydigest.model import Article

MAX_BYTES = 20_000_000
FIELDS = (
    "title",
    "url",
    "publisher",
    "author",
    "published",
    "licence",
    "language",
    "retrieved",
)

_SAVE_TEXT = "Save its text as a .txt or .md file in UTF-8"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "this is a PDF"),
    (b"\x89PNG\r\n", "this is a picture (PNG)"),
    (b"\xff\xd8\xff", "this is a picture (JPEG)"),
    (b"GIF8", "this is a picture (GIF)"),
    (b"II*\0", "this is a picture (TIFF)"),
    (b"MM\0*", "this is a picture (TIFF)"),
    (b"\xd0\xcf\x11\xe0", "this is an old Office document"),
    (b"{\\rtf", "this is a Rich Text document"),
    (b"\x1f\x8b", "this is a compressed file (gzip)"),
    (b"7z\xbc\xaf", "this is an archive (7z)"),
    (b"Rar!", "this is an archive (RAR)"),
    (b"BZh", "this is a compressed file (bzip2)"),
    (b"\xfd7zXZ", "this is a compressed file (xz)"),
    (b"\x7fELF", "this is a program"),
    (b"MZ\x90\0", "this is a program"),
    (b"SQLite format 3", "this is a database"),
    (b"bplist", "this is a property list (a web archive)"),
)
_ZIPPED = (
    (b"word/", "this is a Word document"),
    (b"xl/", "this is an Excel workbook"),
    (b"ppt/", "this is a PowerPoint presentation"),
    (b"opendocument", "this is an OpenDocument file"),
    (b"epub", "this is an e-book"),
)
_CONTROLS = bytes({*range(32)} - {*b"\t\n\f\r"})
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_]{2}")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I)


class ArticleError(ValueError):
    """A source that cannot be read: its `name`, and the `reason` with how to mend it.

    `line` is the line at fault where there is one.
    """

    def __init__(self, name: str, reason: str, line: int | None = None) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
        self.line = line


def read_article(path: Path, *, root: Path | None = None) -> Article:
    """Read the source at `path`; its name is the path below `root`, with forward slashes.

    Raises `ArticleError`.
    """
    name = path.relative_to(root).as_posix() if root else path.as_posix()
    try:
        if not path.is_file():
            reason = "is not a file" if path.exists() else "there is no such file. Check the path"
            raise ArticleError(name, reason)
        size = path.stat().st_size
        if size > MAX_BYTES:  # before reading: a huge file must not fill the memory
            raise _too_large(name, size)
        data = path.read_bytes()
    except OSError as error:
        reason = f"cannot be read ({error.strerror}). Check its permissions"
        raise ArticleError(name, reason) from None
    return article_from_bytes(name, data)


def article_from_bytes(
    name: str, data: bytes, *, url: str | None = None, retrieved: str | None = None
) -> Article:
    """The article in these bytes.

    `url` and `retrieved` say where and when they were fetched; front matter goes before both.
    Raises `ArticleError`.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise ArticleError(name, "is empty. Put the text of the article in it, or delete it")
    binary = _binary_kind(data)
    if binary:
        raise ArticleError(name, f"{binary}, not a text. {_SAVE_TEXT}")
    text = _decoded(name, data)
    try:
        parts = front_matter.split(text)
    except front_matter.UnclosedError as error:
        reason = f"line {error.line}: the front matter is not closed. End it with a line `---`"
        raise ArticleError(name, reason, error.line) from None
    given = {"url": url, "retrieved": retrieved, **_front_fields(name, parts)}
    if _HTML.match(parts.body) or name.lower().endswith((".html", ".htm", ".xhtml")):
        return _from_html(name, parts.body, given)
    if not _WORD.search(parts.body):
        raise ArticleError(name, f"has no words in it. {_SAVE_TEXT}, or delete it")
    return Article(name, parts.body, parts.offset, sha256=_sha256(parts.body), **given)


def _from_html(name: str, markup: str, given: dict[str, str | None]) -> Article:
    # it takes most of a second to load, and only pages of HTML need it
    from policydigest import html_article

    page = html_article.extract(markup, url=given.get("url"))
    if page is None or not _WORD.search(page.text):
        raise ArticleError(
            name, "no article text was found in this HTML. Save the article's text as a .txt file"
        )
    found = {**page.fields, **{key: value for key, value in given.items() if value}}
    return Article(name, page.text, 0, sha256=_sha256(page.text), **found)


def _decoded(name: str, data: bytes) -> str:
    try:
        text = decode(data, name)
    except NotUtf8Error as error:
        declared = _CHARSET.search(data[:4096])
        if declared:  # a saved web page says itself what it is in
            try:
                return data.decode(declared[1].decode("ascii"))
            except (LookupError, UnicodeDecodeError):
                pass
        raise ArticleError(name, error.reason, error.line) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ArticleError(
            name, f"is a binary file (NUL byte in line {line}), not a text. {_SAVE_TEXT}", line
        )
    return text


def _binary_kind(data: bytes) -> str | None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "this is a picture (WebP)"
    if data[4:8] == b"ftyp":
        return "this is a video or a picture"
    if data.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _ZIPPED if part in data), "this is a ZIP archive")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    # UTF-16 is text with many zero bytes, and has a message of its own
    if controls * 50 > len(data) and not likely_encoding(data).startswith("UTF-16"):
        return "this is a binary file"
    return None


def _front_fields(name: str, parts: front_matter.Split) -> dict[str, str | None]:
    if parts.front is None:
        return {}

    def broken(line: int, message: str) -> ArticleError:
        return ArticleError(name, f"line {line}: {message}", line)

    try:
        loaded = strict_yaml.load(parts.front, first_line=parts.line)
    except strict_yaml.YamlProblem as error:
        raise broken(error.line, error.message) from None
    if loaded.value is None:
        return {}
    if not isinstance(loaded.value, dict):
        raise broken(parts.line, "the front matter holds no fields. Write `name: value` lines")
    fields: dict[str, str | None] = {}
    for key, value in loaded.value.items():
        line = loaded.lines[(key,)]
        if key not in FIELDS:
            hint = did_you_mean(key, FIELDS) or f" Known are {', '.join(FIELDS)}."
            raise broken(line, f"{key}: unknown field.{hint}")
        if isinstance(value, list | dict):
            raise broken(line, f"{key}: write a text here, not a list or a group of fields")
        # a title such as 2024 is a number to YAML and a title to everybody else
        text = value if isinstance(value, str) or value is None else loaded.raw[(key,)]
        if not text or not text.strip():
            continue
        if key in schema.SOURCE_DAYS:
            text = re.sub(r"(?<=^\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*", "", text)
            wrong = date_problem(text, day=True)
            if wrong:
                raise broken(line, f"{key}: {wrong}")
        fields[key] = text
    return fields


def _too_large(name: str, size: int) -> ArticleError:
    limit = MAX_BYTES // 1_000_000
    return ArticleError(
        name,
        f"is {size / 1_000_000:.1f} MB large; {limit} MB are allowed. "
        "Keep the article's text alone in it",
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
