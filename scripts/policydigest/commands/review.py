"""`policydigest review`: the drafts that wait for an editor, with what the machine was unsure of.

The source of each draft is read again; nothing is written. What an update would change, and what
the check says about the draft, is listed too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from policydigest import checks, holdings, recognise, reporting
from policydigest.articles import ArticleError, read_article
from policydigest.commands.paths import project_path
from policydigest.digests import ParsedDigest
from policydigest.draft import UndatedError, digest_of
from policydigest.drafts.doubts import doubts, of_model
from policydigest.edits.fingerprints import main_source
from policydigest.edits.refreshing import refresh
from policydigest.model import Digest
from policydigest.progress import Spoken
from policydigest.selection import Selection
from policydigest.vocabulary import Vocabulary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders (default: all)")
    parser.add_argument("--format", choices=("json", "text"), default="text", help="default: text")


def run(arguments: argparse.Namespace) -> int:
    """List the drafts; 0 whether there are any or not."""
    root: Path = arguments.root
    selection = Selection(tuple(project_path(path, root) for path in arguments.paths))
    vocabulary = holdings.read_vocabulary(root)
    progress = Spoken(sys.stderr)
    with progress.stage("Reading digests"):
        parsed = holdings.read_digests(root, [], progress)
    drafts = [
        (one, one.digest)
        for one in parsed
        if one.digest and one.digest.status == "draft" and not one.digest.withdrawn
        if one.path in selection
    ]
    entries = []
    with progress.stage("Reading sources"):
        for one, digest in progress.steps(drafts, len(drafts)):
            unsure = list(_unsure(root, one, digest, vocabulary))
            entries.append({"file": one.path, "title": digest.title, "unsure": unsure})
    if arguments.format == "json":
        print(json.dumps(entries, ensure_ascii=False, indent=2))
    else:
        for entry in entries:
            print(f"{entry['file']}: {entry['title']}")
            print("".join(f"  - {line}\n" for line in entry["unsure"]), end="")
    print(f"{reporting.counted(len(drafts), 'draft')} to review.", file=sys.stderr)
    return 0


def _unsure(
    root: Path, parsed: ParsedDigest, digest: Digest, vocabulary: Vocabulary
) -> Iterator[str]:
    yield from of_model(digest)
    for source in digest.sources:
        if not source.file:
            continue
        try:
            article = read_article(root / source.file, root=root)
        except ArticleError as error:
            yield f"{source.file}: {error.reason}"
            continue
        findings = recognise.find(article, vocabulary)
        yield from doubts(article, findings)
        if source != main_source(digest):
            continue
        try:
            fresh = digest_of(article, findings)
        except UndatedError:
            continue
        yield from (problem.message for problem in refresh(parsed, fresh).problems)
    for problem in checks.check_digest(parsed, vocabulary):
        yield f"line {problem.line}: {problem.code} {problem.message}"
