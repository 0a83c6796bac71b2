"""Work in another process: its result comes back, its end is told, and it ends with its parent."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from policydigest.processes import meanwhile
from policydigest.store import StoreError


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_result_comes_back(jobs: int) -> None:
    with meanwhile(jobs, lambda: frozenset({"a", "b"})) as result:
        assert result() == {"a", "b"}


def test_it_is_another_process_only_if_there_may_be_two() -> None:
    for jobs, same in ((1, True), (2, False)):
        with meanwhile(jobs, os.getpid) as result:
            assert (result() == os.getpid()) is same


def test_a_killed_process_is_told() -> None:
    with (
        meanwhile(2, lambda: os.kill(os.getpid(), signal.SIGKILL)) as result,
        pytest.raises(StoreError, match="killed"),
    ):
        result()


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
