"""The report's JSON: what was written is read, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from policydigest.model import Problem
from policydigest.notation.typed_json import TypedJsonError
from policydigest.proposals import report
from policydigest.proposals.report import (
    MAX_BYTES,
    MAX_ITEMS,
    MAX_TEXT,
    Alike,
    DigestChange,
    NameChange,
    PageChange,
    Report,
    from_json,
)

FULL = Report(
    added=(DigestChange("digests/2024/a.md", "Ä title"),),
    changed=(DigestChange("digests/2024/b.md", "B", ("title", "text")),),
    removed=(DigestChange("digests/2024/c.md", "C", moved_to="digests/2024/d.md"),),
    pages=(PageChange("country", "Japan", "new"),),
    names=(NameChange("topic", "Fish", "renamed", "Fishes"),),
    alike=(Alike("digests/2024/a.md", "digests/2024/e.md", "E", 75),),
    problems=(Problem("digests/2024/a.md", 3, "C040", "no such name", "warning"),),
)


def test_there_and_back() -> None:
    assert from_json(report.as_json(FULL).encode()) == FULL
    assert from_json(report.as_json(Report()).encode()) == Report()


def test_long_lists_and_values_are_cut_and_counted() -> None:
    many = tuple(DigestChange(f"digests/2024/{n}.md", "x" * 900) for n in range(MAX_ITEMS + 7))
    found = from_json(report.as_json(Report(added=many)).encode())
    assert len(found.added) == MAX_ITEMS
    assert found.left_out == 7
    assert len(found.added[0].title) == MAX_TEXT
    assert found.added[0].title.endswith("…")


def altered(change: Callable[[dict[str, Any]], object]) -> bytes:
    value = json.loads(report.as_json(FULL))
    change(value)
    return json.dumps(value).encode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda v: v.update(version=2), "version"),
        (lambda v: v.update(more=1), "not the fields"),
        (lambda v: v.pop("added"), "not the fields"),
        (lambda v: v.update(added={}), "report.added: not a list"),
        (lambda v: v.update(added=v["added"] * (MAX_ITEMS + 1)), "report.added: not a list"),
        (lambda v: v["added"][0].update(title=None), "report.added.title: not of type str"),
        (lambda v: v["added"][0].update(title="x" * (MAX_TEXT + 1)), "longer than"),
        (lambda v: v["pages"][0].update(effect="<b>"), "report.pages.effect: not one of"),
        (lambda v: v["pages"][0].update(effect=["new"]), "report.pages.effect: not one of"),
        (lambda v: v["problems"][0].update(code="C1](x)"), "a letter and three digits"),
        (lambda v: v["problems"][0].update(line=True), "report.problems.line: not of type int"),
        (lambda v: v["alike"][0].update(share=-1), "out of range"),
        (lambda v: v["names"][0].update(before=7), "report.names.before"),
    ],
)
def test_anything_else_is_refused(change: Callable[[dict[str, Any]], object], said: str) -> None:
    with pytest.raises(TypedJsonError, match=said.replace(".", r"\.")):
        from_json(altered(change))


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"\xff", b"null", b"{" * 100_000, b" " * (MAX_BYTES + 1)]
)
def test_what_is_no_report_at_all(data: bytes) -> None:
    with pytest.raises(TypedJsonError):
        from_json(data)
