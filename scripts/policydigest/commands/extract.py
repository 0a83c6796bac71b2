"""`policydigest extract`: what is found in sources, as JSON, one line each; writes nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from policydigest import extract, pipeline, recognise, store
from policydigest.articles import ArticleError, read_article
from policydigest.commands.paths import source_files
from policydigest.vocabulary import Vocabulary, VocabularyError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="files or folders")
    parser.add_argument(
        "--json", action="store_true", required=True, help="one JSON object a line (required)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Extract and print; the sources that cannot be read give a line with the reason."""
    try:
        vocabulary = pipeline.read_vocabulary(arguments.root)
    except VocabularyError as error:
        raise store.StoreError(str(pipeline.vocabulary_problem(error))) from error
    failed = False
    for source in source_files(arguments.sources):
        line, sound = _extract(source, vocabulary)
        print(line, flush=True)
        failed = failed or not sound
    return 1 if failed else 0


def _extract(source: str, vocabulary: Vocabulary) -> tuple[str, bool]:
    try:
        article = read_article(Path(source))
    except ArticleError as error:
        return extract.error_json(source, error.reason), False
    findings = recognise.find(article, vocabulary)
    return extract.to_json(source, article, findings, vocabulary), True
