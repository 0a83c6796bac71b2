"""Makes the Pagefind search bundle from records, the same bytes for the same records.

Pagefind indexes the records in parts (`parts`), of which the words are put together here.
Pagefind's filters and sorting, written in a random order, are replaced by `facets`.
"""

from __future__ import annotations

import contextlib
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import cbor2
import msgspec

from policydigest.search import facets, word_index
from policydigest.search.pagefind_service import Packed, SearchError
from policydigest.search.parts import MAGIC, Memory, Part, Parts, runs

# Letters of a file's name: with 33 million names, two contents hardly ever share one.
NAME = 5
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # for five bits each
BITS = 120  # of a hash, which are all of them letters if need be


def search_files(
    records: Sequence[Packed],
    memory: Memory | None = None,
    whole: Callable[[Packed], Packed] = lambda record: record,
) -> dict[str, bytes]:
    """Index `records`, newest first; return the bundle's files: path -> content.

    `whole` gives a record with its data, for those that have none. Raises `SearchError`.
    """
    try:
        return _search_files(records, memory, whole)
    except (zlib.error, msgspec.MsgspecError):
        # What is remembered is unpacked only when it is put together, and some of it is damaged.
        if memory is None:
            raise
        memory.forget_others(())
        return _search_files(records, memory, whole)


def _search_files(
    records: Sequence[Packed], memory: Memory | None, whole: Callable[[Packed], Packed]
) -> dict[str, bytes]:
    fields = sorted({name for record in records for name in record.fields})
    with contextlib.ExitStack() as stack:
        made = Parts(fields, memory, stack, whole)
        own = made.own(records[:1])
        parts = {made.key(run): made.part(run) for run in runs(records)}
        files = _bundle(own, records, fields, [*parts.values()], made.words(parts), made.squeezed)
        made.forget_others()
    return files


def _bundle(
    own: Mapping[str, bytes],
    records: Sequence[Packed],
    fields: Sequence[str],
    parts: Sequence[Part],
    words: Sequence[word_index.Word],
    squeezed: Callable[[bytes], bytes],
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
        for run in word_index.chunks(words):
            data = squeezed(word_index.pack(run))
            name = names.of(data)
            result[f"index/{name}.pf_index"] = data
            runs.append([run[0].word, run[-1].word, name])
        content = cbor2.dumps([entry["version"], listed, runs, [], [], fields], canonical=True)
        digest = blake2b(MAGIC + content, digest_size=5).hexdigest()
        language = {"hash": f"en_{digest}", "wasm": "en", "page_count": len(records)}
        entry["languages"] = {"en": language}
        about["pages"] = f"pagefind.{language['hash']}.pf_meta"
        result[about["pages"]] = squeezed(content)
    result["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False).encode("utf-8")
    columns = facets.columns([record.filters for record in records])
    result.update((column.path, column.data) for column in columns)
    about["facets"] = {column.name: column.path for column in columns}
    result[facets.LIST] = json.dumps(about, ensure_ascii=False).encode("utf-8")
    return dict(sorted(result.items()))


class _Names:
    """Names for files, short as there are thousands in the list that every search loads."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def of(self, data: bytes) -> str:
        """The first letters of the content's hash that no other content has."""
        number = int.from_bytes(blake2b(data, digest_size=BITS // 8).digest())
        for last in range(BITS - 5 * NAME, -1, -5):
            name = "".join(LETTERS[number >> place & 31] for place in range(BITS - 5, last - 1, -5))
            if self._taken.setdefault(name, number) == number:
                return name
        raise SearchError("two files have the same hash.")


def _rounded(words: int) -> int:
    """A record's number of words within a thirtieth, which is all that ranking needs of it.

    Few different numbers are packed in half the bytes.
    """
    step = 1 << max(words.bit_length() - 5, 0)
    return (words + step // 2) // step * step
