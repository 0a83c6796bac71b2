"""Which mentions stand in a list of three or more different entities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from policydigest.model import Mention

LIST_GAP = 24  # characters between two names of one list: ", the Republic of "
_LIST = 3  # names that make a list
_JOINT = re.compile(r"[,;/&]|\b(?:and|or|et|y|e|und)\b")
_STOP = re.compile(r"[.!?]\s")


def in_lists(mentions: Sequence[Mention], text: str) -> set[int]:
    """The starts of mentions that stand in a list of three or more different entities."""
    if len(mentions) < _LIST:
        return set()
    ordered = sorted(mentions, key=lambda mention: mention.span.start)
    runs: list[list[Mention]] = []
    for previous, mention in pairwise([None, *ordered]):
        assert mention is not None
        if previous and _goes_on(previous, mention, text):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return {
        mention.span.start
        for run in runs
        if len(run) >= _LIST and len({m.id or m.name for m in run}) >= _LIST
        for mention in run
    }


def _goes_on(previous: Mention, mention: Mention, text: str) -> bool:
    """Whether two names stand in one list: a comma or "and" between them, or a new bullet."""
    if not 0 <= mention.span.start - previous.span.end <= LIST_GAP:
        return False
    if (previous.id or previous.name) == (mention.id or mention.name):
        return True
    gap = text[previous.span.end : mention.span.start]
    if "\n" in gap:
        return not any(character.isalnum() or character == "." for character in gap)
    return bool(_JOINT.search(gap)) and not _STOP.search(gap)
