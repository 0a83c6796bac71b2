"""Headlines become titles."""

from __future__ import annotations

import pytest

from policydigest.model import Article
from policydigest.recognise import find
from policydigest.summary.titles import clipped, tidy_title, without_day
from recognition import vocabulary

LABELS = ("Press release", "Media statement")


@pytest.mark.parametrize(
    ("title", "tidy"),
    [
        ("Kenya bans scales.", "Kenya bans scales"),
        ("Minister Shri Ravi Otieno bans scales", "Minister Ravi Otieno bans scales"),
        ("PRECIOUS-Gold falls in Kenya", "Gold falls in Kenya"),
        ("Kenya bans scales | The Daily Post", "Kenya bans scales"),
        ("KENYA BANS OLD SCALES", "Kenya bans old scales"),
        ("  Kenya \n bans  scales ", "Kenya bans scales"),
        ("Press release: Kenya bans old scales", "Kenya bans old scales"),
        (
            "KENYA PAYS R5 MILLION TO COP28 FUND IN 2ND YEAR",
            "Kenya pays R5 million to COP28 fund in 2nd year",
        ),
        ("KENYAN SALT SUMMIT", "Kenyan salt summit"),
        ("PRESS RELEASE: Kenya", "PRESS RELEASE: Kenya"),  # too little is left
        ("MPs VOTE TO BAN OLD SCALES", "MPs vote to ban old scales"),
        ("EU, UN and NATO sign on", "EU, UN and NATO sign on"),
        ("SHIPS ENTER THE BLACK SEA OFF EAST AFRICA", "Ships enter the black sea off east africa"),
        ("[KE] Senate confirms salt decree", "Senate confirms salt decree"),
        ("[KE] Senate", "[KE] Senate"),
        ("JOINT STATEMENT\non the talks on salt", "Joint statement on the talks on salt"),
        ("EU and Kenya on the talks on salt", "EU and Kenya on the talks on salt"),
        ("Explainer: how Kenya bans scales", "Explainer: how Kenya bans scales"),
        ("U.S. SENDS SCALES TO THE U.K.", "U.S. sends scales to the U.K."),
        ("E.U. BANS SCALES FROM 5 A.M. IN MAY", "E.U. bans scales from 5 a.m. in may"),
    ],
)
def test_titles_are_tidied(title: str, tidy: str) -> None:
    assert tidy_title(title, labels=LABELS) == tidy


def test_letters_that_the_story_has_in_capitals_keep_them() -> None:
    text = "LAKE SALT FRAMEWORK (LSF) MEETS\n\nThe rules of the LSF stand at www.lsf.org for all.\n"
    assert tidy_title(text.split("\n", 1)[0], text, [], LABELS) == "Lake salt framework (LSF) meets"


def test_a_line_that_is_shouted_tells_no_names() -> None:
    text = "MPs VOTE TO BAN SCALES\n\nThe vote was held in Nairobi.\n"
    assert tidy_title(text.split("\n", 1)[0], text, []) == "MPs vote to ban scales"


def test_names_keep_their_capitals_in_a_title_that_was_set_in_them() -> None:
    text = (
        "MEDIA STATEMENT: RWANDA AND THE OFFICE OF WEIGHTS AND MEASURES AGREE ON RIVER'S HARBOUR\n\n"
        "On Friday the Office of Weights and Measures met in Kigali. It said that the harbour on "
        "the River is open. The Harbour Board of the Lake District agreed."
    )
    title = text.split("\n", 1)[0]
    assert tidy_title(title, text, ["Rwanda", "RDB"], LABELS) == (
        "Rwanda and the Office of Weights and Measures agree on River's harbour"
    )


@pytest.mark.parametrize(
    ("headline", "told", "title"),
    [
        (
            "KENYAN NAVAL SHIP SHUJAA CALLS AT MALINDI",
            "The mayor met the crew of KNS Shujaa, which called on Friday.",
            "Kenyan naval ship Shujaa calls at Malindi",
        ),
        (
            "TRADERS SET OUT FOR LUSAKA MEETING",
            "LUSAKA, 3 May 2024 - Traders of Zambia set out on Friday.",
            "Zambia: Traders set out for Lusaka meeting",
        ),
        (
            "U.S. AND KENYA OPEN PORT IN DAR ES SALAAM",
            "The port of Kenya and the United States was opened on Friday.",
            "U.S. and Kenya open port in Dar es Salaam",
        ),
    ],
)
def test_ships_and_places_keep_their_capitals(headline: str, told: str, title: str) -> None:
    found = find(Article("x.txt", f"{headline}\n\n3 May 2024\n\n{told}\n"), vocabulary())
    assert found.title == title


