"""`policydigest extract`: what is found in sources, as JSON, one line each; writes nothing."""

from __future__ import annotations

import argparse
import sys

from policydigest import extract, holdings, recognise
from policydigest.articles import ArticleError
from policydigest.commands import gathering
from policydigest.parallel.processes import settled
from policydigest.progress import Spoken


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    gathering.add_sources(parser, "+")
    gathering.add_fetching(parser)
    parser.add_argument(
        "--json", action="store_true", required=True, help="one JSON object a line (required)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Extract and print; the sources that cannot be read give a line with the reason."""
    vocabulary = holdings.read_vocabulary(arguments.root)
    failed = False
    with settled():
        for item in gathering.look(arguments, Spoken(sys.stderr)):
            if isinstance(item, ArticleError):
                print(extract.error_json(item.name, item.reason), flush=True)
                failed = True
                continue
            findings = recognise.find(item, vocabulary)
            print(extract.to_json(item.name, item, findings, vocabulary), flush=True)
    return 1 if failed else 0
