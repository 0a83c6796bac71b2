"""Everything that is written of a collection, listed kind by kind: `units` must come to the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from policydigest.evidence import Evidence
from policydigest.exports import calendars, cards, fact_files
from policydigest.exports.api import Api
from policydigest.exports.data_page import render_data_page
from policydigest.exports.feeds import Feeds
from policydigest.exports.heads import with_heads
from policydigest.exports.publication import Publication
from policydigest.exports.redirects import render_redirects
from policydigest.exports.twins import render_for_machines, render_twin
from policydigest.indexes import TAG_KINDS, Collection
from policydigest.pages import Pages, SiteText
from policydigest.pages.digest import others_of, render_digest
from policydigest.pages.pairs import render_pair
from policydigest.pages.people import render_people, render_person
from policydigest.pages.related import Related
from policydigest.pages.timeline import facts_by_year, render_facts_of_year
from policydigest.pages.years import render_month, render_year


def all_pages(
    collection: Collection,
    site: SiteText | None = None,
    evidence: Mapping[str, Sequence[Evidence]] = MappingProxyType({}),
) -> Iterator[tuple[str, str]]:
    """Every generated page as its path below `docs/` and its text, each path once."""
    pages = Pages.of(collection, site, evidence)
    context, lister = pages.context, pages.lister
    years = facts_by_year(collection.digests)
    yield from pages.of_all(years)
    for year, facts in years.items():
        yield from render_facts_of_year(context, year, facts)
    for group in collection.groups["year"].values():
        yield from render_year(context, lister, group)
    for group in collection.groups["month"].values():
        yield from render_month(context, lister, group)
    for kind in TAG_KINDS:
        for group in collection.groups[kind].values():
            yield from pages.of_tag(group)
    for pair in context.pairs.values():
        yield from render_pair(context, lister, pair)
    yield from render_people(context)
    for person in context.people.values():
        if person.has_page:
            yield from render_person(context, lister, person)
    for digest, others in others_of(context, Related(collection)):
        yield render_digest(context, digest, others)


def all_files(
    collection: Collection, site: SiteText, pages: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str | bytes]]:
    """Every export, and the generated `pages` with what they say to machines; each path once."""
    publication = Publication.of(collection, site)
    yield from with_heads(publication, pages)
    yield from with_heads(
        publication,
        [render_data_page(publication, has_calendar=bool(calendars.events(publication)))],
    )
    feeds, api, events = Feeds(publication), Api(publication), calendars.events(publication)
    yield from feeds.of_all()
    yield from calendars.of_all(publication, events)
    yield from api.of_all()
    yield from api.of_tables()
    yield cards.of_site(publication)
    for group in publication.tag_groups():
        yield from feeds.of_tag(group)
        yield from calendars.of_tag(publication, group, events)
        yield from api.of_tag(group)
        yield from cards.of_tag(publication, group)
    for pair in publication.pairs.values():
        yield from feeds.of_pair(pair)
    for digest in publication.digests():
        yield api.of_digest(digest)
    for digest in collection.digests:
        yield render_twin(publication, digest)
    yield from render_for_machines(publication)
    years = facts_by_year(collection.digests)
    yield fact_files.years_file(years)
    for year, facts in years.items():
        yield fact_files.year_file(publication, year, facts)
    yield from render_redirects(publication)
