"""What is written stays in its folder, and goes through no symbolic link."""

from __future__ import annotations

import os
from pathlib import Path

from policydigest.store.errors import StoreError


def is_inside(path: Path, root: Path) -> bool:
    """Whether `path`, all its links followed, lies in `root`; links in a circle lie nowhere."""
    # not `Path.resolve`, which before Python 3.13 fails for such a circle
    whole = Path(os.path.realpath(path))
    return not whole.is_symlink() and whole.is_relative_to(os.path.realpath(root))


def refuse_links(path: Path, within: Path | None) -> None:
    """Raise `StoreError` if `path` is a link or, through a link, leads out of `within`."""
    if path.is_symlink():
        raise StoreError(f"{path}: is a symbolic link; nothing is written through it. Remove it.")
    if within is not None:
        refuse_outside(path.parent, within)


def refuse_outside(folder: Path, within: Path) -> None:
    """Raise `StoreError` if `folder`, all links followed, lies outside `within`."""
    if not is_inside(folder, within):
        raise StoreError(f"{folder}: leads out of {within}; nothing is written there.")
