"""Are the word lists of the languages such as the recognisers read?

English has every list, so another language is held against it: a list that English has not is
read by nothing, and one that it has is of the same kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from policydigest.about import subjects
from policydigest.checks.vocabulary.entries import list_problems, schema_problems
from policydigest.checks.vocabulary.forms import ENGLISH, ORDINARY_WORDS, has_word, ordinary_words
from policydigest.checks.vocabulary.reading import FILES, FOLDER, IDS, File, Read
from policydigest.codes import problem
from policydigest.model import Problem
from policydigest.nearest import closest_of
from policydigest.notation.strict_yaml import Path
from policydigest.recognise.forms import form_keys

# words: a list of words or phrases; table: words with what they stand for; records: a list of
# mappings; text: one value.
Shape = Literal["words", "table", "records", "text"]

COUNTRIES = "countries"
# Sections whose lists may have any name.
_FREE = ("given_names", ORDINARY_WORDS)
_SECTIONS = (
    *("dates", "instruments", "money", "names", "organisations", "people", "quotes"),
    *("salience", "spoken", "subjects", "summarise", "text", "writing", COUNTRIES, *_FREE),
)
# What English can do without.
_NOT_IN_ENGLISH: Mapping[str, Mapping[str, Shape]] = MappingProxyType(
    {"dates": {"day_first": "text"}, "text": {"elisions": "words"}}
)
_COUNTRY_KEYS: Mapping[str, Shape] = MappingProxyType(
    {"forms": "words", "demonyms": "words", "capital": "text"}
)
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)


def check(read: Read) -> Iterator[Problem]:
    """Everything about `languages/`, and files that nothing reads."""
    in_languages: set[str] = set()
    for code, section, file in read.languages():
        in_languages.add(file.name)
        yield from _language_file(read, code, section, file)
    for name in sorted(set(read.files) - set(FILES) - in_languages):
        yield _unread_file(name, (*FILES, IDS))


def _language_file(read: Read, code: str, section: str, file: File) -> Iterator[Problem]:
    if not _CODE.fullmatch(code):
        message = f'"{code}" is not a language. Name the folder as in languages/fr/'
        yield problem(f"{FOLDER}/{file.name}", 1, "C027", message)
    if section not in _SECTIONS:
        yield _unread_file(file.name, (f"languages/{code}/{one}.yml" for one in _SECTIONS))
        return
    yield from schema_problems(file)
    if section == COUNTRIES:
        yield from _countries(read, file, ordinary_words(read, code))
        return
    english = read.files.get(f"languages/{ENGLISH}/{section}.yml")
    known: dict[str, Shape] = dict(_NOT_IN_ENGLISH.get(section, {}))
    for key, value in english.value.items() if english else ():
        known[key] = _shape(value)
    for key, value in file.value.items():
        if key == "schema":
            continue
        shape: Shape | None = "words" if section in _FREE else known.get(key)
        if shape is not None:
            yield from _shaped(file, (key,), key, value, shape)
            if section == subjects.SECTION and key in subjects.NUMBERS:
                yield from _numbers(file, key, value)
        elif english is not None:
            meant = closest_of(key, known)
            hint = f"Did you mean `{meant}`?" if meant else "Correct or remove it"
            yield file.problem((key,), "C090", f"nothing reads the list `{key}`. {hint}")


def _numbers(file: File, key: str, value: object) -> Iterator[Problem]:
    """What is no number of a table whose values must be."""
    for word, item in value.items() if isinstance(value, Mapping) else ():
        if not isinstance(item, int | float):
            message = f'{key} {word}: "{item}" is no number. Write one with a point, as in 0.5'
            yield file.problem((key, word), "C073", message)


def _unread_file(name: str, known: Iterable[str]) -> Problem:
    meant = closest_of(name, known)
    hint = f"Did you mean {meant}?" if meant else "Rename or remove it"
    return problem(f"{FOLDER}/{name}", 1, "C090", f"nothing reads this file. {hint}")


def _shape(value: object) -> Shape:
    if isinstance(value, list):
        return "records" if any(isinstance(item, Mapping) for item in value) else "words"
    return "table" if isinstance(value, Mapping) else "text"


def _shaped(file: File, place: Path, label: str, value: object, shape: Shape) -> Iterator[Problem]:
    """What is wrong with a value that should be of this shape."""
    if value is None:
        yield file.problem(place, "C073", f"{label}: is empty. Remove it, or write the words")
    elif shape == "words":
        yield from list_problems(file, place, label, value)
    elif shape == "text":
        if isinstance(value, list | Mapping):
            yield file.problem(place, "C073", f"{label}: expected one value")
    elif shape == "table":
        if not isinstance(value, Mapping):
            message = f"{label}: expected words with what they stand for, like {{one: 1, two: 2}}"
            yield file.problem(place, "C073", message)
            return
        for key, item in value.items():
            yield from _shaped(file, (*place, key), f"{label} {key}", item, "text")
    elif not isinstance(value, list):
        yield file.problem(place, "C073", f"{label}: expected a list, its items {{key: value}}")
    else:
        for number, item in enumerate(value):
            here = (*place, number)
            if not isinstance(item, Mapping):
                message = f"{label} {number + 1}: expected {{key: value}}"
                yield file.problem(here, "C073", message)
                continue
            for key, part in item.items():
                inner: Shape = "words" if isinstance(part, list) else "text"
                yield from _shaped(file, (*here, key), f"{label} {number + 1} {key}", part, inner)


def _countries(read: Read, file: File, ordinary: frozenset[str]) -> Iterator[Problem]:
    """The names of countries in a language, by country id."""
    for key in file.value:
        if key not in ("schema", COUNTRIES):
            yield file.problem((key,), "C090", f"nothing reads `{key}`. Correct or remove it")
    entries = file.value.get(COUNTRIES)
    if not isinstance(entries, Mapping):
        message = "countries: expected {JP: {forms: […], demonyms: […], capital: …}, …}"
        yield file.problem((COUNTRIES,), "C073", message)
        return
    ids = read.ids("country") if "countries.yml" in read.files else None
    claimed: dict[tuple[str, ...], str] = {}
    for id_, entry in entries.items():
        place: Path = (COUNTRIES, id_)
        if ids is not None and id_ not in ids:
            message = f"no country has the id `{id_}`. Correct or remove it"
            yield file.problem(place, "C076", message)
        if not isinstance(entry, Mapping):
            message = f"{id_}: expected {{forms: […], demonyms: […], capital: …}}"
            yield file.problem(place, "C073", message)
            continue
        for key, value in entry.items():
            here = (*place, key)
            if key not in _COUNTRY_KEYS:
                message = f"{id_}: `{key}` is not a key here. Known are: {', '.join(_COUNTRY_KEYS)}"
                yield file.problem(here, "C071", message)
                continue
            yield from _shaped(file, here, f"{id_} {key}", value, _COUNTRY_KEYS[key])
            for text, at in _texts(value, here):
                yield from _form(file, at, id_, text, ordinary, claimed)


def _texts(value: object, place: Path) -> Iterator[tuple[str, Path]]:
    if isinstance(value, str):
        yield value, place
    for number, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str):
            yield item, (*place, number)


def _form(
    file: File,
    place: Path,
    id_: str,
    text: str,
    ordinary: frozenset[str],
    claimed: dict[tuple[str, ...], str],
) -> Iterator[Problem]:
    words = form_keys(text)
    if not has_word(text):
        message = f'{id_}: "{text}" holds no word, so it can never be found. Remove it'
        yield file.problem(place, "C084", message)
    elif claimed.setdefault(words, id_) != id_:
        message = f"{id_}: `{text}` stands under {claimed[words]} too. Remove one of the two"
        yield file.problem(place, "C080", message)
    elif len(text) == 1:
        yield file.problem(place, "C082", f"{id_}: `{text}` is only a single letter. Remove it")
    elif text in ordinary:
        message = f"{id_}: `{text}` is also an ordinary word or a personal name. Remove it"
        yield file.problem(place, "C081", message)
