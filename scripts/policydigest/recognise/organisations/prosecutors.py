"""Prosecutors of a county, an office where no name follows: "Salt County District Attorney".

The name is that of the office, which a text often leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator

from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations.begins import POSSESSIVE, TAKEN
from policydigest.recognise.organisations.reading import FREE, TOWN, Found, Reading
from policydigest.recognise.organisations.rules import Rules

_DISTRICTS = ("County", "Parish")
_MAX_OWN = 3  # words before "County": "Santa Cruz"
_OPENING = frozenset(("The", "In", "A", "And", "But", "When", "While", "After", "Former"))


def find(reading: Reading) -> Iterator[Found]:
    """The offices of counties that are named by who heads them."""
    words = reading.words
    for at in reading.positions.get("Attorney", ()):
        head = at - 1 if words[at - 1] == "District" else at - 2
        is_office = words[head:at] == ["District"] or (
            words[head] == "State" and words[at - 1] in POSSESSIVE
        )
        behind = words[at + 1] if at + 1 < len(words) else "."
        if head < 2 or not is_office or is_capitalised(behind) or behind in POSSESSIVE:
            continue
        first = head - 1
        if words[first] not in _DISTRICTS:
            continue
        while first > max(0, head - 1 - _MAX_OWN) and _is_own(reading, first - 1):
            first -= 1
        if first < head - 1 and all(reading.flags[n] not in TAKEN for n in range(head - 1, at + 1)):
            name = f"{reading.text(first, at + 1)}’s Office"
            yield Found(first, at + 1, None, name, "office of a prosecutor", "office")


def letters(reading: Reading, rules: Rules) -> Iterator[str]:
    """Letters that stand for who heads an office here: "the DA’s office"."""
    for short, office in rules.office_letters.items():
        if short in reading.positions and office in reading.document.text:
            yield short


def _is_own(reading: Reading, at: int) -> bool:
    """Whether a word is one of a county's own name."""
    word = reading.words[at]
    return is_capitalised(word) and word not in _OPENING and reading.flags[at] in (FREE, TOWN)
