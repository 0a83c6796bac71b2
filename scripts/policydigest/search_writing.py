"""Writes the search index, and keeps the indexes of its parts from one build to the next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from policydigest import search_index
from policydigest.publish import Part
from policydigest.search_index import Record, SearchError
from policydigest.store import StoreError
from policydigest.tree import Tree


def write_index(
    records: Sequence[Record], output: Path, memory: Path, part: Part, site: Tree
) -> frozenset[str] | SearchError | StoreError:
    """Write the search index of `records` into the folder `output`.

    Returns the files that are right in the part's folder of the site and so are not written, or
    what went wrong. The indexes of parts are kept in the folder `memory`.
    """
    parts = _Parts(memory)
    tree = Tree(output)
    try:
        files = search_index.search_files(records, parts)
        right = frozenset(
            path for path, data in files.items() if site.read(part.path(path)) == data
        )
        for path, data in files.items():
            if path not in right:
                tree.write(path, data)
        parts.forget_others()
    except (SearchError, StoreError) as error:
        return error
    return right


class _Parts:
    """The indexes of parts, each a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._tree = Tree(folder)
        self._used: set[str] = set()

    def recall(self, key: str) -> bytes | None:
        """See `search_index.Memory`."""
        self._used.add(key)
        return self._tree.read(key)

    def keep(self, key: str, data: bytes) -> None:
        """See `search_index.Memory`."""
        self._used.add(key)
        self._tree.write(key, data)

    def forget_others(self) -> None:
        """Remove the parts that were not asked for."""
        for name in self._tree.files():
            if name not in self._used:
                self._tree.remove(name)
