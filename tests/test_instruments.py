"""Treaties, laws, strategies, memoranda: named, numbered and unnamed."""

from __future__ import annotations

import pytest

from recognition import findings

CASES = [
    ("The Digital Services Act applies to platforms in the EU.", ["Digital Services Act"]),
    ("Congress passed the Rural Broadband Fairness Act.", ["Rural Broadband Fairness Act"]),
    (
        "Parliament adopted the Law on Personal Data Protection.",
        ["Law on Personal Data Protection"],
    ),
    ("The Lakes Region Cyber Convention was signed by Kenya.", ["Lakes Region Cyber Convention"]),
    ("President Doe signed Executive Order 15999.", ["Executive Order 15999"]),
    ("Decree No. 147/2020 was repealed.", ["Decree No. 147/2020"]),
    ("It falls under Regulation (EU) 2016/9999 of the Union.", ["Regulation (EU) 2016/9999"]),
    ("The National Biometric System (NBS) starts. NBS is new.", ["National Biometric System"]),
    ("Kenya and Rwanda signed a memorandum of understanding.", ["Memorandum of understanding"]),
    ("A memorandum of understanding is a kind of text.", []),
    ("The act was a scandal and the law is an ass.", []),
    ("An Action Plan will follow.", []),
    ("The Strategy Committee met.", []),
    ("It acts under Executive Order (E.O.) 15999.", ["Executive Order (E.O.) 15999"]),
    ("The minister introduced Bill C-997 on Monday.", ["Bill C-997"]),
    ("Law No. 99,396 was put into effect.", ["Law No. 99,396"]),
    ("Nathan Law of the Harbour Party won.", []),
    ("Before Brexit the Northport Bay Agreement let boats in.", ["Northport Bay Agreement"]),
    (
        "It would amend the Harbour Code and the Freedonian Port Rights Act.",
        ["Freedonian Port Rights Act"],
    ),
    (
        "Chad ends the defence cooperation agreement signed with France. The cooperation "
        "agreement dates from 1976.",
        ["Defence cooperation agreement"],
    ),
    ("He is to sign the accession protocol within days.", ["Accession protocol"]),
    ("A cooperation agreement would be welcome.", []),
    ("The Treaty of Northport was signed in 1901.", ["Treaty of Northport"]),
    (
        "They joined the Convention on Lake Fisheries and the African Union.",
        ["Convention on Lake Fisheries"],
    ),
    (
        "The 2030 Agenda for Sustainable Development was cited.",
        ["2030 Agenda for Sustainable Development"],
    ),
    ("The law, the Lake Harms Act 2021, was passed.", ["Lake Harms Act 2021"]),
    (
        "The US-Mexico-Canada Agreement (USMCA) binds Mexico. The USMCA was signed in 2018.",
        ["USMCA"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_instruments(sentence: str, expected: list[str]) -> None:
    found = findings(sentence).instruments
    names = [{entity.name, *entity.forms} for entity in found]
    assert len(names) == len(expected), names
    assert all(name in known for name, known in zip(expected, names, strict=True)), names


def test_a_shared_name_is_the_law_of_the_country_in_the_text() -> None:
    jamaica = findings("Jamaica's Data Protection Act applies, the minister said in Kingston.")
    kenya = findings("Kenya's Data Protection Act applies, the minister said in Nairobi.")
    nobody = findings("The Data Protection Act of Ruritania applies.")
    assert jamaica.instruments[0].id != kenya.instruments[0].id
    assert nobody.instruments[0].id is None
