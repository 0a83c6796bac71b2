"""The timeline of a digest: of a source without an open licence, short and within a budget."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from policydigest.model import TimelineEntry
from policydigest.trimming import shortened

MAX_WORDS = 16  # of an entry, where it can be cut


def shortest(entries: Sequence[TimelineEntry], words: int) -> list[TimelineEntry]:
    """The entries that fit into so many words, each cut short; the shortest come first.

    They are handed back in the order of their dates.
    """
    cut = [
        dataclasses.replace(e, text=shortened(e.text, len(e.text), MAX_WORDS).rstrip("."))
        for e in entries
    ]
    fitting: set[int] = set()
    for number in sorted(range(len(cut)), key=lambda n: len(cut[n].text.split())):
        words -= len(cut[number].text.split())
        if words < 0:
            break
        fitting.add(number)
    return [entry for number, entry in enumerate(cut) if number in fitting]


def length(entries: Sequence[TimelineEntry]) -> int:
    """How many words the entries hold."""
    return sum(len(entry.text.split()) for entry in entries)
