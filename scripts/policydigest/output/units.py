"""All that is written below `docs/`, in units: files that are made of the same things.

A unit is a name's pages, feeds and data, or a digest's, and so on. Its key stands for all that its
files are made of, so a unit whose key is what it was need not be made again. Pure.

Of a digest only its own page, its own data and the tables show the whole text. Elsewhere it is
listed (`marks`). So where only the words of texts differ, only these units are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from policydigest.exports import calendars, cards, fact_files
from policydigest.exports.api import JSONL, Api, lines_of
from policydigest.exports.api import NOTHING as NO_LINES
from policydigest.exports.data_page import render_data_page
from policydigest.exports.feeds import Feeds
from policydigest.exports.heads import Heads, head_of, heads, with_heads
from policydigest.exports.publication import Publication
from policydigest.exports.redirects import redirects, render_redirects
from policydigest.exports.table_schema import CSV
from policydigest.exports.twins import render_for_machines, render_twin
from policydigest.groups.facts import Fact
from policydigest.groups.people import tidy
from policydigest.hashes import value_hash
from policydigest.indexes import digest_path, linked
from policydigest.memory.remembering import anew
from policydigest.output.marks import Marks, marks_of
from policydigest.output.unit import Basis, Before, Files, Unit
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


@dataclass(frozen=True)
class Writer:
    """All that the units of a collection are made with."""

    pages: Pages
    related: Related
    publication: Publication
    feeds: Feeds
    api: Api
    basis: Basis
    marks: Mapping[str, Marks]
    # What stands for each digest where it is listed, as far as it was asked for.
    _listed_as: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(
        cls,
        collection: Collection,
        site: SiteText,
        evidence: Mapping[str, Sequence[Evidence]],
        made_with: str,
        remember: Remember = anew,
        marks: Mapping[str, Marks] | None = None,
    ) -> Writer:
        """What writes a collection; `made_with` stands for the program and the vocabulary.

        `marks` are those of the digests by their ids, if they are known.
        """
        pages = Pages.of(collection, site, evidence, remember)
        publication = Publication(collection, site, pages.context.pairs)
        digests = [*publication.digests()]
        if marks is None:
            marks = {digest.id: marks_of(digest) for digest in digests}
        base = value_hash(made_with, site, bool(collection.digests))
        listed = value_hash(base, [marks[digest.id].listed for digest in digests], evidence)
        texts = {digest.id: marks[digest.id].whole for digest in digests}
        return cls(
            pages,
            Related(collection, remember),
            publication,
            Feeds(publication),
            Api(publication),
            Basis(base, listed, texts),
            marks,
        )

    @cached_property
    def _events(self) -> calendars.Events:
        return calendars.events(self.publication)

    @cached_property
    def _heads(self) -> Heads:
        return heads(self.publication, self._events)

    @cached_property
    def _years(self) -> dict[str, list[Fact]]:
        return facts_by_year(self.publication.collection.digests)

    # ----------------------------------------------------------------- which units there are

    def units(self, before: Before | None = None) -> Iterator[Unit]:
        """All units, those that show everything first."""
        collection, context = self.publication.collection, self.pages.context
        yield Unit("lists", self._key("lists", self.basis.listed), self._lists, large=True)
        yield self._tables(before)
        found = list(redirects(self.publication))
        yield Unit("redirects", self._key(found), partial(render_redirects, self.publication))
        yield Unit("card", self._key(), lambda: [cards.of_site(self.publication)])
        for year, facts in self._years.items():
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
            yield self._digest_unit(digest, others)

    def units_of_texts(self, before: Before) -> Iterator[Unit]:
        """The units that can differ from those before, of which the basis had the same `listed`."""
        changed = self.basis.texts.keys() - self._same_texts(before)
        if changed:
            yield self._tables(before)
            for digest, others in others_of(self.pages.context, self.related, changed):
                yield self._digest_unit(digest, others)

    def _tables(self, before: Before | None) -> Unit:
        key = self._key("tables", self.basis.listed, *self.basis.texts.values())
        return Unit("tables", key, partial(self._of_tables, before), large=True)

    def _digest_unit(self, digest: Digest, others: Others) -> Unit:
        collection = self.publication.collection
        # A withdrawn digest's month may have no page.
        periods = [digest.date[:4] in collection.groups["year"]]
        periods.append(digest.date[:7] in collection.groups["month"])
        key = self._key(
            self.marks[digest.id].whole,
            *self._of([digest, *others.all()]),
            periods,
            self.pages.context.evidence.get(digest.id, ()),
        )
        return Unit(f"digest {digest.id}", key, partial(self._digest, digest, others))

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
        return with_heads(self.publication, pages, self._heads)

    def _lists(self) -> Files:
        data_page = render_data_page(self.publication, has_calendar=bool(self._events))
        pages = chain(self.pages.of_all(self._years), [data_page])
        yield from self._with_heads(pages)
        yield from self.feeds.of_all()
        yield from calendars.of_all(self.publication, self._events)
        yield from self.api.of_all()
        yield fact_files.years_file(self._years)
        yield from render_for_machines(self.publication)

    def _same_texts(self, before: Before) -> set[str]:
        """The ids of the digests that were what they are."""
        return {name for name, _ in self.basis.texts.items() & before.basis.texts.items()}

    def _of_tables(self, before: Before | None) -> Files:
        known = NO_LINES
        if before and before.basis.base == self.basis.base:
            json, csv = before.read(JSONL), before.read(CSV)
            if json and csv:
                same = self._same_texts(before)
                found = lines_of(json, csv, before.basis.texts).items()
                known = {name: lines for name, lines in found if name in same}
        return self.api.of_tables(known)

    def _facts(self, year: str, facts: Sequence[Fact]) -> Files:
        yield from self._with_heads(render_facts_of_year(self.pages.context, year, facts))
        yield fact_files.year_file(self.publication, year, facts)

    def _period(self, group: Group) -> Files:
        render = render_year if group.kind == "year" else render_month
        return self._with_heads(render(self.pages.context, self.pages.lister, group))

    def _tag(self, group: Group) -> Files:
        yield from self._with_heads(self.pages.of_tag(group))
        yield from self.feeds.of_tag(group)
        yield from calendars.of_tag(self.publication, group, self._events)

    def _pair(self, pair: Pair) -> Files:
        yield from self._with_heads(render_pair(self.pages.context, self.pages.lister, pair))
        yield from self.feeds.of_pair(pair)

    def _people(self) -> Files:
        return self._with_heads(render_people(self.pages.context))

    def _person(self, person: Named) -> Files:
        return self._with_heads(render_person(self.pages.context, self.pages.lister, person))

    def _digest(self, digest: Digest, others: Others) -> Files:
        head = {digest_path(digest): head_of(self.publication, digest)}
        page = render_digest(self.pages.context, digest, others)
        yield from with_heads(self.publication, [page], head)
        yield self.api.of_digest(digest)
        if not digest.withdrawn:
            yield render_twin(self.publication, digest)

    # ----------------------------------------------------------------- keys

    def _key(self, *parts: Any) -> str:
        return value_hash(self.basis.base, *parts)

    def _of(self, digests: Iterable[Digest | None]) -> list[str]:
        """What stands for digests where they are listed, "" for one that is not there."""
        return [self._listed(digest) if digest else "" for digest in digests]

    def _listed(self, digest: Digest) -> str:
        found = self._listed_as.get(digest.id)
        if found is None:
            # With the names and addresses of everything that it is linked to.
            people = self.pages.context.people
            named = (people.get(tidy(person.name)) for person in digest.people)
            found = self._listed_as[digest.id] = value_hash(
                self.marks[digest.id].listed,
                linked(self.publication.collection, digest),
                [one.path if one and one.has_page else None for one in named],
                self._pairs_of.get(digest.id),
            )
        return found

    @cached_property
    def _pairs_of(self) -> Mapping[str, Sequence[str]]:
        """The addresses of the pairs that each digest belongs to, by its id."""
        found: dict[str, list[str]] = {}
        for pair in self.pages.context.pairs.values():
            for digest in pair.digests:
                found.setdefault(digest.id, []).append(pair.path)
        return found
