"""Archives (ZIP) and compressed files (gzip): each thing in them, read as a file of its own."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from policydigest.formats import office
from policydigest.formats.parts import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_RATIO,
    SMALL,
    ArticleError,
    Item,
    Origin,
    too_much,
)
from policydigest.formats.unzip import Archive

# Reads the things in a file: `reading.read`, which knows this module.
Read = Callable[[BinaryIO, Origin], Iterator[Item]]

_OTHERS = (
    ("xl/", "this is an Excel workbook, not a text"),
    ("ppt/", "this is a PowerPoint presentation, not a text"),
    ("META-INF/container.xml", "this is an e-book"),
    ("classes.dex", "this is a program"),
)
_CHUNK = 1 << 16
TOO_DEEP = "is an archive in an archive in an archive. Unpack it"


def read_zip(file: BinaryIO, origin: Origin, read: Read) -> Iterator[Item]:
    """The document or the members of an archive. Raises `ArticleError`."""
    archive = Archive(file, origin)
    if office.DOCX in archive.names:
        yield office.read_docx(archive, origin)
        return
    if office.ODT in archive.names and "mimetype" in archive.names:
        if b"opendocument.text" not in archive.read("mimetype"):
            raise ArticleError(origin.name, "this is an OpenDocument table or drawing, not a text")
        yield office.read_odt(archive, origin)
        return
    for start, reason in _OTHERS:
        if any(name.startswith(start) for name in archive.names):
            raise ArticleError(origin.name, f"{reason}. Save its text as a .txt or .md file")
    if origin.depth >= MAX_DEPTH:
        raise ArticleError(origin.name, TOO_DEEP)
    for name in sorted(archive.names):
        if _is_by_the_way(name):
            continue
        try:
            data = archive.read(name)
        except ArticleError as error:
            yield error
            continue
        yield from read(BytesIO(data), origin.member(name))


def read_gzip(file: BinaryIO, origin: Origin, read: Read) -> Iterator[Item]:
    """What was compressed, at most `MAX_BYTES` of it. Raises `ArticleError`."""
    if origin.depth >= MAX_DEPTH:
        raise ArticleError(origin.name, TOO_DEEP)
    data = gunzipped(file, origin)
    inner = Origin(
        origin.name, origin.url, origin.retrieved, origin.charset, origin.depth + 1,
        origin.allowance,
    )  # fmt: skip
    yield from read(BytesIO(data), inner)


def gunzipped(file: BinaryIO, origin: Origin) -> bytes:
    """The bytes that were compressed, of all parts one after the other. Raises `ArticleError`."""
    whole = bytearray()
    packed = 0
    inflate = zlib.decompressobj(wbits=31)
    while chunk := file.read(_CHUNK):
        packed += len(chunk)
        while chunk:
            try:
                out = inflate.decompress(chunk, MAX_BYTES)
            except zlib.error as error:
                raise _broken(origin, str(error)) from None
            origin.allowance.take(origin.name, len(out))
            whole += out
            if len(whole) > MAX_BYTES or (len(whole) > SMALL and len(whole) > packed * MAX_RATIO):
                raise too_much(origin.name)
            chunk = inflate.unconsumed_tail or inflate.unused_data
            if inflate.eof and chunk:  # another part follows
                inflate = zlib.decompressobj(wbits=31)
    if not inflate.eof:
        raise _broken(origin, "it ends too early")
    return bytes(whole)


def _broken(origin: Origin, error: str) -> ArticleError:
    return ArticleError(
        origin.name, f"is a broken compressed file ({error}). Copy or fetch it again"
    )


def _is_by_the_way(name: str) -> bool:
    """Whether a member is a tool's trace, which nobody means as a source."""
    path = PurePosixPath(name.replace("\\", "/"))
    return "__MACOSX" in path.parts or path.name.startswith(".") or path.name == "Thumbs.db"
