"""How often a text names each country, for telling bodies and laws of one name apart."""

from __future__ import annotations

from collections.abc import Sequence

from policydigest.recognise.countries.recogniser import PUBLIC_BODY_WEIGHT, WEIGHTS
from policydigest.recognise.gazetteer import Match
from policydigest.vocabulary import Vocabulary
from policydigest.vocabulary.kinds import PUBLIC_BODIES

PLAYERS = frozenset({"party", "trade union"})  # who are told of where a country's own story plays
LAWS = frozenset({"law", "regulation"})
MIN_ACRONYM = 3  # letters of an acronym that speaks for a country


def named(
    matches: Sequence[Match], persons: Sequence[tuple[int, int]], vocabulary: Vocabulary
) -> dict[str, float]:
    """The countries that are plainly named, themselves or by a party of theirs, with their weights.

    `persons` are the spans of people's names.
    """
    taken = {start for start, _ in persons}
    weights: dict[str, float] = {}
    for match in matches:
        found = {c.id: c.via for c in match.candidates if c.kind == "country"}
        if len(found) == 1 and match.start not in taken:
            (identifier, via), *_ = found.items()
            weights[identifier] = weights.get(identifier, 0.0) + WEIGHTS[via]
        elif len(match.candidates) == 1:
            body = vocabulary.organisations.get(match.candidates[0].id)
            if body and body.country and body.kind in PLAYERS:
                weights[body.country] = weights.get(body.country, 0.0) + WEIGHTS["name"]
    return weights


def by_acronyms(matches: Sequence[Match], text: str, vocabulary: Vocabulary) -> dict[str, float]:
    """The same for a text that names no country, by acronyms of one country's public bodies.

    "The ACCC took it to the Federal Court": the court is Australia's. And by one country's laws.
    """
    weights: dict[str, float] = {}
    for match in matches:
        (candidate, *others), said = match.candidates, text[match.start : match.end]
        law = vocabulary.instruments.get(candidate.id) if not others else None
        if law and law.kind in LAWS and law.jurisdiction in vocabulary.countries:
            home = str(law.jurisdiction)
            weights[home] = weights.get(home, 0.0) + PUBLIC_BODY_WEIGHT
            continue
        body = vocabulary.organisations.get(candidate.id)
        if others or body is None or body.country not in vocabulary.countries:
            continue
        if body.kind in PUBLIC_BODIES and len(said) >= MIN_ACRONYM and said.isupper():
            country = str(body.country)
            weights[country] = weights.get(country, 0.0) + PUBLIC_BODY_WEIGHT
    return weights
