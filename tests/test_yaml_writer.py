"""What is put together here is what PyYAML's emitter writes."""

from __future__ import annotations

import re
from unittest import mock

from hypothesis import example, given
from hypothesis import strategies as st

from policydigest.notation import yaml_writer
from policydigest.notation.yaml_writer import Value

TEXTS = (
    st.text("aZ09 .,;()'’“”/%=+$&!?\"—–-:#[]{}é٣_\u00a0\n", max_size=12)
    | st.text(max_size=6)
    | st.sampled_from(["No", "1e3", "2024-01-17", "0o7", "~", "word " * 30, "https://a.org/?b=1"])
)
KEYS = st.sampled_from(["a", "url", "7b665aa0.file", "No", "", "k" * 99, "k" * 130, "two words"])
ITEMS: st.SearchStrategy[Value] = st.recursive(
    TEXTS | st.booleans() | st.integers(-5, 5),
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(KEYS | TEXTS, inner, max_size=9),
    max_leaves=30,
)


@given(st.dictionaries(KEYS | TEXTS, ITEMS, max_size=5), st.frozensets(KEYS))
@example({"a": [], "b": {}, "c": [{"d": []}], "e": True}, frozenset())
def test_the_layout_is_pyyamls(fields: dict[str, Value], flow: frozenset[str]) -> None:
    assert yaml_writer.dump(fields, flow) == yaml_writer._as_pyyaml(fields, flow)


@given(TEXTS, st.booleans())
def test_whether_a_text_needs_quotes_is_known_at_sight(text: str, within: bool) -> None:
    never = re.compile("(?!)")
    plain = yaml_writer._scalar.__wrapped__
    quick = plain(text, within)
    with mock.patch.object(yaml_writer, "_PLAIN", never):
        slow = plain(text, within)
    assert quick == slow
