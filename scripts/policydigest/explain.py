"""What was found in an article, and why, in words for a person: `policydigest explain`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policydigest.model import Document, Entity, EntityKind, Mention, Span
from policydigest.recognise.engine import Recognised
from policydigest.recognise.gazetteer import Rejected
from policydigest.text import sentence_at

HEADINGS: Mapping[EntityKind, str] = {
    "country": "Countries and territories",
    "organisation": "Organisations",
    "instrument": "Instruments",
    "person": "People",
}
AROUND = 32  # characters shown on each side of a mention


def explain(recognised: Recognised) -> Iterator[str]:
    """The lines of the explanation: every candidate, why it was taken or left, and what decided."""
    document, findings = recognised.document, recognised.findings
    title = document.title.text if document.title else "none found in the text"
    yield f"Language: {document.language}"
    yield f"Headline: {title}"
    yield f"Date of the event: {findings.date or 'not told'} ({recognised.date_reason})"
    groups = (
        findings.countries,
        findings.organisations,
        findings.instruments,
        findings.people,
    )
    for kind, entities in zip(HEADINGS, groups, strict=True):
        yield ""
        yield f"{HEADINGS[kind]}:"
        yield from _entities(document, entities, recognised.mentions[kind])
        yield from _rejected(document, kind, recognised.rejected)
    yield ""
    yield "Topics:"
    for topic in findings.topics:
        words = ", ".join(dict.fromkeys(span.text for span in topic.evidence))
        yield f"  {topic.name} [{topic.id}]: score {topic.score:g}, from {words}"
    yield ""
    yield "Sums, quotes and dates:"
    for item in findings.money:
        yield f"  {item.span.text} = {item.amount:,.2f} {item.currency} {item.what}".rstrip()
    for quote in findings.quotes:
        yield f"  “{_short(quote.text)}” said by {quote.speaker or 'nobody that the text names'}"
    for entry in findings.timeline:
        yield f"  {entry.date}: {_short(entry.text)}"


def _entities(
    document: Document, entities: Sequence[Entity], mentions: Sequence[Mention]
) -> Iterator[str]:
    if not entities:
        yield "  none"
    rules = {mention.span: mention.rule for mention in mentions}
    for entity in entities:
        verdict = "about" if entity.about else "mentioned"
        known = entity.id or "not in the vocabulary"
        role = f", {entity.role}" if entity.role else ""
        yield f"  {verdict:9}  {entity.name}{role} [{known}]: {entity.reason}"
        for span in entity.evidence:
            yield f"             {_context(document, span)}  ← {rules.get(span, 'joined')}"


def _rejected(document: Document, kind: str, rejected: Sequence[Rejected]) -> Iterator[str]:
    for item in rejected:
        if item.candidate.kind == kind:
            span = document.span(item.start, item.end)
            yield (
                f"  left       {_context(document, span)}  ← not {item.candidate.id}: {item.why}"
            )


def _context(document: Document, span: Span) -> str:
    """The mention in brackets with a few words around it, on one line."""
    start, end = 0, len(document.text)
    if document.sentences:
        sentence = document.sentences[sentence_at(document, span.start)]
        start, end = sentence.start, sentence.end
    before = document.text[max(start, span.start - AROUND) : span.start]
    after = document.text[span.end : max(span.end, min(end, span.end + AROUND))]
    return " ".join(f"{before}[{span.text}]{after}".split())


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:14]) + (" …" if len(words) > 14 else "")
