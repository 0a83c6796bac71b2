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
from policydigest.store import Status


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the site that is made in one go, and where its files lie below the site folder.

    `folder` is "" for the pages, "pagefind" for the search bundle; `others` are the folders of
    other parts, which this one leaves alone.
    """

    name: str
    folder: str = ""
    others: tuple[str, ...] = ()

    def files(self, site: Path) -> dict[str, Status]:
        """The part's files below the site folder, and how they look.

        Hidden files are not counted: what stands there (`.git`, `.nojekyll`) is a person's.
        """
        found = store.statuses(site / self.folder if self.folder else site)
        others = tuple(f"{other}/" for other in self.others)
        return {path: status for path, status in found.items() if not path.startswith(others)}


@dataclass(frozen=True, slots=True)
class Published:
    """A part as it is published: what it was made from, and which of its files are untouched."""

    fingerprint: str | None
    intact: frozenset[str]
    whole: bool

    def is_current(self, fingerprint: str) -> bool:
        """Whether it comes from these inputs and nothing has touched it since."""
        return self.whole and self.fingerprint == fingerprint


def look(part: Part, site: Path, record: Path) -> Published:
    """What is published of the part, held against the record."""
    entry = _read_record(record).get(part.name)
    known = entry.get("files") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(known, dict):
        return Published(None, frozenset(), whole=False)
    files = part.files(site)
    intact = frozenset(path for path, status in files.items() if known.get(path) == [*status])
    whole = len(intact) == len(files) == len(known)
    return Published(str(entry.get("fingerprint")), intact, whole)


def publish(
    part: Part,
    fresh: Path,
    site: Path,
    record: Path,
    fingerprint: str,
    left: frozenset[str] = frozenset(),
) -> Changes:
    """Move the files of `fresh` to their place and remove the part's others, but those `left`.

    Pages are moved after what they load, and nothing is removed before all is there. Raises
    `StoreError`.
    """
    target = site / part.folder if part.folder else site
    written, unchanged = [], sorted(left)
    before = part.files(site)
    fresh_files = store.walk(fresh, "")
    folders: set[Path] = set()
    for path in sorted(fresh_files, key=lambda path: (path.endswith(".html"), path)):
        if path in before and _same(fresh / path, target / path):
            unchanged.append(path)
        else:
            _move(fresh / path, target / path, folders)
            written.append(path)
    stale = sorted(before.keys() - left - set(fresh_files))
    _remove(target, stale)
    entries = _read_record(record)
    entries[part.name] = {"fingerprint": fingerprint, "files": part.files(site)}
    store.write_if_changed(record, json.dumps(entries, sort_keys=True), durable=False)
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


def fingerprint(words: Iterable[str]) -> str:
    """A hash of the words in their order."""
    total = blake2b(digest_size=16)
    for word in words:
        total.update(f"{len(word)}:{word}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


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


def _move(source: Path, target: Path, folders: set[Path]) -> None:
    """Move a file; `folders` are those that are known to be there."""
    try:
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        source.replace(target)
    except OSError as error:
        raise store.explain(target, "written", error) from error
