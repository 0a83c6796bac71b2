"""Keeps a folder's generated files in step with what the build makes, and touches nothing else.

A record beside the files tells what the build wrote (a hash of each file), so that a page that a
person put there or changed is neither overwritten nor removed. Before a file is written its hash
goes into a journal: after a killed run the next one still knows its own files.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from policydigest import memories, store
from policydigest.processes import forked, may_fork
from policydigest.seen import Seen, content_hash
from policydigest.store import Status, StoreError
from policydigest.tree import Tree
from policydigest.units import Files, Unit
from policydigest.workers import parts

RECORD = ".generated.json"
JOURNAL = ".generated.log"
NOTHING = content_hash(b"")
SEEN = "docs.msgpack"  # how the files looked when they were written
UNITS = "units.msgpack"  # what they were made of
# Below this many units another process costs more than it saves.
FEWEST_FOR_PROCESSES = 200
# So many shares for each process: none waits long for the last one.
PARTS = 8


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths that were written, were right already, were removed, or are a person's and stay."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    # The hash of each file's bytes as it is now, by its path.
    hashes: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    # The names of the units that were made.
    made: frozenset[str] = field(default=frozenset(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MadeUnit:
    """The key of a unit, and the hashes of the files that were made of it."""

    key: str
    files: Mapping[str, str]


def sync_generated(folder: Path, files: Files) -> Changes:
    """Write `files` (path below `folder`, content) where they differ and remove stale ones.

    See `sync_units`.
    """
    return sync_units(Tree(folder), [Unit("", None, lambda: files)])


def sync_units(
    tree: Tree, units: Iterable[Unit], memory: Path | None = None, jobs: int = 1
) -> Changes:
    """Write the files of `units` into `tree` where they differ and remove stale ones.

    A file that the record does not know, or that was changed since, stays as it is and is named
    in `foreign`. `memory` is a folder that remembers how the files looked (`Seen`) and of what
    they were made: a unit with the same key is not made again if all its files are as they were.
    Many are made in several processes. Raises `StoreError`; `ValueError` for a path that leads out
    of the folder or comes twice.
    """
    folder = tree.top
    known = _load(folder)
    before = {path: set(hashes) for path, hashes in known.items()}
    work = _Work(folder, known, _Disk(tree, Seen(memory / SEEN) if memory else None))
    recalled = memories.recall(memory / UNITS, dict[str, MadeUnit]) if memory else None
    kept = recalled or {}
    whole = _Done()
    missing: list[Unit] = []
    for unit in units:
        made = kept.get(unit.name)
        if made and unit.key == made.key and work.still_there(made.files):
            whole.keep(unit.name, made)
        else:
            missing.append(unit)
    for done in _shared_out(work, missing, jobs):
        whole.add(done)
        tree.learn_all(done.put)
    removed = _remove_stale(tree, known, whole.current, whole.foreign)
    if whole.current != before or not (folder / RECORD).exists():
        _save(folder, whole.current)
    store.remove(folder / JOURNAL)
    if work.disk.seen and memory:
        work.disk.seen.save(whole.seen)
        memories.keep(memory / UNITS, dict(sorted(whole.made.items())))
    foreign = tuple(sorted(whole.foreign))
    return Changes(
        tuple(whole.written), tuple(whole.unchanged), tuple(removed), foreign, whole.hashes,
        frozenset(unit.name for unit in missing),
    )  # fmt: skip


@dataclass(slots=True)
class _Done:
    """What became of some units' files."""

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    current: dict[str, set[str]] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    made: dict[str, MadeUnit] = field(default_factory=dict)
    seen: dict[str, tuple[int, int, int, str]] = field(default_factory=dict)
    # How the written files look.
    put: dict[str, Status] = field(default_factory=dict)

    def keep(self, name: str, made: MadeUnit) -> None:
        """Take over a unit that was not made again."""
        for path, said in made.files.items():
            _check_path(path, self.current)
            self.current[path], self.hashes[path] = {said}, said
        self.unchanged.extend(made.files)
        self.made[name] = made

    def add(self, other: _Done) -> None:
        """Take over what was done elsewhere."""
        for path in other.current:
            _check_path(path, self.current)
        for mine, theirs in (
            (self.written, other.written),
            (self.unchanged, other.unchanged),
            (self.foreign, other.foreign),
        ):
            mine.extend(theirs)
        self.current.update(other.current)
        self.hashes.update(other.hashes)
        self.made.update(other.made)
        self.seen.update(other.seen)


