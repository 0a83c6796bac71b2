"""Makes the Pagefind search bundle from records, the same bytes for the same records.

Records are indexed a few at a time, year by year; what came of these, and of some hundred put
together, is remembered. `word_index` puts the parts together. So after an edit a few records are
indexed again, and memory does not grow with the whole.

Pagefind's filters and sorting, written in a random order, are replaced by `facets`.
"""

from __future__ import annotations

import base64
import contextlib
import gzip
import itertools
import json
import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b
from importlib import metadata
from typing import Any, Protocol, TypeVar

import cbor2
import msgspec

from policydigest import facets, word_index
from policydigest.pagefind_service import Ask, Record, SearchError, indexed, packed, service

VERSION = 4
# Records in a part: the more, the fewer parts there are to put together.
LARGEST = 250
# Records that are indexed together. More would take longer after an edit; with fewer, what Pagefind
# takes however few they are, a thirtieth of a second, would tell.
TOGETHER = 25
MAGIC = b"pagefind_dcd"
# Of gzip. The highest, 9, takes twice as long for a hundredth less.
LEVEL = 7
# Letters of a file's name: with 33 million names, two contents hardly ever share one.
NAME = 5
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
    # What stands in for these is made here.
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


def search_files(records: Iterable[Record], memory: Memory | None = None) -> dict[str, bytes]:
    """Index `records`, newest first; return the bundle's files: path -> content.

    Raises `SearchError`.
    """
    records = list(records)
    fields = sorted({name for record in records for name in record.meta})
    with contextlib.ExitStack() as stack:
        made = _Made(records, fields, memory, stack)
        own = made.own(records[:1])
        parts = [made.part(run) for run in _runs(records)]
        made.forget_others()
    return _bundle(own, records, fields, parts)


def _runs(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    """The records in the parts that are indexed together.

    A year of many is cut from its end, so that what comes in new changes its first part only.
    """
    for _, group in itertools.groupby(records, key=lambda record: record.year):
        yield from _cut(list(group), LARGEST)


def _cut(records: Sequence[Record], size: int) -> Iterator[Sequence[Record]]:
    """The records, so many at a time; those of the first part are the fewer."""
    start = len(records) % size
    if start:
        yield records[:start]
    for place in range(start, len(records), size):
        yield records[place : place + size]


_hash = partial(blake2b, digest_size=16)


class _Made:
    """What Pagefind makes of some records, if it is not remembered; it is started when needed.

    `records` are all there are, and `fields` what results show of them.
    """

    def __init__(
        self,
        records: Sequence[Record],
        fields: Sequence[str],
        memory: Memory | None,
        stack: contextlib.ExitStack,
    ) -> None:
        self._hashes = {record.url: _hash(packed(record)).digest() for record in records}
        self._fields, self._memory, self._stack = fields, memory, stack
        made_with = f"{VERSION} {metadata.version('pagefind')} {json.dumps(fields)}\n"
        self._made_with = made_with.encode()
        self._used: set[str] = set()

    @cached_property
    def _ask(self) -> Ask:
        return self._stack.enter_context(service())

    def own(self, sample: Sequence[Record]) -> Mapping[str, bytes]:
        """The program's own files: the same in every bundle that has a record."""

        def make() -> dict[str, bytes]:
            found = indexed(self._ask, sample)
            return {path: data for path, data in found.items() if not path.startswith(UNUSED)}

        return self._remembered(f"{self._key(())}-{len(sample)}", dict[str, bytes], make)

    def part(self, run: Sequence[Record]) -> _Part:
        """What comes of a part, put together from what comes of a few records at a time."""
        few = {self._key(some): some for some in _cut(run, TOGETHER)}
        self._used.update(few)

        def make() -> _Part:
            return _joined([self._of_few(*one) for one in few.items()])

        return self._remembered(self._key(run), _Part, make)

    def _of_few(self, key: str, few: Sequence[Record]) -> _Part:
        def make() -> _Part:
            return _part(indexed(self._ask, few), few, self._fields)

        return self._remembered(key, _Part, make)

    def _remembered(self, key: str, form: type[Form], make: Callable[[], Form]) -> Form:
        self._used.add(key)
        data = self._memory.recall(key) if self._memory is not None else None
        found = _unpacked(data, form) if data else None
        if found is None:
            found = make()
            if self._memory is not None:
                self._memory.keep(key, _packed(found))
        return found

    def _key(self, records: Sequence[Record]) -> str:
        hashes = (self._hashes[record.url] for record in records)
        return _hash(b"".join((self._made_with, *hashes))).hexdigest()

    def forget_others(self) -> None:
        """Forget what was not asked for."""
        if self._memory is not None:
            self._memory.forget_others(self._used)


# --------------------------------------------------------------------------- parts


@dataclass(frozen=True, slots=True)
class _Part:
    """What Pagefind made of some records: their index, and a file of what is shown of each."""

    index: word_index.Part
    fragments: Sequence[bytes]


def _part(files: Mapping[str, bytes], records: Sequence[Record], fields: Sequence[str]) -> _Part:
    """What Pagefind made of a part; `fields` are what results show in the whole collection."""
    entry = json.loads(files["pagefind-entry.json"])
    language = next(iter(entry["languages"].values()), None)
    if language is None:
        raise SearchError(f"{records[0].url} has no word that can be searched.")
    path = f"pagefind.{language['hash']}.pf_meta"
    # [version, records, index chunks, filters, sorts, names of what a result shows]
    content = _read(path, files[path])
    fragments = [files[f"fragment/{key}.pf_fragment"] for key, *_ in content[1]]
    shown = (json.loads(gzip.decompress(data)[len(MAGIC) :])["url"] for data in fragments)
    if list(shown) != [record.url for record in records]:
        raise SearchError("this version of Pagefind numbers records in another order.")
    words: list[Any] = []
    for _, _, name in content[2]:
        [found] = _read(name, files[f"index/{name}.pf_index"])
        words += found
    return _Part(word_index.part(content[1], words, content[5], fields), fragments)


def _joined(parts: Sequence[_Part]) -> _Part:
    index = word_index.joined([part.index for part in parts])
    return _Part(index, [fragment for part in parts for fragment in part.fragments])


def _packed(made: object) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(made), 1)


