"""A suggested digest: drafted where nothing may be written, proposed where nothing is fetched.

The first half fetches and reads whatever a stranger names, and leaves files. The second holds
the right to write; it reads those files strictly and takes one digest and no more from them.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from policydigest import digests, store
from policydigest.forge.events import EventError, issue_number, suggestion
from policydigest.forge.github import GitHub
from policydigest.forge.posting import say
from policydigest.indexes import id_of_path
from policydigest.notation import typed_json
from policydigest.notation.typed_json import Limits, TypedJsonError
from policydigest.pages.safe import plain, safe_code
from policydigest.proposals import report, wording
from policydigest.store import StoreError

OUTCOME = "outcome.json"
DIGEST = "digest.md"
CHANGES = "changes.json"
NAME = "suggestion"
VERSION = 1
_SECONDS = 600
_SAID = 1500  # characters of what the program said that are passed on
_LIMITS = Limits(bytes=100_000, items=0, text=_SAID)
_WRITTEN = re.compile(r"(?:Drafted|Refreshed) (digests/\S+)")
DIGEST_PATH = re.compile(r"digests/[0-9]{4}/[a-z0-9][a-z0-9-]{0,150}\.md")
_ASK_AGAIN = "Edit the form above, and it is tried again."


@dataclass(frozen=True, slots=True)
class Outcome:
    """The path of the digest that a suggestion led to, empty if there is none; what was said."""

    path: str
    said: str


def draft(root: Path, event: Mapping[str, object], folder: Path) -> Outcome:
    """Draft what an issue suggests, and leave the outcome and the digest in `folder`.

    Raises `StoreError`.
    """
    try:
        outcome = _drafted(root, suggestion(event).url)
    except EventError as error:
        outcome = Outcome("", f"{error}.")
    if outcome.path:
        store.write_if_changed(folder / DIGEST, store.read_bytes(root / outcome.path))
    store.write_if_changed(folder / OUTCOME, typed_json.write(outcome, VERSION))
    return outcome


def _drafted(root: Path, url: str) -> Outcome:
    command = [sys.executable, "-m", "policydigest", "--root", str(root), "draft", url]
    try:
        run = subprocess.run(
            [*command, "--limit", "1", "--jobs", "1"],
            check=False, capture_output=True, encoding="utf-8", timeout=_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Outcome("", "It took too long to fetch and read.")
    said = run.stderr.strip()[:_SAID]
    written = _WRITTEN.search(run.stdout)
    if written:
        return Outcome(written[1], said)
    return Outcome("", said if run.returncode else "There is a digest of it already.")


def propose(github: GitHub, event: Mapping[str, object], folder: Path, run: str) -> None:
    """Open a pull request of what `draft` left, and answer on the issue.

    `run` is the address of the log. Raises `ForgeError`, and `EventError` for another event.
    """
    number = issue_number(event)
    try:
        outcome = _outcome(folder)
        files = {outcome.path: _digest(folder, outcome.path)} if outcome.path else {}
    except (StoreError, TypedJsonError) as error:
        fault = (
            f"The draft could not be made: a fault of the program, which [the log]({run}) shows."
        )
        say(github, number, NAME, f"{fault}\n\n- {safe_code(str(error))}\n")
        return
    if not files:
        lines = [line for line in outcome.said.splitlines() if line.strip()]
        said = "".join(f"- {safe_code(line)}\n" for line in lines)
        say(github, number, NAME, f"No draft was made.\n\n{said}\n{_ASK_AGAIN}\n")
        return
    name = id_of_path(outcome.path)
    title = f"Add the digest {name}, suggested in #{number}"
    pull = github.propose(f"suggestion-{number}", files, title, _body(event, number, folder))
    say(github, number, NAME, f"Thank you. A draft is ready in #{pull}; an editor looks at it.\n")


def _outcome(folder: Path) -> Outcome:
    """Raises `StoreError` and `TypedJsonError`."""
    outcome = typed_json.read(Outcome, _left(folder / OUTCOME), "outcome", VERSION, _LIMITS)
    if outcome.path and not DIGEST_PATH.fullmatch(outcome.path):
        raise TypedJsonError("the draft is not where digests are")
    return outcome


def _left(path: Path) -> bytes:
    """A file that was left for us. Raises `StoreError`."""
    return store.read_bytes(path, limit=store.MAX_DIGEST_BYTES)


def _digest(folder: Path, path: str) -> bytes:
    """The draft's bytes, if they are a digest's that no person is said to have reviewed."""
    data = _left(folder / DIGEST)
    parsed = digests.parse_bytes(data, path)
    if parsed.digest is None or parsed.digest.status != "draft":
        raise TypedJsonError("the draft is not one")
    return data


def _body(event: Mapping[str, object], number: int, folder: Path) -> str:
    """The pull request's text; the event holds what the person wrote."""
    parts = [f"Closes #{number}.\n"]
    try:
        wish = suggestion(event)
        parts.append(f"A draft of {safe_code(wish.url)}.")
        if plain(wish.note):
            parts.append(f"Note: {safe_code(wish.note, 1000)}")
    except EventError:
        pass  # the issue was edited in between; what was drafted is still here to look at
    parts.append(
        "Compare the draft with its source and mend it: **Files changed**, the three dots at the "
        "file, **Edit file**. The checks start once you close this proposal and open it again, or "
        "push to it: GitHub does not start them for a proposal that a workflow made.\n"
    )
    try:
        found = report.from_json(_left(folder / CHANGES))
        parts.append(wording.as_markdown(found))
    except (StoreError, TypedJsonError) as error:
        parts.append(f"There is no report on it: {safe_code(str(error))}")
    return "\n".join(parts)
