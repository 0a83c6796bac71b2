"""Web archives (WARC): each page that was answered with 200, as it was when it was archived."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from policydigest.formats import days
from policydigest.formats.parts import MAX_BYTES, ArticleError, Item, Origin, keyed, too_large
from policydigest.model import Article

Read = Callable[[BinaryIO, Origin], Iterator[Item]]
_KINDS = ("response", "resource")
_NO_TEXT = ("image/", "video/", "audio/", "font/", "text/css", "text/javascript")
_BROKEN = "is a broken web archive ({}). Copy it again"


def read(file: BinaryIO, origin: Origin, read_file: Read) -> Iterator[Item]:
    """The articles of the pages in a web archive, compressed or not, in its order.

    Raises `ArticleError`.
    """
    try:
        for record in _records(file):
            status = record.http_headers.get_statuscode() if record.http_headers else "200"
            if record.rec_type not in _KINDS or status != "200":
                continue
            url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            kind = _header(record, "Content-Type")
            if not url.startswith(("http://", "https://")) or kind.startswith(_NO_TEXT):
                continue
            day = days.day(record.rec_headers.get_header("WARC-Date"))
            here = origin.member(url, url=url, retrieved=day)
            data = record.content_stream().read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                yield too_large(here.name, len(data))
                continue
            origin.allowance.take(here.name, len(data))
            for item in read_file(BytesIO(data), here):
                yield keyed(item, origin.name) if isinstance(item, Article) else item
    except (ArchiveLoadFailed, EOFError, ValueError, OSError, zlib.error) as error:
        said = " ".join(str(error).split())[:120]
        raise ArticleError(origin.name, _BROKEN.format(said)) from None


def _records(file: BinaryIO) -> Iterator[Any]:
    try:
        yield from ArchiveIterator(file)
    except AttributeError as error:  # warcio's for a record that lacks what it must have
        raise ArchiveLoadFailed(f"a record is not whole: {error}") from None


def _header(record: Any, name: str) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header(name) or "").lower()
