"""`policydigest build`: everything from the sources to the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from policydigest import reporting
from policydigest.builds import pipeline
from policydigest.builds.outcome import Result
from policydigest.commands.options import add_jobs
from policydigest.notices import NOTICES
from policydigest.progress import Spoken

ADDRESS = "http://127.0.0.1:8000/"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--no-site", action="store_true", help="stop before MkDocs: write the Markdown pages only"
    )
    add_jobs(parser, " for drafting and pages")
    parser.add_argument(
        "--clean", action="store_true", help="forget caches and generated files first"
    )
    parser.add_argument(
        "--plain", action="store_true", help="let MkDocs make every page itself: slow, the same"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build and report."""
    result = pipeline.build(
        arguments.root,
        site=not arguments.no_site,
        jobs=arguments.jobs,
        clean_first=arguments.clean,
        plain=arguments.plain,
        progress=Spoken(sys.stderr),
    )
    report_problems(result)
    report_site(result, arguments.root)
    return 1 if result.failed else 0


def report_problems(result: Result) -> None:
    """New drafts to stdout; problems, then their number, to stderr.

    Every error is told, and every warning on what is new. Warnings on digests that stand are for
    `check`: in a large collection they would bury the rest.
    """
    for path in result.drafted:
        print(f"Drafted {path}", flush=True)
    if not result.problems:
        return
    new = frozenset(result.drafted)
    told = [
        problem
        for problem in result.problems
        if problem.severity == "error" or problem.code in NOTICES or problem.file in new
    ]
    sys.stderr.write(reporting.as_text(told))
    rest = "" if len(told) == len(result.problems) else " `make check` lists the rest."
    print(reporting.summary(result.problems, result.digests) + rest, file=sys.stderr, flush=True)


def report_site(result: Result, root: Path) -> None:
    """One line that says where the site is and how to open it."""
    if result.site is None:
        return
    folder = result.site.folder
    shown = folder.relative_to(root) if folder.is_relative_to(root) else folder
    digests = reporting.counted(result.digests, "digest")
    print(
        f"The site ({digests}) is in {shown}/: run `make serve` and open {ADDRESS}",
        flush=True,
    )
