"""`policydigest explain`: why each name in a source was taken or left, in words for a person."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from policydigest import pipeline, store
from policydigest.articles import ArticleError, read_article
from policydigest.commands.paths import source_files
from policydigest.explain import explain
from policydigest.recognise.engine import recogniser
from policydigest.vocabulary import VocabularyError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="files or folders")


def run(arguments: argparse.Namespace) -> int:
    """Explain each source; those that cannot be read are named."""
    try:
        vocabulary = pipeline.read_vocabulary(arguments.root)
    except VocabularyError as error:
        raise store.StoreError(str(pipeline.vocabulary_problem(error))) from error
    failed = False
    for source in source_files(arguments.sources):
        print(f"=== {source}")
        try:
            article = read_article(Path(source))
        except ArticleError as error:
            print(error, file=sys.stderr)
            failed = True
            continue
        for line in explain(recogniser(vocabulary).find(article, explaining=True)):
            print(line)
    return 1 if failed else 0
