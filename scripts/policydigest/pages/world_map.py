"""The map of the world on the home page: inline SVG, shaded by digests, each country a link.

Shapes and places come from `data/world.json`, a part of the package (`scripts/tools/world_map.py`
made it). The numbers stand below the map as a list as well.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from policydigest.indexes import FOLDERS, sort_key
from policydigest.pages import labels
from policydigest.pages.markup import Context, address
from policydigest.pages.safe import safe_html
from policydigest.vocabulary import Country

if TYPE_CHECKING:
    from policydigest.indexes import Group

SHADES = 5
_RADIUS = 3.4


@dataclass(frozen=True, slots=True)
class World:
    """The map's size, the countries' shapes as SVG paths, and the places of small ones, by ISO."""

    width: int
    height: int
    shapes: Mapping[str, str]
    dots: Mapping[str, tuple[int, int]]


@cache
def world() -> World:
    """The map that comes with the package."""
    data = json.loads(files("policydigest").joinpath("data/world.json").read_text("utf-8"))
    dots = {code: (x, y) for code, (x, y) in data["dots"].items()}
    return World(data["width"], data["height"], data["shapes"], dots)


def bounds(most: int) -> list[int]:
    """The highest number of each shade, lightest first: steps that grow by a constant factor."""
    if most <= SHADES:
        return list(range(1, most + 1))
    found: list[int] = []
    for step in range(1, SHADES + 1):
        value = max(round(most ** (step / SHADES)), found[-1] + 1 if found else 1)
        found.append(value)
    found[-1] = most
    return found


def world_map(context: Context, page: str) -> str:
    """The map as a figure for the page at this path; "" if no country has a digest."""
    groups = [g for g in context.collection.groups["country"].values() if len(g.digests)]
    known = {g.entry.id: g for g in groups if isinstance(g.entry, Country)}
    if not known:
        return ""
    limits = bounds(max(len(group.digests) for group in known.values()))
    atlas = world()
    land = "".join(data for code, data in atlas.shapes.items() if code not in known)
    # The smallest come last: a dot within a large country must not be covered by it.
    areas = sorted(known, key=lambda code: -len(atlas.shapes.get(code, "")))
    linked = "".join(_place(known[code], code, atlas, limits, page) for code in areas)
    every = address(page, f"{FOLDERS['country']}/index.md")
    return (
        '<figure class="pd-map">\n'
        f"<figcaption><strong>{labels.MAP_TITLE}</strong> {_legend(limits)}</figcaption>\n"
        f'<p class="pd-skip"><a href="#map-list">{labels.MAP_SKIP}</a></p>\n'
        f'<svg viewBox="0 0 {atlas.width} {atlas.height}" role="group" '
        f'aria-label="{labels.MAP_LABEL}">\n'
        f'<path class="pd-land" d="{land}"></path>\n{linked}</svg>\n'
        f'<details id="map-list">\n<summary>{labels.MAP_LIST}</summary>\n'
        f"{_list(known, page)}</details>\n"
        f'<p class="pd-small">{labels.MAP_NOTE} '
        f'<a href="{address(page, "naming.md")}">{labels.NAMING_LINK}</a> '
        f'<a href="{every}">{labels.ALL_COUNTRIES}</a></p>\n'
        "</figure>\n\n"
    )


def _place(group: Group, code: str, atlas: World, limits: list[int], page: str) -> str:
    count = len(group.digests)
    words = safe_html(f"{group.name}: {labels.digests_counted(count)}")
    shape = f'<path d="{atlas.shapes[code]}"></path>' if code in atlas.shapes else ""
    if code in atlas.dots:
        x, y = atlas.dots[code]
        shape += f'<circle cx="{x}" cy="{y}" r="{_RADIUS}"></circle>'
    if not shape:  # Antarctica lies below the map's edge
        return ""
    return (
        f'<a class="pd-m{_shade(count, limits)}" href="{safe_html(address(page, group.path))}" '
        f'aria-label="{words}"><title>{words}</title>{shape}</a>\n'
    )


def _shade(count: int, limits: list[int]) -> int:
    return next(n for n, limit in enumerate(limits, start=6 - len(limits)) if count <= limit)


def _legend(limits: list[int]) -> str:
    parts = []
    lowest = 1
    for shade, limit in enumerate(limits, start=6 - len(limits)):
        numbers = labels.number(lowest) if lowest == limit else labels.number_range(lowest, limit)
        parts.append(
            '<span class="pd-key"><svg viewBox="0 0 10 10" aria-hidden="true">'
            f'<rect class="pd-m{shade}" width="10" height="10"></rect></svg> {numbers}</span>'
        )
        lowest = limit + 1
    return "".join(parts)


def _list(known: Mapping[str, Group], page: str) -> str:
    lines = (
        f'<li><a href="{safe_html(address(page, group.path))}">{safe_html(group.name)}</a> '
        f'<span class="pd-n">{labels.number(len(group.digests))}</span></li>\n'
        for group in sorted(known.values(), key=lambda g: sort_key(g.name))
    )
    return f"<ul>\n{''.join(lines)}</ul>\n"
