"""All that is written below `docs/`, in units: files that are made of the same things.

A unit is a name's pages, feeds and data, or a digest's, and so on. Its key stands for all that its
files are made of, so a unit whose key is what it was need not be made again. Pure.

Of a digest only its own page, its own data and the tables show the whole text. Elsewhere it is
listed: its fields, the dated facts in its text, the dates ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from policydigest.exports import calendars, cards, fact_files
from policydigest.exports.api import Api
from policydigest.exports.data_page import render_data_page
from policydigest.exports.feeds import Feeds
from policydigest.exports.heads import Heads, heads, with_heads
from policydigest.exports.publication import Publication
from policydigest.exports.redirects import redirects, render_redirects
from policydigest.exports.twins import render_for_machines, render_twin
from policydigest.groups.facts import Fact
from policydigest.groups.people import tidy
from policydigest.hashes import value_hash
from policydigest.indexes import linked
from policydigest.memory.remembering import anew
from policydigest.pages import Pages
from policydigest.pages.digest import Others, others_of, render_digest
from policydigest.pages.pairs import render_pair
from policydigest.pages.people import render_people, render_person
from policydigest.pages.related import Related
from policydigest.pages.tags import known_rows
from policydigest.pages.timeline import facts_by_year, render_facts_of_year
from policydigest.pages.years import render_month, render_year

if TYPE_CHECKING:
    from policydigest.evidence import Evidence
    from policydigest.groups.pairs import Pair
    from policydigest.groups.people import Named
    from policydigest.indexes import Collection, Group
    from policydigest.memory.remembering import Remember
    from policydigest.model import Digest
    from policydigest.pages.labels import SiteText

Files = Iterable[tuple[str, str | bytes]]


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are made together: paths below `docs/` and contents, each path in one unit only.

    `key` stands for all that decides what `make` gives; None if that is not known. A `large` one
    takes as long to make as the keys of all others; those come first, one after the other.
    """

    name: str
    key: str | None
    make: Callable[[], Files]
    large: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """All that the units of a collection are made with."""

    pages: Pages
    related: Related
    publication: Publication
    heads: Heads
    feeds: Feeds
    api: Api
    events: calendars.Events
    base: str
    years: dict[str, list[Fact]]
    # What stands for a digest where its text is shown, and where it is listed: its own words, and
    # the pages it leads to.
    whole: dict[str, str] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        collection: Collection,
        site: SiteText,
        evidence: Mapping[str, Sequence[Evidence]],
        made_with: str,
        remember: Remember = anew,
    ) -> Writer:
        """What writes a collection; `made_with` stands for the program and the vocabulary."""
        pages = Pages.of(collection, site, evidence, remember)
        publication = Publication(collection, site, pages.context.pairs)
        events = calendars.events(publication)
        writer = cls(
            pages,
            Related(collection, remember),
            publication,
            heads(publication, events),
            Feeds(publication),
            Api(publication),
            events,
            value_hash(made_with, site, bool(collection.digests)),
            facts_by_year(collection.digests),
        )
        writer._add_digest_keys()
        return writer

    def units(self) -> Iterator[Unit]:
        """All units, those that show everything first."""
        collection, context = self.publication.collection, self.pages.context
        key = self._key("lists", *self.listed.values())
        yield Unit("lists", key, self._lists, large=True)
        key = self._key("tables", *self.whole.values())
        yield Unit("tables", key, self.api.of_tables, large=True)
        found = list(redirects(self.publication))
        yield Unit("redirects", self._key(found), partial(render_redirects, self.publication))
        yield Unit("card", self._key(), lambda: [cards.of_site(self.publication)])
        for year, facts in self.years.items():
            key = self._key(year, *self._of(fact.digest for fact in facts))
            yield Unit(f"facts/{year}", key, partial(self._facts, year, facts))
        for kind in ("year", "month"):
            for group in collection.groups[kind].values():
                key = self._key(*self._of(group.digests))
                yield Unit(group.path, key, partial(self._period, group))
        for tag in self.publication.tag_groups():
            yield from self._tag_units(tag)
        for pair in context.pairs.values():
            names = [(group.name, group.path) for group in (pair.one, pair.other)]
            key = self._key(pair.path, names, *self._of(pair.digests))
            yield Unit(pair.path, key, partial(self._pair, pair))
        listed = [
            (person.name, person.path, len(person.digests), person.roles)
            for person in context.people.values()
        ]
        yield Unit("people", self._key("people", listed), self._people)
        for person in context.people.values():
            if person.has_page:
                key = self._key(person.path, person.name, *self._of(person.digests))
                yield Unit(person.path, key, partial(self._person, person))
        for digest, others in others_of(context, self.related):
            led_to = [self.whole[digest.id], *self._of(others.all())]
            # A withdrawn digest's month may have no page.
            periods = [digest.date[:4] in collection.groups["year"]]
            periods.append(digest.date[:7] in collection.groups["month"])
            key = self._key(*led_to, periods, context.evidence.get(digest.id, ()))
            yield Unit(f"digest {digest.id}", key, partial(self._digest, digest, others))

    def _tag_units(self, group: Group) -> Iterator[Unit]:
        """A tag's pages and feeds; its picture, the same whatever its digests; its data."""
        digests = self.feeds.digests_of(group)
        own = (group.path, group.name, *self._of(digests))
        # Whether other names that its entry leads to have a page.
        rows = known_rows(self.pages.context, group, "")
        yield Unit(group.path, self._key(rows, *own), partial(self._tag, group))
        card = self._key("card", group.path, group.name)
        yield Unit(f"card {group.path}", card, partial(cards.of_tag, self.publication, group))
        data = self._key(self.api.newest, *own)
        yield Unit(f"data {group.path}", data, partial(self.api.of_tag, group))

    # ----------------------------------------------------------------- what is made

    def _with_heads(self, pages: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        return with_heads(self.publication, pages, self.heads)

    def _lists(self) -> Files:
        data_page = render_data_page(self.publication, has_calendar=bool(self.events))
        pages = chain(self.pages.of_all(self.years), [data_page])
        yield from self._with_heads(pages)
        yield from self.feeds.of_all()
        yield from calendars.of_all(self.publication, self.events)
        yield from self.api.of_all()
        yield fact_files.years_file(self.years)
        yield from render_for_machines(self.publication)

    def _facts(self, year: str, facts: Sequence[Fact]) -> Files:
        yield from self._with_heads(render_facts_of_year(self.pages.context, year, facts))
        yield fact_files.year_file(self.publication, year, facts)

    def _period(self, group: Group) -> Files:
        render = render_year if group.kind == "year" else render_month
        return self._with_heads(render(self.pages.context, self.pages.lister, group))

    def _tag(self, group: Group) -> Files:
        yield from self._with_heads(self.pages.of_tag(group))
        yield from self.feeds.of_tag(group)
        yield from calendars.of_tag(self.publication, group, self.events)

    def _pair(self, pair: Pair) -> Files:
        yield from self._with_heads(render_pair(self.pages.context, self.pages.lister, pair))
        yield from self.feeds.of_pair(pair)

    def _people(self) -> Files:
        return self._with_heads(render_people(self.pages.context))

    def _person(self, person: Named) -> Files:
        return self._with_heads(render_person(self.pages.context, self.pages.lister, person))

    def _digest(self, digest: Digest, others: Others) -> Files:
        yield from self._with_heads([render_digest(self.pages.context, digest, others)])
        yield self.api.of_digest(digest)
        if not digest.withdrawn:
            yield render_twin(self.publication, digest)

    # ----------------------------------------------------------------- keys

    def _key(self, *parts: Any) -> str:
        return value_hash(self.base, *parts)

    def _of(self, digests: Iterable[Digest | None]) -> list[str]:
        return [self.listed[digest.id] if digest else "" for digest in digests]

    def _add_digest_keys(self) -> None:
        """Add each digest with the names and addresses of everything that it is linked to."""
        collection, context = self.publication.collection, self.pages.context
        pairs: dict[str, list[str]] = {}
        for pair in context.pairs.values():
            for digest in pair.digests:
                pairs.setdefault(digest.id, []).append(pair.path)
        facts: dict[str, list[tuple[str, str]]] = {}
        for fact in chain.from_iterable(self.years.values()):
            facts.setdefault(fact.digest.id, []).append((fact.date, fact.text))
        for digest in self.publication.digests():
            found = (context.people.get(tidy(person.name)) for person in digest.people)
            people = [one.path if one and one.has_page else None for one in found]
            led_to = value_hash(linked(collection, digest), people, pairs.get(digest.id))
            self.whole[digest.id] = value_hash(digest, led_to)
            without = replace(digest, body="", generated={})
            told = facts.get(digest.id), self.events.get(digest.id)
            self.listed[digest.id] = value_hash(without, led_to, told)
