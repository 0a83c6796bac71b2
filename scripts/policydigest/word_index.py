"""Pagefind's index of words, put together from the indexes of parts of the collection; pure.

A part's index is what Pagefind writes for its records alone. In the whole, records are numbered
through and every word has its places of all parts, one after the other: just what Pagefind would
write for all records in one go, which would take it 250 MB for each thousand.

An index is a list of words, sorted, each as [word, places, other spellings with their places]. The
places are [steps from the record before, positions in the text, positions in what is shown of it];
in the latter a negative number names the field, the first being -1. All this is CBOR (RFC 8949).
The places of a part are packed once; to put parts together only the first step of each is written
anew, for it counts from a record of the part before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import cbor2

# Numbers in a chunk: packed about 10 kB, of which a query loads one for each of its words.
CHUNK = 12_000
_NUMBER, _TEXT, _LIST = 0, 3, 4  # CBOR's major types


class Places(NamedTuple):
    """The places of a word in a part; a word may have none but those of its other spellings.

    `total` of them, in records `first` to `last` of the part; `rest` is all that follows the
    number of the first record, packed; `weight` is how many numbers that are.
    """

    total: int
    first: int
    last: int
    weight: int
    rest: bytes


class PartWord(NamedTuple):
    """A word of a part, with its other spellings."""

    word: str
    places: Places
    spellings: Sequence[tuple[str, Places]]


class Word(NamedTuple):
    """A word of the whole, packed; `weight` is how many numbers it holds."""

    word: str
    weight: int
    packed: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """The index of some records: [name, number of words] of each, and its words."""

    records: Sequence[Sequence[Any]]
    words: Sequence[PartWord]


def part(
    records: Sequence[Sequence[Any]],
    words: Iterable[Sequence[Any]],
    own: Sequence[str],
    fields: Sequence[str],
) -> Part:
    """The index of a part from Pagefind's; `own` are its fields, `fields` those of the whole.

    Raises `ValueError` if a field of the part is none of the whole.
    """
    renamed = {-old: -(fields.index(name) + 1) for old, name in enumerate(own, start=1)}
    if all(old == new for old, new in renamed.items()):
        renamed = {}
    found = [
        PartWord(
            word,
            _places(places, renamed),
            [(spelling, _places(others, renamed)) for spelling, others in sorted(spellings)],
        )
        for word, places, spellings in words
    ]
    return Part(records, found)


def _places(places: Sequence[Sequence[Any]], renamed: Mapping[int, int]) -> Places:
    if renamed:
        places = [
            [steps, text, [renamed.get(one, one) for one in shown]] for steps, text, shown in places
        ]
    if not places:
        return Places(0, 0, 0, 0, b"")
    first = places[0][0]
    before = len(_head(_LIST, len(places))) + len(_head(_LIST, 3)) + len(_head(_NUMBER, first))
    return Places(
        len(places),
        first,
        sum(steps for steps, _, _ in places),
        sum(2 + len(text) + len(shown) for _, text, shown in places),
        cbor2.dumps(places)[before:],
    )


# The places of a word in a part whose records are numbered from there, and its other spellings.
_Found = tuple[int, Places, Sequence[tuple[str, Places]]]


def joined(parts: Sequence[Part]) -> Part:
    """The index of the records of all parts, those of one after those of the other."""
    found: defaultdict[str, list[_Found]] = defaultdict(list)
    records: list[Sequence[Any]] = []
    for one in parts:
        start = len(records)
        for word, places, spellings in one.words:
            found[word].append((start, places, spellings))
        records += one.records
    words = [
        PartWord(word, _joined_places(found[word]), _joined_spellings(found[word]))
        for word in sorted(found)
    ]
    return Part(records, words)


def _joined_spellings(found: Sequence[_Found]) -> Sequence[tuple[str, Places]]:
    spellings: dict[str, list[_Found]] = {}
    for start, _, others in found:
        for spelling, places in others:
            spellings.setdefault(spelling, []).append((start, places, ()))
    return [(one, _joined_places(spellings[one])) for one in sorted(spellings)]


def _joined_places(found: Sequence[_Found]) -> Places:
    total = weight = first = last = 0
    rest: list[bytes] = []
    for start, (more, begin, end, heavy, packed), _ in found:
        if not more:
            continue
        if rest:
            rest += (_PLACE, _head(_NUMBER, start + begin - last))
        else:
            first = start + begin
        rest.append(packed)
        total, weight, last = total + more, weight + heavy, start + end
    return Places(total, first, last, weight, b"".join(rest))


def merged(parts: Sequence[Part]) -> list[Word]:
    """The words of all records of the parts, in the order of the words, packed."""
    return [_word(*word) for word in joined(parts).words]


def merged_after(before: Sequence[Word], old: Sequence[Part], new: Sequence[Part]) -> list[Word]:
    """`merged(new)` where `merged(old)` is known, of as many parts with as many records each.

    Only words with other places than before are put together: those of the texts that changed.
    """
    changed = {
        word
        for one, other in zip(old, new, strict=True)
        if one is not other
        for word in _differing(one, other)
    }
    less = [Part(one.records, [word for word in one.words if word[0] in changed]) for one in new]
    found = {word.word: word for word in before if word.word not in changed}
    found.update((word.word, word) for word in merged(less))
    return [found[word] for word in sorted(found)]


def _differing(one: Part, other: Part) -> Iterator[str]:
    """The words that do not have the same places in both."""
    before = {word[0]: word for word in one.words}
    for word in other.words:
        if before.pop(word[0], None) != word:
            yield word[0]
    yield from before


def _word(word: str, places: Places, spellings: Sequence[tuple[str, Places]]) -> Word:
    packed = [_head(_LIST, 3), _text(word), *_packed(places), _head(_LIST, len(spellings))]
    weight = 4 + places.weight
    for spelling, others in spellings:
        packed += (_head(_LIST, 2), _text(spelling), *_packed(others))
        weight += others.weight
    return Word(word, weight, b"".join(packed))


def _packed(places: Places) -> tuple[bytes, ...]:
    """All places, as CBOR."""
    total, first, _, _, rest = places
    if not total:
        return (_head(_LIST, 0),)
    return _head(_LIST, total), _PLACE, _head(_NUMBER, first), rest


def _text(text: str) -> bytes:
    data = text.encode("utf-8")
    return _head(_TEXT, len(data)) + data


def _head(kind: int, number: int) -> bytes:
    """How a value of this major type begins: its number or length, in as few bytes as can be."""
    if kind == _NUMBER and number < len(_NUMBERS):
        return _NUMBERS[number]
    return _new_head(kind, number)


def _new_head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes((kind << 5 | number,))
    for more, size in enumerate((1, 2, 4, 8)):
        if number < 1 << 8 * size:
            return bytes((kind << 5 | 24 + more,)) + number.to_bytes(size)
    raise ValueError(f"{number} is too large")


# Most numbers are small, and each place of a word begins with one.
_NUMBERS: Sequence[bytes] = [_new_head(_NUMBER, number) for number in range(4096)]
_PLACE = _new_head(_LIST, 3)


def chunks(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words in runs of about `CHUNK` numbers, each of which becomes a file.

    A run ends with its letter, so that a change moves no border among other letters; a word with
    very many places is a run of its own.
    """
    start = size = 0
    for place, (word, weight, _) in enumerate(words):
        new_letter = place > start and word[:1] != words[place - 1].word[:1]
        if new_letter or (place > start and weight >= CHUNK):
            yield words[start:place]
            start, size = place, 0
        size += weight
        if size >= CHUNK:
            yield words[start : place + 1]
            start, size = place + 1, 0
    if start < len(words):
        yield words[start:]


def pack(run: Sequence[Word]) -> bytes:
    """The content of a chunk, as Pagefind writes it."""
    return _head(_LIST, 1) + _head(_LIST, len(run)) + b"".join(word.packed for word in run)
