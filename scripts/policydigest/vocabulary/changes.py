"""Names added to the vocabulary, renamed and merged: its files as they should be; pure.

Nothing is forgotten: a name that goes stays as a former name, an id that goes is noted under
`formerly` of the entry that takes its place, so that whoever has the old one is led on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from policydigest.checks.vocabulary.entries import shapes
from policydigest.checks.vocabulary.reading import FILES, FOLDER, read
from policydigest.edits.rewriting import CommentError
from policydigest.indexes import slug, sort_key
from policydigest.nearest import closest, index_of
from policydigest.vocabulary import TagKind, Vocabulary
from policydigest.vocabulary.kinds import PUBLIC_BODIES
from policydigest.vocabulary.text import Fields, FormError, edit

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


class ChangeError(ValueError):
    """A change that cannot be made; the text says why and what to do instead."""


@dataclass(frozen=True, slots=True)
class Change:
    """The files that change, by name, and what digests are to write instead of a name.

    `left` says in words what somebody wrote and the files hold no more.
    """

    texts: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry in its file."""

    number: int
    fields: Fields

    @property
    def name(self) -> str:
        return str(self.fields["name"])

    @property
    def id(self) -> str:
        return str(self.fields["id"])


def put(fields: dict[str, str | list[str]], kind: TagKind, key: str, value: str) -> None:
    """Add a value to the keys of a new entry: to a list one more. Raises `ChangeError`."""
    shape = shapes(_file_of(kind)[2]).get(key)
    if shape == "ambiguous":
        raise ChangeError("ambiguous forms are written in the file itself, once the name is there")
    held = fields.get(key)
    if shape == "names":
        fields[key] = [*(held if isinstance(held, list) else ()), value]
    elif held:
        raise ChangeError(f"`{key}` has one value only, and {held} is given already")
    else:
        fields[key] = value


def add(texts: Mapping[str, str], vocabulary: Vocabulary, kind: TagKind, fields: Fields) -> Change:
    """A new entry with these keys, placed by its name; an id is made where none is given.

    Raises `ChangeError`.
    """
    file, key, type_ = _file_of(kind)
    known = shapes(type_)
    for name in fields:
        if name not in known:
            raise ChangeError(
                f"`{name}` is no key of this kind of entry ({kind}). Known are: {', '.join(known)}"
            )
    name = str(fields["name"])
    there = vocabulary.by_name(kind, name)
    if there is not None:
        raise ChangeError(f"{there.id} bears the name `{name}` already, in {FOLDER}/{file}")
    entry = {"id": fields.get("id") or _new_id(kind, fields), **fields}
    ordered = {name: entry[name] for name in known if entry.get(name)}
    names = [str(item.get("name", "")) for item in _entries(texts, kind)]
    after = (number for number, other in enumerate(names) if sort_key(other) > sort_key(name))
    place = next(after, len(names))
    text = _edit(texts, file, key, added=(place, ordered), order=tuple(known))
    return Change({file: text})


def rename(
    texts: Mapping[str, str], vocabulary: Vocabulary, kind: TagKind, old: str, new: str
) -> Change:
    """The entry `old` with the name `new`; its name until now becomes a former one.

    Where it has that name already, because a run was cut short, only the digests that still bear a
    former one are left. Raises `ChangeError`.
    """
    file, key, type_ = _file_of(kind)
    found = _find(texts, vocabulary, kind, old)
    new = " ".join(new.split())
    former = [
        name
        for name in found.fields.get("former") or ()
        if (bearer := vocabulary.by_name(kind, name)) is not None and bearer.id == found.id
    ]
    if new == found.name != old and former:
        return Change({}, dict.fromkeys(former, new))
    if not new or new == found.name:
        raise ChangeError(f"`{found.name}` is its name already: give another name")
    other = vocabulary.by_name(kind, new)
    if other is not None and other.id != found.id:
        raise ChangeError(
            f"`{new}` is a name of {other.id} already. If both are the same, merge them: "
            f"policydigest vocabulary merge {kind} {found.id} {other.id}"
        )
    changes: dict[str, Any] = {"name": new}
    for names in ("forms", "found_as", "former"):
        held = list(found.fields.get(names) or ())
        kept = [name for name in held if name not in (new, found.name)]
        if names == "former":
            kept.append(found.name)
        if kept != held:
            changes[names] = kept
    order = tuple(shapes(type_))
    text = _edit(texts, file, key, changed={found.number: changes}, order=order)
    return Change({file: text}, {found.name: new})


