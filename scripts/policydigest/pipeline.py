"""The main job, step by step: sources, drafts, checks, indexes, pages, site.

A file with an error is named and left out; everything else goes on.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from policydigest import (
    checks,
    drafting,
    evidencing,
    exports,
    generated,
    holdings,
    indexes,
    inputs,
    intake,
    private_texts,
    sketching,
    stamp,
    store,
)
from policydigest import site as site_module
from policydigest.checks import Checked
from policydigest.digest_memory import DigestMemory
from policydigest.digests import ParsedDigest, parse
from policydigest.drafting import Known
from policydigest.generated import Changes
from policydigest.locking import exclusive
from policydigest.model import Digest, Problem
from policydigest.pages import SiteText, labels
from policydigest.progress import Progress
from policydigest.publish import fingerprint, unpublish
from policydigest.site import Site, SiteError
from policydigest.tree import Tree, Trees
from policydigest.units import units
from policydigest.vocabulary import Vocabulary
from policydigest.workers import Place

DOCS = "docs"
READ = (store.SEEDS, store.DIGESTS, private_texts.FOLDER)  # what a build reads and others write
WORDS = "partials/words.html"  # what the theme's own templates import
NOTHING = Changes()


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did.

    `problems` stand in the order of files and lines; `digests` is how many are published; `site`
    is None if none was built.
    """

    problems: tuple[Problem, ...]
    drafted: tuple[str, ...] = ()
    digests: int = 0
    pages: Changes = NOTHING
    site: Site | None = None

    @property
    def failed(self) -> bool:
        """Whether any problem is an error."""
        return any(problem.severity == "error" for problem in self.problems)


def build(
    root: Path,
    *,
    site: bool = True,
    jobs: int = 1,
    clean_first: bool = False,
    plain: bool = False,
    progress: Progress | None = None,
) -> Result:
    """Build the project in the folder `root`. Raises `StoreError`."""
    progress = progress or Progress()
    with exclusive(root, lambda: progress.waiting("Another build is running here; waiting.")):
        if clean_first:
            clean(root)
        trees = Trees(root)
        if site and (last := stamp.last(trees, root / store.CACHE / stamp.NAME, _maker(), jobs)):
            nothing = Site(last.site, NOTHING, NOTHING)
            return Result(last.problems, digests=last.digests, site=nothing)
        basis = stamp.Inputs(READ, (store.CONFIG,), trees.look(READ, (store.CONFIG,)))
        docs = trees.of(root / DOCS)
        for tree in (trees.of(root / store.DIGESTS), docs):
            tree.remove_leftovers()
        problems: list[Problem] = []
        vocabulary = holdings.checked_vocabulary(root, problems, keep=True)
        if vocabulary is None:
            return Result(holdings.in_order(problems))
        try:
            config = site_module.configuration(root)
        except SiteError as error:
            return Result(holdings.in_order([*problems, *error.problems]))
        vocabulary_texts = inputs.read_vocabulary(root)
        made_with = fingerprint([_maker(), *chain(*sorted(vocabulary_texts.items()))])
        memory = DigestMemory(root, made_with)
        with progress.stage("Reading digests"):
            read = holdings.read_checked(root, vocabulary, memory, problems, progress)
        with progress.stage("Drafting"):
            parsed = [one.parsed for one in read]
            fresh = draft_missing(root, parsed, vocabulary, jobs, progress, problems)
        with progress.stage("Checking"):
            new = [checks.checked(one, vocabulary) for one in fresh]
            for one in new:
                memory.note(one)
            memory.save()
            sound = check(sorted([*read, *new], key=lambda one: one.parsed.path), problems)
        with progress.stage("Indexing"):
            collection = indexes.build(sound, vocabulary)
        with progress.stage("Gathering evidence"):
            evidence = evidencing.gather(
                root, collection.digests, vocabulary, progress, problems, jobs
            )
        text, built = SiteText.from_config(config), None
        with contextlib.ExitStack() as stack:
            if site:
                records = partial(exports.search_records, collection)
                begun = site_module.indexing(trees, config, records, jobs)
                index = stack.enter_context(begun)
            with progress.stage("Writing pages"):
                made_of = units(collection, text, evidence, made_with)
                changes = generated.sync_units(docs, made_of, root / store.CACHE, jobs)
                if custom := config.theme.custom_dir:
                    _write_words(trees.of(Path(custom)))
                problems.extend(_foreign_problems(changes))
            if site:
                try:
                    date = max((digest.date for digest in sound), default=None)
                    built = site_module.build_site(
                        trees,
                        config,
                        index,
                        date,
                        progress,
                        jobs=jobs,
                        plain=plain,
                        hashes=changes.hashes,
                    )
                except SiteError as error:
                    problems.extend(error.problems)
        names = tuple(one.path for one in fresh)
        result = Result(holdings.in_order(problems), names, len(collection.digests), changes, built)
        _note(trees, config, result, basis)
        return result


