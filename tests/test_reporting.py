"""Problems as text, JSON and workflow commands."""

from __future__ import annotations

import json

import pytest

from policydigest import reporting
from policydigest.model import Problem

ERROR = Problem("digests/2024/x.md", 4, "C012", 'countries: "NO" was read as false.')
WARNING = Problem("seeds/a,b:c.txt", 1, "S003", "is hidden,\n100% so.", "warning")


def test_a_name_forges_no_line_and_commands_no_terminal() -> None:
    problem = Problem("a\nb.md:1: C001 x\x1b[2J\udcff\u202e", 1, "S001", "is\r\x9b empty.")
    assert reporting.as_text([problem]) == (
        "a\\nb.md:1: C001 x\\x1b[2J\\udcff\\u202e:1: S001 is\\r\\x9b empty.\n"
    )


def test_text_says_which_are_warnings() -> None:
    assert reporting.as_text([ERROR, WARNING]) == (
        'digests/2024/x.md:4: C012 countries: "NO" was read as false.\n'
        "seeds/a,b:c.txt:1: S003 warning: is hidden,\n100% so.\n"
    )


def test_json_holds_every_field() -> None:
    assert json.loads(reporting.as_json([WARNING])) == [
        {
            "file": "seeds/a,b:c.txt",
            "line": 1,
            "code": "S003",
            "severity": "warning",
            "message": "is hidden,\n100% so.",
            "help": None,
        }
    ]


def test_workflow_commands_are_one_line_each_whatever_the_text_holds() -> None:
    assert reporting.as_github([ERROR, WARNING]).splitlines() == [
        '::error file=digests/2024/x.md,line=4,title=C012::countries: "NO" was read as false.',
        "::warning file=seeds/a%2Cb%3Ac.txt,line=1,title=S003::is hidden,%0A100%25 so.",
    ]


@pytest.mark.parametrize(
    ("problems", "text"),
    [
        ([], "No problems in 3 digests."),
        ([ERROR], "1 error in 1 file."),
        ([ERROR, ERROR, WARNING], "2 errors, 1 warning in 2 files."),
        ([WARNING], "1 warning in 1 file."),
    ],
)
def test_the_count(problems: list[Problem], text: str) -> None:
    assert reporting.summary(problems, 3) == text
