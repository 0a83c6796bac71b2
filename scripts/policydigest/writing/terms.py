"""Sentences as terms: what each names, counts, dates and says, in a form that can be compared.

The source and what a model wrote are read by the same recognisers, so that "Tokyo", "Japanese"
and "Japan" are one name, "10.5m" and "10,500,000" one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple

from policydigest.model import Document, Findings, Money, Span
from policydigest.recognise.engine import Recognised
from policydigest.recognise.written_numbers import parse_number
from policydigest.writing.word_lists import Guard, Lists, stem

Kind = Literal["name", "number", "date", "word"]
_NOT = "n't"
# Rules by which a country is found that is not named: by a place in it, or a body of it.
_UNNAMED = ("capital", "metonym", "place", "public body")
_STOPS = frozenset(".,;:!?()[]—–")
# How many tokens before one may make it a limit or an end.
_QUALIFIED: Mapping[Kind, int] = MappingProxyType({"number": 3, "date": 2, "name": 1})


class Term(NamedTuple):
    """Something that a sentence says: `key` is what it is compared by, `text` how it is written.

    `guards` are the words that make it less than a fact ("may", "will", "not"). `close` tells that
    it stands right behind the term before; `quality` what limits a number ("over", "up to").
    """

    kind: Kind
    key: str
    text: str
    guards: frozenset[Guard] = frozenset()
    close: bool = False
    quality: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its own words, its terms, and the words in it that cast doubt on all of it."""

    text: str
    terms: tuple[Term, ...]
    doubts: frozenset[str]


def aliases(findings: Findings) -> Mapping[str, str]:
    """The names that are in no vocabulary, by each form the text gives them, and by surname."""
    found: dict[str, str] = {}
    for group in (findings.organisations, findings.instruments, findings.people):
        for entity in group:
            if entity.id is None:
                forms = [entity.name, *entity.forms, *(span.text for span in entity.evidence)]
                if entity.kind == "person":
                    forms.append(entity.name.split()[-1])
                for form in forms:
                    found.setdefault(form.casefold(), entity.name.casefold())
    return found


def read(recognised: Recognised, known: Lists, names: Mapping[str, str]) -> tuple[Line, ...]:
    """Every sentence of a text, its headline included; `names` are the source's `aliases`."""
    document = recognised.document
    marked = _marked(recognised, names)
    return tuple(
        Line(
            document.text[sentence.start : sentence.end],
            tuple(_terms(document, sentence.first, sentence.last, marked, known)),
            frozenset(
                stem(word)
                for word in document.words[sentence.first : sentence.last]
                if stem(word) in known.doubts
            ),
        )
        for sentence in document.sentences
    )


# --------------------------------------------------------------------------- what was recognised


class _Mark(NamedTuple):
    span: Span
    kind: Kind
    key: str


