"""Makes the Pagefind search bundle from records, the same bytes for the same records.

Records are indexed a few hundred at a time, year by year; what came of each part is remembered, and
`word_index` puts the parts together. So after an edit one part is indexed again, and memory does
not grow with the whole.

Pagefind's filters and sorting, written in a random order, are replaced by `facets`.
"""

from __future__ import annotations

import base64
import gzip
import itertools
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from importlib import metadata
from typing import Any, Protocol

import cbor2
import msgspec

from policydigest import facets, word_index
from policydigest.pagefind_service import Record, SearchError, indexed, packed, service

VERSION = 3
# Records in a part. More would take longer after an edit, and Pagefind 250 MB for each thousand;
# with fewer, what it takes for a part alone, a twentieth of a second, would tell.
LARGEST = 250
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


class Memory(Protocol):
    """Where the indexes of parts are kept from one build to the next."""

    def recall(self, key: str) -> bytes | None:
        """What is kept under a key."""

    def keep(self, key: str, data: bytes) -> None:
        """Keep something under a key."""


def search_files(records: Iterable[Record], memory: Memory | None = None) -> dict[str, bytes]:
    """Index `records`, newest first; return the bundle's files: path -> content.

    Raises `SearchError`.
    """
    records = list(records)
    runs = list(_runs(records))
    fields = sorted({name for record in records for name in record.meta})
    keys = [_key(run, fields) for run in runs]
    found = {key: memory.recall(key) if memory is not None else None for key in keys}
    parts = {key: part for key, data in found.items() if data and (part := _unpacked(data))}
    missing = {key: run for key, run in zip(keys, runs, strict=True) if key not in parts}
    with service() as ask:
        own = indexed(ask, records[:1])  # For the program's own files, which every bundle has.
        for key, run in missing.items():
            parts[key] = _part(indexed(ask, run), run, fields)
            if memory is not None:
                memory.keep(key, _packed(parts[key]))
    return _bundle(own, records, fields, [parts[key] for key in keys])


def _runs(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    """The records in the parts that are indexed together.

    A year of many is cut from its end, so that what comes in new changes its first part only.
    """
    for _, group in itertools.groupby(records, key=lambda record: record.year):
        run = list(group)
        start = len(run) % LARGEST
        if start:
            yield run[:start]
        for place in range(start, len(run), LARGEST):
            yield run[place : place + LARGEST]


def _key(run: Sequence[Record], fields: Sequence[str]) -> str:
    made_with = f"{VERSION} {metadata.version('pagefind')} {json.dumps(fields)}\n"
    total = blake2b(made_with.encode(), digest_size=16)
    for record in run:
        total.update(packed(record))
    return total.hexdigest()


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


def _packed(part: _Part) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(part), 1)


def _unpacked(data: bytes) -> _Part | None:
    """The part that was kept, None if it is damaged."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(data), type=_Part)
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
    result = {path: data for path, data in own.items() if not path.startswith(UNUSED)}
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
