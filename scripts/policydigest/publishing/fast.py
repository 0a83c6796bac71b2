"""Makes the pages of the site the fast way: over MkDocs' own configuration, menu and templates.

What is written is byte for byte what `mkdocs build --strict` writes, and every warning of MkDocs
is given. Pages in the menu, and all pages that `bodies` or `layouts` are unsure of, go through
MkDocs' own functions. The first pages of each kind are made both ways and compared, once for a
layout of the site; a kind that differs is made by MkDocs throughout. MkDocs 1.x no longer changes;
its version is pinned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

import jinja2
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, get_navigation

from policydigest.parallel.processes import forked, may_fork
from policydigest.publishing import kept as memory
from policydigest.publishing import templates
from policydigest.publishing.anchors import check_anchors
from policydigest.publishing.files import (
    AllFiles,
    UnknownError,
    listed,
    made_page,
    page_of,
    published,
)
from policydigest.publishing.kept import Kept
from policydigest.publishing.layouts import FREE
from policydigest.publishing.publish import NONE_INTACT, Intact
from policydigest.publishing.rendering import Done, Renderer
from policydigest.publishing.warned import warnings
from policydigest.store.tree import Tree

EXTENSIONS = frozenset({"toc", "tables", "fenced_code", "attr_list", "md_in_html"})
# With an anchor beside each heading, headings would be rendered otherwise.
TOC_OPTIONS: Mapping[str, object] = {"permalink": False}
# Below this many pages another process costs more than it saves.
FEWEST_FOR_PROCESSES = 200
# So many of each place are made before the work is shared out.
LEARNT = 8


NOTHING = Kept()


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: `pages` the fast way, those by MkDocs itself and why, its `warnings`.

    `menu` are the pages in the menu that were made, `scripts` all inline scripts of the site,
    `left` the published files that were not made again, and `kept` is what the next build must
    know to leave as much.
    """

    pages: int
    plain: Mapping[str, str]
    warnings: tuple[str, ...]
    menu: frozenset[str]
    scripts: frozenset[str]
    left: frozenset[str] = frozenset()
    kept: Kept = NOTHING


@dataclass(frozen=True, slots=True)
class Before:
    """What was published last, and the sources as they are now.

    `layout` stands for everything but sources that decides how a page looks, `hashes` for the
    bytes of each file below `docs/`; `intact` are the published files nobody has touched since.
    """

    kept: Kept = NOTHING
    layout: str = ""
    hashes: Mapping[str, str] = field(default_factory=dict)
    intact: Intact = NONE_INTACT

    def known_to_menu(self) -> Container[str]:
        """The pages of which MkDocs had nothing to say when it made the same menu."""
        same = self.kept.layout.partition(" ")[0] == self.layout
        return self.kept.pages.keys() if same else frozenset()


def refuse_unknown(config: MkDocsConfig) -> None:
    """Raises `UnknownError` if the configuration holds what the fast way does not know."""
    for name, plugin in config.plugins.items():
        if name not in ("search", "material/search") or plugin.config.get("enabled", True):
            raise UnknownError(f'the plugin "{name}"')
    known = {
        "hooks": not config.hooks,
        "extra_templates": not config.extra_templates,
        "exclude_docs": not config.exclude_docs,
        "draft_docs": not config.draft_docs,
        "use_directory_urls": config.use_directory_urls,
        "site_url": bool(config.site_url),
    }
    for name, is_known in known.items():
        if not is_known:
            raise UnknownError(f'the setting "{name}"')
    for name in config.markdown_extensions:
        options = config.mdx_configs.get(name) or {}
        if name not in EXTENSIONS or options != (TOC_OPTIONS if name == "toc" else {}):
            raise UnknownError(f'the Markdown extension "{name}" or its options')


def make(
    config: MkDocsConfig, jobs: int, before: Before | None = None, docs: Tree | None = None
) -> Made:
    """Write the site into `config.site_dir`, an empty folder, but what is still right of `before`.

    `docs` are the files below `config.docs_dir`, if they are known. Raises `UnknownError`,
    `OSError`, `StoreError` if a process is killed, and what MkDocs raises for a page it cannot
    read.
    """
    before = before or Before()
    with warnings() as told:
        files = _files(config, docs or Tree(Path(config.docs_dir)))
        uris, statics = files.pages, files.statics
        env, nav = _templates(files, config), _menu(files, before.known_to_menu(), config)
        in_menu = {page.file.src_uri for page in nav.pages}
        layout = f"{before.layout} {_menu_hash(nav)}"
        right, right_statics = _still_right(before, layout, uris, statics)
        shown = templates.listed(layout, uris)
        whole_files = templates.still_right(before.kept, before.intact, shown, config)
        # Nothing shows pages that are kept, unless one of these files is made.
        asked_for = [uri for uri in uris if uri not in right] if whole_files else uris
        documents = files.in_order(asked_for)
        for file in documents:
            made_page(file, config)
        kinds = dict(before.kept.kinds) if before.kept.layout == layout else {}
        work = Renderer(config, files, nav, documents, env, before.hashes, kinds)
        fresh = [
            file.src_uri
            for file in documents
            if file.src_uri not in in_menu and file.src_uri not in right
        ]
        copied = [uri for uri in statics if uri not in right_statics]
        done = list(_shared_out(work, fresh, copied, jobs))
        made = {uri: page for part in done for uri, page in part.made.items()}
        plain = {uri: why for part in done for uri, why in part.unsure}
        slow = [
            file
            for file in documents
            if file.src_uri in plain or (file.src_uri in in_menu and file.src_uri not in right)
        ]
        asked: dict[str, frozenset[str]] = {}
        for file in slow:
            files.asked.clear()
            build._populate_page(page_of(file), config, files)
            asked[file.src_uri] = frozenset(files.asked)
        files.copy_static_files()
        for template in () if whole_files else config.theme.static_templates:
            build._build_theme_template(template, env, files, config, nav)
        for file in slow:
            build._build_page(page_of(file), config, documents, nav, env)
        # Of a page that is kept, a link is looked at only if the page it leads to is not.
        links = [(uri, *link) for uri, page in made.items() for link in page.anchors]
        links += [link for link in before.kept.anchors(right) if link[1] not in right]
        check_anchors(config, files, links)
    site = Path(config.site_dir)
    menu = {
        file.src_uri: _of_menu(file, before.hashes, asked[file.src_uri])
        for file in slow
        if file.src_uri in in_menu
    }
    kept = before.kept.after(layout, right, {**made, **menu})
    scripts = kept.inline_scripts()
    whole = [site / published(uri) for uri in plain]
    scripts.update(script for path in whole for script in templates.scripts_of(path))
    left = {published(uri) for uri in right} | right_statics | whole_files.keys()
    whole_files = whole_files or templates.made(config)
    scripts.update(script for found in whole_files.values() for script in found)
    copies = {uri: before.hashes.get(uri, "") for uri in statics}
    kept = replace(
        kept, statics=copies, listed=shown, templates=dict(whole_files), kinds=_kinds(done)
    )
    return Made(
        len(made), plain, tuple(told), frozenset(menu), frozenset(scripts), frozenset(left), kept
    )


