"""Remembers of the files below seeds/ what a build asks of each, so that none is opened for it.

A file is known by its look (see `looks`). With another program nothing is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from policydigest import store
from policydigest.articles import is_container
from policydigest.memory import memories
from policydigest.memory.looks import trusted_before
from policydigest.store import Status

NAME = f"sources{memories.SUFFIX}"


class _Source(NamedTuple):
    """How a file looked, whether it may hold several articles, and the SHA-256 of its bytes."""

    look: Status
    is_container: bool | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """The files by their paths, as the program `made_with` saw them."""

    made_with: str = ""
    files: dict[str, _Source] = field(default_factory=dict)


class SourceMemory:
    """The files below seeds/ as they were last; `looks` is how they look now, by their paths."""

    def __init__(self, root: Path, made_with: str, looks: Mapping[str, Status]) -> None:
        self._root, self._made_with, self._looks = root, made_with, looks
        self._path = root / store.CACHE / NAME
        trusted, kept = trusted_before(self._path), memories.recall(self._path, _Kept)
        self._before = kept.files if kept and kept.made_with == made_with else {}
        self._now = {
            name: one
            for name, one in self._before.items()
            if looks.get(name) == one.look and one.look[1] < trusted
        }

    def is_container(self, name: str) -> bool:
        """Whether a file may hold several articles; it is looked into if that is not known."""
        known = self._known(name)
        if known is None:
            return bool(is_container(self._root / name))
        if known.is_container is None:
            known = self._now[name] = known._replace(is_container=is_container(self._root / name))
        return bool(known.is_container)

    def sha256(self, name: str, read: Callable[[str], str | None]) -> str | None:
        """The SHA-256 of an ordinary file's bytes, which `read` gives if it is not known."""
        known = self._known(name)
        if known is None:
            return None
        if known.sha256 is None:
            known = self._now[name] = known._replace(sha256=read(name))
        return known.sha256

    def _known(self, name: str) -> _Source | None:
        """What is known of an ordinary file."""
        look = self._looks.get(name)
        return self._now.get(name) or (_Source(look) if look else None)

    def save(self) -> None:
        """Keep what is known of the files that there are. Raises `StoreError`."""
        if self._now != self._before:
            memories.keep(self._path, _Kept(self._made_with, self._now))
