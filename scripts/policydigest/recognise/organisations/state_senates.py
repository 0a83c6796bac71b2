"""Senates of states: "the Senate" of a text on Ohio's lawmakers is not that of the country."""

from __future__ import annotations

from collections.abc import Sequence

from policydigest.recognise.organisations import index
from policydigest.recognise.organisations.reading import TOWN, Found, Reading

_CHAMBER = "Senate"
SENATES_OF_STATES = ("US",)  # countries whose states have a senate too
# What is said of a state and of no country: "Ohio lawmakers", "state senators"
_OF_STATES = frozenset(
    ("Senate", "House", "Assembly", "Legislature", "lawmakers", "legislators", "senators")
)
_OF_COUNTRY = ("Congress", "Washington", "federal", "Federal")


def settle(reading: Reading, found: Sequence[Found]) -> None:
    """Take "the Senate" of a text on a state's lawmakers, not on Congress, as theirs, in place."""
    if _CHAMBER not in reading.positions:
        return
    bare = [item for item in found if reading.words[item.first : item.last] == [_CHAMBER]]
    entries = reading.vocabulary.organisations
    national = [item for item in found if item.id and entries[item.id].country in SENATES_OF_STATES]
    bare = [item for item in bare if item.id is None or item in national]
    if not bare:
        return
    ids = {item.id for item in bare}
    for item in [*bare]:
        if item.first and reading.flags[item.first - 1] == TOWN:  # "the Ohio Senate"
            item.first = reading.place_before(item.first)
            _call(reading, item, reading.text(item.first, item.last))
            bare.remove(item)
    bare = [item for item in bare if item.country is None or _is_seated(reading, item.last)]
    is_told = any(item.id in ids and item.last - item.first > 1 for item in national)
    if is_told or not bare or any(word in reading.positions for word in _OF_COUNTRY):
        return
    states = _states(reading)
    states |= {
        reading.text(item.first, item.last - 1)
        for item in national
        if item.id not in ids and reading.words[item.last - 1] == _CHAMBER
    }
    if not states and not any(_is_seated(reading, item.last) for item in bare):
        return
    named = states - {""}
    name = f"{named.pop()} {_CHAMBER}" if len(named) == 1 else _CHAMBER
    for item in bare:
        _call(reading, item, name)


def _call(reading: Reading, item: Found, name: str) -> None:
    """Take a body for the one of this name, which may be listed, and not for a country's."""
    entry = next(iter(index.named(reading.vocabulary, name)), None) if " " in name else None
    item.id, item.name = (entry.id, entry.name) if entry else (None, name)
    item.rule = "a state's chamber"


def _states(reading: Reading) -> set[str]:
    """The states of whose lawmakers a text tells; "" for one that it does not name there."""
    states: set[str] = set()
    for word in _OF_STATES.intersection(reading.positions):
        for at in reading.positions[word]:
            before = reading.words[at - 1] if at else ""
            if before.lower() == "state":
                states.add("")
            elif at and reading.flags[at - 1] == TOWN:
                states.add(reading.text(reading.place_before(at), at))
    return states


def _is_seated(reading: Reading, behind: int) -> bool:
    """Whether a body is told with its town: "the Senate in Sacramento"."""
    here = reading.words[behind : behind + 1] == ["in"]
    return here and reading.flags[behind + 1 : behind + 2] == bytes([TOWN])
