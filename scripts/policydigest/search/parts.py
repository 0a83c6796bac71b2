"""What Pagefind makes of the records of a search index, a few at a time, and remembered.

Records are indexed a few at a time, year by year; what came of these, and of some hundred put
together, is remembered under the hash of the records, and so are the words of all. So after an edit
a few records are indexed again, and memory does not grow with the whole.
"""

from __future__ import annotations

import contextlib
import gzip
import itertools
import json
import zlib
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b
from importlib import metadata
from typing import Any, Protocol, TypeVar

import cbor2
import msgspec

from policydigest.search import word_index
from policydigest.search.pagefind_service import Ask, Packed, SearchError, indexed, service

VERSION = 6
# Records in a part: the more, the fewer parts there are to put together.
LARGEST = 250
# Records that are indexed together. More would take longer after an edit; with fewer, what Pagefind
# takes however few they are, a thirtieth of a second, would tell.
TOGETHER = 25
MAGIC = b"pagefind_dcd"
# Of gzip. The highest, 9, takes twice as long for a hundredth less.
LEVEL = 7
UNUSED = (
    # Pagefind's search boxes: the site has its own, over pagefind.js.
    "pagefind-ui.",
    "pagefind-modular-ui.",
    "pagefind-component-ui.",
    "pagefind-highlight.",
    # A process of its own is 12 kB more to load, for answers that take some milliseconds.
    "pagefind-worker.",
    # For languages without stems; the index names that of English.
    "wasm.unknown.",
    # What stands in for these is made by `index`.
    "filter/",
    "fragment/",
    "index/",
    "pagefind.en",
)


Form = TypeVar("Form")


class Memory(Protocol):
    """Where the indexes of parts are kept from one build to the next."""

    def recall(self, key: str) -> bytes | None:
        """What is kept under a key."""

    def keep(self, key: str, data: bytes) -> None:
        """Keep something under a key."""

    def forget_others(self, keys: Container[str]) -> None:
        """Forget what is kept under other keys than these."""


def runs(records: Sequence[Packed]) -> Iterator[Sequence[Packed]]:
    """The records in the parts that are indexed together.

    A year of many is cut from its end, so that what comes in new changes its first part only.
    """
    for _, group in itertools.groupby(records, key=lambda record: record.year):
        yield from _cut(list(group), LARGEST)


def _cut(records: Sequence[Packed], size: int) -> Iterator[Sequence[Packed]]:
    """The records, so many at a time; those of the first part are the fewer."""
    start = len(records) % size
    if start:
        yield records[:start]
    for place in range(start, len(records), size):
        yield records[place : place + size]


