"""The timeline: dated facts in clauses that stand alone."""

from __future__ import annotations

import pytest

from policydigest.model import TimelineEntry
from policydigest.recognise import dates, event_date, timeline
from recognition import document, vocabulary

LINE = "Harbour council adopts data charter\n\n18 January 2024\n\n"


def entries(content: str) -> list[TimelineEntry]:
    rules = dates.rules(vocabulary().languages["en"])
    cut = document(content)
    found = dates.find(cut, rules)
    event = event_date.infer(cut, found, None, rules)
    told = timeline.find(cut, found, event, rules)
    for entry in told:
        assert content[entry.span.start : entry.span.end] == entry.span.text
        assert len(entry.text) <= 200
    return told


CLAUSES = [
    (
        "In May 2023, the two ports signed the Pier Accord, committing to share data.",
        "2023-05",
        "The two ports signed the Pier Accord",
    ),
    (
        "The board, co-chaired by the mayor and a banker, was formed in 2022 to advise the port.",
        "2022",
        "The board was formed to advise the port",
    ),
    (
        "An audit warned in December that the port is at high risk.",
        "2023-12",
        "An audit warned that the port is at high risk",
    ),
    (
        "The mayor thanked those who spoke of the large breach which hit the port in October 2023.",
        "2023-10",
        "The large breach hit the port",
    ),
    (
        "The charter signed on Wednesday (17 January) marks a new start.",
        "2024-01-17",
        "The charter was signed",
    ),
    (
        "Tenants paid more when the council raised its fees in May 2019.",
        "2019-05",
        "The council raised its fees",
    ),
    (
        "The previous high, set in 2009, was the fine paid by a shipping line.",
        "2009",
        "The previous high was the fine paid by a shipping line",
    ),
    (
        "The council passed the Pier Act, which will be in force from 1 July 2025.",
        "2025-07-01",
        "The Pier Act will be in force",
    ),
    (
        "But in 2021 the council sold the pier because it needed cash.",
        "2021",
        "The council sold the pier",
    ),
    (
        "The port was closed last year and has not opened since.",
        "2023",
        "The port was closed",
    ),
]


@pytest.mark.parametrize(("sentence", "date", "clause"), CLAUSES)
def test_the_clause_that_tells_the_fact(sentence: str, date: str, clause: str) -> None:
    told = [(entry.date, entry.text) for entry in entries(LINE + sentence)]
    assert (date, clause) in told


NOT_TOLD = [
    "Analysts forecast that port revenues will reach $3bn by 2030.",
    "The council aims to halve emissions by 2030.",
    "Growth could double in 2027.",
    "He made the same proposal in 2020.",
    "It opened in 1999.",
    "The mayor said: “We signed in May 2021 and never looked back.”",
    "The 2018 breach is not forgotten.",
]


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_forecasts_quotes_and_hanging_clauses_are_left_out(sentence: str) -> None:
    assert [e.date for e in entries(LINE + sentence) if e.date != "2024-01-18"] == []


def test_entries_stand_in_order_of_date() -> None:
    content = LINE + (
        "The council adopted the charter on Wednesday. The port was built in 1961. "
        "In March 2023 the council hired a clerk. A year earlier, the mayor dismissed two clerks."
    )
    assert [(e.date, e.text) for e in entries(content)] == [
        ("1961", "The port was built"),
        ("2022", "The mayor dismissed two clerks"),
        ("2023-03", "The council hired a clerk"),
        ("2024-01-17", "The council adopted the charter"),
    ]


def test_the_event_is_told_in_the_words_of_the_opening() -> None:
    content = LINE + "The council has adopted a charter. The port was built in 1961."
    assert [(e.date, e.text) for e in entries(content)] == [
        ("1961", "The port was built"),
        ("2024-01-18", "The council has adopted a charter"),
    ]


def test_one_fact_is_told_once() -> None:
    content = LINE + (
        "The council adopted the charter on Wednesday. "
        "On Wednesday the council adopted the charter."
    )
    assert len(entries(content)) == 1


def test_a_text_without_dates_has_no_timeline() -> None:
    assert entries("Harbour council adopts data charter\n\nThe council adopted it.") == []
