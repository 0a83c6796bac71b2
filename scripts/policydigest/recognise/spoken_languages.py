"""Names of languages: "he answered in Spanish" says nothing about Spain.

The word for a language is that for its people. It is the language where somebody speaks it, or
where it stands for itself behind "in" and the like: "in Spanish.", but not "in Spanish waters".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policydigest.model import Document
from policydigest.vocabulary import Language

SECTION = "spoken"
_JOINING = frozenset({",", "/", "&"})  # between names of one list, with the words that join


@dataclass(frozen=True, eq=False)
class Rules:
    """The word lists of one language."""

    names: frozenset[str]
    before: frozenset[tuple[str, ...]]
    before_alone: frozenset[tuple[str, ...]]
    alone_before: frozenset[str]
    after: frozenset[str]
    joining: frozenset[str]


def rules(language: Language) -> Rules:
    """The rules for a language, from its section `spoken`."""

    def phrases(key: str) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(entry.split()) for entry in language.words(SECTION, key))

    return Rules(
        names=frozenset(language.words(SECTION, "names")),
        before=phrases("before"),
        before_alone=phrases("before_alone"),
        alone_before=frozenset(language.words(SECTION, "alone_before")),
        after=frozenset(language.words(SECTION, "after")),
        joining=_JOINING | set(language.words("dates", "conjunctions")),
    )


def spans(document: Document, rules: Rules) -> list[tuple[int, int]]:
    """The stretches (characters) at which a language is named, in reading order."""
    found: list[tuple[int, int]] = []
    read = 0
    for number in document.tokens_that_are(rules.names):
        if number < read:
            continue
        last = _list_end(document.words, number, rules)
        if _is_language(document.words, number, last, rules):
            found += [
                (document.starts[at], document.ends[at])
                for at in range(number, last)
                if document.words[at] in rules.names
            ]
            read = last
    return found


def _list_end(words: Sequence[str], first: int, rules: Rules) -> int:
    """Where a list of names ends: "Spanish, French and German"."""
    end = first + 1
    at = end
    while at < len(words):
        if words[at] in rules.names:
            end = at + 1
        elif words[at] not in rules.joining:
            break
        at += 1
    return end


def _is_language(words: Sequence[str], first: int, last: int, rules: Rules) -> bool:
    if _ends_with(words, first, rules.before):
        return True
    following = words[last] if last < len(words) else ""
    if following == "-" and last + 1 < len(words):
        following = words[last + 1]
    if following in rules.after:
        return True
    alone = following in rules.alone_before or not following[:1].isalnum()
    return alone and _ends_with(words, first, rules.before_alone)


def _ends_with(words: Sequence[str], end: int, phrases: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of the phrases stands right before a place, in any case of its letters."""
    return any(
        tuple(word.lower() for word in words[max(end - size, 0) : end]) in phrases
        for size in (1, 2)
    )
