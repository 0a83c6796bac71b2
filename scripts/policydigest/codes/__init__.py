"""Every problem the project can report in a contributor's file, with its stable code.

Codes are never reused or renumbered: people link to them. A message says what is wrong in this
file; the explanation in the tables says what the rule is for, and becomes a page of the site.
"""

from __future__ import annotations

from policydigest.codes import contents, fields, vocabulary
from policydigest.codes.code import Code
from policydigest.model import Problem, Severity

__all__ = ["CODES", "PAGE", "Code", "problem"]

PAGE = "checks.md"  # of the site: it explains them
CODES: dict[str, Code] = {
    entry.code: entry for entry in (*fields.CODES, *contents.CODES, *vocabulary.CODES)
}


def problem(
    file: str, line: int, code: str, message: str, severity: Severity | None = None
) -> Problem:
    """The `Problem` of this code; its severity is the code's unless another is given."""
    return Problem(file, line, code, message, severity or CODES[code].severity)
