"""The days of a sentence written out."""

from __future__ import annotations

import pytest

from policydigest.model import Article
from policydigest.recognise import find
from policydigest.summary.days_in_words import with_day_behind
from recognition import vocabulary

OPENING = "Harbour board opens auction\n\n14 May 2024\n\n"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "The Harbour Board of Kenya opened its auction in Lamu today, on Tuesday, May 14, at noon.",
            "opened its auction in Lamu on 14 May 2024, at noon.",
        ),
        (
            "The Harbour Board of Kenya said today (14 May 2024) that it has opened its auction.",
            "said on 14 May 2024 that it has opened its auction.",
        ),
        (
            "The Harbour Board of Kenya opened its auction today, with bids planned for May 26.",
            "with bids planned for 26 May 2024.",
        ),
        (
            "The Harbour Board of Kenya chose Jane Wanjiru on Tuesday as its head for the next year.",
            "as its head for the next year.",
        ),
        (  # other forms of a day
            "On 09 May 2024 , as planned, the Harbour Board of Kenya said bids are due June 10, 2024.",
            "On 9 May 2024, as planned, the Harbour Board of Kenya said bids are due 10 June 2024.",
        ),
        (
            "The Harbour Board of Kenya, founded on1st March, 2002, took bids on the 3rd of May 2024.",
            "founded on 1 March 2002, took bids on 3 May 2024.",
        ),
        (  # a part of a month
            "The Harbour Board of Kenya said on Tuesday that bids end by late June, not in early May.",
            "said on 14 May 2024 that bids end by late June 2024, not in early May 2024.",
        ),
        (
            "The Harbour Board of Kenya opened its auction late last month in Lamu with bids.",
            "opened its auction in late April 2024 in Lamu with bids.",
        ),
        (
            "The Harbour Board of Kenya said on Tuesday that bids are due on June 9 and 10.",
            "said on 14 May 2024 that bids are due on 9 and 10 June 2024.",
        ),
        (  # the month is the subject
            "The Harbour Board of Kenya said on Tuesday that this month marks 100 days of its auction.",
            "said on 14 May 2024 that May 2024 marks 100 days of its auction.",
        ),
        (
            "Today marks the opening of the auction of the Harbour Board of Kenya in Lamu.",
            "14 May 2024 marks the opening of the auction of the Harbour Board of Kenya in Lamu.",
        ),
        (
            "The Harbour Board of Kenya, which this month was closed, said bids this month were low.",
            "which in May 2024 was closed, said bids in May 2024 were low (14 May 2024).",
        ),
        (
            "The Harbour Board of Kenya opened an auction with Rwanda here, Tuesday.",
            "opened an auction with Rwanda on 14 May 2024.",
        ),
        (
            "The Harbour Board of Kenya said bids from Rwanda will be read on Thursday and Friday.",
            "will be read on 16 and 17 May 2024.",
        ),
        (  # about how long ago
            "The Harbour Board of Kenya said today that its fees were set more than 20 years ago.",
            "said on 14 May 2024 that its fees were set more than 20 years ago.",
        ),
        (
            "The Harbour Board of Kenya said today that it will hold an auction around November.",
            "that it will hold an auction around November 2024.",
        ),
    ],
)
def test_a_day_is_written_out_once(sentence: str, told: str) -> None:
    found = find(Article("x.txt", OPENING + sentence), vocabulary())
    assert found.summary.endswith(told)


def test_a_day_behind_the_events_is_told_by_itself() -> None:
    text = (
        "Panel weighs auction\n\nThe Harbour Board of Kenya weighed its auction on Monday, Jane Wanjiru "
        "said. The auction was approved on 3 May 2024.\n"
    )
    found = find(Article("x.txt", text, published="2024-05-14"), vocabulary())
    assert found.date == "2024-05-03"
    assert found.summary == (
        "The Harbour Board of Kenya weighed its auction on 13 May 2024, Jane Wanjiru said."
    )


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Rents fall in Kenya, as a study out today (14 May 2024) makes plain.",
            "as a study out on 14 May 2024 makes plain.",
        ),
        (
            "New rules for ports come into force in Kenya today (14 May 2024).",
            "come into force in Kenya on 14 May 2024.",
        ),
        (
            "The Harbour Board of Kenya today (14 May 2024) opened its auction.",
            "The Harbour Board of Kenya opened its auction (14 May 2024).",
        ),
    ],
)
def test_today_is_the_day_in_brackets_behind_it(sentence: str, told: str) -> None:
    found = find(Article("x.txt", f"Harbour board opens auction\n\n{sentence}"), vocabulary())
    assert found.summary.endswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The port has opened", "The port has opened (3 May 2024)"),
        ("The pier opened over the weekend", "The pier opened (3 May 2024)"),
        ("The board named a head last week", "The board named a head"),
        ("Lamu mends what a storm undid last week", "Lamu mends what a storm undid"),
        ("Lamu ends a fair held last week", "Lamu ends a fair (3 May 2024)"),
        ("The fair was held last week", "The fair was held"),
        ("The mayor will speak on 15 May 2024", "The mayor will speak on 15 May 2024"),
        (
            "The mayor has said that trains will run on 15 May 2024",
            "The mayor has said that trains will run on 15 May 2024 (3 May 2024)",
        ),
    ],
)
def test_the_day_of_the_event_stands_behind_what_tells_no_other_time(text: str, told: str) -> None:
    assert with_day_behind(text, "3 May 2024") == told
