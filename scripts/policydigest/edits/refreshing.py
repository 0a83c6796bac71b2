"""A digest in its file and the machine's new draft → the file's new text; pure.

`merge` decides what is kept. This says where in the file a conflict is, and keeps comments.
"""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from policydigest import merge
from policydigest.digests import ParsedDigest
from policydigest.edits.rewriting import CommentError, rewrite
from policydigest.merge import Conflict
from policydigest.model import Digest, Problem


class Refreshed(NamedTuple):
    """The text that the file should have, and what the editor is to know."""

    text: str
    problems: tuple[Problem, ...]


def refresh(parsed: ParsedDigest, draft: Digest) -> Refreshed:
    """Merge `draft`, what the machine would write today, into the digest of a readable file."""
    assert parsed.digest is not None
    # The id is permanent, whatever would be drafted today.
    merged = merge.merge(parsed.digest, dataclasses.replace(draft, id=parsed.digest.id))
    problems = [_problem(parsed, conflict) for conflict in merged.conflicts]
    try:
        text = rewrite(parsed, merged.digest)
    except CommentError as error:
        message = (
            "a comment stands within a value that would be refreshed; the file is left as it is. "
            "Move the comment to a line of its own above the field"
        )
        problems.append(Problem(parsed.path, error.line, "S008", f"{message}.", "warning"))
        text = parsed.text
    return Refreshed(text, tuple(problems))


def _problem(parsed: ParsedDigest, conflict: Conflict) -> Problem:
    # "people, Jo Doe" is about the field `people`
    line = parsed.line(conflict.field, conflict.field.partition(",")[0])
    return Problem(parsed.path, line, "S009", f"{conflict}.", "warning")
