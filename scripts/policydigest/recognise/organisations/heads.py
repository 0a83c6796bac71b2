"""Heads that make a name only where they stand so: one that acts, a city's, a single school's."""

from __future__ import annotations

from collections.abc import Sequence

from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations.begins import AND
from policydigest.recognise.organisations.phrases import places_before
from policydigest.recognise.organisations.reading import Found, Reading
from policydigest.recognise.organisations.rules import Rules

# Before a city or a port: it is where something is.
WHERE = frozenset(("in", "to", "from", "at", "near", "outside", "across", "around", "of", "off"))


def acts(reading: Reading, first: int, last: int, rules: Rules) -> bool:
    """Whether a name that may be a thing's acts: "the Open Data Hub sued", "brought by the …"."""
    words = reading.words
    at = first
    while at > 4 and words[at - 1] == "the":
        at -= 1
        if words[at - 1] in (*AND, ",") and words[at - 2] == ")" and words[at - 4] == "(":
            at -= 4  # "brought by the Rights Agenda (RA) and the Law Project"
            while at > 1 and is_capitalised(words[at - 1]):
                at -= 1
    if at > 1 and words[at - 1] == "by" and not rules.filed.isdisjoint(words[max(0, at - 5) : at]):
        return True
    end = last
    if words[end : end + 1] == ["("] and words[end + 2 : end + 3] == [")"]:
        end += 3
    return end < len(words) and words[end] in rules.pleas


def is_of_a_place(reading: Reading, first: int, head: int) -> bool:
    """Whether "City" and the like open a name that acts: "the City of Northport sued"."""
    words = reading.words
    if head != first or words[head + 1 : head + 2] != ["of"]:
        return False
    at = head - 1 if head and words[head - 1] in ("the", "The") else head
    is_capital = is_capitalised(words[head + 2]) if head + 2 < len(words) else False
    return is_capital and not (at and words[at - 1] in WHERE)


def is_single(reading: Reading, begin: int, head: int, end: int, rules: Rules) -> bool:
    """Whether one word of its own is enough, since it acts or is dealt with.

    "Halden School was fined", "a penalty falls on Halden School".
    """
    if reading.words[head] not in rules.single_heads:
        return False
    own = reading.words[begin:head]
    text, at = reading.document.text, reading.document.ends[end - 1]
    return not rules.general_words.intersection(own) and (
        rules.patterns.acting_after.match(text, at) is not None
        or rules.patterns.party_before.precede(reading.words, places_before(reading.words, begin))
    )


def owners_of_head(name: str, taken: Sequence[Found], rules: Rules) -> Sequence[Found]:
    """The bodies of which a head noun that stands alone may be short: "Head of | Directorate"."""
    if name not in rules.heads and name not in rules.weak_heads:
        return ()
    return [*{item.name: item for item in taken if name in item.name.split()}.values()]
