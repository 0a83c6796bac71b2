"""Makes the pages and the search index, and publishes them in `site/`.

The pages are what `mkdocs build --strict` makes of the project, which the fast way makes too, and
any warning stops the build. Both write into a folder beside it first; the published files change
only when all went well, and only those whose bytes differ.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from policydigest import program, store
from policydigest.builds.outcome import Changes, Site
from policydigest.checks.hand_written import page_problem
from policydigest.exports import headers
from policydigest.hashes import value_hash
from policydigest.memory import memories
from policydigest.model import Problem
from policydigest.parallel.processes import meanwhile
from policydigest.progress import Progress
from policydigest.publishing import fast
from policydigest.publishing import plain as plain_way
from policydigest.publishing.fast import Before, Made
from policydigest.publishing.files import UnknownError
from policydigest.publishing.kept import Kept
from policydigest.publishing.plain import MkDocsError
from policydigest.publishing.publish import PAGES, SEARCH, look, publish
from policydigest.publishing.scratch import remove_scratch, scratch
from policydigest.publishing.site_layout import hashes_of, layout_of
from policydigest.search.pagefind_service import Records, SearchError
from policydigest.search.writing import Indexed, write_index
from policydigest.store.tree import Tree
from policydigest.store.trees import Trees

PAGES_MADE = "pages.msgpack"  # what pages were made of
_PLACE_OF_SEARCH = (
    f"would be published in {SEARCH.folder}/, where the search index lies. Give the file or its "
    "folder another name."
)
# How MkDocs lists the pages that are in no menu.
_NEXT_PAGE = "\n  - "
# How it names the page that a link stands in.
_IN_PAGE = re.compile(
    r"Doc file '(?P<page>[^']+)' (?P<said>contains [a-z ]*link '(?P<link>[^']+)'.*)", re.DOTALL
)


class SiteError(Exception):
    """The site could not be built; `problems` say why, as MkDocs told it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Index:
    """A search index that may still be in the making: what waits for it, and its folder."""

    wait: Callable[[], Indexed | SearchError | store.StoreError]
    folder: Path


@contextlib.contextmanager
def indexing(trees: Trees, config: MkDocsConfig, records: Records, jobs: int) -> Iterator[Index]:
    """Begin to make the search index of `records`, beside whatever follows if there are `jobs`.

    `build_site` publishes it. Raises `StoreError`.
    """
    root = trees.root
    remove_scratch(root)
    # A tree of its own: the site may still be looked at.
    published, cache = Tree(Path(config.site_dir)), root / store.CACHE
    made_with, memory = program.versions(), cache / "search"
    with scratch(root) as folder:
        work = partial(
            write_index, records, folder, memory, SEARCH, published, cache, made_with, jobs
        )
        beside = meanwhile(jobs, work)
        del records, work  # Another process has them: those started later shall not hold them too.
        with beside as wait:
            yield Index(wait, folder)


def build_site(
    trees: Trees,
    config: MkDocsConfig,
    index: Index,
    date: str | None,
    progress: Progress | None = None,
    *,
    jobs: int = 1,
    plain: bool = False,
    hashes: Mapping[str, str] | None = None,
) -> Site:
    """Publish the project's Markdown, and the search index that `indexing` began.

    With `plain`, MkDocs makes all pages itself, as it also does where the fast way is unsure.
    `trees` are the project's folders as they are; `hashes` are those of files below `docs/` that
    need not be read to know them.

    `date` (ISO 8601, a day or a month) is what the site's map gives as the day of the pages; it
    comes from the content, so that the same content gives the same bytes. Raises `SiteError` and
    `StoreError`.
    """
    progress = progress or Progress()
    root = trees.root
    _refuse_links_out(trees, config)
    docs, published = trees.of(Path(config.docs_dir)), trees.of(Path(config.site_dir))
    cache, memory = root / store.CACHE, root / store.CACHE / PAGES_MADE
    sources = hashes_of(docs, hashes or {})
    layout = layout_of(trees, config, sources, date)
    pages_from = value_hash(layout, date, sorted(sources.items()))
    before = look(PAGES, published, cache)
    stale = not before.is_current(pages_from)
    pages = search = Changes()
    made = None
    with scratch(root) as fresh:
        if stale:
            _refuse_wrong(docs.top, sources.keys() - (hashes or {}).keys())
            recalled = memories.recall(memory, Kept)
            last = recalled if recalled and recalled.is_whole() else Kept()
            known = Before(last, layout, sources, before.intact)
            with progress.stage("Making pages"):
                if not plain:
                    made = _make_fast(config, docs, fresh, date, jobs, known, progress)
                if made is None:
                    _make_plain(root, fresh, date)
        # Both are made before either is published: the search index goes with its pages.
        with progress.stage("Indexing for search"):
            indexed = index.wait()
        if isinstance(indexed, SearchError):
            text = f"search index: {indexed}"
            raise SiteError([Problem(store.CONFIG, 1, "B003", text)]) from indexed
        if isinstance(indexed, store.StoreError):
            raise indexed
        with progress.stage("Publishing"):
            if not indexed.is_current:
                search = publish(
                    SEARCH, index.folder, published, cache, indexed.made_from, indexed.right
                )
            if stale:
                # What is remembered must never be ahead of what is published.
                store.remove(memory)
                kept_pages = made.left if made else frozenset()
                pages = publish(PAGES, fresh, published, cache, pages_from, kept_pages)
                if made:
                    memories.keep(memory, made.kept)
    return Site(published.top, pages, search)


