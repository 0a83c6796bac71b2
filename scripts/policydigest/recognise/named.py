"""What a text names, in the order in which it can be told: whoever comes later sees what was taken.

    people ─ organisations ─ instruments ─ countries

A person's surname, a company's name or a language does not speak for a country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from policydigest.model import Document, EntityKind, Mention, Span
from policydigest.recognise import acronyms, names, spoken_languages
from policydigest.recognise.clues import Clues
from policydigest.recognise.countries import hints, parts
from policydigest.recognise.countries import recogniser as countries
from policydigest.recognise.gazetteer import Match, Rejected
from policydigest.recognise.instruments import recogniser as instruments
from policydigest.recognise.organisations import recogniser as organisations
from policydigest.recognise.people import recogniser as people
from policydigest.recognise.rule_set import RuleSet
from policydigest.vocabulary import Vocabulary
from policydigest.vocabulary.kinds import PUBLIC_BODIES


class Named(NamedTuple):
    """The mentions of each kind in reading order, none inside another of its kind."""

    people: Sequence[Mention]
    organisations: Sequence[Mention]
    instruments: Sequence[Mention]
    countries: Sequence[Mention]

    def by_kind(self) -> Mapping[EntityKind, Sequence[Mention]]:
        """The mentions by the kind of what they name."""
        return {
            "country": self.countries,
            "organisation": self.organisations,
            "instrument": self.instruments,
            "person": self.people,
        }


def find(
    document: Document, vocabulary: Vocabulary, rules: RuleSet, rejected: list[Rejected] | None
) -> Named:
    """All that a document names; the listed forms that mean something else go into `rejected`."""
    matches = rules.gazetteer.find(document, rejected)
    runs = names.runs(document, vocabulary.languages[document.language])
    definitions = acronyms.definitions(document, runs)
    persons = people.find(document, matches, runs, vocabulary, rules.people)
    taken = [*_spans(persons), *_surnames(matches, persons)]
    spoken = spoken_languages.spans(document, rules.spoken)
    taken += spoken
    if rejected is not None:
        rejected += _languages(matches, spoken)
    weights = hints.named(matches, taken, vocabulary) or hints.by_acronyms(
        matches, document.text, vocabulary
    )
    clues = Clues(document, vocabulary, matches, runs, definitions, persons, weights)
    bodies, means = _without_overlap(
        organisations.find(clues, rules.organisations),
        instruments.find(clues, rules.instruments),
    )
    private = _private(bodies, vocabulary)
    places = countries.find(
        document,
        matches,
        vocabulary,
        masked=[*taken, *private],
        resolved={(m.span.start, m.span.end): m.id for m in bodies if m.id},
    )
    leading = _leading(document, bodies, private)
    places = parts.weigh(document, places, leading, rules.countries)
    return Named(persons, bodies, means, parts.at_home(places, bodies))


def _leading(
    document: Document, bodies: Sequence[Mention], private: Sequence[tuple[int, int]]
) -> list[Span]:
    """Where the companies and the like stand that the headline names."""
    end = document.title.end if document.title else 0
    named = {m.id or m.name for m in bodies if m.span.start < end}
    return [
        m.span
        for m in bodies
        if (m.id or m.name) in named and (m.span.start, m.span.end) in private
    ]


def _private(bodies: Sequence[Mention], vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """The spans of companies, media and the like, which do not speak for a country."""
    spans = []
    for mention in bodies:
        entry = vocabulary.organisations.get(mention.id or "")
        # "Shanghai Commercial Bank", but "Bank of Uganda"
        is_bank = mention.sort == "bank" and " of " not in mention.name
        private = entry.kind not in PUBLIC_BODIES if entry else is_bank
        if private or mention.rule.startswith("company"):
            spans.append((mention.span.start, mention.span.end))
    return spans


def _spans(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    return [(mention.span.start, mention.span.end) for mention in mentions]


def _surnames(matches: Sequence[Match], persons: Sequence[Mention]) -> list[tuple[int, int]]:
    """The spans of single words that are the surname of somebody in the text ("Jordan-led")."""
    surnames = {m.name.split(" ")[-1] for m in persons if " " in m.name}
    if not surnames:
        return []
    return [
        (match.start, match.end)
        for match in matches
        if match.last - match.first == 1
        and any(candidate.form in surnames for candidate in match.candidates)
    ]


def _languages(matches: Sequence[Match], spoken: Sequence[tuple[int, int]]) -> list[Rejected]:
    """The forms that would name a country, but name a language."""
    places = frozenset(spoken)
    return [
        Rejected(match.start, match.end, candidate, "is the name of a language here")
        for match in matches
        if (match.start, match.end) in places
        for candidate in match.candidates
    ]


def _without_overlap(
    bodies: Sequence[Mention], means: Sequence[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Of an organisation and an instrument that share words, the longer one; then the known one."""
    dropped: set[int] = set()
    ordered = sorted((*bodies, *means), key=lambda m: m.span.start)
    previous: Mention | None = None
    for mention in ordered:
        if previous is not None and mention.span.start < previous.span.end:
            loser = min((mention, previous), key=_claim)
            dropped.add(id(loser))
            if loser is mention:
                continue
        previous = mention
    return (
        [m for m in bodies if id(m) not in dropped],
        [m for m in means if id(m) not in dropped],
    )


def _claim(mention: Mention) -> tuple[int, bool]:
    return mention.span.end - mention.span.start, mention.id is not None
