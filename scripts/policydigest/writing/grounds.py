"""The source as ground for sentences: which of its own a sentence rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from policydigest.model import Findings
from policydigest.writing.terms import Line, Term, aliases
from policydigest.writing.word_lists import Lists, stem

_MORE = 4  # what a word counts, where a name counts one
_BEFORE = 2  # sentences in which a name may stand that "it" or "the ministry" takes up

_WORD = re.compile(r"\w[\w'’]*")


@dataclass(frozen=True)
class Ground:
    """The sentences of a source, with what was found in it."""

    text: str
    lines: tuple[Line, ...]
    findings: Findings
    lists: Lists

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything that the source says, anywhere."""
        return frozenset(term.key for line in self.lines for term in line.terms)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The source's own names for what is in no vocabulary."""
        return aliases(self.findings)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words of names too, each by itself."""
        return stems_of(self.lines)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words that the source writes with a capital somewhere, in small letters."""
        words = (word for line in self.lines for t in line.terms for word in _WORD.findall(t.text))
        return frozenset(word.casefold() for word in words if word[0].isupper())

    @cached_property
    def days(self) -> frozenset[str]:
        """The dates of the source, and the months and years they lie in."""
        told = [day.value for day in self.findings.dates]
        told += [day for day in (self.findings.date, self.findings.month) if day]
        return frozenset(day[:length] for day in told for length in (4, 7, 10))

    def is_event(self, day: str) -> bool:
        """Whether it is the day of the event, or its month or year: told of any sentence."""
        event = self.findings.date or self.findings.month or ""
        return bool(event) and event.startswith(day)

    def anchors(self, terms: Sequence[Term], most: int) -> tuple[int, ...]:
        """The sentences, at most so many, that together hold most of these terms.

        Each after the first shares at least two with them, names aside: one that is new, and one
        that a sentence before it holds too.
        """
        asked = {term.key: term.kind for term in terms}
        missing = set(asked)
        chosen: list[int] = []
        while missing and len(chosen) < most:
            shared = [{t.key for t in line.terms} & asked.keys() for line in self.lines]
            gains = [
                sum(1 if asked[key] == "name" else _MORE for key in keys & missing)
                if not chosen or any(asked[key] != "name" for key in keys - missing)
                else 0
                for keys in shared
            ]
            best = max(range(len(gains)), key=lambda n: (gains[n], -n), default=-1)
            if best < 0 or gains[best] < (_MORE if chosen else 1):
                break
            chosen.append(best)
            missing -= shared[best]
        return tuple(chosen)

    def near(self, anchors: Iterable[int]) -> tuple[Line, ...]:
        """These sentences, the ones before each, the headline and the opening."""
        numbers = {0, 1, *(n for a in anchors for n in range(a - _BEFORE, a + 1))}
        return tuple(self.lines[n] for n in sorted(numbers) if 0 <= n < len(self.lines))


def stems_of(lines: Iterable[Line]) -> frozenset[str]:
    """Everything that sentences say, and the words of their names and dates each by itself."""
    terms = [term for line in lines for term in line.terms]
    words = (word for term in terms for word in _WORD.findall(term.text))
    return frozenset([*(term.key for term in terms), *map(stem, words)])
