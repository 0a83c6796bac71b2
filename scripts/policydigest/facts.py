"""The dated facts of digests: what stands under "Timeline" in their bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policydigest.sections import sections

if TYPE_CHECKING:
    from policydigest.model import Digest

HEADING = "Timeline"
# - **2023-05** — the two countries sign the Hiroshima Accord.
_ITEM = re.compile(
    r"^[-*+][ \t]+\*\*(?P<date>\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)\*\*"
    r"[ \t]*(?:[—–:-][ \t]*)?(?P<text>.*(?:\n(?![-*+][ \t])[ \t]*\S.*)*)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, or will, on a date (`2023`, `2023-05` or `2023-05-18`)."""

    date: str
    text: str
    digest: Digest


def facts_of(digest: Digest) -> Iterator[Fact]:
    """A digest's dated facts in the order of its page; `text` is Markdown on one line."""
    if f"## {HEADING}" not in digest.body:
        return
    for section in sections(digest.body):
        if section.heading == HEADING:
            for match in _ITEM.finditer(section.text):
                text = " ".join(match["text"].split())
                if text:
                    yield Fact(match["date"], text, digest)