@dataclass(frozen=True, slots=True)
class _Work:
    """Makes units and writes their files."""

    folder: Path
    known: Mapping[str, set[str]]
    disk: _Disk

    def still_there(self, files: Mapping[str, str]) -> bool:
        """Whether all of these files hold what has these hashes."""
        return all(self.disk.hash_of(path) == said for path, said in files.items())

    def do(self, units: Iterable[Unit]) -> _Done:
        """Make these units. Raises `StoreError` and `ValueError`."""
        done = _Done()
        with _journal(self.folder) as note:
            for unit in units:
                files: dict[str, str] = {}
                for path, data in unit.make():
                    _check_path(path, done.current)
                    files[path] = self._file(done, path, data, note)
                if unit.key is not None:
                    done.made[unit.name] = MadeUnit(unit.key, files)
        if self.disk.seen:
            noted = self.disk.seen.noted
            done.seen = {path: noted[path] for path in done.current if path in noted}
        statuses = ((path, self.disk.tree.status(path)) for path in done.written)
        done.put = {path: status for path, status in statuses if status}
        return done

    def _file(self, done: _Done, path: str, data: str | bytes, note: _Note) -> str:
        content = data.encode("utf-8") if isinstance(data, str) else data
        fresh, existing = content_hash(content), self.disk.hash_of(path)
        done.current[path] = {fresh}
        done.hashes[path] = fresh
        if existing == fresh:
            done.unchanged.append(path)
        # A crashed machine may leave an emptied file behind: that is nobody's work.
        elif existing and existing != NOTHING and existing not in self.known.get(path, ()):
            done.current[path] = self.known.get(path, {fresh})
            done.hashes[path] = existing
            done.foreign.append(path)
        else:
            note(path, fresh)
            self.disk.write(path, content, fresh)
            done.written.append(path)
        return fresh


# --------------------------------------------------------------------------- processes


def _shared_out(work: _Work, units: Sequence[Unit], jobs: int) -> Iterator[_Done]:
    """Make units, in several processes if they are many and the system can fork."""
    if len(units) < FEWEST_FOR_PROCESSES or not may_fork(jobs):
        yield work.do(units)
        return
    # Units cannot be handed over, but each process has them all from its start.
    shares = [*parts(units, -(-len(units) // (jobs * PARTS)))]
    yield from forked(jobs, lambda number: work.do(shares[number]), range(len(shares)))


@dataclass(frozen=True, slots=True)
class _Disk:
    """The folder's files by their hashes; what was seen before and looks the same is not read."""

    tree: Tree
    seen: Seen | None

    def hash_of(self, path: str) -> str | None:
        """The hash of a file's bytes, None if there is none."""
        status = self.tree.status(path) if self.seen else None
        found = self.seen.hash_of(path, status) if self.seen else None
        if found is None:
            content = self.tree.read(path)
            if content is None:
                return None
            found = content_hash(content)
        if self.seen:
            self.seen.note(path, status, found)
        return found

    def write(self, path: str, content: bytes, fresh: str) -> None:
        """Write a file of which the hash is known."""
        self.tree.write(path, content)
        if self.seen:
            self.seen.note(path, self.tree.status(path), fresh)


def forget_generated(folder: Path) -> Changes:
    """Remove every generated file below `folder` that nobody has changed, and the record."""
    if not folder.is_dir():
        return Changes()
    changes = sync_generated(folder, ())
    if not changes.foreign:
        store.remove(folder / RECORD)
    return changes


def generated_paths(folder: Path) -> frozenset[str]:
    """The paths below `folder` that the build wrote, as its record tells."""
    return frozenset(_load(folder))


def _remove_stale(
    tree: Tree, known: dict[str, set[str]], current: dict[str, set[str]], foreign: list[str]
) -> list[str]:
    removed = []
    for path in sorted(known.keys() - current.keys()):
        existing = tree.read(path)
        if existing is None:
            continue
        if existing and content_hash(existing) not in known[path]:
            current[path] = known[path]
            foreign.append(path)
            continue
        tree.remove(path)
        tree.remove_empty_folders(path)
        removed.append(path)
    return removed


def _check_path(path: str, seen: dict[str, set[str]]) -> None:
    if not path or path.startswith("/") or ".." in path.split("/") or "\\" in path:
        raise ValueError(f"{path!r} is not a path below the folder")
    if path in seen:
        raise ValueError(f"{path!r} is generated twice")


def _load(folder: Path) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    record = folder / RECORD
    if record.exists():
        try:
            files = json.loads(store.read_text(record))["files"]
            known = {str(path): {str(digest)} for path, digest in files.items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(
                f"{record}: the build's record of its own files is damaged. Delete it together "
                f"with the generated folders beside it (`git clean -Xd {folder.name}`), then "
                f"build again."
            ) from error
    if (folder / JOURNAL).exists():
        for line in store.read_bytes(folder / JOURNAL).decode("utf-8", "replace").splitlines():
            digest, _, path = line.partition(" ")
            if path and len(digest) == 32:  # The last line may be cut short.
                known.setdefault(path, set()).add(digest)
    return known


def _save(folder: Path, current: dict[str, set[str]]) -> None:
    # A page that a person changed keeps what was known of it before; any one hash of it will do.
    files = {path: min(hashes) for path, hashes in sorted(current.items())}
    text = json.dumps({"version": 1, "files": files}, ensure_ascii=False, indent=0) + "\n"
    store.write_if_changed(folder / RECORD, text, within=folder)


class _Note:
    """Writes a line into the journal, which is made when the first line comes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: TextIO | None = None

    def __call__(self, path: str, digest: str) -> None:
        try:
            if self.file is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.file = self.path.open("a", encoding="utf-8", newline="\n")
            self.file.write(f"{digest} {path}\n")
            self.file.flush()
        except OSError as error:
            raise store.explain(self.path, "written", error) from error


@contextlib.contextmanager
def _journal(folder: Path) -> Iterator[_Note]:
    note = _Note(folder / JOURNAL)
    try:
        yield note
    finally:
        if note.file is not None:
            note.file.close()
