"""The name list at work: every form of the vocabulary found in a document, longest first.

A trie over tokens, walked once along the document: the time depends on the text's length and not
on the size of the vocabulary. Which of several entries a form means is the recognisers' business;
here stand only the contexts that an ambiguous form needs, given as data in the vocabulary.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from policydigest.model import Document
from policydigest.text import TOKEN, sentence_at
from policydigest.vocabulary import AmbiguousForm, Vocabulary

Via = Literal[
    "name", "form", "former", "demonym", "capital", "metonym", "place", "mask", "translation"
]
Kind = Literal["country", "organisation", "instrument", "mask"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a form may mean: an entry of the vocabulary, and what sort of form of it this is."""

    kind: Kind
    id: str
    via: Via
    form: str
    context: AmbiguousForm | None = None


class Match(NamedTuple):
    """A form in the text: characters `start:end`, tokens `first:last`, and what it may mean."""

    start: int
    end: int
    first: int
    last: int
    candidates: tuple[Candidate, ...]


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)


def token_key(text: str) -> str:
    """A token as it is compared: composed characters, straight apostrophes, plain hyphens."""
    if text.isascii():
        return text
    return (
        unicodedata.normalize("NFC", text)
        .replace("’", "'")
        .replace("–", "-")
        .replace("‑", "-")
        .replace("‐", "-")
    )


def form_keys(form: str) -> tuple[str, ...]:
    """A form as the keys of its tokens."""
    return tuple(token_key(match.group()) for match in TOKEN.finditer(form))


class Gazetteer:
    """All forms of a vocabulary, ready to be looked for."""

    def __init__(self, vocabulary: Vocabulary, language: str = "en") -> None:
        self._root = _Node()
        self._capitals = _Node()  # the same forms in capitals, for headlines set in them
        self._context_words: dict[str, tuple[str, ...]] = {}
        for candidate in _candidates(vocabulary, language):
            self._add(candidate)

    def _add(self, candidate: Candidate) -> None:
        keys = form_keys(candidate.form)
        if not keys:
            return
        _insert(self._root, keys, candidate)
        upper = tuple(key.upper() for key in keys)
        # "US" and "us", "IT" and "it": a short form in capitals is kept for the ordinary walk.
        if upper != keys and len("".join(keys)) > 3:
            _insert(self._capitals, upper, candidate)
        if candidate.context:
            context = candidate.context
            for phrase in (*context.when, *context.unless, *context.before, *context.after):
                self._context_words.setdefault(phrase, form_keys(phrase))

    def find(self, document: Document) -> list[Match]:
        """All longest matches in reading order; a mask takes its words away from other forms.

        Where all the candidates of a longest form are ruled out by their context, the next
        shorter form at that place is tried.
        """
        keys = [token_key(token.text) for token in document.tokens]
        context = _Context(document, keys, self._context_words)
        in_capitals = _capital_tokens(document)
        matches: list[Match] = []
        position, count = 0, len(keys)
        begins, begins_in_capitals = self._root.children, self._capitals.children
        while position < count:
            key = keys[position]
            if key not in begins and not (in_capitals[position] and key in begins_in_capitals):
                position += 1
                continue
            found = self._longest(position, keys, context, in_capitals)
            if found is None:
                position += 1
                continue
            last, candidates = found
            if not all(candidate.kind == "mask" for candidate in candidates):
                first_token, last_token = document.tokens[position], document.tokens[last - 1]
                matches.append(Match(first_token.start, last_token.end, position, last, candidates))
            position = last
        return matches

    def _longest(
        self, position: int, keys: list[str], context: _Context, in_capitals: list[bool]
    ) -> tuple[int, tuple[Candidate, ...]] | None:
        ends = _walk(self._root, keys, position)
        if in_capitals[position]:
            ends += _walk(self._capitals, keys, position)
        ends.sort(key=lambda end: -end[0])
        for last, candidates in ends:
            fitting = tuple(c for c in candidates if context.allows(c, position, last))
            if fitting:
                return last, fitting
        return None


def _insert(node: _Node, keys: tuple[str, ...], candidate: Candidate) -> None:
    for key in keys:
        node = node.children.setdefault(key, _Node())
    if not any(c.id == candidate.id and c.kind == candidate.kind for c in node.candidates):
        node.candidates.append(candidate)


def _walk(node: _Node, keys: list[str], position: int) -> list[tuple[int, list[Candidate]]]:
    """All forms that begin at `position`, as (end, candidates), shortest first."""
    ends: list[tuple[int, list[Candidate]]] = []
    for index in range(position, len(keys)):
        step = node.children.get(keys[index])
        if step is None:
            break
        node = step
        if node.candidates:
            ends.append((index + 1, node.candidates))
    return ends


def _capital_tokens(document: Document) -> list[bool]:
    """For each token whether it is set in capitals: a word of a headline, a dateline's city.

    A two-letter word counts only in a sentence set in capitals throughout.
    """
    flags = [len(token.text) > 2 and token.text.isupper() for token in document.tokens]
    for sentence in document.sentences:
        first, last = sentence.first, sentence.last
        capital = sum(flags[first:last])
        if capital >= 3 and 2 * capital > last - first:
            words = [t.text for t in document.tokens[first:last] if t.text[0].isalpha()]
            if sum(word.isupper() for word in words) >= 0.8 * len(words):
                flags[first:last] = [True] * (last - first)
    return flags