@pytest.mark.parametrize(
    ("title", "tidy"),
    [
        ("Prices will fall – Central Bank", "Central Bank: Prices will fall"),
        ("Prices will fall — Wanjiru", "Wanjiru: Prices will fall"),
        ("Prices will fall – The Daily Post", "Prices will fall"),
        ("Prices will fall | Central", "Central: Prices will fall"),
        ("Prices will fall – Cent", "Prices will fall"),
    ],
)
def test_behind_a_dash_stands_the_site_or_who_says_it(title: str, tidy: str) -> None:
    actors = ["Central Bank of Kenya", "Jane Wanjiru", "Wanjiru"]
    assert tidy_title(title, actors=actors) == tidy


def test_a_day_goes_from_a_title() -> None:
    day = "2024-05-03"
    assert without_day("On 3 May 2024, the board met", day) == "The board met"
    assert without_day("The board on 3 May 2024 fined a bank", day) == "The board fined a bank"
    assert without_day("The board has, as of 3 May 2024, met", day) == "The board has met"
    assert without_day("The board met on 4 May 2024", day) == "The board met on 4 May 2024"
    assert without_day("The board met", None) == "The board met"


def test_a_sentence_is_clipped_to_a_title() -> None:
    act = "The Harbour Board has fined Salt Lines Ltd"
    assert clipped(f"{act} for letting three ships leave the port at night.", 60) == act
    assert clipped(f"{act} in respect of ships that left at night.", 60) == act
    assert clipped(f"{act}.", 60) == act


OPENING = "14 May 2024\n\nThe Competition Commission of Pakistan (CCP) fined seven firms of Lahore on Tuesday."


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        # What a body is called by its letters tells no reader where it is.
        ("CCP fines seven firms", "Pakistan: CCP fines seven firms"),
        # Letters that the text defines stay letters.
        ("CCP FINES SEVEN FIRMS", "Pakistan: CCP fines seven firms"),
        ("CCP FINES FIRMS UNDER MOU", "Pakistan: CCP fines firms under MoU"),
        # A teaser leaves out what was said.
        (
            "CCP Speaks On Seven Firms",
            "The Competition Commission of Pakistan fined seven firms of Lahore",
        ),
        # A label leaves out who did what.
        (
            "Payment of Fines by Firms",
            "The Competition Commission of Pakistan fined seven firms of Lahore",
        ),
        (
            "Shortage of potatoes at shops",
            "The Competition Commission of Pakistan fined seven firms of Lahore",
        ),
        (
            "Press statement on prices of potatoes",
            "The Competition Commission of Pakistan fined seven firms of Lahore",
        ),
        ("Import of potatoes needs a permit", "Pakistan: Import of potatoes needs a permit"),
    ],
)
def test_a_title_says_who_did_what_and_where(headline: str, title: str) -> None:
    found = find(Article("x.txt", f"{headline}\n\n{OPENING}"), vocabulary())
    assert found.title == title


def test_a_country_that_a_body_bears_in_short_is_not_put_before_it() -> None:
    text = (
        "UAE Central Bank fines lender\n\n14 May 2024\n\nThe Central Bank of the UAE fined a lender of "
        "Dubai on Tuesday."
    )
    assert find(Article("x.txt", text), vocabulary()).title == "UAE Central Bank fines lender"


def test_what_a_label_gives_way_to_says_where() -> None:
    moved = "the proposal presented by the Minister of Ports, Salt and Mines to buy six cranes"
    text = (
        "Purchase of Cranes for the Ports\n\n14 May 2024\n\nThe cranes of Kenya are old. Considering the "
        f"facts, the Ports Board approved {moved} as recommended by the Salt Committee. Kenya has ten."
    )
    found = find(Article("x.txt", text), vocabulary())
    assert found.title == (
        "Kenya: Ports Board approved the proposal to buy six cranes as recommended by the Salt "
        "Committee"
    )
    assert found.summary.startswith(f"The Ports Board approved {moved}")


def test_a_country_that_only_is_the_place_stands_before_no_headline() -> None:
    text = (
        "Ports minister leaves for forum\n\n14 May 2024\n\nKenya’s ports minister, Jane Wanjiru, left on "
        "Tuesday for the Lake Forum in Rwanda. She will speak of salt in Kigali."
    )
    found = find(Article("x.txt", text), vocabulary())
    assert found.title == "Kenya: Ports minister leaves for forum"


