"""Writing: whole files or none, only when their bytes differ, and never over somebody's edit."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections import deque
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from policydigest.model import Problem
from policydigest.store.errors import CHANGED, ChangedError, explain
from policydigest.store.inside import refuse_links, refuse_outside

TEMPORARY_PREFIX = ".policydigest-"
SYNCED_AT_ONCE = 8


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
