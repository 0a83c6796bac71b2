from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

import attacks
import rendering
import samples
from helpers import search_records
from listing import all_pages
from policydigest import indexes
from policydigest.pages.safe import (
    plain,
    safe_html,
    safe_inline,
    safe_markdown,
    safe_meta,
    safe_url,
)

TABLES = {"table", "thead", "tbody", "tr", "td", "th"}


def test_there_are_enough_of_them() -> None:
    assert len(set(attacks.ALL)) == len(attacks.ALL) >= 500


def harmless(body: str) -> bool:
    """Whether nothing of a body is live or out of place on its page."""
    html = rendering.html_of(safe_markdown(body))
    return rendering.inspect(html, rendering.BODY_TAGS | {"pre", "code"} | TABLES).problems == []


def shows(html: str, text: str, tag: str) -> bool:
    """Whether HTML is nothing but the characters of the text within `tag`."""
    found = rendering.inspect(html, {tag})
    return found.problems == [] and " ".join("".join(found.text).split()) == plain(text)


@pytest.mark.parametrize("technique", attacks.TECHNIQUES)
def test_no_string_is_live_in_a_body_or_a_value(technique: str) -> None:
    for text in attacks.TECHNIQUES[technique]:
        for body in (text, f"Words {text} words", f"- {text}\n", f"> {text}\n", f"## {text}\n\nx"):
            assert harmless(body), (text, body)
        inline, value = safe_inline(text), safe_html(text)
        assert shows(rendering.html_of(inline), text, "p"), text
        assert shows(f'<p class="{value}">{value}</p>', text, "p"), text
        assert not re.search(r"[<>\"\n]|&#|&[A-Za-z0-9]+;", safe_meta(text)), text


@pytest.mark.parametrize("strings", attacks.groups(24))
def test_nothing_from_any_field_is_live_on_any_page(strings: tuple[str, ...]) -> None:
    collection = indexes.build(attacks.variants(strings), samples.VOCABULARY)
    for path, page in all_pages(collection):
        head, body = front_matter(page)
        assert "__" not in path
        for value in (head["title"], head["description"]):
            assert not re.search(r"[<>\"]|&#|&[A-Za-z0-9]+;", value), path
        found = rendering.inspect(rendering.html_of(body))
        assert found.problems == [], path
        assert found.ids.count("title") == 1, path
        assert len(found.ids) == len(set(found.ids)), path


def front_matter(page: str) -> tuple[dict[str, str], str]:
    _, head, body = page.split("---\n", 2)
    values = yaml.safe_load(head)
    assert set(values) == {"title", "description", "kind", "hide"}
    return values, body


texts = st.text(
    alphabet=st.one_of(
        st.sampled_from("<>&\"'`[](){}!#*_-=\\:;/\n\t |~^$%. ascript"),
        st.characters(),
    ),
    max_size=80,
)
pieces = st.lists(st.one_of(texts, st.sampled_from(attacks.ALL)), max_size=4).map("".join)


@given(pieces)
@example("[a](https://x.y/\u00a0)")
@example("!![](http://0)")
@settings(max_examples=400, deadline=None)
def test_any_body_is_harmless(text: str) -> None:
    assert harmless(text)


@given(pieces)
@settings(max_examples=400, deadline=None)
def test_an_inline_value_shows_exactly_its_characters(text: str) -> None:
    for template, tag in (("{}", "p"), ("# {} {{: #title }}", "h1"), ("x\n\n- {}", "li")):
        html = rendering.html_of(template.format("A " + safe_inline(text) + " Z"))
        found = rendering.inspect(html)
        assert found.problems == []
        shown = " ".join("".join(found.text).split())
        expected = " ".join(f"A {plain(text)} Z".split())
        assert shown.removeprefix("x ") == expected, tag


@given(pieces)
@settings(max_examples=200, deadline=None)
def test_a_value_may_begin_a_paragraph(text: str) -> None:
    assert shows(rendering.html_of(safe_inline(text)), text, "p")


@given(pieces)
@example("&ltd")
@example("&AMPd")
def test_front_matter_values_need_no_escaping(text: str) -> None:
    value = safe_meta(text)
    assert not re.search(r"[<>\"\n]", value)
    found = rendering.inspect(f'<p class="{value}">{value}</p>', {"p"})
    assert found.problems == []
    assert "<" not in "".join(found.text)


@given(pieces)
def test_html_values_are_text(text: str) -> None:
    found = rendering.inspect(f'<p class="{safe_html(text)}">{safe_html(text)}</p>', {"p"})
    assert found.problems == []
    assert "".join(found.text) == plain(text)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, None),
        ("", None),
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2"),
        (" HTTP://example.org ", "HTTP://example.org"),
        ("https://example.org/a_(b)", "https://example.org/a_%28b%29"),
        ("https://example.org/{x}", "https://example.org/%7Bx%7D"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("https:", None),
        ("https:///x", None),
        ("//example.org", None),
        ("ftp://example.org", None),
        ("https://example.org/a b", None),
        ('https://example.org/"x', None),
        ("https://example.org/<x>", None),
    ],
)
def test_safe_url(url: str | None, expected: str | None) -> None:
    assert safe_url(url) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A & B < C", "<p>A &amp; B &lt; C</p>"),
        ("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>"),
        ("- **2023-05** — x", "<ul>\n<li><strong>2023-05</strong> — x</li>\n</ul>"),
        ("# One", '<h2 id="one">One</h2>'),
        ("### Three", '<h3 id="three">Three</h3>'),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("[a](https://x.org/?a=1&b=2)", '<p><a href="https://x.org/?a=1&amp;b=2">a</a></p>'),
        ("[a](../2023/b.md#c)", '<p><a href="../2023/b.md#c">a</a></p>'),
        ("[a](mailto:x@y.org)", '<p><a href="mailto:x@y.org">a</a></p>'),
        ("<https://x.org>", '<p><a href="https://x.org">https://x.org</a></p>'),
        ("![a](https://x.org/i.png)", '<p><a href="https://x.org/i.png">a</a></p>'),
        ("[**a** b](https://x.org)", '<p><a href="https://x.org"><strong>a</strong> b</a></p>'),
        (r"\<b\>, \*one\* and \[two\]", "<p>&lt;b&#62;, &#42;one&#42; and &#91;two&#93;</p>"),
        (r"\\*a\\* \` \# C:\Users", "<p>&#92;<em>a&#92;</em> &#96; &#35; C:&#92;Users</p>"),
        (
            r"\[a](https://x.org) \![b](https://x.org)",
            r'<p>&#91;a](https://x.org) &#33;<a href="https://x.org">b</a></p>',
        ),
        ("say `<b>`", "<p>say &#96;&lt;b&gt;&#96;</p>"),
        ("a\n---", "<p>a</p>\n<hr />"),
        ("[sic] and [1]", "<p>&#91;sic] and &#91;1]</p>"),
        (
            "[a](https://x.org/b_(c)_d)",
            '<p><a href="https://x.org/b_%28c%29_d">a</a></p>',
        ),
    ],
)
def test_what_a_body_may_use(body: str, expected: str) -> None:
    assert rendering.html_of(safe_markdown(body)) == expected


def test_search_records_are_plain_values() -> None:
    collection = indexes.build([attacks.digest(["<script>"])], samples.VOCABULARY)
    (record,) = search_records(collection)
    assert record.url == "/digests/2024/2024-01-01-hostile/"
