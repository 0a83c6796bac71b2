"""Pagefind's index of words, put together from the indexes of parts of the collection; pure.

A part's index is what Pagefind writes for its records alone. In the whole, records are numbered
through and every word has its places of all parts, one after the other: just what Pagefind would
write for all records in one go, which would take it 250 MB for each thousand.

An index is a list of words, sorted, each as [word, places, other spellings with their places]. The
places are [steps from the record before, positions in the text, positions in what is shown of it];
in the latter a negative number names the field, the first being -1.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Numbers in a chunk: packed about 16 kB, of which a query loads one for each of its words.
CHUNK = 20_000


@dataclass(frozen=True, slots=True)
class Part:
    """The index of some records: [name, number of words] of each, its words, its fields' names."""

    records: Sequence[Sequence[Any]]
    words: Sequence[Sequence[Any]]
    fields: Sequence[str]


def merged(parts: Sequence[Part]) -> Part:
    """The index of all records of the parts, in their order."""
    fields = sorted({name for part in parts for name in part.fields})
    numbers = {name: number for number, name in enumerate(fields, start=1)}
    whole: dict[str, _Places] = {}
    variants: dict[str, dict[str, _Places]] = {}
    first = 0
    for part in parts:
        renamed = {-old: -numbers[name] for old, name in enumerate(part.fields, start=1)}
        same = all(old == new for old, new in renamed.items())
        for word, places, spellings in part.words:
            whole.setdefault(word, _Places()).add(places, first, {} if same else renamed)
            for spelling, others in spellings:
                known = variants.setdefault(word, {})
                known.setdefault(spelling, _Places()).add(others, first, {} if same else renamed)
        first += len(part.records)
    words = [
        [
            word,
            whole[word].list,
            [[name, found.list] for name, found in sorted(variants.get(word, {}).items())],
        ]
        for word in sorted(whole)
    ]
    return Part([record for part in parts for record in part.records], words, fields)


class _Places:
    """The places of a word, and the number of the record that the last is in."""

    def __init__(self) -> None:
        self.list: list[Any] = []
        self._last = 0

    def add(self, places: Iterable[Sequence[Any]], first: int, renamed: Mapping[int, int]) -> None:
        """Append the places in records numbered from `first` on."""
        step, last = first - self._last, first
        for steps, text, shown in places:
            last += steps
            named = [renamed.get(one, one) for one in shown] if renamed and shown else shown
            self.list.append([step + steps, text, named])
            step = 0
        if step == 0:
            self._last = last


def chunks(words: Sequence[Sequence[Any]]) -> Iterator[Sequence[Sequence[Any]]]:
    """The words in runs of about `CHUNK` numbers, each of which becomes a file.

    A run ends with its letter, so that a change moves no border among other letters; a word with
    very many places is a run of its own.
    """
    start = size = 0
    for place, word in enumerate(words):
        weight = _weight(word)
        if place > start and (weight >= CHUNK or word[0][:1] != words[place - 1][0][:1]):
            yield words[start:place]
            start, size = place, 0
        size += weight
        if size >= CHUNK:
            yield words[start : place + 1]
            start, size = place + 1, 0
    if start < len(words):
        yield words[start:]


def _weight(word: Sequence[Any]) -> int:
    places = itertools.chain(word[1], *(others for _, others in word[2]))
    return 4 + sum(2 + len(text) + len(shown) for _, text, shown in places)
