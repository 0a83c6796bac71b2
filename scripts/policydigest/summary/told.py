"""Which sentence of an article tells what: subjects, sums, days, people, bodies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress, repeat
from operator import attrgetter, itemgetter, le
from typing import TypeVar

from policydigest.dates import is_day
from policydigest.model import Document, Findings, Span
from policydigest.vocabulary import bare_name

Day = tuple[str, str, Span]  # its value, by which rule, and where it stands
_START = itemgetter(0)  # of a span
_DAY = attrgetter("value", "rule", "span")
_Thing = TypeVar("_Thing")


class Told:
    """What each sentence, by its number, tells of the findings."""

    def __init__(self, document: Document, findings: Findings) -> None:
        self._ends = document.sentence_ends
        # Behind the last one nothing begins.
        self._begins = [*(one.start for one in document.sentences), len(document.text) + 1]
        about = [
            entity
            for entity in (
                *findings.countries,
                *findings.organisations,
                *findings.instruments,
                *findings.people,
            )
            if entity.about
        ]
        self.subjects = Counter(
            number for entity in about for number in set(self._told(entity.evidence))
        )
        countries = [
            (span[0], number, entity.about)
            for entity in findings.countries
            for number, span in self._placed(entity.evidence, entity.evidence)
        ]
        countries.sort(key=_START, reverse=True)
        # Of each sentence's first country, whether the story is about it.
        self._places = {number: about for _, number, about in countries}
        self.sums = Counter(self._told(sum_.span for sum_ in findings.money))
        facts = [entry for entry in findings.timeline if entry.date != findings.date]
        self.dates = Counter(self._told(entry.span for entry in facts))
        self.people: dict[int, list[str]] = {}
        for person in findings.people:
            for number in set(self._told(person.evidence)):
                self.people.setdefault(number, []).append(person.name)
        self.bodies: dict[int, list[tuple[str, Span]]] = {}
        for body in findings.organisations:
            name = bare_name(body.name)
            for number, span in self._placed(body.evidence, body.evidence):
                self.bodies.setdefault(number, []).append((name, span))
        self.days: dict[int, list[Day]] = {}
        days = [
            (value, rule, span)
            for value, rule, span in map(_DAY, findings.dates)
            if rule != "dateline" and (rule != "attributive" or is_day(value))
        ]
        for number, day in self._placed([span for _, _, span in days], days):
            self.days.setdefault(number, []).append(day)

    def is_elsewhere(self, number: int) -> bool:
        """Whether a sentence begins with a country that the story only mentions."""
        return not self._places.get(number, True)

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """The sentences that lie in one of these as a whole, quotation marks apart."""
        found: set[int] = set()
        for start, end, _ in spans:
            first = bisect_left(self._begins, start - 1)
            found.update(range(first, bisect_right(self._ends, end + 2)))
        return frozenset(found)

    def _told(self, spans: Iterable[Span]) -> Iterator[int]:
        """The sentences in which these begin, for each that begins in one."""
        return map(_START, self._placed(spans, repeat(None)))

    def _placed(
        self, spans: Iterable[Span], things: Iterable[_Thing]
    ) -> Iterator[tuple[int, _Thing]]:
        """What belongs to these, each with the sentence in which its span begins, if one does."""
        starts = [*map(_START, spans)]
        numbers = [*map(bisect_right, repeat(self._ends), starts)]
        is_inside = map(le, map(self._begins.__getitem__, numbers), starts)
        return compress(zip(numbers, things, strict=False), is_inside)
