"""Remembers how files looked on the disk when their bytes were known, to read none twice.

A file of the same size, time of change and inode has the same bytes, unless it was changed just
when it was looked at: the clock of a file system is coarse, and a clock can be set back. So what
changed within seconds of the memory's own making is read again. The memory can be deleted at any
time; a damaged one counts as none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from policydigest.memory import memories
from policydigest.store import Status
from policydigest.store.tree import Tree

# The coarsest clock of a file system in use (FAT) ticks every two seconds.
TICK = 2_000_000_000
NOTHING: Mapping[str, tuple[int, int, int, str]] = MappingProxyType({})


class Seen:
    """The files of one tree as they were last; `path` is where that is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before, self._until = _load(path)
        self._now: dict[str, tuple[int, int, int, str]] = {}

    def hash_of(self, name: str, status: Status | None) -> str | None:
        """The hash of a file that looks as it did; None if it must be read to know."""
        known = self._before.get(name)
        if known is None or status is None or known[:3] != status:
            return None
        return known[3] if status[1] < self._until - TICK else None

    def alike(self, tree: Tree) -> Mapping[str, str]:
        """The hashes of all files that look as they did, so that none must be read to know them."""
        before, limit, links = self._before, self._until - TICK, frozenset(tree.links())
        return {
            name: known[3]
            for name, status in tree.files().items()
            if status[1] < limit
            and (known := before.get(name))
            and known[:3] == status
            and name not in links
        }

    def keep(self, names: Iterable[str]) -> None:
        """Remember of these files what was known before."""
        before = self._before
        self._now.update({name: before[name] for name in names})

    def note(self, name: str, status: Status | None, content: str) -> None:
        """Remember that the file with this status holds what has this hash."""
        if status is not None:
            self._now[name] = (*status, content)

    def forget(self, name: str) -> None:
        """Remember nothing of a file that is gone."""
        self._now.pop(name, None)

    @property
    def noted(self) -> dict[str, tuple[int, int, int, str]]:
        """What was noted so far."""
        return self._now

    def save(self, elsewhere: Mapping[str, tuple[int, int, int, str]] = NOTHING) -> None:
        """Keep what was noted, here and in other processes, and nothing else.

        Raises `StoreError`.
        """
        self._now.update(elsewhere)
        if self._now == self._before:
            return
        memories.keep(self._path, dict(sorted(self._now.items())))


def _load(path: Path) -> tuple[dict[str, tuple[int, int, int, str]], int]:
    """What was noted, and the file system's own time at which that was."""
    files = memories.recall(path, dict[str, tuple[int, int, int, str]])
    try:
        return (files, path.stat().st_mtime_ns) if files else ({}, 0)
    except OSError:
        return {}, 0
