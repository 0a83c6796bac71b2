"""Helping processes, which end with the one that started them, however that ended."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from policydigest.store import StoreError

Result = TypeVar("Result")

PARENT_SECONDS = 0.5
KILLED = "a process was killed, perhaps for want of memory. Try again with --jobs 1."


@contextlib.contextmanager
def settled() -> Iterator[None]:
    """Leave what is loaded by now, the vocabulary above all, out of each search for garbage.

    It stays to the end, and looking through it again and again takes a part of all drafting.
    """
    settled_before = gc.get_freeze_count() > 0
    gc.freeze()
    try:
        yield
    finally:
        if not settled_before:
            gc.unfreeze()


@contextlib.contextmanager
def forked(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """So many processes, which start with all that this one holds; for systems that can fork."""
    context = multiprocessing.get_context("fork")
    with settled(), ProcessPoolExecutor(jobs, context, end_with, (os.getpid(),)) as pool:
        yield pool


@contextlib.contextmanager
def meanwhile(jobs: int, work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin `work` in another process, if there may be two; what is given waits for its result.

    Otherwise the work is done when its result is asked for. Raises `StoreError` if the process is
    killed.
    """
    if jobs <= 1 or sys.platform != "linux":
        yield work
        return
    # Not an executor: its thread would be there when other processes are forked from this one.
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, sending, os.getpid()))
    with settled():
        process.start()
        sending.close()
        try:
            yield partial(_receive, receiving)
        finally:
            process.terminate()
            process.join()
            receiving.close()


def _send(work: Callable[[], Result], sending: Connection, parent: int) -> None:
    end_with(parent)
    with contextlib.suppress(KeyboardInterrupt):  # It is the first process that says so.
        sending.send(work())


def _receive(receiving: Connection) -> Any:
    try:
        return receiving.recv()
    except EOFError as error:
        raise StoreError(KILLED) from error


def end_with(parent: int) -> None:
    """Have this process end soon after `parent`: one that was killed could not tell it to."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_SECONDS)
    os._exit(1)
