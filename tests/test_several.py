"""Bodies that share a head noun in the plural, and those that lists of penalties name."""

from __future__ import annotations

import pytest

from policydigest.model import Article, Findings
from policydigest.recognise import find
from recognition import vocabulary

LINE = "Ports news\n\n14 May 2024\n\n"


def findings(text: str) -> Findings:
    return find(Article("x.txt", LINE + text), vocabulary())


def names(text: str) -> set[str]:
    return {body.name for body in findings(text).organisations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Ministries of Health, Education and Finance of Kenya met.",
            {
                "Ministry of Health (Kenya)",
                "Ministry of Education (Kenya)",
                "Ministry of Finance (Kenya)",
            },
        ),
        (
            "The Ministries of Trade and Industry and of Tourism met in Lesotho.",
            {"Ministry of Trade and Industry (Lesotho)", "Ministry of Tourism (Lesotho)"},
        ),
        ("Kenya's ministries of health and of education met.", None),
        ("Kenya's health and education ministries met.", None),
        ("The health and education ministries of Kenya met.", None),
        (
            "The central banks of Kenya, Uganda and Tanzania met.",
            {"Central Bank of Kenya", "Bank of Uganda", "Bank of Tanzania"},
        ),
        (
            "The Kenyan and Ugandan central banks met.",
            {"Central Bank of Kenya", "Bank of Uganda"},
        ),
        (
            "The Supreme Courts of Kenya and Uganda met.",
            {"Supreme Court of Kenya", "Supreme Court of Uganda"},
        ),
        (
            "The Universities of Lagos and Ibadan in Nigeria met.",
            {"University of Lagos", "University of Ibadan"},
        ),
        (
            "The Chambers of Commerce of Lagos and Abuja sued in Nigeria.",
            {"Chamber of Commerce of Lagos", "Chamber of Commerce of Abuja"},
        ),
        (
            "It fined the chambers of commerce of Lamu and Kisumu in Kenya. The Lamu Chamber of Commerce "
            "and the Kisumu Chamber of Commerce will pay.",
            {"Lamu Chamber of Commerce", "Kisumu Chamber of Commerce"},
        ),
        ("The regional parliaments of Kenya and Uganda met.", set()),
        ("The central banks of Lamu and Kisumu met.", set()),
        ("The authorities of Kenya and Uganda met.", set()),
        ("The ministries of Kenya and Uganda met.", set()),
    ],
)
def test_each_of_several_is_a_body(text: str, expected: set[str] | None) -> None:
    two = {"Ministry of Health (Kenya)", "Ministry of Education (Kenya)"}
    assert names(text) == (two if expected is None else expected)


@pytest.mark.parametrize("mark", ["–", ":", "|"])
def test_a_list_of_penalties_names_who_is_fined(mark: str) -> None:
    found = findings(
        "The Salt Board of Kenya fined two shops today.\n\n"
        f"1. Halden Lounge {mark} Ksh 1,850,000. It sold wet salt.\n\n"
        f"2. Roma School, Lamu {mark} Ksh 4,550,000. It gave salt away.\n"
    )
    about = {body.name for body in found.organisations if body.about}
    assert {"Halden Lounge", "Roma School"} <= about
    assert [item.what for item in found.money] == ["fine for Halden Lounge", "fine for Roma School"]


def test_a_list_of_what_is_paid_for_names_no_bodies() -> None:
    items = "1. Halden Lounge – Ksh 1,850,000.\n\n2. Health – Ksh 4,550,000.\n\n3. Total – Ksh 6,400,000.\n"
    assert "Halden Lounge" not in names(f"The Salt Board of Kenya told its budget.\n\n{items}")
    fined = names(f"The Salt Board of Kenya fined two shops.\n\n{items}")
    assert "Halden Lounge" in fined
    assert "Health" not in fined
    assert "Total" not in fined


def test_a_table_of_penalties_tells_whose_a_sum_is() -> None:
    rows = "Firm | Amount\nHalden (Kenya) | Ksh 1,850,000\nOvexa | Ksh 4,550,000\nTotal | Ksh 6,400,000"
    found = findings(f"The Salt Board of Kenya fined two firms.\n\n{rows}")
    assert [item.what for item in found.money] == ["fine for Halden", "fine for Ovexa", ""]


def test_cells_of_a_table_name_bodies() -> None:
    rows = "Body | No. | Due\nLamu Chamber of Commerce | 395 | 3 May\nKisumu Technical University | 396 | 4 May"
    assert names(f"The Salt Board of Kenya wrote to them.\n\n{rows}") >= {
        "Lamu Chamber of Commerce",
        "Kisumu Technical University",
    }


def test_sums_and_registers_are_no_bodies() -> None:
    text = (
        "Debt collector Halden fined EUR 2,265,000\n\n14 May 2024\n\nThe Salt Board of Kenya put Halden "
        "Ltd into the Register of Salt Shops and fined it EUR 2,265,000."
    )
    found = find(Article("x.txt", text), vocabulary())
    assert {body.name for body in found.organisations} == {"Salt Board of Kenya", "Halden Ltd"}


def test_dots_between_thousands_tell_pesos() -> None:
    found = findings(
        "Colombia's Salt Board fined Halden Ltd $90.770.000. Alba Ltd paid $5 million."
    )
    assert [item.currency for item in found.money] == ["COP", "USD"]


def test_a_table_of_who_fined_whom_tells_no_fine_of_who_fined() -> None:
    rows = (
        "Authority | Name | Fine\nLamu Salt Board | Halden Lounge | Ksh 1,850,000\n"
        "Kisumu Salt Board | Roma School | Ksh 4,550,000\n"
    )
    found = findings(f"The salt boards of Kenya fined two shops.\n\n{rows}")
    assert [item.what for item in found.money] == ["", ""]
