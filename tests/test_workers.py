"""Work handed out to a thread, to processes and to a Dask cluster: nothing lost, nothing twice."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Iterator, Sequence

import pytest

from helpers import REPOSITORY
from policydigest import holdings
from policydigest.parallel import workers
from policydigest.parallel.workers import Place
from policydigest.store import StoreError

HERE = Place()
PROCESSES = Place(jobs=2)


def halve(by: int, number: int) -> float:
    """A job that fails at one item, as a fault of the program would."""
    return number / (by if number != 20 else 0)


def with_the_process(_: None, number: int) -> int:
    if number == 20:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def full_disk(_: None, number: int) -> int:
    raise StoreError("the disk is full.")


def lost(number: int, reason: str) -> str:
    return f"{number}: {reason}"


@pytest.mark.parametrize("place", [HERE, PROCESSES])
def test_results_come_in_order_and_one_failure_is_its_own(place: Place) -> None:
    results = list(workers.run(halve, 2, range(200), place, lost))
    assert results[20] == "20: ZeroDivisionError: division by zero"
    assert results[:20] + results[21:] == [n / 2 for n in range(200) if n != 20]


def nothing(_: int, __: str) -> int:
    return 0


def set_aside(_: None, __: int) -> int:
    """How many things a search for garbage leaves out."""
    return gc.get_freeze_count()


@pytest.mark.parametrize("place", [HERE, PROCESSES])
def test_what_is_loaded_is_not_searched_for_garbage(place: Place) -> None:
    before = gc.get_freeze_count()
    found = list(workers.run(set_aside, None, range(40), place, nothing))
    assert min(found) > before + 10_000
    assert gc.get_freeze_count() == before


def halve_all(by: int, numbers: Sequence[int]) -> list[float | str]:
    return [halve(by, number) for number in numbers]


@pytest.mark.parametrize("place", [HERE, PROCESSES])
def test_a_part_may_be_done_at_once_and_one_failure_is_its_own(place: Place) -> None:
    results = list(workers.run_parts(halve_all, 2, range(200), place, lost, size=7, fewest=2))
    assert results == list(workers.run(halve, 2, range(200), HERE, lost))


def test_only_some_parts_are_under_way_at_a_time() -> None:
    taken: list[int] = []

    class Items(list[int]):
        def __iter__(self) -> Iterator[int]:
            for item in super().__iter__():
                taken.append(item)
                yield item

    results = workers.run(halve, 2, Items(range(10_000)), HERE, lost)
    next(results)
    assert len(taken) < 10 * workers.PART


def test_a_killed_process_ends_the_work_with_advice() -> None:
    with pytest.raises(StoreError, match=r"a process was killed.*--jobs 1"):
        list(workers.run(with_the_process, None, range(100), PROCESSES, lost))


def test_a_full_disk_ends_the_work() -> None:
    with pytest.raises(StoreError, match="the disk is full"):
        list(workers.run(full_disk, None, range(100), HERE, lost))


def test_the_vocabulary_reaches_other_processes() -> None:
    vocabulary = holdings.read_vocabulary(REPOSITORY)
    copy = pickle.loads(pickle.dumps(vocabulary))
    assert (copy.countries, copy.organisations, copy.masks) == (
        vocabulary.countries, vocabulary.organisations, vocabulary.masks,
    )  # fmt: skip
    assert copy.languages["en"].sections == vocabulary.languages["en"].sections


def test_without_dask_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    place = Place(scheduler="tcp://127.0.0.1:1")
    with pytest.raises(StoreError, match=r"pip install 'policydigest\[cluster\]'"):
        list(workers.run(halve, 2, [1], place, lost))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://127.0.0.1:1"])
def test_an_address_without_a_scheduler(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ANSWER_SECONDS", 1)
    with pytest.raises(StoreError, match="no Dask scheduler answers there"):
        list(workers.run(halve, 2, [1], Place(scheduler=address), lost))
