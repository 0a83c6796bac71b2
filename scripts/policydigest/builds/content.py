"""The first half of a build: all digests, read, drafted, checked and in order, with evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policydigest import checks, evidencing, holdings, indexes, store
from policydigest.builds.setup import Run, Setup
from policydigest.checks import Checked
from policydigest.digests import ParsedDigest, parse
from policydigest.drafts import intake, sketching
from policydigest.drafts.known import Known, Named
from policydigest.evidence import Evidence
from policydigest.groups import digest_links
from policydigest.indexes import Collection
from policydigest.memory.digest_memory import DigestMemory
from policydigest.memory.source_memory import SourceMemory
from policydigest.model import Digest, Problem
from policydigest.output.marks import Marks, marks_of
from policydigest.parallel.workers import Place
from policydigest.store import inputs
from policydigest.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Content:
    """The digests without an error, the evidence for their tags, and the files that are new."""

    collection: Collection
    marks: Mapping[str, Marks]
    evidence: Mapping[str, Sequence[Evidence]]
    newest: str | None  # the latest date of a digest
    drafted: tuple[str, ...]


def collect(run: Run, setup: Setup) -> Content:
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
    return Content(collection, marks, evidence, newest, tuple(one.path for one in fresh))


def _marks(
    sound: Iterable[Digest], read: Iterable[Checked], memory: DigestMemory
) -> dict[str, Marks]:
    """What stands for each digest by its id: as remembered, unless its links were changed."""
    # One whose links lead elsewhere than as they are written is another object.
    known = {id(one.parsed.digest): memory.marks(one.parsed.path) for one in read}
    return {digest.id: known.get(id(digest)) or marks_of(digest) for digest in sound}


def _draft_missing(
    run: Run, parsed: Sequence[ParsedDigest], vocabulary: Vocabulary, sources: SourceMemory
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
