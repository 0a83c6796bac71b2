"""Instruments: treaties, laws, strategies, memoranda and other named means of policy.

Three ways to one: a name of the vocabulary; a capitalised name that ends in a head noun ("Digital
Industry Law"), goes on behind one ("Convention on Cybercrime") or carries a number; and the
unnamed memorandum, where the sentence says that it was agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from policydigest.model import Document, Mention, Span
from policydigest.recognise.acronyms import Definition
from policydigest.recognise.gazetteer import Candidate, Match
from policydigest.recognise.instrument_names import Rules, named, numbered, one_line, rules
from policydigest.recognise.names import Run
from policydigest.vocabulary import Vocabulary

__all__ = ["Rules", "find", "rules"]

_SHORT_IN_BRACKETS = re.compile(r"\s*\([\"“‘']?([A-Z][A-Za-z]{1,7})[\"”’']?\)")


def find(
    document: Document,
    matches: Sequence[Match],
    runs: Sequence[Run],
    definitions: Sequence[Definition],
    vocabulary: Vocabulary,
    found_countries: Mapping[str, float],
    people: Sequence[Mention],
    language_rules: Rules,
) -> list[Mention]:
    """All mentions of instruments in reading order, none inside another.

    `found_countries` weighs the countries of the text: of several laws that share a name, the one
    of the country that the text names most is meant. `people` are the persons in it: Nathan Law
    is no law.
    """
    mentions = list(_from_vocabulary(document, matches, vocabulary, found_countries))
    taken = _Taken([*mentions, *people])
    in_text = [
        mention
        for mention in (
            *named(document, runs, definitions, language_rules),
            *numbered(document, language_rules),
        )
        if taken.add(mention)
    ]
    names = {mention.span.text: mention for mention in (*mentions, *in_text)}
    in_text += [m for m in _by_acronym(document, matches, definitions, names) if taken.add(m)]
    generic = [mention for mention in _generic(document, language_rules) if taken.add(mention)]
    return sorted((*mentions, *in_text, *generic), key=lambda mention: mention.span.start)


class _Taken:
    """The characters that already belong to an instrument."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._spans = [(m.span.start, m.span.end) for m in mentions]

    def add(self, mention: Mention) -> bool:
        start, end = mention.span.start, mention.span.end
        if any(s < end and start < e for s, e in self._spans):
            return False
        self._spans.append((start, end))
        return True


# --------------------------------------------------------------------------- the vocabulary


def _from_vocabulary(
    document: Document,
    matches: Sequence[Match],
    vocabulary: Vocabulary,
    found_countries: Mapping[str, float],
) -> Iterator[Mention]:
    for match in matches:
        candidates = [c for c in match.candidates if c.kind == "instrument"]
        if not candidates:
            continue
        span = document.span(match.start, match.end)
        chosen = _choose(candidates, vocabulary, found_countries)
        if chosen is None:  # a law of that name, but of none of the countries we know it from
            yield Mention(
                "instrument", None, one_line(span.text), span, "shared name, country unknown"
            )
            continue
        entry = vocabulary.instruments[chosen.id]
        yield Mention("instrument", entry.id, entry.name, span, f"{chosen.via} {chosen.form}")


def _choose(
    candidates: Sequence[Candidate], vocabulary: Vocabulary, found: Mapping[str, float]
) -> Candidate | None:
    """The candidate of the country that the text names most.

    A name that several countries' laws bear is nobody's unless one of these countries is named; a
    plain common-law title ("Data Protection Act") of one country only is still not assumed to be
    that country's where the text names others and not that one.
    """

    def weight(candidate: Candidate) -> float:
        entry = vocabulary.instruments[candidate.id]
        places = (*entry.parties, *((entry.jurisdiction,) if entry.jurisdiction else ()))
        return max((found.get(place, 0.0) for place in places), default=0.0)

    best = max(candidates, key=weight)
    if weight(best) > 0:
        return best
    entry = vocabulary.instruments[best.id]
    if len(candidates) > 1 or (" (" in entry.name and found and best.via != "name"):
        return None
    return best


def _by_acronym(
    document: Document,
    matches: Sequence[Match],
    definitions: Sequence[Definition],
    names: Mapping[str, Mention],
) -> Iterator[Mention]:
    """Every later "NIDS" for the "National Identification System (NIDS)"."""
    text, tokens = document.text, document.tokens
    listed = {
        (m.first, m.last) for m in matches if any(c.kind == "instrument" for c in m.candidates)
    }
    for definition in definitions:
        long_form = text[tokens[definition.first].start : tokens[definition.last - 1].end]
        known = names.get(long_form)
        if known is None or ((definition.first, definition.last) in listed and known.id is None):
            continue
        short = text[tokens[definition.short].start : tokens[definition.short_last - 1].end]
        for match in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)", text):
            span = document.span(match.start(), match.end())
            yield Mention("instrument", known.id, known.name, span, f"acronym of {known.name}")


# --------------------------------------------------------------------------- unnamed ones


def _generic(document: Document, language_rules: Rules) -> Iterator[Mention]:
    """Memoranda and the like that somebody signs, one entity for each sort of them.

    "The cooperation agreement" is the "defence cooperation agreement" that the text speaks of,
    if it speaks of no other.
    """
    agreed: set[str] = set()
    found: list[tuple[str, Span]] = []
    fuller: dict[str, set[str]] = {}
    acronyms: dict[str, str] = {}
    for sentence in document.sentences:
        body = document.text[sentence.start : sentence.end]
        folded = body.casefold()
        if not any(word in folded for word in language_rules.generic_beginnings):
            continue
        for match in language_rules.generic.finditer(body):
            sort = match["sort"].lower()
            if language_rules.agreeing.search(body):
                agreed.add(sort)
            fuller.setdefault(sort, set())
            if match["modifiers"]:
                fuller[sort].add(one_line(match.group().lower()))
            span = document.span(sentence.start + match.start(), sentence.start + match.end())
            found.append((sort, span))
            short = _SHORT_IN_BRACKETS.match(body, match.end())
            if short:
                acronyms[short.group(1)] = sort
    for sort, span in found:
        if sort in agreed:
            only = (
                next(iter(fuller[sort])) if len(fuller[sort]) == 1 else one_line(span.text.lower())
            )
            yield Mention("instrument", None, _capital(only), span, "unnamed instrument")
    for acronym, sort in acronyms.items():
        if sort in agreed:
            name = _capital(next(iter(fuller[sort])) if len(fuller[sort]) == 1 else sort)
            for match in re.finditer(rf"(?<!\w){re.escape(acronym)}(?!\w)", document.text):
                span = document.span(match.start(), match.end())
                yield Mention("instrument", None, name, span, f"acronym of {name}")


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]
