"""What stands beside an organisation's name and tells whether the story is about it.

The words are those of `languages/<code>/subjects.yml`; what they are worth is told by its weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from policydigest.vocabulary import Language

NEVER = re.compile(r"(?!)")
BRACKET = r"(?: \([^()\n]{1,40}\))?"  # a short form: " (SB)"
BEHIND = 40  # characters behind a name in which a day is looked for
BEFORE = 80  # characters before a name in which "arranged by" is looked for
DESCRIBED = 2  # words between "by" and a name: "arranged by the state bank …"


class Sentence(NamedTuple):
    """The sentence of a name: its bounds, and what holds for all that it names."""

    start: int
    end: int
    has_quote: bool = False  # somebody is quoted in it
    is_last: bool = False  # the story ends with it


class Beside(NamedTuple):
    """What stands beside one mention; each field is a feature of `subjects`, named in `NAMES`."""

    is_agent_aside: bool = False  # who did what is only told beside: "a loan arranged by …"
    is_introduced: bool = False  # the text says what it is: "Solvara, the operator of …"
    is_apposed: bool = False  # a comma leads to it: "the state's own bank, Solvara"
    is_joined: bool = False  # one other is named with it: "… and the Salt Board"
    has_day: bool = False  # it acts on a day: "… said on Monday"
    has_quote: bool = False
    is_last: bool = False
    has_share: bool = False  # what part of a thing it has is told: "Solvara 45 per cent"


NAMES = (
    "did what is told aside",
    "said what it is",
    "named behind a comma",
    "named with another",
    "a day behind it",
    "beside a quotation",
    "in the last sentence",
    "its share is told",
)
NOTHING = Beside()


@dataclass(frozen=True)
class Signs:
    """What a language puts beside names, compiled once."""

    agent: re.Pattern[str] = NEVER  # up to the one who does it: " by the state-owned "
    by: str = "\0"  # what it begins with: " by "
    endings: tuple[str, ...] = ()  # of what was done: "ed"
    done: frozenset[str] = frozenset()  # what was done, with another ending: "held"
    being: frozenset[str] = frozenset()  # before what was done, where it is what is told: "was"
    appositions: tuple[str, ...] = ()  # a comma, with an article or without
    introduction: re.Pattern[str] = NEVER  # what stands behind a name and says what it is
    joint: re.Pattern[str] = NEVER  # behind a name: "and"
    day: re.Pattern[str] = NEVER  # a day behind a name, before the next comma
    share: re.Pattern[str] = NEVER  # behind a name: what part of a thing is its own
    # that many bodies: "five banks"
    numbers: Mapping[int, re.Pattern[str]] = field(default_factory=dict)
    several: Mapping[str, re.Pattern[str]] = field(default_factory=dict)  # by groups: "firms"

    def beside(
        self, text: str, start: int, end: int, sentence: Sentence, *, is_listed: bool = False
    ) -> Beside:
        """What stands beside the name from `start` to `end` of a sentence.

        `is_listed` tells that it stands in a list of three or more names.
        """
        first = max(sentence.start, start - BEFORE)
        return Beside(
            text.find(self.by, first, start) >= 0 and self._is_agent_aside(text, first, start),
            self.introduction.match(text, end) is not None,
            text.endswith(self.appositions, first, start) and _is_low(text, first, start),
            not is_listed and self.joint.match(text, end) is not None,
            self.day.match(text, end, min(sentence.end, end + BEHIND)) is not None,
            sentence.has_quote,
            sentence.is_last,
            self.share.match(text, end, sentence.end) is not None,
        )

    def is_agent(self, text: str, start: int) -> bool:
        """Whether a name at a place is of who does it: "sold by the state-owned | Salt Board"."""
        return self.agent.search(text, max(0, start - BEFORE), start) is not None

    def tell_number(self, number: int, text: str, end: int) -> bool:
        """Whether a text tells before a place of that many: "five rural banks"."""
        return self.numbers.get(number, NEVER).search(text, 0, end) is not None

    def tell_several(self, group: str, text: str, start: int, end: int) -> bool:
        """Whether a line of a text tells of several bodies of a group: "firms"."""
        return self.several.get(group, NEVER).search(text, start, end) is not None

    def _is_agent_aside(self, text: str, begin: int, start: int) -> bool:
        """Whether "by" before a name hangs on a noun: "a loan arranged by the bank"."""
        at = text.rfind(self.by, begin, start)
        between = text[at + len(self.by) : start].split()
        # the article is none of the words
        if len(between) > DESCRIBED + 1 or not all(map(_is_small, between)):
            return False
        before = text[begin:at].split()[-3:]
        if not before or not self.being.isdisjoint(before[:-1]):
            return False
        return before[-1].endswith(self.endings) or before[-1] in self.done


def _is_small(word: str) -> bool:
    """Whether a word, or each part of "state-owned", has small letters alone."""
    return word.replace("-", "").islower()


def _is_low(text: str, begin: int, start: int) -> bool:
    """Whether the word before the last comma between two places is in small letters."""
    return text[begin : text.rfind(",", begin, start)].rpartition(" ")[2].islower()


NO_SIGNS = Signs()


def signs(language: Language, section: str) -> Signs:
    """The signs of a language, from the words of a section."""

    def words(key: str) -> tuple[str, ...]:
        return tuple(language.words(section, key))

    return Signs(
        agent=_agent(words("agents")),
        by=next((f" {said} " for said in words("agents")), "\0"),
        endings=words("done_endings"),
        done=frozenset(words("done")),
        being=frozenset(words("being")),
        appositions=(", ", *(f", {article} " for article in words("articles"))),
        introduction=_behind(", ", words("introductions")),
        joint=_behind(",? ", words("joints")),
        day=_day(words("days"), words("before"), language.table("dates", "months")),
        share=_share(words("shares"), words("rests")),
        numbers=_numbers(
            language.table("dates", "numbers"), language.table("dates", "units"), words("plurals")
        ),
        several={
            group: re.compile(rf"\b(?:{_any_of(map(str.strip, said.split(',')))})\b", re.IGNORECASE)
            for group, said in language.table(section, "several").items()
        },
    )


def _numbers(
    numbers: Mapping[str, str], units: Iterable[str], plurals: Sequence[str]
) -> dict[int, re.Pattern[str]]:
    """Numbers before a noun in the plural that is no time, by what they are."""
    if not plurals:
        return {}
    no_time = rf"(?!(?:{_any_of(units)})\b)"
    noun = rf"(?:{no_time}[\w'’-]+ ){{0,2}}?{no_time}\w+(?:{_any_of(plurals)})\b"
    return {
        int(value): re.compile(rf"\b(?:{value}|{re.escape(word)}) {noun}", re.IGNORECASE)
        for word, value in numbers.items()
    }


def _agent(said: Sequence[str]) -> re.Pattern[str]:
    """Words that lead to who does it, perhaps with a few that say what it is, up to its name."""
    described = rf"(?:[a-z][a-z-]* ){{0,{DESCRIBED}}}"
    return re.compile(rf" (?:{_any_of(said)}) {described}\Z") if said else NEVER


def _behind(lead: str, said: Sequence[str]) -> re.Pattern[str]:
    """A lead and one of the words, behind a name and its short form: " (SB), the"."""
    return re.compile(rf"{BRACKET}{lead}(?:{_any_of(said)})\b") if said else NEVER


def _day(days: Sequence[str], before: Sequence[str], months: Mapping[str, str]) -> re.Pattern[str]:
    """A day by its name or by its month and number, in the same phrase as the name before it.

    `before` are words right behind a name after which the day is one before the story: "had".
    """
    if not days or not months:
        return NEVER
    month = _any_of(months)
    day = rf"(?:{_any_of(days)}|\d{{1,2}} (?:{month})|(?:{month}) \d{{1,2}})"
    return re.compile(rf"{BRACKET}(?! (?:{_any_of(before)})\b)[^,;:()–—]*?\b{day}\b")


def _share(shares: Sequence[str], rests: Sequence[str]) -> re.Pattern[str]:
    """A share behind a name: " accepts 30 per cent", " the rest"."""
    if not shares or not rests:
        return NEVER
    return re.compile(
        rf"{BRACKET}[^,;\n]{{0,40}}?(?:\d ?(?:{_any_of(shares)})| (?:{_any_of(rests)})\b)"
    )


def _any_of(said: Iterable[str]) -> str:
    return "|".join(map(re.escape, said))
