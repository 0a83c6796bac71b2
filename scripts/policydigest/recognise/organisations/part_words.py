"""A language's words that tell what part an organisation plays where it is named."""

from __future__ import annotations

from dataclasses import dataclass

from policydigest.vocabulary import Language


@dataclass(frozen=True)
class PartWords:
    """The word lists that `parts` asks; the vocabulary says what each is for."""

    past_deeds: frozenset[str]
    participles: frozenset[str]
    participles_of_acts: frozenset[str]
    been: frozenset[str]
    not_done: frozenset[str]
    given: frozenset[str]
    signed: frozenset[str]
    dealt_out: frozenset[str]
    behind_new: frozenset[str]
    is_one: frozenset[str]
    pages: frozenset[str]
    platform_nouns: frozenset[str]
    craft: frozenset[str]
    houses: frozenset[str]
    speakers: frozenset[str]


def part_words(language: Language, section: str) -> PartWords:
    """The words of a language, from the lists of this section."""

    def words(key: str) -> frozenset[str]:
        return frozenset(language.words(section, key))

    return PartWords(
        past_deeds=words("past_deeds"),
        participles=words("participles"),
        participles_of_acts=words("participles_of_acts"),
        been=words("been"),
        not_done=words("not_done"),
        given=words("given"),
        signed=words("signed"),
        dealt_out=words("dealt_out"),
        behind_new=words("behind_new"),
        is_one=words("is_one"),
        pages=words("pages"),
        platform_nouns=words("platform_nouns"),
        craft=words("craft"),
        houses=words("houses"),
        speakers=words("speakers"),
    )
