"""The controlled names: countries, organisations, instruments, topics, and words of languages.

All immutable. `reading` makes them from the files below `seeds/vocabulary/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

_QUALIFIER = re.compile(r" \([^()]*\)$")

TagKind = Literal["country", "organisation", "instrument", "topic"]


@dataclass(frozen=True, slots=True)
class AmbiguousForm:
    """A form that means its entry only in the right company.

    `when`: one of these must stand somewhere in the document; `unless`: none of these may stand
    in the same sentence (or in the title); `before` and `after`: words that must not be the
    immediate neighbours.
    """

    form: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166-1, or Kosovo (XK).

    `found_as`, of every kind of entry: what texts call it and its page does not. All that uses
    `forms` finds it too, so `forms` holds these as well.
    """

    id: str
    name: str
    iso3: str = ""
    official: str = ""
    region: str = ""
    subregion: str = ""
    territory_of: str | None = None
    forms: tuple[str, ...] = ()
    found_as: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    currency: str | None = None
    wikidata: str | None = None
    ambiguous: tuple[AmbiguousForm, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body, company or association. `country` is an ISO id, `EU`, or None for international."""

    id: str
    name: str
    forms: tuple[str, ...] = ()
    found_as: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    kind: str = ""
    country: str | None = None
    parent: str | None = None
    website: str | None = None
    wikidata: str | None = None
    ambiguous: tuple[AmbiguousForm, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, law, strategy, programme or other named instrument of policy.

    `history` has its dates, each as a date and what happened: `2004-07-01 in force`;
    `succeeded_by` is the id of the instrument that took its place.
    """

    id: str
    name: str
    forms: tuple[str, ...] = ()
    found_as: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    kind: str = ""
    parties: tuple[str, ...] = ()
    jurisdiction: str | None = None
    date: str | None = None
    history: tuple[str, ...] = ()
    succeeded_by: str | None = None
    website: str | None = None
    wikidata: str | None = None
    ambiguous: tuple[AmbiguousForm, ...] = ()
    formerly: tuple[str, ...] = ()

    def milestones(self) -> list[tuple[str, str]]:
        """The history in order: (date, what happened)."""
        found = (line.partition(" ") for line in self.history)
        return sorted((date, event.strip()) for date, _, event in found)


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic, the terms that earn it and the weak ones that only support them."""

    id: str
    name: str
    description: str = ""
    former: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


Entry = Country | Organisation | Instrument | TopicEntry


@dataclass(frozen=True, eq=False)
class Language:
    """The word lists of one language: `languages/<code>/<section>.yml`, by section and key."""

    code: str
    sections: Mapping[str, Mapping[str, object]]

    def words(self, section: str, key: str) -> tuple[str, ...]:
        """The list `key` of a section, empty where the language has none."""
        value = self.sections.get(section, {}).get(key, ())
        return tuple(str(item) for item in value) if isinstance(value, list | tuple) else ()

    def table(self, section: str, key: str) -> Mapping[str, str]:
        """The mapping `key` of a section with its values as strings, empty where there is none."""
        value = self.sections.get(section, {}).get(key, {})
        return {str(k): str(v) for k, v in value.items()} if isinstance(value, Mapping) else {}

    def records(self, section: str, key: str) -> tuple[Mapping[str, object], ...]:
        """The list of mappings `key` of a section, empty where there is none."""
        value = self.sections.get(section, {}).get(key, ())
        return tuple(v for v in value if isinstance(v, Mapping)) if isinstance(value, list) else ()


class Tables(NamedTuple):
    """What a vocabulary holds, as plain values that can be kept or sent: entries by their ids.

    `languages` are the sections of each.
    """

    countries: dict[str, Country]
    organisations: dict[str, Organisation]
    instruments: dict[str, Instrument]
    topics: dict[str, TopicEntry]
    masks: tuple[str, ...]
    languages: dict[str, Mapping[str, Mapping[str, object]]]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All controlled names, and the word lists of the languages that texts are read in."""

    countries: Mapping[str, Country]
    organisations: Mapping[str, Organisation]
    instruments: Mapping[str, Instrument]
    topics: Mapping[str, TopicEntry]
    masks: tuple[str, ...] = ()
    languages: Mapping[str, Language] = field(default_factory=dict)

    def entries(self, kind: TagKind) -> Mapping[str, Entry]:
        """The entries of one kind by id."""
        tables: Mapping[TagKind, Mapping[str, Entry]] = {
            "country": self.countries,
            "organisation": self.organisations,
            "instrument": self.instruments,
            "topic": self.topics,
        }
        return tables[kind]

    def by_name(self, kind: TagKind, name: str) -> Entry | None:
        """The entry with this preferred name, else the only one with this other or former name."""
        return self._names[kind].get(name)

    def meant(self, kind: TagKind, name: str) -> Entry | None:
        """The only entry with this name, whatever its capitals and apostrophes, or with this id.

        Of countries and topics all names count; of the others, which are many, the preferred one.
        """
        entry = self.by_name(kind, name) or self._folded[kind].get(_fold(name))
        return entry or (self.countries.get(name) if kind == "country" else None)

    def before(self, instrument: str) -> tuple[Instrument, ...]:
        """The instruments that the one with this id succeeded."""
        return self._before.get(instrument, ())

    def tables(self) -> Tables:
        """All that it holds, as plain values."""
        return Tables(
            dict(self.countries),
            dict(self.organisations),
            dict(self.instruments),
            dict(self.topics),
            self.masks,
            {code: language.sections for code, language in self.languages.items()},
        )

    def __reduce__(self) -> tuple[object, ...]:
        """How another process gets a copy: read-only views cannot be pickled, dictionaries can."""
        return restored, (self.tables(),)

    @cached_property
    def _names(self) -> Mapping[TagKind, Mapping[str, Entry]]:
        kinds: tuple[TagKind, ...] = ("country", "organisation", "instrument", "topic")
        return {kind: _name_table(self.entries(kind).values()) for kind in kinds}

    @cached_property
    def _folded(self) -> Mapping[TagKind, Mapping[str, Entry]]:
        return {kind: _folded_names(kind, table) for kind, table in self._names.items()}

    @cached_property
    def _before(self) -> Mapping[str, tuple[Instrument, ...]]:
        found: dict[str, tuple[Instrument, ...]] = {}
        for one in self.instruments.values():
            if one.succeeded_by:
                found[one.succeeded_by] = (*found.get(one.succeeded_by, ()), one)
        return found


def _folded_names(kind: TagKind, names: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """Names without their capitals → entries; what several entries bear then is nobody's."""
    found: dict[str, Entry | None] = {}
    for name, entry in names.items():
        if kind in ("country", "topic") or name == entry.name:
            key = _fold(name)
            found[key] = entry if found.get(key, entry) is entry else None
    return {key: entry for key, entry in found.items() if entry is not None}


def _fold(name: str) -> str:
    return name.casefold().replace("’", "'")


def restored(tables: Tables) -> Vocabulary:
    """The vocabulary that holds this."""
    languages = {code: Language(code, sections) for code, sections in tables.languages.items()}
    return Vocabulary(
        MappingProxyType(tables.countries),
        MappingProxyType(tables.organisations),
        MappingProxyType(tables.instruments),
        MappingProxyType(tables.topics),
        tables.masks,
        MappingProxyType(languages),
    )


def bare_name(name: str) -> str:
    """A preferred name without the country in brackets that tells it from others of its name."""
    return _QUALIFIER.sub("", name) if "(" in name else name


def _other_names(entry: Entry) -> Iterator[str]:
    """Every name of an entry but the preferred one."""
    yield from entry.former
    if isinstance(entry, TopicEntry):
        return
    yield from entry.forms
    yield from (item.form for item in entry.ambiguous)
    if isinstance(entry, Country) and entry.official:
        yield entry.official


def _name_table(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """Names → entries. Preferred names win; another name that several entries bear is nobody's."""
    table: dict[str, Entry] = {}
    shared: dict[str, set[str]] = {}
    entries = tuple(entries)
    for entry in entries:
        for name in _other_names(entry):
            shared.setdefault(name, set()).add(entry.id)
            table[name] = entry
    for name, bearers in shared.items():
        if len(bearers) > 1:
            del table[name]
    return table | {entry.name: entry for entry in entries}
