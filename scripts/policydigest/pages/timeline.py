"""The timeline: the dated facts of all digests, a page (or several) for each year.

Countries, organisations, topics and instruments have the same list of their own digests' facts;
pairs of countries have the latest of theirs on their page, which leads to the list of all if there
are more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from policydigest.groups.facts import Fact, facts_of
from policydigest.indexes import sort_key
from policydigest.pages import charts, labels
from policydigest.pages.markup import (
    Context,
    chunks,
    crumbs,
    front_matter,
    heading,
    index_crumb,
    numbered,
    page_number,
    page_path,
    pager,
    root_of,
    strip,
    time_tag,
)
from policydigest.pages.safe import safe_inline, safe_markdown

if TYPE_CHECKING:
    from policydigest.groups.pairs import Pair
    from policydigest.indexes import Group
    from policydigest.model import Digest
    from policydigest.vocabulary import TagKind

FOLDER = "timeline"
INDEX = f"{FOLDER}/index.md"
PER_PAGE = 150
_LATEST = 12
_FEWEST = 3
# A list of no more facts than these needs no filter.
_FEW = 8
_WAYS = 60


def timeline_path(group: Group) -> str:
    """Where the list of dated facts of one name lies."""
    return f"{group.path.removesuffix('.md')}/{FOLDER}.md"


def has_timeline(group: Group) -> bool:
    """Whether a group has such a list: a few facts need none beside the digests."""
    found = 0
    for digest in group.digests:
        found += sum(1 for _ in facts_of(digest))
        if found >= _FEWEST:
            return True
    return False


def facts_by_year(digests: Iterable[Digest]) -> dict[str, list[Fact]]:
    """All dated facts in order, under the years they belong to."""
    years: dict[str, list[Fact]] = {}
    for fact in _in_order(fact for digest in digests for fact in facts_of(digest)):
        years.setdefault(fact.date[:4], []).append(fact)
    return years


def render_timeline(context: Context, years: dict[str, list[Fact]]) -> tuple[str, str]:
    """The first page of the timeline."""
    return INDEX, "".join(_index(context, years))


def render_facts_of_year(
    context: Context, year: str, facts: Sequence[Fact]
) -> Iterator[tuple[str, str]]:
    """The page (or several) of a year's facts."""
    trail = [(labels.TIMELINE, INDEX)]
    title = labels.TIMELINE_OF.format(name=year)
    path = f"{FOLDER}/{year}.md"
    return _pages(context, path, title, trail, facts, f'data-year="{year}"', by_year=False)


def render_facts_of_tag(context: Context, group: Group) -> Iterator[tuple[str, str]]:
    """The page (or several) of the facts of a group's digests, unless they are very few."""
    if has_timeline(group):
        own = _in_order(fact for digest in group.digests for fact in facts_of(digest))
        trail = [index_crumb(group.kind), (safe_inline(group.name), group.path)]
        title = labels.TIMELINE_OF.format(name=group.name)
        whole = f'data-name="{group.path.removesuffix(".md")}/"'
        yield from _pages(context, timeline_path(group), title, trail, own, whole, by_year=True)


def facts_of_pair(context: Context, pair: Pair, root: str) -> tuple[str, Iterator[tuple[str, str]]]:
    """The latest dated facts as a section of a pair's page, "" for very few; the pages of all."""
    facts = _in_order(fact for digest in pair.digests for fact in facts_of(digest))
    if len(facts) < _FEWEST:
        return "", iter(())
    path = f"{pair.path.removesuffix('.md')}/{FOLDER}.md"
    lines = _lines(context, facts[: -_LATEST - 1 : -1], root, full=True)
    pages: Iterator[tuple[str, str]] = iter(())
    if len(facts) > _LATEST:
        count = labels.counted(len(facts), *labels.FACT_WORDS)
        lines += f"[{labels.ALL_FACTS.format(count=count)}]({root}{path})\n{{: .pd-more }}\n"
        trail = [index_crumb("country"), (safe_inline(pair.name), pair.path)]
        both = " ".join(f"{group.path.removesuffix('.md')}/" for group in (pair.one, pair.other))
        title = labels.TIMELINE_OF.format(name=pair.name)
        pages = _pages(context, path, title, trail, facts, f'data-name="{both}"', by_year=True)
    section = (
        f'<section class="pd-moments" markdown="1">\n\n## {labels.TIMELINE}\n\n{lines}\n'
        "</section>\n\n"
    )
    return section, pages


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    """By date, a year before its months and a month before its days."""
    return sorted(facts, key=lambda fact: (fact.date, fact.digest.date, fact.digest.id))


