"""Two entries of the vocabulary merged into one: its files as they should be; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policydigest.checks.vocabulary.entries import shapes
from policydigest.checks.vocabulary.reading import FILES
from policydigest.vocabulary import TagKind, Vocabulary
from policydigest.vocabulary.changes import (
    Change,
    ChangeError,
    Found,
    edited,
    entries_of,
    file_of,
    find_entry,
)

# Keys that hold the id of an entry of each kind: the file they stand in, and their names.
_REFERENCES: Mapping[TagKind, Sequence[tuple[str, tuple[str, ...]]]] = {
    "country": (
        ("countries.yml", ("territory_of",)),
        ("organisations.yml", ("country",)),
        ("instruments.yml", ("jurisdiction", "parties")),
    ),
    "organisation": (
        ("organisations.yml", ("parent",)),
        ("instruments.yml", ("parties",)),
    ),
    "instrument": (("instruments.yml", ("succeeded_by",)),),
    "topic": (),
}
# Lists that are not joined as they stand when entries are merged, and those that hold no names.
_APART = frozenset({"former", "formerly"})
_NO_NAMES = frozenset({"parties", "history"})
# Single values that are kept elsewhere: under former, formerly and forms.
_NAMES = frozenset({"name", "id", "official"})


def merge(
    texts: Mapping[str, str], vocabulary: Vocabulary, kind: TagKind, gone: str, into: str
) -> Change:
    """The entry `gone` taken up by `into`, with its names and its id.

    Lists are joined; of a key with one value, `into` keeps its own if it has one. Raises
    `ChangeError`.
    """
    file, _, type_ = file_of(kind)
    old, kept = find_entry(texts, vocabulary, kind, gone), find_entry(texts, vocabulary, kind, into)
    if old.id == kept.id:
        raise ChangeError(
            f"`{gone}` and `{into}` are the same entry, {old.id}. To put its name into digests "
            "that bear another: policydigest check --fix"
        )
    known = shapes(type_)
    changes: dict[str, Any] = dict(_joined(old, kept, known))
    order = tuple(known)
    edits: dict[str, dict[int, dict[str, Any]]] = {file: {kept.number: changes}}
    for name, keys in _REFERENCES[kind]:
        for number, fields in _references(texts, name, keys, old.id, kept.id):
            edits.setdefault(name, {}).setdefault(number, {}).update(fields)
    edits[file].pop(old.number, None)
    changes.update(_filled(old, kept, known))
    made = {
        name: edited(
            texts,
            name,
            FILES[name][1],
            changed=changed,
            removed=(old.number,) if name == file else (),
            order=order if name == file else tuple(shapes(FILES[name][2])),
        )
        for name, changed in edits.items()
    }
    bearing = vocabulary.entries(kind)[old.id]
    written = {old.name, *getattr(bearing, "forms", ()), *getattr(bearing, "former", ())}
    written = {name for name in written if vocabulary.by_name(kind, name) is bearing}
    return Change(made, dict.fromkeys(sorted(written), kept.name), tuple(_left(old, kept, known)))


def _filled(old: Found, kept: Found, known: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """The single values that only `old` has; nothing is part of itself, or its own successor."""
    for key in (key for key, shape in known.items() if shape == "text"):
        value = old.fields.get(key)
        if value not in (None, kept.id) and kept.fields.get(key) in (None, old.id):
            yield key, value


def _left(old: Found, kept: Found, known: Mapping[str, str]) -> Iterator[str]:
    """What `old` says otherwise than `kept`: only a person can tell which is right."""
    taken = dict(_filled(old, kept, known))
    for key in (key for key, shape in known.items() if shape == "text" and key not in _NAMES):
        value, other = old.fields.get(key), kept.fields.get(key)
        if key not in taken and value not in (None, kept.id, other):
            yield f"{key}: {value} was not taken over: {kept.id} has {other}"
    contexts = {item["form"]: item for item in kept.fields.get("ambiguous") or ()}
    for item in old.fields.get("ambiguous") or ():
        if item != contexts.get(item["form"], item):
            form = item["form"]
            yield f"ambiguous: what tells {form} was not taken over: {kept.id} has its own words"


def _joined(old: Found, kept: Found, known: Mapping[str, str]) -> Iterator[tuple[str, list[Any]]]:
    """The lists of `kept` with what only `old` has in them."""
    ambiguous = list(kept.fields.get("ambiguous") or ())
    held_back = {item["form"] for item in ambiguous}
    more = [item for item in old.fields.get("ambiguous") or () if item["form"] not in held_back]
    lists = [name for name, shape in known.items() if shape == "names" and name not in _APART]
    gone = [old.name, *(old.fields.get("former") or ())]
    former = list(dict.fromkeys([*(kept.fields.get("former") or ()), *gone]))
    yield "former", [name for name in former if name != kept.name]
    # a form stands once in an entry, in whichever list; a topic's terms are no names of it
    is_topic = "terms" in known
    same = str.casefold if is_topic else str
    apart = set() if is_topic else {kept.name, *former}
    names = [name for name in lists if name not in _NO_NAMES]
    # a second official name goes on as a form
    official = old.fields.get("official") if kept.fields.get("official") else None
    plain = {item for name in names for item in kept.fields.get(name) or ()}
    taken = {*apart, *map(same, plain)}
    for name in lists:
        before = list(kept.fields.get(name) or ())
        after = [item for item in before if item not in apart]
        seen = taken if name in names else set(before)
        more_names = [official] if name == "forms" and official else []
        for item in (*(old.fields.get(name) or ()), *more_names):
            if same(item) not in seen:
                seen.add(same(item))
                after.append(item)
        if after != before:
            yield name, after
    # a form that `kept` has without a context goes on needing none
    more = [item for item in more if item["form"] not in {kept.name, *plain}]
    if more:
        yield "ambiguous", [*ambiguous, *more]
    formerly = [*(kept.fields.get("formerly") or ()), old.id, *(old.fields.get("formerly") or ())]
    yield "formerly", list(dict.fromkeys(formerly))


def _references(
    texts: Mapping[str, str], file: str, keys: Sequence[str], old: str, new: str
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Entries of a file that name the id `old`, with the values that name `new` instead."""
    for number, fields in enumerate(entries_of(texts, FILES[file][0])):
        for key in keys:
            value = fields.get(key)
            if value == old:
                # nothing is part of itself, or its own successor
                yield number, {key: None if fields.get("id") == new else new}
            elif isinstance(value, list) and old in value:
                changed = dict.fromkeys(new if item == old else item for item in value)
                yield number, {key: list(changed)}
