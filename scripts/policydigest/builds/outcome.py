"""What a build did: the files that it wrote, what it found wrong, and where the site is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from policydigest.model import Problem

if TYPE_CHECKING:
    from policydigest.preview.glimpses import Glimpses


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths that were written, were removed, or are a person's and stay."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    # The hash of each file's bytes as it is now, by its path.
    hashes: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    # The names of the units that were made.
    made: frozenset[str] = field(default=frozenset(), compare=False, repr=False)


NOTHING = Changes()


@dataclass(frozen=True, slots=True)
class Site:
    """The published site: where it is, and which of its files this build wrote or removed."""

    folder: Path
    pages: Changes
    search: Changes


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did.

    `problems` stand in the order of files and lines; `digests` is how many are published; `site`
    is None if none was built; `glimpses` are for a preview, and None for all others.
    """

    problems: tuple[Problem, ...]
    drafted: tuple[str, ...] = ()
    digests: int = 0
    pages: Changes = NOTHING
    site: Site | None = None
    glimpses: Glimpses | None = field(default=None, compare=False, repr=False)

    @property
    def failed(self) -> bool:
        """Whether any problem is an error."""
        return any(problem.severity == "error" for problem in self.problems)
