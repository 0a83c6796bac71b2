"""Keeps a folder's generated files in step with what the build makes, and touches nothing else.

A record beside the files tells what the build wrote (a hash of each file), so that a page that a
person put there or changed is neither overwritten nor removed (`record`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from pathlib import Path

from policydigest.builds.outcome import Changes
from policydigest.hashes import content_hash
from policydigest.memory import memories
from policydigest.memory.seen import Seen
from policydigest.output.made import Done, Kept, MadeUnit, refuse_twice
from policydigest.output.record import Note, Record
from policydigest.output.unit import Basis, Before, Files, Unit
from policydigest.output.units import Writer
from policydigest.parallel.processes import forked, may_fork, meanwhile
from policydigest.store.tree import Tree

NOTHING = content_hash(b"")
SEEN = "docs.msgpack"  # how the files looked when they were written
UNITS = "units.msgpack"  # what they were made of
# Below this many units another process costs more than it saves.
FEWEST_FOR_PROCESSES = 200


def sync_generated(folder: Path, files: Files) -> Changes:
    """Write `files` (path below `folder`, content) where they differ and remove stale ones.

    See `sync_units`.
    """
    return sync_units(Tree(folder), [Unit("", None, lambda: files)])


def sync_units(
    tree: Tree, units: Iterable[Unit] | Writer, memory: Path | None = None, jobs: int = 1
) -> Changes:
    """Write the files of `units` into `tree` where they differ and remove stale ones.

    A file that the record does not know, or that was changed since, stays as it is and is named
    in `foreign`. `memory` is a folder that remembers how the files looked (`Seen`) and of what
    they were made: a unit with the same key is not made again if all its files are as they were.
    A writer whose digests differ in the words of their texts alone is not even asked for the keys
    of the units that show none. Many are made in several processes. Raises `StoreError`;
    `ValueError` for a path that leads out of the folder or comes twice.
    """
    record = Record(tree.top)
    work = _Work(record, _Disk(tree, Seen(memory / SEEN) if memory else None))
    recalled = memories.recall(memory / UNITS, Kept) if memory else None
    kept = recalled or Kept()
    whole = Done()
    alike = work.disk.alike()
    missing: list[Unit] = []
    names: list[str] = []
    begun: list[Callable[[], Done]] = []
    with contextlib.ExitStack() as beside:
        asked = _asked(units, kept, work, alike, whole)
        for large, some in groupby(asked, key=lambda unit: unit.large):
            stale = _stale(some, kept.units, work, alike, whole)
            names += [unit.name for unit in stale]
            if large and stale and kept.units:
                # Another process makes them while the others are asked for. Where all are made
                # it would be one more that has a copy of all that it looks at.
                work_beside = meanwhile(jobs, partial(work.do, stale))
                begun.append(beside.enter_context(work_beside))
            else:
                missing += stale
        work.disk.keep(alike.keys() & whole.recorded.keys())
        for done in chain(_shared_out(work, missing, jobs), (wait() for wait in begun)):
            whole.add(done)
            tree.learn_all(done.put)
    hashes = whole.recorded | whole.others
    removed = _remove_stale(work, whole)
    record.save(whole.recorded)
    if work.disk.seen and memory:
        work.disk.seen.save(whole.seen)
        basis = units.basis if isinstance(units, Writer) else Basis()
        memories.keep(memory / UNITS, Kept(basis, whole.made))
    foreign = tuple(sorted(whole.foreign))
    return Changes(
        tuple(whole.written), tuple(whole.unchanged), tuple(removed), foreign, hashes,
        frozenset(names),
    )  # fmt: skip


def _asked(
    units: Iterable[Unit] | Writer, kept: Kept, work: _Work, alike: Mapping[str, str], whole: Done
) -> Iterable[Unit]:
    """The units that must be asked for their keys; all others are taken over into `whole`."""
    if not isinstance(units, Writer):
        return units
    files = kept.files()

    def read(path: str) -> bytes | None:
        return work.disk.read(path, files.get(path))

    before = Before(kept.basis, read)
    if kept.basis.listed != units.basis.listed or not work.still_there(files, alike):
        return units.units(before)
    asked = [*units.units_of_texts(before)]
    names = {unit.name for unit in asked}
    others = {name: made for name, made in kept.units.items() if name not in names}
    whole.keep_all(Kept(units=others))
    return asked


def _stale(
    units: Iterable[Unit],
    kept: Mapping[str, MadeUnit],
    work: _Work,
    alike: Mapping[str, str],
    whole: Done,
) -> list[Unit]:
    """The units that must be made; the others are taken over into `whole`."""
    stale = []
    for unit in units:
        made = kept.get(unit.name)
        if made and unit.key == made.key and work.still_there(made.files, alike):
            whole.keep(unit.name, made)
        else:
            stale.append(unit)
    return stale


@dataclass(frozen=True, slots=True)
class _Work:
    """Makes units and writes their files."""

    record: Record
    disk: _Disk

    def still_there(self, files: Mapping[str, str], alike: Mapping[str, str]) -> bool:
        """Whether all of these files hold what has these hashes, as those `alike` do."""
        if files.items() <= alike.items():
            return True
        odd = files.items() - alike.items()
        return all(self.disk.hash_of(path) == said for path, said in odd)

    def do(self, units: Iterable[Unit]) -> Done:
        """Make these units. Raises `StoreError` and `ValueError`."""
        done = Done()
        with self.record.journal() as note:
            for unit in units:
                files: dict[str, str] = {}
                for path, data in unit.make():
                    _refuse_outside(path)
                    refuse_twice((path,), done.recorded)
                    files[path] = self._file(done, path, data, note)
                if unit.key is not None:
                    done.made[unit.name] = MadeUnit(unit.key, files)
        if self.disk.seen:
            done.seen = self.disk.seen.noted.of(done.recorded)
        statuses = ((path, self.disk.tree.status(path)) for path in done.written)
        done.put = {path: status for path, status in statuses if status}
        return done

    def _file(self, done: Done, path: str, data: str | bytes, note: Note) -> str:
        content = data.encode("utf-8") if isinstance(data, str) else data
        fresh, existing = content_hash(content), self.disk.hash_of(path)
        done.recorded[path] = fresh
        if existing == fresh:
            done.unchanged.append(path)
        # A crashed machine may leave an emptied file behind: that is nobody's work.
        elif existing and existing != NOTHING and not self.record.knows(path, existing):
            done.recorded[path] = self.record.hash_of(path) or fresh
            done.others[path] = existing
            done.foreign.append(path)
        else:
            note(path, fresh)
            self.disk.write(path, content, fresh)
            done.written.append(path)
        return fresh


# --------------------------------------------------------------------------- processes


def _shared_out(work: _Work, units: Sequence[Unit], jobs: int) -> Iterator[Done]:
    """Make units, in several processes if they are many and the system can fork."""
    if len(units) < FEWEST_FOR_PROCESSES or not may_fork(jobs):
        yield work.do(units)
        return
    yield from forked(jobs, work.do, units)


@dataclass(frozen=True, slots=True)
class _Disk:
    """The folder's files by their hashes; what was seen before and looks the same is not read."""

    tree: Tree
    seen: Seen | None

    def alike(self) -> Mapping[str, str]:
        """The hashes of files that look as they did when their bytes were known."""
        return self.seen.alike(self.tree) if self.seen else {}

    def keep(self, paths: Set[str]) -> None:
        """Remember again what was known of these files."""
        if self.seen:
            self.seen.keep(paths)

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

    def read(self, path: str, said: str | None) -> bytes | None:
        """The bytes of a file, if they still have this hash."""
        content = self.tree.read(path)
        return content if content is not None and content_hash(content) == said else None

    def write(self, path: str, content: bytes, fresh: str) -> None:
        """Write a file of which the hash is known."""
        self.tree.write(path, content)
        if self.seen:
            self.seen.note(path, self.tree.status(path), fresh)

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that this leaves empty."""
        self.tree.remove(path)
        self.tree.remove_empty_folders(path)
        if self.seen:
            self.seen.forget(path)


def forget_generated(folder: Path, memory: Path | None = None) -> Changes:
    """Remove every generated file below `folder` that nobody has changed, and the record.

    `memory` is as in `sync_units`; with it files are not read to know that nobody changed them.
    """
    if not folder.is_dir():
        return Changes()
    changes = sync_units(Tree(folder), (), memory)
    if not changes.foreign:
        Record(folder).forget()
    return changes


def generated_paths(folder: Path) -> frozenset[str]:
    """The paths below `folder` that the build wrote, as its record tells."""
    return Record(folder).paths()


def _remove_stale(work: _Work, whole: Done) -> list[str]:
    """Remove the files that are made no more; those that a person changed stay."""
    record, removed = work.record, []
    for path in sorted(record.paths() - whole.recorded.keys()):
        existing = work.disk.hash_of(path)
        if existing is None:
            continue
        if existing != NOTHING and not record.knows(path, existing):
            whole.recorded[path] = record.hash_of(path) or ""
            whole.foreign.append(path)
            continue
        work.disk.remove(path)
        removed.append(path)
    return removed


def _refuse_outside(path: str) -> None:
    if not path or path.startswith("/") or ".." in path.split("/") or "\\" in path:
        raise ValueError(f"{path!r} is not a path below the folder")
