"""The coverage page: an honest look at what the collection holds and where it is thin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from policydigest.dates import is_day
from policydigest.indexes import TAG_KINDS, Group, sort_key
from policydigest.pages import labels
from policydigest.pages.charts import digest_chart, share
from policydigest.pages.markup import Context, address, front_matter, heading, root_of
from policydigest.pages.safe import plain, safe_html, safe_inline
from policydigest.pages.world_map import bounds
from policydigest.vocabulary import Country

if TYPE_CHECKING:
    from policydigest.model import Digest

PATH = "coverage.md"
_YEARS = 12
_PER_REGION = 12
_PUBLISHERS = 25


def render_coverage(context: Context) -> tuple[str, str]:
    """The page."""
    return PATH, "".join(_parts(context))


def _parts(context: Context) -> Iterator[str]:
    yield front_matter("coverage", labels.COVERAGE_TITLE, labels.COVERAGE_INTRO)
    yield heading(labels.COVERAGE_TITLE)
    yield f"{labels.COVERAGE_INTRO}\n{{: .pd-deck }}\n\n"
    digests = context.collection.digests
    if not digests:
        yield f"{labels.NOTHING_YET}\n"
        return
    yield digest_chart([digest.date for digest in digests])
    yield _review(digests)
    yield _regions(context)
    yield _grid(context)
    yield _publishers(digests)
    yield _thin(context)


def _table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of HTML cells; the first of each row is its heading."""
    top = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    lines = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>\n'
        for first, *rest in rows
    )
    return (
        f'<div class="pd-table" role="region" aria-label="{caption}" tabindex="0">\n<table>\n'
        f"<caption>{caption}</caption>\n<thead><tr>{top}</tr></thead>\n"
        f"<tbody>\n{lines}</tbody>\n</table>\n</div>\n\n"
    )


def _part(value: int, whole: int) -> str:
    """A number, its bar, and the share in words."""
    percent = round(100 * value / whole) if whole else 0
    return f"{labels.number(value)} <small>{percent}%</small> {share(value, whole)}"


def _review(digests: Sequence[Digest]) -> str:
    states: dict[str, list[int]] = {}
    for digest in digests:
        counts = states.setdefault(digest.year, [0, 0])
        counts[0] += 1
        counts[1] += digest.status == "reviewed"
    rows = [
        [safe_html(year), labels.number(whole), _part(done, whole)]
        for year, (whole, done) in list(states.items())[:_YEARS]
    ]
    done = sum(digest.status == "reviewed" for digest in digests)
    said = labels.HOME_REVIEWED.format(
        reviewed=labels.number(done), all=labels.number(len(digests))
    )
    head = (labels.YEAR, labels.DIGESTS, labels.REVIEWED)
    return f"## {labels.REVIEW}\n\n{said}\n\n{_table(labels.REVIEW_BY_YEAR, head, rows)}"


def _by_region(context: Context) -> dict[str, list[Group]]:
    """The countries that have digests by region, most digests first."""
    regions: dict[str, list[Group]] = {}
    for group in context.collection.groups["country"].values():
        region = group.entry.region if isinstance(group.entry, Country) else ""
        regions.setdefault(region or labels.OTHER_NAMES, []).append(group)
    for groups in regions.values():
        groups.sort(key=lambda group: (-len(group.digests), sort_key(group.name)))
    return dict(sorted(regions.items(), key=lambda item: (item[0] == labels.OTHER_NAMES, item[0])))


def _regions(context: Context) -> str:
    entries = context.collection.vocabulary.countries.values()
    whole = Counter(entry.region or labels.OTHER_NAMES for entry in entries)
    found = _by_region(context)
    rows = []
    for region in sorted(whole, key=lambda name: (name == labels.OTHER_NAMES, name)):
        groups = found.get(region, [])
        covered = sum(isinstance(group.entry, Country) for group in groups)
        ids = {digest.id for group in groups for digest in group.digests}
        rows.append(
            [
                safe_html(region),
                labels.number(len(ids)),
                f"{_part(covered, whole[region])}",
                labels.number(whole[region] - covered),
            ]
        )
    head = (labels.REGION, labels.DIGESTS, labels.COVERED, labels.NOT_COVERED)
    return f"## {labels.BY_REGION}\n\n{_table(labels.BY_REGION, head, rows)}"


