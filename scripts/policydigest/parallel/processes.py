"""Helping processes, which end with the one that started them, however that ended."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, BinaryIO, Literal, TypeVar

from policydigest.store import StoreError

Item = TypeVar("Item")
Result = TypeVar("Result")

PARENT_SECONDS = 0.5
# So many shares of the work for each process: none waits long for the last one.
SHARES = 32
SELDOM = 50_000  # objects made between two searches for garbage; an article makes some thousands
# Linux starts a process as a copy of the one that asks for it, with all it holds. Windows cannot,
# and the system's own libraries of macOS may not work in such a copy.
START: Literal["fork", "spawn"] = "fork" if sys.platform == "linux" else "spawn"
KILLED = "a process was killed, perhaps for want of memory. Try again with --jobs 1."


def settle() -> None:
    """Leave what is loaded by now out of each search for garbage, to the end of this process."""
    gc.freeze()
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])


@contextlib.contextmanager
def settled() -> Iterator[None]:
    """Leave what is loaded by now, the vocabulary above all, out of each search for garbage.

    It stays to the end, and looking through it again and again takes a part of all drafting. What
    is made from then on hardly ever holds itself: it is searched seldom.
    """
    settled_before = gc.get_freeze_count() > 0
    often = gc.get_threshold()
    settle()
    try:
        yield
    finally:
        gc.set_threshold(*often)
        if not settled_before:
            gc.unfreeze()


def may_fork(jobs: int) -> bool:
    """Whether work may be done in processes that start with all that this one holds.

    Only if there may be more than one, and where that is safe: see `START`.
    """
    return jobs > 1 and START == "fork"


_forked_work: list[Callable[[int], Any]] = []


def forked(
    jobs: int, work: Callable[[Sequence[Item]], Result], items: Sequence[Item]
) -> Iterator[Result]:
    """The results of `work` on shares of the items, in their order, of so many processes.

    Only where `may_fork` says so. `work` and the items may be anything, as each process has them
    from its start; results can be pickled. This process is one of them, for what another one looks
    at it soon has a copy of. Raises `StoreError` if a process is killed.
    """
    size = -(-len(items) // (jobs * SHARES)) or 1
    shares = [items[start : start + size] for start in range(0, len(items), size)]
    _forked_work.append(lambda number: work(shares[number]))
    context = multiprocessing.get_context("fork")
    try:
        with settled(), ProcessPoolExecutor(jobs - 1, context, end_with, (os.getpid(),)) as pool:
            yield from _shared_with(pool, len(shares))
    except BrokenProcessPool as error:
        raise StoreError(KILLED) from error
    finally:
        _forked_work.pop()


def _shared_with(pool: Executor, count: int) -> Iterator[Any]:
    """Do so many shares of the work, the first ones in the pool and the last ones here."""
    begun = [pool.submit(_do_forked, number) for number in range(count)]
    done_here: dict[int, Any] = {}
    try:
        for number in reversed(range(count)):
            if not begun[number].cancel():
                break  # This one and those before it are being done, or are next.
            done_here[number] = _do_forked(number)
        for number, share in enumerate(begun):
            yield done_here.pop(number) if number in done_here else share.result()
    finally:
        for share in begun:
            share.cancel()


def _do_forked(number: int) -> Any:
    return _forked_work[-1](number)


@contextlib.contextmanager
def meanwhile(jobs: int, work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin `work` in another process, if there may be two; what is given waits for its result.

    Otherwise the work is done when its result is asked for. A `StoreError` of the work is raised
    there too, and so is one if the process is killed.
    """
    if not may_fork(jobs):
        yield work
        return
    # Not an executor: its thread would be there when other processes are forked from this one.
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    with settled(), os.fdopen(os.memfd_create("result"), "w+b") as result:
        process = context.Process(target=_send, args=(work, result, sending, os.getpid()))
        process.start()
        sending.close()
        del work  # Nothing here needs what it was to be done with.
        try:
            yield partial(_receive, result, receiving)
        finally:
            process.terminate()
            process.join()
            receiving.close()


def _send(work: Callable[[], Result], result: BinaryIO, sending: Connection, parent: int) -> None:
    """Leave the result of `work` in a file, which lies in memory, and tell that it is there.

    A pipe holds little: the process would have to stay, with all that it holds, until it is asked.
    """
    end_with(parent)
    with contextlib.suppress(KeyboardInterrupt):  # It is the first process that says so.
        try:
            done: object = work()
        except StoreError as error:
            done = error
        pickle.dump(done, result, pickle.HIGHEST_PROTOCOL)
        result.flush()
        sending.send(None)


def _receive(result: BinaryIO, receiving: Connection) -> Any:
    try:
        receiving.recv()
    except EOFError as error:
        raise StoreError(KILLED) from error
    result.seek(0)
    found = pickle.load(result)
    if isinstance(found, StoreError):
        raise found
    return found


def end_with(parent: int) -> None:
    """Have this process end soon after `parent`: one that was killed could not tell it to."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_SECONDS)
    os._exit(1)
