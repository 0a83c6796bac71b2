from __future__ import annotations

import dataclasses
import re

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

import rendering
import samples
from policydigest import exports, indexes, pages
from policydigest.model import Digest, PassingMentions, Person, Source
from policydigest.pages.safe import (
    plain,
    safe_html,
    safe_inline,
    safe_markdown,
    safe_meta,
    safe_url,
)

INJECTIONS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example><input name=q></form>",
    "<a href=javascript:alert(1)>x</a>",
    "<!-- <script>alert(1)</script> -->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    "</div></article></main><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](//evil.example/x)",
    "[x](<javascript:alert(1)>)",
    '[x](https://example.org "onmouseover=alert(1)")',
    "[x](https://example.org){: onclick=alert(1) }",
    '[x](https://example.org"onmouseover="alert(1))',
    "[x](https://example.org/`onclick`)",
    "[![x](javascript:alert(1))](javascript:alert(2))",
    "![x](javascript:alert(1))",
    '![x"onerror="alert(1)](https://example.org/x.png)',
    "[x]: javascript:alert(1)\n\n[x]",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "<javascript:alert(1)>",
    "<https://example.org/\"onclick=alert(1)>",
    "# Heading {: onclick=alert(1) }",
    "# Heading {: #__config }",
    "text\n{: onclick=alert(1) style=position:fixed }",
    "- item {: onclick=alert(1) }",
    "*x*{: onclick=alert(1) }",
    "__config\n---",
    "__config\n===",
    "## __config",
    "<div markdown=1>\n\n<script>alert(1)</script>\n\n</div>",
    "<div markdown='1' onclick='alert(1)'>x</div>",
    "```html\n<script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    "``` {: onclick=alert(1) }\nx\n```",
    "    <script>alert(1)</script>",
    "| a | <script> |\n|---|---|\n| x | <img src=x onerror=alert(1)> |",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&quot;&gt;&lt;script&gt;",
    "\\<script>alert(1)\\</script>",
    "\\[x](javascript:alert(1))",
    "\x02klzzwxh:0000\x03",
    "\x02wzxhzdk:0\x03<script>",
    "{{ config }}{% include 'x' %}",
    "[TOC]",
    "\u2028<script>alert(1)</script>",
    "\u202e<script>alert(1)</script>",
    "\ufeff---\ntitle: x\n---",
    "---\ntitle: x\n---\n<script>alert(1)</script>",
    "\n\n<script>alert(1)</script>\n\n",
    "&",
    "&lt",
    "<",
)  # fmt: skip


def hostile(text: str) -> Digest:
    return Digest(
        id="2024-01-01-hostile",
        title=text,
        date="2024-01-01",
        summary=text,
        countries=(text,),
        organisations=(text,),
        topics=(text,),
        instruments=(text,),
        people=(Person(text, text),),
        mentions=PassingMentions((text, text + "2"), (text, text + "2")),
        sources=(
            Source(text, text, text, text, text, text, text, text, text),
            Source(text, f"https://example.org/{text}", text),
        ),
        status="reviewed",
        reviewed_by=text,
        reviewed_on=text,
        language=text,
        licence=text,
        related=(text,),
        supersedes=(text,),
        duplicate_of=text,
        body=f"{text}\n\n## {text}\n\n- {text}\n\n> {text}\n\n{text}",
    )


def test_there_are_enough_of_them() -> None:
    assert len(set(INJECTIONS)) >= 60


@pytest.mark.parametrize("text", INJECTIONS)
def test_nothing_from_a_body_is_live(text: str) -> None:
    for body in (text, f"Words {text} words", f"- {text}\n", f"> {text}\n", f"## {text}\n\nx"):
        html = rendering.html_of(safe_markdown(body))
        found = rendering.inspect(html, rendering.BODY_TAGS | {"pre", "code", "table"})
        tables = {"<thead>", "<tbody>", "<tr>", "<td>", "<th>"}
        assert set(found.problems) <= tables, html


@pytest.mark.parametrize("text", INJECTIONS)
def test_nothing_from_any_field_is_live_on_any_page(text: str) -> None:
    withdrawn = dataclasses.replace(
        hostile(text), id="2024-01-02-withdrawn", withdrawn=True, withdrawn_reason=text
    )
    draft = dataclasses.replace(hostile(text), id="2024-01-03-draft", status="draft")
    digests = (hostile(text), withdrawn, draft)
    collection = indexes.build(digests, samples.VOCABULARY)
    for path, page in pages.render(collection):
        head, body = front_matter(page)
        assert "__" not in path
        for value in (head["title"], head["description"]):
            assert not re.search(r"[<>\"]|&#|&[A-Za-z0-9]+;", value), path
        found = rendering.inspect(rendering.html_of(body))
        assert found.problems == [], path
        assert found.ids.count("title") == 1, path
        assert len(found.ids) == len(set(found.ids)), path


TABLES = {"table", "thead", "tbody", "tr", "td", "th"}


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
pieces = st.lists(st.one_of(texts, st.sampled_from(INJECTIONS)), max_size=4).map("".join)


@given(pieces)
@example("[a](https://x.y/\u00a0)")
@example("!![](http://0)")
@settings(max_examples=400, deadline=None)
def test_any_body_is_harmless(text: str) -> None:
    html = rendering.html_of(safe_markdown(text))
    allowed = rendering.BODY_TAGS | {"pre", "code"} | TABLES
    assert rendering.inspect(html, allowed).problems == []


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
    html = rendering.html_of(safe_inline(text))
    found = rendering.inspect(html, {"p"})
    assert found.problems == []
    assert " ".join("".join(found.text).split()) == plain(text)


@given(pieces)
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
    collection = indexes.build([hostile("<script>")], samples.VOCABULARY)
    (record,) = exports.search_records(collection)
    assert record.url == "/digests/2024/2024-01-01-hostile/"
