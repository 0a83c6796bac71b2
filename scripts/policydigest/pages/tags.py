"""The page of a country, organisation, topic or instrument: what it is, and its digests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from policydigest.pages import labels
from policydigest.pages.charts import digest_chart
from policydigest.pages.flags import flag
from policydigest.pages.lists import Lister, by_year
from policydigest.pages.markup import (
    Context,
    crumbs,
    facts,
    front_matter,
    heading,
    index_crumb,
    numbered,
    page_number,
    root_of,
    time_tag,
)
from policydigest.pages.safe import safe_inline, safe_url
from policydigest.pages.timeline import has_timeline, timeline_path
from policydigest.pages.together import Rows, narrowing, partners, together
from policydigest.vocabulary import Country, Instrument, Organisation, TopicEntry
from policydigest.vocabulary.shown_names import former_names, other_names

if TYPE_CHECKING:
    from policydigest.indexes import Group
    from policydigest.vocabulary import Entry, TagKind

# The page, below a country's own, of all countries that it shares a digest with.
WITH = "with"


def render_tag(context: Context, lister: Lister, group: Group) -> Iterator[tuple[str, str]]:
    """The page (or several) of a country, organisation, topic or instrument with a digest."""
    for path, page, pages, listed in lister.pages(group, by_year):
        yield path, "".join(_page(context, group, path, page, pages)) + listed


def known_rows(context: Context, group: Group, root: str) -> Rows:
    """What a group's page shows that is not told by its digests: who else has a page."""
    return _known(context, group.entry, root)


def _page(
    context: Context,
    group: Group,
    path: str,
    page: int,
    pages: int,
) -> Iterator[str]:
    root = root_of(path)
    name = safe_inline(group.name)
    count = labels.digests_counted(len(group.digests))
    number = page_number(page, pages) if page > 1 else ""
    title = numbered(group.name, number)
    yield front_matter("tag", title, labels.TAG_DESCRIPTION.format(count=count, name=group.name))
    trail = [index_crumb(group.kind)]
    if page > 1:
        trail.append((name, group.path))
    yield crumbs(root, *trail)
    shown = f"{flag(group.entry)}{name}"
    yield heading(shown, number)
    if page > 1:
        return
    if isinstance(group.entry, TopicEntry) and group.entry.description:
        yield f"{safe_inline(group.entry.description)}\n{{: .pd-deck }}\n\n"
    yield facts(labels.FACTS, _rows(context, group, root))
    if group.entry is None:
        said = labels.UNKNOWN_NOTICE.format(name=name)
        how = f"[{labels.UNKNOWN_HOW}]({root}contribute.md#vocabulary)"
        yield f"**{labels.UNKNOWN}.** {said} {how}\n{{: .pd-notice }}\n\n"
    yield digest_chart([digest.date for digest in group.digests])
    if has_timeline(group):
        words = labels.TIMELINE_OF.format(name=name)
        yield f"[{words}]({root}{timeline_path(group)})\n{{: .pd-more }}\n\n"


def _rows(context: Context, group: Group, root: str) -> Rows:
    """What the digests tell of a name comes before what else is known; instruments' dates first."""
    count = labels.digests_counted(len(group.digests))
    span = labels.span_words(group.digests[-1].date, group.digests[0].date)
    covered = safe_inline(labels.IN_DIGESTS.format(count=count, span=span))
    own = (tag_kind(group), group.name)
    shared = together(context, group.digests, root, own)
    if group.kind == "country":
        every = f"{group.path.removesuffix('.md')}/{WITH}.md"
        shared = [*partners(context, group.name, root, every), *shared[1:]]
    first, *others = shared
    narrowed = narrowing(context, group.digests, root, own)
    told = [(labels.COVERAGE, [covered]), first, *narrowed, *others]
    known = _known(context, group.entry, root)
    return [*known, *told] if group.kind == "instrument" else [*told, *known]


def _known(context: Context, entry: Entry | None, root: str) -> Rows:
    """What the vocabulary knows of an entry."""
    rows: Rows = []
    if isinstance(entry, Country):
        rows = _country_rows(context, entry, root)
    elif isinstance(entry, Organisation):
        rows = _organisation_rows(context, entry, root)
    elif isinstance(entry, Instrument):
        rows = _instrument_rows(context, entry, root)
    if entry is not None and not isinstance(entry, TopicEntry):
        rows.append((labels.ALSO_KNOWN_AS, _listed(other_names(entry))))
    if entry is not None:
        rows.append((labels.FORMER_NAMES, _listed(former_names(entry))))
    if isinstance(entry, Country):
        rows.append((labels.NAMING_POLICY, [f"[{labels.NAMING_LINK}]({root}naming.md)"]))
    return rows


