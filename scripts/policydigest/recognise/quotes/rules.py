"""What a language says of reported speech: its word lists ready for use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policydigest.recognise.patterns import any_of
from policydigest.recognise.people.flags import Word, fold
from policydigest.recognise.people.rules import rules as people_rules
from policydigest.vocabulary import Language


@dataclass(frozen=True, eq=False)
class Rules:
    """The word lists of one language, ready for use."""

    verbs: frozenset[str]
    second_words: Mapping[str, frozenset[str]]  # of verbs that need one: "put it"
    participles: frozenset[str]
    judging: re.Pattern[str]  # right before words for a thing: "calling it a"
    with_hearer: frozenset[str]  # verbs behind which stands who hears it
    introducing: tuple[str, ...]  # a quotation begins behind one of these
    according: tuple[str, ...]
    masculine: frozenset[str]
    feminine: frozenset[str]
    neutral: frozenset[str]
    nameless: frozenset[str]  # of these, those that may go back to "a spokesperson"
    person_nouns: frozenset[str]
    alike: Mapping[str, frozenset[str]]  # offices that mean one: judge and justice
    body_nouns: frozenset[str]
    spokespeople: frozenset[str]
    agents: re.Pattern[str]  # right before whom somebody speaks for: "a lawyer for "
    titled: tuple[str, ...]
    small_words: frozenset[str]  # of titles
    named: tuple[str, ...]  # what has a title: " law"
    not_subjects: frozenset[str]
    relatives: tuple[str, ...]  # behind these stands whose relative somebody is
    kin: frozenset[str]  # the first words of these
    possessives: frozenset[str]
    own_words: frozenset[str]
    determiners: frozenset[str]
    joiners: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    before_nouns: frozenset[str]  # a word that may be a verb is a noun behind one of these
    adverbs: frozenset[str]
    things: frozenset[str]  # pronouns for a body
    written: frozenset[str]  # what is read, and speaks not: "Article"
    links: tuple[str, ...]  # what a page's links say: "Read More "
    persons: frozenset[str]
    pronouns: frozenset[str]
    names: Mapping[str, int]
    for_women: frozenset[str]
    for_men: frozenset[str]
    abbreviations: frozenset[str]  # whose full stop ends no sentence

    def gender(self, name: str, before: str, role: str | None) -> str:
        """ "f", "m" or "" for a person: by the title, the office, then the first name."""
        for word in (before.rstrip(". "), *(role or "").lower().split()):
            if word in self.for_women:
                return "f"
            if word in self.for_men:
                return "m"
        flags = self.names.get(fold(name.split(" ", 1)[0]), 0)
        if bool(flags & Word.WOMAN) != bool(flags & Word.MAN):
            return "f" if flags & Word.WOMAN else "m"
        return ""


def rules(language: Language) -> Rules:
    """The rules for a language."""

    def words(key: str, section: str = "quotes") -> tuple[str, ...]:
        return language.words(section, key)

    persons = frozenset((*words("masculine"), *words("feminine")))
    determiners = frozenset(words("determiners", "people"))
    people = people_rules(language)
    return Rules(
        verbs=frozenset(phrase.split()[0] for phrase in words("verbs")),
        second_words=_second_words(words("verbs")),
        participles=frozenset(words("participles")),
        judging=re.compile(rf"\b({any_of(words('judging'))})\s(?:[\w’'-]+\s){{1,7}}$"),
        with_hearer=frozenset(words("with_hearer")),
        introducing=(*words("introducing"), *words("participles")),
        according=words("according"),
        masculine=frozenset(words("masculine")),
        feminine=frozenset(words("feminine")),
        neutral=frozenset(words("neutral")),
        nameless=frozenset(words("nameless")),
        person_nouns=frozenset(
            fold(word)
            for word in (
                *words("person_nouns"),
                *words("offices", "people"),
                *words("callings", "people"),
            )
        ),
        alike={
            word: frozenset(group.split()) for group in words("alike") for word in group.split()
        },
        body_nouns=frozenset(words("body_nouns")),
        spokespeople=frozenset(words("spokespeople")),
        agents=re.compile(
            rf"\b({any_of((*words('spokespeople'), *words('agents')))})\s"
            rf"(?:{any_of(words('agents_for'))})\s(?:[\w.’'-]+\s){{0,4}}$"
        ),
        titled=words("titled"),
        small_words=frozenset(words("small_words")),
        named=tuple(f" {noun}" for noun in words("named")),
        not_subjects=frozenset(words("not_subjects")),
        relatives=people.relatives,
        kin=people.kin,
        possessives=frozenset(words("possessives", "people")) - frozenset(words("indefinite")),
        own_words=frozenset(words("own_words")),
        determiners=determiners,
        joiners=frozenset(words("joiners", "people")),
        definite=frozenset(words("definite")),
        indefinite=frozenset(words("indefinite")),
        before_nouns=determiners | frozenset(words("before_nouns")),
        adverbs=frozenset(words("adverbs")),
        things=frozenset(words("things")),
        written=frozenset(words("written")),
        links=tuple(f"{link} " for link in sorted(words("links"), key=len, reverse=True)),
        persons=persons,
        pronouns=persons | frozenset(words("neutral")),
        names=people.words,
        for_women=frozenset(words("for_women", "people")),
        for_men=frozenset(words("for_men", "people")),
        abbreviations=frozenset(words("abbreviations", "text")),
    )


def _second_words(verbs: Sequence[str]) -> dict[str, frozenset[str]]:
    """What must stand behind the first word of verbs of several, unless it is a verb alone."""
    phrases = [verb.split() for verb in verbs]
    alone = {words[0] for words in phrases if len(words) == 1}
    pairs = [words[:2] for words in phrases if len(words) > 1 and words[0] not in alone]
    return {first: frozenset(s for f, s in pairs if f == first) for first, _ in pairs}
