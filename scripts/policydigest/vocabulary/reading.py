"""The vocabulary's YAML files → one `Vocabulary`.

Pure: `inputs` hands the texts over. The files' format is described in `docs/contribute.md`; what is
wrong in them raises `VocabularyError` with file and line. `checks.vocabulary` names all that is
wrong; this stops at the first thing that it cannot use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from policydigest.notation import strict_yaml
from policydigest.vocabulary import (
    AmbiguousForm,
    Country,
    Instrument,
    Language,
    Organisation,
    TopicEntry,
    Vocabulary,
)

E = TypeVar("E", Country, Organisation, Instrument, TopicEntry)


class VocabularyError(ValueError):
    """A vocabulary file that cannot be used: `file:line: what is wrong, how to mend it`."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file, self.line, self.message = file, line, message


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
    _find_as(values)
    return make(**values)


def _find_as(values: dict[str, object]) -> None:
    """What is found and not shown is a form as the others are."""
    found, forms = values.get("found_as"), values.get("forms", ())
    if isinstance(found, tuple) and isinstance(forms, tuple):
        values["forms"] = (*forms, *found)


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
