"""`policydigest changes`: what a proposal changes, for the person who decides on it."""

from __future__ import annotations

import argparse
import contextlib
import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from policydigest import checking, holdings, store
from policydigest.commands.paths import UsageError
from policydigest.progress import Progress, Spoken
from policydigest.proposals import report, wording
from policydigest.proposals.changes import State, compare
from policydigest.store.unpacking import unpack
from policydigest.vocabulary import Vocabulary

_FORMATS = ("text", "markdown", "json")
_NO_NAMES = Vocabulary(countries={}, organisations={}, instruments={}, topics={})
_PARTS = (store.DIGESTS, store.SEEDS, store.CONFIG)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    what = "a folder with a project, or a commit or branch of this one"
    parser.add_argument(
        "--base", metavar="DIR_OR_REF", default="HEAD", help=f"{what} (default: HEAD)"
    )
    parser.add_argument(
        "--head", metavar="DIR_OR_REF", help=f"{what} (default: what stands here now)"
    )
    parser.add_argument("--format", choices=_FORMATS, default="text", help="default: text")


def run(arguments: argparse.Namespace) -> int:
    """Compare and report. Problems in the proposal are part of the report, not of the outcome."""
    root: Path = arguments.root
    progress = Spoken(sys.stderr)
    before = _state(root, arguments.base, _NO_NAMES, progress)
    after = _state(root, arguments.head or str(root), before.vocabulary, progress)
    found = report.limited(compare(before, after))
    if arguments.format == "json":
        sys.stdout.write(report.as_json(found))
    elif arguments.format == "markdown":
        sys.stdout.write(wording.as_markdown(found, checking.help_address(root)))
    else:
        sys.stdout.write(wording.as_text(found))
    return 0


def _state(root: Path, name: str, otherwise: Vocabulary, progress: Progress) -> State:
    """The project as it stands there; `otherwise` is used where its vocabulary cannot be."""
    with _folder(root, name) as folder:
        done = checking.check_project(folder, progress, keep=True)
    problems = holdings.in_order(done.problems)
    return State(done.digests, done.vocabulary or otherwise, problems)


@contextlib.contextmanager
def _folder(root: Path, name: str) -> Iterator[Path]:
    """The folder, or one with what is in the commit. Raises `UsageError`."""
    if Path(name).is_dir():
        if not any((Path(name) / part).exists() for part in _PARTS):
            raise UsageError(f"{name}: is no project, there is none of {', '.join(_PARTS)} in it")
        yield Path(name).resolve()
        return
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{tree}}")
    tree = commit.decode("ascii").strip()
    if not tree:
        raise UsageError(f"{name}: there is no such folder, commit or branch")
    there = _git(root, "ls-tree", "--name-only", tree, *_PARTS).decode("utf-8").splitlines()
    packed = _git(root, "archive", "--format=tar", tree, "--", *there) if there else b""
    with tempfile.TemporaryDirectory(prefix="policydigest-") as folder:
        if packed:
            with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
                unpack(archive, Path(folder))
        yield Path(folder)


def _git(root: Path, *arguments: str) -> bytes:
    try:
        run = subprocess.run(["git", "-C", root, *arguments], check=False, capture_output=True)
    except FileNotFoundError:
        raise UsageError("git is not installed, so only folders can be compared") from None
    return run.stdout if run.returncode == 0 else b""
