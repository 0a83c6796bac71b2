"""The dated facts of digests: what stands under "Timeline" in their bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from policydigest.digest_file.sections import sections

if TYPE_CHECKING:
    from policydigest.model import Digest

# The pages of years, tags and pairs each ask for the facts of all their digests.
KEPT = 16_384
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
    for date, text in _dated(digest.body):
        yield Fact(date, text, digest)


@lru_cache(maxsize=KEPT)
def _dated(body: str) -> tuple[tuple[str, str], ...]:
    """The dates and texts of a body's timeline."""
    if f"## {HEADING}" not in body:
        return ()
    matches = (
        match
        for section in sections(body)
        if section.heading == HEADING
        for match in _ITEM.finditer(section.text)
    )
    found = ((match["date"], " ".join(match["text"].split())) for match in matches)
    return tuple((date, text) for date, text in found if text)
