"""Front matter is read without YAML just as MkDocs reads it with YAML."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils import meta

from policydigest.pages.markup import front_matter
from policydigest.publishing import front

KEYS = st.sampled_from(["title", "kind", "hide", "jsonld", "alternates", "yes", "other"])
TEXTS = st.text(
    alphabet=st.sampled_from("ab\"\\/'{}[]:#,-|>&*!%@` \n\t\x85\u2028\u00a0é😀"), max_size=12
)
VALUES = st.one_of(
    TEXTS,
    TEXTS.map(json.dumps),
    TEXTS.map(lambda text: json.dumps(text, ensure_ascii=False)),
    TEXTS.map(lambda text: json.dumps([{"title": text}, {"href": text}], ensure_ascii=False)),
    st.sampled_from(["tag", "no", "1", "null", "[a, b]", "[{\"a\": 1}]", '[{"title": 2}, 3]', "..."]),
)  # fmt: skip


@given(st.lists(st.tuples(KEYS, VALUES), max_size=5), TEXTS)
@example([("title", '"a\\/b"')], "")
@example([("title", '"a" # b')], "")
@example([("hide", "[navigation, toc]"), ("hide", "x")], "\n\n# A")
def test_any_front_matter_is_read_as_mkdocs_reads_it(
    lines: list[tuple[str, str]], body: str
) -> None:
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in lines) + "---\n" + body
    assert front.read(text) == meta.get_data(text)


def test_what_the_build_writes_needs_no_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    text = front_matter("tag", 'A "title" & more', "A: description") + "# Title\n"
    expected = meta.get_data(text)
    front.read(text)  # plain words are looked up once

    def refuse(doc: str) -> None:
        raise AssertionError(doc)

    monkeypatch.setattr(meta, "get_data", refuse)
    assert front.read(text) == expected
