"""What `extract` tells of an entity besides what the text says."""

from __future__ import annotations

import json
from typing import Any

from policydigest import extract
from policydigest.model import Article, Entity, Findings
from policydigest.vocabulary import Country, Organisation, Vocabulary

VOCABULARY = Vocabulary(
    {
        "ME": Country(
            "ME", "Montenegro", official="Republic of Montenegro", demonyms=("Montenegrin",)
        ),
        "XX": Country("XX", "Exland"),
    },
    {"me-salt": Organisation("me-salt", "Salt Board (Montenegro)", forms=("the Board",))},
    {},
    {},
)


def forms(name: str, entry: str | None = None) -> list[str]:
    entity = Entity("organisation", entry, name, ("The Board",), about=True, evidence=())
    findings = Findings("", None, "", organisations=(entity,))
    line: Any = json.loads(extract.to_json("a", Article("a", ""), findings, VOCABULARY))
    found: list[str] = line["organisations"][0]["forms"]
    return found


def test_a_body_with_its_country_in_brackets_has_the_usual_names_of_both() -> None:
    usual = ["Parliament of Montenegro", "Parliament of the Republic of Montenegro"]
    assert forms("Parliament (Montenegro)") == ["The Board", *usual, "Montenegrin Parliament"]
    assert forms("Parliament (Exland)") == ["The Board", "Parliament of Exland"]


def test_what_stands_in_other_brackets_is_no_country() -> None:
    for name in ("Salt Board (SB)", "Salt Board", "Salt Board (Montenegro) Ltd"):
        assert forms(name) == ["The Board"], name


def test_an_entry_has_its_other_names_too() -> None:
    found = forms("Salt Board (Montenegro)", "me-salt")
    assert found[:3] == ["The Board", "Salt Board", "the Board"]
    assert "Salt Board of Montenegro" in found
