"""Remembers of what the generated files were made, so that the next build makes only what differs.

The memory can be deleted at any time; a damaged one counts as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from policydigest import store
from policydigest.store import StoreError

VERSION = 1


@dataclass(frozen=True, slots=True)
class MadeUnit:
    """The key of a unit, and the hashes of the files that were made of it."""

    key: str
    files: Mapping[str, str]


def read(path: Path) -> dict[str, MadeUnit]:
    """The units by their names."""
    try:
        data = json.loads(store.read_text(path))
        if data["version"] != VERSION:
            return {}
        return {
            str(name): MadeUnit(str(key), {str(file): str(said) for file, said in files.items()})
            for name, (key, files) in data["units"].items()
        }
    except (StoreError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def write(path: Path, units: Mapping[str, MadeUnit]) -> None:
    """Keep the units. Raises `StoreError`."""
    named = {name: [made.key, dict(made.files)] for name, made in sorted(units.items())}
    text = json.dumps({"version": VERSION, "units": named}, separators=(",", ":"))
    store.write_if_changed(path, text, durable=False)
