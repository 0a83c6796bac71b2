"""JSON: one article an object, as JSON Lines in bulk, a single object or a list; JSON feeds too.

Field names of the usual collections are understood (`text`, `body`, `maintext`; `url`, `link` …).
Lines are read one at a time, so a file of any length takes the memory of its longest line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from policydigest.formats import days, feeds, markup, web
from policydigest.formats.parts import (
    MAX_BYTES,
    ArticleError,
    Item,
    Origin,
    article,
    keyed,
    too_large,
)

# The field of `Article` → what collections call it, the surest first.
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "name"),
    "url": ("url", "link", "canonical_url", "source_url", "uri"),
    "publisher": ("publisher", "site_name", "sitename", "source", "source_domain", "hostname"),
    "author": ("author", "authors", "byline", "creator"),
    "published": ("published", "date_published", "published_at", "date_publish", "publish_date",
                  "datePublished", "pubDate", "date"),
    "licence": ("licence", "license", "rights"),
    "language": ("language", "lang"),
    "retrieved": ("retrieved", "date_download"),
    "archived": ("archived",),
}  # fmt: skip
TEXTS = ("text", "body", "maintext", "articleBody", "content", "content_text", "raw_text")
HTMLS = ("html", "content_html", "raw_html")
_DAYS = ("published", "retrieved")


def read(file: BinaryIO, origin: Origin) -> Iterator[Item]:
    """The articles in JSON, in their order; a bad line is named and the rest goes on.

    Raises `ArticleError` if it is no JSON at all.
    """
    first = file.readline(MAX_BYTES + 1)
    file.seek(0)
    if _loads(first) is not None or first.rstrip().endswith(b"}"):
        one = _loads(first)
        # a feed on one line is one object, and so is the first line of many
        if isinstance(one, dict) and not _is_feed(one):
            yield from _lines(file, origin)
            return
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large(origin.name, len(data))
    yield from _whole(data, origin)


def _whole(data: bytes, origin: Origin) -> Iterator[Item]:
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _broken(origin.name, error) from None
    if isinstance(value, dict) and _is_feed(value):
        yield from feeds.read_json(value, origin)
        return
    for number, record in enumerate(value if isinstance(value, list) else [value], 1):
        yield _article(record, origin, f"item {number}", None)


def _lines(file: BinaryIO, origin: Origin) -> Iterator[Item]:
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            size = len(line)
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES)
                size += len(line)
            error = too_large(origin.name, size)
            yield ArticleError(origin.name, f"line {number}: {error.reason}", number)
            continue
        if not line.strip(b" \t\r\n\xef\xbb\xbf\x1e"):
            continue
        try:
            record = json.loads(line.decode("utf-8-sig").lstrip("\x1e"))
        except (ValueError, RecursionError) as broken:
            reason = _broken(origin.name, broken).reason
            yield ArticleError(origin.name, f"line {number}: {reason}", number)
            continue
        yield _article(record, origin, f"line {number}", number)


def _article(record: object, origin: Origin, place: str, line: int | None) -> Item:
    if not isinstance(record, dict):
        return ArticleError(origin.name, f"{place}: is not an object with a text and a url", line)
    fields = {name: _value(record, keys) for name, keys in NAMES.items()}
    for name in _DAYS:
        fields[name] = _day(record, NAMES[name])
    text, html = _value(record, TEXTS), _value(record, HTMLS)
    here = Origin(f"{origin.name} ({place})", retrieved=origin.retrieved)
    try:
        if text:
            found = article(here, text if text.endswith("\n") else text + "\n", fields)
        elif html and "<html" in html[:2000].lower():
            found = web.from_markup(html, here, fields)
        elif html:
            found = article(here, markup.paragraphs_of_html(html) + "\n", fields)
        else:
            keys = ", ".join(str(key) for key in list(record)[:8])
            return ArticleError(
                origin.name, f"{place}: has no `text`. Its fields are {keys or 'none'}", line
            )
    except ArticleError as error:
        return ArticleError(origin.name, f"{place}: {error.reason}", line)
    return keyed(found, origin.name)


def _value(record: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = record.get(key)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, list):
            names = [v.get("name") if isinstance(v, dict) else v for v in value]
            value = ", ".join(name for name in names if isinstance(name, str))
        if isinstance(value, str) and value.strip():
            return value.replace("\0", "")
    return None


def _day(record: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = record.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return days.day_of_seconds(value)
        if isinstance(value, str) and (day := days.day(value)):
            return day
    return None


def _is_feed(value: Mapping[str, Any]) -> bool:
    return str(value.get("version", "")).startswith("https://jsonfeed.org/version/")


def _loads(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _broken(name: str, error: Exception) -> ArticleError:
    said = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    return ArticleError(name, f"is broken JSON ({said}). Write it again with a JSON library")
