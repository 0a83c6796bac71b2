"""Moves a freshly built folder into the published one, file by file and only where bytes differ.

A record in `.cache/` tells from which inputs the published files were made and how they looked
on the disk, so that a build with nothing changed can be left out altogether.
"""

from __future__ import annotations

import contextlib
import filecmp
import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from policydigest import store
from policydigest.generated import Changes


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the site that is made in one go, and where its files lie below the site folder.

    `folder` is "" for the pages, "pagefind" for the search bundle; `others` are the folders of
    other parts, which this one leaves alone.
    """

    name: str
    folder: str = ""
    others: tuple[str, ...] = ()

    def files(self, site: Path) -> dict[str, tuple[int, int]]:
        """The part's files below the site folder with size and time of change.

        Hidden files are not counted: what stands there (`.git`, `.nojekyll`) is a person's.
        """
        top = f"{self.folder}/" if self.folder else ""
        found = {}
        for path in store.walk(site, self.folder):
            hidden = any(part.startswith(".") for part in PurePosixPath(path).parts)
            if hidden or path.startswith(tuple(f"{other}/" for other in self.others)):
                continue
            status = (site / path).stat()
            found[path.removeprefix(top)] = (status.st_size, status.st_mtime_ns)
        return found


def is_current(part: Part, site: Path, record: Path, fingerprint: str) -> bool:
    """Whether the published files come from these inputs and nothing has touched them since."""
    entry = _read_record(record).get(part.name)
    if not isinstance(entry, dict) or entry.get("fingerprint") != fingerprint:
        return False
    files = {path: list(status) for path, status in part.files(site).items()}
    return bool(entry.get("files") == files)


def publish(part: Part, fresh: Path, site: Path, record: Path, fingerprint: str) -> Changes:
    """Move the files of `fresh` to their place and remove the part's other files.

    Pages are moved after what they load, and nothing is removed before all is there. Raises
    `StoreError`.
    """
    target = site / part.folder if part.folder else site
    written, unchanged = [], []
    fresh_files = store.walk(fresh, "")
    for path in sorted(fresh_files, key=lambda path: (path.endswith(".html"), path)):
        if _same(fresh / path, target / path):
            unchanged.append(path)
        else:
            _move(fresh / path, target / path)
            written.append(path)
    stale = sorted(part.files(site).keys() - set(fresh_files))
    _remove(target, stale)
    entries = _read_record(record)
    entries[part.name] = {"fingerprint": fingerprint, "files": part.files(site)}
    store.write_if_changed(record, json.dumps(entries, sort_keys=True))
    return Changes(tuple(sorted(written)), tuple(sorted(unchanged)), tuple(stale))


def unpublish(part: Part, site: Path) -> None:
    """Remove the part's files. Raises `StoreError`."""
    _remove(site / part.folder if part.folder else site, sorted(part.files(site)))
    with contextlib.suppress(OSError):  # Not empty, or never there.
        site.rmdir()


def _remove(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        store.remove(folder / path)
        with contextlib.suppress(OSError):  # Not empty.
            for parent in PurePosixPath(path).parents:
                (folder / parent).rmdir()


def fingerprint(folders: Iterable[Path], files: Iterable[Path], words: Iterable[str]) -> str:
    """A hash of everything below `folders`, of `files` and of `words`."""
    total = blake2b(digest_size=16)
    for word in words:
        total.update(f"{len(word)}:{word}\n".encode())
    for path in files:
        total.update(_hashed(path.name, path))
    for folder in folders:
        for name in store.walk(folder, ""):
            total.update(_hashed(name, folder / name))
    return total.hexdigest()


def _hashed(name: str, path: Path) -> bytes:
    content = blake2b(store.read_bytes(path), digest_size=16).hexdigest()
    return f"{len(name)}:{name} {content}\n".encode("utf-8", "surrogateescape")


def _read_record(record: Path) -> dict[str, object]:
    try:
        entries = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # Without a record everything is built again, which is always right.
    return entries if isinstance(entries, dict) else {}


def _same(one: Path, other: Path) -> bool:
    try:
        return not other.is_symlink() and filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def _move(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
    except OSError as error:
        raise store.explain(target, "written", error) from error
