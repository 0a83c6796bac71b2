"""A build: what applies to all (`setup`), the digests (`content`), pages, site.

A file with an error is named and left out; everything else goes on. `pipeline` begins it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from policydigest import exports, holdings, store
from policydigest import site as site_module
from policydigest.builds import stamp
from policydigest.builds.content import Content, collect
from policydigest.builds.outcome import Changes, Result, Site
from policydigest.builds.setup import Run, Setup, set_up
from policydigest.exports import heads
from policydigest.fetching import private_texts
from policydigest.indexes import Collection
from policydigest.memory import memories
from policydigest.model import Problem
from policydigest.output import generated
from policydigest.output.units import Writer
from policydigest.pages import SiteText, labels
from policydigest.preview.glimpses import Glimpses
from policydigest.progress import Progress
from policydigest.site import Index, SiteError
from policydigest.store.tree import Tree
from policydigest.store.trees import Trees

READ = (store.SEEDS, store.DIGESTS, private_texts.FOLDER)  # what a build reads and others write
WORDS = "partials/words.html"  # what the theme's own templates import


def build(
    trees: Trees,
    *,
    site: bool,
    jobs: int,
    plain: bool,
    previewing: bool,
    progress: Progress,
    maker: str,
) -> Result:
    """Build the project whose folders are `trees`; `maker` stands for the program.

    What it takes to show glimpses is kept only for one who is `previewing`.
    """
    run = Run(trees, jobs, previewing, progress, maker, [])
    basis = stamp.Inputs(READ, (store.CONFIG,), trees.look(READ, (store.CONFIG,)))
    with trees.of(run.root / store.DOCS).looked_at(jobs):
        setup = set_up(run)
        if setup is None:
            return Result(holdings.in_order(run.problems))
        result = _build(run, setup, site=site, plain=plain)
    _note(run, setup.config, result, basis)
    return result


def _build(run: Run, setup: Setup, *, site: bool, plain: bool) -> Result:
    """Build what has to be built."""
    trees, config = run.trees, setup.config
    published = trees.of(Path(config.site_dir))
    with published.looked_at(run.jobs) if site else contextlib.nullcontext():
        trees.of(run.root / store.DIGESTS).remove_leftovers()
        content = collect(run, setup)
        trees.of(run.root / store.DOCS).remove_leftovers()
        count, newest, drafted = len(content.collection.digests), content.newest, content.drafted
        texts = {name: marks.whole for name, marks in content.marks.items()}
        records = exports.SearchRecords(content.collection, setup.made_with, texts)
        indexing = site_module.indexing(trees, config, records, run.jobs)
        del records
        with indexing if site else contextlib.nullcontext() as index:
            changes, glimpses = _write_pages(run, setup, content)
            # The site is made of what lies below docs/, by processes that need no digests.
            del content
            built = _publish(run, config, newest, changes, index, plain) if index else None
    return Result(holdings.in_order(run.problems), drafted, count, changes, built, glimpses)


def _write_pages(run: Run, setup: Setup, content: Content) -> tuple[Changes, Glimpses | None]:
    """Write what is made from the digests below docs/, and the words of the templates."""
    with run.progress.stage("Writing pages"):
        text = SiteText.from_config(setup.config)
        cache, made_with = run.root / store.CACHE, setup.made_with
        remember = memories.Remembering(cache, made_with)
        writer = Writer.of(
            content.collection, text, content.evidence, made_with, remember, content.marks
        )
        docs = run.trees.of(run.root / store.DOCS)
        changes = generated.sync_units(docs, writer, cache, run.jobs)
        if custom := setup.config.theme.custom_dir:
            _write_words(run.trees.of(Path(custom)), content.collection)
    run.problems.extend(_foreign_problems(changes))
    return changes, Glimpses(writer, setup.config, docs) if run.previewing else None


def _publish(
    run: Run,
    config: MkDocsConfig,
    newest: str | None,
    changes: Changes,
    index: Index,
    plain: bool,
) -> Site | None:
    """Make the site of what lies below docs/; None if it cannot be made."""
    try:
        return site_module.build_site(
            run.trees,
            config,
            index,
            newest,
            run.progress,
            jobs=run.jobs,
            plain=plain,
            hashes=changes.hashes,
        )
    except SiteError as error:
        run.problems.extend(error.problems)
        return None


def _write_words(overrides: Tree, collection: Collection) -> None:
    content = labels.template_words(heads.site_feeds(collection)).encode("utf-8")
    if overrides.read(WORDS) != content:
        overrides.write(WORDS, content)


def _is_all_here(root: Path, config: MkDocsConfig) -> bool:
    """Whether the project's configuration leads to nothing outside the folders that are looked at.

    Another configuration or the environment may be part of it, or programs may be hooked in.
    """
    asks = any(word in store.read_text(root / store.CONFIG) for word in ("INHERIT", "!ENV"))
    folders = [Path(config.docs_dir), Path(config.site_dir), Path(config.theme.custom_dir or root)]
    return not asks and not config.hooks and all(f.is_relative_to(root) for f in folders)


def _note(run: Run, config: MkDocsConfig, result: Result, basis: stamp.Inputs) -> None:
    """Note how everything looks: as it was when the build looked at it, or as the build left it.

    What somebody else wrote meanwhile looks otherwise to the next build, which then does its work.
    """
    root = run.root
    if result.site is None or result.failed or not _is_all_here(root, config):
        return
    folders = [Path(config.docs_dir), result.site.folder]
    if custom := config.theme.custom_dir:
        folders.append(Path(custom))
    made = tuple(folder.relative_to(root).as_posix() for folder in folders)
    path = root / store.CACHE / stamp.NAME
    if any(run.trees.of(root / folder).links() for folder in (*READ, *made)):
        store.remove(path)  # what a link leads to may change, and it looks as it did
        return
    told = stamp.Last(result.problems, result.digests, str(result.site.folder))
    stamp.note(path, run.maker, told, basis, made, run.trees)


def _foreign_problems(changes: Changes) -> Iterable[Problem]:
    text = (
        "is written by the build but was changed or put there by hand. Make the change in "
        "digests/ or seeds/vocabulary/, then delete this file."
    )
    return (Problem(f"{store.DOCS}/{path}", 1, "B004", text) for path in changes.foreign)
