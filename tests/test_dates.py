"""Dates: what is one, what it resolves to, and what is left out."""

from __future__ import annotations

import pytest

from policydigest.model import DateMention
from policydigest.recognise.dates import recogniser
from recognition import document, vocabulary

# The article's own date, a sentence, and its dates in order; with a colon where the rule matters.
CASES: list[tuple[str | None, str, str]] = [
    ("2024-01-18", "It was signed on 17 January 2024.", "2024-01-17"),
    ("2024-01-18", "It was signed on January 17, 2024, in London.", "2024-01-17"),
    ("2024-01-18", "It was signed on Jan. 17 in London.", "2024-01-17"),
    ("2024-01-18", "It was signed on Jan 17.", "2024-01-17"),
    ("2024-01-18", "It was signed on Wednesday (17 January).", "2024-01-17"),
    (None, "It was signed on 17/01/2024.", "2024-01-17"),
    (None, "It was signed on 14/06/2025.", "2025-06-14"),
    (None, "It was signed on 2024-01-17.", "2024-01-17"),
    (None, "Updated 2024-01-17T10:30:00Z by staff.", "2024-01-17"),
    (None, "It was signed on 01/02/2024.", ""),
    (None, "It was signed on 01/02/2024 and published on 15/02/2024.", "2024-02-01 2024-02-15"),
    (None, "It was signed on 01/02/2024 and published on 02/15/2024.", "2024-01-02 2024-02-15"),
    ("2024-02-03", "It was signed on 01/02/2024.", "2024-02-01"),
    (None, "It was signed on 05/05/2024.", "2024-05-05"),
    (None, "It was signed on 17.01.2024.", "2024-01-17"),
    (None, "Both signed in May 2023 in Hiroshima.", "2023-05"),
    (None, "It was formed in 2022 by law.", "2022"),
    ("2024-01-18", "Growth in the first quarter of 2025 is forecast.", "2025"),
    ("2024-01-18", "It began in mid-2024 or so.", "2024"),
    ("2024-03-18", "It warned last December that risks grew.", "2023-12"),
    ("2024-03-18", "It will decide this March.", "2024-03"),
    ("2024-01-17", "A report warned in December.", "2023-12"),
    ("2024-01-18", "It was signed on Wednesday.", "2024-01-17"),
    ("2024-01-17", "It was signed on Wednesday.", "2024-01-17"),
    ("2024-01-18", "It was signed yesterday.", "2024-01-17"),
    ("2024-01-18", "It was signed on 01.17.2024.", "2024-01-17"),
    ("2024-01-18", "It was signed on 05.01.2024.", "2024-01-05"),
    ("2024-01-18", "It was signed today.", "2024-01-18"),
    ("2024-01-18", "The rate fell overnight.", "2024-01-18"),
    ("2024-01-18", "Nothing will change overnight, the mayor said.", ""),
    ("2024-01-18", "A year later the office gave notice of it.", ""),
    ("2024-01-18", "It was founded in May 2020. A year later it was fined.", "2020-05 2021"),
    ("2024-01-18", "It was founded in May 2023. Two years later it was fined.", "2023-05"),
    ("2024-01-18", "It will sell power from 15 June to 15 November of each year.", ""),
    ("2024-01-18", "The report is due on 1 May each year; it came on 9 January.", "2024-01-09"),
    ("2024-01-18", "It was signed earlier today.", "2024-01-18"),
    ("2024-01-18", "It was signed last week.", ""),
    ("2024-01-18", "The law passed in 2021. A year earlier, the bill was tabled.", "2021 2020"),
    ("2024-01-18", "It was formed two years ago.", "2022"),
    ("2024-01-18", "It will meet next month.", "2024-02:future"),
    ("2024-01-18", "It will reach it by 2030.", "2030:future"),
    ("2024-01-18", "It has run since 2019.", "2019"),
    ("2024-01-18", "The budget of 2018-19 rose.", ""),
    ("2024-01-18", "In the fiscal year 2024 it rose.", ""),
    ("2024-01-18", "In FY2024 it rose.", ""),
    ("2024-01-18", "In the 1990s it rose.", ""),
    ("2024-01-18", "The 2020 Strategy was revised.", ""),
    ("2024-01-18", "The Data Protection Act 2018 applies.", ""),
    ("2024-01-18", "The Telecommunications Act of 1996 applies.", ""),
    ("2024-01-18", "It holds ISO 27001 certificates.", ""),
    ("2024-01-18", "It bought 35,000 chips.", ""),
    ("2024-01-18", "Call +44 20 7946 2024 now.", ""),
    ("2024-01-18", "The Oct 7 attacks changed it.", ""),
    ("2023-11-18", "The Oct 7 attacks changed it.", "2023-10-07"),
    ("2024-01-18", "Law No. 12 of 5 March 2018 applies.", ""),
    ("2024-01-18", "Regulation (EU) 2016/679 applies.", ""),
    ("2024-01-18", "Agenda 2063 and Vision 2030 apply.", ""),
    ("2024-01-18", "The Horizon 2020 programme ended.", ""),
    ("2024-01-18", "The group held talks on 15-16 May 2023 in Bonn.", "2023-05-15"),
    (
        "2024-01-18",
        "The group held talks from 30 April to 2 May 2023 in Bonn.",
        "2023-04-30 2023-05-02",
    ),
    ("2024-01-18", "The group met on May 15–16, 2023 in Bonn.", "2023-05-15"),
    ("2024-01-18", "It was signed on the 17th of January 2024.", "2024-01-17"),
    ("2024-01-18", "It was signed on 17th January.", "2024-01-17"),
    ("2024-01-18", "It was signed on Wednesday, January 17, in Rome.", "2024-01-17"),
    ("2024-01-18", "It was signed on Wed, 17 Jan 2024.", "2024-01-17"),
    ("2024-01-18", "The minister may 5 times say so.", ""),
    ("2024-01-18", "They will march on Friday.", "2024-01-19:future"),
    ("2024-01-18", "Talks resume next Friday.", "2024-01-19:future"),
    ("2024-01-18", "It was open until Friday.", "2024-01-19:future"),
    ("2024-01-18", "It rose in May last year.", "2023-05"),
    ("2024-01-18", "It rose in December last year.", "2023-12"),
    ("2024-01-18", "It was signed on Good Friday.", ""),
    ("2024-01-18", "He told the Sunday Times so.", ""),
    ("2024-01-18", "Theresa May spoke.", ""),
    ("2024-01-18", "In today's world this matters.", ""),
    ("2024-01-18", "After today's announcement it fell.", "2024-01-18"),
    ("2024-01-18", "Scales today contain computers.", ""),
    ("2024-01-18", "The line that exists today is too short.", ""),
    ("2024-01-18", "Ports today signed the pact.", "2024-01-18"),
    ("2024-01-18", "It fell three months ago.", "2023-10"),
    ("2024-01-18", "It fell three days ago.", "2024-01-15"),
    ("2024-01-18", "In March 5 people were hurt.", "2023-03"),
    ("2024-01-18", "The summit will be held on 5 May.", "2024-05-05:future"),
    ("2024-01-18", "The law will take effect on 1 July 2024.", "2024-07-01:future"),
    ("2024-01-18", "If approved, fees rise by 4 per cent in June.", "2024-06:future"),
    ("2024-01-18", "Once it had approved it, the port cut fees in June.", "2023-06:month"),
    ("2024-01-18", "It said it would meet on Monday.", "2024-01-22:future"),
    # the second of two weekdays lies behind the first
    ("2024-01-15", "Traders await a sitting on Monday and Tuesday.", "2024-01-15 2024-01-16"),
    ("2024-01-18", "The council sat on Monday and Tuesday.", "2024-01-15 2024-01-16"),
    ("2024-01-15", "The fair closed on Friday and Monday.", "2024-01-12 2024-01-15"),
    # what somebody asked for lies ahead, if that is nearer
    ("2024-01-18", "She asked the owners to report in March.", "2024-03:future"),
    ("2024-01-18", "It agreed to shut the pier on 3 May.", "2024-05-03:future"),
    ("2024-01-18", "The court ordered them to pay in December.", "2023-12"),
    ("2024-01-18", "She told the owners what was found in March.", "2023-03"),
    ("2024-01-18", "The port was forced to close in March.", "2023-03"),
    ("2024-01-18", "The 2018 poisonings shocked it.", "2018:attributive"),
    ("2024-01-18", "It rose from 2018 to 2022.", "2018 2022"),
    ("2024-01-18", "It did so in 2020 and 2021.", "2020 2021"),
    ("2024-01-18", "More than 2000 people came in 2019.", "2019"),
    ("2024-01-18", "In 2050 cities this is so.", "2050:future"),
    (None, "The bill was voted on Wednesday 2 July.", ""),
    (
        None,
        "The deal, signed on Wednesday (17 January), follows one of May 2023.",
        "2024-01-17:weekday 2023-05",
    ),
    (None, "It was signed on Wednesday, and the firm was formed in 2022.", "2022"),
    (None, "It was released on Oct. 1. In 2023 a man was sentenced.", "2023"),
    ("2024-01-18", "On Tuesday last week it met.", "2024-01-09"),
    ("2024-01-18", "Last Thursday it met.", "2024-01-11"),
    ("2024-01-18", "Last month it met.", "2023-12"),
    ("2024-01-18", "Last year it met, and earlier this year it met again.", "2023 2024"),
    ("2024-01-18", "A decade ago it met.", ""),
    ("2024-01-18", "It was adopted on 30 February 2023.", ""),
    ("2024-01-18", "It starts in Q3 2024.", "2024"),
    ("2024-01-18", "It happened on the night of 5 January.", "2024-01-05"),
    ("2024-01-18", "It happened in late November.", "2023-11"),
    ("2024-01-18", "Between March and May 2023 it rose.", "2023-03 2023-05"),
    ("2024-01-18", "See 192.168.20.24 and https://a.org/2023/05/17/x for more.", ""),
    ("2024-01-18", "In the year 2567 BE and Reiwa 6 it rose.", ""),
    ("2024-01-05", "It met on 28 December.", "2023-12-28"),
    ("2024-01-18", "It spent 2024 dollars.", ""),
    ("2024-01-18", "The UN Convention (2006) applies.", ""),
    ("2024-01-18", "The day before, it met.", "2024-01-17"),
    (
        "2023-10-05",
        "It was blocked on 3 October 2023. Two days later, it was lifted.",
        "2023-10-03 2023-10-05",
    ),
    ("2024-01-18", "By the end of 2023 it had met.", "2023"),
    ("2024-01-18", "It met on 5, 6 and 7 January 2024.", "2024-01-05"),
    ("2024-01-18", "The deadline is 1 March.", "2024-03-01:future"),
]


