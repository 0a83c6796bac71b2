"""Sentences that stand alone in leads and points: what goes, and what is told whole or not at all."""

from __future__ import annotations

import pytest

from policydigest.model import Article, Findings
from policydigest.recognise import find
from policydigest.summary.connectives import without_courtesy
from policydigest.summary.story import is_half_quoted
from policydigest.summary.trimming import main_clause, shortened
from recognition import vocabulary

OPENING = "Harbour board opens auction\n\n14 May 2024\n\n"
EVENT = "The Harbour Board of Kenya opened its auction in Lamu on Tuesday. "


def findings(text: str) -> Findings:
    return find(Article("x.txt", OPENING + text), vocabulary())


def test_words_of_a_quotation_in_single_marks_are_no_point() -> None:
    told = findings(
        EVENT + "'The aim is a change of course in all ports. The auction shows our support for "
        "Lamu and its ships. Nobody loses,' said Port Secretary Jane Wanjiru."
    )
    assert told.quotes
    assert told.key_points == ()


def test_parties_are_named_where_the_text_calls_countries_so() -> None:
    text = (
        "JOINT STATEMENT\non the talks\n\nLamu, 14 May 2024\n\nThe President of Kenya and the President of "
        "Rwanda{},\n\nHave agreed on the following:\n\nThe Parties signed a treaty on the salt of the "
        "lake."
    )
    told = find(Article("x.txt", text.format(' (hereinafter "the Parties")')), vocabulary())
    assert told.summary.startswith("Kenya and Rwanda signed a treaty on the salt of the lake")
    told = find(Article("x.txt", text.format("")), vocabulary())
    assert not told.summary.startswith("Kenya")


def test_whoever_led_did_something() -> None:
    led = "Port Secretary Jane Wanjiru led a team of Kenya to the Lake Forum in Kigali on Tuesday."
    assert findings(led).summary == led.replace("Tuesday", "14 May 2024")


def test_a_sentence_may_end_in_a_title_between_marks() -> None:
    told = findings(
        "The Harbour Board of Kenya held an auction under the theme “Old Piers: What to Keep.” Ann "
        "Roe, Secretary, was the Chief Guest."
    )
    assert told.summary == (
        "The Harbour Board of Kenya held an auction under the theme “Old Piers: What to Keep” "
        "(14 May 2024)."
    )


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("'The aim is a change of course.", True),
        ("‘The aim’ is a change of course.", False),
        ("Nobody loses,’ said the mayor.", True),
        ("The board held a course called “Old Piers: What to Keep and What to Sell.”", False),
        ("The board held a course and said “old piers are what we ought to keep.”", True),
        ("The board said “We are to keep the old piers of Lamu.”", True),
        ("Of this ‘nobody loses,’ said the mayor.", False),
        ("The traders' aim is a change of course.", False),
        ("She said that the 'list is long.", True),
        ("She said that the 'list' is long.", False),
        ("Rock 'n roll of the '90s is old.", False),
    ],
)
def test_half_a_quotation_in_single_marks(text: str, half: bool) -> None:
    assert is_half_quoted(text) is half


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hon. John Otieno left the port.", "John Otieno left the port."),
        ("They met the Hon. Dr. John Otieno.", "They met Dr. John Otieno."),
        ("The Hon. Treasurer John Otieno left.", None),
        (
            "The mayor, Shri Ravi Otieno, met Smt. Anna Otieno.",
            "The mayor, Ravi Otieno, met Anna Otieno.",
        ),
        ("Kenya signed an accord, Lamu Post reports.", "Kenya signed an accord."),
        ("Kenya signed, Lamu Post reports citing the board.", "Kenya signed."),
        ("Profits fell by a third, Saltco reported.", None),
        ("The board reads many reports.", None),
    ],
)
def test_honours_and_agencies_go(text: str, told: str | None) -> None:
    assert without_courtesy(text) == (told or text)


@pytest.mark.parametrize(
    "trivial",
    [
        "The text that the Harbour Board of Kenya made with Rwanda is in the Annex.",
        "A spokesman of the Harbour Board of Kenya was not immediately available for comment.",
        "Two yards of Kenya paid the fee at once, they told the Salt Post on condition of anonymity.",
        "The Salt Post recalls that the Harbour Board of Kenya closed the pier in May 2023.",
    ],
)
def test_where_the_text_is_and_who_was_away_is_no_point(trivial: str) -> None:
    assert findings(EVENT + trivial).key_points == ()


@pytest.mark.parametrize(
    ("before", "meant"),
    [
        ("The minister said the pier was planned by the engineer Peter Mwangi.", None),
        ("The minister, Peter Mwangi, closed the old pier for good.", "Peter Mwangi"),
        ("A court in Kisumu jailed the engineer Peter Mwangi for fraud.", "Peter Mwangi"),
    ],
)
def test_he_is_not_whom_somebody_without_a_name_spoke_of(before: str, meant: str | None) -> None:
    told = findings(f"{EVENT}{before} He asked the owners of nine ships to leave the port at once.")
    asked = [point for point in told.key_points if "asked the owners" in point]
    assert asked == (
        [f"{meant} asked the owners of nine ships to leave the port at once."] if meant else []
    )


