"""Lists of addresses: sitemaps, and texts with an address on each line."""

from __future__ import annotations

from collections.abc import Iterator

from policydigest.formats import days, kinds, markup
from policydigest.formats.parts import Address, Origin


def read_sitemap(data: bytes, origin: Origin) -> Iterator[Address]:
    """The pages, or the further sitemaps, that a sitemap names. Raises `ArticleError`."""
    root = markup.xml(origin.name, data, recover=True)
    for entry in root:
        found: dict[str, str] = {}
        for element in entry.iter():  # news sitemaps have title and date one level below
            if element.text and element.text.strip():
                found.setdefault(markup.local(element), element.text.strip())
        url = found.get("loc", "")
        if url.startswith(("http://", "https://")):
            day = days.day(found.get("publication_date") or found.get("lastmod"))
            yield Address(origin.name, url, day, found.get("title"))


def read_text(data: bytes, origin: Origin) -> Iterator[Address]:
    """The addresses of a text with one on each line; lines that begin with # are notes."""
    for line in kinds.beginning(data).splitlines():
        url = line.strip()
        if url and not url.startswith("#"):
            yield Address(origin.name, url)
