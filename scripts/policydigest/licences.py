"""Licences of sources: which of them allow more than short extracts."""

from __future__ import annotations

import re

# SPDX identifiers and usual wordings of licences that allow copying with credit.
_OPEN = re.compile(
    r"^(?:cc0\b.*|cc[ -]by(?:[ -]sa)?(?:[ -]?[1-4]\.[05])?.*|pddl\b.*|odc-by\b.*|ogl-uk\b.*|"
    r"open government licen[cs]e.*|creative commons attribution(?: 4\.0.*|-sharealike.*)?|"
    r"public[ -]domain.*|us government work.*|etalab-2\.0|dl-de-by-2\.0|nlod.*|mit|apache-2\.0)$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\bn[cd]\b|non-?commercial|no-?deriv", re.IGNORECASE)


def is_open(licence: str | None) -> bool:
    """Whether a licence lets longer extracts be reused; unknown and no licence do not.

    Non-commercial and no-derivatives licences count as closed: a digest is a derivative, and its
    own licence allows commercial use.
    """
    if not licence:
        return False
    return bool(_OPEN.match(licence.strip())) and not _CLOSED.search(licence)
