"""What was made of units: the files of each, and what became of them."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from policydigest.output.unit import Basis
from policydigest.store import Status
from policydigest.store.tree import Folders


class MadeUnit(NamedTuple):
    """The key of a unit, and the paths of the files that were made of it."""

    key: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The units that were made, by their names, and what they were all made of.

    `hashes` are those of what was made, by path, and `looks` how the files looked that held it.
    """

    basis: Basis = field(default_factory=Basis)
    units: dict[str, MadeUnit] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    looks: Folders = field(default_factory=dict)

    def is_whole(self) -> bool:
        """Whether each file is one unit's and has its hash."""
        paths = list(chain.from_iterable(unit.files for unit in self.units.values()))
        return len(paths) == len(self.hashes) and self.hashes.keys() == set(paths)


@dataclass(slots=True)
class Done:
    """What became of some units' files."""

    written: list[str] = field(default_factory=list)
    # What the record is to say of each file: of a person's, what was known of it before.
    recorded: dict[str, str] = field(default_factory=dict)
    # A person's files: the hashes of what was made, and of what they hold.
    foreign: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    made: dict[str, MadeUnit] = field(default_factory=dict)
    # How the written files look.
    put: dict[str, Status] = field(default_factory=dict)

    def keep_others(self, kept: Kept, names: Container[str]) -> None:
        """Take over all units but those with these names, with no other beside them."""
        self.made, self.recorded = {**kept.units}, {**kept.hashes}
        for name in [name for name in kept.units if name in names]:
            for path in self.made.pop(name).files:
                del self.recorded[path]

    def keep(self, name: str, kept: Kept) -> None:
        """Take over a unit that was not made again."""
        made = self.made[name] = kept.units[name]
        refuse_twice(made.files, self.recorded)
        for path in made.files:
            self.recorded[path] = kept.hashes[path]

    def add(self, other: Done) -> None:
        """Take over what was done elsewhere."""
        refuse_twice(other.recorded, self.recorded)
        self.written.extend(other.written)
        self.recorded.update(other.recorded)
        self.foreign.update(other.foreign)
        self.others.update(other.others)
        self.made.update(other.made)


def refuse_twice(paths: Iterable[str], before: Collection[str]) -> None:
    """Raise `ValueError` for a path that is among those before."""
    for path in paths:
        if path in before:
            raise ValueError(f"{path!r} is generated twice")
