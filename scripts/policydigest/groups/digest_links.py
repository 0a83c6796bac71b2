"""Links in a digest's text to other digests, and where they lead on the site. Pure.

A link names the other digest by its file, as in `[the talks](../2023/2023-05-04-talks.md)`. Its id
is all that counts: one that was changed, and the folder with it, lives on among the former ones.
Markdown publishes a link as it is written, and one that leads nowhere stops the whole site; so
pages are made from bodies whose links were looked up before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from policydigest.digest_file.sections import HEADINGS, sections
from policydigest.indexes import id_of_path
from policydigest.model import Digest

# A Markdown file of the site, as a link in a body may name it, with a section of it.
_NAME = r"[A-Za-z0-9_-][A-Za-z0-9._-]*"
_FILE = rf"(?:\.\./)*(?:{_NAME}/)*{_NAME}\.md"
_SECTION = r"#[A-Za-z0-9_-]+"
TARGET = rf"{_FILE}(?:{_SECTION})?"
_LINK = re.compile(
    rf"(?P<opening>(?<!\\)!?\[(?P<words>[^\[\]\n]{{0,400}})\]\()(?P<file>{_FILE})(?P<section>{_SECTION})?\)"
)
# The anchors that the headings of a digest's sections get, by heading.
_ANCHORS = {heading: heading.lower().replace(" ", "-") for heading in HEADINGS}


class Link(NamedTuple):
    """A link to a digest: as written, the id it names, the section (or none), its offset."""

    written: str
    id: str
    section: str
    offset: int


def links(body: str) -> Iterator[Link]:
    """The links of a body to other digests, in order."""
    if ".md" in body:  # as few texts have
        for match in _LINK.finditer(body):
            yield Link(match["file"] + _of(match), _id(match), _of(match)[1:], match.start())


def anchors(body: str) -> tuple[str, ...]:
    """The sections of a body that a link can lead to."""
    if "## " not in body:
        return ()
    plainly = (part for part in sections(body) if part.line.strip() == f"## {part.heading}")
    return tuple(_ANCHORS[part.heading] for part in plainly if part.heading in _ANCHORS)


def by_id(digests: Iterable[Digest]) -> dict[str, Digest]:
    """The digests by their ids, and by the former ones that no other has."""
    known = {digest.id: digest for digest in digests}
    for digest in [*known.values()]:
        for former in digest.former_slugs:
            known.setdefault(former, digest)
    return known


def resolved(digest: Digest, known: Mapping[str, Digest]) -> Digest:
    """The digest with each link leading to the page of the digest it names.

    `known` are the published ones (see `by_id`). A link to any other becomes its words alone, and
    one to a section that the other has not leads to its page.
    """
    if ".md" not in digest.body:
        return digest

    def led(match: re.Match[str], bare: str = "") -> str:
        other = known.get(_id(match))
        if other is None:
            return bare or match["words"] or match["file"]
        file = f"{other.id}.md"
        if other.folder != digest.folder:
            file = f"../{other.folder}/{file}"
        section = _of(match)
        has_it = section[1:] in (() if other.withdrawn else anchors(other.body))
        return f"{match['opening']}{file}{section if has_it else ''})"

    body = _LINK.sub(led, digest.body)
    if any(link.id not in known for link in links(body)):
        # The words alone made a link with what stands around them: they keep their brackets.
        body = _LINK.sub(lambda match: led(match, f"[{match['words']}]"), digest.body)
    return digest if body == digest.body else replace(digest, body=body)


def _id(match: re.Match[str]) -> str:
    return id_of_path(match["file"])


def _of(match: re.Match[str]) -> str:
    return match["section"] or ""
