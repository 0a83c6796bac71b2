"""The page of one digest."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policydigest.digest_file.sections import Section, join_sections, says_again, sections
from policydigest.edits.fingerprints import MODEL
from policydigest.groups.facts import HEADING as TIMELINE
from policydigest.indexes import digest_path
from policydigest.pages import cite, labels
from policydigest.pages.digest_facts import facts_panel
from policydigest.pages.evidence import why
from policydigest.pages.markup import (
    Context,
    crumbs,
    front_matter,
    heading,
    index_crumb,
    root_of,
    time_tag,
)
from policydigest.pages.safe import plain, safe_html, safe_inline, safe_markdown

if TYPE_CHECKING:
    from policydigest.model import Digest
    from policydigest.pages.related import Related
    from policydigest.vocabulary import TagKind

_ALSO = 10
_RELATED = 5
_DATED = re.compile(r"^([-*+][ \t]+)\*\*(\d{4}-[\d-]+)\*\*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Others:
    """The other digests that a digest's page leads to, each group in the order shown."""

    earlier: Digest | None = None
    later: Digest | None = None
    successor: Digest | None = None
    twin: Digest | None = None
    superseded: tuple[Digest, ...] = ()
    also: tuple[Digest, ...] = ()
    related: tuple[Digest, ...] = ()

    def all(self) -> Iterator[Digest | None]:
        """All of them, None for one there could be."""
        yield from (self.earlier, self.later, self.successor, self.twin)
        for found in (self.superseded, self.also, self.related):
            yield from found
            yield None


def others_of(
    context: Context, related: Related, ids: Container[str] | None = None
) -> Iterator[tuple[Digest, Others]]:
    """Every digest, the withdrawn ones too, with the others that its page leads to.

    Only those with these `ids`, if they are given.
    """
    collection = context.collection
    superseded_by: dict[str, Digest] = {
        old: digest for digest in reversed(collection.digests) for old in digest.supersedes
    }
    published = collection.digests
    for place, digest in enumerate(published):
        if ids is not None and digest.id not in ids:
            continue
        also = context.also.get(digest.id, ())
        same = {other.id for other in also}
        alike = [d for d in related.of(digest, _RELATED + len(same)) if d.id not in same]
        yield (
            digest,
            Others(
                later=published[place - 1] if place else None,
                earlier=published[place + 1] if place + 1 < len(published) else None,
                successor=superseded_by.get(digest.id),
                twin=related.get(digest.duplicate_of) if digest.duplicate_of else None,
                superseded=tuple(filter(None, map(related.get, digest.supersedes))),
                also=tuple(also[:_ALSO]),
                related=tuple(alike[:_RELATED]),
            ),
        )
    for digest in collection.withdrawn:
        if ids is None or digest.id in ids:
            yield digest, Others(successor=superseded_by.get(digest.id))


def render_digest(context: Context, digest: Digest, others: Others) -> tuple[str, str]:
    """The page of a digest, also of a withdrawn one."""
    page = _withdrawn if digest.withdrawn else _page
    return digest_path(digest), "".join(page(context, digest, others))


def _page(context: Context, digest: Digest, others: Others) -> Iterator[str]:
    root = root_of(digest_path(digest))
    yield front_matter("digest", digest.title, digest.summary)
    yield _crumbs(context, digest, root)
    yield heading(context.title(digest))
    if digest.summary.strip():
        yield f"{context.summary(digest)}\n{{: .pd-deck }}\n\n"
    yield facts_panel(context, digest, root)
    yield from _notices(context, digest, others, root)
    yield safe_markdown(_body_below_deck(digest)).strip("\n") + "\n\n"
    yield _also_named(context, digest, root)
    yield why(context, digest, root)
    yield _about(context, digest)
    yield _listed(context, labels.ALSO_REPORTED, others.also, root)
    yield _listed(context, labels.RELATED, others.related, root)
    yield _neighbours(context, others.earlier, others.later, root)


def _body_below_deck(digest: Digest) -> str:
    """The body without a lead that only repeats the summary, which stands above it."""
    first, *rest = sections(digest.body) or (Section(None, ""),)
    shown = rest if says_again(first, digest.summary) else [first, *rest]
    return join_sections(map(_with_dates_in_words, shown))


def _with_dates_in_words(section: Section) -> Section:
    """A timeline with its dates as readers write them; in the file they are as in 2023-05."""
    if section.heading != TIMELINE:
        return section
    text = _DATED.sub(lambda m: f"{m[1]}**{labels.date_words(m[2])}**", section.text)
    return section._replace(text=text)


