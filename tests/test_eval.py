"""Quality has a floor: nothing that was reached on the annotated articles may be lost again."""

from __future__ import annotations

import json

import evaluate

from recognition import vocabulary


def test_no_figure_is_below_its_floor() -> None:
    floors = json.loads(evaluate.FLOORS.read_text(encoding="utf-8"))
    tallies = evaluate.evaluate(vocabulary(), sorted(evaluate.GOLD.glob("*.json")))
    reached = dict(evaluate.figures(tallies))
    assert set(floors) == set(reached)
    assert evaluate.below_floor(reached, floors) == []


def test_a_fallen_figure_is_named() -> None:
    assert evaluate.below_floor({"people.recall": 0.5}, {"people.recall": 0.9}) == [
        "people.recall is 0.5000, its floor is 0.9000"
    ]
