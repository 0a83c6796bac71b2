"""Writes the search index, and keeps what went into it from one build to the next."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from policydigest.hashes import content_hash, fingerprint
from policydigest.memory import memories
from policydigest.parallel.processes import meanwhile
from policydigest.publishing.publish import Part, look
from policydigest.search import index
from policydigest.search.pagefind_service import Packed, Records, SearchError, pack
from policydigest.store import StoreError
from policydigest.store.tree import Tree

# In the folder of what is remembered.
PARTS = "parts"
RECORDS = f"records{memories.SUFFIX}"
FILES = f"files{memories.SUFFIX}"


@dataclass(frozen=True, slots=True)
class Indexed:
    """A search index: what stands for all it was made from, and whether that one is published.

    `right` are the published files that were not written again.
    """

    made_from: str
    is_current: bool
    right: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Files:
    """The last index: what stands for its records, and the hashes of its files."""

    made_from: str
    hashes: dict[str, str]


def write_index(
    records: Records,
    output: Path,
    memory: Path,
    part: Part,
    site: Tree,
    published: Path,
    made_with: Sequence[str],
    jobs: int,
) -> Indexed | SearchError | StoreError:
    """Write the search index of `records` into the folder `output`; return what went wrong if any.

    Nothing is written if the index that is published is right, as its record in the folder
    `published` tells. `made_with` are the program and what it uses. What can be known from the
    last time is kept in the folder `memory`.

    With several `jobs`, another process makes the records: who looks at all digests soon has a
    copy of them, and that one does not stay.
    """
    tree = Tree(output)
    try:
        with meanwhile(jobs, partial(_packed, records, memory / RECORDS)) as packed:
            found = packed()
        made_from = fingerprint([*made_with, *(one.hash.hex() for one in found)])
        before = look(part, site, published)
        if before.is_current(made_from):
            return Indexed(made_from, is_current=True)

        # What is searched of a record is let go of once Pagefind has read it.
        unread = {one.url: one for one in found if one.data}
        found = [one.without_data() for one in found]

        def whole(one: Packed) -> Packed:
            return unread.pop(one.url, None) or pack(records.of(one.url))

        files = index.search_files(found, _Parts(memory / PARTS), whole)
        hashes = {path: content_hash(data) for path, data in files.items()}
        last = memories.recall(memory / FILES, _Files)
        known = last.hashes if last and last.made_from == before.fingerprint else {}
        right = frozenset(
            path
            for path, data in files.items()
            if (path in before.intact and known.get(path) == hashes[path])
            or site.read(part.path(path)) == data
        )
        for path, data in files.items():
            if path not in right:
                tree.write(path, data)
        memories.keep(memory / FILES, _Files(made_from, hashes))
    except (SearchError, StoreError) as error:
        return error
    return Indexed(made_from, is_current=False, right=right)


def _packed(records: Records, memory: Path) -> list[Packed]:
    """Every record; those that are made of what they were made of last are without their data."""
    kept = memories.recall(memory, dict[str, Packed]) or {}
    found = {key: kept.get(key) or pack(records.of(url)) for url, key in records.listed()}
    memories.keep(memory, {key: one.without_data() for key, one in found.items()})
    return [*found.values()]


class _Parts:
    """The indexes of parts, each a file of its own; see `parts.Memory`."""

    def __init__(self, folder: Path) -> None:
        self._tree = Tree(folder)

    def recall(self, key: str) -> bytes | None:
        """What is kept under a key."""
        return self._tree.read(key)

    def keep(self, key: str, data: bytes) -> None:
        """Keep something under a key."""
        self._tree.write(key, data)

    def forget_others(self, keys: Container[str]) -> None:
        """Remove the files of other keys than these."""
        for name in [*self._tree.files()]:
            if name not in keys:
                self._tree.remove(name)
