"""Problems as text, as JSON and as annotations of a pull request; pure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from policydigest.model import Problem

# What would end the line or command a terminal; names of files may hold any of it.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def as_text(problems: Sequence[Problem], address: str | None = None) -> str:  # noqa: ARG001
    """One line each; warnings say that they are."""
    return "".join(f"{_line(problem)}\n" for problem in problems)


def as_json(problems: Sequence[Problem], address: str | None = None) -> str:
    """A list of objects with file, line, code, severity, message and where more is said.

    `address` is that of the page that explains the codes.
    """
    entries = [
        {
            "file": problem.file,
            "line": problem.line,
            "code": problem.code,
            "severity": problem.severity,
            "message": problem.message,
            "help": _help(problem, address),
        }
        for problem in problems
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Problem], address: str | None = None) -> str:
    """Workflow commands, which a pull request shows beside the line."""
    lines = []
    for problem in problems:
        more = f"\n{_help(problem, address)}" if address else ""
        lines.append(
            f"::{problem.severity} file={_property(problem.file)},line={problem.line},"
            f"title={_property(problem.code)}::{_data(problem.message + more)}\n"
        )
    return "".join(lines)


FORMATS: Mapping[str, Callable[[Sequence[Problem], str | None], str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "github": as_github}
)


def summary(problems: Sequence[Problem], digests: int, address: str | None = None) -> str:
    """The count at the end of a report, and where the codes are explained."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    files = len({problem.file for problem in problems})
    if not problems:
        return f"No problems in {counted(digests, 'digest')}."
    parts = [counted(errors, "error")] if errors else []
    parts += [counted(warnings, "warning")] if warnings else []
    more = f" The codes are explained at {address}" if address else ""
    return f"{', '.join(parts)} in {counted(files, 'file')}.{more}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 digest", "2 digests"; `plural` where an s is not enough."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def _line(problem: Problem) -> str:
    warning = "" if problem.severity == "error" else "warning: "
    message = "\n".join(map(shown, problem.message.split("\n")))
    return f"{shown(problem.file)}:{problem.line}: {problem.code} {warning}{message}"


def shown(text: str) -> str:
    """A text in one line, in which nothing commands a terminal: control characters as escapes."""
    return _CONTROL.sub(lambda match: ascii(match[0])[1:-1], text)


def _help(problem: Problem, address: str | None) -> str | None:
    return f"{address}#{problem.code.lower()}" if address else None


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