def _withdrawn(context: Context, digest: Digest, others: Others) -> Iterator[str]:
    root = root_of(digest_path(digest))
    title = labels.WITHDRAWN_TITLE.format(title=digest.title)
    reason = safe_inline(digest.withdrawn_reason or "") or labels.WITHDRAWN_NO_REASON
    yield front_matter("withdrawn", title, labels.WITHDRAWN_NOTICE)
    yield crumbs(root, index_crumb("year"))
    yield heading(labels.WITHDRAWN_TITLE.format(title=context.title(digest)))
    yield f"{labels.WITHDRAWN_NOTICE}\n{{: .pd-deck }}\n\n"
    yield f"**{labels.WITHDRAWN_REASON}:** {reason}\n\n"
    if others.successor:
        yield f"**{labels.SUPERSEDED_BY}:** {context.digest_link(others.successor, root)}\n\n"
    yield _edit_links(context, digest)


def _crumbs(context: Context, digest: Digest, root: str) -> str:
    steps = [index_crumb("year")]
    year = context.collection.groups["year"][digest.date[:4]]
    steps.append((safe_inline(year.name), year.path))
    month = context.collection.groups["month"][digest.date[:7]]
    steps.append((safe_inline(labels.month_words(month.name)), month.path))
    return crumbs(root, *steps)


def _notices(context: Context, digest: Digest, others: Others, root: str) -> Iterator[str]:
    if digest.status != "reviewed":
        model = digest.generated.get(MODEL)
        also = f" {labels.MODEL_NOTICE.format(model=safe_inline(str(model)))}" if model else ""
        yield f"{labels.DRAFT_NOTICE}{also}\n{{: .pd-notice }}\n\n"
    for label, found in (
        (labels.SUPERSEDED_BY, [others.successor] if others.successor else []),
        (labels.DUPLICATE_OF, [others.twin] if others.twin else []),
        (labels.SUPERSEDES, others.superseded),
    ):
        if found:
            links = ", ".join(context.digest_link(other, root) for other in found)
            yield f"**{label}:** {links}\n{{: .pd-notice }}\n\n"


def _also_named(context: Context, digest: Digest, root: str) -> str:
    named: list[tuple[TagKind, str]] = [
        *(("country", name) for name in digest.mentions.countries),
        *(("organisation", name) for name in digest.mentions.organisations),
    ]
    if not named:
        return ""
    listed = ", ".join(
        context.tag(kind, name, root) if context.collection.group(kind, name) else safe_inline(name)
        for kind, name in named
    )
    return f"## {labels.ALSO_NAMED}\n\n{listed}\n\n{labels.ALSO_NAMED_NOTE}\n{{: .pd-small }}\n\n"


def citation(context: Context, digest: Digest) -> str:
    """How to cite the digest: words, without its address."""
    return labels.CITATION.format(
        site=context.site.name, title=plain(digest.title), date=labels.date_words(digest.date)
    )


def _about(context: Context, digest: Digest) -> str:
    url = safe_html(digest_url(context, digest))
    return (
        f"## {labels.ABOUT_THIS}\n\n"
        f'<p class="pd-cite"><strong>{labels.CITE}:</strong> '
        f'{safe_html(citation(context, digest))} <a href="{url}">{url}</a></p>\n\n'
        + cite.panel(digest, context.site.name, digest_url(context, digest))
        + _edit_links(context, digest)
        + "\n"
    )


def digest_url(context: Context, digest: Digest) -> str:
    """The digest's whole, permanent address."""
    return f"{context.site.url}{digest_path(digest).removesuffix('.md')}/"


def _edit_links(context: Context, digest: Digest) -> str:
    repository, branch = context.site.repository, context.site.branch
    if not repository:
        return ""
    links = (
        (f"{repository}/edit/{branch}/{digest_path(digest)}", labels.EDIT, "edit"),
        (f"{repository}/commits/{branch}/{digest_path(digest)}", labels.HISTORY, "external"),
    )
    shown = " ".join(
        f'<a href="{safe_html(url)}" rel="{rel}">{words}</a>' for url, words, rel in links
    )
    return f'<p class="pd-actions">{shown}</p>\n'


def _listed(context: Context, title: str, others: Sequence[Digest], root: str) -> str:
    if not others:
        return ""
    lines = [f"## {title}\n\n"]
    lines.extend(
        f"-   {context.digest_link(other, root)}"
        f" {time_tag(other.date, labels.date_words(other.date))}\n"
        for other in others
    )
    lines.append("\n")
    return "".join(lines)


def _neighbours(context: Context, earlier: Digest | None, later: Digest | None, root: str) -> str:
    if not earlier and not later:
        return ""
    lines = [f'<nav class="pd-neighbours" aria-label="{labels.NEIGHBOURS}" markdown="1">\n\n']
    for label, side, other in (
        (labels.EARLIER, "earlier", earlier),
        (labels.LATER, "later", later),
    ):
        if other:
            lines.append(
                f"<span>{label}</span> {context.digest_link(other, root)}\n{{: .pd-{side} }}\n\n"
            )
    lines.append("</nav>\n")
    return "".join(lines)
