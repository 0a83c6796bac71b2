"""RSS, Atom and JSON feeds: entries with their full text are articles, the others lead to one.

feedparser, the usual library, needs a package that comes as source only and so cannot be installed
from a lock file without building it. The elements read here are few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from policydigest.formats import days, markup
from policydigest.formats.parts import Address, ArticleError, Item, Origin, article, keyed

ENOUGH = 120  # words; an entry with less is taken for a teaser if it has an address


def read_xml(data: bytes, origin: Origin) -> Iterator[Item]:
    """The entries of an RSS or Atom feed, in its order. Raises `ArticleError`."""
    root = markup.xml(origin.name, data, recover=True)
    channel: Any = next((e for e in root if markup.local(e) == "channel"), root)
    common = {
        "publisher": _child_text(channel, "title"),
        "licence": _child_text(channel, "rights", "copyright", "license"),
        "language": _child_text(channel, "language") or _language(root),
    }
    base = origin.url or _link(channel) or ""
    for element in root.iter():
        if markup.local(element) in ("item", "entry"):
            yield _entry(origin, _fields(element, base), common)


def read_json(feed: Mapping[str, Any], origin: Origin) -> Iterator[Item]:
    """The items of a JSON feed, in its order. Raises `ArticleError`."""
    items = feed.get("items")
    if not isinstance(items, list):
        raise ArticleError(origin.name, "this JSON feed has no list of items")
    common = {"publisher": _text(feed.get("title")), "language": _text(feed.get("language"))}
    for item in items:
        if not isinstance(item, dict):
            continue
        authors = item.get("authors") or [item.get("author")]
        names = [_text(a.get("name")) for a in authors if isinstance(a, dict)]
        body = _text(item.get("content_html"))
        fields = {
            "title": _text(item.get("title")),
            "url": _address(origin.url or "", _text(item.get("url") or item.get("id"))),
            "author": ", ".join(name for name in names if name),
            "published": days.day(_text(item.get("date_published"))),
            "updated": days.day(_text(item.get("date_modified"))),
            "language": _text(item.get("language")),
            "text": markup.paragraphs_of_html(body or "")
            or _text(item.get("content_text"))
            or _text(item.get("summary")),
        }
        yield _entry(origin, fields, common)


def _entry(origin: Origin, fields: dict[str, str | None], common: Mapping[str, str | None]) -> Item:
    text = fields.pop("text") or ""
    updated = fields.pop("updated", None)
    url = fields.get("url")
    if url and len(text.split()) < ENOUGH:
        day = updated or fields.get("published")
        return Address(origin.name, url, day, fields.get("title"))
    told = {**common, **{name: value for name, value in fields.items() if value}}
    if fields.get("title") and not text.startswith(str(fields["title"])):
        text = f"{fields['title']}\n\n{text}"
    try:
        return keyed(article(origin, text + "\n", told), origin.name)
    except ArticleError as error:
        return error


def _fields(element: Any, base: str) -> dict[str, str | None]:
    full = _child(element, "encoded", "content")
    short = _child(element, "description", "summary")
    body = full if full is not None else short
    link = _link(element) or _permalink(element)
    return {
        "title": markup.paragraphs_of_html(_child_text(element, "title") or ""),
        "url": _address(base, link),
        "author": _child_text(element, "creator") or _author(element),
        "published": days.day(_child_text(element, "pubDate", "published", "date", "issued")),
        "updated": days.day(_child_text(element, "updated", "modified")),
        "licence": _child_text(element, "rights", "license"),
        "text": _body(body),
    }


def _body(element: Any) -> str:
    if element is None:
        return ""
    if len(element):  # XHTML in place, not as text
        from lxml import etree

        return markup.paragraphs_of_html(etree.tostring(element, encoding="unicode"))
    text = element.text or ""
    if element.get("type") == "text":
        return str(text)
    return markup.paragraphs_of_html(text)


def _child(element: Any, *names: str) -> Any:
    for name in names:
        for child in element:
            if markup.local(child) == name and (child.text or len(child)):
                return child
    return None


def _child_text(element: Any, *names: str) -> str | None:
    child = _child(element, *names)
    return markup.words(child) if child is not None else None


def _author(element: Any) -> str | None:
    author = _child(element, "author")
    if author is None:
        return None
    return _child_text(author, "name") or markup.words(author)


def _link(element: Any) -> str | None:
    """RSS writes the address as text, Atom as an attribute, with others beside it."""
    for child in element:
        if markup.local(child) != "link":
            continue
        if child.get("href"):
            if child.get("rel", "alternate") == "alternate":
                return str(child.get("href"))
        elif child.text and child.text.strip():
            return str(child.text.strip())
    return None


def _permalink(element: Any) -> str | None:
    guid = _child(element, "guid", "id")
    is_link = guid is not None and guid.get("isPermaLink", "true") != "false"
    return markup.words(guid) if is_link else None


def _address(base: str, link: str | None) -> str | None:
    """The whole address, if it is one of the web."""
    if not link:
        return None
    try:
        whole = urljoin(base, link.strip())
        return whole if urlsplit(whole).scheme in ("http", "https") else None
    except ValueError:
        return None


def _language(root: Any) -> str | None:
    return root.get("{http://www.w3.org/XML/1998/namespace}lang")  # type: ignore[no-any-return]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
