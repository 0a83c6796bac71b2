"""Who a family name alone means: "Dowden said", "Minister López", "her cousin Vika Orlova"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policydigest.model import Document, Span
from policydigest.recognise.gazetteer import Match
from policydigest.recognise.people.flags import Word, fold
from policydigest.recognise.people.identity import ARTICLES, People, Person
from policydigest.recognise.people.names import Alone, Part
from policydigest.recognise.people.rules import Rules
from policydigest.recognise.people.weights import ENOUGH

_DASHES = "-–"


@dataclass(slots=True)
class Found:
    """One place where a person is named."""

    person: Person
    part: Part
    span: Span
    reason: str


def printed_name(document: Document, part: Part, kept: bool) -> str:
    """A part's name as it is printed: nicknames left out, capitals made ordinary."""
    words: list[str] = []
    for element in part.elements:
        text = document.text[element.start : min(element.end, part.end)]
        if text[0] in "“\"'‘(":
            continue
        if (len(text) > 3 and text.isupper() and text.isalpha()) or (
            text.isupper() and _all_capitals(part)
        ):
            text = text.capitalize()
        words.append(text)
    if kept and part.head:
        words.insert(0, part.head.text)
    return " ".join(words)


def is_full(part: Part) -> bool:
    """Whether a part is more than a family name behind a title."""
    return len(part.words) > 1 or (part.head is None and len(part.elements) > 1)


def _all_capitals(part: Part) -> bool:
    words = part.words
    return len(words) > 1 and all(w.text.isupper() and len(w.text) > 1 for w in words)


def keys(part: Part) -> tuple[str, ...]:
    """A name's words as they are compared, particles included: "Van Boxtel", "Roger van Boxtel"."""
    named = {e.start for e in part.words if not e.flags & Word.GENERATION}
    words = [
        _key(e.text)
        for e in part.elements
        if e.start in named or (named and e.text.islower() and e.text.isalpha())
    ]
    return tuple(words) or (_key(part.elements[-1].text),)


def _key(word: str) -> str:
    """A word of a name as it is compared: "al-Sisi" is named again as "Sisi" or "Al-Sisi"."""
    prefix, hyphen, rest = word.partition("-")
    is_article = prefix.islower() or prefix.lower() in ARTICLES
    return fold((rest if hyphen and is_article else word).rstrip("."))


def named_shortly(
    document: Document,
    parts: Sequence[Part],
    people: People,
    places: Mapping[int, Match],
    others: Mapping[int, Person | None],
    language_rules: Rules,
) -> Iterator[Found]:
    """Shorter forms of known names, and people who are only named by a title and one word.

    `others`: where names begin that are told with a relative's, and that one, who is not meant.
    """
    kin: dict[tuple[str, str], Person] = {}  # family name and office → who is somebody's relative
    # the titled first: "Miss Orlova" tells that "Vika Orlova" is somebody too
    for part in sorted(parts, key=lambda part: part.score < ENOUGH):
        titled = part.score >= ENOUGH
        if part.after == "thing" or (titled and is_full(part)):
            continue
        words = keys(part)
        person = people.called(words, part.start) if people.knows(words[-1]) else None
        if others and titled and part.head and person:
            office = (words[-1], part.head.text)
            if part.start in others:
                other = others[part.start] or person
                person = people.called(words, part.start, other)
                if person is None:
                    name = printed_name(document, part, False)
                    person = people.add(name, words, part.start, False, other)
                    person.is_relative = True
                kin[office] = person
            person = kin.get(office, person)
        if person is None and _is_relative(document, part, words, people, language_rules):
            name = printed_name(document, part, False)
            part.reason = f"family name {part.words[-1].text}"
            person = people.add(name, words, part.start, True)
        elif person is None and titled:
            kept = bool(part.head and part.head.flags & Word.KEPT)
            person = people.add(printed_name(document, part, kept), words, part.start, False)
        elif person is None or not (
            titled or _is_meant(document, part, words, part.end, places, language_rules)
        ):
            continue
        reason = part.reason or f"named again: {person.name}"
        yield Found(person, part, document.span(part.start, part.end), reason)


def _is_relative(
    document: Document,
    part: Part,
    words: tuple[str, ...],
    people: People,
    language_rules: Rules,
) -> bool:
    """Whether an unknown word stands before somebody's family name: "her cousin Vika Orlova"."""
    if part.score >= ENOUGH or len(part.words) != 2 or part.before or part.after:
        return False
    left = document.text[max(0, part.start - 24) : part.start].rsplit(None, 1)[-1:]
    barred = language_rules.determiners | language_rules.place_prepositions
    story = document.paragraphs[document.sentences[part.sentence].paragraph].kind != "title"
    sentence = document.sentences[part.sentence]
    opening = document.text[max(0, sentence.start - 2) : sentence.start + 1]
    if document.text[sentence.end - 1] in _DASHES and not set(opening).isdisjoint(_DASHES):
        return False  # a heading: "- Emulating Roe -"
    free = not left or left[0].lower() not in barred
    return free and story and not part.elements[0].flags and people.is_family(words[-1])


def named_alone(
    document: Document,
    alone: Sequence[Alone],
    people: People,
    places: Mapping[int, Match],
    language_rules: Rules,
) -> Iterator[Found]:
    """People named by one word: "Dowden said"."""
    for word in alone:
        end = word.end
        key = fold(word.text)
        if key[-1] == ".":
            key, end = key.rstrip("."), end - 1
        elif key.partition("-")[0] in ARTICLES:
            key = key.partition("-")[2] or key
        elif "-" in key and not people.knows(key):
            head, _, tail = key.partition("-")
            if tail in language_rules.hyphen_endings:  # "Jordan-led"
                key, end = head, word.start + len(head)
        if not people.knows(key):
            continue
        person = people.called_again(key, word.start)
        part = Part([], word.start, end, word.sentence)
        if person and _is_meant(document, part, (key,), end, places, language_rules):
            span = document.span(word.start, end)
            yield Found(person, part, span, f"named again: {person.name}")


def _is_meant(
    document: Document,
    part: Part,
    words: tuple[str, ...],
    end: int,
    places: Mapping[int, Match],
    language_rules: Rules,
) -> bool:
    """Whether a word that is some person's family name means that person here."""
    if part.before in ("place", "match", "thing", "ordinary") and len(words) == 1:
        return False
    text = document.text
    flags = language_rules.words.get(words[0], 0)
    left = text[max(0, part.start - 24) : part.start].rsplit(None, 1)[-1:]
    previous = left[0] if left else ""
    match = places.get(part.start)
    if match is not None and (
        match.end > end or (len(words) == 1 and previous in language_rules.before_places)
    ):
        return False
    common = Word.FUNCTION | Word.ORDINARY | Word.UNCERTAIN | Word.THING
    if (
        len(words) == 1
        and flags & common
        and (flags & Word.FUNCTION or part.start == document.sentences[part.sentence].start)
    ):
        return bool(language_rules.verb_behind.match(text, end))
    return True
