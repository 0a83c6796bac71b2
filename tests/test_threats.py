"""The threat model names tests, and every one of them is there."""

from __future__ import annotations

import ast
import re

import pytest

from helpers import REPOSITORY

PAGE = (REPOSITORY / "docs/threats.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(test_\w+\.py)::(test_\w+)`", PAGE)


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_named_test_is_there(file: str, name: str) -> None:
    tree = ast.parse((REPOSITORY / "tests" / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_row_of_a_table_names_one() -> None:
    rows = [line for line in PAGE.splitlines() if re.match(r"\| (?!Could|-)", line)]
    assert len(rows) > 12
    assert all(re.search(r"`test_\w+\.py::test_\w+` \|$", row) for row in rows)
