"""Shared names once more, when all names of a text are read: what stands elsewhere tells whose."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from policydigest.recognise.organisations import state_senates
from policydigest.recognise.organisations.joined import dateline_home
from policydigest.recognise.organisations.reading import Found, Reading


def settle(reading: Reading, found: list[Found]) -> None:
    """Give shared names the bodies that the text itself names more fully, in place."""
    _settle_shared(found)
    _settle_owned(reading, found)
    _settle_named(reading, found)
    _settle_begun(reading, found)
    _settle_acronyms(reading, found)
    state_senates.settle(reading, found)


def _settle_shared(found: list[Found]) -> None:
    """A shared name that stood beside its country once means the same body where it stands bare."""
    by_form: dict[str, set[str]] = {}
    for item in found:
        if item.id and item.generic and item.country:
            by_form.setdefault(item.rule, set()).add(item.id)
    names = {item.id: item.name for item in found}
    for item in found:
        same = by_form.get(item.rule)
        if same and item.generic and not item.country and len(same) == 1 and item.id not in same:
            (identifier,) = same
            item.id, item.name = identifier, names[identifier]


def _settle_owned(reading: Reading, found: list[Found]) -> None:
    """A bare name is the body that it mostly is, where only an owner before it tells another.

    "India's firms …, the Supreme Court said. A unit of Russia's Sistema said the Supreme Court …"
    """
    shared: dict[str, list[Found]] = {}
    for item in found:
        if item.id and item.generic and not item.country:
            shared.setdefault(reading.text(item.first, item.last), []).append(item)
    for items in shared.values():
        times = Counter(item.id for item in items)
        if len(times) == 1:
            continue
        (most, count), (_, next_most) = times.most_common(2)
        usual = next(item for item in items if item.id == most)
        for item in items if count > next_most else ():
            if item.id != most and _is_owners(reading, item.first):
                item.id, item.name, item.sort = usual.id, usual.name, usual.sort


def _is_owners(reading: Reading, first: int) -> bool:
    """Whether the country named last before a token only owns a name: "Russia's Sistema"."""
    at = bisect_left(reading.places, first) - 1
    if at < 0 or reading.places[at] < reading.bounds(first)[0]:
        return False
    end, _ = reading.place_beginning[reading.places[at]]
    owned = reading.words[end : end + 2]
    return len(owned) > 1 and owned[0] in ("'s", "’s") and owned[1][0].isupper()


def _settle_named(reading: Reading, found: list[Found]) -> None:
    """ "The Treasury" of a text that names the US Treasury Department is not the British one."""
    named = {
        match.first: {c.id for c in match.candidates if c.kind == "organisation"}
        for match in reading.bodies
    }
    sure = {
        item.id
        for item in found
        if item.last - item.first > 1 and len(named.get(item.first, ())) == 1
    } - {None}
    for item in found:
        same = named.get(item.first, set[str]()) & sure
        if item.generic and not item.country and len(same) == 1 and item.id not in same:
            own = reading.vocabulary.organisations.get(item.id or "")
            if own and own.country and dateline_home(reading, {own.country}):
                continue  # "ACCRA – The Supreme Court": not that of Kenya, named in full below
            entry = reading.vocabulary.organisations[same.pop()]
            item.id, item.name, item.sort = entry.id, entry.name, entry.kind
            item.rule = f"shared name of {entry.name}, which the text also names in full"


def _settle_begun(reading: Reading, found: list[Found]) -> None:
    """ "The Supreme Court" of a text that names one Supreme Court of Cassation is that court."""
    vague = [item for item in found if item.generic and item.id is None and not item.country]
    if not vague:
        return
    begun: dict[str, dict[str, Found]] = {}
    for item in found:
        if item.id and not (item.generic and not item.country):
            before, of, _ = reading.text(item.first, item.last).partition(" of ")
            words = before.split(" ") if of else []
            for first in range(len(words) - 1):  # two words at least
                begun.setdefault(" ".join(words[first:]), {})[item.id] = item
    for item in vague:
        longer = begun.get(reading.text(item.first, item.last), {})
        if len(longer) == 1:
            (full,) = longer.values()
            item.id, item.name, item.sort = full.id, full.name, full.sort
            item.rule = f"short for {full.name}"


def _settle_acronyms(reading: Reading, found: list[Found]) -> None:
    """ "The SEC" of a text that names the Philippines' commission in full is no other country's."""
    full: dict[str, Found] = {}
    for item in found:
        words = reading.words[item.first : item.last]
        if item.generic and len(words) > 1:
            full.setdefault("".join(word[0] for word in words if word[0].isupper()), item)
    for item in found:
        long_form = full.get(reading.text(item.first, item.last))
        if long_form is None or item.id == long_form.id:
            continue
        if long_form.id is None and item.id and not reading.weights:
            long_form.id, long_form.name = item.id, item.name
            continue
        item.id, item.name, item.generic = long_form.id, long_form.name, True
        item.rule = f"initials of {long_form.name}"