def configuration(root: Path) -> MkDocsConfig:
    """The project's mkdocs.yml. Raises `SiteError` if it is missing or wrong."""
    path = root / store.CONFIG
    if not path.is_file():
        text = f"is missing: {root} is not a project folder. Run this in the project's folder."
        raise SiteError([Problem(store.CONFIG, 1, "B001", text)])
    try:
        return load_config(str(path))
    except Abort as error:  # MkDocs has printed what it found
        text = "is not accepted by MkDocs. The lines printed above say what to correct."
        raise SiteError([Problem(store.CONFIG, 1, "B001", text)]) from error
    except ConfigurationError as error:
        text = " ".join(str(error).split()) or "is not a valid MkDocs configuration."
        raise SiteError([Problem(store.CONFIG, 1, "B001", text)]) from error


def _refuse_links_out(trees: Trees, config: MkDocsConfig) -> None:
    """Raise `SiteError` for links that would publish files of this machine: MkDocs follows them."""
    text = (
        "is a link to a folder, or out of the project: what it leads to would be published. Put "
        "the file itself there."
    )
    root = trees.root
    folders = [Path(folder) for folder in (config.docs_dir, config.theme.custom_dir) if folder]
    links = [
        folder / link
        for folder in folders
        if folder.is_relative_to(root)
        for link in trees.of(folder).links()
    ]
    problems = [
        Problem(link.relative_to(root).as_posix(), 1, "B007", text)
        for link in links
        if link.is_dir() or not store.is_inside(link, root)
    ]
    if problems:
        raise SiteError(problems)


def _refuse_wrong(docs: Path, written: Iterable[str]) -> None:
    """Raise `SiteError` for files `written` by hand that cannot be published as they are meant."""
    problems: list[Problem] = []
    for name in sorted(written):
        path = f"{docs.name}/{name}"
        if name == f"{SEARCH.folder}.md" or name.startswith(f"{SEARCH.folder}/"):
            problems.append(Problem(path, 1, "B009", _PLACE_OF_SEARCH))
        elif name.endswith(".md") and (found := page_problem(path, store.read_bytes(docs / name))):
            problems.append(found)
    if problems:
        raise SiteError(problems)


def _make_fast(
    config: MkDocsConfig,
    docs: Tree,
    output: Path,
    date: str | None,
    jobs: int,
    before: Before,
    progress: Progress,
) -> Made | None:
    """Make the pages the fast way; None if only MkDocs can, or can say what is wrong."""
    try:
        with plain_way.clock(date), _into(config, output):
            made = fast.make(config, jobs, before, docs)
    except UnknownError as error:
        progress.waiting(
            f"{store.CONFIG}: {error} is not known to the fast way; MkDocs makes the site."
        )
        return None
    except (MkDocsException, TemplateError, ValueError):
        return None
    except OSError as error:
        raise store.explain(output, "written", error) from error
    if made.warnings:
        raise SiteError(_problems(Path(config.docs_dir), made.warnings))
    text = headers.render_headers(made.scripts)
    store.write_if_changed(output / headers.PATH, text, durable=False)
    return made


@contextlib.contextmanager
def _into(config: MkDocsConfig, output: Path) -> Iterator[None]:
    """The configuration with another folder for the site."""
    before = config.site_dir
    config.site_dir = str(output)
    try:
        yield
    finally:
        config.site_dir = before


def _make_plain(root: Path, output: Path, date: str | None) -> None:
    try:
        plain_way.run(root, output, date)
    except MkDocsError as error:
        raise SiteError(_problems(root / store.DOCS, error.warnings)) from error
    _write_headers(output)


def _write_headers(pages: Path) -> None:
    """Name every inline script of the built pages in the headers that hosts are to send."""
    scripts: set[str] = set()
    for name in store.walk(pages, ""):
        if name.endswith(".html"):
            scripts |= headers.inline_scripts(store.read_text(pages / name))
    store.write_if_changed(pages / headers.PATH, headers.render_headers(scripts), durable=False)


def _problems(docs: Path, warnings: Iterable[str]) -> list[Problem]:
    """MkDocs' warnings, each once, in the file that they name.

    The one of pages outside the menu is one of each such page.
    """
    found = []
    for warning in dict.fromkeys(warnings):
        said, *pages = warning.split(_NEXT_PAGE)
        if match := _IN_PAGE.match(warning):
            line = _line(docs / match["page"], match["link"])
            text = f"MkDocs: {match['said']}"
            found.append(Problem(f"docs/{match['page']}", line, "B002", text))
            continue
        if not pages or '"nav"' not in said:
            found.append(Problem(store.CONFIG, 1, "B002", f"MkDocs: {warning}"))
            continue
        text = f"is in no menu. Name it under `nav` in {store.CONFIG}, or remove it."
        found += [Problem(f"docs/{page}", 1, "B002", text) for page in pages]
    return found


def _line(page: Path, link: str) -> int:
    """The first line of a page that has the link."""
    lines = store.read_text(page).split("\n") if page.is_file() else []
    return next((number for number, line in enumerate(lines, start=1) if link in line), 1)
