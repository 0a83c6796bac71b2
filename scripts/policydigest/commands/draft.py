"""`policydigest draft`: digests for sources; by default for those below seeds/ without one.

A source that is named and has a digest already is drafted again, and what the machine finds now
is merged into the digest: fields and sections that a person has changed stay.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from policydigest import digests, drafting, merge, pipeline, reporting, store
from policydigest.commands.build import positive
from policydigest.commands.paths import UsageError, is_address, project_path
from policydigest.digests import ParsedDigest
from policydigest.drafting import Drafted, Known
from policydigest.locking import exclusive
from policydigest.model import Problem
from policydigest.progress import Spoken
from policydigest.vocabulary import Vocabulary, VocabularyError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="files or folders (default: new ones in seeds)"
    )
    parser.add_argument(
        "--jobs", type=positive, default=os.cpu_count() or 1, metavar="N", help="processes"
    )


def run(arguments: argparse.Namespace) -> int:
    """Draft and report."""
    root: Path = arguments.root
    progress = Spoken(sys.stderr)
    problems: list[Problem] = []
    names = _named_sources(arguments.sources, root, problems)
    try:
        vocabulary = pipeline.read_vocabulary(root)
    except VocabularyError as error:
        problems.append(pipeline.vocabulary_problem(error))
        return _report(problems, 0)
    with exclusive(root, lambda: progress.waiting("Another build is running here; waiting.")):
        store.remove_leftovers(root, store.DIGESTS)
        # What is wrong with digests is for `check` to say.
        with progress.stage("Reading digests"):
            parsed = pipeline.read_digests(root, [], progress)
        if names is None:
            found = store.find_sources(root)
            problems.extend(found.problems)
            names = [name for name in found.files if not Known.of(parsed).has(name)]
        with progress.stage("Drafting"):
            count = _draft(root, names, parsed, vocabulary, arguments.jobs, progress, problems)
    return _report(problems, count)


def _named_sources(given: Sequence[str], root: Path, problems: list[Problem]) -> list[str] | None:
    if not given:
        return None
    names: list[str] = []
    for text in given:
        if is_address(text):
            raise UsageError(f"{text}: save the page below {store.SEEDS}/ and give its path")
        name = project_path(text, root)
        if (root / name).is_dir():
            found = store.find_sources(root, name)
            problems.extend(found.problems)
            names.extend(found.files)
        else:
            names.append(name)
    return list(dict.fromkeys(names))


def _draft(
    root: Path,
    names: Sequence[str],
    parsed: Sequence[ParsedDigest],
    vocabulary: Vocabulary,
    jobs: int,
    progress: Spoken,
    problems: list[Problem],
) -> int:
    known = Known.of(parsed)
    by_path = {one.path: one for one in parsed}
    count = 0
    for one in drafting.draft_sources(root, names, vocabulary, jobs, progress):
        current = by_path.get(known.files.get(one.source, ""))
        if current is not None:
            count += _refresh(root, one, current, problems)
        elif known.has(one.source):
            text = "its digest cannot be read, so nothing is drafted. See `policydigest check`."
            problems.append(Problem(one.source, 1, "S007", text))
        else:
            for written in drafting.write_drafts(root, [one], known, problems):
                print(f"Drafted {written.path}")
                by_path[written.path] = written
                count += 1
    return count


def _refresh(root: Path, one: Drafted, current: ParsedDigest, problems: list[Problem]) -> int:
    if one.problem is not None:
        problems.append(one.problem)
    if one.digest is None or current.digest is None:
        return 0
    if current.comments:
        text = "holds comments, which a refreshed file would lose; it is left as it is."
        problems.append(Problem(current.path, current.comments[0], "S008", text, "warning"))
        return 0
    # The id is permanent, whatever would be drafted today.
    fresh = dataclasses.replace(one.digest, id=current.digest.id)
    merged = merge.merge(current.digest, fresh)
    for conflict in merged.conflicts:
        line = current.line(conflict.field)
        problems.append(Problem(current.path, line, "S009", f"{conflict}.", "warning"))
    text = digests.write(merged.digest)
    if not store.write_if_changed(root / current.path, text, within=root):
        return 0
    print(f"Refreshed {current.path}")
    return 1


def _report(problems: Sequence[Problem], count: int) -> int:
    ordered = pipeline.in_order(problems)
    sys.stdout.flush()
    sys.stderr.write(reporting.as_text(ordered))
    print(f"{reporting.counted(count, 'digest')} written.", file=sys.stderr)
    if ordered:
        print(reporting.summary(ordered, count), file=sys.stderr)
    return 1 if any(problem.severity == "error" for problem in ordered) else 0
