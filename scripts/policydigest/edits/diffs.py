"""Changes of a text file as people and `git apply` read them; pure."""

from __future__ import annotations

import difflib


def diff(path: str, old: str, new: str) -> str:
    """The unified diff from `old` to `new`, empty if they are equal; `path` names the file."""
    lines = difflib.unified_diff(
        _lines(old), _lines(new), f"a/{path}" if old else "/dev/null", f"b/{path}"
    )
    missing = "\n\\ No newline at end of file\n"
    return "".join(line if line.endswith("\n") else line + missing for line in lines)


def _lines(text: str) -> list[str]:
    """The lines with their ends; unlike splitlines() this knows one line end only."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
