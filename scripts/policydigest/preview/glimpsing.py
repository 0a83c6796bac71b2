"""The process of a preview that shows glimpses of edited digests while the site is built anew."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import watchfiles

from policydigest import store
from policydigest.parallel.processes import may_fork, meanwhile
from policydigest.preview.glimpses import Glimpses
from policydigest.store import StoreError, inputs

WATCH_MILLISECONDS = 200


class Glimpsing:
    """Has a process beside this one follow the digests of the project in the folder `root`.

    It puts pages into the folder `over` (see `serve.Server`) and then calls `announce`. Where
    nothing is forked there is none.
    """

    def __init__(self, root: Path, over: Path, announce: Callable[[], None]) -> None:
        # What watches tells of files without links in their paths.
        self._root, self._over, self._announce = root.resolve(), over, announce
        self._process = contextlib.ExitStack()
        self.is_waiting = may_fork(2)  # for what a build knows

    def close(self) -> None:
        """End the process."""
        self._process.close()

    def renew(self, glimpses: Glimpses, since: int) -> None:
        """Go on from what another build knew, which began at a time (in ns since 1970).

        Of pages put there before, that build has published a newer one.
        """
        self._process.close()
        for page in sorted(self._over.rglob("*.html")):
            if page.stat().st_mtime_ns < since:
                store.remove(page)
        work = partial(_follow, self._root, self._over, glimpses, self._announce)
        self._process.enter_context(meanwhile(2, work))
        self.is_waiting = False


def _follow(root: Path, over: Path, glimpses: Glimpses, announce: Callable[[], None]) -> None:
    """Show each edit of a digest, until this process is ended."""
    if not (root / store.DIGESTS).is_dir():
        return
    watch = watchfiles.watch(
        root / store.DIGESTS, yield_on_timeout=True, rust_timeout=WATCH_MILLISECONDS
    )
    for batch in watch:
        if not batch:
            glimpses.prepare()
        elif show(root, over, glimpses, (Path(path) for _, path in batch)):
            announce()


def show(root: Path, over: Path, glimpses: Glimpses, changed: Iterable[Path]) -> bool:
    """Put the pages of the changed digests into the folder `over`; whether any looks new."""
    names = [path.relative_to(root).as_posix() for path in changed if path.is_file()]
    site = Path(glimpses.config.site_dir)
    found = False
    with contextlib.suppress(StoreError):  # The build will tell.
        for name, text in inputs.read_digests(root, [], names):
            page = glimpses.page(name, text)
            if page is None:
                continue
            path, content = page
            shown = over / path if (over / path).is_file() else site / path
            if not shown.is_file() or store.read_bytes(shown) != content:
                found = store.write_if_changed(over / path, content, durable=False) or found
    return found
