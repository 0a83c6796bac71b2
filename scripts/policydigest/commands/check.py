"""`policydigest check`: every problem in the digests and the vocabulary, without building."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from policydigest import digests, pipeline, reporting, store
from policydigest.commands.paths import UsageError, project_path
from policydigest.digests import ParsedDigest
from policydigest.model import Problem
from policydigest.progress import Spoken


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders (default: all)")
    parser.add_argument("--fix", action="store_true", help="mend what can be mended safely")
    parser.add_argument(
        "--format", choices=sorted(reporting.FORMATS), default="text", help="default: text"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check and report."""
    root: Path = arguments.root
    wanted = [project_path(path, root) for path in arguments.paths]
    for path in wanted:
        if not path.startswith((f"{store.DIGESTS}/", f"{store.VOCABULARY}/")) and path not in (
            store.DIGESTS, store.VOCABULARY, store.SEEDS, ".",
        ):  # fmt: skip
            raise UsageError(f"{path}: only {store.DIGESTS}/ and {store.VOCABULARY}/ are checked")
    problems, parsed = _all_problems(root, wanted if arguments.fix else None)
    shown = [problem for problem in problems if selected(problem.file, wanted)]
    if arguments.format == "text":
        sys.stderr.write(reporting.as_text(shown))
        count = sum(selected(one.path, wanted) for one in parsed)
        print(reporting.summary(shown, count), file=sys.stderr)
    else:
        sys.stdout.write(reporting.FORMATS[arguments.format](shown))
    return 1 if any(problem.severity == "error" for problem in shown) else 0


def selected(file: str, wanted: Sequence[str]) -> bool:
    """Whether `file` is one of these files or lies in one of these folders; in none means all."""
    return not wanted or any(path in (".", file) or file.startswith(f"{path}/") for path in wanted)


def _all_problems(
    root: Path, to_fix: Sequence[str] | None
) -> tuple[tuple[Problem, ...], list[ParsedDigest]]:
    problems: list[Problem] = []
    progress = Spoken(sys.stderr)
    with progress.stage("Reading digests"):
        parsed = pipeline.read_digests(root, problems, progress)
    if to_fix is not None:
        parsed = [_fixed(root, one) if selected(one.path, to_fix) else one for one in parsed]
        if selected(store.VOCABULARY_IDS, to_fix):
            pipeline.list_vocabulary_ids(root)
    vocabulary = pipeline.checked_vocabulary(root, problems)
    if vocabulary is None:
        problems.extend(problem for one in parsed for problem in one.problems)
    else:
        pipeline.check(parsed, vocabulary, problems)
    return pipeline.in_order(problems), parsed


def _fixed(root: Path, parsed: ParsedDigest) -> ParsedDigest:
    """Write the digest in the stable form if nothing can be lost by it."""
    plain = digests.parse(parsed.text.removeprefix("\ufeff").replace("\r\n", "\n"), parsed.path)
    if plain.digest is None or any(problem.severity == "error" for problem in plain.problems):
        return parsed
    # Comments would be lost in the stable form, so such a file gets plain line ends only.
    text = plain.text if plain.comments else digests.write(plain.digest)
    if not store.write_if_changed(root / parsed.path, text, within=root):
        return parsed
    return digests.parse(text, parsed.path)
