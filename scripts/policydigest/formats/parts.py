"""What the readers of formats take in and give out, and the limits they keep."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from policydigest.encoding import HALF
from policydigest.model import Article

# A document of its own: a page, a PDF, a member of an archive, a line of JSON Lines.
MAX_BYTES: Final = 20_000_000
# What all that is packed in one file may come to, and how much smaller it may have been packed.
# Text packs to a fifth or a tenth; the tightest packing of nothing but zeros is one to a thousand.
MAX_UNPACKED: Final = 1_000_000_000
MAX_RATIO: Final = 200
SMALL: Final = 1_000_000  # below this, a ratio does no harm
MAX_MEMBERS: Final = 100_000
MAX_DEPTH: Final = 3  # an archive in an archive in an archive

SAVE_TEXT = "Save its text as a .txt or .md file in UTF-8"
_WORD = re.compile(r"[^\W\d_]{2}")


class ArticleError(ValueError):
    """A source that cannot be read: its `name`, and the `reason` with how to mend it.

    `line` is the line at fault where there is one.
    """

    def __init__(self, name: str, reason: str, line: int | None = None) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class Address:
    """An address that a list, a feed or a sitemap names: `name` is where, `day` how new it is."""

    name: str
    url: str
    day: str | None = None
    title: str | None = None


Item = Article | Address | ArticleError


def file_of(name: str) -> str:
    """The file of a source that may be one part of it (`seeds/all.zip#a.txt`)."""
    return name.partition("#")[0]


@dataclass(slots=True)
class Allowance:
    """How many bytes the parts of one file may still unpack to."""

    left: int = MAX_UNPACKED

    def take(self, name: str, count: int) -> None:
        """Use some of it up. Raises `ArticleError`."""
        self.left -= count
        if self.left < 0:
            raise too_much(name)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes come from.

    `name` is for messages; `url` and `retrieved` say where and when they were fetched, `charset`
    what the server called their encoding; `depth` counts the archives around them.
    """

    name: str
    url: str | None = None
    retrieved: str | None = None
    charset: str | None = None
    depth: int = 0
    allowance: Allowance = field(default_factory=Allowance)

    def member(self, key: str, *, url: str | None = None, retrieved: str | None = None) -> Origin:
        """The origin of a part: `key` names it within."""
        return dataclasses.replace(
            self,
            name=f"{self.name}#{key}",
            url=url,
            retrieved=retrieved or self.retrieved,
            charset=None,
            depth=self.depth + 1,
        )


def article(
    origin: Origin, text: str, fields: Mapping[str, str | None], *, offset: int = 0
) -> Article:
    """An article with the fields that say something. Raises `ArticleError` for one without words.

    Where it was fetched from stands in for an address that it does not give itself.
    """
    text = HALF.sub("\ufffd", text)
    if not _WORD.search(text):
        raise ArticleError(origin.name, f"has no words in it. {SAVE_TEXT}, or delete it")
    given = {name: clean for name, value in fields.items() if value and (clean := _line(value))}
    given.setdefault("url", origin.url or "")
    given.setdefault("retrieved", origin.retrieved or "")
    known = {name: value or None for name, value in given.items()}
    return Article(origin.name, text, offset, sha256=sha256(text), **known)


def keyed(found: Article, container: str) -> Article:
    """An article of a list, named by what it says: its place in the list may change."""
    return dataclasses.replace(found, name=f"{container}#{found.sha256[:16]}")


def sha256(text: str) -> str:
    """The sum by which a digest knows its source's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def too_large(name: str, size: int, limit: int = MAX_BYTES) -> ArticleError:
    """The error for a file that is too large."""
    return ArticleError(
        name,
        f"is {size / 1_000_000:.1f} MB large; {limit // 1_000_000} MB are allowed. "
        "Keep the article's text alone in it",
    )


def too_much(name: str) -> ArticleError:
    """The error for a file that unpacks to far more than it should."""
    return ArticleError(
        name,
        "unpacks to far more than an archive of articles does, as files made to fill a memory do. "
        "It was left; unpack it yourself if you trust it",
    )


def _line(value: str) -> str:
    return " ".join(HALF.sub("\ufffd", value).split())
