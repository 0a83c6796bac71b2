"""The fields of a digest in their order in the file: the one list that all others come from.

Reader, writer, the JSON Schema, the table for contributors and the blank template use it.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Literal, NamedTuple

from policydigest.model import Digest, Person, Source

VERSION = 1
MAX_ID = 100
ID = re.compile(r"(?P<date>\d{4}-\d{2}(?:-\d{2})?)-[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)

Kind = Literal[
    "number",
    "text",
    "id",
    "date",
    "day",
    "status",
    "flag",
    "names",
    "ids",
    "people",
    "mentions",
    "sources",
    "generated",
]


class Field(NamedTuple):
    """A field: its `name`, the `kind` of value, when it is written, and what it is for."""

    name: str
    kind: Kind
    use: Literal["required", "always", "optional"]
    help: str


FIELDS = (
    Field("schema", "number", "required", "Version of the file format: 1"),
    Field("id", "id", "required", "Permanent name: the date and a few words; also the file name"),
    Field("title", "text", "required", "What happened, in one line"),
    Field("date", "date", "required", "Day of the event; the month alone if no day is known"),
    Field("summary", "text", "required", "One or two sentences"),
    Field("countries", "names", "always", "Countries and territories the digest is about"),
    Field("organisations", "names", "always", "Organisations the digest is about"),
    Field("topics", "names", "always", "Topics of the vocabulary"),
    Field("instruments", "names", "always", "Agreements, acts, strategies that matter in it"),
    Field("people", "people", "always", "People named in it, with the office held at the time"),
    Field("mentions", "mentions", "always", "Names mentioned in passing: shown, not indexed"),
    Field("sources", "sources", "always", "Where the facts come from"),
    Field("status", "status", "required", "draft, or reviewed once a person has checked it"),
    Field("reviewed_by", "text", "optional", "Who checked it against the source"),
    Field("reviewed_on", "day", "optional", "The day it was checked"),
    Field("language", "text", "optional", "Language of the digest, as a BCP 47 tag"),
    Field("licence", "text", "optional", "Licence of the digest; CC-BY-4.0 where not given"),
    Field(
        "former_slugs", "ids", "optional", "Earlier ids, the first one first; they become redirects"
    ),
    Field("related", "ids", "optional", "Ids of digests on the same matter"),
    Field("supersedes", "ids", "optional", "Ids of digests this one replaces"),
    Field("duplicate_of", "id", "optional", "Id of the digest that tells the same"),
    Field("withdrawn", "flag", "optional", "true for a digest that is no longer stood by"),
    Field("withdrawn_reason", "text", "optional", "Why it was withdrawn"),
    Field("generated", "generated", "optional", "What the machine wrote; not edited by hand"),
)

BY_NAME = {entry.name: entry for entry in FIELDS}
PERSON_FIELDS = tuple(entry.name for entry in fields(Person))
SOURCE_FIELDS = tuple(entry.name for entry in fields(Source))
MENTION_FIELDS = ("countries", "organisations")
# The lists of names, those within a field with its name before a dot.
NAME_LISTS = (
    *("countries", "organisations", "topics", "instruments"),
    *("mentions.countries", "mentions.organisations"),
)
SOURCE_DAYS = ("published", "retrieved")
EXAMPLES = {"schema": str(VERSION), "status": "draft"}  # where one value is nearly always right
STATUSES = ("draft", "reviewed")


def names_in(digest: Digest, field: str) -> tuple[str, ...]:
    """The names in one of `NAME_LISTS`, as written."""
    group, _, part = field.rpartition(".")
    found: tuple[str, ...] = getattr(getattr(digest, group) if group else digest, part)
    return found
