"""What is written quickly is what PyYAML writes character by character."""

from __future__ import annotations

import re
from unittest import mock

import yaml
from hypothesis import given
from hypothesis import strategies as st

from policydigest import yaml_writer

TEXTS = st.text("aZ09 .;()'’“”/%=+$—–-:#,[]{}é\u00a0\n", max_size=12) | st.text(max_size=6)


@given(texts=st.lists(TEXTS, max_size=4), text=TEXTS)
def test_the_quick_way_writes_the_same(texts: list[str], text: str) -> None:
    fields: dict[str, yaml_writer.Value] = {"list": texts, "text": text, "map": {"a": text}}
    quick = yaml_writer.dump(fields)
    slow = yaml.SafeDumper.write_plain
    with (
        mock.patch.object(yaml_writer, "_PLAIN", re.compile("(?!)")),
        mock.patch.object(
            yaml_writer._Dumper,
            "write_plain",
            lambda self, text, split=True: slow(self, text, False),
        ),
    ):
        assert yaml_writer.dump(fields) == quick
