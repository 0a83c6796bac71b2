from __future__ import annotations

import frontmatter
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from policydigest.digests import (
    Section,
    join_sections,
    parse,
    parse_bytes,
    sections,
    write,
)
from policydigest.model import Digest, PassingMentions, Person, Source
from policydigest.notation import strict_yaml
from policydigest.notation.front_matter import StrictHandler
from strategies import NASTY, bodies, digests

EXAMPLE = Digest(
    id="2024-01-17-uk-japan-cyber-memorandum",
    title="UK and Japan sign a memorandum: what it says",
    date="2024-01-17",
    summary="One or two sentences.",
    countries=("Japan", "United Kingdom", "NO"),
    organisations=(
        "National Cyber Advisory Board",
        "National Cyber Security Centre",
        "Keidanren",
        "Lloyds Banking Group",
    ),
    people=(Person("Oliver Dowden", "Deputy Prime Minister"),),
    mentions=PassingMentions(organisations=("Cybersecurity Ventures", "GlobalData")),
    sources=(
        Source(
            title="Partners",
            url="https://www.gov.uk/p",
            publisher="Cabinet Office",
            published="2024-01-18",
            file="seeds/partnership.txt",
        ),
    ),
    generated={"title": "12345678", "countries": ("1a2b3c4d", "1a2b3c4e-")},
    body="Lead.\n\n## Key points\n\n- One\n",
)
WRITTEN = """\
---
schema: 1
id: 2024-01-17-uk-japan-cyber-memorandum
title: "UK and Japan sign a memorandum: what it says"
date: 2024-01-17
summary: One or two sentences.
countries: [Japan, United Kingdom, "NO"]
organisations:
  - National Cyber Advisory Board
  - National Cyber Security Centre
  - Keidanren
  - Lloyds Banking Group
topics: []
instruments: []
people: [{name: Oliver Dowden, role: Deputy Prime Minister}]
mentions: {countries: [], organisations: [Cybersecurity Ventures, GlobalData]}
sources:
  - {title: Partners, url: https://www.gov.uk/p, publisher: Cabinet Office, published: 2024-01-18,
    file: seeds/partnership.txt}
status: draft
generated: {title: "12345678", countries: [1a2b3c4d, 1a2b3c4e-]}
---

Lead.

## Key points

- One
"""


def test_written_form() -> None:
    assert write(EXAMPLE) == WRITTEN


def test_read_back() -> None:
    parsed = parse(WRITTEN, "x.md")
    assert parsed.problems == ()
    assert parsed.digest == EXAMPLE
    assert parsed.line("title") == 4
    assert parsed.line("organisations.2") == 11
    assert parsed.line("sources.0.file", "sources") == 19
    assert parsed.line("nonsense", "body") == 24


@settings(max_examples=300)
@given(digest=digests)
def test_what_is_written_is_read(digest: Digest) -> None:
    text = write(digest)
    parsed = parse(text, "x.md")
    assert parsed.digest == digest
    assert write(digest) == text


@given(digest=digests)
def test_the_slow_loader_reads_the_same(digest: Digest) -> None:
    front = write(digest).split("\n---\n")[0][4:]
    slow = strict_yaml.load(front, loader=yaml.SafeLoader)
    assert slow == strict_yaml.load(front)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_everywhere(text: str) -> None:
    digest = Digest(
        id="2024-01-17-x",
        title=text,
        date="2024-01-17",
        summary=text,
        countries=(text, text),
        people=(Person(text, text),),
        mentions=PassingMentions((text,), (text, "x" * 120)),
        sources=(Source(title=text, url=text), Source(file=text)),
        generated={text: "1a2b3c4d", "y": {text: "00000000"}},
        body=text,
    )
    parsed = parse(write(digest), "x.md")
    assert parsed.digest == digest


@given(body=bodies)
def test_bodies_are_kept_to_the_character(body: str) -> None:
    front = WRITTEN.split("\n\n")[0]
    assert front.endswith("---")
    parsed = parse(f"{front}\n\n{body}", "x.md")
    assert parsed.digest is not None
    assert parsed.digest.body == body
    assert parse(write(parsed.digest), "x.md").digest == parsed.digest


@given(body=bodies)
def test_sections_lose_nothing(body: str) -> None:
    assert join_sections(sections(body)) == body


def test_sections() -> None:
    body = "Lead.\n\nMore.\n\n## Key points\n\n- a\n\n```\n## code\n```\n\n## Source ##\nx"
    assert sections(body) == (
        Section(None, "Lead.\n\nMore.\n\n"),
        Section("Key points", "- a\n\n```\n## code\n```\n\n", "## Key points\n\n"),
        Section("Source", "x", "## Source ##\n"),
    )


