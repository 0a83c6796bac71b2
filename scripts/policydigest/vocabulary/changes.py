"""Names added to the vocabulary and renamed: its files as they should be; pure.

Nothing is forgotten: a name that goes stays as a former name, an id that goes is noted under
`formerly` of the entry that takes its place, so that whoever has the old one is led on (`merging`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
class Found:
    """An entry in its file."""

    number: int
    fields: Fields

    @property
    def name(self) -> str:
        """The entry's preferred name."""
        return str(self.fields["name"])

    @property
    def id(self) -> str:
        """The entry's id."""
        return str(self.fields["id"])


def put(fields: dict[str, str | list[str]], kind: TagKind, key: str, value: str) -> None:
    """Add a value to the keys of a new entry: to a list one more. Raises `ChangeError`."""
    shape = shapes(file_of(kind)[2]).get(key)
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
    file, key, type_ = file_of(kind)
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
    names = [str(item.get("name", "")) for item in entries_of(texts, kind)]
    after = (number for number, other in enumerate(names) if sort_key(other) > sort_key(name))
    place = next(after, len(names))
    text = edited(texts, file, key, added=(place, ordered), order=tuple(known))
    return Change({file: text})


def rename(
    texts: Mapping[str, str], vocabulary: Vocabulary, kind: TagKind, old: str, new: str
) -> Change:
    """The entry `old` with the name `new`; its name until now becomes a former one.

    Where it has that name already, because a run was cut short, only the digests that still bear a
    former one are left. Raises `ChangeError`.
    """
    file, key, type_ = file_of(kind)
    found = find_entry(texts, vocabulary, kind, old)
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
    text = edited(texts, file, key, changed={found.number: changes}, order=order)
    return Change({file: text}, {found.name: new})


def find_entry(
    texts: Mapping[str, str], vocabulary: Vocabulary, kind: TagKind, wanted: str
) -> Found:
    """The entry with this id, name or other name. Raises `ChangeError`."""
    entry = vocabulary.entries(kind).get(wanted) or vocabulary.by_name(kind, wanted)
    if entry is None:
        names = [one.name for one in vocabulary.entries(kind).values()]
        meant = closest(wanted, index_of(names))
        hint = f"Did you mean `{meant}`?" if meant else f"See {FOLDER}/{file_of(kind)[0]}"
        raise ChangeError(f"no {kind} is called `{wanted}`. {hint}")
    for number, fields in enumerate(entries_of(texts, kind)):
        if fields.get("id") == entry.id:
            return Found(number, fields)
    raise AssertionError(f"{entry.id} is in no file")


def entries_of(texts: Mapping[str, str], kind: TagKind) -> Sequence[Fields]:
    """The entries of a kind as their file has them, in its order."""
    return [record.value for record in read(texts).records[kind]]


def file_of(kind: TagKind) -> tuple[str, str, type]:
    """The file of a kind of entries, the key that they stand under, and their type."""
    return next((name, key, type_) for name, (one, key, type_) in FILES.items() if one == kind)


def _new_id(kind: TagKind, fields: Fields) -> str:
    """The id that the rules for ids suggest."""
    if kind == "country":
        raise ChangeError("a country needs --id, its code in ISO 3166-1, as in --id XK")
    # A public body has its country's code at the beginning of its id.
    place = fields.get("jurisdiction") if kind == "instrument" else fields.get("country")
    national = place and (kind == "instrument" or fields.get("kind") in PUBLIC_BODIES)
    return (f"{str(place).lower()}-" if national else "") + slug(str(fields["name"]))


def edited(texts: Mapping[str, str], file: str, key: str, **edits: Any) -> str:
    """The text of a file with the edits that `text.edit` makes. Raises `ChangeError`."""
    try:
        return edit(texts[file], key, **edits)
    except CommentError as error:
        raise ChangeError(
            f"{FOLDER}/{file}:{error.line}: a comment within the entry would be lost. Move it to "
            "a line of its own above the entry, then run this again"
        ) from None
    except FormError as error:
        raise ChangeError(f"{FOLDER}/{file}: {error}. Write it so") from None
