"""Links in a digest's text to others: found as they are published, led to what there is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from policydigest.checks import check_collection, outlines
from policydigest.digests import parse, write
from policydigest.groups.digest_links import anchors, by_id, links, resolved
from policydigest.model import Digest
from policydigest.pages.safe import safe_markdown
from rendering import html_of

ONE = replace(samples.FOUNDING, body="")
OTHER = Digest(
    "2023-05-04-talks",
    "Talks",
    "2023-05-04",
    "",
    former_slugs=("2023-05-03-talk",),
    body="Words.\n\n## Key points\n\n- One.\n\n## Background\n\n## Figures ##\n",
)
KNOWN = by_id((ONE, OTHER))


def led(body: str) -> str:
    return resolved(replace(ONE, body=body), KNOWN).body


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[a](../2023/2023-05-04-talks.md)", "[a](../2023/2023-05-04-talks.md)"),
        # The id is what counts, not the folder; a former one leads to the present page.
        ("[a](2023-05-04-talks.md)", "[a](../2023/2023-05-04-talks.md)"),
        ("[a](../../digests/2022/2023-05-03-talk.md)", "[a](../2023/2023-05-04-talks.md)"),
        (f"![a](../1999/{ONE.id}.md)", f"![a]({ONE.id}.md)"),
        # Sections that the other has.
        ("[a](2023-05-03-talk.md#key-points)", "[a](../2023/2023-05-04-talks.md#key-points)"),
        ("[a](2023-05-03-talk.md#figures)", "[a](../2023/2023-05-04-talks.md)"),
        ("[a](2023-05-03-talk.md#background)", "[a](../2023/2023-05-04-talks.md)"),
        # What leads nowhere is words.
        ("See [*the* other](2024-03-17-typo.md#x).", "See *the* other."),
        ("[](2024-03-17-typo.md)", "2024-03-17-typo.md"),
        ("[Japan](../../countries/japan.md)", "Japan"),
        # Words that would make a link with what is around them keep their brackets.
        ("[a[b](x.md)](y.md) [c](z.md)", "[a[b]](y.md) [c]"),
        ("[a[b](x.md)](https://example.org/)", "[ab](https://example.org/)"),
        # Others are nobody's here.
        ("[a](https://example.org/x.md) <https://example.org/y.md>",) * 2,
        ("[a](x.txt) [b](/x.md) [c]: x.md",) * 2,
    ],
)
def test_where_links_lead(body: str, expected: str) -> None:
    assert led(body) == expected


def test_a_digest_without_such_links_stays_the_same_object() -> None:
    for body in ("Words.", "[a](https://example.org/x.md)", f"[a]({ONE.id}.md)"):
        digest = replace(ONE, body=body)
        assert resolved(digest, KNOWN) is digest


def test_sections_that_links_can_lead_to() -> None:
    assert anchors(OTHER.body) == ("key-points",)
    assert anchors("## In their words\n\n> x\n") == ("in-their-words",)
    withdrawn = by_id([replace(OTHER, withdrawn=True)])
    link = replace(ONE, body="[a](2023-05-04-talks.md#key-points)")
    assert resolved(link, withdrawn).body == "[a](../2023/2023-05-04-talks.md)"


def test_an_id_in_use_is_no_former_one() -> None:
    assert by_id([replace(ONE, former_slugs=(OTHER.id, "x")), OTHER])[OTHER.id] is OTHER


@given(
    st.lists(
        st.sampled_from(
            ["[", "]", "(", ")", "!", "\n", "\t", "a", "](", ".md", "#x", "../", "2023/", "<", ">",
             "[a](x.md)", "https://e.org/", "2023-05-04-talks", "`", "\\", "[b](", "## ", "    "]
        ),
        max_size=30,
    ).map("".join)
)  # fmt: skip
def test_no_page_links_to_what_is_not_there(body: str) -> None:
    page = safe_markdown(led(body))
    assert {link.id for link in links(page)} <= {OTHER.id}
    hrefs = re.findall(r'href="((?!https:)[^"]*)"', html_of(page))
    assert {*hrefs} <= {"../2023/2023-05-04-talks.md"}


def test_who_names_a_digest_that_cannot_be_read_is_not_to_blame() -> None:
    body = "[a](2023-05-04-talks.md)"
    digest = replace(ONE, body=body, related=(OTHER.id,), supersedes=())
    found = list(outlines([parse(write(digest), f"digests/2024/{ONE.id}.md")]))
    assert [problem.code for problem in check_collection(found)] == ["C062", "C065"]
    assert check_collection(found, [f"digests/2023/{OTHER.id}.md"]) == []


def test_a_withdrawn_digest_shows_no_links() -> None:
    digest = replace(samples.WITHDRAWN, body="[a](2023-05-04-talks.md)")
    found = outlines([parse(write(digest), f"digests/2023/{digest.id}.md")])
    assert check_collection(found) == []
