"""Licences of sources: their names, which are open, and how much may be taken under the others."""

from __future__ import annotations

import re

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

RESERVED = "all rights reserved"
# What a digest may take over from a source without an open licence.
VERBATIM_WORDS = 90  # outside attributed quotes
QUOTE_WORDS = 40  # in one quote
# SPDX identifiers and usual wordings of licences that allow copying with credit.
_OPEN = re.compile(
    r"^(?:cc0\b.*|cc[ -]by(?:[ -]sa)?(?:[ -]?[1-4]\.[05])?.*|pddl\b.*|odc-by\b.*|ogl-uk\b.*|"
    r"open government licen[cs]e.*|creative commons attribution(?: 4\.0.*|-sharealike.*)?|"
    r"public[ -]domain.*|us government work.*|etalab-2\.0|dl-de-by-2\.0|nlod.*|mit|apache-2\.0)$",
    re.IGNORECASE,
)
_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-([1-4]\.[05])")
_GOVERNMENT = re.compile(r"OGL-UK-([123]\.0)")
_CLOSED = re.compile(r"\bn[cd]\b|non-?commercial|no-?deriv", re.IGNORECASE)


def is_open(licence: str | None) -> bool:
    """Whether a licence lets longer extracts be reused; unknown and no licence do not.

    Non-commercial and no-derivatives licences count as closed: a digest is a derivative, and its
    own licence allows commercial use.
    """
    if not licence:
        return False
    return bool(_OPEN.match(licence.strip())) and not _CLOSED.search(licence)


def deed(licence: str) -> tuple[str, str] | None:
    """What people call a licence and where its text stands, by its SPDX identifier.

    None for a licence that is neither Creative Commons' nor the British government's.
    """
    if match := _COMMONS.fullmatch(licence):
        kind, version = match.groups()
        address = f"https://creativecommons.org/licenses/{kind.lower()}/{version}/"
        return f"CC {kind} {version}", address
    if match := _GOVERNMENT.fullmatch(licence):
        address = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/"
        return f"Open Government Licence v{match[1]}", f"{address}{match[1][0]}/"
    if licence == "CC0-1.0":
        return "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"
    return None


def is_public_sector(licence: str) -> bool:
    """Whether it is the British Open Government Licence, which asks for a sentence of its own."""
    return bool(_GOVERNMENT.fullmatch(licence))


def name_problem(licence: str) -> str | None:
    """What is wrong with the name of a licence and how to mend it; None for the usual one."""
    proper = proper_name(licence)
    if proper == licence:
        return None
    advice = proper or f"CC-BY-4.0, {RESERVED} or the like"
    return f'"{licence}" is not an SPDX identifier. Write {advice}'


def proper_name(licence: str) -> str | None:
    """The SPDX identifier that is meant, or `RESERVED`; None for what is neither."""
    words = licence.strip().rstrip(".")
    if words.casefold() == RESERVED:
        return RESERVED
    for candidate in (words, re.sub(r"\s+", "-", words)):
        try:
            return str(canonicalize_license_expression(candidate))
        except InvalidLicenseExpression:
            continue
    return None
