"""What an article is about, and what it only mentions."""

from __future__ import annotations

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
