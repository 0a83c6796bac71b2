"""`python -m policydigest.forge`: the steps of workflows that talk to a forge.

On GitHub what happened is read from the file `GITHUB_EVENT_PATH`, and `gh` holds the token.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from policydigest import checking, store
from policydigest.forge import link_check, suggesting, upgrading
from policydigest.forge.events import Checked, EventError, checked
from policydigest.forge.github import GitHub
from policydigest.forge.gitlab import GitLab
from policydigest.forge.posting import ForgeError, say
from policydigest.notation.typed_json import TypedJsonError
from policydigest.pages.safe import safe_code
from policydigest.proposals import report, wording
from policydigest.store import StoreError

CHANGES = "changes"


def main(argv: Sequence[str] | None = None) -> int:
    """Do one step; exit code 1 and a line of what is wrong if it cannot be done."""
    parser = argparse.ArgumentParser(prog="policydigest.forge", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="STEP")
    for name, purpose, given in (
        ("comment", "GitHub: say under a proposal what it changes", "the report's file"),
        ("note", "GitLab: say under a merge request what it changes", "the report's file"),
        ("draft", "GitHub: draft what an issue suggests", "the folder to leave the draft in"),
        ("links", "report on links in the one issue of it", "the folder with the report"),
        ("copies", "GitHub: propose the archived copies that were found", "that folder"),
        ("upgrade", "GitHub: propose newer versions of packages", "the folder of the lock files"),
        ("propose", "GitHub: propose what was drafted, and answer the issue", "that folder"),
    ):
        command = commands.add_parser(name, help=purpose, description=purpose)
        command.add_argument("path", type=Path, metavar="PATH", help=given)
    arguments = parser.parse_args(argv)
    try:
        STEPS[arguments.command](arguments.path)
    except (EventError, ForgeError, StoreError) as error:
        print(f"policydigest.forge {arguments.command}: {error}", file=sys.stderr)
        return 1
    return 0


def _comment(path: Path) -> None:
    github = _github()
    run = checked(_event())
    number = github.proposal_at(run.owner, run.branch, run.commit)
    if number is None:
        print(f"No proposal is at {run.commit} any more; nothing to say.")
        return
    say(github, number, CHANGES, _changes(path, run, _run_address(github, run.run)))


def _changes(path: Path, run: Checked, address: str) -> str:
    try:
        text = _in_words(path)
    except (StoreError, TypedJsonError) as error:
        why = f"There is no report on this proposal; [the log]({address}) says why."
        return f"{why}\n\n- {safe_code(str(error))}\n"
    return (
        f"{text}\n---\n\nFor commit {run.commit[:10]}. To see the site with this proposal, load "
        f"`preview` from [the artifacts of the checks]({address}#artifacts), unpack it, run "
        "`python3 -m http.server` in its folder, and open http://localhost:8000/.\n"
    )


def _note(path: Path) -> None:
    gitlab = _gitlab()
    try:
        text = _in_words(path)
    except TypedJsonError as error:
        raise ForgeError(str(error)) from None
    say(gitlab, int(_variable("CI_MERGE_REQUEST_IID")), CHANGES, text)


def _in_words(path: Path) -> str:
    """The report in the file as Markdown. Raises `TypedJsonError` and `StoreError`."""
    codes = checking.help_address(Path.cwd())
    return wording.as_markdown(
        report.from_json(store.read_bytes(path, limit=report.MAX_BYTES)), codes
    )


def _draft(path: Path) -> None:
    outcome = suggesting.draft(Path.cwd(), _event(), path)
    print(outcome.path or outcome.said)


def _propose(path: Path) -> None:
    github = _github()
    run = _run_address(github, int(_variable("GITHUB_RUN_ID")))
    suggesting.propose(github, _event(), path, run)


def _links(path: Path) -> None:
    link_check.tell(_gitlab() if os.environ.get("GITLAB_CI") else _github(), path)


def _copies(path: Path) -> None:
    link_check.propose_copies(_github(), Path.cwd(), path)


def _upgrade(path: Path) -> None:
    upgrading.propose(_github(), Path.cwd(), path)


def _event() -> Mapping[str, object]:
    data = store.read_bytes(Path(_variable("GITHUB_EVENT_PATH")))
    try:
        event = json.loads(data)
    except ValueError:
        event = None
    if not isinstance(event, Mapping):
        raise EventError("the event is not a JSON object")
    return event


def _github() -> GitHub:
    return GitHub(_variable("GITHUB_REPOSITORY"))


def _run_address(github: GitHub, run: int) -> str:
    return f"{_variable('GITHUB_SERVER_URL')}/{github.repository}/actions/runs/{run}"


def _gitlab() -> GitLab:
    """The variables are GitLab's own, and the token that a maintainer has put among them."""
    token = _variable("POLICYDIGEST_TOKEN")
    return GitLab(_variable("CI_API_V4_URL"), _variable("CI_PROJECT_ID"), token)


def _variable(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise ForgeError(f"the variable {name} is not set")
    return value


STEPS = {
    "comment": _comment,
    "note": _note,
    "draft": _draft,
    "propose": _propose,
    "links": _links,
    "copies": _copies,
    "upgrade": _upgrade,
}


if __name__ == "__main__":
    raise SystemExit(main())
