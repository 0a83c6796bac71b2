"""What `check --fix` mends, and that it loses nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

import strategies
from policydigest.digests import parse, write
from policydigest.edits.fingerprints import fingerprints
from policydigest.edits.mending import mend
from policydigest.merge import merge
from policydigest.model import Digest, PassingMentions, Source
from test_checks import VOCABULARY

PATH = "digests/2024/2024-01-17-x.md"
BASE = Digest(
    "2024-01-17-x",
    "A  title ",
    "2024-01-17",
    "Said.",
    countries=("UK", "Japan", "United Kingdom"),
    organisations=(" Keidanren",),
    mentions=PassingMentions(("United  Kingdom", "Peru")),
    sources=(Source(url="https://a.org/x?id=1&utm_source=y", licence="cc by 4.0"),),
    body="Lead.\n",
)


def mended(text: str) -> str:
    return mend(parse(text, PATH), VOCABULARY)


def test_names_spaces_addresses_and_licences() -> None:
    assert parse(mended(write(BASE)), PATH).digest == replace(
        BASE,
        title="A title",
        countries=("United Kingdom", "Japan"),
        organisations=("Keidanren",),
        mentions=PassingMentions(("Peru",)),
        sources=(Source(url="https://a.org/x?id=1", licence="CC-BY-4.0"),),
    )


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("uk", "United Kingdom"),
        ("japan", "Japan"),
        ("JAPAN", "Japan"),
        ("JP", "Japan"),
        ("Jpan", "Jpan"),  # a guess is left to a person
        ("jp", "jp"),
    ],
)
def test_a_country_whose_meaning_is_clear(name: str, wanted: str) -> None:
    found = parse(mended(write(replace(BASE, countries=(name,)))), PATH).digest
    assert found is not None
    assert found.countries == (wanted,)


def test_the_order_of_fields() -> None:
    lines = write(BASE).split("\n")
    lines[1], lines[4] = lines[4], lines[1]
    assert mended("\n".join(lines)) == mended(write(BASE))


def test_comments_stay() -> None:
    text = (
        write(BASE)
        .replace("title:", "# a note\ntitle:")
        .replace("status: draft", "status:  draft # ?")
    )
    found = mended(text)
    assert "# a note\ntitle: A title\n" in found
    assert "status:  draft # ?\n" in found
    assert "countries: [United Kingdom, Japan]\n" in found


@pytest.mark.parametrize(
    "text", ["", "no front matter\n", "---\ntitle: a: b\n---\n", "---\ntitle: x\n---\n\nText.\n"]
)
def test_a_file_with_an_error_stays(text: str) -> None:
    assert mended(text) == text


def test_line_endings_of_old_macs_are_named_and_mended() -> None:
    text = write(BASE)
    old = parse(text.replace("\n", "\r"), PATH)
    (problem,) = old.problems
    assert (problem.code, problem.severity, problem.line) == ("C006", "error", 1)
    assert "old Macs" in problem.message
    assert mend(old, None) == mend(parse(text, PATH), None)


def test_a_name_of_the_machine_stays_the_machines() -> None:
    drafted = replace(BASE, countries=("UK",), mentions=PassingMentions(), organisations=())
    drafted = replace(drafted, generated=fingerprints(drafted))
    fixed = parse(mended(write(drafted)), PATH).digest
    assert fixed is not None
    fresh = replace(fixed, countries=("Japan",))
    assert merge(fixed, replace(fresh, generated=fingerprints(fresh))).digest.countries == (
        "Japan",
    )


@settings(max_examples=100)
@given(digest=strategies.digests)
def test_mending_again_changes_nothing_and_the_text_is_not_touched(digest: Digest) -> None:
    text = write(digest)
    once = mended(text)
    assert mended(once) == once
    plain = parse(text.replace("\r\n", "\n"), PATH)
    if any(problem.severity == "error" for problem in plain.problems):
        assert once == text  # a file with an error stays as it is, its line ends too
        return
    after = parse(once, PATH).digest
    assert after is not None
    assert plain.digest is not None
    assert after.body == plain.digest.body
    assert after.summary.replace("\r\n", "\n") == digest.summary.replace("\r\n", "\n")
