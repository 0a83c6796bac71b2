"""The forms of the vocabulary: what each may mean, and how forms are compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from policydigest.text import TOKEN
from policydigest.vocabulary import AmbiguousForm, Vocabulary, bare_name

Via = Literal[
    "name", "form", "former", "demonym", "capital", "metonym", "place", "mask", "translation"
]
Kind = Literal["country", "organisation", "instrument", "mask"]


class Candidate(NamedTuple):
    """What a form may mean: an entry of the vocabulary, and what sort of form of it this is."""

    kind: Kind
    id: str
    via: Via
    form: str
    context: AmbiguousForm | None = None


def token_key(text: str) -> str:
    """A token as it is compared: composed characters, straight apostrophes, plain hyphens."""
    return text if text.isascii() else _folded(text)


@lru_cache(maxsize=1 << 14)
def _folded(text: str) -> str:
    return (
        unicodedata.normalize("NFC", text)
        .replace("’", "'")
        .replace("–", "-")
        .replace("‑", "-")
        .replace("‐", "-")
    )


def form_keys(form: str) -> tuple[str, ...]:
    """A form as the keys of its tokens."""
    tokens = TOKEN.findall(form)
    return tuple(tokens if form.isascii() else map(token_key, tokens))


def first_key(form: str) -> str | None:
    """The first of a form's keys, if it has any."""
    word = form.partition(" ")[0]
    if word.isascii() and word.isalpha():
        return word  # most forms: letters alone are one token
    match = TOKEN.search(form)
    return token_key(match.group()) if match else None


def candidates(vocabulary: Vocabulary, language: str) -> Iterator[Candidate]:
    """Every form of the vocabulary with what it may mean, in a language."""
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
    small = frozenset(_words(vocabulary, language, "organisations", "written_small"))
    for kind, entries in (
        ("organisation", vocabulary.organisations),
        ("instrument", vocabulary.instruments),
    ):
        for entry in entries.values():
            ambiguous = {item.form for item in entry.ambiguous}
            base = bare_name(entry.name)
            for via, forms in (
                ("name", (entry.name, base)),
                ("form", entry.forms),
                ("former", entry.former),
            ):
                for form in forms:
                    if form not in ambiguous:
                        yield Candidate(kind, entry.id, via, form)  # type: ignore[arg-type]
                        for other in _with_small_head(form, small):
                            yield Candidate(kind, entry.id, "form", other)  # type: ignore[arg-type]
            for item in entry.ambiguous:
                yield Candidate(kind, entry.id, "form", item.form, item)  # type: ignore[arg-type]
    for mask in vocabulary.masks:
        yield Candidate("mask", mask, "mask", mask)
    elisions = _words(vocabulary, language, "text", "elisions")  # "l'Iran", "d'Espagne"
    for identifier, record in translations(vocabulary, language):
        for key, via in (("forms", "translation"), ("demonyms", "demonym"), ("capital", "capital")):
            value = record.get(key, ())
            for form in (value,) if isinstance(value, str) else value:
                yield Candidate("country", identifier, via, str(form))
                for joined in elisions if _begins_softly(str(form)) else ():
                    yield Candidate("country", identifier, via, joined + str(form))


def _with_small_head(form: str, heads: Collection[str]) -> Iterator[str]:
    """A form of two words as many write it: "Interior ministry", "interior ministry"."""
    first, _, head = form.partition(" ")
    if head in heads:
        yield f"{first} {head.lower()}"
        yield form.lower()


def _words(vocabulary: Vocabulary, language: str, section: str, key: str) -> tuple[str, ...]:
    found = vocabulary.languages.get(language)
    return found.words(section, key) if found else ()


def _begins_softly(form: str) -> bool:
    """Whether a form begins with a vowel or an h."""
    return unicodedata.normalize("NFD", form[:1]).casefold()[:1] in tuple("aeiouhyœ")


def translations(
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
