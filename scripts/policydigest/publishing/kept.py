"""Remembers what the fast way made the site of, so that the next build makes only what differs.

Pure: `site` reads and writes the text. A page is kept while its Markdown, all it links to and the
layout of the site are the same; files that are no pages are kept while their bytes are.
"""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass, field

VERSION = 1


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


def write(kept: Kept) -> str:
    """The memory as text; what occurs often is numbered."""
    names: dict[str, int] = {}
    scripts: dict[tuple[str, ...], int] = {}

    def number(name: str) -> int:
        return names.setdefault(name, len(names))

    pages = {
        uri: [
            page.source,
            scripts.setdefault(page.scripts, len(scripts)),
            [number(target) for target in page.targets],
            [[number(target), anchor, link] for target, anchor, link in page.anchors],
        ]
        for uri, page in kept.pages.items()
    }
    values = {
        "version": VERSION,
        "layout": kept.layout,
        "names": list(names),
        "scripts": list(scripts),
        "pages": pages,
        "statics": dict(kept.statics),
    }
    return json.dumps(values, separators=(",", ":"))


def read(text: str) -> Kept:
    """What `write` wrote; nothing, if the text is damaged or of another version."""
    try:
        values = json.loads(text)
        if values["version"] != VERSION:
            return Kept()
        names = values["names"]
        scripts = [tuple(map(str, hashes)) for hashes in values["scripts"]]
        pages = {
            str(uri): Page(
                str(source),
                scripts[number],
                tuple(names[target] for target in targets),
                tuple((names[target], str(anchor), str(link)) for target, anchor, link in anchors),
            )
            for uri, (source, number, targets, anchors) in values["pages"].items()
        }
        statics = {str(uri): str(said) for uri, said in values["statics"].items()}
        return Kept(str(values["layout"]), pages, statics)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return Kept()
