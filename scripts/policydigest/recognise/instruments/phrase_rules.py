"""The word lists by which instruments without a capitalised name are found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from policydigest.recognise.patterns import Phrases, any_of
from policydigest.vocabulary import Language

_PARTS = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class PhraseRules:
    """The word lists of one language that these phrases are found with."""

    sorts: Mapping[str, tuple[tuple[str, ...], ...]]  # last word → phrases, the longest first
    modifiers: frozenset[str]
    made: frozenset[str]
    making: frozenset[str]
    unmaking: frozenset[tuple[str, str]]  # the last two words, the first empty if there is one only
    judged: re.Pattern[str]
    called: frozenset[str]
    endings: frozenset[str]  # every word that may end a phrase
    same: Mapping[str, str]  # short form or plural in small letters → the sort
    telling: frozenset[str]
    plain: frozenset[str]
    needs_subject: frozenset[str]
    agreeing: Phrases
    agreed_after: re.Pattern[str]
    signed_behind: re.Pattern[str]
    undone: re.Pattern[str]
    hoped_for: re.Pattern[str]
    complements: tuple[tuple[str, ...], ...]
    ends: frozenset[str]
    empty: frozenset[str]
    not_on: frozenset[str]
    links: frozenset[str]
    small: frozenset[str]  # words that belong to no name of a few small words
    goes_on_before: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]  # nouns that mean a law, or an agreement, to the one word for them


def rules(language: Language) -> PhraseRules:
    """The rules for a language."""

    def words(key: str) -> tuple[str, ...]:
        return language.words("instruments", key)

    same = language.table("instruments", "same_sort")
    plain, made, called = words("plain"), words("made"), words("called")
    by_ending: dict[str, list[tuple[str, ...]]] = {}
    for phrase in (*words("generic"), *words("telling"), *same, *plain):
        parts = tuple(_PARTS.findall(phrase.casefold()))
        by_ending.setdefault(parts[-1], []).append(parts)
    agreeing = any_of((*words("agreeing"), *words("making")))
    following: dict[str, set[str]] = {}
    for pair in words("goes_on"):
        *before, after = pair.split()
        following.setdefault(after, set()).update(before)
    return PhraseRules(
        sorts={
            end: tuple(sorted(found, key=len, reverse=True)) for end, found in by_ending.items()
        },
        modifiers=frozenset(words("modifiers")),
        made=frozenset(made),
        making=frozenset((*words("agreeing"), *words("making"))),
        unmaking=frozenset(_last_two(phrase) for phrase in words("unmaking")),
        judged=re.compile(
            r"[^.;:!?\n]{0,160}?\b(?:is|was|are|were|be|been|as)\s(?:(?:ruled|declared|found)\s)?"
            rf"(?:{any_of(words('judged'))})\b"
        ),
        called=frozenset(called),
        endings=frozenset((*by_ending, *made, *called)),
        same={short.casefold(): sort for short, sort in same.items()},
        telling=frozenset(words("telling")),
        plain=frozenset(plain),
        needs_subject=frozenset(words("needs_subject")),
        agreeing=Phrases((*words("agreeing"), *words("making"))),
        agreed_after=re.compile(
            rf"[^.;:!?]{{0,60}}?\b(?<!not )(?:was|were|is|are|has|have|had|been|being|to be)\s+"
            rf"(?:been\s+|to\s+be\s+|\w+ly\s+)?(?:{agreeing})\b",
            re.IGNORECASE,
        ),
        signed_behind=re.compile(
            rf"\s(?:that|which)\s(?:[\w.'’-]+\s){{1,6}}?(?:{any_of(words('signed'))})\s"
        ),
        hoped_for=re.compile(rf"\b(?:{any_of(words('hoped_for'))})\b"),
        undone=re.compile(rf"\b(?:{any_of(words('undone'))})\b", re.IGNORECASE),
        complements=tuple(tuple(phrase.split()) for phrase in words("complements")),
        ends=frozenset(words("complement_ends")),
        empty=frozenset(words("empty")),
        not_on=frozenset(words("not_on")),
        links=frozenset(words("links")),
        small=frozenset((*words("links"), *words("complement_ends"), *words("making"))),
        goes_on_before={after: frozenset(before) for after, before in following.items()},
        kinds={word: kind for kind in ("laws", "agreements") for word in words(kind)},
    )


def _last_two(phrase: str) -> tuple[str, str]:
    before, _, last = phrase.rpartition(" ")
    return before, last
