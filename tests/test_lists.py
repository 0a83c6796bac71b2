"""Lists: items that go on with the words before them, and those that only name what is to be done."""

from __future__ import annotations

from policydigest.model import Article
from policydigest.recognise import find
from policydigest.summary.lists import is_label, stems
from recognition import document, vocabulary

BILL = """Senators introduce pier bill

14 May 2024

Senators of Kenya introduced the Rural Pier Act on Tuesday.

The Rural Pier Act would:

Increase the number of piers in Lamu and Kisumu by a third within five years.

Require the Ministry of Ports to report to the Senate on its piers each year.

The Senate of Kenya will vote on the bill in June, before the rains begin.
"""


def test_items_go_on_with_the_words_before_the_colon() -> None:
    cut = document(BILL)
    told = {cut.text[cut.sentences[n].start :].split(" ")[0]: s for n, s in stems(cut).items()}
    assert told == dict.fromkeys(("Increase", "Require"), "The Rural Pier Act would")


def test_decisions_that_a_sentence_leads_to_are_told() -> None:
    told = find(
        Article(
            "x.txt",
            "Salt rate left as it is\n\n14 May 2024\n\nThe Harbour Board of Kenya met today and took these "
            "decisions:\n\n- the salt rate stays at 11 percent;\n- the reserve goes up by 3 points.\n\n"
            "Nobody had voted against it.",
        ),
        vocabulary(),
    )
    assert told.summary == (
        "The Harbour Board of Kenya met on 14 May 2024 and took these decisions: the salt rate stays "
        "at 11 percent; the reserve goes up by 3 points."
    )


def test_a_deed_that_is_only_named_is_no_sentence() -> None:
    text = (
        "Deeds told\n\n14 May 2024\n\nThe Salt Board of Kenya on Tuesday told of its deeds.\n\n"
        "- Formal Agreement with Lake Bank, Lamu, Kenya, for unsafe practices of all kinds. The assessed "
        "penalty is $3 million.\n- Cease and Desist Order against Port Bank of Kenya for unsafe lending."
    )
    assert find(Article("deeds.txt", text=text, title=""), vocabulary()).key_points == ()


def test_who_is_chosen_stands_behind_the_colon() -> None:
    text = (
        "Posts to be filled\n\nOffice of the Clerk\n\n14 May 2024\n\nToday Mayor Ann Otieno of Kenya "
        "announced her intent to nominate the following individual to a key post:\n\nJane Wanjiru of "
        "Kisumu, to be Judge of Salt.\n\nShe has been a clerk of the salt board of Lamu since May 2018."
    )
    assert find(Article("posts.txt", text=text, title=""), vocabulary()).summary.startswith(
        "On 14 May 2024 Mayor Ann Otieno of Kenya announced her intent to nominate Jane Wanjiru of "
        "Kisumu, to be Judge of Salt."
    )


def test_items_are_told_as_whole_sentences() -> None:
    points = find(Article("x.txt", BILL), vocabulary()).key_points
    assert any(point.startswith("The Rural Pier Act would increase the number") for point in points)
    assert not any(point.startswith(("Increase", "Require")) for point in points)


def test_a_committee_recommends_what_its_lettered_list_says() -> None:
    text = (
        "Report of the Salt Committee\n\n14 May 2024\n\nThe Salt Committee of the Parliament of "
        "Kenya, having considered the Piers Bill, 2024, reports as follows and recommends that:\n\n"
        "(a) the bill be passed into law with all its amendments;\n\n(b) the salt board of Lamu be made "
        "independent of the port;\n\n(c) fines for the sale of old piers be raised to 3 million "
        "shillings.\n\nThe Committee met the mayor of Kisumu in Nairobi.\n"
    )
    found = find(Article("x.txt", text), vocabulary())
    opening = (
        "The Salt Committee of the Parliament of Kenya recommends that the bill be passed into law"
    )
    assert found.summary.startswith(opening)
    assert any("recommends that fines for the sale" in point for point in found.key_points)


def test_what_was_adopted_stands_behind_the_colon() -> None:
    text = (
        "Cabinet meets\n\n14 May 2024\n\nThe Salt Council of Senegal, meeting on Tuesday in Dakar under "
        "the mayor, adopted:\n\n- the draft law on piers;\n- the draft decree on a salt board.\n"
    )
    assert find(Article("x.txt", text), vocabulary()).summary.endswith(
        "adopted the draft law on piers and the draft decree on a salt board."
    )


def test_sentences_behind_a_colon_are_no_items() -> None:
    text = "The mayor said that he would:\n\nPiers were built in Lamu.\n\nThe board will pay.\n"
    assert stems(document("Mayor speaks\n\n" + text)) == {}


def test_an_item_that_names_what_is_to_be_done_is_no_sentence() -> None:
    assert is_label("Package 01 - to award the contract for 60 piers in Galle to Alba Ltd.")
    assert not is_label("The board wants to award the contract for 60 piers to Alba Ltd.")


def test_what_a_cabinet_approved_stands_in_a_numbered_list() -> None:
    text = (
        "Cabinet holds weekly session\n\nNairobi, 14 May 2024: President Ann Otieno of Kenya chaired "
        "the weekly Cabinet meeting on Tuesday at the Salt Palace.\n\nFirst, the Cabinet approved the "
        "following:\n\n1- A draft law regulating salt piers, and referred it to the Senate. The draft "
        "replaces the Salt Act of 1979 and asks all piers in Lamu to obtain a licence from the clerk.\n\n"
        "2- A draft decision of the Minister of Labour of Kenya to amend some rules on the payment of "
        "wages to the salt workers of Lamu and Kisumu.\n"
    )
    found = find(Article("cabinet.txt", text=text, title=""), vocabulary())
    assert (
        "The Cabinet of Kenya approved a draft law regulating salt piers and a draft decision of the "
        "Minister of Labour of Kenya to amend some rules on the payment of wages" in found.summary
    )
    assert not any(line.startswith(("First", "1-", "2-", "A draft")) for line in found.key_points)
