"""Lists of names: three or more different entities one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from policydigest.model import Mention

LIST_GAP = 24  # characters between two names of one list: ", the Republic of "
_LIST = 3  # names that make a list
_JOINT = re.compile(r"[,;/&]|\b(?:and|or|et|y|e|und)\b")
_STOP = re.compile(r"[.!?]\s")


def lists(mentions: Sequence[Mention], text: str) -> list[list[Mention]]:
    """The lists of three or more different entities, each with its mentions in reading order."""
    if len(mentions) < _LIST:
        return []
    ordered = sorted(mentions, key=lambda mention: mention.span.start)
    runs = [ordered[:1]]
    for previous, mention in pairwise(ordered):
        if _goes_on(previous, mention, text):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [run for run in runs if len(run) >= _LIST and length(run) >= _LIST]


def length(listed: Sequence[Mention]) -> int:
    """How many different entities a list names."""
    return len({mention.id or mention.name for mention in listed})


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
