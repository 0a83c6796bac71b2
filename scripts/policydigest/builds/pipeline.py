"""The main job: sees whether there is anything to do, and has it done (`building`)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from policydigest import program, store
from policydigest.builds import stamp
from policydigest.builds.outcome import NOTHING, Result, Site
from policydigest.hashes import fingerprint
from policydigest.preview.held import Held
from policydigest.progress import Progress
from policydigest.store.locking import exclusive
from policydigest.store.trees import Trees


def build(
    root: Path,
    *,
    site: bool = True,
    jobs: int = 1,
    clean_first: bool = False,
    plain: bool = False,
    progress: Progress | None = None,
    held: Held | None = None,
    anew: bool = False,
) -> Result:
    """Build the project in the folder `root`. Raises `StoreError`.

    `held` is what a preview knows from the build before. With `anew` all steps are gone through,
    even if nothing has changed.
    """
    progress = progress or Progress()
    previewing = held is not None
    held = held or Held(root)
    with exclusive(root, lambda: progress.waiting("Another build is running here; waiting.")):
        if clean_first:
            from policydigest.builds import cleaning

            cleaning.clean(root)
        trees, maker = held.trees(), fingerprint(program.versions())
        note = root / store.CACHE / stamp.NAME
        last = stamp.recall(note, maker)
        if site and not anew and last and last.is_right(trees, note, jobs):
            told, published = last.told, Site(Path(last.told.site), NOTHING, NOTHING)
            result = Result(told.problems, digests=told.digests, site=published)
        else:
            with _looked_at(trees, last, jobs):
                # MkDocs and half of the program: other processes look at the folders meanwhile.
                from policydigest.builds import building

                result = building.build(
                    trees, site=site, jobs=jobs, plain=plain, previewing=previewing,
                    progress=progress, maker=maker,
                )  # fmt: skip
        held.hold(trees, result)
        return result


@contextlib.contextmanager
def _looked_at(trees: Trees, last: stamp.Noted | None, jobs: int) -> Iterator[None]:
    """Have the large folders that the last build wrote looked at by other processes."""
    with contextlib.ExitStack() as stack:
        for folder in last.made[:2] if last else ():
            stack.enter_context(trees.of(trees.root / folder).looked_at(jobs))
        yield
