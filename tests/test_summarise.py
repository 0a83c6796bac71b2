"""Titles, leads and key points that stand alone."""

from __future__ import annotations

import pytest

from policydigest.model import Article, Findings
from policydigest.recognise import find
from policydigest.trimming import in_words, tidy_title
from recognition import vocabulary


def findings(text: str, **about: str) -> Findings:
    return find(Article("x.txt", text, **about), vocabulary())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "tidy"),
    [
        ("Kenya bans scales.", "Kenya bans scales"),
        ("Kenya bans scales | The Daily Post", "Kenya bans scales"),
        ("KENYA BANS OLD SCALES", "Kenya bans old scales"),
        ("  Kenya \n bans  scales ", "Kenya bans scales"),
    ],
)
def test_titles_are_tidied(title: str, tidy: str) -> None:
    assert tidy_title(title) == tidy


@pytest.mark.parametrize(
    ("date", "words"),
    [("2024-01-17", "17 January 2024"), ("2023-05", "May 2023"), ("2022", "2022")],
)
def test_dates_in_words(date: str, words: str) -> None:
    assert in_words(date) == words


STORY = """Kenya and Rwanda tighten rules for lenders

3 May 2024

Kenya and Rwanda adopted common rules for digital lenders on Friday. The central banks of both countries will supervise them. They must register by June.

“This is a good day,” said Jane Wanjiru, governor of the Central Bank of Kenya. She announced that the bank had fined two firms.

However, lenders in Uganda are not covered by the common rules of Kenya and Rwanda. It remains to be seen what follows.
"""


def test_key_points_stand_alone() -> None:
    found = findings(STORY)
    assert found.key_points
    for point in found.key_points:
        assert point.endswith(".")
        assert point.split()[0] not in {"They", "It", "This", "He", "She", "However,"}


def test_a_pronoun_becomes_the_person_meant() -> None:
    assert any(p.startswith("Jane Wanjiru announced") for p in findings(STORY).key_points)


def test_the_lead_tells_the_day() -> None:
    assert "3 May 2024" in findings(STORY).summary


def test_no_two_points_say_the_same() -> None:
    twice = STORY + "\nKenya and Rwanda adopted common rules for digital lenders on Friday.\n"
    points = findings(twice).key_points
    assert len(points) == len({point.casefold() for point in points})


def test_without_a_headline_the_title_names_actors_and_act() -> None:
    text = (
        "Kenya and Rwanda have come closer.\nThe memorandum of understanding signed on Friday "
        "3 May 2024 by Kenya and Rwanda is about cybersecurity. Cybersecurity matters."
    )
    assert (
        findings(text).title
        == "Kenya and Rwanda sign a memorandum of understanding on cybersecurity"
    )
