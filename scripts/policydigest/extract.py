"""Findings as one JSON object: the output of `policydigest extract --json`.

Names and order of the keys are a promise to programs that read them. `start` and `end` count
characters of the decoded file; of the extracted text where the source is HTML.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain

from policydigest.model import Article, Entity, Findings, Span
from policydigest.vocabulary import Country, Instrument, Organisation, Vocabulary, bare_name


def to_json(source: str, article: Article, findings: Findings, vocabulary: Vocabulary) -> str:
    """One line of JSON for the article read from `source`.

    An entity of the vocabulary carries its other names there besides those in the text, and a body
    with its country in brackets the usual ways to name both.
    """
    offset = article.offset
    return _line(
        {
            "source": source,
            "title": findings.title,
            "date": findings.date,
            "summary": findings.summary,
            "countries": [_place(entity, offset) for entity in findings.countries],
            "organisations": [
                _named(
                    entity,
                    offset,
                    _other_names(vocabulary.organisations.get(entity.id or "")),
                    _national_names(entity.name, vocabulary),
                )
                for entity in findings.organisations
            ],
            "instruments": [
                _named(entity, offset, _other_names(vocabulary.instruments.get(entity.id or "")))
                for entity in findings.instruments
            ],
            "people": [_person(entity, offset) for entity in findings.people],
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


def _place(entity: Entity, offset: int) -> dict[str, object]:
    evidence = _evidence(entity.evidence, offset)
    return {"id": entity.id, "name": entity.name, "about": entity.about, "evidence": evidence}


def _named(entity: Entity, offset: int, *others: Iterable[str]) -> dict[str, object]:
    forms = dict.fromkeys(chain(entity.forms, *others))
    return {
        "id": entity.id,
        "name": entity.name,
        "forms": [form for form in forms if form != entity.name],
        "about": entity.about,
        "evidence": _evidence(entity.evidence, offset),
    }


def _other_names(entry: Organisation | Instrument | None) -> Iterator[str]:
    if entry is not None:
        yield from (bare_name(entry.name), *entry.forms, *entry.former)


def _national_names(name: str, vocabulary: Vocabulary) -> Iterator[str]:
    """How else a body with its country in brackets is called: "Parliament of Montenegro"."""
    bare = bare_name(name)
    place = name.removeprefix(bare).strip(" ()")
    country = vocabulary.by_name("country", place) if place else None
    if isinstance(country, Country):
        yield f"{bare} of {country.name}"
        if country.official not in ("", country.name):
            yield f"{bare} of the {country.official}"
        if country.demonyms:
            yield f"{country.demonyms[0]} {bare}"


def _person(entity: Entity, offset: int) -> dict[str, object]:
    return {
        "name": entity.name,
        "role": entity.role,
        "about": entity.about,
        "evidence": _evidence(entity.evidence, offset),
    }


def _evidence(spans: Iterable[Span], offset: int) -> list[dict[str, object]]:
    return [
        {"text": span.text, "start": span.start + offset, "end": span.end + offset}
        for span in spans
    ]


def _number(amount: float) -> int | float:
    return int(amount) if amount == int(amount) else amount
