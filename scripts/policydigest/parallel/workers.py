"""Where work is done that is more than one processor's: here, or on the machines of a Dask cluster.

Every place to work is an `Executor` of the standard library: one thread, processes of this
machine, or Dask's own. Work is handed out in parts of a few items, results come back in the order
of the items, and only some parts are under way at a time, so that memory does not grow with the
work. A part that failed is given out again item by item: the others of its part are not lost.
"""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import shlex
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import Any, NamedTuple, TypeVar

from policydigest.parallel.processes import KILLED, START, end_with, settle, settled
from policydigest.store import StoreError

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

# Starting a process costs more than drafting a few articles.
FEWEST_FOR_PROCESSES = 32
PART = 16
# Parts under way for each processor: enough that none waits while the next ones are handed out.
AHEAD = 4
ANSWER_SECONDS = 15


class Place(NamedTuple):
    """Where to work: the address of a Dask scheduler, else this many processes here."""

    jobs: int = 1
    scheduler: str | None = None


class _Crew(NamedTuple):
    """An executor and what is handed to the job there; how many items it does at the same time."""

    executor: Executor
    shared: Any
    size: int


def run(
    job: Callable[[Shared, Item], Result],
    shared: Shared,
    items: Sequence[Item],
    place: Place,
    lost: Callable[[Item, str], Result],
) -> Iterator[Result]:
    """Do `job(shared, item)` for each item and yield the results in the order of the items.

    `job` is a function of a module, `shared` and `items` can be pickled. `lost` makes the result
    of an item that could not be done, from the reason in words. Raises `StoreError` if a process
    here was killed, as happens when memory runs out, or if there is no such cluster.
    """
    each = partial(_each, job)
    return run_parts(each, shared, items, place, lost, size=PART, fewest=FEWEST_FOR_PROCESSES)


def run_parts(
    job: Callable[[Shared, Sequence[Item]], list[Result]],
    shared: Shared,
    items: Sequence[Item],
    place: Place,
    lost: Callable[[Item, str], Result],
    *,
    size: int,
    fewest: int,
) -> Iterator[Result]:
    """As `run`, with a job that does a part of this size and gives its results in their order.

    Fewer than `fewest` items are done in this process.
    """
    with _crew(shared, len(items) >= fewest, place) as crew:

        def submit(part: Sequence[Item]) -> Future[list[Result]]:
            return crew.executor.submit(_do, job, crew.shared, part)

        under_way: deque[tuple[Sequence[Item], Future[list[Result]]]] = deque()
        for part in parts(items, size):
            if len(under_way) >= AHEAD * crew.size:
                yield from _results(*under_way.popleft(), submit, lost)
            under_way.append((part, submit(part)))
        while under_way:
            yield from _results(*under_way.popleft(), submit, lost)


def parts(items: Iterable[Item], size: int) -> Iterator[Sequence[Item]]:
    """The items, so many at a time."""
    rest = iter(items)
    while part := tuple(itertools.islice(rest, size)):
        yield part


class _Kept:
    """Stands for what is shared where each process got that when it was started."""


def _do(
    job: Callable[[Shared, Sequence[Item]], list[Result]],
    shared: Shared | _Kept,
    items: Sequence[Item],
) -> list[Result]:
    here: Shared = _of_process[-1] if isinstance(shared, _Kept) else shared
    return job(here, items)


def _each(
    job: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]
) -> list[Result]:
    return [job(shared, item) for item in items]


def _results(
    part: Sequence[Item],
    future: Future[list[Result]],
    submit: Callable[[Sequence[Item]], Future[list[Result]]],
    lost: Callable[[Item, str], Result],
) -> Iterator[Result]:
    error = future.exception()
    if error is None:
        yield from future.result()
    elif isinstance(error, StoreError):  # a full disk: the others would fail as well
        raise error
    elif isinstance(error, BrokenProcessPool):
        raise StoreError(KILLED) from error
    elif len(part) == 1:
        yield lost(part[0], f"{type(error).__name__}: {error}")
    else:
        # One after the other: what kills its process must not take others down with it again.
        for item in part:
            yield from _results((item,), submit((item,)), submit, lost)


# --------------------------------------------------------------------------- places


@contextlib.contextmanager
def _crew(shared: object, are_many: bool, place: Place) -> Iterator[_Crew]:
    if place.scheduler is not None:
        with _cluster(place.scheduler, shared) as crew:
            yield crew
        return
    if place.jobs <= 1 or not are_many:
        executor: Executor = ThreadPoolExecutor(1)
        crew = _Crew(executor, shared, 1)
    else:
        # Forked processes have what is shared already; elsewhere each gets a copy once.
        context = multiprocessing.get_context(START)
        executor = ProcessPoolExecutor(place.jobs, context, _set_up, (shared, os.getpid()))
        crew = _Crew(executor, _Kept(), place.jobs)
    with settled():
        try:
            yield crew
        finally:
            executor.shutdown(cancel_futures=True)


@contextlib.contextmanager
def _cluster(address: str, shared: object) -> Iterator[_Crew]:
    """The workers of the Dask scheduler at `address`. Raises `StoreError`."""
    try:
        import distributed  # optional, and slow to load
    except ImportError as error:
        python = shlex.quote(sys.executable)
        text = (
            f"--scheduler needs Dask. Install it: {python} -m pip install 'policydigest[cluster]'"
        )
        raise StoreError(text) from error
    try:
        client = distributed.Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        text = f"{address}: no Dask scheduler answers there ({error}). Start one: dask scheduler"
        raise StoreError(text) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=ANSWER_SECONDS)
        except TimeoutError as error:
            text = f"{address}: the scheduler has no workers. Start some: dask worker {address}"
            raise StoreError(text) from error
        # A task and not data: if the only process that holds it dies, it is made again elsewhere.
        there = client.submit(_as_is, shared, pure=False)
        failure = there.exception()
        if failure is not None:
            text = f"{address}: its workers cannot do this ({failure}). Install policydigest there."
            raise StoreError(text) from failure
        with client.get_executor(pure=False) as executor:
            yield _Crew(executor, there, sum(client.nthreads().values()))


def _as_is(shared: Shared) -> Shared:
    return shared


_of_process: list[Any] = []


def _set_up(shared: object, parent: int) -> None:
    _of_process.append(shared)
    settle()
    end_with(parent)
