"""Access to the disk: sorted reads, atomic writes, removal of stale pages.

Paths given to callers are relative to the project folder and use `/`. Everything is read in the
order of those paths, never in the order of the directory. A file is written only when its bytes
differ, through a temporary file in the same folder, so that a reader or a killed build never
meets half a file. Nothing is written through a symbolic link.
"""

from __future__ import annotations

from policydigest.store.errors import CHANGED, NO_FILE, ChangedError, StoreError, explain
from policydigest.store.folders import (
    CACHE,
    CONFIG,
    DIGESTS,
    DOCS,
    SEEDS,
    VOCABULARY,
    VOCABULARY_IDS,
)
from policydigest.store.inside import is_inside, refuse_links, refuse_outside
from policydigest.store.reading import (
    MAX_DIGEST_BYTES,
    Status,
    read_bytes,
    read_head,
    read_start,
    read_text,
    status,
    walk,
)
from policydigest.store.writing import (
    TEMPORARY_PREFIX,
    discard,
    refuse_changed,
    remove,
    replace,
    replace_or_tell,
    write_all_new,
    write_if_changed,
    write_new,
)

__all__ = [
    "CACHE",
    "CHANGED",
    "CONFIG",
    "DIGESTS",
    "DOCS",
    "MAX_DIGEST_BYTES",
    "NO_FILE",
    "SEEDS",
    "TEMPORARY_PREFIX",
    "VOCABULARY",
    "VOCABULARY_IDS",
    "ChangedError",
    "Status",
    "StoreError",
    "discard",
    "explain",
    "is_inside",
    "read_bytes",
    "read_head",
    "read_start",
    "read_text",
    "refuse_changed",
    "refuse_links",
    "refuse_outside",
    "remove",
    "replace",
    "replace_or_tell",
    "status",
    "walk",
    "write_all_new",
    "write_if_changed",
    "write_new",
]
