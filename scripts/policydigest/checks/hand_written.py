"""Is the front matter of a hand-written page sound? MkDocs shows what it cannot read as text. Pure.

Aliases are refused too: a few lines of them can stand for more than any memory holds.
"""

from __future__ import annotations

from policydigest import encoding
from policydigest.model import Problem
from policydigest.notation import front_matter, strict_yaml

_UNCLOSED = (
    "the front matter is not closed. End its lines with a line `---`; if this is to be a line "
    "across the page, write `***`."
)


def page_problem(path: str, data: bytes) -> Problem | None:
    """What is wrong at the top of a page of these bytes, named by its path in the project."""
    try:
        parts = front_matter.split(encoding.decode(data, path))
        strict_yaml.load(parts.front or "", first_line=parts.line)
    except encoding.NotUtf8Error as error:
        return Problem(path, error.line, "B008", f"{error.reason}.")
    except front_matter.UnclosedError as error:
        return Problem(path, error.line, "B008", _UNCLOSED)
    except strict_yaml.YamlProblem as error:
        return Problem(path, error.line, "B008", f"{error.message}.")
    return None
