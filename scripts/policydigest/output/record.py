"""The build's record of the files it wrote, beside them: which are its own, and hold what.

Before a file is written its hash goes into a journal: after a killed run the next one still knows
its own files.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import msgspec

from policydigest import store
from policydigest.store import StoreError

RECORD = ".generated.json"
JOURNAL = ".generated.log"
VERSION = 1

Note = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class _Written:
    """A record as it is kept: the files with the hashes of their bytes."""

    version: int
    files: dict[str, str]


class Record:
    """What is known of the files that the build wrote into a folder. Raises `StoreError`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written = _load(folder / RECORD)
        # Those that were being written when a run was killed; there may be several of a file.
        self._begun = _journalled(folder / JOURNAL)

    def paths(self) -> frozenset[str]:
        """The files that the build wrote."""
        return frozenset((*self._written, *self._begun))

    def knows(self, path: str, content: str) -> bool:
        """Whether the build wrote what has this hash into the file."""
        return self._written.get(path) == content or content in self._begun.get(path, ())

    def hash_of(self, path: str) -> str | None:
        """A hash of what the build wrote into the file, None if it never did."""
        known = {*self._begun.get(path, ()), *self._written.get(path, "").split()}
        return min(known, default=None)

    def save(self, files: Mapping[str, str]) -> None:
        """Record the build's files with their hashes, now that all are written."""
        path = self._folder / RECORD
        if files != self._written or not path.exists():
            if files.keys() == self._written.keys():
                ordered = {**self._written, **files}  # as before: to sort them takes long
            else:
                ordered = dict(sorted(files.items()))
            content = (
                msgspec.json.format(msgspec.json.encode(_Written(VERSION, ordered)), indent=1)
                + b"\n"
            )
            store.write_if_changed(path, content, within=self._folder)
        store.remove(self._folder / JOURNAL)

    @contextlib.contextmanager
    def journal(self) -> Iterator[Note]:
        """What is called with a file and a hash before the file is written."""
        note = _Journal(self._folder / JOURNAL)
        try:
            yield note
        finally:
            note.close()

    def forget(self) -> None:
        """Remove the record."""
        store.remove(self._folder / RECORD)


def _load(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        return msgspec.json.decode(store.read_text(path), type=_Written).files
    except (ValueError, RecursionError) as error:  # of JSON, of characters, of what it holds
        raise StoreError(
            f"{path}: the build's record of its own files is damaged. Delete it together "
            f"with the generated folders beside it (`git clean -Xd {path.parent.name}`), then "
            f"build again."
        ) from error


def _journalled(path: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    if path.exists():
        for line in store.read_bytes(path).decode("utf-8", "replace").splitlines():
            content, _, name = line.partition(" ")
            if name and len(content) == 32:  # The last line may be cut short.
                found.setdefault(name, set()).add(content)
    return found


class _Journal:
    """Writes lines into the journal, which is made when the first line comes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIO | None = None

    def __call__(self, name: str, content: str) -> None:
        try:
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self._path.open("a", encoding="utf-8", newline="\n")
            self._file.write(f"{content} {name}\n")
            self._file.flush()
        except OSError as error:
            raise store.explain(self._path, "written", error) from error

    def close(self) -> None:
        """Leave the journal as it is."""
        if self._file is not None:
            self._file.close()
