"""Pagefind's own indexer, spoken to as a service: some records in, the bundle made of them out.

Pagefind's own Python class looks for an answer ten times a second, which limits it to ten
records a second, so its service is spoken to directly: messages in base64, a comma after each.
The files come through the pipe, because Pagefind reports them as written before their last bytes
are on the disk.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import json
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, Protocol

import msgspec

STOPPED = "Pagefind stopped before the search index was written."


class SearchError(Exception):
    """The search index could not be made; the text says why."""


class Record(Protocol):
    """What is searched and shown for one page; see `exports.SearchRecords`."""

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


class Records(Protocol):
    """All that can be searched, in the order of the results."""

    def listed(self) -> Iterable[tuple[str, str]]:
        """The address of each record, and what stands for all that the record is made of."""

    def of(self, url: str) -> Record:
        """The record with this address."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A record, packed until Pagefind is to read it: unpacked it takes twice as much.

    `fields` are those that a result shows. `hash` stands for `data`, all that the record says,
    which is empty where only the rest is known.
    """

    url: str
    year: str
    fields: tuple[str, ...]
    narrowed: bytes
    hash: bytes
    data: bytes

    def payload(self) -> dict[str, Any]:
        """What Pagefind is told of the record."""
        found: dict[str, Any] = msgspec.msgpack.decode(self.data)
        return found

    @property
    def filters(self) -> Mapping[str, Sequence[str]]:
        """Values to narrow a search by."""
        filters: Mapping[str, Sequence[str]] = msgspec.msgpack.decode(self.narrowed)
        return filters

    def without_data(self) -> Packed:
        """The record without what is searched."""
        return replace(self, data=b"")


def pack(record: Record) -> Packed:
    """The record, packed."""
    filters = {name: list(values) for name, values in record.filters.items()}
    payload = {
        "url": record.url,
        "content": record.content,
        "language": "en",
        "meta": dict(record.meta),
        "filters": filters,
    }
    data = msgspec.msgpack.encode(payload, order="deterministic")
    narrowed = msgspec.msgpack.encode(filters)
    found = blake2b(data, digest_size=16).digest()
    return Packed(record.url, record.year, tuple(sorted(record.meta)), narrowed, found, data)


Ask = Callable[[list[dict[str, Any]], str], Iterator[dict[str, Any]]]


@contextlib.contextmanager
def service() -> Iterator[Ask]:
    """Start Pagefind, end it. Raises `SearchError`."""
    from pagefind.service import get_executable  # loads much that nothing else needs

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


def indexed(ask: Ask, records: Sequence[Packed]) -> dict[str, bytes]:
    """The bundle that Pagefind makes of these records alone."""
    new = {"type": "NewIndex", "config": {"force_language": "en"}}
    index = next(ask([new], "NewIndex"))["index_id"]
    adding = [{"type": "AddRecord", "index_id": index, **record.payload()} for record in records]
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
