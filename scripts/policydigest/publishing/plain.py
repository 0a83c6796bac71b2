"""Has MkDocs itself build the site, in a process of its own, at a time that the content tells."""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from policydigest import store
from policydigest.dates import is_day

# A warning may go on with a list, one line for each page.
_LOG_LINE = re.compile(r"^(?:WARNING|ERROR)\s+-\s+(.*(?:\n  - .*)*)$", re.MULTILINE)


class MkDocsError(Exception):
    """MkDocs built no site; `warnings` are what it told."""

    def __init__(self, warnings: list[str]) -> None:
        super().__init__("\n".join(warnings))
        self.warnings = warnings


def run(root: Path, output: Path, date: str | None) -> None:
    """Build the project in the folder `root` into `output`, strictly. Raises `MkDocsError`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", store.CONFIG, "--site-dir", str(output)]
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": str(_epoch(date)),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
    ended = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8",
        errors="replace", check=False,
    )  # fmt: skip
    if ended.returncode != 0:
        raise MkDocsError(_warnings(ended.stderr + ended.stdout))


def _warnings(output: str) -> list[str]:
    return _LOG_LINE.findall(output) or [
        " ".join(output.split())[-2000:] or "MkDocs stopped without saying why."
    ]


@contextlib.contextmanager
def clock(date: str | None) -> Iterator[None]:
    """The time for MkDocs, which asks the environment."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = str(_epoch(date))
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _epoch(date: str | None) -> int:
    """Seconds since 1970 of a day or month; what gzip can hold as a time of change."""
    if date is None:
        return 0
    day = datetime.date.fromisoformat(date if is_day(date) else f"{date}-01")
    moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return min(max(int(moment.timestamp()), 0), 2**32 - 1)
