"""A project folder for tests, and running the command in it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from policydigest.cli import main
from policydigest.exports import SearchRecord, SearchRecords
from policydigest.indexes import Collection
from policydigest.new_sites import project_files
from policydigest.search import index, parts
from policydigest.search.pagefind_service import Record, pack

REPOSITORY = Path(__file__).resolve().parents[1]
# An article that tells its own date.
ARTICLE = """\
---
publisher: Example News
licence: CC-BY-4.0
---
Japan and Chile sign an agreement on fisheries

TOKYO, 5 March 2024 — Japan and Chile signed an agreement on fisheries on Tuesday, the Ministry of
Foreign Affairs of Japan said. The agreement is worth $10.5 million.
"""
SCRIPTS = REPOSITORY / "scripts"
LONG_AGO = 1_000_000_000_000_000_000  # nanoseconds: 2001
# Bytes of a visitor's first search in all, with 10,000 digests, and of what in it grows with them.
MOST_OF_A_SEARCH = 300_000
MOST_THAT_GROWS = 140_000

Tree = dict[str, tuple[bytes, int]]


def search_bundle(
    records: Iterable[Record], memory: parts.Memory | None = None
) -> dict[str, bytes]:
    """The files of the search index of these records."""
    return index.search_files([pack(record) for record in records], memory)


def search_records(collection: Collection) -> list[SearchRecord]:
    """What can be searched in a collection."""
    records = SearchRecords(collection, "")
    return [records.of(url) for url, _ in records.listed()]


@dataclass(frozen=True)
class Project:
    """A project folder."""

    root: Path

    def write(self, name: str, data: str | bytes) -> Path:
        """Write a file below the folder."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        return path

    def read(self, name: str) -> str:
        """The text of a file below the folder."""
        return (self.root / name).read_text(encoding="utf-8")

    def age(self) -> None:
        """Let all that people wrote be old: what has just been written is not trusted yet."""
        for path in self.root.rglob("*"):
            if path.is_file() and ".cache" not in path.parts and "site" not in path.parts:
                os.utime(path, ns=(LONG_AGO, LONG_AGO))

    def command(self, *arguments: str) -> list[str]:
        """The command line of `policydigest` with these arguments."""
        return [sys.executable, "-m", "policydigest", *arguments]

    def environment(self, **more: str) -> dict[str, str]:
        """An environment with hardly anything in it."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return kept | {"PYTHONPATH": str(SCRIPTS), "LC_ALL": "C"} | more

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run `policydigest` in the folder."""
        return subprocess.run(
            self.command(*arguments), cwd=self.root, env=self.environment(**more), check=False,
            capture_output=True, encoding="utf-8",
        )  # fmt: skip

    def call(self, *arguments: str) -> int:
        """Run `policydigest` in the folder, in this process; the exit code."""
        with contextlib.chdir(self.root):
            return main(list(arguments))

    def tree(self, folder: str = ".") -> Tree:
        """Bytes and time of change of every file below `folder`."""
        top = self.root / folder
        return {
            path.relative_to(top).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(top.rglob("*"))
            if path.is_file()
        }

    def contents(self, folder: str = ".") -> dict[str, bytes]:
        """Bytes of every file below `folder`."""
        return {name: data for name, (data, _) in self.tree(folder).items()}


def copy_project(root: Path) -> Project:
    """The repository's configuration, theme, hand-written pages and vocabulary in `root`."""
    for name in project_files.names(REPOSITORY):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / name, root / name)
    return Project(root)