def renderer(config: MkDocsConfig, docs: Tree) -> Renderer:
    """What renders single pages of a site that was made: `docs` is what it was made of.

    Raises `UnknownError`, and what MkDocs raises for a menu it cannot make.
    """
    with warnings():  # They were given when the site was made.
        files = _files(config, docs)
        env, nav = _templates(files, config), _menu(files, frozenset(files.pages), config)
        return Renderer(config, files, nav, (), env, {}, {})


def _files(config: MkDocsConfig, docs: Tree) -> AllFiles:
    """The files that the site is made of. Raises `UnknownError`."""
    refuse_unknown(config)
    return AllFiles(*listed(docs), config)


def _templates(files: AllFiles, config: MkDocsConfig) -> jinja2.Environment:
    """The theme's templates, its own files put among `files`."""
    env = config.theme.get_env()
    env.bytecode_cache = templates.compiled()
    files.add_files_from_theme(env, config)
    return env


def _menu(files: AllFiles, known: Container[str], config: MkDocsConfig) -> Navigation:
    """The menu; of pages that are `known` MkDocs has been asked before."""
    nav = get_navigation(files.for_menu(known), config)
    for page in nav.pages:
        page.read_source(config)  # The menu may show what a page says of itself.
    return nav


def _menu_hash(nav: Navigation) -> str:
    """What stands for all that the menu shows of its pages besides their titles and addresses."""
    said = [
        sorted((name, repr(value)) for name, value in page.meta.items() if name not in FREE)
        for page in nav.pages
    ]
    return blake2b(repr(said).encode("utf-8"), digest_size=16).hexdigest()


def _of_menu(file: File, hashes: Mapping[str, str], asked: Iterable[str]) -> memory.Page:
    """What is remembered of a page that MkDocs made; `asked` are the files that it links to."""
    anchors = [
        (to.src_uri, anchor, link)
        for to, links in (page_of(file).links_to_anchors or {}).items()
        for anchor, link in links.items()
    ]
    scripts = templates.scripts_of(Path(file.abs_dest_path))
    source = hashes.get(file.src_uri, "")
    return memory.Page(source, scripts, tuple(sorted(asked)), tuple(anchors))


def _still_right(
    before: Before, layout: str, uris: Sequence[str], statics: Sequence[str]
) -> tuple[dict[str, memory.Stored], frozenset[str]]:
    """The pages and the other files that need not be made again."""
    present = {*statics, *uris}
    right = before.kept.pages_still_right(layout, before.hashes, present)
    copies = before.kept.statics_still_right(before.hashes)
    if before.intact.whole:  # So what was made is all there.
        return right, copies.intersection(statics)
    return (
        {uri: page for uri, page in right.items() if published(uri) in before.intact},
        frozenset(uri for uri in statics if uri in copies and uri in before.intact),
    )


def _kinds(done: Iterable[Done]) -> dict[str, memory.Kind]:
    """The kinds of pages that came out right wherever they were made."""
    found: dict[str, memory.Kind] = {}
    wrong: set[str] = set()
    for part in done:
        wrong |= part.wrong
        for name, kind in part.kinds.items():
            found[name] = kind.both(found.get(name, kind))
    return {name: kind for name, kind in sorted(found.items()) if name not in wrong}


# --------------------------------------------------------------------------- processes


def _shared_out(
    work: Renderer, uris: Sequence[str], statics: Sequence[str], jobs: int
) -> Iterator[Done]:
    """Do the work, in several processes if it is much and the system can fork."""
    if len(uris) < FEWEST_FOR_PROCESSES or not may_fork(jobs):
        yield work.do(uris, statics)
        return
    # What one process learns of the kinds of pages, the others need not learn again.
    first, rest = _first_of_each_place(uris)
    yield work.do(first, ())
    yield from forked(jobs, lambda uris: work.do(uris, ()), rest)
    yield from forked(jobs, lambda uris: work.do((), uris), statics)


def _first_of_each_place(uris: Sequence[str]) -> tuple[list[str], list[str]]:
    """A few pages of each folder and depth, and all others."""
    counts: Counter[tuple[str, int]] = Counter()
    first: list[str] = []
    rest: list[str] = []
    for uri in uris:
        place = (uri.partition("/")[0], uri.count("/"))
        counts[place] += 1
        (first if counts[place] <= LEARNT else rest).append(uri)
    return first, rest
