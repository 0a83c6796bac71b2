"""Would the forms find what they should, and nothing else?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from policydigest.checks.vocabulary.entries import CONTEXTS
from policydigest.checks.vocabulary.reading import Read, Record
from policydigest.model import Problem
from policydigest.notation.strict_yaml import Path
from policydigest.recognise.forms import form_keys
from policydigest.vocabulary import TagKind, bare_name

ORDINARY_WORDS = "ordinary_words"
ENGLISH = "en"
_LISTS = ("forms", "found_as", "former", "demonyms", "metonyms", "places")
# Kinds whose entries are found by their forms as they stand; topics fold case and plurals.
_FORMED: tuple[TagKind, ...] = ("country", "organisation", "instrument")


@dataclass(frozen=True, slots=True)
class Form:
    """A plain form of an entry: what it says, where it stands, its words as they are compared."""

    text: str
    record: Record
    place: Path
    words: tuple[str, ...]

    @property
    def line(self) -> int:
        """The line it stands in."""
        return self.record.file.line(self.place)


def check(read: Read) -> Iterator[Problem]:
    """Everything about forms."""
    ordinary = ordinary_words(read, ENGLISH)
    for kind in _FORMED:
        plain: list[Form] = []
        for record in read.records[kind]:
            yield from _repeated(record)
            yield from _contexts(record)
            plain.extend(_plain(record))
        for form in plain:
            yield from _too_broad(form, ordinary)
        yield from _claimed(kind, plain)
    for record in read.records["topic"]:
        yield from _terms(record)
    yield from _masks(read)


def ordinary_words(read: Read, language: str) -> frozenset[str]:
    """The ordinary words of a language as they stand inside a sentence and at its start."""
    file = read.files.get(f"languages/{language}/{ORDINARY_WORDS}.yml")
    words: set[str] = set()
    for value in file.value.values() if file else ():
        for word in value if isinstance(value, list) else ():
            if isinstance(word, str):
                words |= {word, word[:1].upper() + word[1:]}
    return frozenset(words)


def has_word(form: str) -> bool:
    """Whether there is anything in a form that a text could hold as a word."""
    return form[:1].isalnum() or any(character.isalnum() for character in form)


def _no_word(form: str) -> str:
    return f'"{form}" holds no word, so it can never be found. Remove it'


def _plain(record: Record) -> Iterator[Form]:
    """The forms that need no context: those listed, and those that other keys imply."""
    held_back = {str(item["form"]) for item, _ in record.ambiguous()}
    seen: set[str] = set()
    for text, place in _all_forms(record):
        if text not in held_back and text not in seen:
            seen.add(text)
            yield Form(text, record, place, form_keys(text))


def _all_forms(record: Record) -> Iterator[tuple[str, Path]]:
    for key in ("name", "official", "capital"):
        text = record.text(key)
        if text is not None:
            # the country in brackets tells entries apart and is no part of the name in a text
            bare = text if record.kind == "country" else bare_name(text)
            yield bare, (*record.place, key)
    for key in _LISTS:
        yield from record.items(key)


def _repeated(record: Record) -> Iterator[Problem]:
    """A form that stands twice in an entry."""
    name = record.text("name")
    seen: dict[str, int] = {} if name is None else {name: record.file.line((*record.place, "name"))}
    for key in _LISTS:
        for text, place in record.items(key):
            line = record.file.line(place)
            if text in seen:
                message = f"`{text}` stands in line {seen[text]} already. Remove one of the two"
                yield record.problem(place, "C078", message)
            seen.setdefault(text, line)
    held_back: dict[str, int] = {}
    for item, place in record.ambiguous():
        text, line = str(item["form"]), record.file.line(place)
        if text in held_back:
            message = (
                f"`{text}` stands in line {held_back[text]} already. Put the words of both into one"
            )
            yield record.problem(place, "C078", message)
        held_back.setdefault(text, line)


def _too_broad(form: Form, ordinary: frozenset[str]) -> Iterator[Problem]:
    """Forms that would be found where nobody means the entry."""
    problem, text = form.record.problem, form.text
    if not has_word(text):
        message = _no_word(text)
        yield problem(form.place, "C084", message)
        return
    if len(form.words) > 1:
        return
    if len(text) == 1 or (len(text) <= 2 and text.islower()):
        what = "a single letter" if len(text) == 1 else "two small letters"
        message = f"`{text}` is only {what}. {_hold_back(text)}"
        yield problem(form.place, "C082", message)
    elif text in ordinary:
        message = f"`{text}` is also an ordinary word or a personal name. {_hold_back(text)}"
        yield problem(form.place, "C081", message)


def _hold_back(text: str) -> str:
    return f"Put it under ambiguous with words that tell: {{form: {text}, unless: […], when: […]}}"


def _contexts(record: Record) -> Iterator[Problem]:
    """Ambiguous forms that no context restrains, and contexts that restrain nothing."""
    for item, place in record.ambiguous():
        form = str(item["form"])
        if not has_word(form):
            message = _no_word(form)
            yield record.problem(place, "C084", message)
        phrases = 0
        for key in CONTEXTS:
            value = item.get(key)
            for number, phrase in enumerate(value if isinstance(value, list) else ()):
                if not isinstance(phrase, str):
                    continue
                phrases += 1
                here = (*place, key, number)
                if not form_keys(phrase):
                    message = f'{key} of {form}: "{phrase}" holds no word. Remove it'
                    yield record.problem(here, "C084", message)
                elif key == "when" and form_keys(phrase) == form_keys(form):
                    message = (
                        f"when of {form}: holds the form itself, so it is always in the text. "
                        "Remove it there"
                    )
                    yield record.problem(here, "C083", message)
        if not phrases and all(not item[key] for key in item if key != "form"):
            message = (
                f"`{form}` has neither when, unless, before nor after. Add the words that tell "
                "what is meant, or make it a plain form"
            )
            yield record.problem(place, "C083", message)


def _claimed(kind: TagKind, forms: Iterable[Form]) -> Iterator[Problem]:
    """Plain forms that two entries claim where nothing could tell which is meant.

    Bodies of different countries may share a form: the countries of the text decide. They decide
    nothing about a body of no country, or of the European Union, or about a company's name.
    """
    bearers: dict[tuple[str | None, tuple[str, ...]], Form] = {}
    elsewhere: dict[tuple[str, ...], list[Form]] = {}
    key = {"organisation": "country", "instrument": "jurisdiction"}.get(kind)
    for form in forms:
        if not has_word(form.text):
            continue
        place = form.record.text(key) if key else None
        first = bearers.setdefault((place, form.words), form)
        if first is not form:
            if first.record is not form.record:
                yield _shared(form, first)
        elif kind == "organisation":
            others = elsewhere.setdefault(form.words, [])
            anywhere = _is_anywhere(form)
            other = next((one for one in others if anywhere or _is_anywhere(one)), None)
            if other is not None and not (_is_name(form) and _is_name(other)):  # C077 tells these
                yield _shared(*((other, form) if _is_name(form) else (form, other)))
            others.append(form)


def _is_anywhere(form: Form) -> bool:
    """Whether texts of any country may mean its bearer by it."""
    record = form.record
    of_company = record.text("kind") == "company" and _is_name(form)
    return record.text("country") in (None, "EU") or of_company


def _is_name(form: Form) -> bool:
    return form.place[-1] == "name" and form.text == form.record.text("name")


def _shared(form: Form, first: Form) -> Problem:
    message = (
        f"`{form.text}` is a form of {first.record.label} (line {first.line}) too, and nothing "
        "tells which is meant. Remove one, or put both under ambiguous with words that do"
    )
    return form.record.problem(form.place, "C080", message)


def _terms(record: Record) -> Iterator[Problem]:
    """Terms of a topic that stand twice or can never be found."""
    seen: dict[str, int] = {}
    for key in ("terms", "weak"):
        for text, place in record.items(key):
            line = record.file.line(place)
            if not has_word(text):
                message = _no_word(text)
                yield record.problem(place, "C084", message)
            elif text.casefold() in seen:
                message = (
                    f"`{text}` stands in line {seen[text.casefold()]} already. "
                    "Remove one of the two; capitals make no difference here"
                )
                yield record.problem(place, "C078", message)
            seen.setdefault(text.casefold(), line)


def _masks(read: Read) -> Iterator[Problem]:
    """Masks that stand twice, or that would take a country's own form away."""
    file = read.files.get("countries.yml")
    masks = file.value.get("masks") if file else None
    if file is None or not isinstance(masks, list):
        return
    own: Mapping[tuple[str, ...], Form] = {
        form.words: form for record in read.records["country"] for form in _plain(record)
    }
    seen: dict[str, int] = defaultdict(int)
    for number, mask in enumerate(masks):
        if not isinstance(mask, str):
            continue
        place = ("masks", number)
        words = form_keys(mask)
        if not has_word(mask):
            message = f"masks: {_no_word(mask)}"
            yield file.problem(place, "C084", message)
        elif mask in seen:
            message = f"masks: `{mask}` stands in line {seen[mask]} already. Remove one of the two"
            yield file.problem(place, "C078", message)
        elif words in own:
            form = own[words]
            message = (
                f"masks: `{mask}` is a form of {form.record.label} (line {form.line}) too. "
                "Remove one of the two"
            )
            yield file.problem(place, "C080", message)
        seen.setdefault(mask, file.line(place))
