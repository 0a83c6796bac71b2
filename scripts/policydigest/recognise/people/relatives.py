"""Two names that a word of kinship joins are two people: "Ann Roe, wife of President Roe"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from policydigest.model import Document
from policydigest.recognise.people.flags import fold
from policydigest.recognise.people.names import Part
from policydigest.recognise.people.rules import Rules
from policydigest.recognise.people.weights import ENOUGH

_MAX_BETWEEN = 90  # characters: ", the eldest daughter of the former Prime Minister "
_LINKS = frozenset(("of", "to", "is", "was", ",", "and"))
NOBODY = -1  # a pronoun stands for whose relative is told of: "She is the wife of Mr Roe"


def relatives(document: Document, parts: Sequence[Part], rules: Rules) -> Mapping[int, int]:
    """Where each name begins that is told with a relative's → where that one's begins, or `NOBODY`.

    "Ann Roe, the wife of Prime Minister Roe", "President Roe's brother Tom Roe", "President Roe and
    his son, Tom Roe", "the son of Tom Roe, Tom Roe Jr."
    """
    if rules.kin.isdisjoint(document.places):
        return {}
    text, found = document.text, dict[int, int]()
    named = [part for part in parts if part.score >= ENOUGH]
    sentence = -1
    for part in named:
        begin = document.sentences[part.sentence].start
        opens = part.sentence != sentence and text.startswith(("She ", "He "), begin)
        if opens and _of_kin(text[begin : part.start], rules):
            found[part.start] = NOBODY
        sentence = part.sentence
    for one, other in pairwise(named):
        gap = text[one.end : other.start]
        if one.sentence != other.sentence or len(gap) > _MAX_BETWEEN:
            continue
        begin = max(document.sentences[one.sentence].start, one.start - _MAX_BETWEEN)
        if _of_kin(gap, rules) or (gap == ", " and _of_kin(text[begin : one.start], rules)):
            found[one.start], found[other.start] = other.start, one.start
    return found


def _of_kin(before: str, rules: Rules) -> bool:
    """Whether words end in one of kinship, or in an office behind it: "wife of President"."""
    for word in reversed(before.replace(",", " ,").split()):
        if word in rules.kin:
            return True
        key = fold(word.rstrip("."))
        known = key in rules.ranks or key in rules.modifiers or key in rules.determiners
        if not (known or word[0].isupper() or word in _LINKS or word in rules.honorific_modifiers):
            return False
    return False
