"""The collection for other programs: feeds, calendars, an API, tables, search records.

Pure: everything is yielded as a path below `docs/` and its content, `store` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from policydigest.exports.api import render_api
from policydigest.exports.calendars import render_calendars
from policydigest.exports.cards import render_cards
from policydigest.exports.data_page import render_data_page
from policydigest.exports.fact_files import render_fact_files
from policydigest.exports.feeds import render_feeds
from policydigest.exports.heads import with_heads
from policydigest.exports.publication import Publication
from policydigest.exports.redirects import render_redirects
from policydigest.exports.search import SearchRecord, plain_text, search_records
from policydigest.exports.twins import render_texts

if TYPE_CHECKING:
    from policydigest.indexes import Collection
    from policydigest.pages.labels import SiteText

__all__ = ["GENERATED", "SearchRecord", "plain_text", "render", "search_records"]

# Where all exported files lie below `docs/`, besides what stands beside the pages themselves.
GENERATED = (
    "data.md",
    "api/",
    "calendars/",
    "cards/",
    "feeds/",
    "llms.txt",
    "robots.txt",
    "_redirects",
)


def render(
    collection: Collection, site: SiteText, pages: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str | bytes]]:
    """Every export, and the generated `pages` with what they say to machines; each path once."""
    publication = Publication.of(collection, site)
    yield from with_heads(publication, pages)
    yield from with_heads(publication, [render_data_page(publication)])
    yield from render_feeds(publication)
    yield from render_calendars(publication)
    yield from render_api(publication)
    yield from render_fact_files(publication)
    yield from render_texts(publication)
    yield from render_redirects(publication)
    yield from render_cards(publication)
