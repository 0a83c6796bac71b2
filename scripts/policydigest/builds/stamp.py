"""Tells at a glance that nothing has changed since the last build, so that there is nothing to do.

After a build that went well, the look (size, time of change, inode) of every file it read or wrote
is noted as one hash, with the warnings it gave. As long as all of them look the same and the
program is the same, the next build would do the same again. A file put down just before the note
was made may have changed since without showing it, so then nothing is taken for granted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from policydigest.hashes import content_hash
from policydigest.memory import memories
from policydigest.memory.looks import newest, trusted_before
from policydigest.model import Problem
from policydigest.parallel.processes import meanwhile
from policydigest.store import StoreError
from policydigest.store.tree import Folders
from policydigest.store.trees import Trees

NAME = f"last{memories.SUFFIX}"
# Digests from which on a second process is worth its while.
MANY = 500


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build told: its warnings, how many digests it published, and where."""

    problems: tuple[Problem, ...]
    digests: int
    site: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What a build told, and hashes of how everything looked that it `read` and `made`.

    `read` are folders and `files` beside them, `made` the folders that it wrote, the large ones
    first; `maker` stands for the program.
    """

    maker: str
    told: Last
    read: tuple[str, ...]
    files: tuple[str, ...]
    inputs: str
    made: tuple[str, ...]
    outputs: tuple[str, ...]

    def is_right(self, trees: Trees, path: Path, jobs: int = 1) -> bool:
        """Whether a build would do nothing now, and tell the same; `path` is where this is kept.

        With several `jobs`, a process looks at one of the folders of a large project.
        """
        try:
            trusted = trusted_before(path)
            read = trees.look(self.read, self.files)
            if any(newest(names) >= trusted for names in read.values()):
                return False
            if _hash(read) != self.inputs:
                return False
            first, *rest = self.made
            several = jobs if self.told.digests >= MANY else 1
            with meanwhile(several, partial(_looked, trees, first)) as other:
                looked = [_looked(trees, folder) for folder in rest]
                return (other(), *looked) == self.outputs
        except (OSError, StoreError):
            return False


def recall(path: Path, maker: str) -> Noted | None:
    """What the last build noted, if the same `maker` made it."""
    noted = memories.recall(path, Noted)
    return noted if noted and noted.maker == maker and noted.made else None


@dataclass(frozen=True, slots=True)
class Inputs:
    """Folders and files that a build reads and does not write, and how they looked before it."""

    folders: tuple[str, ...]
    files: tuple[str, ...]
    looked: Folders


def note(
    path: Path, maker: str, told: Last, inputs: Inputs, made: tuple[str, ...], trees: Trees
) -> None:
    """Keep what a build told, and how the folders `made` look in `trees` now that it is done.

    Raises `StoreError`.
    """
    outputs = tuple(_looked(trees, folder) for folder in made)
    noted = Noted(maker, told, inputs.folders, inputs.files, _hash(inputs.looked), made, outputs)
    memories.keep(path, noted)


def _looked(trees: Trees, folder: str) -> str:
    return _hash(trees.look((folder,)))


def _hash(found: Folders) -> str:
    try:
        said = msgspec.msgpack.encode(found, order="deterministic")
    except UnicodeEncodeError:  # a name that is no UTF-8
        listed = sorted((folder, sorted(names.items())) for folder, names in found.items())
        said = repr(listed).encode("utf-8")
    return content_hash(said)
