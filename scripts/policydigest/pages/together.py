"""What a name shares its digests with: countries, organisations and instruments, with counts.

Its topics and years lead to the search narrowed to both: what has Japan agreed on cybersecurity?
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from policydigest.indexes import preferred_name, tags
from policydigest.pages import labels
from policydigest.pages.markup import Context
from policydigest.pages.safe import safe_inline

if TYPE_CHECKING:
    from policydigest.groups.pairs import Pair
    from policydigest.model import Digest
    from policydigest.vocabulary import TagKind

Rows = list[tuple[str, Sequence[str]]]
SHOWN = 6
# With fewer digests there is nothing to narrow; so many years are offered.
_FEWEST = 4
_YEARS = 4
_KINDS: tuple[tuple[TagKind, str], ...] = (
    ("country", labels.WITH_COUNTRIES),
    ("organisation", labels.WITH_ORGANISATIONS),
    ("instrument", labels.WITH_INSTRUMENTS),
)


def together(
    context: Context, digests: Sequence[Digest], root: str, *own: tuple[TagKind, str]
) -> Rows:
    """Rows for the facts: the names that most digests share with these, but not `own`."""
    return [(label, _links(context, kind, digests, root, own)) for kind, label in _KINDS]


def narrowing(
    context: Context, digests: Sequence[Digest], root: str, *own: tuple[TagKind, str]
) -> Rows:
    """Rows for the facts: most frequent topics and latest years, each a search within `own`."""
    if len(digests) < _FEWEST:
        return []
    years = Counter(digest.year for digest in digests)
    latest = sorted(years.items(), reverse=True)[:_YEARS]
    topics = [] if any(kind == "topic" for kind, _ in own) else _ranked(context, "topic", digests)
    return [
        (label, [_search(root, own, facet, name, count) for name, count in found])
        for label, facet, found in (
            (labels.TOPICS, "topic", topics[:SHOWN]),
            (labels.YEARS, "year", latest if len(years) > 1 else []),
        )
    ]


def _search(
    root: str, own: Sequence[tuple[TagKind, str]], facet: str, name: str, count: int
) -> str:
    chosen = urlencode([*own, (facet, name)], quote_via=quote)
    return f"[{safe_inline(name)}]({root}search.md?{chosen}){counted(count)}"


def partners(context: Context, name: str, root: str, every: str) -> Rows:
    """A row for a country's facts: the countries it shares most digests with, by pair page.

    `every` is the path of the page that lists them all, linked if there are more.
    """
    found = context.partners.get(name, [])
    links = [partner(pair, name, root) for pair in found[:SHOWN]]
    if len(found) > SHOWN:
        links.append(f"[{labels.ALL_PARTNERS.format(count=len(found))}]({root}{every})")
    return [(labels.WITH_COUNTRIES, links)]


def partner(pair: Pair, name: str, root: str) -> str:
    """A link to the pair page of `name` and another country, under the other's name."""
    label = safe_inline(pair.partner(name).name)
    return f"[{label}]({root}{pair.path}){counted(len(pair.digests))}"


def counted(value: int) -> str:
    """A number beside a name, from which no line end parts it."""
    return f'\u00a0<span class="pd-n">{labels.number(value)}</span>'


def _links(
    context: Context,
    kind: TagKind,
    digests: Sequence[Digest],
    root: str,
    own: Sequence[tuple[TagKind, str]],
) -> list[str]:
    ranked = [one for one in _ranked(context, kind, digests) if (kind, one[0]) not in own]
    # Among many digests, what is shared with one alone says nothing.
    fewest = 2 if len(digests) > SHOWN else 1
    return [
        f"{context.tag(kind, name, root)}{counted(count)}"
        for name, count in ranked[:SHOWN]
        if count >= fewest
    ]


def _ranked(context: Context, kind: TagKind, digests: Sequence[Digest]) -> list[tuple[str, int]]:
    """The names of a kind with the number of these digests about each, most first."""
    vocabulary = context.collection.vocabulary
    counts: Counter[str] = Counter()
    for digest in digests:
        counts.update({preferred_name(vocabulary, kind, name) for name in tags(digest, kind)})
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
