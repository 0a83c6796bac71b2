"""Which sentence of an article tells what: subjects, sums, days, people, bodies."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from policydigest.model import Document, Findings, Span
from policydigest.vocabulary import bare_name


class Told:
    """What each sentence, by its number, tells of the findings."""

    def __init__(self, document: Document, findings: Findings) -> None:
        self._sentences, self._ends = document.sentences, document.sentence_ends
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
        self.subjects = Counter(n for entity in about for n in self._numbers(entity.evidence))
        self._places = {
            number: entity.about
            for _, entity, number in sorted(
                (
                    (span.start, entity, number)
                    for entity in findings.countries
                    for span in entity.evidence
                    for number in self._numbers([span])
                ),
                key=lambda item: -item[0],
            )
        }  # of each sentence's first country, whether the story is about it
        self.sums = Counter(n for sum_ in findings.money for n in self._numbers([sum_.span]))
        facts = [entry for entry in findings.timeline if entry.date != findings.date]
        self.dates = Counter(n for entry in facts for n in self._numbers([entry.span]))
        self.people: dict[int, list[str]] = {}
        for person in findings.people:
            for number in self._numbers(person.evidence):
                self.people.setdefault(number, []).append(person.name)
        self.bodies: dict[int, list[tuple[str, Span]]] = {}
        for body in findings.organisations:
            for span in body.evidence:
                for number in self._numbers([span]):
                    self.bodies.setdefault(number, []).append((bare_name(body.name), span))
        self.days: dict[int, list[tuple[str, str, Span]]] = {}
        for mention in findings.dates:
            whole = len(mention.value) == 10
            if mention.rule != "dateline" and (whole or mention.rule != "attributive"):
                for number in self._numbers([mention.span]):
                    day = (mention.value, mention.rule, mention.span)
                    self.days.setdefault(number, []).append(day)

    def is_elsewhere(self, number: int) -> bool:
        """Whether a sentence begins with a country that the story only mentions."""
        return not self._places.get(number, True)

    def _numbers(self, spans: Iterable[Span]) -> set[int]:
        """The sentences in which any of these begins."""
        found = set()
        for span in spans:
            number = bisect_right(self._ends, span.start)
            if number < len(self._ends) and self._sentences[number].start <= span.start:
                found.add(number)
        return found
