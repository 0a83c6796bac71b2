"""The weekly check of links: one issue that is kept, and a proposal with the copies found."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from policydigest import digests, links, store
from policydigest.forge.github import GitHub
from policydigest.forge.posting import Forge, ForgeError, keep_issue
from policydigest.forge.suggesting import DIGEST_PATH
from policydigest.model import Digest
from policydigest.notation.typed_json import TypedJsonError

REPORT = "links.json"
NAME = "links"
TITLE = "Links that are dead or have moved"
BRANCH = "archived-copies"
_BODY = (
    "The weekly check of links found archived copies of sources that are gone. Nothing but "
    "`archived` changes. Open the addresses before you merge this.\n"
)


def tell(forge: Forge, folder: Path) -> None:
    """Have the one issue say what the report in `folder` says; without work left, close it.

    Raises `StoreError` and `ForgeError`.
    """
    try:
        found = links.from_json(store.read_bytes(folder / REPORT, limit=links.LIMITS.bytes))
    except TypedJsonError as error:
        raise ForgeError(str(error)) from None
    keep_issue(forge, NAME, TITLE, links.as_markdown(found), open_=links.needs_hands(found))


def propose_copies(github: GitHub, root: Path, folder: Path) -> None:
    """Propose the digests in `folder` that got the address of a copy; refuse any other change.

    Raises `StoreError` and `ForgeError`.
    """
    files: dict[str, bytes] = {}
    for path in store.walk(folder, store.DIGESTS):
        if not DIGEST_PATH.fullmatch(path):
            raise ForgeError(f"{path}: is not where digests are")
        data = store.read_bytes(folder / path, limit=store.MAX_DIGEST_BYTES)
        old = digests.parse_bytes(store.read_bytes(root / path), path).digest
        new = digests.parse_bytes(data, path).digest
        if old is None or new is None or _without_copies(old) != _without_copies(new):
            raise ForgeError(f"{path}: more than the address of a copy changes")
        files[path] = data
    if files:
        github.propose(BRANCH, files, "Note archived copies of sources that are gone", _BODY)


def _without_copies(digest: Digest) -> Digest:
    sources = (dataclasses.replace(source, archived=None) for source in digest.sources)
    return dataclasses.replace(digest, sources=tuple(sources))