def find(content: str, anchor: str | None = None, **about: bool) -> list[DateMention]:
    rules = recogniser.rules(vocabulary().languages["en"])
    return recogniser.find(document(content), rules, anchor, **about)


# 2025-06-19 is a Thursday. A present or coming tense looks ahead, a report looks back.
CASES += [
    ("2025-06-19", "The premier is in Beijing and holds talks with Li on Friday.", "2025-06-20"),
    ("2025-06-19", "The cabinet meets on Monday to decide.", "2025-06-23"),
    ("2025-06-19", "Ministers are meeting on Saturday in Riga.", "2025-06-21"),
    ("2025-06-19", "The bank said on Friday it will open a branch.", "2025-06-13"),
    ("2025-06-19", "The scheme begins on Tuesday.", "2025-06-24"),
    ("2025-06-19", "Kast, who takes office in March, had questioned it.", "2026-03"),
    ("2025-06-19", "The party wants it debated before elections in January.", "2026-01"),
    ("2025-06-19", "The president severed relations the next day.", ""),
    ("2025-06-19", "The mayor left on Monday. She was replaced the next day.", "2025-06-16 2025-06-17"),
    ("2025-06-19", "The council resigned the following day.", ""),
    # A day next year is no likelier than one just past; behind "deadline" stands its own verb.
    ("2025-06-19", "The reply was due on 12 June.", "2025-06-12"),
    ("2025-06-19", "The deadline passed on 20 March.", "2025-03-20"),
    ("2025-06-19", "The deadline is 20 March.", "2026-03-20"),
]  # fmt: skip

