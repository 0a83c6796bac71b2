"""What stands beside an organisation's name and tells whether the story is about it.

The words are those of `languages/<code>/subjects.yml`; what they are worth is told by its weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policydigest.vocabulary import Language

NEVER = re.compile(r"(?!)")
BRACKET = r"(?: \([^()\n]{1,40}\))?"  # a short form: " (SB)"
BEHIND = 40  # characters behind a name in which a day is looked for
BEFORE = 80  # characters before a name in which "arranged by" is looked for
LONGEST = 24  # characters of a word
DESCRIBED = 2  # words between "by" and a name: "arranged by the state bank …"


class Beside(NamedTuple):
    """What stands beside one mention."""

    is_agent: bool = False  # who did what is told: "was sold by …"
    is_agent_aside: bool = False  # who did what is only told beside: "a loan arranged by …"
    is_introduced: bool = False  # the text says what it is: "Solvara, the operator of …"
    is_apposed: bool = False  # a comma leads to it: "the state's own bank, Solvara"
    is_joined: bool = False  # another is named with it: "… and the Salt Board"
    has_day: bool = False  # it acts on a day: "… said on Monday"


NOTHING = Beside()


@dataclass(frozen=True)
class Signs:
    """What a language puts beside names, compiled once."""

    agents: tuple[str, ...] = ()  # what stands before the one who does it: " by the "
    by: tuple[str, ...] = ()  # of these, the ones without an article: " by "
    endings: tuple[str, ...] = ()  # of what was done: "ed"
    done: frozenset[str] = frozenset()  # what was done, with another ending: "held"
    being: frozenset[str] = frozenset()  # before what was done, where it is what is told: "was"
    appositions: tuple[str, ...] = ()  # a comma, with an article or without
    introduction: re.Pattern[str] = NEVER  # what stands behind a name and says what it is
    joint: re.Pattern[str] = NEVER  # behind a name: "and"
    day: re.Pattern[str] = NEVER  # a day behind a name, before the next comma

    def beside(self, text: str, start: int, end: int, sentence: tuple[int, int]) -> Beside:
        """What stands beside the name from `start` to `end` in a sentence with these bounds."""
        is_agent = text.endswith(self.agents, 0, start)
        return Beside(
            is_agent=is_agent,
            is_agent_aside=self._is_agent_aside(text, max(sentence[0], start - BEFORE), start),
            is_introduced=bool(self.introduction.match(text, end)),
            is_apposed=self._is_apposed(text, start),
            is_joined=bool(self.joint.match(text, end)),
            has_day=bool(self.day.match(text, end, min(end + BEHIND, sentence[1]))),
        )

    def _is_agent_aside(self, text: str, begin: int, start: int) -> bool:
        """Whether "by" before a name hangs on a noun: "a loan arranged by the bank"."""
        at, by = max(((text.rfind(by, begin, start), by) for by in self.by), default=(-1, ""))
        if at < 0:
            return False
        between = text[at + len(by) : start].split()
        # the article is none of the words
        if len(between) > DESCRIBED + 1 or not "".join(between).replace("-", "").islower():
            return False
        before = text[begin:at].split()[-3:]
        if not before or not self.being.isdisjoint(before[:-1]):
            return False
        return before[-1].endswith(self.endings) or before[-1] in self.done

    def _is_apposed(self, text: str, start: int) -> bool:
        """Whether a comma behind a word in small letters stands before a name."""
        for comma in self.appositions:
            if text.endswith(comma, 0, start):
                at = start - len(comma)
                before = text[max(at - LONGEST, 0) : at].split()[-1:]
                return bool(before) and before[0].islower()
        return False


NO_SIGNS = Signs()


def signs(language: Language, section: str) -> Signs:
    """The signs of a language, from the words of a section."""

    def words(key: str) -> tuple[str, ...]:
        return tuple(language.words(section, key))

    return Signs(
        agents=tuple(f" {said} " for said in words("agents")),
        by=tuple(f" {said} " for said in words("agents") if " " not in said),
        endings=words("done_endings"),
        done=frozenset(words("done")),
        being=frozenset(words("being")),
        appositions=(", ", *(f", {article} " for article in words("articles"))),
        introduction=_behind(", ", words("introductions")),
        joint=_behind(",? ", words("joints")),
        day=_day(words("days"), words("before"), language.table("dates", "months")),
    )


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


def _any_of(said: Iterable[str]) -> str:
    return "|".join(map(re.escape, said))
