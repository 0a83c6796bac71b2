"""The facts beside a digest's text: date, names, people, sources, review and licence."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from policydigest import licences
from policydigest.groups.pairs import countries_of
from policydigest.groups.people import tidy
from policydigest.indexes import tags
from policydigest.pages import labels
from policydigest.pages.markup import LISTED_KINDS, Context, facts, time_tag
from policydigest.pages.safe import plain, safe_inline, safe_url

if TYPE_CHECKING:
    from policydigest.model import Digest, Person, Source

# With four countries there are six pairs; more would fill the panel.
_PAIRED = 4


def facts_panel(context: Context, digest: Digest, root: str) -> str:
    """What a digest is about and rests on, each with a link where there is a page."""
    names = {
        kind: [context.tag(kind, name, root) for name in dict.fromkeys(tags(digest, kind))]
        for kind in LISTED_KINDS
    }
    many = len(digest.sources) > 1
    return facts(
        labels.FACTS,
        [
            (labels.DATE, [time_tag(digest.date, labels.date_words(digest.date))]),
            (labels.COUNTRIES, names["country"]),
            (labels.BETWEEN, _pairs(context, digest, root)),
            (labels.ORGANISATIONS, names["organisation"]),
            (labels.INSTRUMENTS, names["instrument"]),
            (labels.TOPICS, names["topic"]),
            (labels.PEOPLE, [_person(context, p, root) for p in digest.people]),
            (labels.SOURCES if many else labels.SOURCE, [_source(s) for s in digest.sources]),
            (labels.REVIEW, [_review(digest)]),
            (labels.LICENCE, [_licence(digest)]),
        ],
    )


def _person(context: Context, person: Person, root: str) -> str:
    known = context.people.get(tidy(person.name))
    name = safe_inline(person.name)
    said = f" <small>{safe_inline(person.role)}</small>" if person.role else ""
    return (f"[{name}]({root}{known.path})" if known and known.has_page else name) + said


def _pairs(context: Context, digest: Digest, root: str) -> list[str]:
    """Links to the pages of the pairs of countries that a digest of few countries makes."""
    names = countries_of(digest, context.collection)
    if not 2 <= len(names) <= _PAIRED:
        return []
    keys = set(permutations(names, 2))
    return [
        f"[{safe_inline(context.pairs[key].name)}]({root}{context.pairs[key].path})"
        for key in sorted(keys & context.pairs.keys())
    ]


def _source(source: Source) -> str:
    title = safe_inline(source.title or source.url or source.file or labels.SOURCE_UNNAMED)
    url = safe_url(source.url)
    about = [safe_inline(part) for part in (source.publisher, source.author) if part]
    if source.published:
        about.append(time_tag(source.published, labels.date_words(source.published)))
    if source.retrieved and not source.published:
        read = labels.RETRIEVED_ON.format(date=labels.date_words(source.retrieved))
        about.append(time_tag(source.retrieved, read))
    detail = f" <small>{', '.join(about)}</small>" if about else ""
    linked = f"[{title}]({url}){{: rel=external }}" if url else title
    return linked + detail + _archived(source) + _credit(source)


def _archived(source: Source) -> str:
    copy = safe_url(source.archived)
    return f" <small>[{labels.SOURCE_ARCHIVED}]({copy}){{: rel=external }}</small>" if copy else ""


def _credit(source: Source) -> str:
    """A source's licence, told as open licences ask: with a link, and that the text was changed."""
    if not source.licence:
        return ""
    name = licences.proper_name(source.licence) or source.licence
    deed = licences.deed(name)
    shown = f"[{deed[0]}]({deed[1]}){{: rel=external }}" if deed else safe_inline(name)
    words = labels.SOURCE_LICENCE
    if licences.is_public_sector(name):
        words = labels.SOURCE_PUBLIC_SECTOR
    elif licences.is_open(name):
        words = labels.SOURCE_ADAPTED
    return f" <small>{words.format(licence=shown)}</small>"


def _review_words(digest: Digest) -> str:
    """Whether an editor has reviewed the digest, who and when."""
    if digest.status != "reviewed":
        return labels.DRAFT_STATE
    when = labels.date_words(digest.reviewed_on) if digest.reviewed_on else None
    if digest.reviewed_by and when:
        return labels.REVIEWED_STATE.format(who=digest.reviewed_by, when=when)
    if digest.reviewed_by:
        return labels.REVIEWED_BY.format(who=digest.reviewed_by)
    return labels.REVIEWED_ON.format(when=when) if when else labels.REVIEWED


def _review(digest: Digest) -> str:
    state = "reviewed" if digest.status == "reviewed" else "draft"
    return f'<span class="pd-state pd-state--{state}">{safe_inline(_review_words(digest))}</span>'


def _licence(digest: Digest) -> str:
    licence = plain(digest.licence or labels.DEFAULT_LICENCE)
    known = licences.deed(licence)
    return f"[{known[0]}]({known[1]}){{: rel=license }}" if known else safe_inline(licence)
