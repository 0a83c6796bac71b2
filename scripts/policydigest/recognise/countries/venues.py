"""Where people only met: "at a summit in Geneva, Switzerland", "Pact signed in Geneva"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from policydigest.model import Document, Mention
from policydigest.recognise.countries.rules import Rules
from policydigest.recognise.organisations.phrases import places_before

REACH = 30  # words before a place among which the gathering stands
_IN = ("in", "at")


def is_address(words: Sequence[str], first: int, known: Rules) -> bool:
    """Whether the country at token `first`, behind a comma, ends the address of a gathering.

    So "its assembly in Geneva, Switzerland", but not "a fire in Kano, Nigeria".
    """
    if first <= len(_IN) or words[first - 3] not in _IN or not words[first - 2][0].isupper():
        return False
    return _gathers(words, first - 3, known)


def is_town_of_address(words: Sequence[str], first: int, last: int, known: Rules) -> bool:
    """Whether the town at tokens `first:last`, before a comma, opens the address of a gathering."""
    behind = words[last + 1 : last + 2]
    return (
        words[first - 1] in _IN
        and bool(behind)
        and behind[0][0].isupper()
        and _gathers(words, first - 1, known)
    )


def _gathers(words: Sequence[str], at: int, known: Rules) -> bool:
    """Whether people meet in the words before a token."""
    before = words[max(0, at - REACH) : at]
    return not known.gatherings.isdisjoint(map(str.lower, before))


def is_met_in(document: Document, mention: Mention, known: Rules) -> bool:
    """Whether words right before a place say that people met or signed there."""
    first = bisect_left(document.starts, mention.span.start)
    return bool(known.met.precede(document.words, places_before(document.words, first)))