# What is counted from a noun is counted from no date told.
CASES += [
    ("2025-06-19", "It was sold on 12 June. It opened ten days before the vote.", "2025-06-12"),
    ("2025-06-19", "It was sold in 2020. It had opened two years before.", "2020 2018"),
    ("2025-06-19", "It was sold in 2020. It had opened two years before in Riga.", "2020 2018"),
]  # fmt: skip

# A day may belong to the noun behind it, and be written with a full stop.
CASES += [
    ("2025-06-19", "The firm broke the court’s June 3 order.", "2025-06-03:attributive"),
    ("2025-06-19", "It quoted a 4 June letter to the mayor.", "2025-06-04:attributive"),
    ("2025-06-19", "It meddled in the June 3 Chilean elections.", "2025-06-03:attributive"),
    ("2025-06-19", "It signed the deal on June 3 in Riga.", "2025-06-03:day"),
    ("2025-06-19", "He was energy minister until March.", "2025-03"),
    ("2025-06-19", "The licence was extended until March.", "2026-03:future"),
    ("2025-06-19", "The quarrel goes back to August.", "2024-08"),
    ("2025-06-19", "The store was sold on 12. May 2025 in Prague.", "2025-05-12"),
    ("2025-06-19", "SECRETARY, 14TH MAY 2025", "2025-05-14"),
    ("2025-06-19", "The bank has cut the rate by one point, effective Wednesday.", "2025-06-25"),
    ("2025-06-19", "The bank has cut the rate by one point on Wednesday.", "2025-06-18"),
    ("2025-06-19", "It barred Harbour Today, a daily, from the port.", ""),
    ("2025-06-19", "The port is shut. Today it was fined. It sank (Today).", "2025-06-19 2025-06-19"),
]  # fmt: skip


