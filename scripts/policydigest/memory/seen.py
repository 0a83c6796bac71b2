"""Remembers how files looked on the disk when their bytes were known, to read none twice.

A file of the same size, time of change and inode has the same bytes, unless it was changed just
when it was looked at: the clock of a file system is coarse, and a clock can be set back. So what
changed within seconds of the memory's own making is read again. The memory can be deleted at any
time; a damaged one counts as none.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from pathlib import Path

from policydigest.memory import memories
from policydigest.store import Status
from policydigest.store.tree import Tree

# The coarsest clock of a file system in use (FAT) ticks every two seconds.
TICK = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Noted:
    """How files looked, by their paths, and the hashes of their bytes."""

    looks: dict[str, Status] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)

    def update(self, other: Noted) -> None:
        """Take over what was noted elsewhere."""
        self.looks.update(other.looks)
        self.hashes.update(other.hashes)

    def of(self, names: Iterable[str]) -> Noted:
        """What was noted of these files."""
        known = [name for name in names if name in self.looks]
        return Noted(
            {name: self.looks[name] for name in known}, {name: self.hashes[name] for name in known}
        )


class Seen:
    """The files of one tree as they were last; `path` is where that is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before, self._until = _load(path)
        self.noted = Noted()  # so far

    def hash_of(self, name: str, status: Status | None) -> str | None:
        """The hash of a file that looks as it did; None if it must be read to know."""
        if status is None or self._before.looks.get(name) != status:
            return None
        return self._before.hashes.get(name) if status[1] < self._until - TICK else None

    def alike(self, tree: Tree) -> dict[str, str]:
        """The hashes of all files that look as they did, so that none must be read to know them."""
        looks, hashes, limit = self._before.looks, self._before.hashes, self._until - TICK
        found = {
            name: hashes[name]
            for name, status in tree.files().items()
            if looks.get(name) == status and status[1] < limit and name in hashes
        }
        for link in tree.links():
            found.pop(link, None)
        return found

    def keep(self, names: Set[str]) -> None:
        """Remember again what was known of these files."""
        known = Noted({**self._before.looks}, {**self._before.hashes})
        for name in known.looks.keys() - names:  # as a rule few
            del known.looks[name]
            known.hashes.pop(name, None)
        self.noted.update(known)

    def note(self, name: str, status: Status | None, content: str) -> None:
        """Remember that the file with this status holds what has this hash."""
        if status is not None:
            self.noted.looks[name], self.noted.hashes[name] = status, content

    def forget(self, name: str) -> None:
        """Remember nothing of a file that is gone."""
        self.noted.looks.pop(name, None)
        self.noted.hashes.pop(name, None)

    def save(self, elsewhere: Noted | None = None) -> None:
        """Keep what was noted, here and in other processes, and nothing else.

        Raises `StoreError`.
        """
        if elsewhere is not None:
            self.noted.update(elsewhere)
        if self.noted != self._before:
            memories.keep(self._path, self.noted)


def _load(path: Path) -> tuple[Noted, int]:
    """What was noted, and the file system's own time at which that was."""
    noted = memories.recall(path, Noted)
    try:
        return (noted, path.stat().st_mtime_ns) if noted else (Noted(), 0)
    except OSError:
        return Noted(), 0
