"""What the generated pages say to machines: feeds, JSON-LD, picture; and links to their data.

Pages come as they are written; what is added goes into their front matter, where the layout
(`overrides/main.html`) finds it, and to the end of their text. Every kind of page passes through
here, so one that is new has its breadcrumb and picture without further ado.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from policydigest.exports import calendars, cards, feeds, jsonld
from policydigest.exports.records import digest_file, tag_file, twin_file
from policydigest.groups import people
from policydigest.indexes import FOLDERS, digest_path
from policydigest.pages import labels
from policydigest.pages.markup import root_of
from policydigest.pages.safe import plain, safe_meta

if TYPE_CHECKING:
    from policydigest.exports.jsonld import Node
    from policydigest.exports.publication import Publication
    from policydigest.groups.pairs import Pair
    from policydigest.indexes import Collection, Group
    from policydigest.model import Digest

DATA_PAGE = "data.md"
_ATOM, _JSON = "application/atom+xml", "application/feed+json"
_END = "\n---\n"
_INDEX_OF: Mapping[str, str] = {
    people.FOLDER: labels.PEOPLE,
    **{folder: labels.PLURAL[kind] for kind, folder in reversed(tuple(FOLDERS.items()))},
}


@dataclass(frozen=True, slots=True)
class _Head:
    """What is added to a page. `files` are links for readers: words and path below `docs/`."""

    nodes: tuple[Node, ...]
    image: str
    alternates: tuple[tuple[str, str, str], ...] = ()  # media type, title, path below docs/
    files: tuple[tuple[str, str], ...] = ()
    article: bool = False


Maker = Callable[[], _Head]


Heads = Mapping[str, Maker]


def with_heads(
    publication: Publication, pages: Iterable[tuple[str, str]], known: Heads | None = None
) -> Iterator[tuple[str, str]]:
    """The pages with what machines read; `known` is what `heads` gave."""
    known = heads(publication) if known is None else known
    for path, text in pages:
        split = text.find(_END, 4) if text.startswith("---\n") else -1
        if split < 0:
            yield path, text
            continue
        title = _title(text[:split]) or publication.site.name
        head = known[path]() if path in known else _other(publication, path, title)
        front = text[:split] + _front_matter(head)
        yield path, front + text[split:] + _links(path, head)


def heads(publication: Publication, dated: Container[str] | None = None) -> Heads:
    """How the head of a digest's, tag's or pair's page is made; made when the page comes.

    `dated` are the ids of the digests with a date ahead, if they are known.
    """
    found: dict[str, Maker] = {"index.md": partial(_home, publication)}
    found[DATA_PAGE] = partial(_data, publication)
    dated = calendars.events(publication) if dated is None else dated
    with_calendar = {group.path for group in calendars.calendar_groups(publication, dated)}
    for digest in publication.digests():
        found[digest_path(digest)] = head_of(publication, digest)
    for group in publication.tag_groups():
        has = group.path in with_calendar
        found[group.path] = partial(_tag, publication, group, calendar=has)
    for pair in publication.pairs.values():
        found[pair.path] = partial(_pair, publication, pair)
    return found


def head_of(publication: Publication, digest: Digest) -> Maker:
    """How the head of one digest's page is made."""
    return partial(_digest, publication, digest)


def site_feeds(collection: Collection) -> tuple[tuple[str, str, str], ...]:
    """The feeds of everything, which every page names: media type, words, path below docs/.

    The layout has them, so that hand-written pages name them too. None if there is no digest.
    """
    if not collection.digests:
        return ()
    return (
        (_ATOM, labels.ATOM, feeds.ALL + feeds.ATOM),
        (_JSON, labels.JSON_FEED, feeds.ALL + feeds.JSON_FEED),
    )


def _home(publication: Publication) -> _Head:
    files = (*_feed_links(feeds.ALL), (labels.ABOUT_DATA, DATA_PAGE))
    if not publication.collection.digests:
        files = ((labels.ABOUT_DATA, DATA_PAGE),)
    return _Head((jsonld.website(publication),), cards.SITE, files=files)


def _data(publication: Publication) -> _Head:
    nodes = (
        jsonld.dataset(publication),
        jsonld.trail(publication, ((labels.DATA_TITLE, DATA_PAGE),)),
    )
    return _Head(nodes, cards.SITE)