def tag_kind(group: Group) -> TagKind:
    """The kind of a group that is no period."""
    kind: TagKind = group.kind  # type: ignore[assignment]
    return kind


def _country_rows(context: Context, entry: Country, root: str) -> Rows:
    region = ", ".join(dict.fromkeys(safe_inline(r) for r in (entry.subregion, entry.region) if r))
    sovereign = entry.territory_of and context.collection.vocabulary.countries.get(
        entry.territory_of
    )
    official = entry.official if entry.official != entry.name else ""
    return [
        (labels.OFFICIAL_NAME, [safe_inline(official)] if official else []),
        (labels.REGION, [region] if region else []),
        (
            labels.TERRITORY_OF,
            [_name(context, "country", sovereign.name, root)] if sovereign else [],
        ),
        (labels.CAPITAL, [safe_inline(entry.capital)] if entry.capital else []),
        (labels.CODE, [safe_inline(entry.id)]),
    ]


def _organisation_rows(context: Context, entry: Organisation, root: str) -> Rows:
    vocabulary = context.collection.vocabulary
    parent = entry.parent and vocabulary.organisations.get(entry.parent)
    return [
        (labels.KIND, [safe_inline(labels.kind_name(entry.kind))] if entry.kind else []),
        (labels.COUNTRY, _places(context, [entry.country] if entry.country else [], root)),
        (labels.PART_OF, [_name(context, "organisation", parent.name, root)] if parent else []),
        (labels.WEBSITE, _website(entry.website)),
    ]


def _instrument_rows(context: Context, entry: Instrument, root: str) -> Rows:
    place = [entry.jurisdiction] if entry.jurisdiction else []
    adopted = safe_inline(labels.date_words(entry.date)) if entry.date else ""
    vocabulary = context.collection.vocabulary
    after = entry.succeeded_by and vocabulary.instruments.get(entry.succeeded_by)
    before = vocabulary.before(entry.id)
    return [
        (labels.KIND, [safe_inline(labels.kind_name(entry.kind))] if entry.kind else []),
        (labels.ADOPTED, [adopted] if adopted and not entry.history else []),
        (labels.INSTRUMENT_HISTORY, [_milestone(*one) for one in entry.milestones()]),
        (labels.SUCCEEDED_BY, [_name(context, "instrument", after.name, root)] if after else []),
        (labels.SUCCESSOR_OF, [_name(context, "instrument", one.name, root) for one in before]),
        (labels.JURISDICTION, _places(context, place, root)),
        (labels.PARTIES, _places(context, entry.parties, root)),
        (labels.WEBSITE, _website(entry.website)),
    ]


def _milestone(date: str, event: str) -> str:
    words = labels.INSTRUMENT_EVENTS.get(event, event)
    return f"{safe_inline(words)} <small>{time_tag(date, labels.date_words(date))}</small>"


def _places(context: Context, ids: Sequence[str], root: str) -> list[str]:
    """Names for ISO codes and organisations' identifiers; `EU` is the European Union."""
    vocabulary = context.collection.vocabulary
    found: list[str] = []
    for key in ids:
        if key in vocabulary.countries:
            found.append(_name(context, "country", vocabulary.countries[key].name, root))
        elif key in vocabulary.organisations:
            found.append(_name(context, "organisation", vocabulary.organisations[key].name, root))
        elif key == "EU":
            found.append(_name(context, "organisation", labels.EUROPEAN_UNION, root))
        else:
            found.append(safe_inline(key))
    return found


def _name(context: Context, kind: TagKind, name: str, root: str) -> str:
    """A name, linked if it has a page."""
    known = context.collection.group(kind, name)
    return context.tag(kind, name, root) if known else safe_inline(name)


def _website(address: str | None) -> list[str]:
    url = safe_url(address)
    if not url or not address:
        return []
    shown = address.split("://", 1)[1].rstrip("/").removeprefix("www.")
    return [f"[{safe_inline(shown)}]({url}){{: rel=external }}"]


def _listed(names: Sequence[str]) -> list[str]:
    return [safe_inline(", ".join(names))] if names else []
