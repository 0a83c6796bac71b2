"""What the disk cannot do, in words: which file, why, and how to mend it."""

from __future__ import annotations

import errno
from pathlib import Path

CHANGED = "was changed while this ran, so it was left as it is now. Run this again."
NO_FILE = "is no ordinary file, so it is not read. Remove it, or put an ordinary file there."


class StoreError(Exception):
    """The disk cannot do what was asked; the text says which file, why, and how to mend it."""


class ChangedError(StoreError):
    """A file is no more what it was when it was read: somebody saved it, and it was left so."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: {CHANGED}")


def explain(path: Path, doing: str, error: OSError) -> StoreError:
    """Put an operating system error into words: `doing` is "read" or "written"."""
    reasons = {
        errno.ENOSPC: "the disk is full. Free some space, then run this again",
        errno.EDQUOT: "the disk quota is used up. Free some space, then run this again",
        errno.EFBIG: "the file would be larger than this system allows",
        errno.EROFS: "the file system is read-only. Work in a folder that can be written to",
        errno.EACCES: "permission is denied. Check who owns the file and its folder",
        errno.EPERM: "the system does not permit it. Check who owns the file and its folder",
        errno.ENOENT: "it does not exist. Check the path",
        errno.EISDIR: "it is a folder. Move it out of the way",
        errno.ENOTDIR: "a part of its path is a file, not a folder. Move that file away",
        errno.ENAMETOOLONG: "its name is too long. Shorten it",
        errno.ELOOP: "its symbolic links lead in a circle. Remove them",
        errno.EMFILE: "too many files are open. Close some programs, then run this again",
    }
    reason = reasons.get(error.errno or 0, f"the system says: {error.strerror or error}")
    return StoreError(f"{path}: cannot be {doing}: {reason}.")
