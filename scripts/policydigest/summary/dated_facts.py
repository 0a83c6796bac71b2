"""The timeline of a digest: of a source without an open licence, short and within a budget."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydigest.dates import in_words
from policydigest.model import TimelineEntry
from policydigest.summary.likeness import content

MAX_WORDS = 24  # of an entry
_SINCE = re.compile(r"\bsince (?:last|this) [a-z]+$")


def in_full(entry: TimelineEntry) -> str:
    """What an entry tells, with its date where it says how long it lasts: "since last year"."""
    since = _SINCE.search(entry.text) if " since " in entry.text else None
    return f"{entry.text[: since.start()]}since {in_words(entry.date)}" if since else entry.text


def shortest(entries: Sequence[TimelineEntry], words: int) -> list[TimelineEntry]:
    """The entries that fit into so many words, each in its brief form; the shortest come first.

    They are handed back in the order of their dates. Long ones are left out: the end of a clause
    may be what its date belongs to, so that none is cut here.
    """
    cut = [entry._replace(text=entry.brief or entry.text) for entry in entries]
    cut = [entry for entry in cut if len(entry.text.split()) <= MAX_WORDS]
    fitting: set[int] = set()
    for number in sorted(range(len(cut)), key=lambda n: len(cut[n].text.split())):
        words -= len(cut[number].text.split())
        if words < 0:
            break
        fitting.add(number)
    return [entry for number, entry in enumerate(cut) if number in fitting]


def untold(entries: Sequence[TimelineEntry], told: str) -> list[TimelineEntry]:
    """The entries of which not all is said by one sentence of a text, the day included."""
    sentences = [(content(one), one) for one in told.split(". ")]
    return [
        entry
        for entry in entries
        if not any(
            content(entry.brief or entry.text) <= words and in_words(entry.date) in one
            for words, one in sentences
        )
    ]


def length(entries: Sequence[TimelineEntry]) -> int:
    """How many words the entries hold."""
    return sum(len(entry.text.split()) for entry in entries)
