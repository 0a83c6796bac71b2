"""Offices that head a page in capitals: "MINISTRY OF LANDS AND AGRICULTURE".

In a line of capitals the words do not tell a name from a sentence, so only whole lines above the
headline count, and they are written as names are: "Ministry of Lands and Agriculture".
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from policydigest.recognise.organisations.begins import PLACES
from policydigest.recognise.organisations.reading import FREE, KNOWN, Found, Reading
from policydigest.recognise.organisations.rules import Rules

MAX_WORDS = 12
MAX_ACRONYM = 5  # letters
_SMALL = frozenset(("OF", "FOR", "AND", "THE", "ON", "IN", "TO", "DE", "LA", "DEL", "DO", "DA"))
_SMALL_ABROAD = frozenset(("E", "Y", "I", "ET", "DU", "DES", "UND", "FÜR", "VE", "DHE", "OG", "EN"))
_RULES = ("-", "–", "—", "|")  # what parts an office from what else stands in its line
_TURKISH = str.maketrans("Iİ", "ıi")  # whose "I" and "İ" are two letters


def find(reading: Reading, rules: Rules) -> Iterator[Found]:
    """The offices of the lines above the headline that are set in capitals."""
    document = reading.document
    for sentence in document.sentences:
        kind = document.paragraphs[sentence.paragraph].kind
        if kind in ("title", "body"):
            return
        if kind == "dateline":
            for first, last in _parts(reading.words, sentence.first, sentence.last):
                found = _office(reading, first, last, rules)
                if found is not None:
                    yield found


def _parts(words: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The parts of a line between its rules: "MINISTRY OF LANDS | PRESS OFFICE"."""
    begin = first
    for at in range(first, last + 1):
        if at == last or words[at] in _RULES:
            if begin < at:
                yield begin, at
            begin = at + 1


def _office(reading: Reading, first: int, last: int, rules: Rules) -> Found | None:
    """The office that these tokens name, all in capitals; None if they name none."""
    words = reading.words[first:last]
    if not 1 < len(words) <= MAX_WORDS or not all(map(str.isupper, words)):
        return None
    flags = reading.flags[first:last]
    # What a listed name goes on to is another one: "MINISTÈRE DE LA SANTÉ | PUBLIQUE".
    if not set(flags) <= {FREE, KNOWN, *PLACES} or FREE not in flags:
        return None
    short = {word for word in words if _is_acronym(reading, word)}
    name = _cased(words, _SMALL, short, turkish=False)
    if " ".join(name) in rules.bare:
        return None
    opens = len(words) > 2 and words[1] in ("OF", "FOR")
    if (name[0] if opens else name[-1]) in rules.heads:
        head = name[0] if opens else name[-1]
        return Found(first, last, None, " ".join(name), "letterhead in capitals", head.lower())
    for turkish in (False, True):
        abroad = _cased(words, _SMALL | _SMALL_ABROAD, short, turkish=turkish)
        if abroad[0] in rules.native_heads or abroad[-1] in rules.heads:
            rule = "letterhead in capitals, in another language"
            return Found(first, last, None, " ".join(abroad), rule, "native")
    return None


def _is_acronym(reading: Reading, word: str) -> bool:
    """Whether the text has a short word in capitals where its neighbours are not: "the EEA met"."""
    words = reading.words
    return 1 < len(word) <= MAX_ACRONYM and any(
        any(
            near.isalpha() and not near.isupper()
            for near in (*words[at - 1 : at], *words[at + 1 : at + 2])
        )
        for at in reading.positions[word]
    )


def _cased(
    words: Sequence[str], small: Container[str], acronyms: Container[str], *, turkish: bool
) -> list[str]:
    """Words in capitals as names are written, "of" and the like in small letters."""

    def lower(word: str) -> str:
        return (word.translate(_TURKISH) if turkish else word).lower()

    def cased(at: int, word: str) -> str:
        if word in acronyms:
            return word
        return lower(word) if at and word in small else word[0] + lower(word[1:])

    return [cased(at, word) for at, word in enumerate(words)]