def _grid(context: Context) -> str:
    years = [group.name for group in context.collection.groups["year"].values()][:_YEARS][::-1]
    regions = {name: groups[:_PER_REGION] for name, groups in _by_region(context).items()}
    counts: dict[str, Counter[str]] = {
        group.name: Counter(digest.year for digest in group.digests)
        for groups in regions.values()
        for group in groups
    }
    most = max((counted[year] for counted in counts.values() for year in years), default=0)
    if not most:
        return ""
    limits = bounds(most)
    parts = [f"## {labels.COUNTRY_BY_YEAR}\n\n{labels.GRID_NOTE.format(most=_PER_REGION)}\n\n"]
    top = "".join(f'<th scope="col">{safe_html(year)}</th>' for year in years)
    for region, groups in regions.items():
        caption = safe_html(region)
        parts.append(
            f'<div class="pd-table pd-grid" role="region" aria-label="{caption}" tabindex="0">\n'
            f'<table>\n<caption>{caption}</caption>\n<thead><tr><th scope="col">'
            f"{labels.COUNTRY}</th>{top}</tr></thead>\n<tbody>\n"
        )
        parts.extend(_row(group, counts[group.name], years, limits) for group in groups)
        parts.append("</tbody>\n</table>\n</div>\n\n")
    return "".join(parts)


def _row(group: Group, counts: Mapping[str, int], years: Sequence[str], limits: list[int]) -> str:
    name = f'<a href="{safe_html(address(PATH, group.path))}">{safe_html(group.name)}</a>'
    cells = []
    for year in years:
        count = counts[year]
        shade = next((n for n, m in enumerate(limits, start=6 - len(limits)) if count <= m), 5)
        cells.append(
            f'<td class="pd-c{shade}">{labels.number(count)}</td>'
            if count
            else f'<td class="pd-c0">{labels.NONE}</td>'
        )
    return f'<tr><th scope="row">{name}</th>{"".join(cells)}</tr>\n'


def _publishers(digests: Sequence[Digest]) -> str:
    counts: Counter[str] = Counter()
    for digest in digests:
        counts.update({plain(s.publisher) for s in digest.sources if s.publisher})
    if not counts:
        return ""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    rows = [[safe_html(name), _part(n, len(digests))] for name, n in ranked[:_PUBLISHERS]]
    head = (labels.PUBLISHER, labels.DIGESTS)
    note = ""
    if len(ranked) > _PUBLISHERS:
        note = labels.MORE_PUBLISHERS.format(count=labels.number(len(ranked) - _PUBLISHERS))
        note = f"{note}\n{{: .pd-small }}\n\n"
    return f"## {labels.BY_PUBLISHER}\n\n{_table(labels.BY_PUBLISHER, head, rows)}{note}"


def _thin(context: Context) -> str:
    collection = context.collection
    digests = collection.digests
    whole = len(digests)
    lacking = (
        (labels.WITHOUT_COUNTRY, sum(not d.countries for d in digests)),
        (labels.WITHOUT_ORGANISATION, sum(not d.organisations for d in digests)),
        (labels.WITHOUT_TOPIC, sum(not d.topics for d in digests)),
        (labels.WITHOUT_SOURCE, sum(not any(s.url for s in d.sources) for d in digests)),
        (labels.ONE_SOURCE, sum(len(d.sources) == 1 for d in digests)),
        (labels.MONTH_ALONE, sum(not is_day(d.date) for d in digests)),
    )
    rows = [[words, _part(count, whole)] for words, count in lacking]
    parts = [
        f"## {labels.THIN}\n\n{labels.THIN_NOTE}\n\n",
        _table(labels.THIN, (labels.LACKING, labels.DIGESTS), rows),
    ]
    unknown = [
        f"{labels.PLURAL[kind]}: {labels.number(missing)}"
        for kind in TAG_KINDS
        if (missing := sum(group.entry is None for group in collection.groups[kind].values()))
    ]
    if unknown:
        parts.append(f"{labels.UNKNOWN_NAMES}: {safe_inline('; '.join(unknown))}.\n\n")
    parts.append(f"[{labels.UNKNOWN_HOW}]({root_of(PATH)}contribute.md#vocabulary)\n")
    return "".join(parts)
