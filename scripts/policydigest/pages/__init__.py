"""The generated pages: a `Collection` → Markdown files below `docs/`.

Pure: pages are yielded as texts, `store` writes them. Same collection, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from policydigest.near_duplicates import near_duplicates
from policydigest.pages.coverage import render_coverage
from policydigest.pages.digest import render_digests
from policydigest.pages.home import render_home
from policydigest.pages.index_pages import render_indexes
from policydigest.pages.labels import SiteText
from policydigest.pages.lists import Lister
from policydigest.pages.markup import Context
from policydigest.pages.pairs import render_pairs
from policydigest.pages.people import render_people
from policydigest.pages.problems import render_problems
from policydigest.pages.related import Related
from policydigest.pages.tags import render_tags
from policydigest.pages.timeline import render_timeline
from policydigest.pages.years import render_periods
from policydigest.pairs import by_country, pairs
from policydigest.people import people

if TYPE_CHECKING:
    from policydigest.evidence import Evidence
    from policydigest.indexes import Collection

__all__ = ["GENERATED", "SiteText", "render"]

# Where all generated pages lie below `docs/`.
GENERATED = (
    "index.md",
    "coverage.md",
    "checks.md",
    "digests/",
    "countries/",
    "organisations/",
    "topics/",
    "instruments/",
    "years/",
    "pairs/",
    "people/",
    "timeline/",
)


def render(
    collection: Collection,
    site: SiteText | None = None,
    evidence: Mapping[str, Sequence[Evidence]] = MappingProxyType({}),
) -> Iterator[tuple[str, str]]:
    """Every generated page as its path below `docs/` and its text, each path once.

    `evidence` is what earned each digest's tags, by the digest's id.
    """
    found = pairs(collection)
    context = Context(
        collection,
        site or SiteText(),
        pairs=found,
        partners=by_country(found),
        people=people(collection),
        evidence=evidence,
        also=near_duplicates(collection.digests),
    )
    lister = Lister(context)
    yield render_home(context, lister)
    yield from render_indexes(context)
    yield from render_periods(context, lister)
    yield from render_tags(context, lister)
    yield from render_pairs(context, lister)
    yield from render_people(context, lister)
    yield from render_timeline(context)
    yield render_coverage(context)
    yield render_problems()
    yield from render_digests(context, Related(collection))