def test_new_sections_are_joined() -> None:
    parts = (Section(None, "Lead.\n\n"), Section("Key points", "- a\n"))
    assert join_sections(parts) == "Lead.\n\n## Key points\n\n- a\n"
    assert [(s.heading, s.text) for s in sections(join_sections(parts))] == [
        (s.heading, s.text) for s in parts
    ]


def test_python_frontmatter_reads_through_the_handler() -> None:
    post = frontmatter.loads(WRITTEN, handler=StrictHandler())
    assert post["countries"] == ["Japan", "United Kingdom", "NO"]
    assert post["date"] == "2024-01-17"


FRONT = """\
---
schema: 1
id: 2024-01-17-x
title: A title
date: 2024-01-17
summary: A summary.
status: draft
{}---

Body.
"""


def said(extra: str, *changes: tuple[str, str]) -> list[str]:
    text = FRONT.format(extra)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return [f"{p.line} {p.code} {p.message}" for p in parse(text, "x.md").problems]


def test_lists_may_be_left_out() -> None:
    assert said("") == []


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        (
            "organizations: []\n",
            '8 C010 organizations: unknown field. Did you mean "organisations"?',
        ),
        (
            "sources: [{link: x}]\n",
            "8 C010 sources 1 link: unknown field. Known are title, url, publisher, author, "
            "published, retrieved, licence, sha256, file, archived.",
        ),
        (
            "mentions: {people: []}\n",
            "8 C010 mentions people: unknown field. Known are countries, organisations.",
        ),
        (
            "countries: Japan\n",
            "8 C012 countries: is not a list. Write [Japan], with commas between the items",
        ),
        (
            "countries:\n",
            "8 C012 countries: is empty. Write [] for an empty list, or remove the field",
        ),
        (
            "countries:\n  - Japan\n  -\n",
            "10 C021 countries 2: is empty. Fill it in, or remove the field",
        ),
        (
            "countries: [true]\n",
            '8 C012 countries 1: true is read as true. Write it in quotes: "true"',
        ),
        ("topics: [[a]]\n", "8 C012 topics 1: a list stands where text belongs"),
        ("licence: {a: b}\n", "8 C012 licence: a group of fields stands where text belongs"),
        (
            "licence: null\n",
            '8 C012 licence: null is read as nothing (null). Write it in quotes: "null"',
        ),
        ("people: [Jo Doe]\n", "8 C012 people 1: a person is written {name: Jo Doe, role: …}"),
        ("people: [{role: x}]\n", "8 C011 people 1: a person without a name. Add name: …"),
        (
            "sources: [https://a.org]\n",
            "8 C012 sources 1: a source is written {title: …, url: …, publisher: …}",
        ),
        ("sources: [{published: 2024-01}]\n", None),
        (
            "sources: [{retrieved: 2024-01}]\n",
            '8 C018 sources 1 retrieved: "2024-01" is not a date. Write it in the form 2024-01-17',
        ),
        (
            "withdrawn: yes\n",
            "8 C012 withdrawn: is neither true nor false. Write one of them, unquoted",
        ),
        (
            "reviewed_on: 2024-13-01\n",
            '8 C018 reviewed_on: "2024-13-01" is not in the calendar. Check the day and the month',
        ),
        (
            "reviewed_on: 2024\n",
            '8 C018 reviewed_on: "2024" is not a date. Write it in the form 2024-01-17',
        ),
        (
            "reviewed_on: 5 March 2024\n",
            '8 C018 reviewed_on: "5 March 2024" is not a date. Write it as 2024-03-05',
        ),
        (
            "countries: {Japan: 1}\n",
            "8 C012 countries: is not a list. Begin each entry with a hyphen and a space",
        ),
        (
            "countries: Japan; Chile\n",
            "8 C012 countries: is not a list. Write [Japan, Chile], with commas between the items",
        ),
        (
            "people: Jo Doe, minister\n",
            "8 C012 people: is not a list. Write each on a line below, indented: "
            "- {name: Jo Doe, role: minister}",
        ),
        (
            "people: ['Jo Doe, minister, envoy']\n",
            '8 C012 people 1: a person is written {name: Jo Doe, role: "minister, envoy"}',
        ),
        (
            "sources: https://a.org\n",
            "8 C012 sources: is not a list. Write each on a line below, indented: "
            "- {title: …, url: …, publisher: …}",
        ),
        ("mentions: []\n", "8 C012 mentions: is written {countries: [], organisations: []}"),
        (
            "generated: x\n",
            "8 C026 generated: is not readable. Restore it from the history of the file",
        ),
        ("generated: {title: 12345678}\n", None),
        (
            "supersedes: [x]\n",
            '8 C014 supersedes 1: "x" is not an id. Write the date and a few words in small '
            "letters and digits with hyphens between: 2024-01-17-uk-japan-memorandum",
        ),
    ],
)
def test_problems_of_fields(extra: str, expected: str | None) -> None:
    assert said(extra) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title:", "Title:", '4 C010 Title: unknown field. Did you mean "title"?'),
        ("schema: 1\n", "", "1 C011 schema is missing. Add schema: 1 (Version of the file"),
        ("---\nschema", "—\nschema", "1 C002 no front matter. The first line is —; write three h"),
        ("draft\n---", "draft\n----", "1 C003 the front matter is not closed. Line 8 is ----; wri"),
        ("draft\n---", "draft\n", "1 C003 the front matter is not closed. End the fields with"),
        (FRONT, "", "1 C002 no front matter. The file is empty. `policydigest new` writes"),
    ],
)
def test_what_people_leave_out(old: str, new: str, expected: str) -> None:
    (found,) = said("", (old.replace("{}", ""), new))
    assert found.startswith(expected)


