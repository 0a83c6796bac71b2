"""Work in another process: its result comes back, its end is told, and it ends with its parent."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from policydigest import processes
from policydigest.processes import forked, may_fork, meanwhile
from policydigest.store import StoreError


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_result_comes_back(jobs: int) -> None:
    with meanwhile(jobs, lambda: frozenset({"a", "b"})) as result:
        assert result() == {"a", "b"}


def kill_this_process(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_process_is_told() -> None:
    with meanwhile(2, kill_this_process) as result, pytest.raises(StoreError, match="killed"):
        result()
    with pytest.raises(StoreError, match="killed"):
        list(forked(2, kill_this_process, range(3)))


def fail() -> None:
    raise StoreError("docs/index.md: cannot be written")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_went_wrong_there_is_raised_here(jobs: int) -> None:
    with meanwhile(jobs, fail) as result, pytest.raises(StoreError, match=r"docs/index\.md"):
        result()


def test_work_is_done_in_turn_by_forked_processes_that_hold_what_this_one_holds() -> None:
    held = [10, 20, 30]
    results = list(forked(2, lambda n, add: (held[n] + add, os.getpid()), range(3), [1, 2, 3]))
    assert [value for value, _ in results] == [11, 22, 33]
    assert os.getpid() not in {process for _, process in results}


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
