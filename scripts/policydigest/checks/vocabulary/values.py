"""Do the values of an entry mean something: a known kind, a real date, an entry that exists?"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType

from policydigest.checks.sources import url_problem
from policydigest.checks.vocabulary.known import CURRENCIES, EVENTS, KINDS, SUBREGIONS
from policydigest.checks.vocabulary.reading import Read, Record
from policydigest.dates import date_problem
from policydigest.model import Problem
from policydigest.nearest import Index, closest, closest_of, index_of

EU = "EU"
_YEAR = re.compile(r"\d{4}", re.ASCII)
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
COUNTRY_CODE = re.compile(r"[A-Z]{2}", re.ASCII)
MAX_ID = 100

# Keys whose values have a fixed form, and what that form is called in messages.
FORMS: Mapping[str, tuple[re.Pattern[str], str]] = MappingProxyType(
    {
        "iso3": (re.compile(r"[A-Z]{3}", re.ASCII), "three capital letters, as in JPN"),
        "wikidata": (re.compile(r"Q[1-9][0-9]*", re.ASCII), "Q and a number, as in Q17"),
    }
)


def check(read: Read) -> Iterator[Problem]:
    """Everything about single values and about what they refer to."""
    references = _References(read)
    for records in read.records.values():
        for record in records:
            yield from _id(record)
            yield from _formed(record)
            yield from _listed(record)
            yield from _history(record)
            yield from references.of(record)
    yield from _circles(read)


def _id(record: Record) -> Iterator[Problem]:
    if record.id is None:
        return
    if record.kind == "country":
        if not COUNTRY_CODE.fullmatch(record.id):
            message = (
                f'"{record.id}" is not two capital letters. Write the ISO 3166-1 code, as in JP'
            )
            yield record.problem("id", "C075", message)
    elif not KEBAB.fullmatch(record.id) or len(record.id) > MAX_ID:
        message = (
            f'"{record.id}" is not made of small letters a-z and digits with single hyphens between'
            f", at most {MAX_ID}. Write it like gb-ncsc"
        )
        yield record.problem("id", "C075", message)


def _formed(record: Record) -> Iterator[Problem]:
    for key, (pattern, form) in FORMS.items():
        value = record.text(key)
        if value is not None and not pattern.fullmatch(value):
            yield record.problem(key, "C075", f'"{value}" is not {form}. Correct or remove it')
    website = record.text("website")
    wrong = url_problem(website) if website is not None else None
    if wrong:
        yield record.problem("website", "C032", wrong)
    date = record.text("date")
    if date is not None and not _YEAR.fullmatch(date):
        wrong = date_problem(date, day=False)
        if wrong:
            yield record.problem("date", "C018", f"{wrong}. A year alone will do as well")


def _listed(record: Record) -> Iterator[Problem]:
    """Values out of a closed list."""
    if record.kind == "country":
        region = record.text("region")
        if region is not None:
            yield from _one_of(record, "region", SUBREGIONS)
        of_all = [name for names in SUBREGIONS.values() for name in names]
        yield from _one_of(record, "subregion", SUBREGIONS.get(region or "", of_all) or of_all)
        yield from _one_of(record, "currency", CURRENCIES, "code of a currency in use (ISO 4217)")
    elif record.kind in KINDS:
        yield from _one_of(record, "kind", KINDS[record.kind])


def _history(record: Record) -> Iterator[Problem]:
    """Each line a date and what happened then."""
    for line, place in record.items("history"):
        date, _, event = line.partition(" ")
        if not _YEAR.fullmatch(date) and (wrong := date_problem(date, day=False)):
            message = f'"{line}": {wrong}. Write a date and what happened, as 2004-07-01 in force'
            yield record.problem(place, "C018", message)
        elif event not in EVENTS:
            meant = closest_of(event, EVENTS)
            hint = f'Did you mean "{meant}"?' if meant else f"Known are: {', '.join(EVENTS)}"
            yield record.problem(place, "C074", f'"{event}" is no event of a history. {hint}')


def _one_of(record: Record, key: str, known: Collection[str], noun: str = "") -> Iterator[Problem]:
    value = record.text(key)
    if value is None or value in known:
        return
    meant = closest_of(value, sorted(known))
    if meant:
        hint = f'Did you mean "{meant}"?'
    else:
        hint = "Correct it" if noun else f"Known are: {', '.join(known)}"
    yield record.problem(key, "C074", f'"{value}" is no {noun or key}. {hint}')


class _References:
    """Looks up the ids that entries refer to; says nothing of files that could not be read."""

    def __init__(self, read: Read) -> None:
        countries, organisations = read.ids("country"), read.ids("organisation")
        self._countries = countries if "countries.yml" in read.files else None
        self._organisations = organisations if "organisations.yml" in read.files else None
        both = countries | organisations
        self._instruments = read.ids("instrument") if "instruments.yml" in read.files else None
        self._both = both if self._countries and self._organisations else None
        self._index: Index | None = None

    def of(self, record: Record) -> Iterator[Problem]:
        """What `record` refers to and is not there."""
        if record.kind == "country":
            yield from self._known(record, "territory_of", self._countries, "country")
        elif record.kind == "organisation":
            yield from self._known(record, "country", self._countries, "country")
            yield from self._known(record, "parent", self._organisations, "organisation")
        elif record.kind == "instrument":
            yield from self._known(record, "jurisdiction", self._countries, "country")
            yield from self._known(record, "succeeded_by", self._instruments, "instrument")
            for party, place in record.items("parties"):
                if self._both and party not in self._both and party != EU:
                    message = f"no country or organisation has the id `{party}`{self._hint(party)}"
                    yield record.problem(place, "C076", message)

    def _known(
        self, record: Record, key: str, known: frozenset[str] | None, noun: str
    ) -> Iterator[Problem]:
        value = record.text(key)
        if value is None or known is None or value in known:
            return
        if value == EU and key != "territory_of" and noun == "country":
            return
        hint = self._hint(value) if noun == "organisation" else _code_hint(value, known)
        yield record.problem(key, "C076", f"no {noun} has the id `{value}`{hint}")

    def _hint(self, value: str) -> str:
        if self._index is None:
            self._index = index_of(sorted(self._organisations or ()))
        meant = closest(value, self._index)
        return f". Did you mean `{meant}`?" if meant else ". Correct or remove it"


def _code_hint(value: str, known: frozenset[str]) -> str:
    other = {"UK": "GB", "EL": "GR"}.get(value.upper(), value.upper())
    return f". Did you mean `{other}`?" if other in known else ". Correct or remove it"


def _circles(read: Read) -> Iterator[Problem]:
    """Entries that are, in the end, part of themselves or their own successors."""
    above: tuple[tuple[Callable[[Record], str | None], str, tuple[Record, ...]], ...] = (
        (lambda one: one.text("parent"), "parent", read.records["organisation"]),
        (lambda one: one.text("succeeded_by"), "succeeded_by", read.records["instrument"]),
        (lambda one: one.text("territory_of"), "territory_of", read.records["country"]),
    )
    for upper, key, records in above:
        uppers = {record.id or "": upper(record) for record in records}
        for record in records:
            seen: set[str] = set()
            at = uppers.get(record.id or "")
            while at is not None and at != record.id and at not in seen:
                seen.add(at)
                at = uppers.get(at)
            if record.id is not None and at == record.id:
                message = "leads in a circle back to this entry. Correct or remove it"
                yield record.problem(key, "C076", message)
