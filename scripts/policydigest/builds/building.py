"""The steps of a build: sources, drafts, checks, indexes, pages, site. `pipeline` begins it.

A file with an error is named and left out; everything else goes on.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from policydigest import checks, evidencing, exports, holdings, indexes, store
from policydigest import site as site_module
from policydigest.builds import stamp
from policydigest.builds.outcome import Changes, Result, Site
from policydigest.checks import Checked
from policydigest.digests import ParsedDigest, parse
from policydigest.drafts import intake, sketching
from policydigest.drafts.known import Known, Named
from policydigest.evidence import Evidence
from policydigest.exports import heads
from policydigest.fetching import private_texts
from policydigest.groups import digest_links
from policydigest.hashes import fingerprint
from policydigest.indexes import Collection
from policydigest.memory import memories
from policydigest.memory.digest_memory import DigestMemory
from policydigest.memory.source_memory import SourceMemory
from policydigest.model import Digest, Problem
from policydigest.output import generated
from policydigest.output.marks import Marks, marks_of
from policydigest.output.units import Writer
from policydigest.pages import SiteText, labels
from policydigest.parallel.workers import Place
from policydigest.preview.glimpses import Glimpses
from policydigest.progress import Progress
from policydigest.site import Index, SiteError
from policydigest.store import inputs
from policydigest.store.tree import Tree
from policydigest.store.trees import Trees
from policydigest.vocabulary import Vocabulary

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
    run = _Run(trees, jobs, previewing, progress, maker, [])
    basis = stamp.Inputs(READ, (store.CONFIG,), trees.look(READ, (store.CONFIG,)))
    with trees.of(run.root / store.DOCS).looked_at(jobs):
        setup = _set_up(run)
        if setup is None:
            return Result(holdings.in_order(run.problems))
        result = _build(run, setup, site=site, plain=plain)
    _note(run, setup.config, result, basis)
    return result


def _build(run: _Run, setup: _Setup, *, site: bool, plain: bool) -> Result:
    """Build what has to be built."""
    trees, config = run.trees, setup.config
    published = trees.of(Path(config.site_dir))
    with published.looked_at(run.jobs) if site else contextlib.nullcontext():
        trees.of(run.root / store.DIGESTS).remove_leftovers()
        content = _collect(run, setup)
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


@dataclass(frozen=True, slots=True)
class _Run:
    """What every step of a build is handed; each adds what it finds wrong to `problems`."""

    trees: Trees
    jobs: int
    previewing: bool
    progress: Progress
    maker: str
    problems: list[Problem]

    @property
    def root(self) -> Path:
        return self.trees.root


@dataclass(frozen=True, slots=True)
class _Setup:
    """What applies to all digests. `made_with` stands for the program and the vocabulary."""

    vocabulary: Vocabulary
    config: MkDocsConfig
    made_with: str


@dataclass(frozen=True, slots=True)
class _Content:
    """The digests without an error, the evidence for their tags, and the files that are new."""

    collection: Collection
    marks: Mapping[str, Marks]
    evidence: Mapping[str, Sequence[Evidence]]
    newest: str | None  # the latest date of a digest
    drafted: tuple[str, ...]


def _set_up(run: _Run) -> _Setup | None:
    """Read vocabulary and configuration; None if one of them cannot be used."""
    texts = inputs.read_vocabulary(run.root)
    vocabulary = holdings.checked_vocabulary(run.root, texts, run.problems)
    if vocabulary is None:
        return None
    try:
        config = site_module.configuration(run.root)
    except SiteError as error:
        run.problems.extend(error.problems)
        return None
    return _Setup(vocabulary, config, fingerprint([run.maker, *chain(*sorted(texts.items()))]))


def _collect(run: _Run, setup: _Setup) -> _Content:
    """Read all digests, draft those that are missing, check them all, and order the sound ones."""
    memory = DigestMemory(run.root, setup.made_with, run.trees.look_of_files(store.DIGESTS))
    with run.progress.stage("Reading digests"):
        read = holdings.read_checked(run.root, setup.vocabulary, memory, run.problems, run.progress)
    sources = SourceMemory(run.root, setup.made_with, run.trees.look_of_files(store.SEEDS))
    with run.progress.stage("Drafting"):
        fresh = _draft_missing(run, [one.parsed for one in read], setup.vocabulary, sources)
    with run.progress.stage("Checking"):
        new = [checks.checked(one, setup.vocabulary) for one in fresh]
        for one in new:
            memory.note(one)
        memory.save()
        every = sorted([*read, *new], key=lambda one: one.parsed.path)
        sound = check(every, run.problems)
        marks = _marks(sound, every, memory)
    with run.progress.stage("Indexing"):
        collection = indexes.build(sound, setup.vocabulary)
    with run.progress.stage("Gathering evidence"):
        evidence = evidencing.gather(
            run.root,
            collection.digests,
            setup.vocabulary,
            setup.made_with,
            run.progress,
            run.problems,
            run.jobs,
            sources,
        )
        sources.save()
    newest = max((digest.date for digest in sound), default=None)
    return _Content(collection, marks, evidence, newest, tuple(one.path for one in fresh))


def _marks(
    sound: Iterable[Digest], read: Iterable[Checked], memory: DigestMemory
) -> dict[str, Marks]:
    """What stands for each digest by its id: as remembered, unless its links were changed."""
    # One whose links lead elsewhere than as they are written is another object.
    known = {id(one.parsed.digest): memory.marks(one.parsed.path) for one in read}
    return {digest.id: known.get(id(digest)) or marks_of(digest) for digest in sound}


def _draft_missing(
    run: _Run, parsed: Sequence[ParsedDigest], vocabulary: Vocabulary, sources: SourceMemory
) -> list[ParsedDigest]:
    """Draft a digest for every source below seeds/ that has none; return the new ones."""
    found = inputs.find_sources(run.root)
    run.problems.extend(found.problems)
    named = Named.of(parsed, holdings.unread(run.root, parsed))

    def wanted(name: str) -> bool:
        return not named.has(name)

    missing = list(intake.expand(run.root, found.files, run.problems, wanted, sources.is_container))
    if not missing:
        return []
    from policydigest.drafts import drafting

    known = Known.of(parsed, named)
    known.twins = sketching.of_digests(run.root, parsed)
    drafted = drafting.draft_sources(run.root, missing, vocabulary, Place(run.jobs), run.progress)
    return [
        parse(one.text, one.path)
        for part in drafted
        for one in drafting.write(
            run.root, drafting.plan(run.root, part, known, run.problems), run.problems
        )
    ]


def check(read: Sequence[Checked], problems: list[Problem]) -> list[Digest]:
    """Add what is wrong in the digests and between them; return those without an error.

    Links in their texts lead to others of them. `problems` names the files that could not be read.
    """
    found = [problem for one in read for problem in one.problems]
    unread = {one.file for one in problems if one.file.startswith(f"{store.DIGESTS}/")}
    unread |= {one.parsed.path for one in read if one.outline is None}
    outlines = (one.outline for one in read if one.outline is not None)
    found += checks.check_collection(outlines, unread)
    problems.extend(found)
    bad = {problem.file for problem in found if problem.severity == "error"}
    parsed = (one.parsed for one in read)
    sound = [one.digest for one in parsed if one.digest is not None and one.path not in bad]
    known = digest_links.by_id(sound)
    return [digest_links.resolved(digest, known) for digest in sound]


def _write_pages(run: _Run, setup: _Setup, content: _Content) -> tuple[Changes, Glimpses | None]:
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
    run: _Run,
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


def _note(run: _Run, config: MkDocsConfig, result: Result, basis: stamp.Inputs) -> None:
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