@pytest.mark.parametrize("point", ["The said letter", "The letters so submitted"])
def test_what_was_said_before_leans(point: str) -> None:
    told = findings(
        f"{EVENT}{point} to the board in Lamu named five firms of Kenya that sell salt."
    )
    assert told.key_points == ()


def test_rules_keep_what_they_say_and_lose_their_second_half() -> None:
    text = (
        "The mayor of Lamu approved harbour rules that will let him stay in office for longer than "
        "planned and hand the choice of a successor to the members of both boards."
    )
    assert shortened(text, 150) == (
        "The mayor of Lamu approved harbour rules that will let him stay in office for longer than "
        "planned."
    )


def test_the_group_behind_somebodys_employer_is_the_body_told_of() -> None:
    told = findings(
        f"{EVENT}\n\nThe Lamu Salt Board, led by Ivo Roe and Chief Executive of Lloyds Banking Group Ann "
        "Doe, was formed in 2022. The group aims to present other views and harness networks from "
        "across the world of salt, supporting the harbour plan of Kenya."
    )
    assert told.key_points == (
        "The Lamu Salt Board aims to present other views and harness networks from across the world "
        "of salt.",
    )


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "Lamu ends its pact on salt with Kisumu, its old partner, a few days after the mayor left.",
            "Lamu ends its pact on salt with Kisumu, its old partner.",
        ),
        (
            "Lamu ends its pact on salt with Kisumu, its old partner, even as the mayor warned.",
            "Lamu ends its pact on salt with Kisumu, its old partner.",
        ),
        # which of them are meant
        ("It will pay the many clerks who left two or more days after the port was closed.", None),
        ("The board voted for a law that forbids mining where the ore is rich in copper.", None),
    ],
)
def test_a_sentence_is_not_cut_within_what_says_who_is_meant(text: str, short: str | None) -> None:
    assert shortened(text, 60) == (short or text)


def test_days_on_which_something_lasted_are_told_as_they_are() -> None:
    told = find(
        Article(
            "x.txt",
            "Talks on salt\n\nLAMU, 10 March 2023 – Kenya and Chad held talks 6-10 March in Lamu.\n",
        ),
        vocabulary(),
    )
    assert told.summary == "Kenya and Chad held talks 6-10 March 2023 in Lamu."


def test_a_day_in_the_dateline_goes_with_it() -> None:
    told = find(
        Article(
            "x.txt",
            "Copper falls in Kenya\n\n14 May 2024\n\nMay 13 (Lakepress) - Copper fell on Tuesday after a "
            "strike in Kenya ended.",
        ),
        vocabulary(),
    )
    assert told.summary == "Copper fell on 14 May 2024 after a strike in Kenya ended."


def test_a_sentence_that_ends_with_its_day_keeps_its_full_stop() -> None:
    told = find(
        Article(
            "x.txt",
            "Parliament adopts law\n\nThe National Assembly of Serbia adopted the law on 9 February.",
            published="2024-02-09",
        ),
        vocabulary(),
    )
    assert told.summary == "The National Assembly of Serbia adopted the law on 9 February 2024."


def test_the_events_day_is_told_of_what_was_done_and_of_nothing_else() -> None:
    text = (
        "Oil in Lamu\n\nThe Harbour Board of Kenya answers questions about oil in Lamu.\n\n"
        "Published 28 December 2016\n\nWe know of oil which came ashore in Kenya, on 17 December."
    )
    assert find(Article("x.txt", text), vocabulary()).summary == (
        "The Harbour Board of Kenya answers questions about oil in Lamu."
    )


@pytest.mark.parametrize(
    ("said", "point"),
    [
        (
            "At the same time, the mayor warned, crews of Chad bring fake medicines to its schools.",
            "The mayor warned that crews of Chad bring fake medicines to its schools.",
        ),
        ("“We are waiting,” said Jane Wanjiru, mayor of the port of Lamu in Kenya.", None),
        ("Pilots of Kenya know that a guest must be told when data on her are kept.", None),
        ("Should none come in, the Harbour Board of Kenya may close the port of Lamu.", None),
        ("The one for salt was tabled by the Harbour Board of Kenya and the port of Lamu.", None),
        ("Not yet, the Harbour Board of Kenya said of the sale of the port of Lamu.", None),
    ],
)
def test_what_ties_a_point_to_others_goes_or_it_is_none(said: str, point: str | None) -> None:
    told = findings(f"{EVENT}Nothing else is known of it. {said}")
    assert told.key_points == (() if point is None else (point,))


def test_a_body_called_after_a_country_is_no_law_of_that_country() -> None:
    told = findings(
        EVENT + "The court read the Constitution of Uganda. The Uganda Salt Society called on the "
        "mayor of Lamu to pass no rules that clash with the Constitution."
    )
    assert any(point.startswith("The Uganda Salt Society called") for point in told.key_points)


