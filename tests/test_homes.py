"""The country of a story that names none."""

from __future__ import annotations

import pytest

from recognition import findings


def about(content: str) -> list[str]:
    return [country.name for country in findings(content).countries if country.about]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a public body, a firm with a country's name in its own, a currency of one country
        ("The Central Bank of Kenya closed two lenders on Monday.", ["Kenya"]),
        ("Mutual Zambia Bank raised its fees on Monday.", ["Zambia"]),
        ("Estonian Bank raised its fees on Monday.", ["Estonia"]),
        ("The Senate passed a bill on Monday that sets aside P140 billion.", ["Philippines"]),
        # two parties
        ("Five SLFP members voted for the motion and the UNP voted against it.", ["Sri Lanka"]),
        # of several countries none is told, nor by a currency that many have
        ("Mutual Zambia Bank bought Prime Estonia Bank on Monday.", []),
        ("The Senate passed a bill on Monday that sets aside €140 billion.", []),
        # where a country has its part, money tells of no other
        ("Zambia got a loan of 30 million rand on Monday.", ["Zambia"]),
    ],
)
def test_what_tells_the_country_of_a_story_that_names_none(text: str, expected: list[str]) -> None:
    assert about(text) == expected


def test_what_a_page_leads_on_to_is_no_part_of_the_story() -> None:
    text = "The National Assembly of Serbia adopted a law on tolls.\n\nRelated posts\n\n{}"
    assert about(text.format("Croatia joins the euro\n\nKosovo passes a law")) == ["Serbia"]


def test_what_a_line_leads_on_to_is_no_part_of_the_story() -> None:
    text = "The National Assembly of Serbia adopted a law on tolls.\n\nAlso read: {}"
    assert about(text.format("Croatia joins the euro\n\nMost read\n\nKosovo wins")) == ["Serbia"]


def test_the_reason_says_what_told_the_country() -> None:
    found = findings("Mutual Zambia Bank raised its fees on Monday.").countries
    assert [country.reason for country in found] == [
        "named in Mutual Zambia Bank, and no other country has a part in the story"
    ]
