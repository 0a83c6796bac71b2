"""Measures the stages of a build: time, and the most memory held, child processes included."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policydigest.progress import Progress

SAMPLE_SECONDS = 0.1
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that was measured."""

    name: str
    seconds: float
    megabytes: float


class Measured(Progress):
    """Follows a build and keeps what each stage took."""

    def __init__(self) -> None:
        self.stages: list[Stage] = []

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """See `Progress.stage`."""
        with Memory() as memory:
            started = time.perf_counter()
            yield
            seconds = time.perf_counter() - started
        self.stages.append(Stage(name, seconds, memory.peak / 1e6))


class Memory:
    """The most memory that a process and its children hold together, looked at often; in bytes.

    Without an argument it is this process. Where there is no /proc it is the highest ever of this
    process, which is all the system tells.
    """

    def __init__(self, process: int | None = None) -> None:
        self.peak = 0
        self._process = process or os.getpid()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Memory:
        self._look()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()
        self._look()

    def _watch(self) -> None:
        while not self._end.wait(SAMPLE_SECONDS):
            self._look()

    def _look(self) -> None:
        held = sum(_held(process) for process in _family(self._process))
        self.peak = max(self.peak, held or _highest())


def _family(process: int) -> Iterator[int]:
    yield process
    for task in (PROC / str(process) / "task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in task.read_text().split():
                yield from _family(int(child))


def _held(process: int) -> int:
    """Bytes of memory; of what forked processes share, each has its part (Linux: Pss)."""
    with contextlib.suppress(OSError):
        text = (PROC / str(process) / "smaps_rollup").read_text()
        if match := re.search(r"^Pss:\s+(\d+) kB$", text, re.MULTILINE):
            return int(match[1]) * 1024
    return 0


def _highest() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
