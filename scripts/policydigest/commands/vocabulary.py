"""`policydigest vocabulary`: names added, renamed and merged, in the vocabulary and in digests.

Every other line of the files stays as it is. The addresses of pages under former names lead on.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, get_args

from policydigest import checks, holdings, reporting, store
from policydigest.commands.paths import UsageError
from policydigest.edits import diffs, renaming
from policydigest.edits.rewriting import CommentError, rewrite
from policydigest.model import Problem
from policydigest.progress import Spoken
from policydigest.store import inputs
from policydigest.store.locking import exclusive
from policydigest.vocabulary import TagKind, Vocabulary, changes, merging
from policydigest.vocabulary.changes import Change, ChangeError
from policydigest.vocabulary.reading import VocabularyError, load_vocabulary

_KINDS: tuple[TagKind, ...] = get_args(TagKind)
_CHANGED = (
    "was changed while this ran, so the old name stays there; it is known as a former one. "
    "`policydigest check --fix` puts the new one in."
)
_LISTS = {"form": "forms", "former": "former"}


class _Written(NamedTuple):
    """A file with its text before and after."""

    path: str
    old: str
    new: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    adding = actions.add_parser("add", help="add a name", description="add a name")
    adding.add_argument("--id", default="", help="its permanent id (default: made from the name)")
    for option in _LISTS:
        adding.add_argument(
            f"--{option}", action="append", default=[], metavar="NAME",
            help="another name, may be repeated" if option == "form" else "a name it had before",
        )  # fmt: skip
    adding.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE",
        help="any other key, as kind=agency; repeat it for several values of a list",
    )  # fmt: skip
    renaming_ = actions.add_parser("rename", help="rename a name", description="rename a name")
    merging = actions.add_parser("merge", help="merge two", description="merge two names into one")
    for action in (adding, renaming_, merging):
        action.add_argument("kind", choices=_KINDS)
        action.add_argument(
            "--dry-run", action="store_true", help="show the changes and write nothing"
        )
    adding.add_argument("name", help="the name that readers see")
    renaming_.add_argument("old", help="the name or id as it is")
    renaming_.add_argument("new", help="the name as it shall be")
    merging.add_argument("gone", help="the name or id that goes")
    merging.add_argument("into", help="the name or id that takes it up")


def run(arguments: argparse.Namespace) -> int:
    """Make the change, or show it; nothing is written if the check would find a new error."""
    root: Path = arguments.root
    progress = Spoken(sys.stderr)
    with exclusive(root, lambda: progress.waiting("A build is running here; waiting.")):
        texts = inputs.read_vocabulary(root)
        try:
            change = _change(arguments, texts, load_vocabulary(texts))
        except VocabularyError as error:
            raise store.StoreError(str(holdings.vocabulary_problem(error))) from error
        except ChangeError as error:
            text = str(error)
            print(text if text.endswith("?") else f"{text}.", file=sys.stderr)
            return 1
        after = {**texts, **change.texts}
        new = _new_problems(texts, after)
        after[checks.IDS] = checks.list_of_ids(after)
        problems = [problem for problem in new if problem.code != "C086"]
        sys.stderr.write(reporting.as_text(problems))
        if any(problem.severity == "error" for problem in problems):
            more = " Give keys as in --set kind=agency." if arguments.action == "add" else ""
            print(f"Nothing was changed.{more}", file=sys.stderr)
            return 1
        written = [
            _Written(f"{store.VOCABULARY}/{name}", texts.get(name, ""), after[name])
            for name in sorted(after)
            if after[name] != texts.get(name)
        ]
        digests = list(_digests(root, arguments.kind, change.names, progress))
        meanwhile: list[Problem] = []
        if arguments.dry_run:
            shown = (diffs.diff(one.path, one.old, one.new) for one in (*written, *digests))
            sys.stdout.write("".join(shown))
        else:
            # names first: should this be cut short, digests write former names, which are known
            for one in written:
                store.refuse_changed(root / one.path, one.old)
            for one in written:
                store.replace(root / one.path, one.old, one.new, within=root)
                print(f"Changed {one.path}")
            for one in digests:
                try:
                    store.replace(root / one.path, one.old, one.new, within=root)
                    print(f"Changed {one.path}")
                except store.ChangedError:
                    meanwhile.append(Problem(one.path, 1, "S016", _CHANGED))
    sys.stdout.flush()
    for text in change.left:
        print(f"{text}. Write it there by hand if it is the better one.", file=sys.stderr)
    sys.stderr.write(reporting.as_text(meanwhile))
    would = "would change" if arguments.dry_run else "changed"
    print(f"{reporting.counted(len(digests) - len(meanwhile), 'digest')} {would}.", file=sys.stderr)
    return 1 if meanwhile else 0


def _change(
    arguments: argparse.Namespace, texts: Mapping[str, str], vocabulary: Vocabulary
) -> Change:
    kind: TagKind = arguments.kind
    if arguments.action == "add":
        return changes.add(texts, vocabulary, kind, _fields(arguments))
    if arguments.action == "rename":
        new = _name(arguments.new)
        return changes.rename(texts, vocabulary, kind, arguments.old, new)
    return merging.merge(texts, vocabulary, kind, arguments.gone, arguments.into)


def _fields(arguments: argparse.Namespace) -> dict[str, str | list[str]]:
    """The new entry's keys. Raises `UsageError`."""
    fields: dict[str, str | list[str]] = {"name": _name(arguments.name)}
    if arguments.id:
        fields["id"] = arguments.id
    for option, key in _LISTS.items():
        if given := getattr(arguments, option):
            fields[key] = list(given)
    for text in arguments.set:
        key, equals, value = text.partition("=")
        if not (key and equals and value):
            raise UsageError(f"--set {text}: write a key and a value, as kind=agency")
        changes.put(fields, arguments.kind, key.strip(), value.strip())
    return fields


def _name(given: str) -> str:
    """A name with its spaces put right. Raises `UsageError` if nothing is left."""
    name = " ".join(given.split())
    if not name:
        raise UsageError("the name is empty")
    return name


def _new_problems(before: Mapping[str, str], after: Mapping[str, str]) -> list[Problem]:
    """What the check finds in the files now and did not before, wherever it stands."""
    known = Counter(map(_without_lines, checks.check_vocabulary(before)))
    new = []
    for problem in checks.check_vocabulary(after):
        known[_without_lines(problem)] -= 1
        if known[_without_lines(problem)] < 0:
            new.append(problem)
    return new


def _without_lines(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.code, re.sub(r"line \d+", "line", problem.message)


def _digests(
    root: Path, kind: TagKind, names: Mapping[str, str], progress: Spoken
) -> Iterator[_Written]:
    """The digests that bear one of the names, rewritten; those that cannot be are told."""
    if not names:
        return
    problems: list[Problem] = []
    for parsed in holdings.read_digests(root, problems, progress):
        if parsed.digest is None:
            text = "cannot be read, so its names stay. `policydigest check` says why."
            print(f"{parsed.path}: {text}", file=sys.stderr)
        elif renaming.mentions_any(parsed.digest, kind, list(names)):
            renamed = renaming.rename(parsed.digest, kind, names)
            try:
                yield _Written(parsed.path, parsed.text, rewrite(parsed, renamed))
            except CommentError as error:
                text = (
                    "a comment stands within a list of names, so the old name stays; it is known "
                    "as a former one. Move the comment to a line of its own above the field."
                )
                problems.append(Problem(parsed.path, error.line, "S008", text, "warning"))
    sys.stderr.write(reporting.as_text(problems))
