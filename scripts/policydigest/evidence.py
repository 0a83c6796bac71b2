"""The words in a source that earned a digest its tags, each with a few words around them. Pure.

Extracts are short and together stay within the budget for words taken over from a source that has
no open licence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policydigest.digest_file.sections import sections
from policydigest.indexes import TAG_KINDS, preferred_name, tags
from policydigest.licences import VERBATIM_WORDS, is_open
from policydigest.vocabulary import TagKind  # at run time: what is remembered has this type

if TYPE_CHECKING:
    from policydigest.model import Digest, Findings, Span
    from policydigest.vocabulary import Vocabulary

# An extract has at most this many words, the telling ones included.
EXTRACT_WORDS = 12
# All extracts of one source together: with an open licence, and with the digest's text without.
OPEN_WORDS = 400
CLOSED_WORDS = VERBATIM_WORDS
_WORD = re.compile(r"\S+")
_REACH = 160


@dataclass(frozen=True, slots=True)
class Evidence:
    """What earned a tag: the words before, the telling ones, the words after."""

    kind: TagKind
    name: str
    before: str
    words: str
    after: str


def evidence(findings: Findings, text: str) -> Iterator[Evidence]:
    """One piece of evidence for each thing found, what the article is about first.

    `text` is what the spans of `findings` count in.
    """
    found: list[tuple[bool, TagKind, str, Span]] = []
    for kind, entities in (
        ("country", findings.countries),
        ("organisation", findings.organisations),
        ("instrument", findings.instruments),
    ):
        tag: TagKind = kind  # type: ignore[assignment]  # the literals of the line above
        found.extend((not e.about, tag, e.name, e.evidence[0]) for e in entities if e.evidence)
    found.extend((False, "topic", t.name, t.evidence[0]) for t in findings.topics if t.evidence)
    for _, kind_, name, span in sorted(found, key=lambda item: (item[0], item[1], item[2])):
        yield _extract(kind_, name, span, text)


def of_tags(
    found: Iterable[Evidence], digest: Digest, vocabulary: Vocabulary, licence: str | None
) -> tuple[Evidence, ...]:
    """The evidence for a digest's own tags, in their order.

    Of a source without an open licence the surroundings are shown only as far as the budget goes
    that the digest itself leaves; the telling words, which are names, always.
    """
    by_tag: dict[tuple[TagKind, str], Evidence] = {}
    for one in found:
        by_tag.setdefault((one.kind, preferred_name(vocabulary, one.kind, one.name)), one)
    chosen: list[Evidence] = []
    left = OPEN_WORDS if is_open(licence) else max(0, CLOSED_WORDS - _told(digest))
    for kind in TAG_KINDS:
        for name in tags(digest, kind):
            known = by_tag.get((kind, preferred_name(vocabulary, kind, name)))
            if known is None:
                continue
            one = known
            count = sum(len(part.split()) for part in (one.before, one.words, one.after))
            if count > left:  # the telling words alone
                one = Evidence(one.kind, one.name, "", one.words, "")
            else:
                left -= count
            if one not in chosen:
                chosen.append(one)
    return tuple(chosen)


def _told(digest: Digest) -> int:
    """How many words the digest's own sentences have, which may be the source's."""
    return sum(
        len(section.text.split())
        for section in sections(digest.body)
        if section.heading not in ("In their words", "Source")
    )


def _extract(kind: TagKind, name: str, span: Span, text: str) -> Evidence:
    telling = " ".join(text[span.start : span.end].split()[:EXTRACT_WORDS])
    room = EXTRACT_WORDS - len(telling.split())
    before = _WORD.findall(_line(text[max(0, span.start - _REACH) : span.start], last=True))
    after = _WORD.findall(_line(text[span.end : span.end + _REACH], last=False))
    right = min(len(after), room - min(len(before), room // 2))
    left = min(len(before), room - right)
    # A word that the reach cut in half is left out with what lies beyond it.
    return Evidence(
        kind,
        name,
        " ".join(before[len(before) - left :]),
        telling,
        " ".join(after[:right]),
    )


def _line(text: str, *, last: bool) -> str:
    """The part of the surroundings that is on the same line."""
    lines = text.split("\n")
    return lines[-1] if last else lines[0]
