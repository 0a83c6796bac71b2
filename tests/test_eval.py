"""Quality has a floor: nothing that was reached on the annotated articles may be lost again."""

from __future__ import annotations

import json

import evaluate
import pytest

from recognition import vocabulary


@pytest.mark.parametrize("name", evaluate.SETS)
def test_no_figure_is_below_its_floor(name: str) -> None:
    floors = json.loads(evaluate.floors_of(name).read_text(encoding="utf-8"))
    tallies = evaluate.evaluate(vocabulary(), evaluate.gold_files(name))
    reached = dict(evaluate.figures(tallies))
    assert set(floors) == set(reached)
    assert evaluate.below_floor(reached, floors) == []


@pytest.mark.parametrize("name", evaluate.SETS)
def test_every_annotation_has_its_article(name: str) -> None:
    files = evaluate.gold_files(name)
    assert files
    for file in files:
        assert (evaluate.ROOT / json.loads(file.read_text(encoding="utf-8"))["article"]).exists()


def test_a_fallen_figure_is_named() -> None:
    assert evaluate.below_floor({"people.recall": 0.5}, {"people.recall": 0.9}) == [
        "people.recall is 0.5000, its floor is 0.9000"
    ]
