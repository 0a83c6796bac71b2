"""The one way in: looks at what a file is, and hands it to the module for its format."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from policydigest.formats import kinds, plain
from policydigest.formats.kinds import Kind
from policydigest.formats.parts import (
    MAX_BYTES,
    MAX_DEPTH,
    SAVE_TEXT,
    ArticleError,
    Item,
    Origin,
    too_large,
)
from policydigest.model import Article

EMPTY = "is empty. Put the text of the article in it, or delete it"
NOTHING = "holds no article. Delete it, or fill it"
_DEPENDENT = "leads to articles and holds none"


def read(file: BinaryIO, origin: Origin) -> Iterator[Item]:
    """Everything in a file that can be sought in: articles, addresses that lead to some, and an
    error for each part that cannot be read. Nothing is raised.
    """
    empty = True
    try:
        for item in _read(file, origin):
            empty = False
            yield item
    except ArticleError as error:
        yield error
        return
    if empty:
        yield ArticleError(origin.name, NOTHING)


def read_bytes(data: bytes, origin: Origin) -> Iterator[Item]:
    """The same for bytes."""
    yield from read(BytesIO(data), origin)


def read_one(data: bytes, origin: Origin) -> Article:
    """The only article in these bytes. Raises `ArticleError`, also for a file of several."""
    if len(data) > MAX_BYTES:
        raise too_large(origin.name, len(data))
    found = list(read_bytes(data, origin))
    articles = [item for item in found if isinstance(item, Article)]
    if len(articles) == 1:
        return articles[0]
    for item in found:
        if isinstance(item, ArticleError):
            raise item
    several = f"holds {len(articles)} articles. Give them to `policydigest draft`"
    raise ArticleError(origin.name, several if articles else _DEPENDENT)


def kind(head: bytes, name: str) -> Kind:
    """The kind of a file by its first bytes. Raises `ArticleError`."""
    if not head.strip(b" \t\r\n\xef\xbb\xbf"):
        raise ArticleError(name, EMPTY)
    try:
        return kinds.kind_of(head)
    except ValueError as error:
        raise ArticleError(name, f"{error}, not a text. {SAVE_TEXT}") from None


def _read(file: BinaryIO, origin: Origin) -> Iterator[Item]:
    head = file.read(kinds.HEAD)
    file.seek(0)
    found = kind(head, origin.name)
    # Modules of formats that are seldom met are loaded when they are.
    if found == "zip":
        from policydigest.formats import archives

        yield from archives.read_zip(file, origin, read)
    elif found == "warc" or (found == "gzip" and _is_packed_warc(head)):
        from policydigest.formats import warc

        if origin.depth >= MAX_DEPTH:
            raise ArticleError(origin.name, "is an archive too deep in archives. Unpack it")
        yield from warc.read(file, origin, read)
    elif found == "gzip":
        from policydigest.formats import archives

        yield from archives.read_gzip(file, origin, read)
    elif found == "json":
        from policydigest.formats import records

        yield from records.read(file, origin)
    else:
        data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise too_large(origin.name, len(data) + len(file.read(10 * MAX_BYTES)))
        yield from _read_document(found, data, origin)


def _read_document(found: Kind, data: bytes, origin: Origin) -> Iterator[Item]:
    if found == "pdf":
        from policydigest.formats import pdf

        yield pdf.read(data, origin)
    elif found == "mail":
        from policydigest.formats import mail

        yield from mail.read(data, origin, read)
    elif found == "feed":
        from policydigest.formats import feeds

        yield from feeds.read_xml(data, origin)
    elif found == "sitemap":
        from policydigest.formats import lists

        yield from lists.read_sitemap(data, origin)
    elif found == "addresses":
        from policydigest.formats import lists

        yield from lists.read_text(data, origin)
    elif found == "html":
        from policydigest.formats import web

        yield web.read(data, origin)
    else:
        yield plain.read(data, origin)


def _is_packed_warc(head: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False
