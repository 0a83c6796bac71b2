"""Kinds of organisations that more than one part of the program tells apart."""

from __future__ import annotations

# Organisations of these kinds act for their country; a company or a newspaper does not.
PUBLIC_BODIES = frozenset(
    {
        "government",
        "ministry",
        "regulator",
        "agency",
        "central bank",
        "court",
        "parliament",
        "military",
        "police",
    }
)
