"""Remembers what the fast way made the site of, so that the next build makes only what differs.

A page is kept while its Markdown, all it links to and the layout of the site are the same; files
that are no pages are kept while their bytes are.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Page:
    """What a page was made of: the hash of its Markdown, and what must be known to keep it.

    `scripts` are the hashes of its inline scripts, `targets` the files it links to, `anchors` the
    links to anchors: (target, anchor, link as written).
    """

    source: str
    scripts: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    anchors: tuple[tuple[str, str, str], ...] = ()


class Kind(NamedTuple):
    """How many pages of a kind were made both ways and came out the same; their inline scripts."""

    proofs: int = 0
    scripts: tuple[str, ...] = ()

    def both(self, other: Kind) -> Kind:
        """What is known of a kind from two processes."""
        scripts = {*self.scripts, *other.scripts}
        return Kind(max(self.proofs, other.proofs), tuple(sorted(scripts)))


class Stored(NamedTuple):
    """A `Page` as it is kept: what occurs often is named by its number in the lists of `Kept`.

    `targets` are numbers of four bytes each. They are many, and seldom looked at.
    """

    source: str
    scripts: int
    targets: bytes
    anchors: list[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was made: pages by their path below `docs/`, and the hashes of other files.

    `layout` stands for everything that decides how a page looks besides its own text, `listed` for
    what the templates without a text of their own (the map, the page for wrong addresses) show;
    `templates` are the files that were made of these, with the inline scripts in each; `kinds` are
    the kinds of pages that came out as MkDocs makes them. `names` are the files that pages link
    to, `scripts` the inline scripts that a page has. Nothing is taken out of these two, so numbers
    hold from one build to the next.
    """

    layout: str = ""
    names: list[str] = field(default_factory=list)
    scripts: list[tuple[str, ...]] = field(default_factory=list)
    pages: dict[str, Stored] = field(default_factory=dict)
    statics: dict[str, str] = field(default_factory=dict)
    listed: str = ""
    templates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)

    def is_whole(self) -> bool:
        """Whether each number leads to a name or to scripts."""
        pages = self.pages.values()
        try:
            linked = max(array("I", b"".join(page.targets for page in pages)), default=-1)
        except ValueError:
            return False
        asked = max((number for page in pages for number, _, _ in page.anchors), default=-1)
        used = max((page.scripts for page in pages), default=-1)
        return max(linked, asked) < len(self.names) and used < len(self.scripts)

    def pages_still_right(
        self, layout: str, hashes: Mapping[str, str], present: Container[str]
    ) -> dict[str, Stored]:
        """The pages that would come out the same; `present` are the files there are now."""
        if layout != self.layout:
            return {}
        same = {uri: page for uri, page in self.pages.items() if hashes.get(uri) == page.source}
        gone = {number for number, name in enumerate(self.names) if name not in present}
        if not gone:
            return same
        return {
            uri: page for uri, page in same.items() if gone.isdisjoint(array("I", page.targets))
        }

    def statics_still_right(self, hashes: Mapping[str, str]) -> frozenset[str]:
        """The files that would be copied again as they are."""
        return frozenset(uri for uri, said in self.statics.items() if hashes.get(uri) == said)

    def anchors(self, pages: Container[str]) -> list[tuple[str, str, str, str]]:
        """The links to anchors of these pages: where each stands, then as in `Page`."""
        return [
            (uri, self.names[number], anchor, link)
            for uri, page in self.pages.items()
            if page.anchors and uri in pages
            for number, anchor, link in page.anchors
        ]

    def inline_scripts(self) -> set[str]:
        """The inline scripts of all pages."""
        used = {page.scripts for page in self.pages.values()}
        return {script for number in used for script in self.scripts[number]}

    def after(self, layout: str, right: Mapping[str, Stored], made: Mapping[str, Page]) -> Kept:
        """With the pages that are still right and those that were made; nothing else is kept."""
        before = self if right else Kept()
        names = {name: number for number, name in enumerate(before.names)}
        scripts = {each: number for number, each in enumerate(before.scripts)}

        def number(name: str) -> int:
            return names.setdefault(name, len(names))

        stored = {
            uri: Stored(
                page.source,
                scripts.setdefault(page.scripts, len(scripts)),
                array("I", map(number, page.targets)).tobytes(),
                [(number(target), anchor, link) for target, anchor, link in page.anchors],
            )
            for uri, page in made.items()
        }
        return Kept(layout, [*names], [*scripts], {**right, **stored})
