"""Reading: sorted lists of files, and the bytes of ordinary ones."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from policydigest import encoding
from policydigest.store.errors import NO_FILE, StoreError, explain

MAX_DIGEST_BYTES = 1_000_000

# Size, time of change in nanoseconds, inode: when all three are the same, so are the bytes.
Status = tuple[int, int, int]


def walk(root: Path, folder: str, named: str | None = None) -> list[str]:
    """Paths of all files below `folder`, relative to `root`, sorted; none if it is missing.

    Links to folders are not followed but listed, so that whoever expects files can say so, as are
    folders whose names end with `named`.
    """
    found: list[str] = []
    start = root / folder

    def failed(error: OSError) -> None:
        if error.filename is None or Path(error.filename) != start or start.exists():
            raise explain(Path(error.filename or start), "read", error) from error

    for directory, folders, names in os.walk(start, onerror=failed):
        inner = Path(directory).relative_to(root).as_posix()
        prefix = "" if inner == "." else f"{inner}/"
        listed = [
            name
            for name in folders
            if Path(directory, name).is_symlink() or (named and name.endswith(named))
        ]
        found.extend(prefix + name for name in (*names, *listed))
    return sorted(found)


def status(path: Path) -> Status | None:
    """What tells whether a file was touched, links followed; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def read_bytes(path: Path, *, limit: int | None = None) -> bytes:
    """The bytes of a file, refused if there are more than `limit`. Raises `StoreError`."""
    data = read_start(path, -1 if limit is None else limit + 1)
    if limit is not None and len(data) > limit:
        raise StoreError(f"{path}: is larger than {limit} bytes, and was left.")
    return data


def read_head(path: Path) -> bytes | None:
    """As much of a file as a digest can have; None if it is no ordinary file or cannot be read."""
    try:
        return read_start(path, MAX_DIGEST_BYTES)
    except StoreError:
        return None


def read_start(path: Path, count: int) -> bytes:
    """The first `count` bytes of an ordinary file; a pipe or a device may never end."""
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise StoreError(f"{path}: {NO_FILE}")
            return file.read(count)
    except OSError as error:
        raise explain(path, "read", error) from error


def _open_at_once(path: str, flags: int) -> int:
    # without this, to open a pipe waits for somebody to write into it; Windows has no such pipes
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, line ends as they are. Raises `StoreError`."""
    try:
        return encoding.decode(read_bytes(path), str(path))
    except encoding.NotUtf8Error as error:
        raise StoreError(f"{error}.") from error
