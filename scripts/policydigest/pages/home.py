"""The home page: what the collection covers, and what is new in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from policydigest.indexes import FOLDERS, preferred_name, sort_key
from policydigest.pages import labels
from policydigest.pages.charts import share
from policydigest.pages.lists import Lister, undivided
from policydigest.pages.markup import Context, front_matter
from policydigest.pages.safe import safe_html, safe_inline
from policydigest.pages.world_map import world_map

if TYPE_CHECKING:
    from policydigest.indexes import Group, GroupKind

_LATEST = 7
_MOST = 8


def render_home(context: Context, lister: Lister) -> tuple[str, str]:
    """The home page."""
    return "index.md", "".join(_parts(context, lister))


def _parts(context: Context, lister: Lister) -> Iterator[str]:
    collection = context.collection
    yield front_matter("home", labels.HOME_CLAIM, labels.HOME_DESCRIPTION)
    yield f"# {labels.HOME_CLAIM} {{: #title }}\n\n"
    yield f"{labels.HOME_LEAD}\n{{: .pd-deck }}\n\n"
    if not collection.digests:
        yield f"## {labels.EMPTY_COLLECTION_TITLE}\n\n{labels.EMPTY_COLLECTION}"
        return
    yield _search()
    yield _counts(context)
    yield '<div class="pd-columns" markdown="1">\n\n<section class="pd-latest" markdown="1">\n\n'
    yield f"## {labels.LATEST}\n\n"
    yield lister.run(collection.digests[:_LATEST], "", None, undivided)
    newest = collection.groups["year"][collection.digests[0].date[:4]]
    words = labels.ALL_OF_YEAR.format(year=safe_inline(newest.name))
    yield f"[{words}]({newest.path}){{: .pd-more }}\n\n</section>\n\n"
    yield '<div class="pd-side" markdown="1">\n\n'
    yield _active(context, newest)
    yield _ranking(context, "topic", labels.MOST_TOPICS, labels.ALL_TOPICS)
    yield "</div>\n\n</div>\n\n"
    yield world_map(context, "index.md")
    yield '<div class="pd-side pd-rankings" markdown="1">\n\n'
    yield _ranking(context, "country", labels.MOST_COUNTRIES, labels.ALL_COUNTRIES)
    yield _ranking(context, "organisation", labels.MOST_ORGANISATIONS, labels.ALL_ORGANISATIONS)
    yield _years(context)
    yield "</div>\n"


def _search() -> str:
    """The search, which is the shortest way for most questions."""
    return (
        '<form class="pd-search" action="search/" method="get" role="search" '
        f'aria-label="{labels.SEARCH_COLLECTION}">\n'
        f'<input type="search" name="q" aria-label="{labels.SEARCH_COLLECTION}" '
        f'placeholder="{labels.SEARCH_EXAMPLE}" autocomplete="off" maxlength="200">\n'
        f'<button type="submit">{labels.SEARCH}</button>\n</form>\n\n'
    )


def _counts(context: Context) -> str:
    collection = context.collection
    digests = collection.digests
    items = [_count(len(digests), *labels.DIGEST_WORDS)]
    items.extend(
        _count(len(collection.groups[kind]), *labels.HOME_COUNTS[kind])
        for kind in ("country", "organisation", "instrument")
    )
    span = labels.span_words(digests[-1].date, digests[0].date)
    reviewed = sum(d.status == "reviewed" for d in digests)
    notes = (
        f'<p class="pd-span">{safe_html(labels.HOME_SPAN.format(span=span))} '
        + labels.HOME_REVIEWED.format(
            reviewed=labels.number(reviewed), all=labels.number(len(digests))
        )
        + "</p>\n"
    )
    return (
        f'<section class="pd-counts" aria-label="{labels.HOME_COVERAGE}">\n<ul>\n'
        + "".join(items)
        + f"</ul>\n{notes}</section>\n\n"
    )


def _count(value: int, one: str, many: str) -> str:
    words = one if value == 1 else many
    return f"<li><strong>{labels.number(value)}</strong> {words}</li>\n"


def _ranking(context: Context, kind: GroupKind, title: str, more: str) -> str:
    groups = context.collection.groups[kind]
    if not groups:
        return ""
    top = sorted(groups.values(), key=lambda group: -len(group.digests))[:_MOST]
    most = len(top[0].digests)
    lines = "".join(_bar(group, most) for group in top)
    return _section(title, f"{lines}\n[{more}]({FOLDERS[kind]}/index.md){{: .pd-more }}")


def _active(context: Context, year: Group) -> str:
    """The countries with most digests in the newest year, unless it is all there is."""
    collection = context.collection
    if len(year.digests) == len(collection.digests):
        return ""
    counts: Counter[str] = Counter()
    for digest in year.digests:
        names = (preferred_name(collection.vocabulary, "country", n) for n in digest.countries)
        counts.update(set(names))
    top = sorted(counts.items(), key=lambda item: (-item[1], sort_key(item[0])))[:_MOST]
    if not top:
        return ""
    lines = "".join(
        f"-   {context.tag('country', name, '')} <small>{labels.number(count)}</small>"
        f" {share(count, top[0][1])}\n"
        for name, count in top
    )
    words = labels.ALL_OF_YEAR.format(year=safe_inline(year.name))
    title = labels.ACTIVE_IN.format(year=safe_inline(year.name))
    return _section(title, f"{lines}\n[{words}]({year.path}){{: .pd-more }}")


def _bar(group: Group, most: int) -> str:
    """A name, its number of digests, and the number as a bar's length."""
    count = len(group.digests)
    name = safe_inline(group.name)
    return (
        f"-   [{name}]({group.path}) <small>{labels.number(count)}</small> {share(count, most)}\n"
    )


def _years(context: Context) -> str:
    years = list(context.collection.groups["year"].values())
    most = max(len(year.digests) for year in years)
    lines = "".join(_bar(year, most) for year in years[:_MOST])
    path = f"{FOLDERS['year']}/index.md"
    return _section(labels.BY_YEAR, f"{lines}\n[{labels.ALL_YEARS}]({path}){{: .pd-more }}")


def _section(title: str, text: str) -> str:
    return f'<section markdown="1">\n\n## {title}\n\n{text}\n\n</section>\n\n'
