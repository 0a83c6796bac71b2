"""Work in another process: its result comes back, its end is told, and it ends with its parent."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from policydigest.parallel import processes
from policydigest.parallel.processes import forked, may_fork, meanwhile
from policydigest.store import StoreError


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_result_comes_back(jobs: int) -> None:
    with meanwhile(jobs, lambda: frozenset({"a", "b"})) as result:
        assert result() == {"a", "b"}


def kill_this_process() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_process_is_told() -> None:
    with meanwhile(2, kill_this_process) as result, pytest.raises(StoreError, match="killed"):
        result()
    here = os.getpid()

    def killed_elsewhere(_: Sequence[int]) -> None:
        if os.getpid() != here:
            kill_this_process()

    with pytest.raises(StoreError, match="killed"):
        list(forked(2, killed_elsewhere, range(300)))


def fail() -> None:
    raise StoreError("docs/index.md: cannot be written")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_went_wrong_there_is_raised_here(jobs: int) -> None:
    with meanwhile(jobs, fail) as result, pytest.raises(StoreError, match=r"docs/index\.md"):
        result()


def test_work_is_shared_with_forked_processes_that_hold_what_this_one_holds(
    tmp_path: Path,
) -> None:
    other_began, held = tmp_path / "began", [lambda number=number: number for number in range(300)]
    here = os.getpid()

    def work(some: Sequence[Callable[[], int]]) -> tuple[list[int], int]:
        if os.getpid() == here:
            while not other_began.exists():
                time.sleep(0.01)
        else:
            other_began.touch()
        return [one() for one in some], os.getpid()

    results = list(forked(2, work, held))
    assert [number for some, _ in results for number in some] == [*range(300)]
    processes_used = [process for _, process in results]
    assert len({*processes_used}) == 2
    # The last share is done here, the first one there.
    assert processes_used[0] != here == processes_used[-1]


@pytest.mark.parametrize("items", [0, 1, 3])
def test_a_little_work_can_be_shared_too(items: int) -> None:
    assert list(forked(3, list, range(items))) == [[number] for number in range(items)]


def test_what_went_wrong_here_ends_the_work_of_the_others(tmp_path: Path) -> None:
    here = os.getpid()

    def work(some: Sequence[int]) -> None:
        if os.getpid() == here:
            raise StoreError("docs/index.md: cannot be written")
        time.sleep(0.01)
        (tmp_path / str(some[0])).touch()

    with pytest.raises(StoreError, match=r"docs/index\.md"):
        list(forked(2, work, range(64)))
    assert len([*tmp_path.iterdir()]) < 32


@pytest.mark.parametrize(
    ("start", "jobs", "may"), [("fork", 2, True), ("spawn", 2, False), ("fork", 1, False)]
)
def test_only_where_it_is_safe_are_processes_forked(
    monkeypatch: pytest.MonkeyPatch, start: str, jobs: int, may: bool
) -> None:
    monkeypatch.setattr(processes, "START", start)
    assert may_fork(jobs) is may
    with meanwhile(jobs, os.getpid) as result:
        assert (result() != os.getpid()) is may


def test_it_does_not_outlive_what_went_wrong_here(tmp_path: Path) -> None:
    def wait() -> None:
        (tmp_path / "id").write_text(str(os.getpid()))
        signal.pause()

    def started() -> int:
        while not (tmp_path / "id").exists() or not (tmp_path / "id").read_text():
            pass
        return int((tmp_path / "id").read_text())

    def fail() -> None:
        with meanwhile(2, wait):
            raise ValueError(started())

    with pytest.raises(ValueError, match=r"\d+") as caught:
        fail()
    process = caught.value.args[0]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
