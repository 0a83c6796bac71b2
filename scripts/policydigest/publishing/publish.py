"""Moves a freshly built folder into the published one, file by file and only where bytes differ.

A record of each part tells from which inputs its files were made and how they looked
on the disk, so that a build with nothing changed can be left out altogether.
"""

from __future__ import annotations

import contextlib
import filecmp
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from policydigest import store
from policydigest.builds.outcome import Changes
from policydigest.memory import memories
from policydigest.store.tree import Folders, Tree, paths_of


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the site that is made in one go, and where its files lie below the site folder.

    `folder` is "" for the pages, "pagefind" for the search bundle; `others` are the folders of
    other parts, which this one leaves alone.
    """

    name: str
    folder: str = ""
    others: tuple[str, ...] = ()

    def folders(self, site: Tree) -> Folders:
        """How the part's files in the site look, by their folder below the part's and their name.

        Hidden files are not counted: what stands there (`.git`, `.nojekyll`) is a person's.
        """
        start = len(f"{self.folder}/")
        folders = site.folders(self.folder).items()
        if self.folder:
            return {folder[start:]: names for folder, names in folders}
        others = tuple(f"{other}/" for other in self.others)
        return {folder: names for folder, names in folders if not f"{folder}/".startswith(others)}

    @property
    def record(self) -> str:
        """The name of the part's record."""
        return f"published-{self.name}{memories.SUFFIX}"

    def path(self, name: str) -> str:
        """A file of the part, as a path in the site."""
        return f"{self.folder}/{name}" if self.folder else name


PAGES = Part("pages", others=("pagefind",))
SEARCH = Part("search", folder="pagefind")
PARTS = (PAGES, SEARCH)


@dataclass(frozen=True, slots=True)
class _Record:
    """From what a part was made, and how its files looked."""

    made_from: str
    folders: Folders


@dataclass(frozen=True, slots=True)
class Intact:
    """The files that look as they did when they were published (`in` asks), and those there are.

    They are all as they were if it is `whole`.
    """

    before: Folders
    now: Folders
    whole: bool

    def __contains__(self, path: object) -> bool:
        folder, _, name = str(path).rpartition("/")
        look = self.now.get(folder, {}).get(name)
        return look is not None and look == self.before.get(folder, {}).get(name)


NONE_INTACT = Intact({}, {}, whole=False)


@dataclass(frozen=True, slots=True)
class Published:
    """A part as it is published: what it was made from, and which of its files are untouched."""

    fingerprint: str | None
    intact: Intact

    def is_current(self, fingerprint: str) -> bool:
        """Whether it comes from these inputs and nothing has touched it since."""
        return self.intact.whole and self.fingerprint == fingerprint


def look(part: Part, site: Tree, records: Path) -> Published:
    """What is published of the part, held against its record in the folder `records`."""
    noted = memories.recall(records / part.record, _Record)
    if noted is None:
        return Published(None, NONE_INTACT)
    now = part.folders(site)
    return Published(noted.made_from, Intact(noted.folders, now, whole=now == noted.folders))


def publish(
    part: Part,
    fresh: Path,
    site: Tree,
    records: Path,
    fingerprint: str,
    left: frozenset[str] = frozenset(),
) -> Changes:
    """Move the files of `fresh` to their place and remove the part's others, but those `left`.

    Pages are moved after what they load, and nothing is removed before all is there. Raises
    `StoreError`.
    """
    written: list[str] = []
    folders, fresh_files = part.folders(site), Tree(fresh).files()
    before = set(paths_of(folders))
    target = site.top / part.path("")
    made: set[Path] = set()
    for place, paths in _in_order(fresh_files, folders):
        if place in before and _same(fresh / place, target / place):
            continue
        if place in fresh_files or not _move_folder(fresh / place, target / place):
            for path in paths:
                _move(fresh / path, target / path, made)
        for path in paths:
            site.learn(part.path(path), fresh_files[path])
        written.extend(paths)
    stale = sorted(before - left - fresh_files.keys())
    _remove(part, site, stale)
    memories.keep(records / part.record, _Record(fingerprint, part.folders(site)))
    return Changes(tuple(sorted(written)), removed=tuple(stale))


def _in_order(fresh: Iterable[str], before: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """What is to be moved, and the files that go with it: a folder that is new goes as a whole.

    `before` are the folders that hold files. What holds pages comes last.
    """
    direct = {*before}
    there = {*direct, *(outer for folder in direct for outer in _folders(folder))}
    places: dict[str, list[str]] = {}
    for path in sorted(fresh):
        new = next((folder for folder in _folders(path) if folder not in there), path)
        places.setdefault(new, []).append(path)

    def has_pages(place: str) -> bool:
        return any(path.endswith(".html") for path in places[place])

    for place in sorted(places, key=lambda place: (has_pages(place), place)):
        yield place, places[place]


def _folders(path: str) -> Iterator[str]:
    """The folders that a file lies in, the outermost first."""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)


def _move_folder(source: Path, target: Path) -> bool:
    """Move a folder with all that is in it; False where something stands already."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
    except OSError:
        return False  # Hidden files perhaps; whatever it is, moving file by file will tell.
    return True


def unpublish(part: Part, site: Tree) -> None:
    """Remove the part's files. Raises `StoreError`."""
    _remove(part, site, sorted(paths_of(part.folders(site))))
    with contextlib.suppress(OSError):  # Not empty, or never there.
        site.top.rmdir()


def _remove(part: Part, site: Tree, names: Iterable[str]) -> None:
    for name in names:
        path = part.path(name)
        site.remove(path)
        site.remove_empty_folders(path)


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
