"""Capitalised words → the parts of them that may be a person's name.

A sequence of capitalised words is cut at titles, offices, nationalities, bodies and ordinary
words; `weights` says which of what is left between them names a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policydigest.model import Document
from policydigest.recognise.gazetteer import Match
from policydigest.recognise.people.cutter import NICKNAME, Break, Cutter, Element, is_initial
from policydigest.recognise.people.flags import Word
from policydigest.recognise.people.rules import Rules


@dataclass(slots=True)
class Part:
    """Name-like words between two breaks of a capitalised sequence."""

    elements: list[Element]
    start: int
    end: int
    sentence: int
    before: Break = ""
    after: Break = ""
    head: Element | None = None  # the title or office right before
    score: float = 0.0
    reason: str = ""

    @property
    def words(self) -> list[Element]:
        """The words that bear the name: no initials, particles and nicknames."""
        return [
            e
            for e in self.elements
            if not e.text.islower() and e.text[0] not in NICKNAME and not is_initial(e.text)
        ]


class Alone(NamedTuple):
    """A capitalised word that stands by itself."""

    text: str
    start: int
    end: int
    sentence: int


class Parts(NamedTuple):
    """All name-like parts of a document, and its capitalised words that stand alone."""

    parts: list[Part]
    alone: list[Alone]


def find_parts(document: Document, matches: Sequence[Match], rules: Rules) -> Parts:
    """All name-like parts of a document in reading order, not yet weighed."""
    covered = _covered(document, matches)
    parts: list[Part] = []
    alone: list[Alone] = []
    text, odd = document.text, {**_odd_surnames(document, rules), **_letters(document, rules)}
    for number, sentence in enumerate(document.sentences):
        for found in rules.sequence.finditer(text, sentence.start, sentence.end):
            start, end = found.span()
            if found.lastindex is None:
                # sooner than Alone(…)
                alone.append(tuple.__new__(Alone, (found.group(), start, end, number)))
            else:
                parts.extend(_cut(document, start, end, number, covered, odd, rules))
    if not rules.laws.isdisjoint(document.places):
        parts = [part for part in parts if not _is_law(text, part, rules)]
    _cut_headlines(document, parts)
    return Parts(parts, alone)


def _cut_headlines(document: Document, parts: Sequence[Part]) -> None:
    """Take from names in a headline what the story's own form lacks: "Jane Roe Goes To Lima"."""
    text = document.text
    longest = [part for part in parts if not part.sentence and len(part.elements) > 2]
    if not longest or document.paragraphs[document.sentences[0].paragraph].kind != "title":
        return
    story = document.sentences[0].end
    told = {text[part.start : part.end] for part in parts if part.sentence}
    for part in longest:
        if text.find(text[part.start : part.end], story) > 0:
            continue
        for size in range(len(part.elements) - 1, 1, -1):
            end, rest = part.elements[size - 1].end, part.elements[size:]
            if text[part.start : end] in told and text.find(rest[0].text, story) < 0:
                part.elements, part.end = part.elements[:size], end
                break


def _is_law(text: str, part: Part, rules: Rules) -> bool:
    """Whether a name is that of a law: "the Lei Maria da Penha", "Ley de Bases", but "Lei Jun"."""
    if part.elements[0].text not in rules.laws:
        return False
    has_article = text[max(0, part.start - 4) : part.start].lower() == "the "
    return has_article or any(element.text.islower() for element in part.elements)


def _letters(document: Document, rules: Rules) -> Mapping[str, int]:
    """The flags of letters that stand for an office this text names: "DA", a District Attorney."""
    return {
        letters: Word.ROLE | Word.BEFORE_SURNAME
        for letters, office in rules.office_letters.items()
        if letters in document.places and office in document.text
    }


def _odd_surnames(document: Document, rules: Rules) -> Mapping[str, int]:
    """The words that name things, and here somebody, with their flags: "Dr. Tax said"."""
    words, found = document.words, set[str]()
    for at in document.tokens_that_are(rules.plain_titles):
        at += 2 if words[at + 1 : at + 2] == (".",) else 1
        if at + 1 < len(words) and words[at].istitle() and not words[at + 1][0].isupper():
            found.add(words[at])
    return {
        word: flags & ~Word.THING | Word.FAMILY
        for word in found
        if (flags := rules.flags(word)) & Word.THING
    }


def _covered(document: Document, matches: Sequence[Match]) -> dict[int, Match]:
    """The starts of the words that belong to a name of the vocabulary."""
    starts = document.starts
    return {start: match for match in matches for start in starts[match.first : match.last]}


# --------------------------------------------------------------------------- cutting


def _cut(
    document: Document,
    start: int,
    end: int,
    sentence: int,
    covered: Mapping[int, Match],
    odd: Mapping[str, int],
    rules: Rules,
) -> Iterator[Part]:
    elements = [
        Element(m.group(), m.start(), m.end(), rules.flags(m.group()))
        for m in rules.element.finditer(document.text, start, end)
    ]
    if odd:
        elements = [e._replace(flags=odd.get(e.text, e.flags)) for e in elements]
    shouted = document.text[start:end].isupper()
    in_story = document.paragraphs[document.sentences[sentence].paragraph].kind != "title"
    left, right = document.text[max(0, start - 6) : start], document.text[end : end + 3]
    cutter = Cutter(elements, covered, rules, shouted, in_story, left, right)
    current: list[Element] = []
    before: Break = ""
    head: Element | None = None
    for index, element in enumerate(elements):
        if element.text.islower() or element.text[0] in NICKNAME:
            if before == "thing" and not current and element.text in rules.particles:
                return  # "Ministerio del Ambiente y Desarrollo": all of it is the body's name
            if current or before in ("honorific", "role"):
                current.append(element)  # a particle or a nickname: a capital follows
            continue
        kind = cutter.kind(index, current, before)
        if kind == "":
            current.append(element)
            continue
        if current:
            leader = _who_leads(element, current, kind, covered, rules)
            current += [leader] if leader else []
            yield _part(current, sentence, before, "" if leader else kind, head, rules)
            current = []
        before = kind
        head = element if kind in ("honorific", "role", "plural") else None
    if current:
        yield _part(current, sentence, before, "", head, rules)


def _who_leads(
    element: Element,
    current: list[Element],
    kind: Break,
    covered: Mapping[int, Match],
    rules: Rules,
) -> Element | None:
    """The family name in "the Jane Roe-led cabinet", behind the first name; else None.

    A country is none behind a whole name: "By Jane Roe US-based firms …".
    """
    name, hyphen, tail = element.text.rpartition("-")
    is_led = hyphen and kind == "ordinary" and tail in rules.hyphen_endings
    if not is_led or not name[:1].isupper() or not current[0].flags & Word.GIVEN:
        return None
    if (name.isupper() or len(current) > 1) and element.start in covered:
        return None
    return Element(name, element.start, element.start + len(name), rules.flags(name))


def _part(
    elements: list[Element],
    sentence: int,
    before: Break,
    after: Break,
    head: Element | None,
    rules: Rules,
) -> Part:
    while len(elements) > 1 and (
        (elements[-1].text.islower() and elements[-1].text not in rules.patronymics)
        or elements[-1].text[0] in NICKNAME
    ):
        elements.pop()
    last = elements[-1]
    full_stop = last.text.endswith(".") and not last.flags & Word.GENERATION
    end = last.end - (1 if full_stop and not is_initial(last.text) else 0)
    return Part(elements, elements[0].start, end, sentence, before, after, head)
