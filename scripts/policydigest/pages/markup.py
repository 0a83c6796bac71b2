"""The pieces that all generated pages are put together from.

Pages are Markdown with relative links to other Markdown files, so that MkDocs checks every one of
them. `root` is the way from a page to `docs/`: `../../` for `digests/2024/x.md`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from sys import intern
from typing import TYPE_CHECKING, TypeVar

from policydigest.indexes import FOLDERS, Collection, GroupKind, digest_path, tags
from policydigest.model import Digest
from policydigest.pages import labels
from policydigest.pages.safe import safe_inline, safe_meta

if TYPE_CHECKING:
    from policydigest.evidence import Evidence
    from policydigest.groups.pairs import Pair, PairKey
    from policydigest.groups.people import Named
    from policydigest.indexes import Group
    from policydigest.pages.labels import SiteText
    from policydigest.vocabulary import TagKind

T = TypeVar("T")
LISTED_KINDS: tuple[TagKind, ...] = ("country", "organisation", "instrument", "topic")


@dataclass(frozen=True, slots=True)
class Context:
    """What the page writers share: collection, site, and names made safe once.

    `pairs` and `partners` (a country's pairs, the closest first) are those that have a page,
    `people` everyone who is named; `evidence` is for a digest's tags, `also` are the digests of
    the same event, by its id.
    """

    collection: Collection
    site: SiteText
    pairs: Mapping[PairKey, Pair] = field(default_factory=dict)
    partners: Mapping[str, Sequence[Pair]] = field(default_factory=dict)
    people: Mapping[str, Named] = field(default_factory=dict)
    evidence: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)
    also: Mapping[str, Sequence[Digest]] = field(default_factory=dict)
    _tags: dict[tuple[TagKind, str], tuple[str, str]] = field(default_factory=dict)
    _titles: dict[str, tuple[str, str]] = field(default_factory=dict)

    def forgetful(self) -> Context:
        """The same, without what is remembered of digests: for one that has been edited since."""
        return replace(self, _titles={})

    def tag(self, kind: TagKind, name: str, root: str) -> str:
        """A link to a tag's page, under its preferred name."""
        label, path = self._tag(kind, name)
        return f"[{label}]({root}{path})"

    def tag_links(self, digest: Digest, root: str, leave_out: Group | None) -> list[str]:
        """Links to all tags of a digest but the one whose page they stand on."""
        links: dict[str, None] = {}
        own = leave_out.path if leave_out else ""
        for kind in LISTED_KINDS:
            for name in tags(digest, kind):
                label, path = self._tag(kind, name)
                if path != own:
                    # Thousands of digests share a tag, and their lists are kept.
                    links[intern(f"[{label}]({root}{path})")] = None
        return list(links)

    def title(self, digest: Digest) -> str:
        """A digest's title, safe in Markdown."""
        return self._text(digest)[0]

    def summary(self, digest: Digest) -> str:
        """A digest's summary, safe in Markdown."""
        return self._text(digest)[1]

    def digest_link(self, digest: Digest, root: str) -> str:
        """A link to a digest's page under its title."""
        return f"[{self.title(digest)}]({root}{digest_path(digest)})"

    def _tag(self, kind: TagKind, name: str) -> tuple[str, str]:
        found = self._tags.get((kind, name))
        if found is None:
            group = self.collection.group(kind, name)
            if group is None:
                raise KeyError(f"{kind} {name!r} is not in the collection")
            found = self._tags[kind, name] = (safe_inline(group.name), group.path)
        return found

    def _text(self, digest: Digest) -> tuple[str, str]:
        found = self._titles.get(digest.id)
        if found is None:
            found = (safe_inline(digest.title), safe_inline(digest.summary))
            self._titles[digest.id] = found
        return found


def front_matter(kind: str, title: str, description: str) -> str:
    """The head of a generated page. `kind` chooses its layout (see `overrides/main.html`)."""
    return (
        "---\n"
        f"title: {_quoted(title)}\n"
        f"description: {_quoted(description)}\n"
        f"kind: {kind}\n"
        "hide: [navigation, toc]\n"
        "---\n\n"
    )


def _quoted(text: str) -> str:
    return json.dumps(safe_meta(text), ensure_ascii=False)


def page_number(page: int, pages: int) -> str:
    """Which page of a list one is, in words; "" where the list has no other."""
    return labels.PAGE.format(page=page, pages=pages) if pages > 1 else ""


def numbered(title: str, number: str) -> str:
    """The title of a page of a list: "Japan, Page 2 of 5"; the list's own without a number."""
    return labels.PAGE_TITLE.format(title=title, number=number) if number else title


def heading(text: str, number: str = "") -> str:
    """The page's own heading, with its `page_number` if it has one.

    Its anchor is fixed: titles are not ours to make anchors of.
    """
    shown = f"{text} <small>{number}</small>" if number else text
    return f"# {shown} {{: #title }}\n\n"


def crumbs(root: str, *trail: tuple[str, str]) -> str:
    """Where the page belongs: links from home downwards, without the page itself."""
    steps = ((labels.HOME, "index.md"), *trail)
    links = "\n".join(f"1.  [{label}]({root}{path})" for label, path in steps)
    return (
        f'<nav class="pd-crumbs" aria-label="{labels.BREADCRUMB}" markdown="1">\n\n'
        f"{links}\n\n</nav>\n\n"
    )


def index_crumb(kind: GroupKind) -> tuple[str, str]:
    """The step to the index page of a kind of tag."""
    return labels.PLURAL[kind], f"{FOLDERS[kind]}/index.md"


def facts(label: str, rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    """A panel of names and values; the values are safe Markdown. Empty rows are left out."""
    lines = [f'<aside class="pd-facts" aria-label="{label}" markdown="1">\n<dl markdown="1">\n']
    for name, values in rows:
        if values:
            lines.append(f'<div markdown="1">\n<dt>{name}</dt>\n')
            lines.extend(f'<dd markdown="1">{value}</dd>\n' for value in values)
            lines.append("</div>\n")
    lines.append("</dl>\n</aside>\n\n")
    return "".join(lines)


def strip(label: str, links: Iterable[str]) -> str:
    """A row of links, each kept together with the number beside it."""
    listed = "".join(f"<span>{link.strip()}</span>\n" for link in links)
    return f'<nav class="pd-strip" aria-label="{label}" markdown="1">\n{listed}</nav>\n\n'


def time_tag(date: str, words: str) -> str:
    """A date for readers and for machines, within Markdown."""
    return f'<time datetime="{safe_inline(date)}">{safe_inline(words)}</time>'


def chunks(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """The items in runs of `size`; one empty run if there are none."""
    return [items[i : i + size] for i in range(0, len(items), size)] or [items]


def page_path(first: str, page: int) -> str:
    """The path of a list's page: `countries/japan.md`, `countries/japan/2.md`."""
    return first if page == 1 else f"{first.removesuffix('.md')}/{page}.md"


def root_of(path: str) -> str:
    """The way from a page to `docs/`."""
    return "../" * path.count("/")


def address(page: str, target: str) -> str:
    """The way from a page to another as a browser goes it: for HTML that MkDocs leaves alone."""
    steps = page.count("/") + (not page.endswith("index.md"))
    return (
        "../" * steps
        + target.removesuffix("index.md").removesuffix(".md")
        + ("" if target.endswith("index.md") else "/")
    )


def pager(first: str, page: int, pages: int, newer: str, older: str) -> str:
    """Links to the neighbouring pages of a list, nothing if it has one page."""
    if pages == 1:
        return ""
    root = root_of(page_path(first, page))
    parts = []
    if page > 1:
        parts.append(f"[{newer}]({root}{page_path(first, page - 1)}){{: .pd-prev rel=prev }}")
    parts.append(f"<span>{page_number(page, pages)}</span>")
    if page < pages:
        parts.append(f"[{older}]({root}{page_path(first, page + 1)}){{: .pd-next rel=next }}")
    joined = "\n".join(parts)
    return f'<nav class="pd-pager" aria-label="{labels.PAGES}" markdown="1">\n{joined}\n</nav>\n\n'
