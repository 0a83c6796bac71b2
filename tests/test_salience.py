"""What an article is about, and what it only mentions."""

from __future__ import annotations

import pytest

from recognition import findings

STORY = """Kenya and Rwanda sign data pact

3 May 2024

Kenya and Rwanda signed an agreement on the exchange of data on Friday in Nairobi. The ministers of both countries said that it would help traders.

Kenya will host the joint office. Rwanda pays for the equipment.

Similar agreements exist between Ghana, Togo, Benin and Senegal. Uganda is watching.
"""


def test_the_headline_and_the_story_make_a_subject() -> None:
    found = findings(STORY)
    assert {e.id for e in found.countries if e.about} == {"KE", "RW"}


def test_names_in_a_list_and_single_late_mentions_are_passing() -> None:
    passing = {e.id for e in findings(STORY).countries if not e.about}
    assert passing == {"GH", "TG", "BJ", "SN", "UG"}


def test_every_entity_says_why() -> None:
    reasons = {e.id: e.reason for e in findings(STORY).countries}
    assert "in the title" in reasons["KE"]
    assert "only in lists of names" in reasons["TG"]


BACKGROUND = """Freedonia fines Blimtel

3 May 2024

The Freedonia Harbour Authority fined Blimtel, the company that runs the port, on Friday. It had
been asked to do so twice. Ships were delayed for weeks. Some of them never came back to the town.

Nobody was hurt. The town was glad. The ships went elsewhere.

{last}
"""

LATE = [
    # What acts late in the story still has a part in it,
    ("The Salt Board announced a fine of its own.", "Salt Board", True),
    ("The mayor blamed Vexnor, a company of pilots.", "Vexnor", True),
    ("Ten MPs of the Democratic Harbour Party left.", "Democratic Harbour Party", True),
    # what had done so before the story, or only looks on, has none.
    ("The Salt Board had asked for such a fine.", "Salt Board", False),
    ("In its report of 2019 the Salt Board warned of it.", "Salt Board", False),
    ("The World Bank placed the country last.", "World Bank", False),
    ("Jane Doe, head of the Harbour Foresight Center at the World Bank, agreed.", "Harbour Foresight Center", False),
    ("It was done in coordination with the FBI.", "Federal Bureau of Investigation", False),
]  # fmt: skip


@pytest.mark.parametrize(("last", "name", "about"), LATE)
def test_who_acts_late_is_told_from_the_background(last: str, name: str, about: bool) -> None:
    found = {e.name: e for e in findings(BACKGROUND.format(last=last)).organisations}
    assert found["Freedonia Harbour Authority"].about
    assert found[name].about is about, found[name].reason


def test_an_agency_credited_in_the_dateline_is_passing() -> None:
    text = "Port opens again\n\n(Harbour Agency) - The Salt Board opened the port on Monday.\n"
    assert {e.name for e in findings(text).organisations if e.about} == {"Salt Board"}
