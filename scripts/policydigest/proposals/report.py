"""The report on a proposal, and its JSON: written beside the proposal, read by those who trust it.

Whoever sends a proposal could send any file in place of this one, so it is read strictly: only
what `as_json` writes is taken, within the same limits.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Any, Literal

from policydigest.indexes import GroupKind
from policydigest.model import Problem
from policydigest.notation import typed_json
from policydigest.notation.typed_json import Limits, TypedJsonError

VERSION = 1
MAX_ITEMS = 100  # in one list
MAX_TEXT = 500  # characters of one value
MAX_BYTES = 1_000_000
_CODE = re.compile(r"[A-Z][0-9]{3}")

Effect = Literal["new", "changed", "gone"]
Use = Literal["unknown", "added", "removed", "renamed"]


@dataclass(frozen=True, slots=True)
class DigestChange:
    """A digest: `title` is empty if it cannot be read, `fields` are the ones that differ.

    `moved_to` is the path of the digest that took over the id of one that was removed.
    """

    path: str
    title: str
    fields: tuple[str, ...] = ()
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class PageChange:
    """An index page, by what it is the page of, and what becomes of it."""

    kind: GroupKind
    name: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class NameChange:
    """A name: unknown to the vocabulary, or added to it, removed, or renamed from `before`."""

    kind: GroupKind
    name: str
    use: Use
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """A digest of the proposal, another one, and how many of a hundred telling words agree."""

    path: str
    other: str
    other_title: str
    share: int


@dataclass(frozen=True, slots=True)
class Report:
    """All that a proposal changes. `left_out` counts what is not in the lists for their length."""

    added: tuple[DigestChange, ...] = ()
    changed: tuple[DigestChange, ...] = ()
    removed: tuple[DigestChange, ...] = ()
    pages: tuple[PageChange, ...] = ()
    names: tuple[NameChange, ...] = ()
    alike: tuple[Alike, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: int = 0


def limited(report: Report) -> Report:
    """The report with long lists and long values cut."""
    parts: dict[str, Any] = {}
    left_out = report.left_out
    for field in dataclasses.fields(report):
        value = getattr(report, field.name)
        if isinstance(value, tuple):
            left_out += max(0, len(value) - MAX_ITEMS)
            parts[field.name] = tuple(_cut(item) for item in value[:MAX_ITEMS])
    return Report(**parts, left_out=left_out)


def _cut(value: Any) -> Any:
    if isinstance(value, str):
        return value if len(value) <= MAX_TEXT else value[: MAX_TEXT - 1] + "…"
    if isinstance(value, tuple):
        return tuple(map(_cut, value[:MAX_ITEMS]))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        return dataclasses.replace(value, **{name: _cut(getattr(value, name)) for name in names})
    return value


def as_json(report: Report) -> str:
    """The report as a JSON object, cut to the limits."""
    return typed_json.write(limited(report), VERSION)


def from_json(data: bytes) -> Report:
    """The report that `as_json` wrote. Raises `TypedJsonError` for anything else."""
    limits = Limits(bytes=MAX_BYTES, items=MAX_ITEMS, text=MAX_TEXT)
    report = typed_json.read(Report, data, "report", VERSION, limits)
    for problem in report.problems:
        if not _CODE.fullmatch(problem.code):
            raise TypedJsonError("report.problems: a code is a letter and three digits")
    return report