def _digest(publication: Publication, digest: Digest) -> _Head:
    months = publication.collection.groups["month"]
    years = publication.collection.groups["year"]
    steps = [(labels.PLURAL["year"], f"{FOLDERS['year']}/index.md")]
    steps += [
        (words_of, group.path)
        for group, words_of in (
            (years.get(digest.date[:4]), digest.year),
            (months.get(digest.date[:7]), labels.month_words(digest.date[:7])),
        )
        if group
    ]
    steps.append((plain(digest.title), digest_path(digest)))
    nodes = (jsonld.article(publication, digest), jsonld.trail(publication, steps))
    image = cards.of_digest(publication, digest)
    data = (labels.DATA, digest_file(digest))
    alternate = ("application/json", labels.DATA, digest_file(digest))
    if digest.withdrawn:
        return _Head(nodes, image, (alternate,), (data,), article=True)
    twin = twin_file(digest)
    alternates = (("text/markdown", labels.MARKDOWN, twin), alternate)
    return _Head(nodes, image, alternates, ((labels.MARKDOWN, twin), data), article=True)


def _tag(publication: Publication, group: Group, *, calendar: bool) -> _Head:
    folder = f"{FOLDERS[group.kind]}/index.md"
    name = plain(group.name)
    collection = jsonld.page(publication, group.path, name, "CollectionPage")
    nodes = (
        collection | {"mainEntity": jsonld.term(publication, group)},
        jsonld.trail(publication, ((labels.PLURAL[group.kind], folder), (name, group.path))),
    )
    files = [*_feed_links(feeds.stem(group.path)), (labels.DATA, tag_file(group))]
    alternates = list(_feed_alternates(feeds.stem(group.path), name))
    if calendar:
        path = calendars.path_of(group)
        files.insert(2, (labels.CALENDAR, path))
        alternates.append(("text/calendar", f"{name}: {labels.CALENDAR}", path))
    files.append((labels.ABOUT_DATA, DATA_PAGE))
    return _Head(nodes, cards.path_of(group), tuple(alternates), tuple(files))


def _pair(publication: Publication, pair: Pair) -> _Head:
    name = plain(pair.name)
    stem = feeds.stem(pair.path)
    countries = (labels.PLURAL["country"], f"{FOLDERS['country']}/index.md")
    nodes = (
        jsonld.page(publication, pair.path, name, "CollectionPage")
        | {"about": [jsonld.term(publication, group) for group in (pair.one, pair.other)]},
        jsonld.trail(publication, (countries, (name, pair.path))),
    )
    files = (*_feed_links(stem), (labels.ABOUT_DATA, DATA_PAGE))
    return _Head(nodes, cards.SITE, tuple(_feed_alternates(stem, name)), files)


def _other(publication: Publication, path: str, title: str) -> _Head:
    folder, _, rest = path.partition("/")
    steps = [(title, path)]
    if rest and rest != "index.md" and folder in _INDEX_OF:
        steps.insert(0, (_INDEX_OF[folder], f"{folder}/index.md"))
    nodes = (
        jsonld.page(publication, path, title, "CollectionPage"),
        jsonld.trail(publication, steps),
    )
    return _Head(nodes, cards.SITE)


def _feed_links(stem: str) -> tuple[tuple[str, str], ...]:
    return (labels.ATOM, stem + feeds.ATOM), (labels.JSON_FEED, stem + feeds.JSON_FEED)


def _feed_alternates(stem: str, name: str) -> Iterator[tuple[str, str, str]]:
    yield _ATOM, f"{name} ({labels.ATOM})", stem + feeds.ATOM
    yield _JSON, f"{name} ({labels.JSON_FEED})", stem + feeds.JSON_FEED


# --------------------------------------------------------------------------- writing


def _front_matter(head: _Head) -> str:
    listed = [
        {"type": kind, "title": safe_meta(title), "href": path}
        for kind, title, path in head.alternates
    ]
    lines = [
        f"image: {head.image}",
        f"og_type: {'article' if head.article else 'website'}",
        f"jsonld: {_quoted(jsonld.graph(head.nodes))}",
    ]
    if listed:
        lines.append(f"alternates: {json.dumps(listed, ensure_ascii=False)}")
    return "".join(f"\n{line}" for line in lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _links(path: str, head: _Head) -> str:
    """A row of links for readers, relative as MkDocs checks them."""
    if not head.files:
        return ""
    root = root_of(path)
    links = "\n".join(f"[{said}]({root}{target})" for said, target in head.files)
    return (
        f'\n<nav class="pd-strip pd-follow" aria-label="{labels.FOLLOW}" markdown="1">\n'
        f"{links}\n</nav>\n"
    )


def _title(front: str) -> str | None:
    """The title as the page's own front matter has it."""
    for line in front.splitlines():
        if line.startswith("title: "):
            title = json.loads(line.removeprefix("title: "))
            return title if isinstance(title, str) else None
    return None