@pytest.mark.parametrize(("anchor", "sentence", "expected"), CASES)
def test_dates_of_a_sentence(anchor: str | None, sentence: str, expected: str) -> None:
    found = find(sentence, anchor)
    wanted = expected.split()
    told = [
        f"{mention.value}:{mention.rule}" if ":" in want else mention.value
        for mention, want in zip(found, wanted, strict=False)
    ]
    assert [*told, *(mention.value for mention in found[len(wanted) :])] == wanted


@pytest.mark.parametrize(("anchor", "sentence", "expected"), CASES)
def test_spans_are_stretches_of_the_text(anchor: str | None, sentence: str, expected: str) -> None:
    for mention in find(sentence, anchor):
        assert sentence[mention.span.start : mention.span.end] == mention.span.text


def test_text_in_capitals() -> None:
    content = "PORT SIGNS ON 5 MAY 2023, SAYS REPORT OF WEDNESDAY, 7 DEC 2022"
    assert [m.value for m in find(content)] == ["2023-05-05", "2022-12-07"]


DATELINES = [
    "Harbour bill passes\n\n3 May 2024\n\nThe bill passed its final stage.",
    "Harbour bill passes\n\nPublished: 3 May 2024\n\nThe bill passed its final stage.",
    "FOR IMMEDIATE RELEASE: May 3, 2024\n\nHarbour bill passes\n\nThe bill passed its final stage.",
    "Harbour bill passes\n\nVALLETTA, May 3, 2024 - The bill passed its final stage.",
    "Harbour bill passes\n\nPORT LOUIS, Mauritius, May 3, 2024 /Newswire/ -- The bill passed.",
    "Harbour bill passes\n\nSuva (Island Press), 3 May 2024 — The bill passed its final stage.",
    "Harbour bill passes\n\n(May 3, 2024) The bill passed its final stage.",
    "Harbour bill passes\n\nMay 3, 2024 / 9:30 AM / 2 months ago\n\nThe bill passed.",
    "Harbour bill passes\n\nFri, 03 May 2024 20:12:00 | Print | Share\n\nThe bill passed.",
    "Monday, 10 March 2025\nLatest news\n\nHarbour bill passes its final stage\n\n3 May 2024\n\n"
    "The bill passed its final stage on a show of hands.",
    "Harbour bill passes\n\n3 May 2024 | Updated 9 June 2024\n\nThe bill passed its final stage.",
    "Harbour bill passes\n\nThe bill passed its final stage after a debate of nine hours.\n\n"
    "Members thanked the clerks.\n\nPublished on 3 May 2024",
    "Harbour bill passes\n\nThe bill passed its final stage after a debate of nine hours.\n\n"
    "This report by a wire service was first published May 3, 2024.",
]


