"""Makes the pages of the site the fast way: over MkDocs' own configuration, menu and templates.

What is written is byte for byte what `mkdocs build --strict` writes, and every warning of MkDocs
is given. Pages in the menu, and all pages that `bodies` or `layouts` are unsure of, go through
MkDocs' own functions. The first pages of each kind are made both ways and compared; a kind that
differs is made by MkDocs throughout. MkDocs 1.x no longer changes; its version is pinned.
"""

from __future__ import annotations

import contextlib
import logging
import posixpath
import shutil
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import jinja2
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from policydigest.exports.headers import inline_scripts
from policydigest.processes import forked, may_fork
from policydigest.publishing import front as front_matter
from policydigest.publishing import kept as memory
from policydigest.publishing import templates
from policydigest.publishing.bodies import Bodies, UnsureError, is_elsewhere
from policydigest.publishing.files import AllFiles, OutOfMenu, UnknownError, files_of
from policydigest.publishing.kept import Kept
from policydigest.publishing.layouts import FREE, Layouts
from policydigest.tree import Tree

EXTENSIONS = frozenset({"toc", "tables", "fenced_code", "attr_list", "md_in_html"})
# With an anchor beside each heading, headings would be rendered otherwise.
TOC_OPTIONS: Mapping[str, object] = {"permalink": False}
# So many pages of each kind are made both ways.
PROOFS = 2
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
    intact: Container[str] = frozenset()


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
    refuse_unknown(config)
    before = before or Before()
    with warnings() as told:
        files, statics = files_of(config, docs or Tree(Path(config.docs_dir)))
        env = config.theme.get_env()
        env.bytecode_cache = templates.compiled()
        files.add_files_from_theme(env, config)
        set_exclusions(files, config)
        nav = get_navigation(files.for_menu(), config)
        documents = files.documentation_pages()
        in_menu = {page.file.src_uri for page in nav.pages}
        for page in nav.pages:
            page.read_source(config)  # The menu may show what a page says of itself.
        layout = f"{before.layout} {_menu_hash(nav)}"
        right, right_statics = _still_right(before, layout, files, statics)
        shown = templates.listed(layout, (file.dest_uri for file in documents))
        whole_files = templates.still_right(before.kept, before.intact, shown, config)
        for file in documents:
            if file.page is None and not (whole_files and file.src_uri in right):
                OutOfMenu(None, file, config)
        work = _Work(config, files, nav, documents, env, before.hashes)
        others = [file.src_uri for file in documents if file.src_uri not in in_menu]
        fresh = [uri for uri in others if uri not in right]
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
            build._populate_page(_page(file), config, files)
            asked[file.src_uri] = frozenset(files.asked)
        files.copy_static_files()
        for template in () if whole_files else config.theme.static_templates:
            build._build_theme_template(template, env, files, config, nav)
        for file in slow:
            build._build_page(_page(file), config, documents, nav, env)
        # Of a page that is kept, a link is looked at only if the page it leads to is not.
        links = [(uri, *link) for uri, page in made.items() for link in page.anchors]
        links += [
            (uri, *link)
            for uri, page in right.items()
            for link in page.anchors
            if link[0] not in right
        ]
        _check_anchors(config, files, documents, links)
    site = Path(config.site_dir)
    menu = {
        file.src_uri: _of_menu(file, before.hashes, asked[file.src_uri])
        for file in slow
        if file.src_uri in in_menu
    }
    pages = {**right, **made, **menu}
    scripts = {script for page in pages.values() for script in page.scripts}
    whole = [site / files.src_uris[uri].dest_uri for uri in plain]
    scripts.update(script for path in whole for script in templates.scripts_of(path))
    left = {files.src_uris[uri].dest_uri for uri in right} | right_statics | whole_files.keys()
    whole_files = whole_files or templates.made(config)
    scripts.update(script for found in whole_files.values() for script in found)
    copies = {uri: before.hashes.get(uri, "") for uri in statics}
    kept = Kept(layout, pages, copies, shown, whole_files)
    return Made(
        len(made), plain, tuple(told), frozenset(menu), frozenset(scripts), frozenset(left), kept
    )


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
        for to, links in (_page(file).links_to_anchors or {}).items()
        for anchor, link in links.items()
    ]
    scripts = templates.scripts_of(Path(file.abs_dest_path))
    source = hashes.get(file.src_uri, "")
    return memory.Page(source, scripts, tuple(sorted(asked)), tuple(anchors))


