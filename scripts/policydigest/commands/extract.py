"""`policydigest extract`: what is found in sources, as JSON, one line each; writes nothing."""

from __future__ import annotations

import argparse
import sys

from policydigest import extract, holdings, recognise, store
from policydigest.articles import ArticleError
from policydigest.commands import gathering
from policydigest.processes import settled
from policydigest.progress import Spoken
from policydigest.vocabulary import VocabularyError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="files, folders, archives, web addresses, - for standard input",
    )
    gathering.add_fetching(parser)
    parser.add_argument(
        "--json", action="store_true", required=True, help="one JSON object a line (required)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Extract and print; the sources that cannot be read give a line with the reason."""
    try:
        vocabulary = holdings.read_vocabulary(arguments.root)
    except VocabularyError as error:
        raise store.StoreError(str(holdings.vocabulary_problem(error))) from error
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
