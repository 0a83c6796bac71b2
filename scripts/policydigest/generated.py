"""Keeps a folder's generated files in step with what the build makes, and touches nothing else.

A record beside the files tells what the build wrote (a hash of each file), so that a page that a
person put there or changed is neither overwritten nor removed. Before a file is written its hash
goes into a journal: after a killed run the next one still knows its own files.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TextIO

from policydigest import store
from policydigest.seen import Seen, content_hash
from policydigest.store import StoreError

RECORD = ".generated.json"
JOURNAL = ".generated.log"
NOTHING = content_hash(b"")


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths that were written, were right already, were removed, or are a person's and stay."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    # The hash of each file's bytes as it is now, by its path.
    hashes: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


def sync_generated(
    folder: Path, files: Iterable[tuple[str, str | bytes]], memory: Path | None = None
) -> Changes:
    """Write `files` (path below `folder`, content) where they differ and remove stale ones.

    A file that the record does not know, or that was changed since, stays as it is and is named
    in `foreign`. `memory` is a file that remembers how the files looked (`Seen`). Raises
    `StoreError`; `ValueError` for a path that leads out of the folder or comes twice.
    """
    known = _load(folder)
    before = {path: set(hashes) for path, hashes in known.items()}
    written, unchanged, foreign = [], [], []
    current: dict[str, set[str]] = {}
    hashes: dict[str, str] = {}
    disk = _Disk(store.Tree(folder), Seen(memory) if memory else None)
    with _journal(folder) as note:
        for path, data in files:
            _check_path(path, current)
            content = data.encode("utf-8") if isinstance(data, str) else data
            fresh, existing = content_hash(content), disk.hash_of(path)
            current[path] = {fresh}
            hashes[path] = fresh
            if existing == fresh:
                unchanged.append(path)
                continue
            # A crashed machine may leave an emptied file behind: that is nobody's work.
            if existing and existing != NOTHING and existing not in known.get(path, ()):
                current[path] = known.get(path, {fresh})
                hashes[path] = existing
                foreign.append(path)
                continue
            note(path, fresh)
            disk.write(path, content, fresh)
            written.append(path)
        removed = _remove_stale(folder, known, current, foreign)
    if current != before or not (folder / RECORD).exists():
        _save(folder, current)
    store.remove(folder / JOURNAL)
    if disk.seen:
        disk.seen.save()
    return Changes(tuple(written), tuple(unchanged), tuple(removed), tuple(sorted(foreign)), hashes)


@dataclass(frozen=True, slots=True)
class _Disk:
    """The folder's files by their hashes; what was seen before and looks the same is not read."""

    tree: store.Tree
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
    folder: Path, known: dict[str, set[str]], current: dict[str, set[str]], foreign: list[str]
) -> list[str]:
    removed = []
    for path in sorted(known.keys() - current.keys()):
        existing = _existing(folder / path)
        if existing is None:
            continue
        if existing and content_hash(existing) not in known[path]:
            current[path] = known[path]
            foreign.append(path)
            continue
        store.remove(folder / path)
        _remove_empty_folders(folder, path)
        removed.append(path)
    return removed


def _remove_empty_folders(folder: Path, path: str) -> None:
    with contextlib.suppress(OSError):  # Not empty: whatever is left in it is not ours.
        for parent in list(PurePosixPath(path).parents)[:-1]:
            (folder / parent).rmdir()


def _check_path(path: str, seen: dict[str, set[str]]) -> None:
    if not path or path.startswith("/") or ".." in path.split("/") or "\\" in path:
        raise ValueError(f"{path!r} is not a path below the folder")
    if path in seen:
        raise ValueError(f"{path!r} is generated twice")


def _existing(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise store.explain(target, "read", error) from error


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
