"""The folders of a project, each looked at once in a build (see `tree`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from policydigest.encoding import HALF
from policydigest.store import Status
from policydigest.store.tree import Folders, Tree


class Trees:
    """The folders of a project, each looked at once in a build."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._trees: dict[Path, Tree] = {}

    def of(self, folder: Path) -> Tree:
        """The files below a folder."""
        return self._trees.setdefault(folder, Tree(folder))

    def look_again(self, folders: Collection[Path], changed: Iterable[Path]) -> None:
        """Know only how these folders looked, and look again at what was `changed` in them.

        Raises `StoreError`.
        """
        self._trees = {
            folder: tree
            for folder, tree in self._trees.items()
            if folder in folders and tree.is_whole
        }
        for path in changed:
            for folder, tree in self._trees.items():
                if path.is_relative_to(folder):
                    below = path.relative_to(folder).as_posix()
                    tree.look_again("" if below == "." else below)

    def look_of_files(self, folder: str) -> dict[str, Status]:
        """How ordinary files below a folder look. Raises `StoreError`.

        Hidden ones are left out, and names that are no UTF-8, which no memory can hold.
        """
        tree = self.of(self.root / folder)
        links = frozenset(tree.links())
        return {
            f"{folder}/{name}": status
            for name, status in tree.files().items()
            if name not in links and HALF.search(name) is None
        }

    def look(self, folders: Iterable[str], files: Iterable[str] = ()) -> Folders:
        """How the files below these folders of the project look, and these files beside them.

        Hidden ones are left out: what a tool keeps there says nothing of the build. Raises
        `StoreError`.
        """
        found = {
            f"{folder}/{below}": names
            for folder in folders
            for below, names in self.of(self.root / folder).folders().items()
        }
        top = self.of(self.root)
        beside = {name: status for name in files if (status := top.status(name))}
        return found | {"": beside} if beside else found
