"""Remembers digest files as they were read and checked, so that an unchanged one is not again.

A file is known by its look (see `looks`), else by its text. What was found in it also depends on
the vocabulary and the program: with another of these nothing is remembered. There is one memory
for each folder, so that after an edit little is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from policydigest import store
from policydigest.checks import Checked
from policydigest.hashes import content_hash
from policydigest.memory import memories
from policydigest.memory.looks import trusted_before
from policydigest.output.marks import Marks, marks_of
from policydigest.store import Status

FOLDER = "digests"
NOTHING: Mapping[str, Status] = MappingProxyType({})
_Digest = tuple[str, Status | None, Checked, Marks | None]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A folder's digests by their paths.

    Of each the text's hash, the file's look, what was read of it, and its marks.
    """

    made_with: str = ""
    digests: dict[str, _Digest] = field(default_factory=dict)


class DigestMemory:
    """The digests of a project as they were last; `made_with` is the program and vocabulary.

    `looks` is how ordinary files look, by their paths, if that is known.
    """

    def __init__(self, root: Path, made_with: str, looks: Mapping[str, Status] = NOTHING) -> None:
        self._folder = root / store.CACHE / FOLDER
        self._made_with = made_with
        self._looks = looks
        self._before: dict[str, _Kept] = {}
        # Before when a file must have been changed last, for what was kept of it to be trusted.
        self._trusted: dict[str, int] = {}
        self._now: dict[str, dict[str, _Digest]] = {}

    def recall_unread(self, path: str) -> Checked | None:
        """The digest at this path without its text, if it could be read and its file looks as then.

        Of one that could not be read, the text is what there is to know.
        """
        folder, look = path.rpartition("/")[0], self._looks.get(path)
        known = self._known(path)
        if known is None or look is None or known[1] != look:
            return None
        if look[1] >= self._trusted[folder] or known[2].parsed.digest is None:
            return None
        self._now.setdefault(folder, {})[path] = known
        return known[2]

    def recall(self, path: str, text: str) -> Checked | None:
        """The digest at this path, if its file had this text."""
        known = self._known(path)
        if known is None or known[0] != content_hash(text.encode("utf-8")):
            return None
        self._note(path, known[0], known[2], known[3])
        return replace(known[2], parsed=replace(known[2].parsed, text=text))

    def _known(self, path: str) -> _Digest | None:
        folder = path.rpartition("/")[0]
        if folder not in self._before:
            file = self._file(folder)
            self._trusted[folder], kept = trusted_before(file), memories.recall(file, _Kept)
            right = kept is not None and kept.made_with == self._made_with
            self._before[folder] = kept if kept and right else _Kept()
        return self._before[folder].digests.get(path)

    def note(self, checked: Checked) -> None:
        """Remember a digest."""
        parsed = checked.parsed
        said = content_hash(parsed.text.encode("utf-8"))
        without = replace(checked, parsed=replace(parsed, text=""))
        self._note(parsed.path, said, without, marks_of(parsed.digest) if parsed.digest else None)

    def marks(self, path: str) -> Marks | None:
        """Those of the digest at this path, which was recalled or noted; None if it has none."""
        return self._now[path.rpartition("/")[0]][path][3]

    def _note(self, path: str, said: str, checked: Checked, marks: Marks | None) -> None:
        found = said, self._looks.get(path), checked, marks
        self._now.setdefault(path.rpartition("/")[0], {})[path] = found

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
