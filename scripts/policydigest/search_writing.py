"""Writes the search index, and keeps the indexes of its parts from one build to the next."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from policydigest import search_index
from policydigest.pagefind_service import Record, SearchError, pack
from policydigest.processes import meanwhile
from policydigest.publish import Part, look
from policydigest.seen import fingerprint
from policydigest.store import StoreError
from policydigest.tree import Tree


@dataclass(frozen=True, slots=True)
class Indexed:
    """A search index: what stands for all it was made from, and whether that one is published.

    `right` are the published files that were not written again.
    """

    made_from: str
    is_current: bool
    right: frozenset[str] = frozenset()


def write_index(
    records: Callable[[], Iterable[Record]],
    output: Path,
    memory: Path,
    part: Part,
    site: Tree,
    record: Path,
    made_with: Sequence[str],
    jobs: int,
) -> Indexed | SearchError | StoreError:
    """Write the search index of `records` into the folder `output`; return what went wrong if any.

    Nothing is written if the index that is published, as `record` tells, is right. `made_with`
    are the program and what it uses. The indexes of parts are kept in the folder `memory`.

    With several `jobs`, another process makes the records: who looks at all digests soon has a
    copy of them, and that one does not stay.
    """
    parts, tree = _Parts(memory), Tree(output)
    try:
        with meanwhile(jobs, lambda: [pack(record) for record in records()]) as packed:
            found = packed()
        made_from = fingerprint([*made_with, *(one.hash.hex() for one in found)])
        if look(part, site, record).is_current(made_from):
            return Indexed(made_from, is_current=True)
        files = search_index.search_files(found, parts)
        right = frozenset(
            path for path, data in files.items() if site.read(part.path(path)) == data
        )
        for path, data in files.items():
            if path not in right:
                tree.write(path, data)
    except (SearchError, StoreError) as error:
        return error
    return Indexed(made_from, is_current=False, right=right)


class _Parts:
    """The indexes of parts, each a file of its own; see `search_parts.Memory`."""

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
