"""What was made of units: the files of each, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from policydigest.memory.seen import Noted
from policydigest.output.unit import Basis
from policydigest.store import Status


@dataclass(frozen=True, slots=True)
class MadeUnit:
    """The key of a unit, and the hashes of the files that were made of it."""

    key: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """The units that were made, by their names, and what they were all made of."""

    basis: Basis = field(default_factory=Basis)
    units: dict[str, MadeUnit] = field(default_factory=dict)

    def files(self) -> dict[str, str]:
        """All files, with the hash of each."""
        found: dict[str, str] = {}
        for unit in self.units.values():
            found.update(unit.files)
        return found


@dataclass(slots=True)
class Done:
    """What became of some units' files."""

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    # What the record is to say of each file: of a person's, what was known of it before.
    recorded: dict[str, str] = field(default_factory=dict)
    # The hashes of files that hold something else.
    others: dict[str, str] = field(default_factory=dict)
    made: dict[str, MadeUnit] = field(default_factory=dict)
    seen: Noted = field(default_factory=Noted)
    # How the written files look.
    put: dict[str, Status] = field(default_factory=dict)

    def keep_all(self, kept: Kept) -> None:
        """Take over units that were not made again, with no other beside them."""
        self.made, self.recorded = kept.units, kept.files()
        self.unchanged = [*self.recorded]

    def keep(self, name: str, made: MadeUnit) -> None:
        """Take over a unit that was not made again."""
        refuse_twice(made.files, self.recorded)
        self.recorded.update(made.files)
        self.unchanged.extend(made.files)
        self.made[name] = made

    def add(self, other: Done) -> None:
        """Take over what was done elsewhere."""
        refuse_twice(other.recorded, self.recorded)
        for mine, theirs in (
            (self.written, other.written),
            (self.unchanged, other.unchanged),
            (self.foreign, other.foreign),
        ):
            mine.extend(theirs)
        self.recorded.update(other.recorded)
        self.others.update(other.others)
        self.made.update(other.made)
        self.seen.update(other.seen)


def refuse_twice(paths: Iterable[str], before: Mapping[str, str]) -> None:
    """Raise `ValueError` for a path that is among those before."""
    if not before.keys().isdisjoint(paths):
        path = next(path for path in paths if path in before)
        raise ValueError(f"{path!r} is generated twice")
