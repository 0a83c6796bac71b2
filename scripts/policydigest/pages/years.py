"""The pages of years and months."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from policydigest.pages import labels
from policydigest.pages.lists import Lister, by_month, undivided
from policydigest.pages.markup import (
    Context,
    crumbs,
    front_matter,
    heading,
    index_crumb,
    numbered,
    page_number,
    root_of,
    strip,
)
from policydigest.pages.safe import safe_inline

if TYPE_CHECKING:
    from policydigest.indexes import Group


def render_year(context: Context, lister: Lister, year: Group) -> Iterator[tuple[str, str]]:
    """The page (or several) of a year with a digest."""
    months = [m for m in context.collection.groups["month"].values() if m.name[:4] == year.name]
    for path, page, pages, listed in lister.pages(year, by_month):
        head = "".join(_head(year, year.name, path, page, pages, []))
        yield path, head + (_months(months, path) if page == 1 else "") + listed


def render_month(context: Context, lister: Lister, month: Group) -> Iterator[tuple[str, str]]:
    """The page (or several) of a month with a digest."""
    title = labels.date_words(month.name)
    year = context.collection.groups["year"][month.name[:4]]
    for path, page, pages, listed in lister.pages(month, undivided):
        yield path, "".join(_head(month, title, path, page, pages, [year])) + listed


def _head(
    group: Group, title: str, path: str, page: int, pages: int, above: list[Group]
) -> Iterator[str]:
    root = root_of(path)
    number = page_number(page, pages) if page > 1 else ""
    count = labels.digests_counted(len(group.digests))
    yield front_matter(
        "period",
        numbered(title, number),
        labels.YEAR_DESCRIPTION.format(count=count, period=title),
    )
    trail = [index_crumb("year"), *((safe_inline(g.name), g.path) for g in above)]
    if page > 1:
        trail.append((safe_inline(title), group.path))
    yield crumbs(root, *trail)
    shown = safe_inline(title)
    yield heading(shown, number)
    if page == 1:
        yield f"{labels.YEAR_DESCRIPTION.format(count=count, period=shown)}\n{{: .pd-deck }}\n\n"


def _months(months: list[Group], path: str) -> str:
    root = root_of(path)
    lines = [
        f"[{labels.month_words(m.name)}]({root}{m.path})"
        f" <small>{labels.number(len(m.digests))}</small>\n"
        for m in reversed(months)
    ]
    return strip(labels.MONTHS_HEADING, lines)
