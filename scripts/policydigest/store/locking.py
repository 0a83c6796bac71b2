"""One build at a time in a project folder."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from policydigest import store

LOCK = ".cache/lock"


@contextlib.contextmanager
def exclusive(root: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the project's lock; call `on_wait` once if another process has it.

    The system frees the lock when a process ends, however it ends. On systems without such locks
    nothing is held. Raises `StoreError`.
    """
    path = root / LOCK
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a", encoding="utf-8")
    except OSError as error:
        raise store.explain(path, "written", error) from error
    with file:
        if sys.platform != "win32":
            import fcntl

            # lockf and not flock: its locks are not handed on to child processes, which may
            # outlive a killed build for a moment.
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except (BlockingIOError, PermissionError):
                on_wait()
                fcntl.lockf(file, fcntl.LOCK_EX)
        yield
