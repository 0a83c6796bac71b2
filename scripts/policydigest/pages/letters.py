"""Names listed by their first letters, on more pages than one where a page would list too many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from policydigest.indexes import sort_key
from policydigest.model import Digest
from policydigest.pages import labels
from policydigest.pages.markup import (
    chunks,
    crumbs,
    front_matter,
    heading,
    numbered,
    page_number,
    page_path,
    pager,
    root_of,
    strip,
)
from policydigest.pages.safe import safe_inline

PER_PAGE = 200
_MOST = 24


class Item(Protocol):
    """What can be listed: a name, and the digests with it."""

    @property
    def name(self) -> str:
        """As it is shown and sorted."""

    @property
    def digests(self) -> Sequence[Digest]:
        """Those that it stands in."""


T = TypeVar("T", bound=Item)


@dataclass(frozen=True, slots=True)
class Names(Generic[T]):
    """Names of one sort. `line` writes one of them, given the way from its page to `docs/`."""

    plural: str
    folder: str
    line: Callable[[T, str], str]

    @property
    def index(self) -> str:
        """The path of the page that all others are reached from."""
        return f"{self.folder}/index.md"

    def lines(self, items: Iterable[T], root: str) -> str:
        """A list of names."""
        return "".join(self.line(item, root) for item in items) + "\n"

    def under_letters(self, letters: Mapping[str, Sequence[T]], root: str) -> str:
        """All names on one page, a heading for each letter."""
        return "".join(f"## {one}\n\n{self.lines(found, root)}" for one, found in letters.items())

    def a_to_z(self, letters: Mapping[str, Sequence[T]], root: str) -> str:
        """A row of letters that leads to a page for each."""
        found = ((one, self._letter_path(one), listed) for one, listed in letters.items())
        return f"## {labels.A_TO_Z}\n\n{row(labels.A_TO_Z, found, root)}"

    def most(self, items: Iterable[T], root: str) -> str:
        """The names with most digests."""
        first = sorted(items, key=lambda item: (-len(item.digests), sort_key(item.name)))[:_MOST]
        return f"## {labels.MOST_DIGESTS}\n\n{self.lines(first, root)}"

    def letter_pages(self, letters: Mapping[str, Sequence[T]]) -> Iterator[tuple[str, str]]:
        """The pages that `a_to_z` leads to."""
        for one, found in letters.items():
            title = labels.LETTER_TITLE.format(plural=self.plural, letter=one)
            yield from self.part(title, self._letter_path(one), found)

    def part(self, title: str, first: str, items: Sequence[T]) -> Iterator[tuple[str, str]]:
        """The page, or pages from `first` on, of some of the names."""
        runs = chunks(items, PER_PAGE)
        for page, run in enumerate(runs, start=1):
            path = page_path(first, page)
            root = root_of(path)
            number = page_number(page, len(runs))
            yield (
                path,
                front_matter("index", numbered(title, number), title)
                + crumbs(root, (self.plural, self.index))
                + heading(safe_inline(title), number)
                + self.lines(run, root)
                + pager(first, page, len(runs), labels.PREVIOUS_LETTERS, labels.NEXT_LETTERS),
            )

    def _letter_path(self, letter: str) -> str:
        return f"{self.folder}/a-z/{letter.lower() if len(letter) == 1 else 'other'}.md"


def row(label: str, parts: Iterable[tuple[str, str, Sequence[Item]]], root: str) -> str:
    """A row of links to parts of a list, each with how many names it has."""
    lines = [
        f"[{safe_inline(words)}]({root}{path}) <small>{labels.number(len(found))}</small>\n"
        for words, path, found in parts
    ]
    return strip(label, lines)


def by_letter(items: Iterable[T]) -> dict[str, list[T]]:
    """Names by initial; those that begin with no letter come last."""
    letters: dict[str, list[T]] = {}
    for item in sorted(items, key=lambda item: sort_key(item.name)):
        spelt = sort_key(item.name)[0]
        initial = spelt[:1].upper()
        # What no letter of ours spells is sorted by "x" and a hash.
        own = initial.isalpha() and (not spelt.startswith("x ") or item.name[:1].upper() == "X")
        letters.setdefault(initial if own else labels.OTHER_LETTERS, []).append(item)
    return dict(sorted(letters.items(), key=lambda found: (len(found[0]) > 1, found[0])))
