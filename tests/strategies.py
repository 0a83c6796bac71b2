"""Digests of every kind for property tests, with texts that are hard on YAML and Markdown."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from policydigest.model import Digest, PassingMentions, Person, Source

NASTY = [
    "---",
    "--- a",
    "# x",
    "a # b",
    "Budget: what changes",
    "ends with:",
    "'",
    '"',
    "it's",
    '"quoted": yes',
    "NO",
    "null",
    "true",
    "~",
    "2024",
    "1e5",
    "0o17",
    "2024-01-17",
    "12:30",
    "- item",
    "? q",
    "[x]",
    "{a: b}",
    "&a",
    "*a",
    "!t",
    "| x",
    "> x",
    "%x",
    "@x",
    "`x`",
    "\\",
    "C:\\temp",
    " leading",
    "trailing ",
    "two  spaces",
    "tab\there",
    "two\nlines",
    "a\n\n b\n---\nc",
    "a\r\nb",
    "a\u2028b",
    "a\x85b",
    "\ufeff",
    "\u202e",
    "\x07",
    "Türkiye",
    "Côte d’Ivoire",
    "日本",
    "🏴‍☠️",
    "العربية",
    "https://example.org/?a=1,2&b={c}#d",
    "a, b",
    "x" * 300,
    "word " * 60 + "end",
]

_any_text = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)
texts = st.one_of(st.sampled_from(NASTY), _any_text).filter(lambda text: text.strip() != "")
_days = st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31)).map(str)
ids = st.builds(
    lambda day, words: f"{day}-{'-'.join(words)}",
    _days,
    st.lists(
        st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=9),
        min_size=1,
        max_size=5,
    ),
)
_names = st.lists(texts, max_size=4).map(tuple)
_ids = st.lists(ids, max_size=3).map(tuple)
_optional = st.none() | texts
_mark = st.text("0123456789abcdef", min_size=8, max_size=8).flatmap(
    lambda digits: st.sampled_from([digits, digits + "+", digits + "-"])
)
lines = st.sampled_from(
    [
        "",
        "Lead.",
        "## Key points",
        "## Key points ##",
        "##",
        "## a\t",
        "---",
        "```",
        "~~~~",
        "````",
        "- a",
        " x ",
        "\t",
        "\r",
        "## \r",
        "<b>",
        "# One",
        "### Three",
        "\\",
        "text \u2028 more",
        "\ufeff",
        "\x0c",
    ]
)
bodies = st.one_of(st.just(""), _any_text, st.lists(lines | _any_text, max_size=12).map("\n".join))
sources = st.builds(
    Source,
    title=_optional,
    url=_optional,
    publisher=_optional,
    author=_optional,
    published=st.none() | _days,
    retrieved=st.none() | _days,
    licence=_optional,
    sha256=_optional,
    file=_optional,
)
digests = st.builds(
    Digest,
    id=ids,
    title=texts,
    date=_days | _days.map(lambda day: day[:7]),
    summary=texts,
    countries=_names,
    organisations=_names,
    topics=_names,
    instruments=_names,
    people=st.lists(st.builds(Person, texts, _optional), max_size=3).map(tuple),
    mentions=st.builds(PassingMentions, _names, _names),
    sources=st.lists(sources, max_size=3).map(tuple),
    status=st.sampled_from(["draft", "reviewed"]),
    reviewed_by=_optional,
    reviewed_on=st.none() | _days,
    language=_optional,
    licence=_optional,
    former_slugs=_ids,
    related=_ids,
    supersedes=_ids,
    duplicate_of=st.none() | ids,
    withdrawn=st.booleans(),
    withdrawn_reason=_optional,
    generated=st.dictionaries(
        texts,
        _mark | st.lists(_mark, max_size=3).map(tuple) | st.dictionaries(texts, _mark, max_size=3),
    ),
    body=bodies,
)
