"""The work that recognising takes: counted, not timed."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from policydigest import text
from policydigest.model import Article
from policydigest.recognise import find
from recognition import vocabulary

PARAGRAPH = (
    "The National Cyber Advisory Board (NCAB) of Kenya and Japan's Ministry of Defence signed "
    "the Nairobi Accord on Cyber Matters (NACM) on 3 May 2024, worth $5 million. “We will build "
    "on the NACM in the years to come,” said minister Jane Wanjiru, who leads the NCAB. Brazil’s "
    "Acme Inc. will follow last year's memorandum of understanding under the Data Act 2018. "
)


def steps(content: str) -> int:
    """How many calls, of functions in Python and in C, it takes to read a text."""
    count = 0

    def note(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    article = Article("x", content, published="2024-05-04")
    find(article, vocabulary())  # what is prepared once for words and forms is ready now
    sys.setprofile(note)
    try:
        find(article, vocabulary())
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("joint", [" ", "\n\n"], ids=["one paragraph", "paragraphs"])
def test_work_grows_with_the_text_and_no_faster(joint: str) -> None:
    """Eight times the text takes at most eight times the steps; sixty-four would be quadratic."""
    single = steps(joint.join([PARAGRAPH] * 6))
    assert steps(joint.join([PARAGRAPH] * 48)) < 8.8 * single


def test_a_text_is_cut_into_tokens_once() -> None:
    """Its language and its sentences are told from the same tokens."""
    text.cut.cache_clear()
    find(Article("x", PARAGRAPH), vocabulary())
    assert text.cut.cache_info().misses == 1