def test_a_notice_says_what_was_done() -> None:
    told = findings(
        "The Harbour Board of Kenya wishes to inform members of the public that on 13 May 2024 it "
        "closed two piers in Lamu."
    )
    assert told.summary == "The Harbour Board of Kenya on 13 May 2024 closed two piers in Lamu."


def test_a_part_of_a_month_has_one_preposition() -> None:
    text = (
        f"{OPENING}{EVENT}In late April the mayor of Kisumu sold two ferries and a bridge to Chad."
    )
    told = find(Article("x.txt", text, licence="CC-BY-4.0"), vocabulary())
    assert told.key_points == (
        "In late April 2024 the mayor of Kisumu sold two ferries and a bridge to Chad.",
    )


def test_a_notice_may_begin_with_the_day_from_which_it_holds() -> None:
    told = findings(
        "The Harbour Board of Kenya wishes to inform the public that, effective 1 June 2024, all "
        "ships must report to the Lamu Port Authority."
    )
    assert told.summary.startswith("Effective 1 June 2024, all ships must report to the Lamu Port")


def test_what_was_agreed_in_a_list_is_told_with_who_agreed() -> None:
    told = findings(
        "The Salt Ministers of Kenya and Chad, meeting in Lamu on 13 May 2024, agreed:\n\n1. To lift all "
        "rules on rice at the bridge of Lamu.\n2. To ask the Harbour Board of Kenya for its help."
    )
    assert told.summary == (
        "The Salt Ministers of Kenya and Chad, meeting in Lamu on 13 May 2024, agreed to lift all rules "
        "on rice at the bridge of Lamu."
    )
    assert told.key_points == ()


def test_a_chronicle_is_no_story_and_what_was_done_needs_a_subject() -> None:
    told = findings(
        EVENT
        + "It sold all ten of the piers in the port.\n\nHISTORY\n\n1 May 2023 - Introduced by the "
        "member for Lamu, Jane Wanjiru.\n\n8 May 2023 - The salt committee of Lamu reports and "
        "recommends that the piers be sold."
    )
    assert not any("committee" in point or "Introduced" in point for point in told.key_points)
    told = findings(EVENT + "Introduced by the member for Lamu, Jane Wanjiru. ")
    assert told.key_points == ()
    told = findings(EVENT + "Introduced by Jane Wanjiru, a law on the piers was passed by Kenya.")
    assert told.key_points != ()


def test_what_a_paper_records_is_no_lead() -> None:
    told = find(
        Article(
            "x.txt",
            "SALT APPEALS BOARD\n\nDecision of 27 September 2023\n\nAuthority whose decision is "
            "appealed: Harbour Board of Kenya, ref. 20/02136-18\n\nThe Harbour Board of Kenya broke "
            "the law when it fined a ship in Lamu.",
        ),
        vocabulary(),
    )
    assert "ref" not in told.summary.split()
    assert told.summary.startswith("The Harbour Board of Kenya broke the law")


def test_an_article_of_another_noun_is_no_firms() -> None:
    text = (
        "Fine for the firm that runs Vexnor\n\n14 May 2024\n\nThe Harbour Board of Kenya has fined Vexnor "
        "Ltd over the Vexnor platform. Vexnor Ltd sold the data of ships. {}The firm may appeal to the "
        "High Court of Kenya within a month."
    )
    told = find(Article("x.txt", text.format("")), vocabulary())
    assert not any("The Vexnor" in point for point in told.key_points)


def test_another_name_behind_an_aside_is_not_the_subjects() -> None:
    text = (
        "The board of Lamu is to consider the Bill, which was meant to lift the ban on the digging of "
        "rock salt, also known as halite, that has been in force since the year 2015."
    )
    assert main_clause(text, 20) == "The board of Lamu is to consider the Bill."


@pytest.mark.parametrize(
    "said",
    [
        "The assembly of Kenya ratified on Thursday, with 82 votes in favour, the salt pact with Chad, "
        "which many a trader in the ports of Lamu and Kisumu had wanted for some years.",
    ],
)
def test_no_lead_without_what_was_ratified(said: str) -> None:
    told = findings(said)
    assert not told.summary.startswith("The assembly of Kenya ratified on 14 May 2024.")
    assert not told.summary.startswith("The assembly of Kenya ratified on Thursday.")


def test_marks_of_footnotes_are_no_part_of_what_is_told() -> None:
    told = findings(
        "The salt board of Kenya fined the port of Lamu on Tuesday under the Salt Act[1] of Kenya.[2] "
        "The clerk of the port did not go to the court in Kisumu on Tuesday, the board said.[12]"
    )
    assert told.summary.startswith("The salt board of Kenya fined the port of Lamu on")
    assert "[" not in "".join((told.summary, *told.key_points))
    assert "Salt Act of Kenya." in told.summary


def test_a_dateline_may_have_a_space_before_its_colon() -> None:
    told = findings("Lamu : The Harbour Board of Kenya opened its auction on Tuesday.")
    assert told.summary == "The Harbour Board of Kenya opened its auction on 14 May 2024."
