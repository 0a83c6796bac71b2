"""`policydigest new`: a blank digest with notes on every field. It asks nothing."""

from __future__ import annotations

import argparse
from itertools import count
from pathlib import Path

from policydigest import store
from policydigest.commands.paths import UsageError
from policydigest.dates import date_problem
from policydigest.digest_file import template
from policydigest.draft import slug_of_title


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--title", default="", help="what happened, in one line")
    parser.add_argument(
        "--date", default="", help="day of the event, as 2024-01-17; the month if no day is known"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the file and say where it is. A file that is there is never touched."""
    root: Path = arguments.root
    title = " ".join(arguments.title.split())
    wrong = date_problem(arguments.date, day=False) if arguments.date else None
    if wrong:
        raise UsageError(f"--date: {wrong}")
    whole = bool(title and arguments.date)
    wanted = f"{arguments.date}-{slug_of_title(title)}" if whole else "new"
    folder = f"{store.DIGESTS}/{arguments.date[:4]}" if whole else store.DIGESTS
    for number in count(1):
        name = wanted if number == 1 else f"{wanted}-{number}"
        path = f"{folder}/{name}.md"
        text = template.blank(name if whole else "", title, arguments.date, depth=path.count("/"))
        if store.write_new(root / path, text, within=root):
            break
    print(f"Wrote {path}. Fill it in, then run `policydigest check {path}`.")
    return 0
