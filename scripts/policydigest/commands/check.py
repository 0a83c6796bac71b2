"""`policydigest check`: every problem in digests, vocabulary and sources, without building."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from policydigest import checking, holdings, reporting, store
from policydigest.commands.options import add_jobs
from policydigest.commands.paths import UsageError, project_path
from policydigest.edits import diffs
from policydigest.progress import Spoken
from policydigest.selection import Selection
from policydigest.store.locking import exclusive


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders (default: all)")
    parser.add_argument(
        "--fix", action="store_true", help="mend what can be mended safely, and show the diff"
    )
    add_jobs(parser)
    parser.add_argument(
        "--format", choices=sorted(reporting.FORMATS), default="text", help="default: text"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check and report."""
    root: Path = arguments.root
    selection = Selection(tuple(project_path(path, root) for path in arguments.paths))
    for path in selection.paths:
        if path != "." and path.partition("/")[0] not in (store.DIGESTS, store.SEEDS):
            raise UsageError(f"{path}: only {store.DIGESTS}/ and {store.SEEDS}/ are checked")
    progress = Spoken(sys.stderr)
    if arguments.fix:
        with exclusive(root, lambda: progress.waiting("A build is running here; waiting.")):
            done = checking.check_project(root, progress, selection, fix=True, jobs=arguments.jobs)
    else:
        done = checking.check_project(root, progress, selection, jobs=arguments.jobs)
    shown = [one for one in holdings.in_order(done.problems) if one.file in selection]
    address = checking.help_address(root)
    changes = "".join(diffs.diff(one.path, one.old, one.new) for one in done.fixed)
    if arguments.format == "text":
        sys.stdout.write(changes)
        sys.stdout.flush()
        sys.stderr.write(reporting.as_text(shown))
        count = sum(path in selection for path in done.paths)
        print(reporting.summary(shown, count, address), file=sys.stderr)
    else:
        sys.stderr.write(changes)  # standard output is for the program that reads it
        sys.stdout.write(reporting.FORMATS[arguments.format](shown, address))
    return 1 if any(problem.severity == "error" for problem in shown) else 0
