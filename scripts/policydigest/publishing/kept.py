"""Remembers what the fast way made the site of, so that the next build makes only what differs.

A page is kept while its Markdown, all it links to and the
layout of the site are the same; files that are no pages are kept while their bytes are.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True)
class Kept:
    """What was made: pages by their path below `docs/`, and the hashes of other files.

    `layout` stands for everything that decides how a page looks besides its own text.
    """

    layout: str = ""
    pages: Mapping[str, Page] = field(default_factory=dict)
    statics: Mapping[str, str] = field(default_factory=dict)

    def pages_still_right(
        self, layout: str, hashes: Mapping[str, str], present: Container[str]
    ) -> dict[str, Page]:
        """The pages that would come out the same; `present` are the files there are now."""
        if layout != self.layout:
            return {}
        linked = {target for page in self.pages.values() for target in page.targets}
        gone = {target for target in linked if target not in present}
        return {
            uri: page
            for uri, page in self.pages.items()
            if hashes.get(uri) == page.source and gone.isdisjoint(page.targets)
        }

    def statics_still_right(self, hashes: Mapping[str, str]) -> frozenset[str]:
        """The files that would be copied again as they are."""
        return frozenset(uri for uri, said in self.statics.items() if hashes.get(uri) == said)
