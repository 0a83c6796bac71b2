"""What the machine was unsure of when it drafted a digest, in words for the editor; pure.

Nothing of it is stored: it is found again from the source, so it always tells of the recognisers
and the vocabulary as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policydigest.edits.fingerprints import MODEL, MODEL_PARTS, MODEL_REFUSED
from policydigest.model import Article, Digest, Entity, Findings

# A score this near to what decides, as a part of it, could well have fallen on the other side.
CLOSE = 0.15
FEWEST_POINTS = 3


def doubts(article: Article, findings: Findings) -> Iterator[str]:
    """One sentence each, without a full stop, the weightiest first."""
    yield from _date(article, findings)
    yield from _close_calls("country", findings.countries)
    yield from _close_calls("organisation", findings.organisations)
    for kind, entities in (
        ("organisation", findings.organisations),
        ("instrument", findings.instruments),
    ):
        unknown = [entity.name for entity in entities if entity.about and entity.id is None]
        if unknown:
            yield f"{kind} not in the vocabulary: {', '.join(unknown)}"
    without = [person.name for person in findings.people if person.about and not person.role]
    if without:
        yield f"office not found: {', '.join(without)}"
    for money in findings.money:
        if not money.what:
            yield f"what the sum {money.span.text} counts was not found"
    silent = sum(quote.speaker is None for quote in findings.quotes)
    if silent:
        yield f"speaker not found, so left out: {silent} of {len(findings.quotes)} quotes"
    if not findings.topics:
        yield "no topic was found"
    if len(findings.key_points) < FEWEST_POINTS:
        yield f"only {len(findings.key_points)} key points could be made"
    if not article.licence:
        yield "the licence of the source is not told; it counts as all rights reserved"


def of_model(digest: Digest) -> Iterator[str]:
    """What a language model wrote of a digest, and what of its writing was refused."""
    parts = digest.generated.get(MODEL_PARTS, ())
    if parts:
        name = digest.generated.get(MODEL)
        yield f"written by the language model {name}, compare with the source: {', '.join(parts)}"
    refused = digest.generated.get(MODEL_REFUSED, {})
    for part, why in refused.items() if isinstance(refused, dict) else ():
        yield f"refused of the language model: {part} {why}"


def _date(article: Article, findings: Findings) -> Iterator[str]:
    if findings.date:
        return
    if findings.month:
        yield f"the day of the event was not found, only the month {findings.month}"
    elif article.published:
        yield f"the date of the event was not found; {article.published} is that of the report"


def _close_calls(kind: str, entities: Iterable[Entity]) -> Iterator[str]:
    for entity in entities:
        if abs(entity.margin) <= CLOSE:
            taken = "taken as a subject" if entity.about else "taken as named in passing"
            yield f"{kind} {entity.name}: {taken}, but it was close ({entity.reason})"