def merge(
    texts: Mapping[str, str], vocabulary: Vocabulary, kind: TagKind, gone: str, into: str
) -> Change:
    """The entry `gone` taken up by `into`, with its names and its id.

    Lists are joined; of a key with one value, `into` keeps its own if it has one. Raises
    `ChangeError`.
    """
    file, _, type_ = _file_of(kind)
    old, kept = _find(texts, vocabulary, kind, gone), _find(texts, vocabulary, kind, into)
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
        name: _edit(
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


def _filled(old: _Found, kept: _Found, known: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """The single values that only `old` has; nothing is part of itself, or its own successor."""
    for key in (key for key, shape in known.items() if shape == "text"):
        value = old.fields.get(key)
        if value not in (None, kept.id) and kept.fields.get(key) in (None, old.id):
            yield key, value


def _left(old: _Found, kept: _Found, known: Mapping[str, str]) -> Iterator[str]:
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


def _joined(old: _Found, kept: _Found, known: Mapping[str, str]) -> Iterator[tuple[str, list[Any]]]:
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
    for number, fields in enumerate(_entries(texts, FILES[file][0])):
        for key in keys:
            value = fields.get(key)
            if value == old:
                # nothing is part of itself, or its own successor
                yield number, {key: None if fields.get("id") == new else new}
            elif isinstance(value, list) and old in value:
                changed = dict.fromkeys(new if item == old else item for item in value)
                yield number, {key: list(changed)}


def _find(texts: Mapping[str, str], vocabulary: Vocabulary, kind: TagKind, wanted: str) -> _Found:
    """The entry with this id, name or other name. Raises `ChangeError`."""
    entry = vocabulary.entries(kind).get(wanted) or vocabulary.by_name(kind, wanted)
    if entry is None:
        names = [one.name for one in vocabulary.entries(kind).values()]
        meant = closest(wanted, index_of(names))
        hint = f"Did you mean `{meant}`?" if meant else f"See {FOLDER}/{_file_of(kind)[0]}"
        raise ChangeError(f"no {kind} is called `{wanted}`. {hint}")
    for number, fields in enumerate(_entries(texts, kind)):
        if fields.get("id") == entry.id:
            return _Found(number, fields)
    raise AssertionError(f"{entry.id} is in no file")


def _entries(texts: Mapping[str, str], kind: TagKind) -> Sequence[Fields]:
    return [record.value for record in read(texts).records[kind]]


def _file_of(kind: TagKind) -> tuple[str, str, type]:
    return next((name, key, type_) for name, (one, key, type_) in FILES.items() if one == kind)


def _new_id(kind: TagKind, fields: Fields) -> str:
    """The id that the rules for ids suggest."""
    if kind == "country":
        raise ChangeError("a country needs --id, its code in ISO 3166-1, as in --id XK")
    # A public body has its country's code at the beginning of its id.
    place = fields.get("jurisdiction") if kind == "instrument" else fields.get("country")
    national = place and (kind == "instrument" or fields.get("kind") in PUBLIC_BODIES)
    return (f"{str(place).lower()}-" if national else "") + slug(str(fields["name"]))


def _edit(texts: Mapping[str, str], file: str, key: str, **edits: Any) -> str:
    try:
        return edit(texts[file], key, **edits)
    except CommentError as error:
        raise ChangeError(
            f"{FOLDER}/{file}:{error.line}: a comment within the entry would be lost. Move it to "
            "a line of its own above the entry, then run this again"
        ) from None
    except FormError as error:
        raise ChangeError(f"{FOLDER}/{file}: {error}. Write it so") from None
