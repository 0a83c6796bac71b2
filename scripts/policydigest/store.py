"""Access to the disk: sorted reads, atomic writes, removal of stale pages.

Paths given to callers are relative to the project folder and use `/`. Everything is read in the
order of those paths, never in the order of the directory. A file is written only when its bytes
differ, through a temporary file in the same folder, so that a reader or a killed build never
meets half a file. Nothing is written through a symbolic link.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections import deque
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from policydigest import encoding
from policydigest.model import Problem

CONFIG = "mkdocs.yml"
CACHE = ".cache"  # what can be made again; git ignores it
SEEDS = "seeds"
VOCABULARY = "seeds/vocabulary"
VOCABULARY_IDS = f"{VOCABULARY}/ids.list"
DIGESTS = "digests"
DOCS = "docs"
MAX_DIGEST_BYTES = 1_000_000
TEMPORARY_PREFIX = ".policydigest-"
SYNCED_AT_ONCE = 8
CHANGED = "was changed while this ran, so it was left as it is now. Run this again."
NO_FILE = "is no ordinary file, so it is not read. Remove it, or put an ordinary file there."

# Size, time of change in nanoseconds, inode: when all three are the same, so are the bytes.
Status = tuple[int, int, int]


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


# --------------------------------------------------------------------------- reading


def walk(root: Path, folder: str) -> list[str]:
    """Paths of all files below `folder`, relative to `root`, sorted; none if it is missing.

    Links to folders are not followed but listed, so that whoever expects files can say so.
    """
    found: list[str] = []
    start = root / folder

    def failed(error: OSError) -> None:
        if error.filename is None or Path(error.filename) != start or start.exists():
            raise explain(Path(error.filename or start), "read", error) from error

    for directory, folders, names in os.walk(start, onerror=failed):
        inner = Path(directory).relative_to(root)
        links = [name for name in folders if Path(directory, name).is_symlink()]
        found.extend((inner / name).as_posix() for name in (*names, *links))
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


def is_inside(path: Path, root: Path) -> bool:
    """Whether `path`, all its links followed, lies in `root`; links in a circle lie nowhere."""
    # not `Path.resolve`, which before Python 3.13 fails for such a circle
    whole = Path(os.path.realpath(path))
    return not whole.is_symlink() and whole.is_relative_to(os.path.realpath(root))


# --------------------------------------------------------------------------- writing


def write_if_changed(
    path: Path, data: str | bytes, *, within: Path | None = None, durable: bool = True
) -> bool:
    """Write a file unless it holds these bytes already; tell whether it was written.

    `within` is the folder that the file must not leave through a link. `durable` waits for the
    disk; files that can be made again need not. Raises `StoreError`.
    """
    content = _encoded(data)
    refuse_links(path, within)
    try:
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    except FileNotFoundError:
        pass
    except OSError as error:
        raise explain(path, "read", error) from error
    _put(path, content, durable=durable)
    return True


def replace(path: Path, old: str, new: str, *, within: Path | None = None) -> bool:
    """Write `new` over the file that was read as `old`; tell whether they differ.

    An editor may have saved the file since. So the last thing before the new file takes the place
    of the old one is a look at its bytes. A file that is not there counts as empty. Raises
    `ChangedError` if it holds anything but `old`, and `StoreError`.
    """
    if new == old:
        return False
    refuse_links(path, within)
    _put(path, _encoded(new), durable=True, expected=_encoded(old))
    return True


def replace_or_tell(root: Path, name: str, old: str, new: str, problems: list[Problem]) -> bool:
    """The same for the file `name` of a project; one that was changed goes into `problems`.

    Raises `StoreError`.
    """
    try:
        return replace(root / name, old, new, within=root)
    except ChangedError:
        problems.append(Problem(name, 1, "S016", CHANGED))
        return False


def _put(path: Path, content: bytes, *, durable: bool, expected: bytes | None = None) -> None:
    temporary = _write_temporary(path, content, durable=durable)
    try:
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        if expected is not None:
            _refuse_changed(path, expected)
        temporary.replace(path)
    except OSError as error:
        raise explain(path, "written", error) from error
    finally:
        discard(temporary)
    if durable:
        _sync_folder(path.parent)


def refuse_changed(path: Path, old: str) -> None:
    """Raise `ChangedError` unless the file holds `old`, and `StoreError`."""
    try:
        _refuse_changed(path, _encoded(old))
    except OSError as error:
        raise explain(path, "read", error) from error


def _refuse_changed(path: Path, expected: bytes) -> None:
    if (path.read_bytes() if path.exists() else b"") != expected:
        raise ChangedError(path)


def _encoded(data: str | bytes) -> bytes:
    return data.encode("utf-8") if isinstance(data, str) else data


def write_new(path: Path, data: str | bytes, *, within: Path | None = None) -> bool:
    """Create a file that does not exist yet; False, and nothing done, if it does.

    Raises `StoreError`.
    """
    return not write_all_new({path: data}, within=within)


def write_all_new(
    files: Mapping[Path, str | bytes], *, within: Path | None = None
) -> Collection[Path]:
    """Create those of the files that do not exist yet, and tell which do; these stay as they are.

    A file appears under its name when its text is safely on the disk. The disk is waited for once,
    and not once for each file. Raises `StoreError`; files that were created by then stay.
    """
    folders = {path.parent for path in files}
    if within is not None:
        for folder in folders:
            refuse_outside(folder, within)
    temporaries: dict[Path, Path] = {}
    taken: list[Path] = []
    try:
        for path, data in files.items():
            refuse_links(path, None)
            temporaries[path] = _write_temporary(path, _encoded(data), durable=False)
        _sync_all(temporaries)
        for path, temporary in temporaries.items():
            try:
                _place_exclusively(temporary, path)
            except FileExistsError:
                taken.append(path)
            except OSError as error:
                raise explain(path, "written", error) from error
    finally:
        for temporary in temporaries.values():
            discard(temporary)
    for folder in folders:
        _sync_folder(folder)
    return taken


def _sync_all(temporaries: Mapping[Path, Path]) -> None:
    """Wait until all of these are on the disk, which does many in little longer than one."""

    def sync(path: Path) -> None:
        try:
            _sync(temporaries[path])
        except OSError as error:
            raise explain(path, "written", error) from error

    with ThreadPoolExecutor(SYNCED_AT_ONCE) as pool:
        deque(pool.map(sync, temporaries), maxlen=0)


def _place_exclusively(temporary: Path, path: Path) -> None:
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS}:
            raise
        # A file system without hard links: claim the name first, then move the text in.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        temporary.replace(path)


def _write_temporary(path: Path, content: bytes, *, durable: bool) -> Path:
    temporary = path.parent / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}.tmp"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not tempfile: its files are closed to everyone else whatever the umask says.
        descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        discard(temporary)
        raise explain(path, "written", error) from error
    return temporary


def discard(temporary: Path) -> None:
    """Remove a temporary file, whatever became of it."""
    with contextlib.suppress(OSError):
        temporary.unlink()


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


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # Some file systems cannot; the file itself is safe already.
        _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file, if it is there. Raises `StoreError`."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise explain(path, "removed", error) from error
