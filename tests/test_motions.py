"""What was moved and by whom."""

from __future__ import annotations

import pytest

from policydigest.summary.motions import is_told_whole, without_mover


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "The proposal presented by the Minister of Ports, Salt and Mines to buy cranes passed.",
            "The proposal to buy cranes passed.",
        ),
        (
            "It approved the request of the Prime Minister to buy cranes.",
            "It approved the request to buy cranes.",
        ),
        ("It approved the motion of the guild to buy cranes.", ""),
        ("It approved the proposal made by the Minister of Ports.", ""),
    ],
)
def test_who_moved_it_can_be_left_out_where_it_is_told_what_for(text: str, short: str) -> None:
    assert without_mover(text) == short


def test_a_motion_with_its_mover_and_its_aim_is_told_whole() -> None:
    told = "The {} made by the Minister of Ports, Salt and Mines to buy cranes was approved."
    assert is_told_whole(told.format("proposal"))
    assert not is_told_whole(told.format("crane"))
    assert not is_told_whole("The proposal was approved by the council.")