def _marked(recognised: Recognised, names: Mapping[str, str]) -> dict[int, _Mark]:
    """The dates, sums and names of a text, by the character they begin at; none overlap.

    A name that neither the vocabulary nor the source knows stays words, and so does a place that
    stands for a country: it is not another name of it, for things happen in one place.
    """
    found = [_Mark(day.span, "date", day.value) for day in recognised.findings.dates]
    found += [_Mark(sum_.span, "number", sum_key(sum_)) for sum_ in recognised.findings.money]
    for mentions in recognised.mentions.values():
        for mention in mentions:
            if mention.kind == "country" and mention.rule.startswith(_UNNAMED):
                continue
            if mention.id is None and mention.span.text[1:].islower():
                continue  # described and not named: "an agreement on fisheries"
            text = mention.span.text.casefold()
            key = mention.id or names.get(text) or names.get(mention.name.casefold())
            if key:
                found.append(_Mark(mention.span, "name", key))
    found.sort(key=lambda mark: (mark.kind == "name", mark.span.start, -mark.span.end))
    taken: set[int] = set()
    marks: dict[int, _Mark] = {}
    for mark in found:
        places = range(mark.span.start, mark.span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            marks[mark.span.start] = mark
    return marks


def sum_key(sum_: Money) -> str:
    """What two sums are compared by: the amount. The currency is compared apart."""
    return plain_number(Decimal(str(sum_.amount)))


def plain_number(value: Decimal) -> str:
    """A number in one way of writing."""
    return format(value.normalize(), "f")


# --------------------------------------------------------------------------- terms


def _terms(
    document: Document, first: int, last: int, marked: Mapping[int, _Mark], known: Lists
) -> Iterator[Term]:
    guards: set[Guard] = set()
    close = False
    at = first
    while at < last:
        said = document.words[at]
        word = said.casefold().replace("’", "'")
        kind, key, behind = _figure(document, at, last, marked, known)
        if kind is not None:
            text = document.text[document.starts[at] : document.ends[behind - 1]]
            quality = _quality(document.words[first:at], kind, known)
            yield Term(kind, key, text, frozenset(guards), close, quality)
            guards.discard("aims")  # "to Japan"
            if kind == "number":
                guards.clear()
            close = True
            at = behind
            continue
        at += 1
        guard = _guard(word, known)
        if word in _STOPS:
            guards.clear()
            close = False
        elif _says_something(word, known):
            key = stem(known.spellings.get(word, word))
            yield Term("word", key, said, frozenset(guards), close)
            guards.clear()
            close = True
        elif word[0].isalnum():
            close = False
        if guard is not None:
            guards.add(guard)


def _figure(
    document: Document, at: int, last: int, marked: Mapping[int, _Mark], known: Lists
) -> tuple[Kind | None, str, int]:
    """The name, date or number that begins at a token, its key, and the token behind it."""
    mark = marked.get(document.starts[at])
    if mark is None:
        number, behind = _number(document.words, at, last, known)
        return ("number" if number else None, number, behind)
    behind = at + 1
    while behind < last and document.starts[behind] < mark.span.end:
        behind += 1
    return mark.kind, mark.key, behind


def _says_something(word: str, known: Lists) -> bool:
    if not (word[0].isalnum() or word in known.spellings):
        return False
    return word not in known.function and word not in known.auxiliaries and word[-3:] != _NOT


def _guard(word: str, known: Lists) -> Guard | None:
    return "negations" if word.endswith(_NOT) else known.guards.get(word)


def _quality(before: Sequence[str], kind: Kind, known: Lists) -> frozenset[str]:
    """What the words before a number or a date make of it; a name they leave as it is."""
    limits = {"number": known.qualifiers, "date": known.day_qualifiers}.get(kind, frozenset())
    return frozenset(word.casefold() for word in before[-_QUALIFIED[kind] :]) & limits


# --------------------------------------------------------------------------- numbers


def _number(words: Sequence[str], at: int, last: int, known: Lists) -> tuple[str, int]:
    """The number that begins at a token, in digits or words, and the token behind it; empty for
    none.
    """
    total = _simple(words[at], known)
    if total is None:
        return "", at
    end = at + 1
    while end < last:
        step = 1 if words[end] == "-" and end + 1 < last else 0
        word = words[end + step].casefold()
        if word in known.scales and (step == 0 or not words[at][0].isdigit()):
            total *= known.scales[word]
        elif step and total >= 20 and (tail := _simple(words[end + step], known)) is not None:
            total += tail  # "twenty-five"
        else:
            break
        end += step + 1
    return plain_number(total), end


def _simple(word: str, known: Lists) -> Decimal | None:
    plain = word.casefold()
    if plain in known.numbers:
        return known.numbers[plain]
    digits = re.fullmatch(r"(\d+(?:[.,]\d+)*)(?:st|nd|rd|th|s)?", plain)
    if digits is None:
        return None
    value = parse_number(digits[1], ".", scaled=False)
    return value if value is not None else Decimal(re.sub(r"\D", "", digits[1]))