def _maker() -> str:
    return fingerprint(site_module.versions())


def _write_words(overrides: Tree) -> None:
    content = labels.template_words().encode("utf-8")
    if overrides.read(WORDS) != content:
        overrides.write(WORDS, content)


def _is_all_here(root: Path, config: MkDocsConfig) -> bool:
    """Whether the project's configuration leads to nothing outside the folders that are looked at.

    Another configuration or the environment may be part of it, or programs may be hooked in.
    """
    asks = any(word in store.read_text(root / store.CONFIG) for word in ("INHERIT", "!ENV"))
    folders = [Path(config.docs_dir), Path(config.site_dir), Path(config.theme.custom_dir or root)]
    return not asks and not config.hooks and all(f.is_relative_to(root) for f in folders)


def _note(trees: Trees, config: MkDocsConfig, result: Result, basis: stamp.Inputs) -> None:
    """Note how everything looks: as it was when the build looked at it, or as the build left it.

    What somebody else wrote meanwhile looks otherwise to the next build, which then does its work.
    """
    root = trees.root
    if result.site is None or result.failed or not _is_all_here(root, config):
        return
    custom = config.theme.custom_dir
    folders = (Path(config.docs_dir), *([Path(custom)] if custom else []), result.site.folder)
    made = tuple(folder.relative_to(root).as_posix() for folder in folders)
    told = stamp.Last(result.problems, result.digests, result.site.folder)
    path = root / store.CACHE / stamp.NAME
    stamp.note(path, _maker(), told, basis, made, trees)


def clean(root: Path) -> Changes:
    """Forget what earlier builds made: caches, the site, generated pages nobody has changed.

    Raises `StoreError`.
    """
    changes = generated.forget_generated(root / DOCS)
    with contextlib.suppress(SiteError):
        config = site_module.configuration(root)
        published = Tree(Path(config.site_dir))
        for part in site_module.PARTS:
            unpublish(part, published)
        if custom := config.theme.custom_dir:
            store.remove(Path(custom, WORDS))
    # The lock stays: another process may be waiting for it.
    for path in sorted((root / store.CACHE).glob("*")):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != "lock":
            store.remove(path)
    return changes


def draft_missing(
    root: Path,
    parsed: Sequence[ParsedDigest],
    vocabulary: Vocabulary,
    jobs: int,
    progress: Progress,
    problems: list[Problem],
) -> list[ParsedDigest]:
    """Draft a digest for every source below seeds/ that has none; return the new ones."""
    found = inputs.find_sources(root)
    problems.extend(found.problems)
    known = Known.of(parsed)
    known.unread += holdings.unread(root, parsed)
    works = intake.expand(root, found.files, problems, lambda name: not known.has(name))
    missing = list(works)
    if missing:
        known.twins = sketching.of_digests(root, parsed)
    drafted = drafting.draft_sources(root, missing, vocabulary, Place(jobs), progress)
    return [
        parse(one.text, one.path)
        for part in drafted
        for one in drafting.write_drafts(root, part, known, problems)
    ]


def check(read: Sequence[Checked], problems: list[Problem]) -> list[Digest]:
    """Add what is wrong in the digests and between them; return those without an error."""
    found = [problem for one in read for problem in one.problems]
    found += checks.check_collection(one.outline for one in read if one.outline is not None)
    problems.extend(found)
    bad = {problem.file for problem in found if problem.severity == "error"}
    parsed = (one.parsed for one in read)
    return [one.digest for one in parsed if one.digest is not None and one.path not in bad]


def _foreign_problems(changes: Changes) -> Iterable[Problem]:
    text = (
        "is written by the build but was changed or put there by hand. Make the change in "
        "digests/ or seeds/vocabulary/, then delete this file."
    )
    return (Problem(f"{DOCS}/{path}", 1, "B004", text) for path in changes.foreign)
