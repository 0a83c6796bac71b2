"""A unit of what is written below `docs/`: files that are made of the same things. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Files = Iterable[tuple[str, str | bytes]]


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are made together: paths below `docs/` and contents, each path in one unit only.

    `key` stands for all that decides what `make` gives; None if that is not known. A `large` one
    takes as long to make as the keys of all others; those come first, one after the other.
    """

    name: str
    key: str | None
    make: Callable[[], Files]
    large: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """What all units are made of.

    `base` stands for the program, the vocabulary and the site, `listed` for everything but the
    words of texts; `texts` are the digests by their ids, each as its `Marks.whole`.
    """

    base: str = ""
    listed: str = ""
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Before:
    """What the units were made of last; `read` gives a file that still is what was made then."""

    basis: Basis
    read: Callable[[str], bytes | None]
