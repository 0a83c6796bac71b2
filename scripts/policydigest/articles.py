"""Source articles from the disk: files → `Article`s, judged by what is in them.

What a file is, and how it is read, is the matter of `formats`; every file that cannot be read is
refused with a reason that says how to mend it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from policydigest.formats import kinds, reading
from policydigest.formats.parts import MAX_BYTES, ArticleError, Item, Origin, too_large
from policydigest.model import Article

CHANGED = "was changed while it was read, so a part of it may be missing. Run this again"

# Line breaks and other control characters, and bytes that are not UTF-8.
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

__all__ = [
    "MAX_BYTES",
    "ArticleError",
    "article_from_bytes",
    "is_container",
    "read_article",
    "read_articles",
]


def read_article(path: Path, *, root: Path | None = None) -> Article:
    """The only article in the file at `path`; its name is the path below `root`, with `/`.

    Raises `ArticleError`, also for a file that holds several.
    """
    name = _name(path, root)
    try:
        _refuse_what_is_no_file(path, name)
        size = path.stat().st_size
        if size > MAX_BYTES:  # before reading: a huge file must not fill the memory
            raise too_large(name, size)
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(name, error) from None
    return article_from_bytes(name, data)


def article_from_bytes(
    name: str, data: bytes, *, url: str | None = None, retrieved: str | None = None
) -> Article:
    """The only article in these bytes.

    `url` and `retrieved` say where and when they were fetched; front matter goes before both.
    Raises `ArticleError`.
    """
    return reading.read_one(data, Origin(name, url=url, retrieved=retrieved))


def is_container(path: Path) -> bool | None:
    """Whether a file may hold several articles; None for one that cannot be read."""
    if not path.is_file():
        return None  # to open a pipe would wait for ever
    try:
        with path.open("rb") as file:
            return reading.kind(file.read(kinds.HEAD), str(path)) in kinds.CONTAINERS
    except OSError:
        return None
    except ArticleError:
        return False


def read_articles(path: Path, *, root: Path | None = None) -> Iterator[Item]:
    """Everything in a file, one after the other: articles, addresses, and errors as items."""
    name = _name(path, root)
    try:
        _refuse_what_is_no_file(path, name)
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            yield from reading.read(file, Origin(name))
            after = os.fstat(file.fileno())
            if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
                yield ArticleError(name, CHANGED)
    except OSError as error:
        yield _unreadable(name, error)
    except ArticleError as error:
        yield error


def _name(path: Path, root: Path | None) -> str:
    return path.relative_to(root).as_posix() if root else path.as_posix()


def _refuse_what_is_no_file(path: Path, name: str) -> None:
    if _NO_TEXT.search(name):  # a digest could not name it as its source
        raise ArticleError(name, "has a name that is no plain text. Rename it")
    if not path.is_file():
        there = "is no ordinary file. Remove it, or put the article's file there"
        reason = there if path.exists() else "there is no such file or folder. Check the path"
        raise ArticleError(name, reason)


def _unreadable(name: str, error: OSError) -> ArticleError:
    hint = ". Check its permissions" if isinstance(error, PermissionError) else ""
    return ArticleError(name, f"cannot be read ({error.strerror}){hint}")
