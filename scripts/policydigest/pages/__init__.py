"""The generated pages: a `Collection` → Markdown files below `docs/`.

Pure: pages are yielded as texts, `store` writes them. Same collection, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from policydigest.groups.near_duplicates import near_duplicates

# Not under their own names, which modules of this package have too.
from policydigest.groups.pairs import by_country
from policydigest.groups.pairs import pairs as pairs_of
from policydigest.groups.people import people as people_of
from policydigest.memory.remembering import anew
from policydigest.pages.coverage import render_coverage
from policydigest.pages.home import render_home
from policydigest.pages.index_pages import render_indexes
from policydigest.pages.labels import SiteText
from policydigest.pages.lists import Lister
from policydigest.pages.markup import Context
from policydigest.pages.pairs import render_partners
from policydigest.pages.problems import render_problems
from policydigest.pages.tags import render_tag
from policydigest.pages.timeline import (
    render_facts_of_tag,
    render_timeline,
)

if TYPE_CHECKING:
    from policydigest.evidence import Evidence
    from policydigest.groups.facts import Fact
    from policydigest.indexes import Collection, Group
    from policydigest.memory.remembering import Remember

__all__ = ["GENERATED", "Pages", "SiteText"]

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


@dataclass(frozen=True, slots=True)
class Pages:
    """Writes the pages of a collection: those of one name, and those of everything."""

    context: Context
    lister: Lister

    @classmethod
    def of(
        cls,
        collection: Collection,
        site: SiteText | None = None,
        evidence: Mapping[str, Sequence[Evidence]] = MappingProxyType({}),
        remember: Remember = anew,
    ) -> Pages:
        """`evidence` is what earned each digest's tags, by the digest's id."""
        found = pairs_of(collection)
        context = Context(
            collection,
            site or SiteText(),
            pairs=found,
            partners=by_country(found),
            people=people_of(collection),
            evidence=evidence,
            also=near_duplicates(collection.digests, remember),
        )
        return cls(context, Lister(context))

    def of_tag(self, group: Group) -> Iterator[tuple[str, str]]:
        """The pages of a country, organisation, topic or instrument."""
        yield from render_tag(self.context, self.lister, group)
        yield from render_facts_of_tag(self.context, group)
        if group.kind == "country":
            yield from render_partners(self.context, group)

    def of_all(self, years: dict[str, list[Fact]]) -> Iterator[tuple[str, str]]:
        """The pages that show something of the whole collection."""
        yield render_home(self.context, self.lister)
        yield from render_indexes(self.context)
        yield render_timeline(self.context, years)
        yield render_coverage(self.context)
        yield render_problems()
