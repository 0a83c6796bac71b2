"""`policydigest explain`: why each name in a source was taken or left, in words for a person."""

from __future__ import annotations

import argparse
import sys

from policydigest import holdings
from policydigest.articles import ArticleError
from policydigest.commands import gathering
from policydigest.explain import explain
from policydigest.progress import Spoken
from policydigest.recognise.engine import recogniser
from policydigest.reporting import shown


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    gathering.add_sources(parser, "+")
    gathering.add_fetching(parser)


def run(arguments: argparse.Namespace) -> int:
    """Explain each source; those that cannot be read are named."""
    vocabulary = holdings.read_vocabulary(arguments.root)
    failed = False
    for item in gathering.look(arguments, Spoken(sys.stderr)):
        print(f"=== {shown(item.name)}")
        if isinstance(item, ArticleError):
            print(shown(str(item)), file=sys.stderr)
            failed = True
            continue
        for line in explain(recogniser(vocabulary).find(item, explaining=True)):
            print(shown(line))
    return 1 if failed else 0
