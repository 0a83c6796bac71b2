"""Keeps a folder's generated files in step with what the build makes, and touches nothing else.

A record beside the files tells what the build wrote (a hash of each file), so that a page that a
person put there or changed is neither overwritten nor removed (`record`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from pathlib import Path

from policydigest.builds.outcome import Changes
from policydigest.hashes import content_hash
from policydigest.memory import memories
from policydigest.memory.looks import alike, trusted_before
from policydigest.output.made import Done, Kept, MadeUnit, refuse_twice
from policydigest.output.record import Note, Record
from policydigest.output.unit import Basis, Before, Files, Unit
from policydigest.output.units import Writer
from policydigest.parallel.processes import forked, may_fork, meanwhile
from policydigest.store.tree import Folders, Tree, paths_of

NOTHING = content_hash(b"")
UNITS = "units.msgpack"  # what the files were made of, and how they looked
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
    in `foreign`. `memory` is a folder that remembers of what the files were made and how they
    looked: a unit with the same key is not made again if all its files are as they were. A writer
    whose digests differ in the words of their texts alone is not even asked for the keys of the
    units that show none. Many are made in several processes. Raises `StoreError`; `ValueError` for
    a path that leads out of the folder or comes twice.
    """
    path = memory / UNITS if memory else None
    recalled = memories.recall(path, Kept) if path else None
    kept = recalled if recalled and recalled.is_whole() else Kept()
    disk = _Disk.of(tree, kept, trusted_before(path) if path else 0)
    work = _Work(Record(tree.top), disk)
    whole = Done()
    missing: list[Unit] = []
    names: list[str] = []
    begun: list[Callable[[], Done]] = []
    with contextlib.ExitStack() as beside:
        asked = _asked(units, kept, disk, whole)
        for large, some in groupby(asked, key=lambda unit: unit.large):
            stale = _stale(some, kept, disk, whole)
            names += [unit.name for unit in stale]
            if large and stale and kept.units:
                # Another process makes them while the others are asked for. Where all are made
                # it would be one more that has a copy of all that it looks at.
                work_beside = meanwhile(jobs, partial(work.do, stale))
                begun.append(beside.enter_context(work_beside))
            else:
                missing += stale
        for done in chain(_shared_out(work, missing, jobs), (wait() for wait in begun)):
            whole.add(done)
            tree.learn_all(done.put)
    hashes = whole.recorded | whole.others
    made_files = whole.recorded | whole.foreign
    removed = _remove_stale(work, whole)
    work.record.save(whole.recorded)
    if path:
        basis = units.basis if isinstance(units, Writer) else Basis()
        looks = _looks(tree, made_files.keys() - whole.foreign.keys())
        memories.keep(path, Kept(basis, whole.made, made_files, looks))
    foreign = tuple(sorted(whole.foreign))
    return Changes(tuple(whole.written), tuple(removed), foreign, hashes, frozenset(names))


def _looks(tree: Tree, made: Set[str]) -> Folders:
    """How the files look that hold what was made; of links nothing is known."""
    looks = tree.folders()
    for path in {*paths_of(looks)} - made | {*tree.links()}:
        folder, _, name = path.rpartition("/")
        looks.get(folder, {}).pop(name, None)
    return looks


def _asked(units: Iterable[Unit] | Writer, kept: Kept, disk: _Disk, whole: Done) -> Iterable[Unit]:
    """The units that must be asked for their keys; all others are taken over into `whole`."""
    if not isinstance(units, Writer):
        return units
    before = Before(kept.basis, disk.read)
    if kept.basis.listed != units.basis.listed or not disk.holds(kept.hashes.keys()):
        return units.units(before)
    asked = [*units.units_of_texts(before)]
    names = {unit.name for unit in asked}
    if not names <= kept.units.keys():
        return units.units(before)
    whole.keep_others(kept, names)
    return asked


def _stale(units: Iterable[Unit], kept: Kept, disk: _Disk, whole: Done) -> list[Unit]:
    """The units that must be made; the others are taken over into `whole`."""
    stale = []
    for unit in units:
        made = kept.units.get(unit.name)
        if made and unit.key == made.key and disk.holds(made.files):
            whole.keep(unit.name, kept)
        else:
            stale.append(unit)
    return stale


@dataclass(frozen=True, slots=True)
class _Work:
    """Makes units and writes their files."""

    record: Record
    disk: _Disk

    def do(self, units: Iterable[Unit]) -> Done:
        """Make these units. Raises `StoreError` and `ValueError`."""
        done = Done()
        with self.record.journal() as note:
            for unit in units:
                files: list[str] = []
                for path, data in unit.make():
                    _refuse_outside(path)
                    refuse_twice((path,), done.recorded)
                    self._file(done, path, data, note)
                    files.append(path)
                if unit.key is not None:
                    done.made[unit.name] = MadeUnit(unit.key, tuple(files))
        statuses = ((path, self.disk.tree.status(path)) for path in done.written)
        done.put = {path: status for path, status in statuses if status}
        return done

    def _file(self, done: Done, path: str, data: str | bytes, note: Note) -> None:
        content = data.encode("utf-8") if isinstance(data, str) else data
        fresh, existing = content_hash(content), self.disk.hash_of(path)
        done.recorded[path] = fresh
        # A crashed machine may leave an emptied file behind: that is nobody's work.
        if existing not in (None, NOTHING, fresh) and not self.record.knows(path, existing):
            done.recorded[path] = self.record.hash_of(path) or fresh
            done.foreign[path], done.others[path] = fresh, existing
        elif existing != fresh:
            note(path, fresh)
            self.disk.tree.write(path, content)
            done.written.append(path)


# --------------------------------------------------------------------------- processes


def _shared_out(work: _Work, units: Sequence[Unit], jobs: int) -> Iterator[Done]:
    """Make units, in several processes if they are many and the system can fork."""
    if len(units) < FEWEST_FOR_PROCESSES or not may_fork(jobs):
        yield work.do(units)
        return
    yield from forked(jobs, work.do, units)


@dataclass(frozen=True, slots=True)
class _Disk:
    """The folder's files by their hashes; those `alike` hold what was made, and are not read."""

    tree: Tree
    kept: Kept
    alike: set[str]

    @classmethod
    def of(cls, tree: Tree, kept: Kept, trusted: int) -> _Disk:
        """What was changed last before `trusted` may look as it did."""
        same = alike(kept.looks, tree.folders(), trusted)
        return cls(tree, kept, same & kept.hashes.keys())

    def holds(self, paths: Collection[str]) -> bool:
        """Whether all of these files hold what was made."""
        odd = () if self.alike.issuperset(paths) else set(paths) - self.alike
        return all(self.hash_of(path) == self.kept.hashes.get(path, "") for path in odd)

    def hash_of(self, path: str) -> str | None:
        """The hash of a file's bytes, None if there is none."""
        if path in self.alike:
            return self.kept.hashes[path]
        content = self.tree.read(path)
        return None if content is None else content_hash(content)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, if they still are what was made."""
        content = self.tree.read(path)
        right = content is not None and content_hash(content) == self.kept.hashes.get(path)
        return content if right else None


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
            whole.foreign[path] = ""
            continue
        work.disk.tree.remove(path)
        work.disk.tree.remove_empty_folders(path)
        removed.append(path)
    return removed


def _refuse_outside(path: str) -> None:
    if not path or path.startswith("/") or ".." in path.split("/") or "\\" in path:
        raise ValueError(f"{path!r} is not a path below the folder")
