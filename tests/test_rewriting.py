"""Rewriting: what changes is written, and every other character stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

import strategies
from policydigest.digests import ParsedDigest, parse, write
from policydigest.edits.rewriting import CommentError, rewrite
from policydigest.model import Digest, PassingMentions, Person

PATH = "digests/2024/2024-01-17-x.md"
TEXT = """\
---
# what this file is
schema: 1
id: '2024-01-17-x'
title:   "An odd   way of writing"  # a comment on the title
date: 2024-01-17
summary: >
  Folded
  text.

# the names
countries:
- Japan   # first
- Chile
organisations: [IBM]
status: draft   # to be checked
# the end
---

Lead.
"""


def read(text: str = TEXT) -> ParsedDigest:
    parsed = parse(text, PATH)
    assert parsed.digest is not None
    return parsed


def changed(text: str = TEXT, **changes: object) -> str:
    parsed = read(text)
    assert parsed.digest is not None
    return rewrite(parsed, replace(parsed.digest, **changes))  # type: ignore[arg-type]


def test_nothing_changes_nothing() -> None:
    assert changed() == TEXT


def test_only_the_lines_of_the_field_change() -> None:
    assert changed(organisations=("IBM", "NATO")) == TEXT.replace("[IBM]", "[IBM, NATO]")
    assert changed(summary="Short.") == TEXT.replace(">\n  Folded\n  text.\n", "Short.\n")


def test_a_comment_behind_a_value_stays() -> None:
    text = changed(status="reviewed", reviewed_by="Sam Lee", reviewed_on="2024-02-01")
    assert text == TEXT.replace(
        "status: draft   # to be checked\n",
        "status: reviewed   # to be checked\nreviewed_by: Sam Lee\nreviewed_on: 2024-02-01\n",
    )


def test_new_fields_find_their_place_and_empty_ones_go() -> None:
    text = changed(people=(Person("Jo Doe", "minister"),), mentions=PassingMentions(("Peru",)))
    assert text == TEXT.replace(
        "[IBM]\n",
        "[IBM]\npeople: [{name: Jo Doe, role: minister}]\n"
        "mentions: {countries: [Peru], organisations: []}\n",
    )
    reviewed = changed(reviewed_by="Sam")
    assert changed(reviewed, reviewed_by=None) == TEXT


def test_a_comment_within_a_value_is_not_lost() -> None:
    with pytest.raises(CommentError) as caught:
        changed(countries=("Japan",))
    assert caught.value.line == 13


def test_the_body_changes_alone() -> None:
    assert changed(body="Other.\n") == TEXT.replace("Lead.", "Other.")


def test_windows_line_ends_stay() -> None:
    text = TEXT.replace("\n", "\r\n")
    assert changed(text, organisations=()) == text.replace("[IBM]", "[]")


@pytest.mark.parametrize("front", ["{}", "{{{}}}"])
def test_fields_on_one_line(front: str) -> None:
    fields = 'schema: 1, id: 2024-01-17-x, title: T, date: 2024-01-17, summary: "S", status: draft'
    text = f"---\n{front.format(fields)}\n---\n\nLead.\n"
    if front == "{}":
        text = text.replace(", ", "\n")
    parsed = read(text)
    assert parsed.digest is not None
    wanted = replace(parsed.digest, title="Other")
    assert parse(rewrite(parsed, wanted), PATH).digest == wanted


@settings(max_examples=150)
@given(one=strategies.digests, other=strategies.digests)
def test_any_digest_becomes_any_other(one: Digest, other: Digest) -> None:
    parsed = parse(write(one), PATH)
    assert parsed.digest is not None
    wanted = replace(other, id=parsed.digest.id)
    assert parse(rewrite(parsed, wanted), PATH).digest == wanted
