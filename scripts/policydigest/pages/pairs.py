"""The page of two countries that share digests, and each country's list of such partners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from policydigest.groups.pairs import MOST_COUNTRIES
from policydigest.pages import labels
from policydigest.pages.charts import digest_chart
from policydigest.pages.flags import flag
from policydigest.pages.lists import Lister, by_year
from policydigest.pages.markup import (
    Context,
    chunks,
    crumbs,
    facts,
    front_matter,
    heading,
    index_crumb,
    numbered,
    page_number,
    page_path,
    pager,
    root_of,
)
from policydigest.pages.safe import safe_inline
from policydigest.pages.tags import WITH
from policydigest.pages.timeline import facts_of_pair
from policydigest.pages.together import SHOWN, narrowing, partner, together

if TYPE_CHECKING:
    from policydigest.groups.pairs import Pair
    from policydigest.indexes import Group
    from policydigest.vocabulary import TagKind

_PER_PAGE = 200


def render_pair(context: Context, lister: Lister, pair: Pair) -> Iterator[tuple[str, str]]:
    """The page (or several) of a pair of countries that shares a digest."""
    for path, page, pages, listed in lister.pages(pair, by_year):
        head = "".join(_page(context, pair, path, page, pages))
        moments = ""
        if page == 1:
            moments, timeline = facts_of_pair(context, pair, root_of(path))
            yield from timeline
        yield path, head + listed + moments


def render_partners(context: Context, country: Group) -> Iterator[tuple[str, str]]:
    """The list of a country's pairs, if its own page has not room for all."""
    found = context.partners.get(country.name, ())
    if len(found) > SHOWN:
        yield from _partners(country, found)


def _page(context: Context, pair: Pair, path: str, page: int, pages: int) -> Iterator[str]:
    root = root_of(path)
    count = labels.digests_counted(len(pair.digests))
    number = page_number(page, pages) if page > 1 else ""
    title = numbered(pair.name, number)
    one, other = safe_inline(pair.one.name), safe_inline(pair.other.name)
    yield front_matter(
        "tag",
        title,
        labels.PAIR_DESCRIPTION.format(count=count, one=pair.one.name, other=pair.other.name),
    )
    trail = [index_crumb("country")]
    if page > 1:
        trail.append((safe_inline(pair.name), pair.path))
    yield crumbs(root, *trail)
    shown = f"{flag(pair.one.entry)}{flag(pair.other.entry)}{safe_inline(pair.name)}"
    yield heading(shown, number)
    if page > 1:
        return
    span = labels.span_words(pair.digests[-1].date, pair.digests[0].date)
    intro = labels.PAIR_INTRO.format(
        count=count,
        one=f"[{one}]({root}{pair.one.path})",
        other=f"[{other}]({root}{pair.other.path})",
        span=safe_inline(span),
    )
    yield f"{intro}\n{{: .pd-deck }}\n\n"
    own: tuple[tuple[TagKind, str], ...] = (
        ("country", pair.one.name),
        ("country", pair.other.name),
    )
    rows = together(context, pair.digests, root, *own)
    yield facts(labels.FACTS, [*rows, *narrowing(context, pair.digests, root, *own)])
    yield digest_chart([digest.date for digest in pair.digests])


def _partners(group: Group, found: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """All countries that one shares a digest with, the closest first."""
    first = f"{group.path.removesuffix('.md')}/{WITH}.md"
    runs = chunks(found, _PER_PAGE)
    title = labels.PARTNERS_TITLE.format(name=group.name)
    intro = labels.PARTNERS_INTRO.format(name=group.name, most=MOST_COUNTRIES)
    for page, run in enumerate(runs, start=1):
        path = page_path(first, page)
        root = root_of(path)
        number = page_number(page, len(runs))
        lines = "".join(f"-   {partner(pair, group.name, root)}\n" for pair in run)
        yield (
            path,
            front_matter("index", numbered(title, number), intro)
            + crumbs(root, index_crumb("country"), (safe_inline(group.name), group.path))
            + heading(safe_inline(title), number)
            + f"{safe_inline(intro)}\n{{: .pd-deck }}\n\n"
            + f"{lines}\n"
            + pager(first, page, len(runs), labels.PREVIOUS_LETTERS, labels.NEXT_LETTERS),
        )
