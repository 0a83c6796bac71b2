"""Are the names those of the vocabulary?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policydigest.checks.registry import digest_check
from policydigest.codes import problem
from policydigest.digest_file.schema import names_in
from policydigest.digests import ParsedDigest
from policydigest.model import Digest, Problem, Severity
from policydigest.nearest import Index, closest, index_of
from policydigest.vocabulary import (
    Instrument,
    Organisation,
    TagKind,
    Vocabulary,
    bare_name,
)

_QUOTES = "\"'“”„‘’«» "
_JOINED = re.compile(r"[,;/|&]|\s[-–—]\s|\sand\s")  # how people join two names


class _Group(NamedTuple):
    field: str
    kind: TagKind
    code: str
    noun: str


_GROUPS = (
    _Group("countries", "country", "C040", "country or territory"),
    _Group("organisations", "organisation", "C041", "organisation"),
    _Group("topics", "topic", "C042", "topic"),
    _Group("instruments", "instrument", "C043", "instrument"),
    _Group("mentions.countries", "country", "C040", "country or territory"),
    _Group("mentions.organisations", "organisation", "C041", "organisation"),
)


@digest_check
def known(parsed: ParsedDigest, digest: Digest, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Every name is a preferred name of the vocabulary.

    The list of countries is closed: a digest of a country that is not in it would make a page
    that the naming policy says there is not. What is only mentioned gets no page.
    """
    for group in _GROUPS:
        for number, name in enumerate(names_in(digest, group.field)):
            entry = vocabulary.by_name(group.kind, name)
            if entry is not None and entry.name == name:
                continue
            line = parsed.line_of(group.field, number)
            field = group.field.replace(".", " ")
            if entry is not None:
                message = f'{field}: "{name}" is another name. Write {entry.name}'
                yield problem(parsed.path, line, "C044", message)
                continue
            hint = _hint(vocabulary, group.kind, name, digest)
            message = f'{field}: no {group.noun} of the vocabulary is named "{name}". {hint}'
            severity: Severity | None = "warning" if group.field.startswith("mentions.") else None
            yield problem(parsed.path, line, group.code, message, severity)


@digest_check
def once(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """A name stands once in a list, and in one list only."""
    for group in _GROUPS:
        field = group.field.replace(".", " ")
        seen: set[str] = set()
        for number, name in enumerate(names_in(digest, group.field)):
            line = parsed.line_of(group.field, number)
            if name in seen:
                message = f'{field}: "{name}" is listed twice. Remove one of the two'
                yield problem(parsed.path, line, "C022", message)
            seen.add(name)
            if group.field.startswith("mentions.") and name in names_in(digest, field.split()[1]):
                message = f'{field}: "{name}" is also under {field.split()[1]}. Remove it here'
                yield problem(parsed.path, line, "C025", message)
    people: set[str] = set()
    for number, person in enumerate(digest.people):
        if person.name in people:
            line = parsed.line_of("people", number)
            message = f'people: "{person.name}" is listed twice. Remove one of the two'
            yield problem(parsed.path, line, "C022", message)
        people.add(person.name)


class Suggestions:
    """The nearest known name, fast enough for thousands of unknown ones.

    Keeps the answers for the vocabulary it was asked about last.
    """

    def __init__(self) -> None:
        self._vocabulary: Vocabulary | None = None
        self._indexes: dict[TagKind, Index] = {}
        self._answers: dict[tuple[TagKind, str], str | None] = {}

    def closest(self, vocabulary: Vocabulary, kind: TagKind, name: str) -> str | None:
        """The preferred name that `name` may be a slip of."""
        if vocabulary is not self._vocabulary:
            self._vocabulary, self._indexes, self._answers = vocabulary, {}, {}
        if kind not in self._indexes:
            names = (entry.name for entry in vocabulary.entries(kind).values())
            self._indexes[kind] = index_of(names)
        if (kind, name) not in self._answers:
            self._answers[kind, name] = closest(name, self._indexes[kind])
        return self._answers[kind, name]


_SUGGESTIONS = Suggestions()


def _hint(vocabulary: Vocabulary, kind: TagKind, name: str, digest: Digest) -> str:
    """How an unknown name may be mended."""
    bare = name.strip(_QUOTES)
    here = (f"{bare} ({country})" for country in _countries(digest))
    for text in (bare, bare.upper(), bare.lower(), *here):
        entry = vocabulary.meant(kind, text) or vocabulary.entries(kind).get(text)
        if entry is not None:
            return f'Did you mean "{entry.name}"?'
    if kind == "country":
        elsewhere = _filed_elsewhere(vocabulary, bare)
        if elsewhere:
            return elsewhere
    parts = [vocabulary.by_name(kind, part.strip(_QUOTES)) for part in _JOINED.split(name)]
    several = [entry.name for entry in parts if entry is not None]
    if len(parts) > 1 and len(several) == len(parts):
        return f"Write one name an entry: [{', '.join(several)}]"
    close = _SUGGESTIONS.closest(vocabulary, kind, name)
    if close is None or _is_elsewhere(vocabulary, kind, close, digest):
        return "Check the spelling, or propose it."
    return f'Did you mean "{close}"?'


def _filed_elsewhere(vocabulary: Vocabulary, name: str) -> str | None:
    """Where a name belongs that is no country's: an organisation, a part of a country."""
    body = vocabulary.meant("organisation", name)
    if body is not None:
        return f'"{body.name}" is an organisation. Put it under organisations'
    of = [one.name for one in vocabulary.countries.values() if name in (*one.places, one.capital)]
    return f'It is filed under its country. Write "{of[0]}"' if len(of) == 1 else None


def _is_elsewhere(vocabulary: Vocabulary, kind: TagKind, close: str, digest: Digest) -> bool:
    """Whether the name nearest to it is that of a body or act of a country not in the digest."""
    entry = vocabulary.by_name(kind, close)
    if isinstance(entry, Organisation):
        code = entry.country
    elif isinstance(entry, Instrument):
        code = entry.jurisdiction
    else:
        return False
    country = vocabulary.countries.get(code or "")
    is_named = country is not None and country.name in _countries(digest)
    return country is not None and bare_name(close) != close and not is_named


def _countries(digest: Digest) -> tuple[str, ...]:
    """The countries that a digest names, those it is about first."""
    return (*digest.countries, *digest.mentions.countries)
