"""What a language says about sentences that stand alone: its lists, ready to be asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from policydigest.recognise.clauses.leaning import somebody
from policydigest.recognise.clauses.tense import past_tenses
from policydigest.recognise.patterns import Phrases, any_of
from policydigest.vocabulary import Language


class WordLists(NamedTuple):
    """What a language says about sentences that stand alone."""

    leaning: Mapping[str, tuple[str, ...]]  # openings with what ends them, by their first word
    leaning_alone: frozenset[str]
    droppable: Mapping[str, Sequence[str]]
    # Pronouns for a person, with the titles of those for whom they cannot stand: "He", "Mrs".
    pronouns: Mapping[str, frozenset[str]]
    pairs: tuple[str, ...]  # with the space behind them
    within: Phrases
    reference: frozenset[str]
    verb: re.Pattern[str]  # what may be one
    past: re.Pattern[str]  # what may be one in a past tense
    inward: frozenset[str]  # behind which "it" means the sentence's own subject
    firms: frozenset[str]  # words for those whose names take no article
    middles: tuple[str, ...]  # glued to a month or year: "mid-"
    somebody: re.Pattern[str]  # whom a pronoun may stand for
    unnamed: re.Pattern[str]  # somebody without a name, anywhere: "the minister"


@lru_cache(maxsize=16)
def word_lists(language: Language) -> WordLists:
    """The lists of a language, put in order once."""
    leaning, persons = (language.words("summarise", key) for key in ("leaning", "persons"))
    auxiliaries = any_of(set(language.words("dates", "auxiliaries")) - {"to"})
    other_titles = [frozenset(language.words("people", key)) for key in ("for_women", "for_men")]
    return WordLists(
        {
            first: tuple(opening + end for opening in openings for end in (" ", ","))
            for first, openings in _openings(leaning).items()
        },
        frozenset(leaning),
        _openings(language.words("summarise", "droppable")),
        dict(zip(language.words("summarise", "person_pronouns"), other_titles, strict=False)),
        tuple(f"{opening} " for opening in language.words("summarise", "pairs")),
        Phrases(language.words("summarise", "dangling_within")),
        frozenset(language.table("dates", "reference")),
        re.compile(rf"\b(?:{auxiliaries}|[a-z]+s)\b|{past_tenses(language).pattern}"),
        past_tenses(language),
        frozenset((*language.words("dates", "inward"), *language.words("dates", "reports"))),
        frozenset(language.words("summarise", "firms")),
        language.words("dates", "middles"),
        somebody(persons),
        re.compile(rf"\b(?:[Tt]he|[Aa]n?) (?:[\w-]+ )?(?:{any_of(persons)})\b"),
    )


def _openings(phrases: Sequence[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for opening in phrases:
        table.setdefault(opening.split(" ")[0], []).append(opening)
    return table