class Parts:
    """What Pagefind makes of some records, if it is not remembered; it is started when needed.

    `fields` are what results show of all records; `whole` gives a record with its data.
    """

    def __init__(
        self,
        fields: Sequence[str],
        memory: Memory | None,
        stack: contextlib.ExitStack,
        whole: Callable[[Packed], Packed],
    ) -> None:
        self._fields, self._memory, self._stack, self._whole = fields, memory, stack, whole
        made_by = f"{VERSION} {metadata.version('pagefind')} {zlib.ZLIB_RUNTIME_VERSION}"
        self._made_with = f"{made_by} {json.dumps(fields)}\n".encode()
        self._used: set[str] = set()

    @cached_property
    def _ask(self) -> Ask:
        return self._stack.enter_context(service())

    def own(self, sample: Sequence[Packed]) -> Mapping[str, bytes]:
        """The program's own files: the same in every bundle that has a record."""

        def make() -> dict[str, bytes]:
            found = self._indexed(sample)
            return {path: data for path, data in found.items() if not path.startswith(UNUSED)}

        return self._remembered(f"{self.key(())}-{len(sample)}", dict[str, bytes], make)

    def part(self, run: Sequence[Packed]) -> Part:
        """What comes of a part, put together from what comes of a few records at a time."""
        few = {self.key(some): some for some in _cut(run, TOGETHER)}
        self._used.update(few)

        def make() -> Part:
            return _joined([self._of_few(*one) for one in few.items()])

        return self._remembered(self.key(run), Part, make)

    def words(self, parts: Mapping[str, Part]) -> Sequence[word_index.Word]:
        """The words of all parts, by their keys; after an edit few words are put together again."""
        name = f"{self.key(())}-words"
        last = self._recalled(name, _Words)
        new = [part.index for part in parts.values()]
        old = self._indexes_of(last, parts) if last else None
        found = word_index.merged_after(last.words, old, new) if last and old else None
        words = _Words([*parts], word_index.merged(new) if found is None else found)
        if words != last:
            self._keep(name, words)
        self._used.add(name)
        return words.words

    def _indexes_of(self, last: _Words, parts: Mapping[str, Part]) -> list[word_index.Part] | None:
        """The parts that the last words were of, if they can stand for those there are now."""
        if len(last.keys) != len(parts):
            return None
        found = []
        for key, part in zip(last.keys, parts.values(), strict=True):
            old = parts.get(key) or self._recalled(key, Part)
            if old is None or len(old.index.records) != len(part.index.records):
                return None
            found.append(old.index)
        return found

    def _of_few(self, key: str, few: Sequence[Packed]) -> Part:
        def make() -> Part:
            return _part(self._indexed(few), few, self._fields)

        return self._remembered(key, Part, make)

    def _indexed(self, records: Sequence[Packed]) -> dict[str, bytes]:
        return indexed(self._ask, [self._whole(record) for record in records])

    def squeezed(self, content: bytes) -> bytes:
        """A file of the bundle with this content, as browsers unpack it."""
        key = blake2b(self._made_with + content, digest_size=16).hexdigest()
        return self._remembered(f"{key}-gz", bytes, partial(squeezed, content))

    def _remembered(self, key: str, form: type[Form], make: Callable[[], Form]) -> Form:
        self._used.add(key)
        found = self._recalled(key, form)
        if found is None:
            found = make()
            self._keep(key, found)
        return found

    def _recalled(self, key: str, form: type[Form]) -> Form | None:
        data = self._memory.recall(key) if self._memory is not None else None
        return _unpacked(data, form) if data else None

    def _keep(self, key: str, made: object) -> None:
        if self._memory is not None:
            self._memory.keep(key, _packed(made))

    def key(self, records: Sequence[Packed]) -> str:
        """What stands for these records, and for what their index is made with."""
        hashes = (record.hash for record in records)
        return blake2b(b"".join((self._made_with, *hashes)), digest_size=16).hexdigest()

    def forget_others(self) -> None:
        """Forget what was not asked for."""
        if self._memory is not None:
            self._memory.forget_others(self._used)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the whole, and the keys of the parts that they were put together from."""

    keys: list[str]
    words: list[word_index.Word]


@dataclass(frozen=True, slots=True)
class Part:
    """What Pagefind made of some records: their index, and a file of what is shown of each."""

    index: word_index.Part
    fragments: Sequence[bytes]


def _part(files: Mapping[str, bytes], records: Sequence[Packed], fields: Sequence[str]) -> Part:
    """What Pagefind made of a part; `fields` are what results show in the whole collection."""
    entry = json.loads(files["pagefind-entry.json"])
    language = next(iter(entry["languages"].values()), None)
    if language is None:
        raise SearchError(f"{records[0].url} has no word that can be searched.")
    path = f"pagefind.{language['hash']}.pf_meta"
    # [version, records, index chunks, filters, sorts, names of what a result shows]
    content = read(path, files[path])
    fragments = [files[f"fragment/{key}.pf_fragment"] for key, *_ in content[1]]
    shown = (json.loads(gzip.decompress(data)[len(MAGIC) :])["url"] for data in fragments)
    if list(shown) != [record.url for record in records]:
        raise SearchError("this version of Pagefind numbers records in another order.")
    words: list[Any] = []
    for _, _, name in content[2]:
        [found] = read(name, files[f"index/{name}.pf_index"])
        words += found
    return Part(word_index.part(content[1], words, content[5], fields), fragments)


def squeezed(content: bytes) -> bytes:
    """The content as Pagefind packs its files."""
    return gzip.compress(MAGIC + content, LEVEL, mtime=0)


def _joined(parts: Sequence[Part]) -> Part:
    index = word_index.joined([part.index for part in parts])
    return Part(index, [fragment for part in parts for fragment in part.fragments])


def _packed(made: object) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(made), 1)


def _unpacked(data: bytes, form: type[Form]) -> Form | None:
    """What was kept, None if it is damaged."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(data), type=form)
    except (zlib.error, msgspec.MsgspecError, ValueError):
        return None


def read(path: str, packed: bytes) -> Any:
    """What a file of Pagefind's holds. Raises `SearchError` if it has another form."""
    data = gzip.decompress(packed)
    problem = f"{path}: this version of Pagefind writes another format."
    if not data.startswith(MAGIC):
        raise SearchError(problem)
    try:
        return cbor2.loads(data[len(MAGIC) :])
    except cbor2.CBORDecodeError as error:
        raise SearchError(problem) from error
