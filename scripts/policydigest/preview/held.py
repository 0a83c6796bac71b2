"""What a preview holds from one build to the next: how the folders with many files look.

Of `docs/` it is told what changes, of the published site it is the only writer but for other
builds. So neither is looked through again, unless another build was there.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from policydigest import store
from policydigest.builds import stamp
from policydigest.builds.outcome import Result
from policydigest.publishing.publish import PARTS
from policydigest.store import Status
from policydigest.store.trees import Trees

# So many changed files are no edit: who tells of them may have left some out.
MANY = 1000
# What every build writes that has published something.
WRITTEN = (*(part.record for part in PARTS), stamp.NAME)


class Held:
    """How the folders of the project in `root` looked when its last build was done."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._trees: Trees | None = None
        self._folders: tuple[Path, ...] = ()
        self._left: tuple[Status | None, ...] = ()
        self._changed: set[Path] = set()

    def note(self, changed: Iterable[Path]) -> None:
        """Take note of files and folders that may have changed since."""
        self._changed.update(changed)

    def trees(self) -> Trees:
        """The project's folders; call it when nobody else builds. Raises `StoreError`."""
        # If the build that asks fails halfway, the next one looks at everything again.
        trees, self._trees = self._trees, None
        changed, self._changed = self._changed, set()
        if trees is None or len(changed) > MANY or self._left != self._look():
            return Trees(self._root)
        trees.look_again(self._folders, changed)
        return trees

    def hold(self, trees: Trees, result: Result) -> None:
        """Hold what a build knew at its end, if it was one that published the site."""
        if result.site is not None:
            self._trees, self._left = trees, self._look()
            self._folders = (self._root / store.DOCS, result.site.folder)

    def _look(self) -> tuple[Status | None, ...]:
        return tuple(store.status(self._root / store.CACHE / name) for name in WRITTEN)
