"""Problems as text, as JSON and as annotations of a pull request; pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from policydigest.model import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """One line each; warnings say that they are."""
    return "".join(f"{_line(problem)}\n" for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with file, line, code, severity and message."""
    entries = [
        {
            "file": problem.file,
            "line": problem.line,
            "code": problem.code,
            "severity": problem.severity,
            "message": problem.message,
        }
        for problem in problems
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which a pull request shows beside the line."""
    return "".join(
        f"::{problem.severity} file={_property(problem.file)},line={problem.line},"
        f"title={_property(problem.code)}::{_data(problem.message)}\n"
        for problem in problems
    )


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "github": as_github}
)


def summary(problems: Sequence[Problem], digests: int) -> str:
    """The count at the end of a report."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    files = len({problem.file for problem in problems})
    if not problems:
        return f"No problems in {counted(digests, 'digest')}."
    parts = [counted(errors, "error")] if errors else []
    parts += [counted(warnings, "warning")] if warnings else []
    return f"{', '.join(parts)} in {counted(files, 'file')}."


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 digest", "2 digests"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _line(problem: Problem) -> str:
    if problem.severity == "error":
        return str(problem)
    return f"{problem.file}:{problem.line}: {problem.code} warning: {problem.message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
