"""The controlled names: YAML files under `seeds/vocabulary/` → one immutable `Vocabulary`.

Pure: `store` hands the texts over. The files' format is described in `docs/contribute.md`; what is
wrong in them raises `VocabularyError` with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar

from policydigest import strict_yaml

_QUALIFIER = re.compile(r" \([^()]*\)$")

TagKind = Literal["country", "organisation", "instrument", "topic"]


class VocabularyError(ValueError):
    """A vocabulary file that cannot be used: `file:line: what is wrong, how to mend it`."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file, self.line, self.message = file, line, message


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
    """A country or territory of ISO 3166-1, or Kosovo (XK)."""

    id: str
    name: str
    iso3: str = ""
    official: str = ""
    region: str = ""
    subregion: str = ""
    territory_of: str | None = None
    forms: tuple[str, ...] = ()
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


# --------------------------------------------------------------------------- loading

E = TypeVar("E", Country, Organisation, Instrument, TopicEntry)


def load_vocabulary(texts: Mapping[str, str]) -> Vocabulary:
    """The vocabulary from its files: path below `seeds/vocabulary/` → text.

    Needs `countries.yml`, `organisations.yml`, `instruments.yml` and `topics.yml`; language files
    are `languages/<code>/<section>.yml`. Raises `VocabularyError` at the first thing that is wrong.
    """

    def file(name: str) -> _File:
        return _read_file(name, texts)

    countries = file("countries.yml")
    return Vocabulary(
        countries=_by_id(countries.records("countries"), Country),
        organisations=_by_id(file("organisations.yml").records("organisations"), Organisation),
        instruments=_by_id(file("instruments.yml").records("instruments"), Instrument),
        topics=_by_id(file("topics.yml").records("topics"), TopicEntry),
        masks=countries.strings("masks"),
        languages=MappingProxyType(_languages(sorted(texts), file)),
    )


@dataclass(frozen=True)
class _File:
    """A parsed vocabulary file that knows the lines of its parts."""

    name: str
    value: Mapping[str, object]
    lines: Mapping[tuple[str | int, ...], int]

    def fail(self, path: tuple[str | int, ...], message: str) -> VocabularyError:
        while path and path not in self.lines:
            path = path[:-1]
        return VocabularyError(self.name, self.lines.get(path, 1), message)

    def strings(self, *path: str | int) -> tuple[str, ...]:
        value: object = self.value
        for key in path:
            if isinstance(value, Mapping):
                value = value.get(str(key))
            elif isinstance(value, Sequence) and isinstance(key, int):
                value = value[key]
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.fail(path, f"{path[-1]}: expected a list of names, like [One, Two].")
        return tuple(value)

    def records(self, key: str) -> Iterator[_Record]:
        items = self.value.get(key)
        if not isinstance(items, list):
            raise self.fail((key,), f"expected a list under `{key}:`.")
        for number, item in enumerate(items):
            if not isinstance(item, Mapping):
                raise self.fail((key, number), "expected an entry with `id:` and `name:`.")
            yield _Record(self, (key, number), item)


@dataclass(frozen=True)
class _Record:
    file: _File
    path: tuple[str | int, ...]
    value: Mapping[str, object]


def _read_file(name: str, texts: Mapping[str, str]) -> _File:
    if name not in texts:
        raise VocabularyError(name, 1, "this vocabulary file is missing.")
    try:
        loaded = strict_yaml.load_once(texts[name])
    except strict_yaml.YamlProblem as problem:
        raise VocabularyError(name, problem.line, problem.message) from problem
    if not isinstance(loaded.value, Mapping):
        raise VocabularyError(name, 1, "expected a mapping that begins with `schema: 1`.")
    return _File(name, loaded.value, loaded.lines)


def _by_id(records: Iterable[_Record], make: Callable[..., E]) -> Mapping[str, E]:
    entries: dict[str, E] = {}
    names: dict[str, str] = {}
    for record in records:
        entry = _entry(record, make)
        if entry.id in entries:
            raise record.file.fail(record.path, f"the id `{entry.id}` stands twice.")
        if entry.name in names:
            raise record.file.fail(
                record.path,
                f"the name `{entry.name}` belongs to `{names[entry.name]}` too. "
                "Add the country in brackets to one of them.",
            )
        entries[entry.id] = entry
        names[entry.name] = entry.id
    return MappingProxyType(entries)


def _entry(record: _Record, make: Callable[..., E]) -> E:
    """An entry of the type `make` from its mapping; its fields say which keys are known."""
    known: Mapping[str, object] = make.__annotations__
    values: dict[str, object] = {}
    for key, value in record.value.items():
        path = (*record.path, key)
        if key not in known:
            raise record.file.fail(
                path, f"`{key}` is not a key of this file. Known: {', '.join(known)}."
            )
        annotation = str(known[key])
        if value is None:
            continue
        if key == "ambiguous":
            values[key] = tuple(_ambiguous(record.file, path, value))
        elif annotation.startswith("tuple"):
            values[key] = record.file.strings(*path)
        elif isinstance(value, str):
            values[key] = value
        else:
            raise record.file.fail(path, f"`{key}`: expected words. Put the value in quotes.")
    for needed in ("id", "name"):
        if needed not in values:
            raise record.file.fail(record.path, f"an entry needs `{needed}:`.")
    return make(**values)


def _ambiguous(file: _File, path: tuple[str | int, ...], value: object) -> Iterator[AmbiguousForm]:
    if not isinstance(value, list):
        raise file.fail(path, "expected a list of {form: …, unless: […], when: […]}.")
    for number, item in enumerate(value):
        here = (*path, number)
        if not isinstance(item, Mapping) or not isinstance(item.get("form"), str):
            raise file.fail(here, "expected {form: …, unless: […], when: […]}.")
        lists: dict[str, tuple[str, ...]] = {}
        for key in item:
            if key == "form":
                continue
            if key not in ("when", "unless", "before", "after"):
                raise file.fail(here, f"`{key}` is not one of form, when, unless, before, after.")
            lists[str(key)] = file.strings(*here, str(key))
        yield AmbiguousForm(str(item["form"]), **lists)


def _languages(names: Iterable[str], file: Callable[[str], _File]) -> dict[str, Language]:
    sections: dict[str, dict[str, Mapping[str, object]]] = {}
    for name in names:
        parts = name.split("/")
        if len(parts) == 3 and parts[0] == "languages":
            sections.setdefault(parts[1], {})[parts[2].removesuffix(".yml")] = file(name).value
    return {code: Language(code, found) for code, found in sections.items()}