def _unpacked(data: bytes, form: type[Form]) -> Form | None:
    """What was kept, None if it is damaged."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(data), type=form)
    except (zlib.error, msgspec.MsgspecError, ValueError):
        return None


# --------------------------------------------------------------------------- the published bundle


def _bundle(
    own: Mapping[str, bytes],
    records: Sequence[Record],
    fields: Sequence[str],
    parts: Sequence[_Part],
) -> dict[str, bytes]:
    """What is published: Pagefind's own files, the index of all parts, and the facets.

    Pagefind's own filters and sorting go: the facets hold the same in a third of the bytes, for
    records are numbered in their order. Names of files hold hashes of their content.
    """
    result = dict(own)
    entry = json.loads(own["pagefind-entry.json"])
    about: dict[str, Any] = {"version": facets.VERSION, "rows": len(records)}
    if parts:
        names = _Names()
        listed = []
        for part in parts:
            for (_, count), data in zip(part.index.records, part.fragments, strict=True):
                name = names.of(data)
                result[f"fragment/{name}.pf_fragment"] = data
                listed.append([name, _rounded(count)])
        runs = []
        for run in word_index.chunks(word_index.merged([part.index for part in parts])):
            data = _pack(word_index.pack(run))
            name = names.of(data)
            result[f"index/{name}.pf_index"] = data
            runs.append([run[0].word, run[-1].word, name])
        content = cbor2.dumps([entry["version"], listed, runs, [], [], fields], canonical=True)
        digest = blake2b(MAGIC + content, digest_size=5).hexdigest()
        language = {"hash": f"en_{digest}", "wasm": "en", "page_count": len(records)}
        entry["languages"] = {"en": language}
        about["pages"] = f"pagefind.{language['hash']}.pf_meta"
        result[about["pages"]] = _pack(content)
    result["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False).encode("utf-8")
    columns = facets.columns([record.filters for record in records])
    result.update((column.path, column.data) for column in columns)
    about["facets"] = {column.name: column.path for column in columns}
    result[facets.LIST] = json.dumps(about, ensure_ascii=False).encode("utf-8")
    return dict(sorted(result.items()))


class _Names:
    """Names for files, short as there are thousands in the list that every search loads."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def of(self, data: bytes) -> str:
        """The first letters of the content's hash that no other content has."""
        letters = base64.b32encode(blake2b(data, digest_size=15).digest()).decode("ascii").lower()
        for length in range(NAME, len(letters) + 1):
            name = letters[:length]
            if self._taken.setdefault(name, letters) == letters:
                return name
        raise SearchError("two files have the same hash.")


def _rounded(words: int) -> int:
    """A record's number of words within a thirtieth, which is all that ranking needs of it.

    Few different numbers are packed in half the bytes.
    """
    step = 1 << max(words.bit_length() - 5, 0)
    return (words + step // 2) // step * step


def _read(path: str, packed: bytes) -> Any:
    data = gzip.decompress(packed)
    problem = f"{path}: this version of Pagefind writes another format."
    if not data.startswith(MAGIC):
        raise SearchError(problem)
    try:
        return cbor2.loads(data[len(MAGIC) :])
    except cbor2.CBORDecodeError as error:
        raise SearchError(problem) from error


def _pack(content: bytes) -> bytes:
    return gzip.compress(MAGIC + content, LEVEL, mtime=0)
