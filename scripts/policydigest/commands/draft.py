"""`policydigest draft`: digests for sources; by default for those below seeds/ without one.

A source that is named and has a digest already, and with `--update` every source that has one, is
drafted again, and what the machine finds now is merged into the digest: fields and sections that
a person has changed stay.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from policydigest import digests, holdings, reporting, store
from policydigest.archived_copies import copy_of, is_form
from policydigest.checks.sources import archived_problem
from policydigest.commands import gathering, modelling
from policydigest.commands.options import add_jobs
from policydigest.commands.paths import UsageError
from policydigest.digests import ParsedDigest
from policydigest.drafts import archive, drafting, sketching
from policydigest.drafts.archive import Archive
from policydigest.drafts.known import Drafted, Known, Named
from policydigest.edits import diffs
from policydigest.edits.refreshing import refresh
from policydigest.model import Problem
from policydigest.parallel.workers import Place
from policydigest.progress import Spoken
from policydigest.store.locking import exclusive
from policydigest.store.tree import Tree


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    gathering.add_sources(parser, "*", " (default: seeds/)")
    gathering.add_arguments(parser)
    modelling.add_arguments(parser)
    parser.add_argument(
        "--archive-link",
        metavar="ADDRESS",
        help="where a copy of the source is kept; {url} and {date} in it stand for the source's",
    )
    parser.add_argument(
        "--update", action="store_true", help="draft sources that have a digest again, and merge"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would change, and write nothing"
    )
    add_jobs(parser)
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="work on the Dask cluster of this scheduler"
    )
    parser.add_argument(
        "--to",
        metavar="ADDRESS",
        help="draft an archive: SOURCE and ADDRESS may be on any storage that fsspec knows",
    )


def run(arguments: argparse.Namespace) -> int:
    """Draft and report."""
    model = modelling.chosen(arguments, os.environ)
    if arguments.to is not None:
        return _run_archive(arguments)
    root: Path = arguments.root
    progress = Spoken(sys.stderr)
    problems: list[Problem] = []
    vocabulary = holdings.read_vocabulary(root, keep=True)
    with exclusive(root, lambda: progress.waiting("Another build is running here; waiting.")):
        Tree(root / store.DIGESTS).remove_leftovers()
        # What is wrong with digests is for `check` to say.
        with progress.stage("Reading digests"):
            parsed = holdings.read_digests(root, [], progress)
        known = Known.of(parsed, Named.of(parsed, holdings.unread(root, parsed)))
        works = gathering.gather(arguments, root, known, problems, progress)
        if works and not arguments.update:
            known.twins = sketching.of_digests(root, parsed)
        with progress.stage("Drafting"):
            place = Place(arguments.jobs, arguments.scheduler)
            link = archive_form(arguments.archive_link, len(works))
            drafted = drafting.draft_sources(root, works, vocabulary, place, progress, model, link)
            count = _write(root, drafted, parsed, known, arguments.dry_run, problems)
        if not arguments.dry_run:
            gathering.done(root, works)
    return _report(problems, count, "to write" if arguments.dry_run else "written")


def archive_form(form: str | None, count: int) -> str | None:
    """The form of the addresses of archived copies of so many sources, if one is given.

    Raises `UsageError`.
    """
    if form is None:
        return None
    wrong = archived_problem(copy_of(form, "https://example.org/", "2024-01-18") or "")
    if wrong:
        raise UsageError(f"--archive-link: {wrong}")
    if count > 1 and not is_form(form):
        raise UsageError(
            f"--archive-link: {count} sources cannot have one copy. Put {{url}} where the address "
            "of each belongs"
        )
    return form


def _run_archive(arguments: argparse.Namespace) -> int:
    """Draft what has no digest at the target yet."""
    if not arguments.sources:
        raise UsageError("--to needs the addresses of the articles")
    if arguments.update or arguments.dry_run or arguments.archive_link:
        text = "--to writes new digests only; leave --update, --dry-run and --archive-link out"
        raise UsageError(text)
    progress = Spoken(sys.stderr)
    vocabulary = holdings.read_vocabulary(arguments.root, keep=True)
    with progress.stage("Listing"):
        found = archive.find(arguments.sources)
        missing = archive.without_digest(found.files, arguments.to)
    problems = list(found.problems)
    count = 0
    with progress.stage("Drafting"):
        place = Place(arguments.jobs, arguments.scheduler)
        target = Archive(arguments.to, vocabulary)
        for outcome in archive.draft(target, missing, place, progress):
            problems.extend(outcome.problems)
            if outcome.path is not None:
                print(f"Drafted {outcome.path}")
                count += 1
    return _report(problems, count)


def _write(
    root: Path,
    drafted: Iterable[Sequence[Drafted]],
    parsed: Sequence[ParsedDigest],
    known: Known,
    dry_run: bool,
    problems: list[Problem],
) -> int:
    """Write, or only show, what was drafted; tell how many digests it is."""
    by_path = {one.path: one for one in parsed}
    count = 0
    for part in drafted:
        new = []
        for one in part:
            current = by_path.get(known.path_of(one))
            if current is not None:
                by_path[current.path] = _refresh(root, one, current, dry_run, problems)
                count += by_path[current.path] is not current
            elif known.has(one.source):
                text = "its digest cannot be read, so nothing is drafted. See `policydigest check`."
                problems.append(Problem(one.source, 1, "S007", text))
            else:
                new.append(one)
        planned = drafting.plan(root, new, known, problems)
        done = planned if dry_run else drafting.write(root, planned, problems)
        for file in done:
            print(f"Would draft a digest for {file.source}" if dry_run else f"Drafted {file.path}")
        count += len(done)
    return count


def _refresh(
    root: Path, one: Drafted, current: ParsedDigest, dry_run: bool, problems: list[Problem]
) -> ParsedDigest:
    """Bring a digest up to date with its source, or only show how; return it as it is then."""
    if current.digest is not None and not drafting.is_main(one, current.digest):
        return current  # it is named beside the source that the digest was drafted from
    if one.digest is None or current.digest is None:
        # a person told the day that the text does not: the digest stands as it is
        undated = [
            replace(p, severity="warning") for p in one.problems if p.code == drafting.UNDATED
        ]
        problems.extend(undated or one.problems)
        return current
    problems.extend(one.problems)
    refreshed = refresh(current, drafting.known_by_text(one.digest, current.digest))
    problems.extend(refreshed.problems)
    text = refreshed.text
    if text == current.text:
        return current
    if dry_run:
        sys.stdout.write(diffs.diff(current.path, current.text, text))
    elif store.replace_or_tell(root, current.path, current.text, text, problems):
        print(f"Refreshed {current.path}")
    else:
        return current
    return digests.parse(text, current.path)


def _report(problems: Sequence[Problem], count: int, done: str = "written") -> int:
    ordered = holdings.in_order(problems)
    sys.stdout.flush()
    sys.stderr.write(reporting.as_text(ordered))
    print(f"{reporting.counted(count, 'digest')} {done}.", file=sys.stderr)
    if ordered:
        print(reporting.summary(ordered, count), file=sys.stderr)
    return 1 if any(problem.severity == "error" for problem in ordered) else 0
