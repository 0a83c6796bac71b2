"""What the machine was unsure of, and the list of drafts for the editor."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from helpers import ARTICLE, Project
from policydigest.drafts.doubts import doubts
from policydigest.model import Article, Entity, Findings, Money, Quote, Span, Topic

SPAN = Span(0, 2, "UK")


def entity(kind: str = "organisation", **changes: object) -> Entity:
    values: dict[str, object] = {
        "id": "x",
        "name": "X",
        "forms": (),
        "about": True,
        "evidence": (SPAN,),
    }
    return Entity(kind=kind, **{**values, **changes})  # type: ignore[arg-type]


def test_a_sure_draft_has_no_doubts() -> None:
    findings = Findings(
        "T", "2024-01-17", "S", (entity("country"),), topics=(Topic("t", "T", 3.0),),
        key_points=("a", "b", "c"), people=(entity("person", role="minister"),),
    )  # fmt: skip
    assert list(doubts(Article("a", "text", licence="CC-BY-4.0"), findings)) == []


def test_everything_doubtful_is_told() -> None:
    findings = Findings(
        "T", None, "S", (entity("country", name="Peru", about=False, margin=-0.1, reason="score 2.1"),),
        (entity(name="Body", id=None),), (entity("instrument", name="Pact", id=None),),
        (entity("person", name="Jo Doe"),), money=(Money(Span(0, 2, "$5"), 5, "USD"),),
        quotes=(Quote(SPAN, "x"), Quote(SPAN, "y", "Jo")),
    )  # fmt: skip
    assert list(doubts(Article("a", "text", published="2024-01-18"), findings)) == [
        "the date of the event was not found; 2024-01-18 is that of the report",
        "country Peru: taken as named in passing, but it was close (score 2.1)",
        "organisation not in the vocabulary: Body",
        "instrument not in the vocabulary: Pact",
        "office not found: Jo Doe",
        "what the sum $5 counts was not found",
        "speaker not found, so left out: 1 of 2 quotes",
        "no topic was found",
        "only 0 key points could be made",
        "the licence of the source is not told; it counts as all rights reserved",
    ]


def test_review_lists_drafts_and_writes_nothing(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project()
    project.write("seeds/a.txt", ARTICLE)
    project.write("seeds/b.txt", ARTICLE.replace("fisheries", "forestry"))
    project.call("draft")
    capsys.readouterr()
    first, second = sorted(f"digests/{name}" for name in project.contents("digests"))
    assert project.call("approve", second, "--by", "Sam", "--on", "2024-06-01") == 0
    text = project.read(first)
    project.write(first, text.replace("title: ", "title: My ", 1))
    project.write("seeds/a.txt", ARTICLE.replace("sign an agreement", "sign a treaty"))
    capsys.readouterr()
    before = project.tree()
    assert project.call("review", "--format", "json") == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["file"] == first
    assert any("key points could be made" in line for line in entry["unsure"])
    assert any(line.startswith('title: kept "My ') for line in entry["unsure"])
    assert project.call("review") == 0
    shown = capsys.readouterr()
    assert shown.out.startswith(f"{first}: My ")
    assert "1 draft to review." in shown.err
    assert project.tree() == before