def test_mended_values() -> None:
    text = FRONT.format(
        "countries: Japan\npeople: [Jo Doe]\nsources: [https://a.org]\nlicence: 1.0\n"
    ).replace("title: A title", "title: 2024")
    digest = parse(text, "x.md").digest
    assert digest is not None
    assert digest.title == "2024"
    assert digest.countries == ("Japan",)
    assert digest.people == (Person("Jo Doe"),)
    assert digest.sources == (Source(url="https://a.org"),)
    assert digest.licence == "1.0"
    text = FRONT.format(
        "countries: Japan, Chile\npeople: Jo Doe, minister\nsources: http://a.org\n"
    )
    digest = parse(text, "x.md").digest
    assert digest is not None
    assert digest.countries == ("Japan", "Chile")
    assert digest.people == (Person("Jo Doe", "minister"),)
    assert digest.sources == (Source(url="http://a.org"),)


@pytest.mark.parametrize(
    ("id_", "fine"),
    [
        ("2024-01-17-x", True),
        ("2024-01-17-9-a", True),
        ("2024-01-x", True),
        ("2024-01-17", True),  # the month, then the word "17"
        ("2024-x", False),
        ("2024-01-17-X", False),
        ("2024-01-17-a--b", False),
        ("2024-01-17-a-", False),
        ("2024-01-17-é", False),
        ("2024-01-17-a/../b", False),
        ("٢٠٢٤-01-17-a", False),
        ("2024-01-17-" + "a" * 89, True),
        ("2024-01-17-" + "a" * 90, False),
    ],
)
def test_ids(id_: str, fine: bool) -> None:
    parsed = parse(FRONT.format("").replace("2024-01-17-x", id_, 1), "x.md")
    assert (parsed.digest is not None) is fine
    assert [p.code for p in parsed.problems] == ([] if fine else ["C014"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1 C002"),
        ("Text\n---\na: 1\n---\n", "1 C002"),
        ("----\na: 1\n----\n", "1 C002"),
        ("---\na: 1\n", "1 C003"),
        ("\n\n---\na: 1\n", "3 C003"),
        ("---\n---\n", "2 C005"),
        ("---\n- a\n---\n", "2 C005"),
        ("---\na: b: c\n---\n", "2 C004"),
        ("---\nsame: 1\nsame: 2\n---\n", "3 C004"),
        ("---\na: \x00\n---\n", "2 C004"),
    ],
)
def test_hopeless_files(text: str, expected: str) -> None:
    parsed = parse(text, "x.md")
    assert parsed.digest is None
    assert [f"{p.line} {p.code}" for p in parsed.problems] == [expected]


def test_byte_order_mark_windows_lines_and_blank_lines_are_mendable() -> None:
    good = FRONT.format("")
    parsed = parse("\ufeff\n" + good.replace("\n", "\r\n"), "x.md")
    assert parsed.digest is not None
    assert parsed.digest.title == "A title"
    assert parsed.digest.body == "Body.\r\n"
    assert [p.code for p in parsed.problems] == ["C006", "C006", "C002"]
    assert parsed.line("title") == 5


def test_spaces_after_the_hyphens_are_no_matter() -> None:
    parsed = parse(FRONT.format("").replace("---\n", "---  \n"), "x.md")
    assert parsed.digest is not None
    assert parsed.problems == ()


def test_bytes_in_another_encoding() -> None:
    parsed = parse_bytes(FRONT.format("").replace("A title", "Á title").encode("cp1252"), "x.md")
    assert parsed.digest is None
    assert str(parsed.problems[0]).startswith(
        "x.md:4: C001 is not UTF-8: byte 39 (0xC1, in line 4)"
    )


def test_comments_are_told() -> None:
    parsed = parse(FRONT.format("# note\n"), "x.md")
    assert parsed.problems == ()
    assert parsed.comments == (8,)


@settings(max_examples=200)
@given(text=st.text(max_size=60) | st.text(alphabet="-a: \n\r\t[]{}'\"#", max_size=60))
def test_parse_raises_nothing(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\n", FRONT.format(f"{text}\n")):
        parsed = parse(whole, "x.md")
        assert parsed.digest is not None or parsed.problems
