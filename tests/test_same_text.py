"""Near copies are found, accounts of one event are not taken for copies."""

from __future__ import annotations

from policydigest.checks.same_text import Same, clauses
from policydigest.checks.same_text import same_texts as same

ONE = (
    "The two governments signed it in Tokyo on a cold day. They will share what they know about "
    "attacks. A committee of both meets twice a year, and tells both parliaments what it did."
)
OTHER = (
    "Japan and the United Kingdom agreed on Tuesday to work together. Each tells the other of "
    "attacks on networks. Twice a year officials of both sides come together and report."
)


def same_texts(texts: list[tuple[str, str]]) -> list[Same]:
    return same((name, clauses(text)) for name, text in texts)


def test_copies_with_small_changes() -> None:
    copy = ONE.replace("cold", "very cold").upper()
    assert [(s.later, s.earlier) for s in same_texts([("a", ONE), ("b", OTHER), ("c", copy)])] == [
        ("c", "a")
    ]


def test_short_texts_and_formulas_are_no_copies() -> None:
    assert (
        same_texts(
            [("a", "They signed it in Tokyo today."), ("b", "They signed it in Tokyo today.")]
        )
        == []
    )
    formula = "This digest rests on a notice that was published by the office alone"
    texts = [
        (str(n), f"{formula}. Report {n} of {n * 7} tells another thing about place {n}.")
        for n in range(60)
    ]
    assert same_texts(texts) == []
