"""Makes the Pagefind search bundle from records, the same bytes for the same records.

Pagefind's own Python class looks for an answer ten times a second, which limits it to ten
records a second, so its service is spoken to directly: messages in base64, a comma after each.
The files come through the pipe, because Pagefind reports them as written before their last bytes
are on the disk. Its filters and sorting, written in a random order, are replaced by `facets`.
"""

from __future__ import annotations

import base64
import gzip
import json
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Protocol

import cbor2
from pagefind.service import get_executable

from policydigest import facets

MAGIC = b"pagefind_dcd"
STOPPED = "Pagefind stopped before the search index was written."
# Pagefind's own search boxes: the site has its own, over pagefind.js.
UNUSED = (
    "pagefind-ui.",
    "pagefind-modular-ui.",
    "pagefind-component-ui.",
    "pagefind-highlight.",
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


def search_files(records: Iterable[Record]) -> dict[str, bytes]:
    """Index `records`, newest first; return the bundle's files: path -> content.

    Raises `SearchError`.
    """
    executable = get_executable()
    if executable is None:
        raise SearchError("Pagefind is not installed. Run `make site`, which installs it.")
    records = list(records)
    payloads = [payload(record) for record in records]
    command = [str(executable), "--service"]
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            try:
                files = _converse(process, payloads)
            except BaseException:
                process.kill()
                raise
    except BrokenPipeError as error:
        raise SearchError(STOPPED) from error
    except OSError as error:
        raise SearchError(f"Pagefind could not be started: {error.strerror}.") from error
    return _bundle(files, records)


def _converse(process: subprocess.Popen[bytes], payloads: list[dict[str, Any]]) -> dict[str, bytes]:
    assert process.stdin is not None
    answers = _answers(process)
    process.stdin.write(_message(1, {"type": "NewIndex", "config": {"force_language": "en"}}))
    process.stdin.flush()
    index = _expect(answers, "NewIndex")["index_id"]
    requests = [{"type": "AddRecord", "index_id": index, **record} for record in payloads]
    requests.append({"type": "GetFiles", "index_id": index})
    # Sending and receiving go on at the same time: with both pipes full, each would wait.
    sender = threading.Thread(target=_send, args=(process, requests))
    sender.start()
    for _ in payloads:
        _expect(answers, "IndexedFile")
    files = _expect(answers, "GetFiles")["files"]
    sender.join()
    process.stdin.close()
    return {str(file["path"]): base64.b64decode(file["content"]) for file in files}


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


# --------------------------------------------------------------------------- the published bundle


def _bundle(files: dict[str, bytes], records: Sequence[Record]) -> dict[str, bytes]:
    """What is published of Pagefind's files, and the facets; names hold hashes of the content.

    Pagefind's own filters and sorting go: the facets hold the same in a third of the bytes, for
    pages are numbered in the order of the records.
    """
    dropped = (*UNUSED, "filter/")
    result = {path: data for path, data in files.items() if not path.startswith(dropped)}
    entry = json.loads(files["pagefind-entry.json"])
    about: dict[str, Any] = {"version": facets.VERSION, "rows": len(records)}
    for name, language in entry["languages"].items():
        path = f"pagefind.{language['hash']}.pf_meta"
        content = _read(path, result.pop(path))
        # [version, pages, index chunks, filters, sorts, names of what a result shows]
        if _addresses(files, content[1]) != [record.url for record in records]:
            raise SearchError("this version of Pagefind numbers records in another order.")
        content[3], content[4] = [], []
        data, digest = _pack(content)
        language["hash"] = f"{name}_{digest}"
        about["pages"] = f"pagefind.{language['hash']}.pf_meta"
        result[about["pages"]] = data
    result["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False).encode("utf-8")
    columns = facets.columns([record.filters for record in records])
    result.update((column.path, column.data) for column in columns)
    about["facets"] = {column.name: column.path for column in columns}
    result[facets.LIST] = json.dumps(about, ensure_ascii=False).encode("utf-8")
    return dict(sorted(result.items()))


def _addresses(files: dict[str, bytes], numbered: list[Any]) -> list[str]:
    """The addresses of the records in the order in which Pagefind numbered them."""
    fragments = (gzip.decompress(files[f"fragment/{key}.pf_fragment"]) for key, *_ in numbered)
    return [json.loads(data[len(MAGIC) :])["url"] for data in fragments]


def _read(path: str, packed: bytes) -> Any:
    data = gzip.decompress(packed)
    problem = f"{path}: this version of Pagefind writes another format."
    if not data.startswith(MAGIC):
        raise SearchError(problem)
    try:
        return cbor2.loads(data[len(MAGIC) :])
    except cbor2.CBORDecodeError as error:
        raise SearchError(problem) from error


def _pack(content: Any) -> tuple[bytes, str]:
    data = MAGIC + cbor2.dumps(content, canonical=True)
    return gzip.compress(data, mtime=0), blake2b(data, digest_size=5).hexdigest()
