"""Paths as given on the command line, turned into paths of the project."""

from __future__ import annotations

import os
import re
from pathlib import Path

from policydigest import store
from policydigest.new_sites import project_files

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class UsageError(Exception):
    """The command line asks for something that is not there: exit code 2."""


def given_root(folder: Path, *, holds_project: bool) -> Path:
    """The folder named by `--root`. Raises `UsageError` if it is not there, or is no project."""
    if not folder.is_dir():
        raise UsageError(f"--root {folder}: there is no such folder")
    if holds_project and not (folder / store.CONFIG).is_file():
        raise UsageError(
            f"--root {folder}: there is no {store.CONFIG} in it. Name the project's folder"
        )
    return folder


def find_root(start: Path) -> Path:
    """The project's folder: `start` or the nearest above it that holds mkdocs.yml."""
    for folder in (start, *start.parents):
        if (folder / store.CONFIG).is_file():
            return folder
    raise UsageError(f"{start}: no {store.CONFIG} here or above; run this in the project's folder")


def find_vocabulary_root(start: Path) -> Path:
    """The project's folder as `find_root` gives it, else the files that came with the program.

    Commands that only read a source work from any folder. Raises `UsageError`.
    """
    try:
        return find_root(start)
    except UsageError:
        return project_files.folder()


def is_address(text: str) -> bool:
    """Whether it is a URL and not a path."""
    return bool(_ADDRESS.match(text))


def named_path(text: str) -> Path:
    """A path as given. Raises `UsageError` for an empty one, which would mean this folder."""
    if not text:
        raise UsageError("one of the names is empty. Name a file or a folder")
    return Path(text)


def is_there(path: Path) -> bool:
    """Whether there is a file, folder or link of this name; False also where nobody may look."""
    return os.path.lexists(path)


def project_path(text: str, root: Path) -> str:
    """The path relative to the project's folder, with `/`. Raises `UsageError`."""
    path = named_path(text)
    if not is_there(path):
        raise UsageError(f"{text}: there is no such file or folder")
    whole = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    try:
        return whole.relative_to(root).as_posix()
    except ValueError:
        raise UsageError(f"{text}: is not in the project {root}") from None
