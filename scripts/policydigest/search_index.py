"""Makes the Pagefind search bundle from records, the same bytes for the same records.

Pagefind's own Python class looks for an answer ten times a second, which limits it to ten
records a second, so its service is spoken to directly: messages in base64, a comma after each.
The files come through the pipe, because Pagefind reports them as written before their last bytes
are on the disk. It writes filter values in a random order; here they are put in order.
"""

from __future__ import annotations

import base64
import gzip
import json
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, Protocol

from pagefind.service import get_executable

from policydigest import cbor

MAGIC = b"pagefind_dcd"
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

    @property
    def sort(self) -> Mapping[str, str]:
        """Values to sort results by."""


def payload(record: Record) -> dict[str, Any]:
    """The record as plain values."""
    return {
        "url": record.url,
        "content": record.content,
        "language": "en",
        "meta": dict(record.meta),
        "filters": {name: list(values) for name, values in record.filters.items()},
        "sort": dict(record.sort),
    }


def search_files(records: Iterable[Record]) -> dict[str, bytes]:
    """Index `records` in their order; return the bundle's files: path -> content.

    Raises `SearchError`.
    """
    executable = get_executable()
    if executable is None:
        raise SearchError("Pagefind is not installed. Run `make site`, which installs it.")
    payloads = [payload(record) for record in records]
    command = [str(executable), "--service"]
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            try:
                files = _converse(process, payloads)
            except BaseException:
                process.kill()
                raise
    except OSError as error:
        raise SearchError(f"Pagefind could not be started: {error.strerror}.") from error
    return _canonical(files)


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
        raise SearchError("Pagefind stopped before the search index was written.")
    if answer["type"] != kind:
        raise SearchError(f"Pagefind says: {answer.get('message', answer['type'])}")
    return answer


# --------------------------------------------------------------------------- one order of values


def _canonical(files: dict[str, bytes]) -> dict[str, bytes]:
    """The bundle with filters in the order of their names; names hold hashes of the content."""
    result = {path: data for path, data in files.items() if not path.startswith(UNUSED)}
    renamed: dict[str, str] = {}
    for path in sorted(path for path in files if path.endswith(".pf_filter")):
        name, values = _read(path, result.pop(path))
        old = path.rpartition("/")[2].removesuffix(".pf_filter")
        data, digest = _pack([name, sorted(values)])
        renamed[old] = f"{old.partition('_')[0]}_{digest}"
        result[path.replace(old, renamed[old])] = data
    entry = json.loads(files["pagefind-entry.json"])
    for name, language in entry["languages"].items():
        path = f"pagefind.{language['hash']}.pf_meta"
        content = _read(path, result.pop(path))
        # [version, pages, index chunks, filters, sorts, names of what a result shows]
        content[3] = sorted([key, renamed.get(digest, digest)] for key, digest in content[3])
        content[4] = sorted(content[4])
        data, digest = _pack(content)
        language["hash"] = f"{name}_{digest}"
        result[f"pagefind.{language['hash']}.pf_meta"] = data
    result["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False).encode("utf-8")
    return dict(sorted(result.items()))


def _read(path: str, packed: bytes) -> Any:
    data = gzip.decompress(packed)
    if not data.startswith(MAGIC):
        raise SearchError(f"{path}: this version of Pagefind writes another format.")
    return cbor.decode(data[len(MAGIC) :])


def _pack(content: Any) -> tuple[bytes, str]:
    data = MAGIC + cbor.encode(content)
    return gzip.compress(data, mtime=0), blake2b(data, digest_size=5).hexdigest()
