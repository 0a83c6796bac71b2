"""Countries and territories: names, demonyms, capitals, seats of government and places.

Names are a solved list problem; this module decides what a listed form means in its place: which
of two countries, a person's name, part of a company's name, or a country's own public body.
"""

from __future__ import annotations

from collections.abc import Sequence

from policydigest.model import Document, Mention
from policydigest.recognise.gazetteer import Candidate, Match, Via
from policydigest.vocabulary import Vocabulary

# How strongly a kind of form speaks for its country: "Japan" more than "Osaka".
WEIGHTS: dict[Via, float] = {
    "name": 1.0,
    "form": 1.0,
    "former": 1.0,
    "translation": 1.0,
    "demonym": 0.9,
    "capital": 0.8,
    "metonym": 0.8,
    "place": 0.6,
}
PUBLIC_BODY_WEIGHT = 0.6
# Organisations of these kinds act for their country; a company or a newspaper does not.
PUBLIC_BODIES = frozenset(
    {
        "government",
        "ministry",
        "regulator",
        "agency",
        "central bank",
        "court",
        "parliament",
        "military",
        "police",
    }
)


def find(
    document: Document,
    matches: Sequence[Match],
    vocabulary: Vocabulary,
    masked: Sequence[tuple[int, int]] = (),
    resolved: dict[tuple[int, int], str] | None = None,
) -> list[Mention]:
    """All country mentions in reading order.

    `masked` are the spans (characters) of people and private organisations, whose names say
    nothing about a country. `resolved` tells which organisation a match that may be several was
    taken for, by its span.
    """
    mentions: list[Mention] = []
    plain = {
        c.id
        for match in matches
        for c in match.candidates
        if c.kind == "country" and len(_countries(match)) == 1
    }
    for match in matches:
        if _is_masked(match, masked):
            continue
        candidates = _countries(match)
        if candidates:
            chosen = _choose(candidates, plain)
            mentions.append(_mention(document, match, chosen, vocabulary))
            continue
        body = _public_body(match, vocabulary, resolved or {})
        if body:
            identifier, country = body
            mentions.append(
                Mention(
                    "country",
                    country,
                    vocabulary.countries[country].name,
                    document.span(match.start, match.end),
                    f"public body {identifier}",
                    weight=PUBLIC_BODY_WEIGHT,
                )
            )
    return mentions


def _countries(match: Match) -> list[Candidate]:
    return [candidate for candidate in match.candidates if candidate.kind == "country"]


def _is_masked(match: Match, masked: Sequence[tuple[int, int]]) -> bool:
    return any(start <= match.start and match.end <= end for start, end in masked)


def _choose(candidates: Sequence[Candidate], plain: set[str]) -> Candidate:
    """The candidate that another, unambiguous form in the text supports; else the default one.

    A form that needs a context and has found it beats the default, which needs none.
    """
    if len(candidates) == 1:
        return candidates[0]
    contextual = [c for c in candidates if c.context and c.context.when]
    supported = [c for c in candidates if c.id in plain]
    both = [c for c in contextual if c in supported]
    return (both or supported or contextual or list(candidates))[0]


def _mention(
    document: Document, match: Match, chosen: Candidate, vocabulary: Vocabulary
) -> Mention:
    country = vocabulary.countries[chosen.id]
    return Mention(
        "country",
        country.id,
        country.name,
        document.span(match.start, match.end),
        f"{chosen.via} {chosen.form}",
        weight=WEIGHTS[chosen.via],
    )


def _public_body(
    match: Match, vocabulary: Vocabulary, resolved: dict[tuple[int, int], str]
) -> tuple[str, str] | None:
    """The organisation's id and its country, if the match is one country's public body."""
    taken = resolved.get((match.start, match.end))
    identifiers = [taken] if taken else [c.id for c in match.candidates if c.kind == "organisation"]
    found: set[str] = set()
    for identifier in identifiers:
        body = vocabulary.organisations.get(identifier)
        if body is None or body.kind not in PUBLIC_BODIES:
            return None
        if body.country not in vocabulary.countries:
            return None
        found.add(str(body.country))
    if len(found) != 1:
        return None
    return identifiers[0], found.pop()
