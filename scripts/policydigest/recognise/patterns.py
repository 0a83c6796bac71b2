"""Regular expressions made from word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

SPACE = r"\s{1,3}"
_NOTHING = r"(?!)"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words or phrases, longest first; spaces may be line breaks."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or _NOTHING


def phrase(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these as whole words, in any case."""
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)", re.IGNORECASE)


def right_before(words: Iterable[str]) -> re.Pattern[str]:
    """One of these right before the end of a text, a space (or a hyphen of its own) between."""
    ordered = tuple(words)
    glued = [word for word in ordered if word.endswith(("-", "'", "’"))]
    apart = [word for word in ordered if word not in glued]
    return re.compile(
        rf"(?:(?<!\w)(?:{any_of(apart)}){SPACE}|(?<!\w)(?:{any_of(glued)})\s?)$", re.IGNORECASE
    )
