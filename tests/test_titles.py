"""Headlines become titles."""

from __future__ import annotations

import pytest

from policydigest.titles import tidy_title

LABELS = ("Press release", "Media statement")


@pytest.mark.parametrize(
    ("title", "tidy"),
    [
        ("Kenya bans scales.", "Kenya bans scales"),
        ("Kenya bans scales | The Daily Post", "Kenya bans scales"),
        ("KENYA BANS OLD SCALES", "Kenya bans old scales"),
        ("  Kenya \n bans  scales ", "Kenya bans scales"),
        ("Press release: Kenya bans old scales", "Kenya bans old scales"),
        (
            "KENYA PAYS R5 MILLION TO COP28 FUND IN 2ND YEAR",
            "Kenya pays R5 million to COP28 fund in 2nd year",
        ),
        ("PRESS RELEASE: Kenya", "PRESS RELEASE: Kenya"),  # too little is left
        ("[KE] Senate confirms salt decree", "Senate confirms salt decree"),
        ("[KE] Senate", "[KE] Senate"),
        ("Explainer: how Kenya bans scales", "Explainer: how Kenya bans scales"),
    ],
)
def test_titles_are_tidied(title: str, tidy: str) -> None:
    assert tidy_title(title, labels=LABELS) == tidy


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
