"""Short hashes of what the machine wrote, kept in a digest's `generated` field.

A mark is eight hexadecimal digits, alone for what the machine wrote and a person has left as it
was; with `+` for what is a person's (the digits are the machine's last proposal, seen and not
taken); with `-` for what a person removed. Keys of people, sources and sections are hashed too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from policydigest.digest_file import schema
from policydigest.digest_file.sections import Section, sections
from policydigest.model import Digest, GeneratedValue, Person, Source

Marks = dict[str, str]
T = TypeVar("T")

SCALARS = ("title", "date", "summary", "language", "licence")
LISTS = schema.NAME_LISTS
PEOPLE, SOURCES, BODY = "people", "sources", "body"
# What a language model had to do with it, if it was asked: its name, the parts that are its own,
# and why others are not.
MODEL, MODEL_PARTS, MODEL_REFUSED = "model", "model_parts", "model_refused"
OF_MODEL = (MODEL, MODEL_PARTS, MODEL_REFUSED)
NOTED = (*SCALARS, *LISTS, PEOPLE, SOURCES, BODY)
SOURCE_PARTS = schema.SOURCE_FIELDS
_MARK = re.compile(r"(?P<hash>[0-9a-f]{8})(?P<state>[+-]?)")


def short_hash(text: str | None) -> str:
    """Eight hexadecimal digits for a text; None counts as empty."""
    return hashlib.blake2b((text or "").encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def fingerprints(digest: Digest) -> dict[str, GeneratedValue]:
    """What belongs into `generated` of a digest that the machine has written throughout.

    Empty fields get no entry: there the machine wrote nothing.
    """
    found: dict[str, GeneratedValue] = {}
    for name in SCALARS:
        value = getattr(digest, name)
        if value:
            found[name] = short_hash(value)
    for name in LISTS:
        names = tuple(sorted({short_hash(item) for item in schema.names_in(digest, name)}))
        if names:
            found[name] = names
    groups = {
        PEOPLE: {short_hash(key): short_hash(p.role) for key, p in people_of(digest).items()},
        SOURCES: {
            field_key(key, name): short_hash(value)
            for key, source in sources_of(digest).items()
            for name, value in source_fields(source).items()
        },
        BODY: {short_hash(key): section_hash(s) for key, s in sections_of(digest.body).items()},
    }
    # sorted, so that the order of a file's parts and that of the marks are two things
    found.update({name: dict(sorted(marks.items())) for name, marks in groups.items() if marks})
    return found


def split_mark(mark: str) -> tuple[str, str]:
    """Hash and state (``""``, ``"+"`` or ``"-"``); what is unreadable counts as a person's."""
    match = _MARK.fullmatch(mark)
    return (match["hash"], match["state"]) if match else (short_hash(None), "+")


def marks_of(value: GeneratedValue | None) -> Marks:
    """The marks of a list or group by the hash of the key."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return {split_mark(mark)[0]: mark for mark in value}
    return {}


def people_of(digest: Digest) -> dict[str, Person]:
    """The people by name; a second one of the same name gets a number."""
    return _keyed((person.name, person) for person in digest.people)


def sources_of(digest: Digest) -> dict[str, Source]:
    """The sources by what identifies them: file, else address, else title."""
    return _keyed((s.file or s.url or s.title or s.sha256 or "", s) for s in digest.sources)


def main_source(digest: Digest) -> Source | None:
    """The source that the machine drafted the digest from: others were named beside it.

    The first with a part that the machine wrote and nobody changed, else the first of all.
    """
    marks = marks_of(digest.generated.get(SOURCES))
    own = {name.partition(".")[0] for name, mark in marks.items() if not split_mark(mark)[1]}
    ours = (source for key, source in sources_of(digest).items() if short_hash(key) in own)
    return next(ours, next(iter(digest.sources), None))


def source_fields(source: Source) -> dict[str, str]:
    """The fields of a source that are set."""
    values = {name: getattr(source, name) for name in SOURCE_PARTS}
    return {name: value for name, value in values.items() if value}


def field_key(source_key: str, name: str) -> str:
    """The key of one field of a source among the marks."""
    return f"{short_hash(source_key)}.{name}"


def sections_of(body: str) -> dict[str, Section]:
    """The sections by heading; the lead has a key that no heading can have."""
    return _keyed(
        ("\n" if part.heading is None else part.heading, part)
        for part in sections(body)
        if part.heading is not None or part.text.strip("\r\n")
    )


def section_hash(section: Section) -> str:
    """The hash of a section's text; blank lines around it are no part of what it says."""
    return short_hash(section.text.strip("\r\n"))


def _keyed(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    found: dict[str, T] = {}
    for key, value in pairs:
        unique, number = key, 1
        while unique in found:
            number += 1
            unique = f"{key}\n{number}"
        found[unique] = value
    return found
