"""`policydigest approve`: mark digests as reviewed, after a person has read them.

Only the lines of the review fields change. A digest with an error is not approved.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from dataclasses import replace
from pathlib import Path

from policydigest import checks, digests, holdings, reporting, store
from policydigest.commands.paths import UsageError, project_path
from policydigest.dates import date_problem
from policydigest.digests import ParsedDigest
from policydigest.edits.rewriting import CommentError, rewrite
from policydigest.model import Problem
from policydigest.progress import Spoken
from policydigest.selection import Selection
from policydigest.store.locking import exclusive


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="digests, or folders of them")
    parser.add_argument("--by", required=True, metavar="NAME", help="who has read them")
    parser.add_argument("--on", metavar="DATE", help="the day of the review (default: today)")


def run(arguments: argparse.Namespace) -> int:
    """Approve each digest; those that cannot be are named, the others are still done."""
    root: Path = arguments.root
    selection = Selection(tuple(project_path(path, root) for path in arguments.paths))
    by = " ".join(arguments.by.split())
    if not by:
        raise UsageError("--by: say who has read the digests")
    # the day of the review is a fact that the person who types this states
    day = arguments.on or datetime.date.today().isoformat()
    wrong = date_problem(day, day=True)
    if wrong:
        raise UsageError(f"--on: {wrong}")
    progress = Spoken(sys.stderr)
    vocabulary = holdings.read_vocabulary(root)
    problems: list[Problem] = []
    count = 0
    with exclusive(root, lambda: progress.waiting("A build is running here; waiting.")):
        everything = holdings.read_digests(root, [], progress)
        parsed = [one for one in everything if one.path in selection]
        if not parsed:
            raise UsageError(f"{', '.join(selection.paths)}: there is no digest here")
        for one in parsed:
            if one.digest is not None and one.digest.status == "reviewed":
                print(f"{one.path} is reviewed already", file=sys.stderr)
                continue
            text = _approved(one, by, day, problems)
            # the file as it would stand is what must be without an error
            after = digests.parse(text, one.path)
            errors = [p for p in checks.check_digest(after, vocabulary) if p.severity == "error"]
            problems.extend(errors)
            if errors:
                continue
            if store.replace_or_tell(root, one.path, one.text, text, problems):
                print(f"Approved {one.path}")
                count += 1
    sys.stdout.flush()
    ordered = holdings.in_order(problems)
    sys.stderr.write(reporting.as_text(ordered))
    print(f"{reporting.counted(count, 'digest')} approved.", file=sys.stderr)
    return 1 if ordered else 0


def _approved(parsed: ParsedDigest, by: str, day: str, problems: list[Problem]) -> str:
    """The text of the digest's file with the review fields set; its own if that cannot be."""
    if parsed.digest is None:
        return parsed.text
    reviewed = replace(parsed.digest, status="reviewed", reviewed_by=by, reviewed_on=day)
    try:
        return rewrite(parsed, reviewed)
    except CommentError as error:
        text = "a comment stands within a review field. Move it to a line of its own above."
        problems.append(Problem(parsed.path, error.line, "S008", text, "warning"))
        return parsed.text
