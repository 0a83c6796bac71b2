"""Sentences that lean on others are told from those that stand alone."""

from __future__ import annotations

import pytest

from policydigest.recognise.clauses.leaning import leans_from_start, leans_within, somebody

INWARD = frozenset({"that", "said", "while"})
PERSONS = somebody(("ambassador", "minister"))
NAMED = ("Jane Wanjiru",)


@pytest.mark.parametrize(
    "text",
    [
        "Between them they run forty ferries",
        "The file that it submits has forty pages",
        "Under a deal which the port has approved, it takes over all ferries",
        "From the bridge it can be seen by all",
        "Whether it will be built is open",
        "Of fees worth forty million shillings paid up to 2023 it received more than half",
        "Signed by the mayor and sealed in wax, it forbids the sale of scales",
        "The harbour was opened by our Mayor, Mr. Abel Otieno",
        "In Nairobi, his deputy refused to sign",
        "H.E. praised the work of the port authority",
        "Her Excellency thanked the pilots",
        "Abel Otieno, who heads its harbour desk, praised the pilots",
        "In a judgment read out on Wednesday its Second Chamber declared the ban void",
        "Beside him sat the head of the harbour board",
        "All relate to what the board calls the scales",
        "When the harbour raised objections they withdrew the plan",
        "Afterwards they voiced concern over the harbour",
        "In Nairobi that requires the approval of the port",
        "Nobody outside the port knows how it weighs them",
        "Evidence showed that they sold scales to pilots",
    ],
)
def test_an_opening_that_leans(text: str) -> None:
    assert leans_from_start(text, (), PERSONS)


@pytest.mark.parametrize(
    "text",
    [
        "Between Kisumu and Mwanza forty ferries run",
        "His Highness the Prime Minister Sheikh Abel Otieno chaired the meeting",
        "H.E. Abel Otieno praised the work of the port authority",
        "Sealed in wax, the order forbids the sale of scales",
        "All ports of the lake relate the same story",
        "In a port that requires approval nothing was sold",
        "In a letter to Kenya its Harbour Board asked for scales",
        "Someone whose files are gone may sue because she fears what will be done",
        "The mayor said the harbour was “our pride”",
        "Kenya's ambassador was told that Rwanda holds his country to be wrong",
        "Whether the bridge will be built is a question that the council leaves open",
        "Abel Otieno, who heads the harbour desk, praised the pilots",
        "Of the forty shops in the old harbour quarter that say they sell scales ten do",
        "Nobody in Kenya may sell scales that weigh too much",
        "The Harbour Board showed that it can weigh goods",
    ],
)
def test_an_opening_that_stands(text: str) -> None:
    assert not leans_from_start(text, (), PERSONS)


@pytest.mark.parametrize(
    "text",
    [
        "Goods sent there had to cross the lake",
        "Since that time much has changed on the lake and in Kisumu",
        "For the council of Lamu all five were signed by Abel Otieno",
        "Seven others filed no plan with the Harbour Board",
        "Two, Lamu Ferries and Lake Boats, never gave the board an address",
        "The larger one reinforces the fleet of Kisumu",
        "The new body is a bank in the sense of section 12",
        "The judgment of Lamu came within days of another unfavourable one",
        "Abel Otieno put his name to it for the mayor of Kisumu",
        "The Harbour Board has to stop the six",
        "The council welcomes both",
        "The council is in touch with both",
        "The port authority holds that they have not",
        "Over two hundred firms here trade in salt",
        "On each of these points the court found failures",
        "The charter does not wait for that",
        "The court upheld those orders in full",
        "Rwanda welcomed the decision",
        "The operator makes up nearly a third of its revenue",
        "The Kisumu-based lender announced a merger",
        "The crews have yet to join them",
        "On 6 December 2024 the Harbour Court declared it void",
        "The name and the flag are to survive",
        "In the end all was as planned",
        "Rwanda holds 29.9 percent",
        "In the view of Rwanda that claim was settled in Lamu",
        "More than 1,000 have been handed in",
        "Kenya had asked for stricter ones",
        "Crossings of the lake have dropped since",
        "A duty removes the incentive to do so",
        "Mbita Beach be declared a park",
        "The first group gets cash instead",
        "To close the old and the new port of Lamu, it said in a note, would harm trade",
        "The harbour board called it a victory for all",
        "Abel Otieno, the mayor of Kisumu, took it as a sign of trust",
        "In spring the board urged Kenya to suspend it at once",
        "The board would look through them and leave most alone",
        "No harbour had ever been granted one",
        "The cabinet decided so on Monday in Nairobi",
        "The pilots of Lamu were dismissed the following month",
        "All nine use the harbour scheme of Kenya",
        "The first, of forty million shillings, came in May",
        "Beyond that point a new scale will be needed in Lamu",
        "The harbour, he added, is to stay open",
        "A fresh sale of scales will be held, said Abel Otieno, its director",
    ],
)
def test_words_that_lean(text: str) -> None:
    assert leans_within(text, (), INWARD)


@pytest.mark.parametrize(
    "text",
    [
        "There is no bridge, and there might be none",
        "Five other firms of Kisumu have to pay the fee",
        "All 13 judges of Lamu were of one mind",
        "The mayor of Lamu will be asked to consider the charter and to sign it",
        "The last country on the lake to build a bridge was Uganda",
        "Traders who moved to Mwanza stay there for years",
        "The port authority of Lamu holds that the ferries have not sailed",
        "The order of Kisumu binds those who trade in salt and those living by the lake",
        "The ministry said that it would pay Rwanda",
        "The Kisumu-based lender Lakeside announced a merger",
        "The three crews of 1961 are to survive",
        "Rwanda holds 29.9 percent of the shares",
        "Rwanda said that claims of Kenya were late",
        "Mbita Beach is to be declared a park",
        "More than 1,000 ferries have been sold instead of repaired",
        "Salt makes up nearly a third of Kenya's exports",
        "Rwanda welcomed the decision of the court",
        "Kenya has the sale of such salt punished with prison, fines or both",
        "The harbour board of Northport welcomed the new plan of Kenya and called it a victory",
        "The board says the plan is sound and urged Kenya to keep it",
        "The port closed in May 2023 and its pilots were dismissed the following month",
        "Fees are due on the first day of the following month",
        "All nine ports of Kenya use the harbour scheme",
    ],
)
def test_words_that_stand(text: str) -> None:
    assert not leans_within(text, (), INWARD)


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("Jane Wanjiru, head of the bank, was beside him", True),
        ("Deputy governor Jane Wanjiru, seated next to her, agreed", True),
        ("Jane Wanjiru has been its director from the start", True),
        ("Jane Wanjiru said it brought the bank up to the mark", True),
        ("Jane Wanjiru said it was time to bring the bank up to the mark", False),
        ("Jane Wanjiru said that the bank had doubled its fees", False),
        ("The bank sent Jane Wanjiru to explain its fees", False),
    ],
)
def test_pronouns_that_cannot_mean_the_only_person_named(text: str, leans: bool) -> None:
    assert leans_within(text, NAMED, INWARD) is leans
