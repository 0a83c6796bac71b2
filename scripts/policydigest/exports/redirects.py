"""Pages at addresses that digests and names once had. They lead on for ever, without a script.

Plain HTML and no Markdown: such a page needs nothing of the site's layout, and stays out of the
menu and of the map of the site. `_redirects` says the same to hosts that read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from policydigest.exports.publication import address
from policydigest.groups.pairs import FOLDER as PAIRS
from policydigest.indexes import FOLDERS, TAG_KINDS, digest_path, path_of_id, slug, tags
from policydigest.pages import labels
from policydigest.pages.safe import plain, safe_html
from policydigest.vocabulary import Country

if TYPE_CHECKING:
    from policydigest.exports.publication import Publication

LIST = "_redirects"


class Redirect(NamedTuple):
    """An old page and the one that took its place, as paths below `docs/`."""

    old: str
    new: str


def render_redirects(publication: Publication) -> Iterator[tuple[str, str]]:
    """A page for each former address, and the list of all."""
    found = list(redirects(publication))
    for redirect in found:
        yield f"{address(redirect.old)}index.html", _page(publication, redirect)
    if found:
        base = urlsplit(publication.site.url).path
        lines = (f"{base}{address(one.old)} {base}{address(one.new)} 301\n" for one in found)
        yield LIST, "".join(lines)


def redirects(publication: Publication) -> Iterator[Redirect]:
    """Every former address that no page stands at now, each once."""
    taken = {digest_path(digest) for digest in publication.digests()}
    taken |= {group.path for group in publication.tag_groups()}
    taken |= {pair.path for pair in publication.pairs.values()}
    for old, new in (*_digests(publication), *_tags(publication)):
        if old not in taken:
            taken.add(old)
            yield Redirect(old, new)


def _digests(publication: Publication) -> Iterator[tuple[str, str]]:
    for digest in publication.digests():
        for former in digest.former_slugs:
            yield path_of_id(former), digest_path(digest)


def _tags(publication: Publication) -> Iterator[tuple[str, str]]:
    """Former names, and names as digests still write them: their pages were there once."""
    written: dict[str, set[str]] = {}
    for digest in publication.collection.digests:
        for kind in TAG_KINDS:
            for name in tags(digest, kind):
                group = publication.collection.group(kind, name)
                if group is not None and name != group.name:
                    written.setdefault(group.path, set()).add(name)
    former: dict[str, list[str]] = {}
    for group in publication.tag_groups():
        names = {*(group.entry.former if group.entry else ()), *written.get(group.path, ())}
        former[group.path] = [slug(plain(name)) for name in sorted(names)]
        for old in former[group.path]:
            yield f"{FOLDERS[group.kind]}/{old}.md", group.path
    for group in publication.collection.groups["country"].values():
        # two that were merged have no page as a pair any more
        if isinstance(group.entry, Country) and group.entry.formerly:
            for both in combinations((group.slug, *former[group.path]), 2):
                yield f"{PAIRS}/{'-'.join(sorted(both))}.md", group.path
    for pair in publication.pairs.values():
        ones, others = ((one.slug, *former[one.path]) for one in (pair.one, pair.other))
        for both in product(ones, others):
            yield f"{PAIRS}/{'-'.join(sorted(both))}.md", pair.path


def _page(publication: Publication, redirect: Redirect) -> str:
    # Relative, so that it works in a preview and on another host too.
    top = "../" * address(redirect.old).count("/")
    target = safe_html(top + address(redirect.new))
    whole = safe_html(publication.url(redirect.new))
    return (
        f'<!doctype html>\n<html lang="{labels.LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{safe_html(labels.REDIRECT_TITLE)}</title>\n"
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<link rel="icon" href="{top}assets/favicon.svg">\n'
        f'<link rel="canonical" href="{whole}">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n'
        "</head>\n<body>\n<main>\n"
        f"<h1>{safe_html(labels.REDIRECT_TITLE)}</h1>\n"
        f'<p>{safe_html(labels.REDIRECT)} <a href="{target}">{whole}</a>.</p>\n'
        "</main>\n</body>\n</html>\n"
    )
