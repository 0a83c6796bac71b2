"""Pagefind's index of words, put together from the indexes of parts of the collection; pure.

A part's index is what Pagefind writes for its records alone. In the whole, records are numbered
through and every word has its places of all parts, one after the other: just what Pagefind would
write for all records in one go, which would take it 250 MB for each thousand.

An index is a list of words, sorted, each as [word, places, other spellings with their places]. The
places are [steps from the record before, positions in the text, positions in what is shown of it];
in the latter a negative number names the field, the first being -1. All this is CBOR (RFC 8949).
The places of a part are packed once; to put parts together only the first step of each is written
anew, for it counts from a record of the part before. The words of a part stay packed too, and are
looked at one part after the other: unpacked, those of 10,000 texts are two million objects.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import cbor2
import msgspec

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
    """A word of a part: its places, and those of its other spellings."""

    places: Places
    spellings: Sequence[tuple[str, Places]]


class Word(NamedTuple):
    """A word of the whole, packed; `weight` is how many numbers it holds."""

    word: str
    weight: int
    packed: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """The index of some records: [name, number of words] of each, and its words, packed."""

    records: Sequence[Sequence[Any]]
    packed: bytes

    @classmethod
    def of(cls, records: Sequence[Sequence[Any]], words: Mapping[str, PartWord]) -> Part:
        """The index with these words."""
        return cls(records, zlib.compress(msgspec.msgpack.encode(words), 1))

    def words(self) -> dict[str, msgspec.Raw]:
        """Each word, and what `_unpacked` makes a `PartWord` of.

        Raises `zlib.error` and `msgspec.MsgspecError` if what is packed is damaged.
        """
        return _WORDS.decode(zlib.decompress(self.packed))


_WORDS = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])
_unpacked = msgspec.msgpack.Decoder(PartWord).decode


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
    found = {
        word: PartWord(
            _places(places, renamed),
            [(spelling, _places(others, renamed)) for spelling, others in sorted(spellings)],
        )
        for word, places, spellings in words
    }
    return Part.of(records, found)


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


@dataclass(slots=True)
class _Growing:
    """The places of a word in the parts so far."""

    total: int = 0
    first: int = 0
    last: int = 0
    weight: int = 0
    rest: bytearray = field(default_factory=bytearray)

    def add(self, start: int, places: Places) -> None:
        """Add the places in a part whose records are numbered from `start`."""
        total, first, last, weight, rest = places
        if not total:
            return
        if self.total:
            self.rest += _PLACE + _head(_NUMBER, start + first - self.last)
        else:
            self.first = start + first
        self.rest += rest
        self.total += total
        self.weight += weight
        self.last = start + last

    def places(self) -> Places:
        """All places."""
        return Places(self.total, self.first, self.last, self.weight, bytes(self.rest))


def joined(parts: Sequence[Part]) -> Part:
    """The index of the records of all parts, those of one after those of the other."""
    records = [record for part in parts for record in part.records]
    return Part.of(records, dict(_joined_words(parts, None)))


def _joined_words(
    parts: Iterable[Part], only: Container[str] | None
) -> Iterator[tuple[str, PartWord]]:
    """The words of all parts in the order of the words, or `only` these."""
    found: defaultdict[str, _Growing] = defaultdict(_Growing)
    spellings: defaultdict[str, defaultdict[str, _Growing]]
    spellings = defaultdict(lambda: defaultdict(_Growing))
    start = 0
    for part in parts:
        for word, packed in part.words().items():
            if only is not None and word not in only:
                continue
            places, others = _unpacked(packed)
            found[word].add(start, places)
            for spelling, its_places in others:
                spellings[word][spelling].add(start, its_places)
        start += len(part.records)
    for word in sorted(found):
        others = [(one, its.places()) for one, its in sorted(spellings.get(word, {}).items())]
        yield word, PartWord(found[word].places(), others)


def merged(parts: Iterable[Part], only: Container[str] | None = None) -> list[Word]:
    """The words of all records of the parts, or `only` these, in their order and packed."""
    return [_word(word, *its_places) for word, its_places in _joined_words(parts, only)]


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
    found = {word.word: word for word in before if word.word not in changed}
    found.update((word.word, word) for word in merged(new, changed))
    return [found[word] for word in sorted(found)]


def _differing(one: Part, other: Part) -> Iterator[str]:
    """The words that do not have the same places in both."""
    before = one.words()
    for word, packed in other.words().items():
        if before.pop(word, None) != packed:
            yield word
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
