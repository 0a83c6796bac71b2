"""Many files below one folder, read and written with as few looks at the disk as can be."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from policydigest import store
from policydigest.store import Status


class Tree:
    """The files below one folder, for reading and writing many: each folder is looked at once.

    What is written can be made again, so nothing waits for the disk; a file is whole or not there.
    Paths are relative to the folder, with `/`.
    """

    def __init__(self, top: Path) -> None:
        self._top = str(top)
        self._path = top
        self._token = secrets.token_hex(8)
        self._count = 0
        # The names in each folder, and whether one is a link.
        self._names: dict[str, dict[str, bool]] = {}
        self._made: set[str] = set()

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None if there is none. Raises `StoreError`."""
        folder, _, name = path.rpartition("/")
        if name not in self._listed(folder):
            return None
        try:
            with open(f"{self._top}/{path}", "rb") as file:  # noqa: PTH123 - `Path` takes twice as long
                return file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise store.explain(self._path / path, "read", error) from error

    def status(self, path: str) -> Status | None:
        """What tells whether a file was touched; None if there is none, or a link."""
        folder, _, name = path.rpartition("/")
        if self._listed(folder).get(name, True):
            return None
        try:
            found = os.lstat(f"{self._top}/{path}")
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns, found.st_ino

    def write(self, path: str, content: bytes) -> None:
        """Write a file. Raises `StoreError`, also for a path that leads out through a link."""
        folder, _, name = path.rpartition("/")
        names = self._listed(folder)
        target = f"{self._top}/{path}"
        self._make(folder)
        if names.get(name):
            store.refuse_links(self._path / path, None)
        self._count += 1
        # Forked processes count alike, so the process is part of the name.
        mark = f"{self._token}-{os.getpid()}-{self._count}"
        temporary = f"{self._top}/{folder}/{store.TEMPORARY_PREFIX}{mark}.tmp"
        try:
            descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            if name in names:
                os.chmod(temporary, os.stat(target).st_mode & 0o777)  # noqa: PTH101, PTH116
            os.replace(temporary, target)  # noqa: PTH105
        except OSError as error:
            store.discard(Path(temporary))
            raise store.explain(self._path / path, "written", error) from error
        names[name] = False

    def _listed(self, folder: str) -> dict[str, bool]:
        found = self._names.get(folder)
        if found is None:
            found = self._names[folder] = {}
            try:
                with os.scandir(f"{self._top}/{folder}") as entries:
                    found.update((entry.name, entry.is_symlink()) for entry in entries)
            except FileNotFoundError:
                pass
            except OSError as error:
                raise store.explain(self._path / folder, "read", error) from error
        return found

    def _make(self, folder: str) -> None:
        """Make a folder and those above it, refusing a link that leads out of the tree."""
        if folder in self._made:
            return
        target = f"{self._top}/{folder}" if folder else self._top
        if folder:
            self._make(folder.rpartition("/")[0])
        try:
            if folder and os.path.islink(target):  # noqa: PTH114 - `Path` takes twice as long
                store.refuse_outside(self._path / folder, self._path)
            elif folder:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(target)  # noqa: PTH102
            else:
                self._path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise store.explain(self._path / folder, "written", error) from error
        self._made.add(folder)
