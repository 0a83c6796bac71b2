"""Flags of countries as inline SVG: the same on every device, whatever its fonts can draw.

The drawings come from `data/flags.json`, a part of the package (`scripts/tools/flags.py` made it).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from policydigest.vocabulary import Country

if TYPE_CHECKING:
    from policydigest.vocabulary import Entry


@cache
def drawings() -> Mapping[str, str]:
    """SVG shapes within a square of 512 by country code."""
    found: Mapping[str, str] = json.loads(
        files("policydigest").joinpath("data/flags.json").read_text("utf-8")
    )
    return found


def flag(entry: Entry | None) -> str:
    """A country's flag and a space; "" for what has none. The name beside it says all."""
    drawing = drawings().get(entry.id) if isinstance(entry, Country) else None
    if drawing is None:
        return ""
    return f'<svg class="pd-flag" viewBox="0 0 512 512" aria-hidden="true">{drawing}</svg> '
