"""Tells by how files look which of them hold what they held, so that none is read twice.

A file of the same size, time of change and inode has the same bytes, unless it was changed just
when it was looked at: the clock of a file system is coarse, and a clock can be set back. So what
changed within seconds of the memory's own making is read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from policydigest import store
from policydigest.store import Status
from policydigest.store.tree import Folders, paths_of

# The coarsest clock of a file system in use (FAT) ticks every two seconds.
TICK = 2_000_000_000


def trusted_before(memory: Path) -> int:
    """When files must have been changed last for a memory to be trusted; 0 if there is none.

    It is the file system's own time, in nanoseconds.
    """
    look = store.status(memory)
    return look[1] - TICK if look else 0


def newest(names: Mapping[str, Status]) -> int:
    """When the one of these files that was changed last was; 0 for none."""
    return max((changed for _, changed, _ in names.values()), default=0)


def alike(before: Folders, now: Folders, trusted: int) -> set[str]:
    """The paths of files that look as they did, and were changed last before the time `trusted`."""
    whole: Folders = {}
    found: set[str] = set()
    for folder, names in before.items():
        looks = now.get(folder, {})
        if looks == names and newest(names) < trusted:
            whole[folder] = names
            continue
        found.update(
            f"{folder}/{name}" if folder else name
            for name, look in names.items()
            if looks.get(name) == look and look[1] < trusted
        )
    found.update(paths_of(whole))
    return found