def _still_right(
    before: Before, layout: str, files: AllFiles, statics: Sequence[str]
) -> tuple[dict[str, memory.Page], frozenset[str]]:
    """The pages and the other files that need not be made again."""
    present = {*statics, *files.src_uris}
    right = before.kept.pages_still_right(layout, before.hashes, present)
    copies = before.kept.statics_still_right(before.hashes)
    return (
        {uri: page for uri, page in right.items() if files.src_uris[uri].dest_uri in before.intact},
        frozenset(uri for uri in statics if uri in copies and uri in before.intact),
    )


# --------------------------------------------------------------------------- pages


@dataclass(frozen=True, slots=True)
class _Done:
    """What a share of the work came to.

    `made` are the pages by their paths; `unsure` are pages left for MkDocs, and why.
    """

    made: Mapping[str, memory.Page]
    unsure: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Work:
    """Renders pages; what it has learnt of one page serves the next."""

    config: MkDocsConfig
    files: AllFiles
    nav: Navigation
    documents: Sequence[File]
    env: jinja2.Environment
    hashes: Mapping[str, str]
    bodies: Bodies = field(init=False)
    layouts: Layouts = field(init=False)
    # The inline scripts in the pages of a kind.
    _scripts: dict[object, tuple[str, ...]] = field(default_factory=dict)
    _tried: Counter[object] = field(default_factory=Counter)
    _wrong: set[object] = field(default_factory=set)
    _folders: set[str] = field(default_factory=set)
    _addresses: dict[tuple[str, str], dict[str, _Address]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bodies = Bodies(self.config.markdown_extensions, self.config.mdx_configs)
        self.layouts = Layouts(self.config, self.nav, self.documents, self.env)

    def do(self, uris: Iterable[str], statics: Iterable[str]) -> _Done:
        """Write the pages and copy the other files."""
        made, unsure = {}, []
        for uri in uris:
            file = self.files.src_uris[uri]
            try:
                output, made[uri] = self._render(file)
            except UnsureError as error:
                unsure.append((uri, str(error)))
                continue
            path = self._place(file.dest_uri)
            with open(path, "wb") as target:  # noqa: PTH123 - `Path` takes twice as long
                target.write(output.encode("utf-8", errors="xmlcharrefreplace"))
        for uri in statics:
            shutil.copyfile(f"{self.config.docs_dir}/{uri}", self._place(uri))
        return _Done(made, tuple(unsure))

    def _place(self, uri: str) -> str:
        """Where a file of the site is written; its folder is made."""
        folder = posixpath.dirname(uri)
        if folder not in self._folders:
            Path(self.config.site_dir, folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self.config.site_dir}/{uri}"

    def _render(self, file: File) -> tuple[str, memory.Page]:
        page = _page(file)
        try:
            source = file.content_string
        except (OSError, ValueError) as error:
            raise UnsureError("MkDocs says what is wrong with the file") from error
        text, front = front_matter.read(source)
        if not isinstance(front.get("title"), str) or "template" in front:
            raise UnsureError("no title, or a template of its own")
        resolve = _Resolver(self, page)
        body = self.bodies.render(text, resolve)
        if "<script" in body.html:
            raise UnsureError("a script in the text")
        kind = self.layouts.kind(page, front, body)
        if kind in self._wrong:
            raise UnsureError("a kind that only MkDocs gets right")
        output = self.layouts.render(page, front, body)
        if self._tried[kind] < PROOFS:
            self._tried[kind] += 1
            with warnings():  # They would be the same for all pages, or are given elsewhere.
                page.read_source(self.config)
                page.render(self.config, self.files)
                whole = self.layouts.whole(page)
            page.markdown = page.content = None
            if output != whole:
                self._wrong.add(kind)
                raise UnsureError("a kind that only MkDocs gets right")
            found = sorted(inline_scripts(whole).union(self._scripts.get(kind, ())))
            self._scripts[kind] = tuple(found)
        source = self.hashes.get(file.src_uri, "")
        made = memory.Page(
            source, self._scripts[kind], tuple(sorted(resolve.targets)), tuple(resolve.anchors)
        )
        return output, made

    def addresses(self, page: Page) -> dict[str, _Address]:
        """The links that were followed from pages at the same place, by how they are written."""
        place = (posixpath.dirname(page.file.src_uri), posixpath.dirname(page.url.rstrip("/")))
        return self._addresses.setdefault(place, {})

    def follow(self, page: Page, link: str) -> tuple[_Address, bool]:
        """Where a link to a file leads, and whether it leads there from all pages at the place."""
        before, mark, anchor = link.partition("#")
        path, asked, query = before.partition("?")
        if path.startswith("/") or any(sign in path for sign in ":%&") or "#" in anchor:
            raise UnsureError(f"a link to {link}")
        uri = page.file.src_uri
        if not path and query:
            raise UnsureError(f"a link to {link}")
        if not path:
            return _Address(link, "", (uri, anchor, link)), False
        target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
        file = self.files.get_file_from_path(target)
        if file is None or target.startswith(".."):
            raise UnsureError(f"a link to {path}")
        published = get_relative_url(file.url, page.url) + (asked + query if query else "")
        address = _Address(
            published + (mark + anchor if anchor else ""),
            target,
            (target, anchor, link) if anchor else None,
        )
        # The way to oneself and below is like no other's.
        return address, not file.url.startswith(page.url)


@dataclass(frozen=True, slots=True)
class _Address:
    """Where a link leads: as published, as a path below `docs/`, and the anchor it asks for."""

    published: str
    target: str
    anchor: tuple[str, str, str] | None


class _Resolver:
    """Turns the addresses of a page's links into those published, as MkDocs does."""

    def __init__(self, work: _Work, page: Page) -> None:
        self._work, self._page, self._known = work, page, work.addresses(page)
        self.targets: set[str] = set()
        self.anchors: list[tuple[str, str, str]] = []

    def __call__(self, link: str) -> str:
        found = self._known.get(link)
        if found is None:
            if is_elsewhere(link):
                return link
            found, for_all = self._work.follow(self._page, link)
            if for_all:
                self._known[link] = found
        if found.target:
            self.targets.add(found.target)
        if found.anchor:
            self.anchors.append(found.anchor)
        return found.published


def _page(file: File) -> Page:
    assert file.page is not None
    return file.page


def _made_page(file: File, config: MkDocsConfig) -> Page:
    """The file's page, which one that is kept has not unless something asks for it."""
    return file.page or OutOfMenu(None, file, config)


def _check_anchors(
    config: MkDocsConfig,
    files: Files,
    documents: Sequence[File],
    anchors: Iterable[tuple[str, str, str, str]],
) -> None:
    """Have MkDocs say which links to anchors lead nowhere."""
    targets = set()
    for uri, target, anchor, link in anchors:
        file = files.get_file_from_path(target)
        if file is None or not file.is_documentation_page():
            continue
        page = _made_page(files.src_uris[uri], config)
        if page.links_to_anchors is None:
            page.links_to_anchors = {}
        page.links_to_anchors.setdefault(file, {}).setdefault(anchor, link)
        targets.add(target)
    linking = [file.page for file in documents if file.page and file.page.links_to_anchors]
    for page in linking:
        targets.update(to.src_uri for to in page.links_to_anchors or {})
    for target in sorted(targets):
        found = files.src_uris.get(target)
        if found is None:
            continue
        page = _made_page(found, config)
        if page.present_anchor_ids is None:
            links = page.links_to_anchors
            with warnings():  # Given when the page was made.
                page.read_source(config)
                page.render(config, files)
            page.links_to_anchors = links
    for page in linking:
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)


# --------------------------------------------------------------------------- processes


def _shared_out(
    work: _Work, uris: Sequence[str], statics: Sequence[str], jobs: int
) -> Iterator[_Done]:
    """Do the work, in several processes if it is much and the system can fork."""
    if len(uris) < FEWEST_FOR_PROCESSES or not may_fork(jobs):
        yield work.do(uris, statics)
        return
    # What one process learns of the kinds of pages, the others need not learn again.
    first, rest = _first_of_each_place(uris)
    yield work.do(first, ())
    yield from forked(jobs, work.do, _parts(rest, jobs), _parts(statics, jobs))


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


def _parts(items: Sequence[str], count: int) -> list[Sequence[str]]:
    size = -(-len(items) // count)
    return [items[number * size : (number + 1) * size] for number in range(count)]


class _Keep(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextlib.contextmanager
def warnings() -> Iterator[list[str]]:
    """What MkDocs warns of meanwhile, instead of printing it."""
    logger = logging.getLogger("mkdocs")
    before, propagates, keep = logger.handlers[:], logger.propagate, _Keep()
    logger.handlers, logger.propagate = [keep], False
    try:
        yield keep.messages
    finally:
        logger.handlers, logger.propagate = before, propagates
