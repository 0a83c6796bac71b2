"""Remembers what the fast way made the site of, so that the next build makes only what differs.

A page is kept while its Markdown, all it links to and the layout of the site are the same; files
that are no pages are kept while their bytes are.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from itertools import chain
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


@dataclass(frozen=True, slots=True)
class Kept:
    """What was made: pages by their path below `docs/`, and the hashes of other files.

    `layout` stands for everything that decides how a page looks besides its own text, `listed` for
    what the templates without a text of their own (the map, the page for wrong addresses) show;
    `templates` are the files that were made of these, with the inline scripts in each; `kinds` are
    the kinds of pages that came out as MkDocs makes them.
    """

    layout: str = ""
    pages: Mapping[str, Page] = field(default_factory=dict)
    statics: Mapping[str, str] = field(default_factory=dict)
    listed: str = ""
    templates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)

    def pages_still_right(
        self, layout: str, hashes: Mapping[str, str], present: Container[str]
    ) -> dict[str, Page]:
        """The pages that would come out the same; `present` are the files there are now."""
        if layout != self.layout:
            return {}
        linked = {target for page in self.pages.values() for target in page.targets}
        gone = {target for target in linked if target not in present}
        same = {uri: page for uri, page in self.pages.items() if hashes.get(uri) == page.source}
        if not gone:
            return same
        return {uri: page for uri, page in same.items() if gone.isdisjoint(page.targets)}

    def statics_still_right(self, hashes: Mapping[str, str]) -> frozenset[str]:
        """The files that would be copied again as they are."""
        return frozenset(uri for uri, said in self.statics.items() if hashes.get(uri) == said)


@dataclass(frozen=True, slots=True)
class Packed:
    """What was made as it is kept: names and scripts, which occur often, are numbered."""

    layout: str
    names: list[str]
    scripts: list[tuple[str, ...]]
    pages: dict[str, tuple[str, int, list[int], list[tuple[int, str, str]]]]
    statics: dict[str, str]
    listed: str
    templates: dict[str, tuple[str, ...]]
    kinds: dict[str, Kind]


def pack(kept: Kept) -> Packed:
    """What is to be kept."""
    linked = chain.from_iterable(page.targets for page in kept.pages.values())
    asked = (target for page in kept.pages.values() for target, _, _ in page.anchors)
    names = list(dict.fromkeys(chain(linked, asked)))
    number = {name: place for place, name in enumerate(names)}
    scripts: dict[tuple[str, ...], int] = {}
    pages = {
        uri: (
            page.source,
            scripts.setdefault(page.scripts, len(scripts)),
            [number[target] for target in page.targets],
            [(number[target], anchor, link) for target, anchor, link in page.anchors],
        )
        for uri, page in kept.pages.items()
    }
    return Packed(
        kept.layout, names, list(scripts), pages, dict(kept.statics), kept.listed,
        dict(kept.templates), dict(kept.kinds),
    )  # fmt: skip


def unpack(packed: Packed | None) -> Kept:
    """What `pack` packed; nothing, if there is none or its numbers lead nowhere."""
    if packed is None:
        return Kept()
    names, scripts = packed.names, packed.scripts
    try:
        pages = {
            uri: Page(
                source,
                scripts[number],
                tuple([names[target] for target in targets]),
                tuple([(names[target], anchor, link) for target, anchor, link in anchors]),
            )
            for uri, (source, number, targets, anchors) in packed.pages.items()
        }
    except IndexError:
        return Kept()
    return Kept(packed.layout, pages, packed.statics, packed.listed, packed.templates, packed.kinds)
