"""How many words of a source a text takes over, and how licences are named."""

from __future__ import annotations

import pytest

from policydigest.checks.rights import own_words, words_taken
from policydigest.licences import proper_name

SOURCE = "One two three four five six seven eight nine ten, eleven twelve. And so on for long."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two three four five six seven", 0),  # a turn of phrase
        ("One, two — three four five six seven eight!", 8),
        ("one two three four five six seven eight nine ten", 10),
        ("one two three four five six seven EIGHT and other words", 8),
        ("one two three four other five six seven eight nine ten", 0),
        (f"{SOURCE} {SOURCE}", 34),
        ("One two three four five\nsix seven eight nine", 9),  # one paragraph
        ("- One two three four five\n- six seven eight nine", 0),
        ("1. One two three four five\n2) six seven eight nine", 0),
        ("One two three four five\n \nsix seven eight nine", 0),
        ("- One two three four five six\n  seven eight nine\n- ten, eleven, twelve", 9),
    ],
)
def test_words_taken(text: str, count: int) -> None:
    assert words_taken(text, SOURCE) == count


def test_attributed_quotes_and_the_source_are_not_own_words() -> None:
    body = "Lead.\n\n## In their words\n\n> “Said.”\n>\n> — Jo Doe\n\n## Source\n\nA long title.\n"
    assert "Said" not in own_words(body)
    assert "title" not in own_words(body)
    assert "Lead." in own_words(body)
    assert "Said" in own_words("> Said by nobody.\n")


@pytest.mark.parametrize(
    ("licence", "proper"),
    [
        ("CC-BY-4.0", "CC-BY-4.0"),
        ("cc by 4.0", "CC-BY-4.0"),
        ("OGL-UK-3.0", "OGL-UK-3.0"),
        ("All rights reserved.", "all rights reserved"),
        ("MIT OR Apache-2.0", "MIT OR Apache-2.0"),
        ("ask the press office", None),
        ("", None),
        ("((", None),
    ],
)
def test_the_proper_name_of_a_licence(licence: str, proper: str | None) -> None:
    assert proper_name(licence) == proper
