"""Folders in which a build makes what it publishes when all of it went well."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from policydigest import store

SCRATCH_PREFIX = "site-"


@contextlib.contextmanager
def scratch(root: Path) -> Iterator[Path]:
    """A folder on the same file system as the site, so that files can be moved, not copied."""
    cache = root / store.CACHE
    try:
        cache.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=SCRATCH_PREFIX, dir=cache))
    except OSError as error:
        raise store.explain(cache, "written", error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_scratch(root: Path) -> None:
    """Remove the folders that killed builds left behind. Call it only under the project's lock."""
    for path in sorted((root / store.CACHE).glob(f"{SCRATCH_PREFIX}*")):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
