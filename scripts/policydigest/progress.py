"""Tells how far a long command has come: on a terminal in place, else a line every few seconds.

Nothing is said of a stage that takes less than two seconds.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")
QUIET_SECONDS = 2.0
LINE_SECONDS = 5.0
REDRAW_SECONDS = 0.1


class Progress:
    """Follows the stages of a build and says nothing; `Spoken` and the bench say more."""

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Everything done inside belongs to the stage `name`, a verb phrase ("Drafting")."""
        del name
        yield

    def steps(self, items: Iterable[T], total: int) -> Iterator[T]:
        """Hand the items on, counting them as steps of the current stage."""
        del total
        yield from items

    def waiting(self, text: str) -> None:
        """Say at once why nothing happens."""
        del text


class Spoken(Progress):
    """Writes the progress to `stream`."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._name = ""
        self._started = 0.0
        self._said = 0.0
        self._drawn = False

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """See `Progress.stage`."""
        self._name, self._started, self._said = name, time.monotonic(), 0.0
        try:
            yield
        finally:
            self._wipe()
            self._name = ""

    def steps(self, items: Iterable[T], total: int) -> Iterator[T]:
        """See `Progress.steps`."""
        for done, item in enumerate(items):
            self._say(f"{self._name}: {done} of {total}")
            yield item

    def waiting(self, text: str) -> None:
        """See `Progress.waiting`."""
        self._wipe()
        print(text, file=self._stream, flush=True)

    def _say(self, text: str) -> None:
        if not self._name:
            return
        now = time.monotonic()
        pause = REDRAW_SECONDS if self._terminal else LINE_SECONDS
        if now - self._started < QUIET_SECONDS or now - self._said < pause:
            return
        self._said = now
        self._drawn = self._terminal
        line = f"\r\x1b[K{text}" if self._terminal else f"{text}\n"
        self._stream.write(line)
        self._stream.flush()

    def _wipe(self) -> None:
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn = False