def test_here_is_no_place_in_a_title() -> None:
    text = (
        "MEDIA RELEASE\n\nLamu, Kenya, 14 May 2024 – Ministers of Kenya and Chad ended their talks "
        "here with a pledge to look after the ports. They will meet again."
    )
    found = find(Article("x.txt", text), vocabulary())
    assert found.title == (
        "Ministers of Kenya and Chad ended their talks with a pledge to look after the ports"
    )


def test_who_sends_out_news_is_no_title() -> None:
    text = (
        "National Harbour Protection Agency – News\n\nLamu, 14 May 2024\n\nSaltco fined by agency\n\n"
        "The Harbour Agency of Kenya fined Saltco."
    )
    assert find(Article("x.txt", text), vocabulary()).title == "Kenya: Saltco fined by agency"


def test_who_sends_out_a_communique_is_no_title() -> None:
    text = (
        "KENYAN LAKE COMMISSION – PRESS COMMUNIQUÉ\n\nFive towns sign pacts for safer lakes\n\n"
        "Lamu, Sunday 12 May 2024\n\nFive towns of Kenya signed pacts on lakes today."
    )
    title = find(Article("x.txt", text), vocabulary()).title
    assert title == "Kenya: Five towns sign pacts for safer lakes"


def test_a_name_that_the_story_repeats_is_no_title() -> None:
    text = (
        "Kenyan Salt and Harbour Information Authority\n\nHarbour law fully in force from today\n\n"
        "Lamu, 14 May 2024\n\nThe Kenyan Salt and Harbour Information Authority (KSHIA) announced today "
        "that the law is in force in Kenya."
    )
    title = find(Article("x.txt", text), vocabulary()).title
    assert title == "Kenya: Harbour law fully in force from today"


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("PUBLIC NOTICE", "The Communications Authority of Kenya has shut three lake stations"),
        ("Kenyan Authority shuts stations", "Kenyan Authority shuts stations"),
        ("Authority shuts stations", "Kenya: Authority shuts stations"),
    ],
)
def test_what_kind_of_text_it_is_tells_nothing_and_a_people_tells_its_country(
    headline: str, title: str
) -> None:
    told = (
        "The Communications Authority of Kenya has shut three lake stations. It said so in Nairobi."
    )
    found = find(Article("x.txt", f"{headline}\n\n3 May 2024\n\n{told}\n"), vocabulary())
    assert found.title == title


def test_a_people_that_is_only_in_a_bodys_name_tells_the_country() -> None:
    told = "The Jogorku Kenesh of the Kyrgyz Republic passed a bill on salt in Bishkek."
    text = f"Kyrgyz Parliament passes bill\n\n3 May 2024\n\n{told}\n"
    assert find(Article("x.txt", text), vocabulary()).title == "Kyrgyz Parliament passes bill"


def test_whom_a_case_is_about_is_no_title() -> None:
    text = (
        "Lamu Salt v MINISTER FOR PORTS [2023] HCA 37\n\n14 May 2024\n\nThe High Court of Kenya ordered "
        "today that the port of Lamu be opened at once."
    )
    assert find(Article("x.txt", text), vocabulary()).title == (
        "The High Court of Kenya ordered that the port of Lamu be opened at once"
    )


def test_a_country_told_further_down_stands_before_no_agencys_headline() -> None:
    text = (
        "EMA recommends recall of cough medicines\n\nAmsterdam, 14 May 2024\n\nEMA's safety committee "
        "recommends a recall. The medicines are sold in Kenya. The review was asked for by Kenya's "
        "medicines agency."
    )
    assert find(Article("x.txt", text), vocabulary()).title == (
        "EMA recommends recall of cough medicines"
    )


def test_a_headline_in_capitals_may_leave_out_what_a_name_is_of() -> None:
    text = "The court ruled in the case of the Los Cedros Protected Forest on Monday."
    title = tidy_title("THE COURT KEEPS THE LOS CEDROS WOODS", text)
    assert title == "The court keeps the Los Cedros woods"


def test_a_dated_letterhead_is_no_title() -> None:
    text = (
        "Brussels, 14 May 2024 – European Salt Board\n\nBoard adopts guidelines on salt\n\n"
        "The European Salt Board adopted guidelines for Kenya."
    )
    assert "adopts guidelines on salt" in find(Article("x.txt", text), vocabulary()).title
