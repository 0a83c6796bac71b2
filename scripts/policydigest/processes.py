"""Helping processes, which end with the one that started them, however that ended."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

PARENT_SECONDS = 0.5


@contextlib.contextmanager
def forked(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """So many processes, which start with all that this one holds; for systems that can fork."""
    gc.freeze()  # What is shared stays to the end: looking for garbage in it takes time.
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(jobs, context, end_with, (os.getpid(),)) as pool:
            yield pool
    finally:
        gc.unfreeze()


def end_with(parent: int) -> None:
    """Have this process end soon after `parent`: one that was killed could not tell it to."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_SECONDS)
    os._exit(1)
