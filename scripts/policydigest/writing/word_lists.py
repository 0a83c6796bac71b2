"""The word lists by which sentences are read and compared, from `languages/<code>/writing.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from policydigest.vocabulary import Language

SECTION = "writing"
Guard = Literal["negations", "possible", "planned", "aims"]
_GUARDS: tuple[Guard, ...] = ("negations", "possible", "planned", "aims")
_ENDINGS = ("ies", "ied", "es", "ed", "ing", "s", "e", "y")
_LEAST_STEM = 3


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists of a language for this, by stem where a word may be bent."""

    function: frozenset[str]
    own: frozenset[str]
    reporting: frozenset[str]
    guards: Mapping[str, Guard]
    auxiliaries: frozenset[str]
    doubts: frozenset[str]
    turning: frozenset[str]
    qualifiers: frozenset[str]
    day_qualifiers: frozenset[str]
    relative: tuple[str, ...]
    leaning: tuple[str, ...]
    numbers: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    spellings: Mapping[str, str]


@lru_cache(maxsize=16)
def lists(language: Language) -> Lists | None:
    """The lists of a language; None where it has none, so that no model can be held to account."""
    if SECTION not in language.sections:
        return None

    def words(key: str) -> tuple[str, ...]:
        return language.words(SECTION, key)

    def table(key: str) -> Mapping[str, Decimal]:
        return {word: Decimal(value) for word, value in language.table(SECTION, key).items()}

    return Lists(
        function=frozenset(words("function")),
        own=frozenset(map(stem, (*words("own"), *words("reporting")))),
        reporting=frozenset(map(stem, words("reporting"))),
        guards={word: kind for kind in _GUARDS for word in words(kind)},
        auxiliaries=frozenset(words("auxiliaries")) | frozenset(words("aims")),
        doubts=frozenset(map(stem, words("doubts"))),
        turning=frozenset(map(stem, words("turning"))),
        qualifiers=frozenset(words("qualifiers")),
        day_qualifiers=frozenset(words("day_qualifiers")),
        relative=words("relative"),
        leaning=(
            *language.words("summarise", "leaning"),
            *language.words("summarise", "person_pronouns"),
        ),
        numbers=table("numbers"),
        scales=table("scales"),
        spellings=language.table(SECTION, "spellings"),
    )


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A word without its ending: "signed", "signs" and "signing" are one."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _LEAST_STEM:
            plain = plain[: -len(ending)]
            break
    if len(plain) > _LEAST_STEM and plain[-1] == plain[-2] and plain[-1] not in "aeiouls":
        plain = plain[:-1]  # "banned"
    return plain
