"""Vocabulary files with entries changed in place."""

from __future__ import annotations

import pytest

from policydigest.edits.rewriting import CommentError
from policydigest.vocabulary.text import FormError, edit

TEXT = """\
# Head.
schema: 1
organisations:
# About the first.
- id: a
  name: Alpha # said so by itself
  forms: [A,
    'AA']
  kind: agency

- id: b
  name: Beta
  # why it is here
  kind: company
# After all.
"""
ORDER = ("id", "name", "forms", "former", "kind")


def test_only_the_lines_concerned_change() -> None:
    text = edit(
        TEXT, "organisations", changed={0: {"name": "Alfa", "former": ["Alpha"]}}, order=ORDER
    )
    assert text == TEXT.replace("name: Alpha", "name: Alfa").replace(
        "    'AA']\n", "    'AA']\n  former: [Alpha]\n"
    )


def test_a_key_goes_and_an_entry_comes_where_it_belongs() -> None:
    text = edit(
        TEXT, "organisations", changed={0: {"forms": None}}, order=ORDER,
        added=(1, {"id": "c", "name": "No", "forms": ["2024", "Côte: d’Or"], "kind": "ngo"}),
    )  # fmt: skip
    assert text == TEXT.replace(
        "  forms: [A,\n    'AA']\n  kind: agency\n",
        '  kind: agency\n- id: c\n  name: "No"\n  forms: ["2024", "Côte: d’Or"]\n  kind: ngo\n',
    )


def test_an_entry_goes_and_the_comments_around_it_stay() -> None:
    text = edit(
        TEXT.replace(" # said so by itself", ""), "organisations", removed=(0,),
        changed={1: {"former": ["Alpha"]}}, order=ORDER,
    )  # fmt: skip
    assert text.startswith("# Head.\nschema: 1\norganisations:\n# About the first.\n\n- id: b\n")
    assert "  name: Beta\n  former: [Alpha]\n  # why it is here\n  kind: company\n# After" in text


def test_line_ends_and_indents_stay() -> None:
    text = "schema: 1\r\norganisations:\r\n  - name: Alpha\r\n    id: a\r\nmasks: [x]\r\n"
    changed = edit(text, "organisations", changed={0: {"name": "B"}}, added=(1, {"id": "c"}))
    assert changed == (
        "schema: 1\r\norganisations:\r\n  - name: B\r\n    id: a\r\n  - id: c\r\nmasks: [x]\r\n"
    )


def test_what_cannot_be_done_without_loss_is_refused() -> None:
    with pytest.raises(CommentError, match="line 6"):
        edit(TEXT, "organisations", removed=(0,))
    with pytest.raises(CommentError, match="line 3"):
        edit("organisations:\n- id: a\n  forms: [A, # why\n    B]\n", "organisations",
             changed={0: {"forms": ["C"]}})  # fmt: skip
    with pytest.raises(FormError, match="line 2"):
        edit("organisations:\n- {id: a, name: A}\n", "organisations", changed={0: {"name": "B"}})
