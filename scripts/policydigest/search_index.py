"""Makes the Pagefind search bundle from records, the same bytes for the same records.

Records are indexed a few hundred at a time, year by year; what came of each part is remembered, and
`word_index` puts the parts together. So after an edit one part is indexed again, and memory does
not grow with the whole.

Pagefind's own Python class looks for an answer ten times a second, which limits it to ten
records a second, so its service is spoken to directly: messages in base64, a comma after each.
The files come through the pipe, because Pagefind reports them as written before their last bytes
are on the disk. Its filters and sorting, written in a random order, are replaced by `facets`.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import gzip
import itertools
import json
import subprocess
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from importlib import metadata
from typing import Any, Protocol

import cbor2
from pagefind.service import get_executable

from policydigest import facets, word_index
from policydigest.word_index import PartWord, Places

VERSION = 2
# Records in a part. More would take longer after an edit, and Pagefind 250 MB for each thousand;
# with fewer, what it takes for a part alone, a twentieth of a second, would tell.
LARGEST = 250
MAGIC = b"pagefind_dcd"
STOPPED = "Pagefind stopped before the search index was written."
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


class SearchError(Exception):
    """The search index could not be made; the text says why."""


class Record(Protocol):
    """What is searched and shown for one page; see `exports.search_records`."""

    @property
    def url(self) -> str:
        """Address of the page below the site's root."""

    @property
    def content(self) -> str:
        """The words that are searched."""

    @property
    def year(self) -> str:
        """The year it belongs to; those of one year stand together."""

    @property
    def meta(self) -> Mapping[str, str]:
        """What a result shows."""

    @property
    def filters(self) -> Mapping[str, Iterable[str]]:
        """Values to narrow a search by."""


def payload(record: Record) -> dict[str, Any]:
    """The record as plain values."""
    return {
        "url": record.url,
        "content": record.content,
        "language": "en",
        "meta": dict(record.meta),
        "filters": {name: list(values) for name, values in record.filters.items()},
    }


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
    with _service() as ask:
        own = _indexed(ask, records[:1])  # For the program's own files, which every bundle has.
        for key, run in missing.items():
            parts[key] = _part(_indexed(ask, run), run, fields)
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
        total.update(json.dumps(payload(record), sort_keys=True).encode())
    return total.hexdigest()


# --------------------------------------------------------------------------- Pagefind's service

Ask = Callable[[list[dict[str, Any]], str], Iterator[dict[str, Any]]]


@contextlib.contextmanager
def _service() -> Iterator[Ask]:
    """Start Pagefind, end it. Raises `SearchError`."""
    executable = get_executable()
    if executable is None:
        raise SearchError("Pagefind is not installed. Run `make site`, which installs it.")
    command = [str(executable), "--service"]
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            answers = _answers(process)
            try:
                yield functools.partial(_ask, process, answers)
                assert process.stdin is not None
                process.stdin.close()
            except BaseException:
                process.kill()
                raise
    except BrokenPipeError as error:
        raise SearchError(STOPPED) from error
    except OSError as error:
        raise SearchError(f"Pagefind could not be started: {error.strerror}.") from error


def _indexed(ask: Ask, records: Sequence[Record]) -> dict[str, bytes]:
    """The bundle that Pagefind makes of these records alone."""
    new = {"type": "NewIndex", "config": {"force_language": "en"}}
    index = next(ask([new], "NewIndex"))["index_id"]
    adding = [{"type": "AddRecord", "index_id": index, **payload(record)} for record in records]
    for _ in ask(adding, "IndexedFile"):
        pass
    files = next(ask([{"type": "GetFiles", "index_id": index}], "GetFiles"))["files"]
    next(ask([{"type": "DeleteIndex", "index_id": index}], "DeleteIndex"))
    return {str(file["path"]): base64.b64decode(file["content"]) for file in files}


def _ask(
    process: subprocess.Popen[bytes],
    answers: Iterator[dict[str, Any]],
    requests: list[dict[str, Any]],
    kind: str,
) -> Iterator[dict[str, Any]]:
    """Send requests; yield an answer of this kind to each."""
    # Sending and receiving go on at the same time: with both pipes full, each would wait.
    sender = threading.Thread(target=_send, args=(process, requests))
    sender.start()
    for _ in requests:
        yield _expect(answers, kind)
    sender.join()


def _send(process: subprocess.Popen[bytes], requests: list[dict[str, Any]]) -> None:
    assert process.stdin is not None
    try:
        for number, request in enumerate(requests, start=2):
            process.stdin.write(_message(number, request))
        process.stdin.flush()
    except (BrokenPipeError, ValueError):
        return  # Pagefind has stopped; the receiving side says so.


def _message(number: int, request: dict[str, Any]) -> bytes:
    text = json.dumps({"message_id": number, "payload": request}, ensure_ascii=False)
    return base64.b64encode(text.encode("utf-8")) + b","


def _answers(process: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    assert process.stdout is not None
    pieces: list[bytes] = []  # Joined once: the last answer holds the whole bundle.
    while chunk := process.stdout.read1():  # type: ignore[attr-defined]
        *ended, rest = chunk.split(b",")
        for end in ended:
            yield json.loads(base64.b64decode(b"".join((*pieces, end))))["payload"]
            pieces.clear()
        pieces.append(rest)


def _expect(answers: Iterator[dict[str, Any]], kind: str) -> dict[str, Any]:
    answer = next(answers, None)
    if answer is None:
        raise SearchError(STOPPED)
    if answer["type"] != kind:
        raise SearchError(f"Pagefind says: {answer.get('message', answer['type'])}")
    return answer


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
    content = [part.index.records, part.index.words, list(part.fragments)]
    return zlib.compress(cbor2.dumps(content), 1)


def _unpacked(data: bytes) -> _Part | None:
    """The part that was kept, None if it is damaged."""
    try:
        records, words, fragments = cbor2.loads(zlib.decompress(data))
        found = [
            PartWord(word, Places(*places), [(name, Places(*one)) for name, one in spellings])
            for word, places, spellings in words
        ]
    except (zlib.error, cbor2.CBORDecodeError, ValueError, TypeError):
        return None
    return _Part(word_index.Part(records, found), fragments)


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
    return gzip.compress(MAGIC + content, mtime=0)
