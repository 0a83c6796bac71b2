"""What was moved and by whom: "the proposal made by the Minister of Ports to buy cranes"."""

from __future__ import annotations

import re

_MOTION = r"(?:proposal|request|application|motion|resolution|recommendation)"
_MOVED_BY = (
    r"(?:(?:made|presented|submitted|tabled|forwarded|furnished|introduced|moved|put forward) by"
    r"|of(?= (?:the )?(?:Prime |Deputy |State )*Minister\b))"
)
_NAMED = r"(?:[A-Z][\w’'-]*|of|and|the|for|&)"  # one word of who moved it
_TOLD_WHOLE = re.compile(
    rf"The {_MOTION} {_MOVED_BY} (?:the )?{_NAMED}(?:,? {_NAMED})* (?:to|for|on) "
)
_MOVER = re.compile(
    rf"(?P<what>\b{_MOTION}) {_MOVED_BY} "
    rf"(?:the )?{_NAMED}(?:,? {_NAMED})* (?=to [a-z])"
)


def is_told_whole(text: str) -> bool:
    """Whether a sentence says of what it opens with who moved it and what it is for."""
    return _TOLD_WHOLE.match(text) is not None


def without_mover(text: str) -> str:
    """A sentence without who moved what: "the proposal to buy cranes", "" for others."""
    found = _MOVER.search(text)
    return f"{text[: found.end('what')]} {text[found.end() :]}" if found else ""