@pytest.mark.parametrize("content", DATELINES)
def test_the_dateline_is_the_articles_own_date(content: str) -> None:
    own = [mention.value for mention in find(content) if mention.rule == "dateline"]
    assert own == ["2024-05-03"]


NO_DATELINES = [
    "Harbour bill passes\n\nThe law applies from 1 June 2024. It was long awaited.",
    "Harbour bill passes\n\nOn 3 May 2024 the chamber voted – at last – on the bill.",
    "Harbour bill passes\n\nThe chamber voted on 3 May 2024.",
    "Harbour bill passes\n\nFrom 3 May 2024 (Friday) The Ports Act applies.",
]


@pytest.mark.parametrize("content", NO_DATELINES)
def test_a_date_in_a_sentence_is_no_dateline(content: str) -> None:
    assert not [mention for mention in find(content) if mention.rule == "dateline"]


def test_a_dateline_without_a_year_takes_it_from_the_known_date() -> None:
    content = "Harbour bill passes\n\nVALLETTA, Dec. 31 (MT) -- The bill passed on Tuesday."
    assert [m.value for m in find(content, "2025-01-01")] == ["2024-12-31", "2024-12-31"]
    assert find(content) == []


def test_a_month_that_closes_a_line_takes_no_number_from_the_next() -> None:
    content = "Balance positive in Jan-March\n\n4/4/2018\n\nIt rained."
    assert ("2018-04-04", "dateline") in [(m.value, m.rule) for m in find(content)]


def test_a_line_dated_after_the_article_is_not_its_date() -> None:
    content = "Harbour bill passes\n\nIn force: 1 January 2026\n\nThe bill passed on Friday."
    assert [m.value for m in find(content, "2025-05-05")] == ["2026-01-01", "2025-05-02"]


def test_numbers_alone_are_read_as_told_by_the_caller() -> None:
    sentence = "It was signed on 03/05/2024."
    assert [m.value for m in find(sentence, day_first=True)] == ["2024-05-03"]
    assert [m.value for m in find(sentence, day_first=False)] == ["2024-03-05"]


def test_a_weekday_tells_the_year_only_where_one_year_fits() -> None:
    fits = "The pact was signed on Tuesday (6 May). The board was formed in 2024."
    assert [m.value for m in find(fits)] == ["2025-05-06", "2024"]
    fits_not = "The pact was signed on Tuesday (6 May). The board was formed in 2020."
    assert [m.value for m in find(fits_not)] == ["2020"]


def test_months_are_counted_from_a_day_whose_year_the_weekday_told() -> None:
    content = (
        "The pact was signed on Tuesday (6 May). The board was formed in 2024. "
        "An audit warned in November that funds were short."
    )
    assert [m.value for m in find(content)] == ["2025-05-06", "2024", "2024-11"]


def test_earlier_days_are_counted_from_the_news_and_not_from_a_day_to_come() -> None:
    line = "BUCHAREST, December 6, 2024 – The court annulled the vote. "
    past = "A second round was due on Sunday. Two days earlier the mayor had shown reports."
    assert [m.value for m in find(line + past)][1:] == ["2024-12-08", "2024-12-04"]
    ahead = "A second round is due on Sunday. A day earlier the mayor will show reports."
    assert [m.value for m in find(line + ahead)][1:] == ["2024-12-08", "2024-12-07"]


def test_long_and_odd_texts_take_no_time_and_raise_nothing() -> None:
    for content in (
        "may " * 20_000,
        "2024 " * 20_000,
        "\x00 12/",
        "Wednesday, " * 5_000,
        "(" * 9_999,
    ):
        find(content, "2024-01-18")
