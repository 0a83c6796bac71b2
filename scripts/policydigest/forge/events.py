"""What GitHub tells a workflow of what happened, read from the event's JSON; pure.

Texts in it are written by anyone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from policydigest.addresses import AddressError, sent

# The headings that GitHub makes of the labels of .github/ISSUE_TEMPLATE/suggest.yml.
ADDRESS = "Address of the article"
NOTE = "Note for the editor"
_NOTHING = "_No response_"
_HEADING = re.compile(r"^### (.+?)[ \t]*$", re.MULTILINE)
_SHA = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_MAX_NOTE = 2000


class EventError(ValueError):
    """The event is not of the kind that is needed, or a person filled in something else."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A run of the checks that has ended: what was checked, and the run's number."""

    owner: str
    branch: str
    commit: str
    run: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An issue that suggests a digest."""

    issue: int
    url: str
    note: str


def checked(event: Mapping[str, object]) -> Checked:
    """The run that a `workflow_run` event tells of. Raises `EventError`."""
    run = _part(event, "workflow_run")
    owner = _part(_part(run, "head_repository"), "owner")
    commit = _text(run, "head_sha")
    if not _SHA.fullmatch(commit):
        raise EventError("the event names no commit")
    return Checked(_text(owner, "login"), _text(run, "head_branch"), commit, _number(run, "id"))


def issue_number(event: Mapping[str, object]) -> int:
    """The number of the issue that an `issues` event tells of. Raises `EventError`."""
    return _number(_part(event, "issue"), "number")


def suggestion(event: Mapping[str, object]) -> Suggestion:
    """What the form "Suggest a digest" was filled in with.

    Raises `EventError`, whose text is for the person who filled it in.
    """
    body = _part(event, "issue").get("body")
    fields = _fields(body if isinstance(body, str) else "")
    words = fields.get(ADDRESS, "").split()
    if len(words) != 1:
        raise EventError(
            f"under “{ADDRESS}” one web address is needed, and nothing else. Edit the text above"
        )
    try:
        url = sent(words[0].strip("<>"))
    except AddressError as error:
        raise EventError(f"the address {error}. Then edit the text above") from None
    return Suggestion(issue_number(event), url, fields.get(NOTE, "")[:_MAX_NOTE])


def _fields(body: str) -> dict[str, str]:
    """What stands under each heading of a filled-in form; of two alike the first counts."""
    parts = _HEADING.split(body.replace("\r\n", "\n"))
    found: dict[str, str] = {}
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        found.setdefault(heading, "" if text.strip() == _NOTHING else text.strip())
    return found


def _part(value: Mapping[str, object], name: str) -> Mapping[str, object]:
    part = value.get(name)
    if not isinstance(part, Mapping):
        raise EventError(f"the event has no {name}")
    return part


def _text(value: Mapping[str, object], name: str) -> str:
    text = value.get(name)
    if not isinstance(text, str) or not text:
        raise EventError(f"the event has no {name}")
    return text


def _number(value: Mapping[str, object], name: str) -> int:
    number = value.get(name)
    if type(number) is not int or number < 1:
        raise EventError(f"the event has no {name}")
    return number
