"""Any text is read: in capitals, without any, damaged, endless; in time in line with its length."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydigest.model import Article, Findings, Span
from policydigest.recognise import find
from recognition import recognised, vocabulary

STORY = (
    "Japan and Kenya signed a memorandum of understanding on digital trade in Nairobi on "
    "17 January 2024. The Ministry of Finance will pay $5 million, said Jane Smith, minister of "
    "trade. “We will begin at once,” she added. The National Cyber Board (NCB) had asked for the "
    "agreement last December, and Brazil may join the two by 2030. "
)


def spans(found: Findings) -> list[Span]:
    """Every stretch of text that the findings rest on."""
    entities = (*found.countries, *found.organisations, *found.instruments, *found.people)
    return [
        *(span for entity in entities for span in entity.evidence),
        *(span for topic in found.topics for span in topic.evidence),
        *(item.span for item in found.money),
        *(item.span for item in found.quotes),
        *(item.span for item in found.dates),
    ]


NASTY = {
    "empty": "",
    "only space": " \t\r\n\u00a0" * 500,
    "control characters": STORY.replace(" ", " \x00\x08\x1f"),
    "separators": STORY.replace(" ", "\u2028", 20),
    "scanned badly": STORY.replace("e", "c", 9).replace("l", "1").replace(". ", " . "),
    "words cut": STORY.replace("a", "a-\n", 15),
    "combining marks": STORY.replace("a", "a\u0301"),
    "mixed scripts": f"Япония и США. 日本政府は発表した。 مرحبا بالعالم {STORY} Ελλάδα ประเทศไทย",
    "emoji": STORY.replace(" ", " 🇯🇵👩‍💻 "),
    "a list": "\n".join(f"- {line}" for line in STORY.split(". ")),
    "a table": "\n".join(f"| Japan | {n} | $ {n} million | 3 May 20{n:02d} |" for n in range(99)),
    "one word a line": "\n".join(STORY.split()),
    "no full stop": STORY.replace(".", "") * 20,
    "brackets": "([{" * 33_000,
    "closing brackets": ")]}" * 33_000,
    "quotation marks": "“\"'‘" * 25_000,
    "capitals": "A" * 100_000,
    "a date behind capitals": "THE MINISTERS OF SIX COUNTRIES MET - AS SAID! - ON 3 MAY 2024 AGAIN",
    "initials": "A. " * 33_000,
    "stops": "." * 100_000,
    "dashes": "-–/&+" * 20_000,
    "digits": "9" * 100_000,
    "lone surrogates": STORY.replace("a", "\ud800", 5),
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_any_text_is_read_and_every_span_is_right(text: str) -> None:
    """No crash, and all evidence stands where it says."""
    found = find(Article("x", text, published="2024-01-18"), vocabulary())
    assert all(text[span.start : span.end] == span.text for span in spans(found))


def test_capitals_throughout_still_name_the_countries() -> None:
    """A text set in capitals names what it names."""
    found = find(Article("x", STORY.upper()), vocabulary())
    assert {"JP", "KE"} <= {entity.id for entity in found.countries}


def test_small_letters_throughout_invent_nothing() -> None:
    """Without capitals little is found, and nothing wrong."""
    found = find(Article("x", STORY.lower()), vocabulary())
    assert {entity.id for entity in found.countries} <= {"JP", "KE", "BR"}
    assert not found.people


@pytest.mark.parametrize("name", ["control characters", "emoji", "a list", "mixed scripts"])
def test_countries_are_found_in_spite_of_noise(name: str) -> None:
    """What stands between the words does not hide them."""
    found = find(Article("x", NASTY[name], language="en"), vocabulary())
    assert {"JP", "KE"} <= {entity.id for entity in found.countries}


GROWING = {
    "prose": STORY,
    "in capitals": STORY.upper(),
    "no stops": STORY.replace(".", ""),
    "one country": "Japan ",
    "two words": "Aa Bb, ",
    "rows": "Japan | 5 | 3 May 2024 |\n",
    "stops": ".",
    "brackets": "([{",
    "quotes": "“x” ",
}


@pytest.mark.parametrize("unit", GROWING.values(), ids=GROWING)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    """Eight times the text takes eight times as long; sixty-four times would be quadratic."""
    recognised(STORY)  # rules are made once

    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        best = float("inf")
        for _ in range(2):
            begin = time.process_time()
            find(Article("x", text), vocabulary())
            best = min(best, time.process_time() - begin)
        return best

    assert seconds(160_000) < 32 * seconds(20_000) + 0.2


def test_a_paragraph_of_two_megabytes_is_read() -> None:
    """One endless paragraph is neither refused nor cut off."""
    text = (STORY * (2_000_000 // len(STORY) + 1))[:2_000_000]
    found = find(Article("x", text), vocabulary())
    assert {"JP", "KE", "BR"} == {entity.id for entity in found.countries}
    last = max(span.end for entity in found.countries for span in entity.evidence)
    assert last > 1_999_000


# Words that recognisers look for, of all kinds: what stands beside what is left to chance.
WORDS = (
    "FSM Georgia Chad PNG UK U.S. Jordan Niger Türkiye Micronesia Brussels Kremlin Chinese Japan's "
    "President Minister MPs Dr. Prof. Judge Senator Spokesperson Director-General Mr. King DG CEO "
    "Simina Okonjo-Iweala Smith Jane A. W. van de al bin Jr. III of the for and & + - – / in on by "
    "Bank Ministry Court Board Committee Agency Commission Group Company Ltd Inc. AG S.A. Oy plc "
    "NCAB WHO UNP-7 TotalEnergies iFirma eBay Rs $ € 2 45% million billion 2024 May 3 17th C188 "
    "Agreement Treaty Act Bill Regulation Protocol Convention resolution (EU) No. 1534 Article said "
    "signed fined told added will has was who which that to from with against its their He it they "
    "last next December Tuesday ago earlier “ ” ( ) , . ; : ! ? \" ' [ ] * # | … 日本 Кремль São"
)


@contextlib.contextmanager
def watched(seconds: int) -> Iterator[None]:
    """Fails what would go on for ever."""

    def stop(number: int, frame: object) -> None:
        del number, frame
        pytest.fail("this does not end")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS.split()), min_size=3, max_size=30))
def test_any_row_of_telling_words_is_read_to_its_end(words: list[str]) -> None:
    with watched(30):
        recognised(" ".join(words))


@pytest.mark.parametrize(
    "text",
    [
        "FSM President Wesley W. Simina spoke in Micronesia of a historic day.",
        "PNG MPs and UK Rs 2 million were named by Georgia Rs 3.",
    ],
)
def test_a_title_behind_a_country_in_capitals_is_no_name(text: str) -> None:
    with watched(30):
        assert not [o for o in recognised(text).findings.organisations if "FSM" in o.name]
