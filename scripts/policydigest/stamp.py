"""Tells at a glance that nothing has changed since the last build, so that there is nothing to do.

After a build that went well, the look (size, time of change, inode) of every file it read or wrote
is noted as one hash, with the warnings it gave. As long as all of them look the same and the
program is the same, the next build would do the same again. A file put down just before the note
was made may have changed since without showing it, so then nothing is taken for granted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

import msgspec

from policydigest import store
from policydigest.model import Problem
from policydigest.processes import meanwhile
from policydigest.seen import TICK
from policydigest.store import Status, StoreError
from policydigest.tree import Trees

NAME = "last.json"
VERSION = 3
# Digests from which on a second process is worth its while.
MANY = 500
Look = Mapping[str, Status]


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build told: its warnings, how many digests it published, and where."""

    problems: tuple[Problem, ...]
    digests: int
    site: Path


def last(trees: Trees, path: Path, maker: str, jobs: int = 1) -> Last | None:
    """What the last build told, if the same `maker` would do nothing now and tell the same.

    With several `jobs`, a process looks at one of the folders of a large project.
    """
    try:
        noted = json.loads(store.read_text(path))
        if noted["version"] != VERSION or noted["maker"] != maker:
            return None
        until = path.stat().st_mtime_ns - TICK
        read = trees.look(noted["read"], noted["files"])
        if any(changed >= until for _, changed, _ in read.values()):
            return None
        if _hash(read) != noted["inputs"]:
            return None
        *folders, last_folder = noted["made"]
        several = jobs if noted["digests"] >= MANY else 1
        with meanwhile(several, partial(_looked, trees, last_folder)) as other:
            looked = [_looked(trees, folder) for folder in folders]
            if [*looked, other()] != noted["outputs"]:
                return None
        problems = tuple(Problem(**values) for values in noted["problems"])
        return Last(problems, int(noted["digests"]), Path(noted["site"]))
    except (OSError, StoreError, ValueError, TypeError, KeyError, AttributeError):
        return None


@dataclass(frozen=True, slots=True)
class Inputs:
    """Folders and files that a build reads and does not write, and how they looked before it."""

    folders: tuple[str, ...]
    files: tuple[str, ...]
    looked: Look


def note(
    path: Path, maker: str, told: Last, inputs: Inputs, made: tuple[str, ...], trees: Trees
) -> None:
    """Keep what a build told, and how the folders `made` look in `trees` now that it is done.

    Raises `StoreError`.
    """
    values = {
        "version": VERSION,
        "maker": maker,
        "read": inputs.folders,
        "files": inputs.files,
        "inputs": _hash(inputs.looked),
        "made": made,
        "outputs": [_looked(trees, folder) for folder in made],
        "problems": [asdict(problem) for problem in told.problems],
        "digests": told.digests,
        "site": str(told.site),
    }
    text = json.dumps(values, ensure_ascii=False)
    store.write_if_changed(path, text, durable=False)


def _looked(trees: Trees, folder: str) -> str:
    return _hash(trees.look((folder,)))


def _hash(found: Look) -> str:
    try:
        said = msgspec.msgpack.encode(found, order="deterministic")
    except UnicodeEncodeError:  # a name that is no UTF-8
        said = repr(sorted(found.items())).encode("utf-8")
    return blake2b(said, digest_size=16).hexdigest()
