"""Remembers digest files as they were read and checked, so that an unchanged one is not again.

A file is known by its text. What was found in it also depends on the vocabulary and the program:
with another of these nothing is remembered. There is one memory for each folder, so that after an
edit little is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from policydigest import memories, store
from policydigest.checks import Checked
from policydigest.seen import content_hash

FOLDER = "digests"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A folder's digests by their paths: the hash of the text, and what was read without it."""

    made_with: str = ""
    digests: dict[str, tuple[str, Checked]] = field(default_factory=dict)


class DigestMemory:
    """The digests of a project as they were last; `made_with` is the program and vocabulary."""

    def __init__(self, root: Path, made_with: str) -> None:
        self._folder = root / store.CACHE / FOLDER
        self._made_with = made_with
        self._before: dict[str, _Kept] = {}
        self._now: dict[str, dict[str, tuple[str, Checked]]] = {}

    def recall(self, path: str, text: str) -> Checked | None:
        """The digest at this path, if its file had this text."""
        folder = path.rpartition("/")[0]
        if folder not in self._before:
            kept = memories.recall(self._file(folder), _Kept)
            right = kept is not None and kept.made_with == self._made_with
            self._before[folder] = kept if kept and right else _Kept()
        said, checked = self._before[folder].digests.get(path, ("", None))
        if checked is None or said != content_hash(text.encode("utf-8")):
            return None
        self._now.setdefault(folder, {})[path] = said, checked
        return replace(checked, parsed=replace(checked.parsed, text=text))

    def note(self, checked: Checked) -> None:
        """Remember a digest."""
        parsed = checked.parsed
        said = content_hash(parsed.text.encode("utf-8"))
        without = replace(checked, parsed=replace(parsed, text=""))
        self._now.setdefault(parsed.path.rpartition("/")[0], {})[parsed.path] = said, without

    def save(self) -> None:
        """Keep what was recalled or noted, and nothing else. Raises `StoreError`."""
        for folder, digests in self._now.items():
            before = self._before.get(folder)
            if before is None or before.digests != digests:
                memories.keep(self._file(folder), _Kept(self._made_with, digests))
        used = {self._file(folder).name for folder in self._now}
        for path in self._folder.glob(f"*{memories.SUFFIX}"):
            if path.name not in used:
                store.remove(path)

    def _file(self, folder: str) -> Path:
        # Not under its own name, which may be anything that somebody calls a folder.
        return self._folder / f"{content_hash(folder.encode('utf-8'))}{memories.SUFFIX}"
