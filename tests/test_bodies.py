"""Bodies made by shape are what Python-Markdown makes of the whole page, or none at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import samples
from listing import all_pages
from policydigest import digests, indexes
from policydigest.pages.safe import safe_markdown
from policydigest.publishing.bodies import Bodies
from policydigest.publishing.pieces import UnsureError

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]
OPTIONS: dict[str, dict[str, Any]] = {"toc": {"permalink": False}}
STOCK = markdown.Markdown(extensions=EXTENSIONS, extension_configs=OPTIONS)
BODIES = Bodies(EXTENSIONS, OPTIONS)


def stock(text: str) -> tuple[str, list[tuple[int, str, str]]]:
    def flat(tokens: Iterable[dict[str, Any]]) -> Iterable[tuple[int, str, str]]:
        for token in tokens:
            yield token["level"], token["id"], token["name"]
            yield from flat(token["children"])

    STOCK.reset()
    rendered = STOCK.convert(text)
    return rendered, list(flat(getattr(STOCK, "toc_tokens")))  # noqa: B009 - of an extension


def fast(text: str) -> tuple[str, list[tuple[int, str, str]]]:
    body = BODIES.render(text, str)
    return body.html, [(heading.level, heading.id, heading.name) for heading in body.headings]


def of_pages() -> dict[str, str]:
    collection = indexes.build([*samples.DIGESTS, *samples.many(60)], samples.VOCABULARY)
    texts = dict(all_pages(collection))
    return {path: text.split("\n---\n", 1)[1].lstrip("\n") for path, text in texts.items()}


def test_every_generated_page_is_rendered_the_same() -> None:
    unsure = []
    for path, text in of_pages().items():
        try:
            assert fast(text) == stock(text), path
        except UnsureError:
            unsure.append(path)
    assert len(unsure) < 10, unsure


@pytest.mark.parametrize(
    "text",
    [
        "Words. {x}",
        "- a\n- b\n\nText\n\n- c\n\n    more\n\n- d\n\n    more",
        "> 1. one\n> 2. two\n\n> again",
        ">     &#96; word &amp; word",
        "- one\n\n        &#96; word",
        "1. one\n2. two",
        "2019. was a year",
        "a\n- b",
        "**bold** and *it*, ** neither ** nor * this *",
        "## Same\n\ntext\n\n## Same\n\n## Same_1",
        "# A [link](https://example.org/?a=1&b=2) &amp; <em>more</em> {: #title }",
        "Line  \nbreak and\ttab",
        "```\ncode\n```",
        "[a]: https://example.org/\n\n[a]",
        "<div>\nraw *text*\n\n<p>x</p>\n</div>\n\nafter",
        '<div markdown="1">\n\n## In it\n\n- a\n\n</div>\n\n## After',
        '<aside markdown="1">\n<dl markdown="1">\n<dt>A</dt>\n<dd markdown="1">*b*</dd>\n</dl>\n</aside>',
        "a | b\n- | -\nc | d",
        "snake_case and _emphasis_ and \\*escape\\*",
        "Text\n===\n\nMore\n---",
        "<https://example.org/> and <em>x</em> & < >",
        "[TOC]",
        "<time datetime=\"2024-01-01\">1 January</time> [x](a.md){: rel=external } tail",
    ],
)  # fmt: skip
def test_awkward_markdown_is_the_same_or_refused(text: str) -> None:
    try:
        found = fast(text)
    except UnsureError:
        return
    assert found == stock(text)


PIECES = st.lists(
    st.sampled_from(
        [
            "word", "Other Word", " ", " ", "\n", "\n", "\n\n", "\n\n", "- ", "-   ", "1. ", "12.",
            "> ", "# ", "## ", "    ", "**", "*", "_", "`", "[", "](a.md)", "](https://e.org/?a=1&b)",
            "]", "(", ")", "<em>", "</em>", "<div>", "</div>", '<div markdown="1">', "<p>", "</p>",
            "&amp;", "&#60;", "&", "<", ">", "{: .x }", "{: #y }", "---", "===", "|", "\\", "!", ".",
            ":", "é", "”", "2019", '<time datetime="2024-01-01">', "</time>", "~~~", "  \n", "\t",
        ]
    ),
    max_size=30,
)  # fmt: skip


@settings(max_examples=400)
@given(PIECES)
@example(["1. ", "---"])
@example(["- ", "1. ", "***"])
def test_any_text_is_the_same_or_refused(parts: list[str]) -> None:
    text = "".join(parts).strip("\n")
    try:
        found = fast(text)
    except UnsureError:
        return
    assert found == stock(text)


@settings(max_examples=200)
@given(PIECES)
def test_what_contributors_write_is_the_same_or_refused(parts: list[str]) -> None:
    text = safe_markdown("".join(parts)).strip("\n")
    try:
        found = fast(text)
    except UnsureError:
        return
    assert found == stock(text)


def test_a_shape_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = Bodies(EXTENSIONS, OPTIONS)
    calls: list[str] = []
    convert = bodies._convert

    def counted(text: str, *rest: Any) -> Any:
        calls.append(text)
        return convert(text, *rest)

    monkeypatch.setattr(bodies, "_convert", counted)
    bodies.render("One [link](a.md) here.\n\n- first\n- second thing", str)
    before = len(calls)
    bodies.render("Another [to see](b.md) there.\n\n- x\n- y", str)
    assert len(calls) == before == 2


def test_digests_in_the_repositorys_form_are_rendered_fast() -> None:
    text = digests.write(samples.FOUNDING).split("\n---\n", 1)[1]
    assert fast(text.strip("\n")) == stock(text.strip("\n"))