def _index(context: Context, years: dict[str, list[Fact]]) -> Iterator[str]:
    root = root_of(INDEX)
    yield front_matter("timeline", labels.TIMELINE, labels.TIMELINE_INTRO)
    yield heading(labels.TIMELINE)
    yield f"{labels.TIMELINE_INTRO}\n{{: .pd-deck }}\n\n"
    if not years:
        yield f"{labels.NOTHING_YET}\n"
        return
    yield _filter(sum(map(len, years.values())), 'data-all=""')
    unit, columns = charts.by_period(f.date[:4] for found in years.values() for f in found)
    if len(columns) > 1:
        yield charts.figure(labels.CHART_OF_FACTS[unit], columns)
    yield strip(
        labels.PLURAL["year"],
        (
            f"[{year}]({root}{FOLDER}/{year}.md) <small>{labels.number(len(found))}</small>\n"
            for year, found in reversed(years.items())
        ),
    )
    yield _ways(context, "topic", labels.TIMELINE_BY_TOPIC, root)
    yield _ways(context, "country", labels.TIMELINE_BY_COUNTRY, root)
    newest = context.collection.digests[0].date
    # Without a clock: ahead is what lies after the newest digest.
    ahead = [
        fact for found in years.values() for fact in found if fact.date > newest[: len(fact.date)]
    ]
    before = [
        fact
        for year in list(years)[::-1]
        for fact in reversed(years[year])
        if fact.date <= newest[: len(fact.date)]
    ]
    if ahead:
        told = labels.AHEAD_INTRO.format(date=labels.date_words(newest))
        listed = _lines(context, ahead[:_LATEST], root, full=True)
        yield f"## {labels.AHEAD}\n\n{told}\n\n{listed}\n"
    if before:
        yield f"## {labels.LATEST_FACTS}\n\n{_lines(context, before[:_LATEST], root, full=True)}\n"


def _ways(context: Context, kind: TagKind, label: str, root: str) -> str:
    """Links to the timelines of the names with most digests, in a line that opens."""
    groups = [g for g in context.collection.groups[kind].values() if has_timeline(g)]
    most = sorted(groups, key=lambda group: -len(group.digests))[:_WAYS]
    if not most:
        return ""
    links = (
        f"[{safe_inline(group.name)}]({root}{timeline_path(group)})\n"
        for group in sorted(most, key=lambda group: sort_key(group.name))
    )
    return (
        f'<details class="pd-ways" markdown="1">\n<summary>{label}</summary>\n\n'
        f"{strip(label, links)}</details>\n\n"
    )


def _pages(
    context: Context,
    first: str,
    title: str,
    trail: list[tuple[str, str]],
    facts: Sequence[Fact],
    whole: str,
    *,
    by_year: bool,
) -> Iterator[tuple[str, str]]:
    """The pages of a list of facts, from the path `first` on, divided by years or by months.

    `whole` tells the filter which facts belong to a list of which a page shows a part.
    """
    runs = chunks(facts, PER_PAGE)
    for page, run in enumerate(runs, start=1):
        path = page_path(first, page)
        root = root_of(path)
        number = page_number(page, len(runs))
        count = labels.counted(len(facts), *labels.FACT_WORDS)
        text = labels.TIMELINE_DESCRIPTION.format(count=count)
        yield (
            path,
            front_matter("timeline", numbered(title, number), text)
            + crumbs(root, *trail)
            + heading(safe_inline(title), number)
            + f"{text}\n{{: .pd-deck }}\n\n"
            + _filter(len(facts), whole if number else "")
            + "".join(_divided(context, run, root, by_year=by_year))
            + pager(first, page, len(runs), labels.PREVIOUS_LETTERS, labels.NEXT_LETTERS),
        )


def _filter(count: int, whole: str) -> str:
    """The place where `timeline.js` puts the field that narrows a list of many facts."""
    attributes = f'class="pd-narrow" {whole}'.rstrip()
    return f"<div {attributes}></div>\n\n" if count > _FEW else ""


def _divided(context: Context, facts: Sequence[Fact], root: str, *, by_year: bool) -> Iterator[str]:
    divisions: dict[str, list[Fact]] = {}
    for fact in facts:
        month = labels.month_words(fact.date[:7]) if len(fact.date) > 4 else labels.WHOLE_YEAR
        divisions.setdefault(fact.date[:4] if by_year else month, []).append(fact)
    for name, found in divisions.items():
        yield f"## {name}\n\n{_lines(context, found, root, full=False)}\n"


def _lines(context: Context, facts: Iterable[Fact], root: str, *, full: bool) -> str:
    lines = []
    for fact in facts:
        words = labels.date_words(fact.date) if full else labels.day_words(fact.date)
        lines.append(
            f"-   {time_tag(fact.date, words)} {safe_markdown(fact.text)}\n\n"
            f"    {context.digest_link(fact.digest, root)}\n    {{: .pd-tags }}\n\n"
        )
    return "".join(lines)