class _Context:
    """Answers, for one document, whether an ambiguous form stands in the right company."""

    def __init__(
        self, document: Document, keys: list[str], phrases: dict[str, tuple[str, ...]]
    ) -> None:
        self._document, self._keys, self._phrases = document, keys, phrases
        self._places: dict[str, list[int]] = {}
        self._first: dict[str, list[int]] | None = None

    def allows(self, candidate: Candidate, first: int, last: int) -> bool:
        """Whether the tokens `first:last` may mean this candidate here."""
        context = candidate.context
        if context is None:
            return True
        if any(self._ends_at(phrase, first) for phrase in context.before):
            return False
        if any(self._starts_at(phrase, last) for phrase in context.after):
            return False
        if context.when and not any(self._positions(phrase) for phrase in context.when):
            return False
        if not context.unless:
            return True
        sentence = self._sentence(first)
        title = self._title_tokens()
        for phrase in context.unless:
            for position in self._positions(phrase):
                inside = first <= position < last
                if not inside and (
                    sentence[0] <= position < sentence[1] or title[0] <= position < title[1]
                ):
                    return False
        return True

    def _sentence(self, token: int) -> tuple[int, int]:
        if not self._document.sentences:
            return 0, len(self._keys)
        number = sentence_at(self._document, self._document.tokens[token].start)
        sentence = self._document.sentences[number]
        return sentence.first, sentence.last

    def _title_tokens(self) -> tuple[int, int]:
        title = self._document.title
        if title is None:
            return 0, 0
        return self._sentence_of_character(title.start)

    def _sentence_of_character(self, position: int) -> tuple[int, int]:
        sentence = self._document.sentences[sentence_at(self._document, position)]
        return sentence.first, sentence.last

    def _positions(self, phrase: str) -> list[int]:
        """The token positions at which a phrase begins."""
        found = self._places.get(phrase)
        if found is None:
            if self._first is None:
                self._first = {}
                for index, key in enumerate(self._keys):
                    self._first.setdefault(key, []).append(index)
            words = self._phrases[phrase]
            starts = self._first.get(words[0], []) if words else []
            found = [p for p in starts if tuple(self._keys[p : p + len(words)]) == words]
            self._places[phrase] = found
        return found

    def _ends_at(self, phrase: str, position: int) -> bool:
        words = self._phrases[phrase]
        return (
            position >= len(words) > 0
            and tuple(self._keys[position - len(words) : position]) == words
        )

    def _starts_at(self, phrase: str, position: int) -> bool:
        words = self._phrases[phrase]
        return bool(words) and tuple(self._keys[position : position + len(words)]) == words


def _candidates(vocabulary: Vocabulary, language: str) -> Iterator[Candidate]:
    for country in vocabulary.countries.values():
        named: tuple[tuple[Via, Iterable[str]], ...] = (
            ("name", (country.name, country.official)),
            ("form", country.forms),
            ("former", country.former),
            ("demonym", country.demonyms),
            ("capital", (country.capital,) if country.capital else ()),
            ("metonym", country.metonyms),
            ("place", country.places),
        )
        ambiguous = {item.form for item in country.ambiguous}
        for via, forms in named:
            for form in forms:
                if form and form not in ambiguous:
                    yield Candidate("country", country.id, via, form)
        vias = {form: via for via, forms in named for form in forms}
        for item in country.ambiguous:
            yield Candidate("country", country.id, vias.get(item.form, "form"), item.form, item)
    for kind, entries in (
        ("organisation", vocabulary.organisations),
        ("instrument", vocabulary.instruments),
    ):
        for entry in entries.values():
            ambiguous = {item.form for item in entry.ambiguous}
            base = entry.name.split(" (")[0]
            for via, forms in (
                ("name", (entry.name, base)),
                ("form", entry.forms),
                ("former", entry.former),
            ):
                for form in forms:
                    if form not in ambiguous:
                        yield Candidate(kind, entry.id, via, form)  # type: ignore[arg-type]
            for item in entry.ambiguous:
                yield Candidate(kind, entry.id, "form", item.form, item)  # type: ignore[arg-type]
    for mask in vocabulary.masks:
        yield Candidate("mask", mask, "mask", mask)
    for identifier, record in _translations(vocabulary, language):
        for key, via in (("forms", "translation"), ("demonyms", "demonym"), ("capital", "capital")):
            value = record.get(key, ())
            for form in (value,) if isinstance(value, str) else value:
                yield Candidate("country", identifier, via, str(form))  # type: ignore[arg-type]


def _translations(
    vocabulary: Vocabulary, language: str
) -> Iterator[tuple[str, dict[str, Iterable[str]]]]:
    """The country names of another language: `languages/<code>/countries.yml`, by country id."""
    found = vocabulary.languages.get(language)
    section = found.sections.get("countries", {}) if found else {}
    names = section.get("countries", {})
    if isinstance(names, dict):
        for identifier, record in names.items():
            if identifier in vocabulary.countries and isinstance(record, dict):
                yield identifier, record
