"""Findings as one JSON object: the output of `policydigest extract --json`.

Names and order of the keys are a promise to programs that read them. `start` and `end` count
characters of the article's text, front matter not included.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from policydigest.model import Entity, Findings, Span


def to_json(source: str, findings: Findings) -> str:
    """One line of JSON for the article read from `source`."""
    return _line(
        {
            "source": source,
            "title": findings.title,
            "date": findings.date,
            "summary": findings.summary,
            "countries": [_place(entity) for entity in findings.countries],
            "organisations": [_named(entity) for entity in findings.organisations],
            "instruments": [_named(entity) for entity in findings.instruments],
            "people": [_person(entity) for entity in findings.people],
            "topics": [{"id": topic.id, "name": topic.name} for topic in findings.topics],
            "money": [
                {
                    "text": sum_.span.text,
                    "amount": _number(sum_.amount),
                    "currency": sum_.currency,
                }
                for sum_ in findings.money
            ],
            "quotes": [{"text": quote.text, "speaker": quote.speaker} for quote in findings.quotes],
            "timeline": [{"date": entry.date, "text": entry.text} for entry in findings.timeline],
        }
    )


def error_json(source: str, error: str) -> str:
    """The line for a source that cannot be read."""
    return _line({"source": source, "error": error})


def _line(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _place(entity: Entity) -> dict[str, object]:
    evidence = _evidence(entity.evidence)
    return {"id": entity.id, "name": entity.name, "about": entity.about, "evidence": evidence}


def _named(entity: Entity) -> dict[str, object]:
    return {
        "id": entity.id,
        "name": entity.name,
        "forms": list(entity.forms),
        "about": entity.about,
        "evidence": _evidence(entity.evidence),
    }


def _person(entity: Entity) -> dict[str, object]:
    return {
        "name": entity.name,
        "role": entity.role,
        "about": entity.about,
        "evidence": _evidence(entity.evidence),
    }


def _evidence(spans: Iterable[Span]) -> list[dict[str, object]]:
    return [{"text": span.text, "start": span.start, "end": span.end} for span in spans]


def _number(amount: float) -> int | float:
    return int(amount) if amount == int(amount) else amount
