"""Has every entry the keys it may have, each with the kind of value it should hold?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Literal

from policydigest.checks.vocabulary.reading import FILES, File, Read, Record
from policydigest.model import Problem
from policydigest.nearest import closest_of
from policydigest.notation.strict_yaml import Path
from policydigest.vocabulary import AmbiguousForm

Shape = Literal["text", "names", "ambiguous"]

# Beside the form itself, what may stand in an ambiguous one.
CONTEXTS = tuple(field.name for field in fields(AmbiguousForm) if field.name != "form")
REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "country": ("id", "name", "iso3", "region"),
        "organisation": ("id", "name", "kind"),
        "instrument": ("id", "name", "kind"),
        "topic": ("id", "name"),
    }
)
# What belongs to one entry alone.
_UNIQUE = ("id", "name", "iso3", "wikidata")


def shapes(entry_type: type) -> Mapping[str, Shape]:
    """The keys of an entry, from the fields of its type."""
    found: dict[str, Shape] = {}
    for key, annotation in entry_type.__annotations__.items():
        plain: Shape = "names" if str(annotation).startswith("tuple") else "text"
        found[key] = "ambiguous" if key == "ambiguous" else plain
    return found


def check(read: Read) -> Iterator[Problem]:
    """Everything about keys, and about entries that claim the same id or name."""
    for name, (kind, key, entry_type) in FILES.items():
        if name not in read.files:
            continue
        file = read.files[name]
        yield from _top(file, key)
        known = shapes(entry_type)
        for record in read.records[kind]:
            yield from _keys(record, known)
        yield from _shared(read.records[kind])


def unknown(key: str, known: Iterable[str]) -> str:
    """What to say of a key that is not known, with the one that was probably meant."""
    known = tuple(known)
    meant = closest_of(key, known)
    hint = f"Did you mean `{meant}`?" if meant else f"Known are: {', '.join(known)}"
    return f"`{key}` is not a key of this file. {hint}"


def schema_problems(file: File) -> Iterator[Problem]:
    """The file says which version of the format it is in."""
    if "schema" not in file.value:
        yield file.problem((), "C072", "`schema:` is missing. Begin the file with schema: 1")
    elif file.value["schema"] != 1 or file.value["schema"] is True:
        shown = file.raw.get(("schema",), file.value["schema"])
        message = f"schema: is {shown}, and this program reads 1. Update the program, or write 1"
        yield file.problem(("schema",), "C013", message)


def list_problems(file: File, place: Path, label: str, value: object) -> Iterator[Problem]:
    """What is wrong with a list of names at a place."""
    if value is None:
        return
    if not isinstance(value, list):
        message = f"{label}: expected a list of names, like [One, Two]"
        if isinstance(value, str):
            message += f". Write [{value}]"
        yield file.problem(place, "C073", message)
        return
    for number, item in enumerate(value):
        if not isinstance(item, str):
            here = (*place, number)
            wrong = _not_text(file, here, item)
            yield file.problem(here, "C073", f"{label} {number + 1}: {wrong}")


def _top(file: File, key: str) -> Iterator[Problem]:
    """The keys of the file as a whole."""
    yield from schema_problems(file)
    known = ("schema", key, "masks") if key == "countries" else ("schema", key)
    for found, value in file.value.items():
        if found not in known:
            yield file.problem((found,), "C071", unknown(found, known))
        elif found == "masks":
            yield from list_problems(file, (found,), found, value)
    if key not in file.value:
        yield file.problem((), "C072", f"`{key}:` is missing. The entries stand under it as a list")
        return
    items = file.value[key]
    if not isinstance(items, list):
        yield file.problem((key,), "C073", f"{key}: expected a list of entries, `- id: …` each")
        return
    for number, item in enumerate(items):
        if not isinstance(item, Mapping):
            message = f"{key} {number + 1}: expected an entry with `id:` and `name:`"
            yield file.problem((key, number), "C073", message)


def _keys(record: Record, known: Mapping[str, Shape]) -> Iterator[Problem]:
    for key, value in record.value.items():
        place = (*record.place, key)
        label = f"{record.label} {key}"
        if key not in known:
            message = f"{record.label}: {unknown(key, known)}"
            yield record.file.problem(place, "C071", message)
        elif value is None:
            continue
        elif known[key] == "names":
            yield from list_problems(record.file, place, label, value)
        elif known[key] == "ambiguous":
            yield from _ambiguous(record, value)
        elif not isinstance(value, str):
            yield record.problem(key, "C073", _not_text(record.file, place, value))
    for key in REQUIRED[record.kind]:
        value = record.value.get(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            message = f"{record.label}: `{key}:` is missing. Add it"
            yield record.file.problem(record.place, "C072", message)


def _ambiguous(record: Record, value: object) -> Iterator[Problem]:
    expected = "expected {form: …, unless: […], when: […]}"
    if not isinstance(value, list):
        yield record.problem("ambiguous", "C073", f"expected a list, and in it {expected[9:]}")
        return
    for number, item in enumerate(value):
        place = (*record.place, "ambiguous", number)
        if not isinstance(item, Mapping) or item.get("form") is None:
            yield record.problem(place, "C073", expected)
            continue
        for key, part in item.items():
            here = (*place, str(key))
            if key == "form":
                if not isinstance(part, str):
                    wrong = _not_text(record.file, here, part)
                    yield record.problem(here, "C073", f"form: {wrong}")
            elif key not in CONTEXTS:
                message = unknown(str(key), ("form", *CONTEXTS))
                yield record.problem(here, "C071", message)
            else:
                label = f"{record.label} ambiguous {key}"
                yield from list_problems(record.file, here, label, part)


def _not_text(file: File, place: Path, value: object) -> str:
    shown = file.raw.get(place)
    if shown is not None and value is None:
        return "is empty. Write a name, or remove it"
    if shown is not None:
        what = "true or false" if isinstance(value, bool) else "a number"
        return f"{shown} is read as {what}. Put it in quotes"
    found = "a list" if isinstance(value, list) else "keys with values"
    return f"expected text and found {found}. Put quotes around a text with a colon or brackets"


def _shared(records: Iterable[Record]) -> Iterator[Problem]:
    """Ids, names and codes that two entries claim."""
    first: dict[str, dict[str, Record]] = defaultdict(dict)
    for record in records:
        for key in _UNIQUE:
            value = record.text(key)
            if value is None:
                continue
            other = first[key].setdefault(value, record)
            if other is not record:
                line = other.file.line((*other.place, key))
                mend = (
                    "Add the country in brackets to one of them"
                    if key == "name"
                    else "Change one of the two"
                )
                message = f"`{value}` is the {key} of the entry in line {line} too. {mend}"
                yield record.problem(key, "C077", message)
