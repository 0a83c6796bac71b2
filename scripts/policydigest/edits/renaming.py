"""Names in a digest put into other words, with the machine's notes about them kept; pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from policydigest.digest_file.schema import names_in
from policydigest.edits.fingerprints import short_hash, split_mark
from policydigest.model import Digest, GeneratedValue

FIELDS: Mapping[str, tuple[str, ...]] = {
    "country": ("countries", "mentions.countries"),
    "organisation": ("organisations", "mentions.organisations"),
    "topic": ("topics",),
    "instrument": ("instruments",),
}


def rename(digest: Digest, kind: str, names: Mapping[str, str]) -> Digest:
    """The digest with each name of this kind that is a key of `names` replaced by its value.

    A name that comes to stand twice stays once, and not among the mentions if the digest is about
    it. Whose a name is, the machine's or a person's, does not change.
    """
    changes: dict[str, Any] = {}
    generated = dict(digest.generated)
    about: tuple[str, ...] = ()
    for field in FIELDS[kind]:
        group, _, part = field.rpartition(".")
        found = names_in(digest, field)
        renamed = tuple(dict.fromkeys(names.get(name, name) for name in found))
        if group:
            # only what this renaming brought together: other doubles are for the check to tell
            new = {names[name] for name in found if name in names} | set(names.values())
            renamed = tuple(name for name in renamed if not (name in about and name in new))
            changes["mentions"] = dataclasses.replace(
                changes.get("mentions", digest.mentions), **{part: renamed}
            )
        else:
            changes[part] = about = renamed
        if field in generated:
            generated[field] = _marks(generated[field], names)
    return dataclasses.replace(digest, **changes, generated=generated)


def mentions_any(digest: Digest, kind: str, names: Sequence[str]) -> bool:
    """Whether the digest bears one of these names of this kind."""
    held = {name for field in FIELDS[kind] for name in names_in(digest, field)}
    return not held.isdisjoint(names)


def _marks(marks: GeneratedValue, names: Mapping[str, str]) -> GeneratedValue:
    if not isinstance(marks, tuple):
        return marks
    hashes = {short_hash(old): short_hash(new) for old, new in names.items()}
    renamed: dict[str, str] = {}
    for mark in marks:
        hashed, state = split_mark(mark)
        hashed = hashes.get(hashed, hashed)
        # of two marks for one name a person's counts
        renamed[hashed] = max(renamed.get(hashed, ""), state)
    return tuple(sorted(hashed + state for hashed, state in renamed.items()))
