"""The work that recognising takes: counted, not timed."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import FrameType
from typing import Any, SupportsIndex

import pytest

from helpers import REPOSITORY
from policydigest import text
from policydigest.articles import read_article
from policydigest.model import Article, Document
from policydigest.recognise import find
from recognition import vocabulary

PARAGRAPH = (
    "The {name} Advisory Board (N{short}B) of Kenya and Japan's Ministry of Defence signed the "
    "{name} Accord on Cyber Matters ({short}NACM) on {day} May 2024, worth ${count} million. “We "
    "will build on the {short}NACM in the years to come,” said minister {name}e Wanjiru{low}, who "
    "leads the N{short}B. Brazil’s {name}co Inc. will follow last year's memorandum of "
    "understanding under the {name} Data Act 20{count}. The Board met again in April. The "
    "{listed} did not. "
)
FEW_STEPS = 5_000  # of a few million: how often something occurs may be chance there
MOST_STEPS = 820  # for a word of the articles in seeds/
SYLLABLES = ("ba", "do", "ke", "mi", "nu", "ra", "so", "te")


def paragraphs(count: int) -> list[str]:
    """So many paragraphs, each with bodies, people, laws, days and sums of its own, and a body of the vocabulary."""
    found = []
    listed = (one.name for one in vocabulary().organisations.values() if " of " in one.name)
    for number, name in zip(range(count), listed, strict=False):
        low = "".join(SYLLABLES[number // 8**place % 8] for place in range(3))
        found.append(
            PARAGRAPH.format(
                name=f"{low.title()}l",
                low=low,
                short=low[::2].upper(),
                day=number % 28 + 1,
                count=number % 80 + 10,
                listed=name,
            )
        )
    return found


def steps(content: str) -> Mapping[str, int]:
    """How many instructions of the interpreter each function takes to read a text.

    Calls alone would not do: a comprehension that walks through all that was found so far is one.
    """
    counts: dict[str, int] = defaultdict(int)

    def note(frame: FrameType, _: str, __: object) -> Callable[..., Any]:
        counts[frame.f_code.co_qualname] += 1
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return note

    article = Article("x", content, published="2024-05-04")
    find(article, vocabulary())  # what is prepared once for words and forms is ready now
    sys.settrace(note)
    try:
        find(article, vocabulary())
    finally:
        sys.settrace(None)
    return counts


@pytest.mark.parametrize("joint", [" ", "\n\n"], ids=["one paragraph", "paragraphs"])
def test_work_grows_with_the_text_and_no_faster(joint: str) -> None:
    """Six times the text takes at most six times the steps; thirty-six would be quadratic.

    Looked at function by function, since one that is will not show in the whole of a short text.
    """
    few, many = (steps(joint.join(paragraphs(count))) for count in (6, 36))
    assert sum(many.values()) < 6 * sum(few.values())
    assert {name for name in many if many[name] > max(12 * few[name], FEW_STEPS)} == set()


@pytest.mark.parametrize(
    "unit",
    [
        # An acronym may stand for the small words before it, yet there can be any number.
        "it is so as to be (QZK) and it is on ",
        "the European people of Salt met and then the Commission said that it had so. ",
        "The European Union met and then the Commission said that the Council had it. ",
        # A listed name with its short form is joined where it stands, and not everywhere again.
        "The House of Representatives (DPR) of Indonesia met. ",
        "The European Central Bank (ECB) met. ",
    ],
)
def test_work_on_what_is_said_again_and_again_grows_no_faster(unit: str) -> None:
    """Six times as often; function by function as above."""
    few, many = (steps("QZK, an agency, said so on Monday. " + unit * n) for n in (20, 120))
    assert {name for name in many if many[name] > max(12 * few[name], FEW_STEPS)} == set()


class Watched(tuple[str, ...]):
    """Words that count how many of them are copied by slices."""

    copied = 0

    def __getitem__(self, key: SupportsIndex | slice) -> Any:
        found = super().__getitem__(key)
        if isinstance(key, slice):
            Watched.copied += len(found)
        return found


def test_no_rule_copies_the_rest_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a copy is one step, however long it takes."""
    analyse = text.analyse

    def watched(*given: Any) -> Document:
        document = analyse(*given)
        return replace(document, words=Watched(document.words))

    monkeypatch.setattr(text, "analyse", watched)
    counts = []
    for count in (6, 36):
        Watched.copied = 0
        find(Article("x", " ".join(paragraphs(count)), published="2024-05-04"), vocabulary())
        counts.append(Watched.copied)
    assert 0 < counts[1] <= 6 * counts[0]


def test_a_text_is_cut_into_tokens_once() -> None:
    """Its language and its sentences are told from the same tokens."""
    text.cut.cache_clear()
    find(Article("x", paragraphs(1)[0]), vocabulary())
    assert text.cut.cache_info().misses == 1


def test_a_word_takes_so_many_steps_and_no_more() -> None:
    """What a draft's findings take; a rule that is asked at every word would show."""
    texts = [read_article(path).text for path in sorted((REPOSITORY / "seeds").glob("*.txt"))[:4]]
    taken = sum(sum(steps(content).values()) for content in texts)
    assert taken < MOST_STEPS * sum(len(content.split()) for content in texts)
