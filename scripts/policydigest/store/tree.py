"""Many files below one folder, read and written with as few looks at the disk as can be."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from policydigest import store
from policydigest.parallel.processes import meanwhile
from policydigest.store import Status

# How files look, by their folder and their name. Two of these are compared in a hundredth of the
# time that it takes to go through the paths of all files.
Folders = dict[str, dict[str, Status]]


def paths_of(folders: Folders) -> Iterator[str]:
    """The paths of all these files."""
    for folder, names in folders.items():
        start = f"{folder}/" if folder else ""
        yield from [start + name for name in names]


class Looked(NamedTuple):
    """The files and links in each folder by name, the hidden ones apart, the folders in each, and
    the paths of the links.
    """

    files: Folders
    hidden: Folders
    inner: dict[str, list[str]]
    links: set[str]


class Tree:
    """The files below one folder, for reading and writing many: each folder is looked at once.

    What is written can be made again, so nothing waits for the disk; a file is whole or not there.
    Paths are relative to the folder, with `/`. What others change meanwhile is not seen: a file
    looks as it did when its folder was looked at, or as this program left it.
    """

    def __init__(self, top: Path) -> None:
        self.top = top
        self._top = str(top)
        self._token = secrets.token_hex(8)
        self._count = 0
        # The files and links in each folder that was looked at, by name, the hidden ones apart
        # where there are any; and the folders in it.
        self._files: Folders = {}
        self._hidden: Folders = {}
        self._inner: dict[str, list[str]] = {}
        self._links: set[str] = set()
        self._made: set[str] = set()
        self._whole = False
        # What gives how everything looks, if it is being looked at elsewhere.
        self._awaited: Callable[[], Looked] | None = None

    # ----------------------------------------------------------------- looking

    @contextlib.contextmanager
    def looked_at(self, jobs: int) -> Iterator[None]:
        """Have another process look at all folders meanwhile, if there may be two.

        Whoever asks how a file looks waits for it. Other processes that are started meanwhile
        cannot ask.
        """
        if self._whole or self._awaited:
            yield
            return
        with meanwhile(jobs, self._look_everywhere) as self._awaited:
            try:
                yield
            finally:
                self._awaited = None

    def _look_everywhere(self) -> Looked:
        self._awaited = None
        self._folders()
        return Looked(self._files, self._hidden, self._inner, self._links)

    def folders(self, below: str = "") -> Folders:
        """How every file and link looks, by its folder and its name; those `below` a folder.

        Hidden ones, what lies below hidden folders and empty folders are left out. Raises
        `StoreError`.
        """
        return {
            folder: {**names}
            for folder in self._folders(below)
            if (names := self._files[folder]) and "/." not in f"/{folder}"
        }

    def files(self, below: str = "") -> dict[str, Status]:
        """The same by the files' paths. Raises `StoreError`."""
        folders = self.folders(below)
        looks = chain.from_iterable(names.values() for names in folders.values())
        return dict(zip(paths_of(folders), looks, strict=True))

    def links(self) -> list[str]:
        """The symbolic links, sorted; hidden ones as in `files`. Raises `StoreError`."""
        self._folders()
        return sorted(path for path in self._links if not path.rpartition("/")[2].startswith("."))

    def remove_leftovers(self) -> int:
        """Remove the temporary files that a killed run left; tell how many. Raises `StoreError`."""
        self._folders()
        found = [
            f"{folder}/{name}" if folder else name
            for folder, names in self._hidden.items()
            for name in names
            if name.startswith(store.TEMPORARY_PREFIX)
        ]
        for path in found:
            self.remove(path)
        return len(found)

    def status(self, path: str) -> Status | None:
        """What tells whether a file was touched; None if there is none, or a link."""
        folder, _, name = path.rpartition("/")
        found = self._place(folder, name).get(name)
        return None if path in self._links else found

    def _folders(self, below: str = "") -> list[str]:
        """A folder and every one in it, each after the one it lies in, all looked at."""
        if self._whole:
            start = f"{below}/"
            return [one for one in self._files if not below or f"{one}/".startswith(start)]
        pending, found = [below], []
        while pending:
            folder = pending.pop()
            self._look(folder)
            found.append(folder)
            if inner := self._inner[folder]:
                prefix = f"{folder}/" if folder else ""
                pending += [prefix + name for name in inner if not name.startswith(".")]
        self._whole = self._whole or not below
        return found

    def _look(self, folder: str) -> dict[str, Status]:
        if self._awaited is not None:
            looked, self._awaited = self._awaited, None
            self._files, self._hidden, self._inner, self._links = looked()
            self._whole = True
        found = self._files.get(folder)
        if found is not None:
            return found
        if self._whole:  # It was not there when everything was looked at.
            parent, _, name = folder.rpartition("/")
            self._look(parent)
            self._inner[parent].append(name)
            self._inner[folder] = []
            self._files[folder] = {}
            return self._files[folder]
        try:
            found, inner, links = _scan(f"{self._top}/{folder}")
        except (FileNotFoundError, NotADirectoryError):
            found, inner, links = {}, [], []  # Nothing there, or gone meanwhile.
        except OSError as error:
            raise store.explain(self.top / folder, "read", error) from error
        hidden = {name: found.pop(name) for name in [*found] if name.startswith(".")}
        if hidden:
            self._hidden[folder] = hidden
        self._files[folder], self._inner[folder] = found, inner
        self._links.update(f"{folder}/{name}" if folder else name for name in links)
        return found

    @property
    def is_whole(self) -> bool:
        """Whether every folder was looked at."""
        return self._whole

    def look_again(self, path: str) -> None:
        """Look once more at a file or folder that somebody may have changed, made or removed.

        Raises `StoreError`.
        """
        folder = path.rpartition("/")[0]
        if f"/{folder}".count("/."):
            return  # Hidden: it does not count.
        if folder and folder not in self._files:
            self.look_again(folder)
        elif not self._looks_as_known(path):
            inside = f"{path}/" if path else ""
            known = [folder, *(one for one in self._files if f"{one}/".startswith(inside))]
            for one in dict.fromkeys(known):
                del self._files[one], self._inner[one]
                self._hidden.pop(one, None)
            self._links = {
                one
                for one in self._links
                if not one.startswith(inside) and one.rpartition("/")[0] != folder
            }
            self._made.clear()
            self._whole = False
            self._folders()

    def _looks_as_known(self, path: str) -> bool:
        if path in self._files:
            return False  # In a folder anything may have changed.
        folder, _, name = path.rpartition("/")
        known = self._place(folder, name).get(name)
        try:
            found = os.stat(f"{self._top}/{path}", follow_symlinks=False)  # noqa: PTH116
        except OSError:
            return known is None
        return known == (found.st_size, found.st_mtime_ns, found.st_ino)

    # ----------------------------------------------------------------- reading and writing

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None if there is none. Raises `StoreError`."""
        folder, _, name = path.rpartition("/")
        if name not in self._place(folder, name):
            return None
        try:
            with open(f"{self._top}/{path}", "rb") as file:  # noqa: PTH123 - `Path` takes twice as long
                return file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise store.explain(self.top / path, "read", error) from error

    def write(self, path: str, content: bytes) -> None:
        """Write a file. Raises `StoreError`, also for a path that leads out through a link."""
        folder, _, name = path.rpartition("/")
        files = self._place(folder, name)
        target = f"{self._top}/{path}"
        self._make(folder)
        if path in self._links:
            store.refuse_links(self.top / path, None)
        self._count += 1
        # Forked processes count alike, so the process is part of the name.
        mark = f"{self._token}-{os.getpid()}-{self._count}"
        temporary = f"{self._top}/{folder}/{store.TEMPORARY_PREFIX}{mark}.tmp"
        try:
            descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                status = os.fstat(descriptor)
            if name in files:
                os.chmod(temporary, os.stat(target).st_mode & 0o777)  # noqa: PTH101, PTH116
            os.replace(temporary, target)  # noqa: PTH105
        except OSError as error:
            store.discard(Path(temporary))
            raise store.explain(self.top / path, "written", error) from error
        self._note(path, (status.st_size, status.st_mtime_ns, status.st_ino))

    def remove(self, path: str) -> None:
        """Remove a file, if it is there. Raises `StoreError`."""
        store.remove(self.top / path)
        self._note(path, None)
        self._links.discard(path)

    def remove_empty_folders(self, path: str) -> None:
        """Remove the folders that a removed file leaves empty."""
        folder = path.rpartition("/")[0]
        with contextlib.suppress(OSError):  # Not empty: whatever is left in it is not ours.
            while folder:
                os.rmdir(f"{self._top}/{folder}")  # noqa: PTH106 - `Path` takes twice as long
                self._made.discard(folder)
                folder = folder.rpartition("/")[0]

    def learn(self, path: str, status: Status) -> None:
        """Take note of a file that another process put there, or that was moved there."""
        self._note(path, status)
        self._links.discard(path)

    def learn_all(self, files: Mapping[str, Status]) -> None:
        """The same for many."""
        for path, status in files.items():
            self.learn(path, status)

    def _note(self, path: str, status: Status | None) -> None:
        """Note how a file looks now, None if it is gone."""
        folder, _, name = path.rpartition("/")
        files = self._place(folder, name)
        if status is None:
            files.pop(name, None)
        else:
            files[name] = status

    def _place(self, folder: str, name: str) -> dict[str, Status]:
        """The files in a folder among which one of this name is."""
        files = self._look(folder)
        return self._hidden.setdefault(folder, {}) if name.startswith(".") else files

    def _make(self, folder: str) -> None:
        """Make a folder and those above it, refusing a link that leads out of the tree."""
        if folder in self._made:
            return
        target = f"{self._top}/{folder}" if folder else self._top
        if folder:
            self._make(folder.rpartition("/")[0])
        try:
            if folder and os.path.islink(target):  # noqa: PTH114 - `Path` takes twice as long
                store.refuse_outside(self.top / folder, self.top)
            elif folder:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(target)  # noqa: PTH102
            else:
                self.top.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise store.explain(self.top / folder, "written", error) from error
        self._made.add(folder)


def _scan(folder: str) -> tuple[dict[str, Status], list[str], list[str]]:
    """How the files in a folder look, the folders in it, and which of the files are links."""
    files: dict[str, Status] = {}
    inner: list[str] = []
    links: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                inner.append(entry.name)
                continue
            status = entry.stat(follow_symlinks=False)
            files[entry.name] = status.st_size, status.st_mtime_ns, status.st_ino
            if entry.is_symlink():
                links.append(entry.name)
    return files, inner, links
