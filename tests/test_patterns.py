"""Patterns from word lists find what a plain row of the words, longest first, would find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from policydigest.recognise.patterns import Phrases, any_of, beginning, phrase, word

WORDS = st.lists(st.text("ab-c ", min_size=1, max_size=5).map(str.strip).filter(bool), max_size=12)
TEXTS = st.text("abcA- \n.", max_size=30)


def plain(words: list[str]) -> str:
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) or "(?!)"


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


@given(WORDS, TEXTS)
def test_any_of_is_the_longest_of_the_words(words: list[str], text: str) -> None:
    expected = spans(re.compile(plain(words)), text)
    assert spans(re.compile(any_of(words)), text) == expected


@given(WORDS, TEXTS)
def test_a_phrase_is_whole_words_in_any_case(words: list[str], text: str) -> None:
    expected = spans(re.compile(rf"(?<!\w)(?:{plain(words)})(?!\w)", re.IGNORECASE), text)
    assert spans(phrase(words), text) == expected


@given(WORDS, TEXTS)
def test_phrases_are_in_a_text_where_one_of_them_is_found(words: list[str], text: str) -> None:
    assert Phrases(words).are_in(text) == (phrase(words).search(text) is not None)


@given(WORDS, TEXTS)
def test_a_beginning_has_no_letter_before_it(words: list[str], text: str) -> None:
    expected = spans(re.compile(rf"(?<!\w)(?:{plain(words)}) ?A"), text)
    assert spans(re.compile(rf"{beginning(words)} ?A"), text) == expected


def test_a_shorter_word_serves_where_the_longer_one_goes_on_wrongly() -> None:
    words = ("sign", "signed", "signed off", "signs", "signal", "signet")
    assert phrase(words).findall("Signed office hours. They sign.") == ["Signed", "sign"]


def test_one_word_is_not_found_inside_others() -> None:
    assert spans(word("ICT"), "ICT, PICT, ICTs, (ICT)") == [(0, 3), (18, 21)]
