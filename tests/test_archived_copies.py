"""Archived copies: their addresses made, checked and shown."""

from __future__ import annotations

import dataclasses
import json

import pytest
import yaml

import publishing
import samples
from policydigest import digests, indexes
from policydigest.archived_copies import copy_of, private_host
from policydigest.checks import check_digest
from policydigest.commands.draft import archive_form
from policydigest.commands.paths import UsageError
from policydigest.draft import digest_of
from policydigest.model import Article, Digest
from policydigest.recognise import find
from recognition import vocabulary
from rendering import html_of
from test_writing import TEXT

PAGE = "https://news.example.org/a?b=1&c=2"
COPY = f"https://archive.example.org/web/20240118/{PAGE}"


def test_a_form_makes_an_address_for_each_page() -> None:
    assert copy_of("https://archive.example.org/web/{date}/{url}", PAGE, "2024-01-18") == COPY
    assert copy_of("https://a.example/?page={url}", PAGE, None) == "https://a.example/?page=https%3A%2F%2Fnews.example.org%2Fa%3Fb%3D1%26c%3D2"  # fmt: skip
    assert copy_of("https://a.example/x", None, None) == "https://a.example/x"
    assert copy_of("https://a.example/{url}", None, "2024-01-18") is None
    assert copy_of("https://a.example/{date}/{url}", PAGE, None) is None


@pytest.mark.parametrize(
    "host",
    ["localhost", "a.localhost", "nas.local", "x.internal", "10.0.0.1", "127.0.0.1", "[::1]", "127.1", "0x7f000001", "2130706433", "169.254.169.254", "[fd00::1]"],
)  # fmt: skip
def test_hosts_that_no_visitor_reaches(host: str) -> None:
    assert private_host(f"https://{host}/a")


def test_hosts_that_visitors_reach() -> None:
    for host in ("archive.example.org", "93.184.215.14", "localnews.example", "1.example.org"):
        assert private_host(f"https://{host}/a") is None


def with_copy(address: str) -> Digest:
    source = dataclasses.replace(samples.FOUNDING.sources[0], archived=address)
    return dataclasses.replace(samples.FOUNDING, sources=(source,))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        (COPY, None),
        ("ftp://archive.example.org/a", "C032"),
        ("archive.example.org/a", "C032"),
        ("https://u:p@archive.example.org/a", "C032"),
        ("https://localhost/a", "C032"),
        ("https://192.168.0.7/a", "C032"),
        ("javascript:alert(1)", "C051"),
    ],
)
def test_addresses_are_checked(address: str, code: str | None) -> None:
    parsed = digests.parse(digests.write(with_copy(address)), f"digests/2024/{samples.FOUNDING.id}.md")  # fmt: skip
    found = {p.code for p in check_digest(parsed, samples.VOCABULARY) if "archived" in p.message}
    assert (code in found) if code else not found


def test_a_copy_is_on_the_page_and_in_the_exports() -> None:
    files = publishing.render((with_copy(COPY),))
    page = str(files[indexes.digest_path(samples.FOUNDING)])
    escaped = COPY.replace("&", "&amp;")
    assert f'<a href="{escaped}" rel="external">archived copy</a>' in html_of(page)
    front = yaml.safe_load(page.split("---\n", 2)[1])
    article = next(n for n in json.loads(front["jsonld"])["@graph"] if n["@type"] == "Article")
    assert article["isBasedOn"][0]["archivedAt"] == COPY
    record = json.loads(files[f"api/v1/digests/{samples.FOUNDING.id}.json"])
    assert record["sources"][0]["archived"] == COPY
    table = str(files["data/digests.csv"]) if "data/digests.csv" in files else ""
    assert not table or COPY in table


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", '"><script>alert(1)</script>', "data:x"]
)
def test_what_is_no_address_is_no_link(address: str) -> None:
    files = publishing.render((with_copy(address),))
    page = str(files[indexes.digest_path(samples.FOUNDING)])
    assert "archived copy" not in page
    record = json.loads(files[f"api/v1/digests/{samples.FOUNDING.id}.json"])
    assert record["sources"][0]["archived"] is None


def test_a_draft_names_its_copy() -> None:
    article = Article("x", TEXT, published="2024-03-06", archived="https://archive.example.org/a")
    digest = digest_of(article, find(article, vocabulary()))
    assert digest.sources[0].archived == "https://archive.example.org/a"
    assert "[Archived copy](https://archive.example.org/a)." in digest.body
    parsed = digests.parse(digests.write(digest), f"digests/2024/{digest.id}.md")
    assert not [p for p in check_digest(parsed, vocabulary()) if p.code == "C047"]


def test_the_option() -> None:
    form = "https://archive.example.org/web/{date}/{url}"
    assert archive_form(form, 7) == form
    assert archive_form(None, 7) is None
    for wrong, count in (
        ("https://a.example/x", 2),
        ("nonsense", 1),
        ("http://localhost/{url}", 1),
    ):
        with pytest.raises(UsageError, match="--archive-link"):
            archive_form(wrong, count)
