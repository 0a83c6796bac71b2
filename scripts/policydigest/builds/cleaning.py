"""Removes what builds made, so that the next one begins anew."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from policydigest import site, store
from policydigest.builds.building import WORDS
from policydigest.builds.outcome import Changes
from policydigest.output import generated
from policydigest.publishing.publish import PARTS, unpublish
from policydigest.site import SiteError
from policydigest.store.tree import Tree


def clean(root: Path) -> Changes:
    """Forget what earlier builds made: caches, the site, generated pages nobody has changed.

    Raises `StoreError`.
    """
    changes = generated.forget_generated(root / store.DOCS, root / store.CACHE)
    with contextlib.suppress(SiteError):
        config = site.configuration(root)
        published = Tree(Path(config.site_dir))
        for part in PARTS:
            unpublish(part, published)
        if custom := config.theme.custom_dir:
            store.remove(Path(custom, WORDS))
    # The lock stays: another process may be waiting for it.
    for path in sorted((root / store.CACHE).glob("*")):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != "lock":
            store.remove(path)
    return changes
