"""Are the names those of the vocabulary?"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from policydigest.checks.registry import digest_check
from policydigest.codes import problem
from policydigest.digests import ParsedDigest
from policydigest.model import Digest, Problem
from policydigest.vocabulary import TagKind, Vocabulary


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
    """Every name is a preferred name of the vocabulary."""
    for group in _GROUPS:
        for number, name in enumerate(_names(digest, group.field)):
            entry = vocabulary.by_name(group.kind, name)
            if entry is not None and entry.name == name:
                continue
            line = parsed.line(f"{group.field}.{number}", group.field)
            field = group.field.replace(".", " ")
            if entry is not None:
                message = f'{field}: "{name}" is another name. Write {entry.name}'
                yield problem(parsed.path, line, "C044", message)
                continue
            close = _SUGGESTIONS.closest(vocabulary, group.kind, name)
            hint = f' Did you mean "{close}"?' if close else " Check the spelling, or propose it."
            message = f'{field}: no {group.noun} of the vocabulary is named "{name}".{hint}'
            yield problem(parsed.path, line, group.code, message)


@digest_check
def once(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """A name stands once in a list, and in one list only."""
    for group in _GROUPS:
        field = group.field.replace(".", " ")
        seen: set[str] = set()
        for number, name in enumerate(_names(digest, group.field)):
            line = parsed.line(f"{group.field}.{number}", group.field)
            if name in seen:
                message = f'{field}: "{name}" is listed twice. Remove one of the two'
                yield problem(parsed.path, line, "C022", message)
            seen.add(name)
            if group.field.startswith("mentions.") and name in _names(digest, field.split()[1]):
                message = f'{field}: "{name}" is also under {field.split()[1]}. Remove it here'
                yield problem(parsed.path, line, "C025", message)
    people: set[str] = set()
    for number, person in enumerate(digest.people):
        if person.name in people:
            line = parsed.line(f"people.{number}", "people")
            message = f'people: "{person.name}" is listed twice. Remove one of the two'
            yield problem(parsed.path, line, "C022", message)
        people.add(person.name)


class Suggestions:
    """The nearest known name, fast enough for thousands of unknown ones.

    Names that share many runs of three letters are compared in earnest. Keeps the answers for the
    vocabulary it was asked about last.
    """

    def __init__(self) -> None:
        self._vocabulary: Vocabulary | None = None
        self._indexes: dict[TagKind, dict[str, list[str]]] = {}
        self._answers: dict[tuple[TagKind, str], str | None] = {}

    def closest(self, vocabulary: Vocabulary, kind: TagKind, name: str) -> str | None:
        """The preferred name that `name` may be a slip of."""
        if vocabulary is not self._vocabulary:
            self._vocabulary, self._indexes, self._answers = vocabulary, {}, {}
        if kind not in self._indexes:
            index: dict[str, list[str]] = {}
            for entry in vocabulary.entries(kind).values():
                for run in _runs(entry.name):
                    index.setdefault(run, []).append(entry.name)
            self._indexes[kind] = index
        if (kind, name) not in self._answers:
            self._answers[kind, name] = _closest(name, self._indexes[kind])
        return self._answers[kind, name]


_SUGGESTIONS = Suggestions()


def _closest(name: str, index: dict[str, list[str]]) -> str | None:
    runs = _runs(name)
    known = sorted((len(index[run]), run) for run in runs if run in index)
    if len(known) * 5 < len(runs) * 2:  # a slip or two leaves far more of a name as it was
        return None
    rare = known[: max(6, len(known) // 2)]  # "of" and "tion" are in every other name
    shared: Counter[str] = Counter()
    for _, run in rare:
        shared.update(index[run])
    near = [(-count, len(one), one) for one, count in shared.items() if count * 2 >= len(rare)]
    nearest = [one for _, _, one in sorted(near)[:3]]
    spelled = {one.casefold(): one for one in reversed(nearest)}
    close = difflib.get_close_matches(name.casefold(), spelled, n=1, cutoff=0.75)
    return spelled[close[0]] if close else None


def _runs(name: str) -> set[str]:
    """The runs of three letters in a name, its beginning and end included."""
    padded = f"  {name.casefold()} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}


def _names(digest: Digest, field: str) -> tuple[str, ...]:
    group, _, part = field.rpartition(".")
    names: tuple[str, ...] = getattr(digest.mentions if group else digest, part)
    return names
