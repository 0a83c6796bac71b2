"""Progress: silent at first, in place on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io
import itertools
import time

import pytest

from policydigest.progress import Spoken


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that is a second further each time it is looked at."""
    seconds = itertools.count()
    monkeypatch.setattr(time, "monotonic", lambda: float(next(seconds)))


def follow(stream: io.StringIO, steps: int) -> str:
    spoken = Spoken(stream)
    with spoken.stage("Drafting"):
        assert list(spoken.steps(range(steps), steps)) == list(range(steps))
    return stream.getvalue()


@pytest.mark.usefixtures("clock")
def test_lines_every_few_seconds_where_there_is_no_terminal() -> None:
    assert follow(io.StringIO(), 12) == "Drafting: 4 of 12\nDrafting: 9 of 12\n"


@pytest.mark.usefixtures("clock")
def test_one_line_redrawn_and_wiped_on_a_terminal() -> None:
    text = follow(Terminal(), 4)
    assert (
        text == "\r\x1b[KDrafting: 1 of 4\r\x1b[KDrafting: 2 of 4\r\x1b[KDrafting: 3 of 4\r\x1b[K"
    )


def test_nothing_is_said_of_what_is_quick() -> None:
    assert follow(Terminal(), 1000) == ""


def test_waiting_is_said_at_once() -> None:
    stream = io.StringIO()
    Spoken(stream).waiting("Another build is running here; waiting.")
    assert stream.getvalue() == "Another build is running here; waiting.\n"
