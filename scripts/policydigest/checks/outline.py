"""What the checks across digests need of one: little, so that it travels between processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from policydigest.addresses import page_key
from policydigest.checks.same_text import clauses
from policydigest.digests import ParsedDigest
from policydigest.groups import digest_links
from policydigest.model import Digest


class Former(NamedTuple):
    """An id that the digest had, and the line that says so."""

    slug: str
    line: int


class Reference(NamedTuple):
    """Another digest that a field names."""

    field: str
    target: str
    line: int


class TextLink(NamedTuple):
    """A link in the text to another digest, as written, with the id and the section it names."""

    written: str
    target: str
    section: str
    line: int


class Address(NamedTuple):
    """Where source `number` (from 0) is on the web, in the form for comparing."""

    number: int
    url: str
    line: int


class Outline(NamedTuple):
    """One digest. Of its text: links, sections that links can lead to, and clauses.

    A withdrawn one shows no text, so it has none of these.
    """

    path: str
    id: str
    id_line: int
    former: tuple[Former, ...]
    references: tuple[Reference, ...]
    links: tuple[TextLink, ...]
    sections: tuple[str, ...]
    addresses: tuple[Address, ...]
    is_withdrawn: bool
    body_line: int
    clauses: Mapping[int, int]


class Use(NamedTuple):
    """A digest that rests on a stored source, as its source `number` (from 0)."""

    file: str
    path: str
    number: int
    line: int
    licence: str | None
    body: str
    body_line: int


def outlines(digests: Iterable[ParsedDigest]) -> Iterator[Outline]:
    """Those of all digests that can be read."""
    return (found for one in digests if (found := outline(one)) is not None)


def outline(parsed: ParsedDigest) -> Outline | None:
    """That of one digest; None if it cannot be read."""
    digest = parsed.digest
    if digest is None:
        return None
    return Outline(
        parsed.path,
        digest.id,
        parsed.line("id"),
        tuple(
            Former(slug, parsed.line_of("former_slugs", number))
            for number, slug in enumerate(digest.former_slugs)
        ),
        tuple(_references(parsed, digest)),
        () if digest.withdrawn else tuple(_links(parsed, digest)),
        () if digest.withdrawn else digest_links.anchors(digest.body),
        tuple(_addresses(parsed, digest)),
        digest.withdrawn,
        parsed.line("body"),
        {} if digest.withdrawn else clauses(digest.body),
    )


def uses(parsed: ParsedDigest) -> Iterator[Use]:
    """What the stored sources of one digest must be compared with."""
    digest = parsed.digest
    if digest is None:
        return
    for number, source in enumerate(digest.sources):
        if source.file:
            line = parsed.line_of("sources", number, "file")
            start = parsed.line("body")
            yield Use(source.file, parsed.path, number, line, source.licence, digest.body, start)


def _references(parsed: ParsedDigest, digest: Digest) -> Iterator[Reference]:
    for field in ("related", "supersedes"):
        for number, target in enumerate(getattr(digest, field)):
            yield Reference(field, target, parsed.line_of(field, number))
    if digest.duplicate_of:
        yield Reference("duplicate_of", digest.duplicate_of, parsed.line("duplicate_of"))


def _links(parsed: ParsedDigest, digest: Digest) -> Iterator[TextLink]:
    for link in digest_links.links(digest.body):
        line = parsed.line("body") + digest.body.count("\n", 0, link.offset)
        yield TextLink(link.written, link.id, link.section, line)


def _addresses(parsed: ParsedDigest, digest: Digest) -> Iterator[Address]:
    for number, source in enumerate(digest.sources):
        url = page_key(source.url or "")
        if url:
            line = parsed.line_of("sources", number, "url")
            yield Address(number, url, line)
