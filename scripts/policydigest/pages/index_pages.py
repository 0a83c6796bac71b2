"""The index pages: which countries, organisations, topics, instruments and years there are.

A list of more than 200 names is split by initial letter, and a letter's page again if need be, so
that no page lists thousands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from policydigest.indexes import FOLDERS, slug, sort_key
from policydigest.pages import labels
from policydigest.pages.letters import PER_PAGE, Names, by_letter, row
from policydigest.pages.markup import Context, front_matter, heading, root_of
from policydigest.pages.safe import safe_inline
from policydigest.vocabulary import Country, Instrument, Organisation

if TYPE_CHECKING:
    from policydigest.indexes import Group, GroupKind


def render_indexes(context: Context) -> Iterator[tuple[str, str]]:
    """All index pages. They exist even for an empty collection: the menu leads to them."""
    yield _countries(context)
    yield from _lettered(context, "organisation", labels.ORGANISATIONS_INTRO)
    yield _topics(context)
    yield from _lettered(context, "instrument", labels.INSTRUMENTS_INTRO)
    yield _years(context)


def _head(kind: GroupKind, intro: str, layout: str = "index") -> str:
    title = labels.PLURAL[kind]
    plain_intro = intro.split(":")[0].rstrip(".") + "."
    return (
        front_matter(layout, title, plain_intro) + heading(title) + f"{intro}\n{{: .pd-deck }}\n\n"
    )


def _line(group: Group, root: str) -> str:
    count = f"\u00a0<small>{labels.number(len(group.digests))}</small>"
    note = f" <em>{labels.UNKNOWN_MARK}</em>" if group.entry is None else ""
    return f"-   [{safe_inline(group.name)}]({root}{group.path}){count}{note}\n"


# --------------------------------------------------------------------------- countries


def _countries(context: Context) -> tuple[str, str]:
    path = f"{FOLDERS['country']}/index.md"
    root = root_of(path)
    groups = context.collection.groups["country"]
    regions: dict[str, dict[str, str]] = {}
    for entry in context.collection.vocabulary.countries.values():
        group = groups.get(entry.name)
        line = _line(group, root) if group else f"-   {safe_inline(entry.name)}\n"
        regions.setdefault(entry.region or labels.OTHER_NAMES, {})[entry.name] = line
    for group in groups.values():
        if not isinstance(group.entry, Country):
            regions.setdefault(labels.OTHER_NAMES, {})[group.name] = _line(group, root)
    parts = [_head("country", labels.COUNTRIES_INTRO.format(naming=f"{root}naming.md"))]
    for region in sorted(regions, key=lambda name: (name == labels.OTHER_NAMES, name)):
        lines = regions[region]
        parts.append(f"## {safe_inline(region)}\n\n")
        parts.extend(lines[name] for name in sorted(lines, key=sort_key))
        parts.append("\n")
    if regions:
        parts.append(f"{labels.WITHOUT_DIGESTS}\n{{: .pd-small }}\n")
    else:
        parts.append(f"{labels.NOTHING_YET}\n")
    return path, "".join(parts)


# --------------------------------------------------------------------------- A–Z and by kind


def _lettered(context: Context, kind: GroupKind, intro: str) -> Iterator[tuple[str, str]]:
    groups = list(context.collection.groups[kind].values())
    names = Names(labels.PLURAL[kind], FOLDERS[kind], _line)
    path = names.index
    root = root_of(path)
    parts = [_head(kind, intro)]
    if not groups:
        yield path, parts[0] + f"{labels.NOTHING_YET}\n"
        return
    letters = by_letter(groups)
    kinds = _by_kind(groups)
    if len(groups) <= PER_PAGE:
        parts.append(_kind_row(kinds, kind, root))
        parts.append(names.under_letters(letters, root))
    else:
        parts.append(names.a_to_z(letters, root))
        parts.append(f"## {labels.BY_KIND}\n\n")
        parts.extend(
            f"-   [{safe_inline(label)}]({root}{_kind_path(kind, name)})"
            f" <small>{labels.number(len(found))}</small>\n"
            for name, (label, found) in kinds.items()
        )
        parts.append(f"\n{names.most(groups, root)}")
        yield from names.letter_pages(letters)
    yield path, "".join(parts)
    for name, (label, found) in kinds.items():
        title = labels.KIND_TITLE.format(plural=labels.PLURAL[kind], kind=label)
        yield from names.part(title, _kind_path(kind, name), found)


def _kind_row(kinds: Mapping[str, tuple[str, list[Group]]], kind: GroupKind, root: str) -> str:
    items = ((label, _kind_path(kind, name), found) for name, (label, found) in kinds.items())
    return row(labels.BY_KIND, items, root)


def _kind_path(kind: GroupKind, name: str) -> str:
    return f"{FOLDERS[kind]}/kind/{slug(name) if name else 'other'}.md"


def _by_kind(groups: Sequence[Group]) -> dict[str, tuple[str, list[Group]]]:
    kinds: dict[str, tuple[str, list[Group]]] = {}
    for group in groups:
        entry = group.entry
        kind = entry.kind if isinstance(entry, Organisation | Instrument) else ""
        label = labels.kind_plural(kind) if kind else labels.OTHER_KIND
        kinds.setdefault(kind, (label, []))[1].append(group)
    return dict(sorted(kinds.items(), key=lambda item: (not item[0], item[1][0])))


# --------------------------------------------------------------------------- topics and years


def _topics(context: Context) -> tuple[str, str]:
    path = f"{FOLDERS['topic']}/index.md"
    root = root_of(path)
    groups = context.collection.groups["topic"]
    lines: dict[str, str] = {}
    for entry in context.collection.vocabulary.topics.values():
        group = groups.get(entry.name)
        head = _line(group, root) if group else f"-   {safe_inline(entry.name)}\n"
        about = f"\n    {safe_inline(entry.description)}\n\n" if entry.description else "\n"
        lines[entry.name] = head + about
    for group in groups.values():
        if group.entry is None:
            lines[group.name] = _line(group, root) + "\n"
    body = "".join(lines[name] for name in sorted(lines, key=sort_key))
    return path, _head("topic", labels.TOPICS_INTRO, "topics") + (body or f"{labels.NOTHING_YET}\n")


def _years(context: Context) -> tuple[str, str]:
    path = f"{FOLDERS['year']}/index.md"
    root = root_of(path)
    groups = context.collection.groups
    months: dict[str, list[Group]] = {}
    for month in groups["month"].values():
        months.setdefault(month.name[:4], []).append(month)
    parts = [_head("year", labels.YEARS_INTRO, "years")]
    for year in groups["year"].values():
        parts.append(f"## [{safe_inline(year.name)}]({root}{year.path})\n\n")
        parts.append(f"{labels.digests_counted(len(year.digests))}\n\n")
        parts.append(
            "".join(
                f"-   [{labels.month_words(m.name)}]({root}{m.path})"
                f" <small>{labels.number(len(m.digests))}</small>\n"
                for m in reversed(months[year.name])
            )
            + "\n"
        )
    if not groups["year"]:
        parts.append(f"{labels.NOTHING_YET}\n")
    return path, "".join(parts)
