"""What stands before a sentence's subject: what limits it stays, what only tells of it may go."""

from __future__ import annotations

import pytest

from policydigest.dates import MONTHS
from policydigest.model import Article
from policydigest.recognise import find
from policydigest.summary.fronts import behind_front, droppable_front
from recognition import vocabulary

LIMITS = (
    "In rural areas",
    "In the north",
    "In ports without a crane",
    "In Asia",
    "In the worst case",
    "In the event of a strike",
    "On the domestic side",
    "At state yards",
    "Under Labour",
    "Under this plan",
    "With Kenya's backing",
    "For small yards",
    "By weight",
    "As mayor of Lamu",
    "As long as it is dry",
    "Until the inquiry",
    "Against the advice of its board",
)


@pytest.mark.parametrize("front", LIMITS)
def test_what_limits_a_claim_stays(front: str) -> None:
    assert not droppable_front(f"{front}, fees rose by 24 per cent in all yards.", fits=True)


@pytest.mark.parametrize(
    "front",
    [
        "After the flood",
        "As a result",
        "By contrast",
        "Because of the flood",
        "In a joint statement on ships",
        "At a meeting of the two boards in Lamu",
        "On the sidelines of the talks",
        "In this regard",
        "By five votes to four",
        "Speaking after the vote",
        "While ships waited",
        "As the yard was shut by then",
    ],
)
def test_occasion_and_cause_of_what_was_done_go(front: str) -> None:
    text = f"{front}, the Yard Board of Kenya raised its fees by 24 per cent."
    assert droppable_front(text, fits=True) == f"{front}, "


@pytest.mark.parametrize(
    "text",
    [
        "When fees rise, small yards close for good.",
        "Following a vote, the board may raise its fees.",
        "After ten years, the right expires without a word.",
        "During the war, fees were low in every yard of Kenya.",
        "In a joint statement Governor Jane Wanjiru, Mayor Ivo Roe and the board praised it.",
    ],
)
def test_when_something_may_or_used_to_be_is_a_condition(text: str) -> None:
    assert not droppable_front(text, fits=True)


def test_a_day_stays_where_there_is_room() -> None:
    text = "On 3 May 2024, the Yard Board of Kenya raised its fees."
    assert not droppable_front(text, fits=True)
    assert droppable_front(text, fits=False) == "On 3 May 2024, "


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_stays_where_there_is_room(month: str) -> None:
    front = f"After the vote in {month}"
    text = f"{front}, the Yard Board of Kenya raised its fees."
    assert not droppable_front(text, fits=True)
    assert droppable_front(text, fits=False) == f"{front}, "
    assert not droppable_front("In 2019, the Yard Board of Kenya raised its fees.", fits=False)


def test_where_somebody_speaks_may_go() -> None:
    assert droppable_front("In Lamu, Mayor Jane Wanjiru called it a step.", fits=True)
    assert not droppable_front("In Lamu, the mayor called it a step.", fits=True)
    assert not droppable_front("In Lamu, Saltco charged ships less.", fits=True)


def test_what_leans_behind_a_front_is_seen() -> None:
    assert behind_front("In rural areas, they pay more.") == "They pay more."
    assert behind_front("In rural areas, the ministry pays.") == "The ministry pays."
    assert not behind_front("In Kenya, the ministry pays.")
    assert not behind_front("For the third year in a row no yard has paid, and the board sued.")


def test_each_owner_keeps_what_is_told_of_it() -> None:
    found = find(
        Article(
            "x.txt",
            "10 October 2016\n\nUnder the Coalition Government, Kenya had 800 days without a strike."
            "\n\nUnder Labour, more than 300 strikes hit Kenya and cost more than 20,000 days.\n",
        ),
        vocabulary(),
    )
    assert found.summary.startswith("Under the Coalition Government, Kenya had 800 days")
    assert found.key_points == (
        "Under Labour, more than 300 strikes hit Kenya and cost more than 20,000 days.",
    )


def test_two_countries_are_named_behind_a_front() -> None:
    found = find(
        Article(
            "x.txt",
            "Kenya and Rwanda talk about yards\n\n3 May 2024\n\nThe ministers of Kenya and Rwanda met "
            "in Lamu on Friday and opened a yard. As to fees, the two countries agreed to cut them "
            "by half in all yards.\n",
        ),
        vocabulary(),
    )
    assert "As to fees, Kenya and Rwanda agreed to cut them by half in all yards." in (
        *found.key_points,
        found.summary,
    )
