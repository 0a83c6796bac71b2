"""Bodies that are described, not named: "Kenya's competition authority", "the Senegalese space
agency (ASES)". The country and what the body does lead to the vocabulary; an acronym or a proper
name right behind the description is the same body.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations import index
from policydigest.recognise.organisations.reading import Found, Reading
from policydigest.recognise.organisations.rules import Rules
from policydigest.vocabulary import Organisation, Vocabulary

DESCRIBED_WEIGHT = 0.8
TOWN_POLICE = "town police"
_PUBLIC = {
    "ministry": ("ministry", "government"),
    "department": ("ministry", "government"),
    "central bank": ("central bank",),
    "parliament": ("parliament",),
    "supreme court": ("court",),
    "top court": ("court",),
    "lower house": ("parliament",),
    "upper house": ("parliament",),
    "police": ("police",),
    "navy": ("military",),
    "coast guard": ("military", "agency", "police"),
    "coastguard": ("military", "agency", "police"),
    "embassy": (),
    "high commission": (),
}
_MUCH_MORE = 2.0  # times another country's weight, of the one that a story is of
_STOPS = frozenset(("the", "of", "a", "an", "by", "and", "in", "for", "with", "to", "on", "at"))
_MAX_SAID = 6  # words before the noun: "water resources and irrigation ministry"
_OTHERS = ("regulator", "agency", "intelligence")
_REGULATING = (("regulator",), ("agency",))  # a regulator proper before another agency


def find(reading: Reading, found: Sequence[Found], rules: Rules) -> list[Found]:
    """Descriptions with a country right before them, and the names behind a description."""
    described: list[Found] = []
    taken = {index for item in found for index in range(item.first, item.last)}
    by_first = {item.first: item for item in found}
    words = reading.words
    for head, last in _lower_heads(reading, rules):
        begin = head
        while begin > head - _MAX_SAID and not _country_before(reading, begin):
            if begin < 2 or not _is_said(words, begin - 1, head):
                break
            begin -= 1
        country = _country_before(reading, begin)
        if any(i in taken for i in range(begin, last)):
            continue
        if not country:
            bare = _without_country(reading, begin, last, rules)
            named = _name_behind(reading, last, by_first) if bare else None
            known = named[2] if named else None
            if known is not None and known.sort == bare[0].sort:  # "the watchdog, the Salt Board"
                bare[0].id, bare[0].name = known.id, known.name
            described += bare
            continue
        last = _with_complement(reading, last, rules)
        named = _name_behind(reading, last, by_first)
        item = _describe(reading, begin, last, country, rules)
        if item is not None and item.sort == TOWN_POLICE:
            _name_in_full(item, found)
        if named is not None and item is not None:
            described += _join(reading, item, named)
        elif item is not None and (item.id or " of " in item.name or item.sort == TOWN_POLICE):
            described.append(item)
    return described


def _without_country(reading: Reading, begin: int, last: int, rules: Rules) -> list[Found]:
    """A listed body whose country stands behind it, or is the story's own.

    "The parliament of Serbia"; in a story of Serbia alone "the central bank", "the country's …".
    """
    words = reading.words
    if begin > 1 and words[begin - 1] in ("'s", "’s") and words[begin - 2] in rules.countries:
        own = home_of(reading, begin)  # "the country's lower house"
        item = _describe(reading, begin, last, own, rules) if own else None
        return [item] if item is not None and item.id else []
    if begin == 0 or words[begin - 1] not in ("the", "The"):
        return []
    of_whom = last + 1 + (words[last + 1 : last + 2] == ["the"])
    place = reading.place_beginning.get(of_whom) if words[last : last + 1] == ["of"] else None
    if place is not None:
        is_part = is_town(reading, reading.text(of_whom, place[0]), place[1])
        if is_part or words[place[0] : place[0] + 1] in (["'s"], ["’s"]):
            return []  # "the parliament of Scotland"
        item = _describe(reading, begin, last, place[1], rules)
        return [item] if item is not None and item.id else []
    said = words[begin:last]
    if words[last : last + 1] == ["of"] or (len(said) == 1 and said != ["parliament"]):
        return []
    if said[0] == "state" and said[-1] == "commission":
        del said[0]  # "the state election commission", but not "the state parliament"
    home = home_of(reading, begin) if rules.not_of_state.isdisjoint(said) else None
    item = _describe(reading, begin, last, home, rules) if home else None
    return [item] if item is not None and item.id else []


def home_of(reading: Reading, first: int) -> str | None:
    """The country that a story is of, if its sentence names no other one."""
    weights = sorted(reading.weights.items(), key=itemgetter(1))[-2:]
    if not weights or (len(weights) > 1 and weights[1][1] < _MUCH_MORE * weights[0][1]):
        return None
    home = weights[-1][0]
    begin, end = reading.bounds(first)
    near = reading.places[bisect_left(reading.places, begin) : bisect_left(reading.places, end)]
    return home if all(reading.place_beginning[at][1] == home for at in near) else None


def _is_said(words: Sequence[str], at: int, head: int) -> bool:
    """Whether a word belongs to what a body is said to be for: "anti-graft", "water and energy"."""
    word = words[at]
    if word == "and" and words[head] == "ministry":
        return words[at - 1].islower() and words[at - 1] not in _STOPS
    return word == "-" or (word.isalpha() and word.islower() and word not in _STOPS)


def _with_complement(reading: Reading, last: int, rules: Rules) -> int:
    """The end of "ministry of environment and natural resources" whose head ends at `last`."""
    words = reading.words
    if words[last - 1] not in ("ministry", "department") or words[last : last + 1] != ["of"]:
        return last
    end = at = last + 1
    while at < len(words) and (
        words[at] in ("and", "the") or words[at].title() in rules.portfolios
    ):
        at += 1
        if words[at - 1] not in ("and", "the"):
            end = at
    return end if end > last + 1 else last


def _lower_heads(reading: Reading, rules: Rules) -> list[tuple[int, int]]:
    """The tokens of every lower-case head, in reading order, of two at one place the longer."""
    places: dict[int, int] = {}
    by_first = rules.lower_heads_by_first
    for first in reading.positions.keys() & by_first.keys():
        for at in reading.positions[first]:
            for rest in by_first[first]:  # the longest first
                if not rest or reading.words[at + 1 : at + 1 + len(rest)] == rest:
                    places[at] = at + 1 + len(rest)
                    break
    return sorted(places.items())


def _country_before(reading: Reading, first: int) -> str | None:
    before = first
    if before and reading.words[before - 1] in ("'s", "’s"):
        before -= 1
    return reading.place_ending.get(before)


def _name_behind(
    reading: Reading, last: int, by_first: dict[int, Found]
) -> tuple[int, int, Found | None] | None:
    """The acronym or name right behind: "(ASES)", ", the CNIL," — and what it is, if known."""
    words = reading.words
    at, bracket = last, False
    if at == reading.bounds(last - 1)[1]:
        return None
    if at < len(words) and words[at] == "(":
        at, bracket = at + 1, True
    elif at < len(words) and words[at] == ",":
        at += 1
        if words[at : at + 2] == ["known", "as"]:
            at += 2
        if at < len(words) and words[at] == "the":
            at += 1
    if at >= len(words) or not is_capitalised(words[at]):
        return None
    item = by_first.get(at)
    if item is not None:
        return item.first, item.last, item
    closing = words[at + 1] if at + 1 < len(words) else ""
    is_short = sum(c.isupper() for c in words[at]) >= 2
    if is_short and ((bracket and closing == ")") or (not bracket and closing == ",")):
        return at, at + 1, None
    return None


def _join(reading: Reading, item: Found, named: tuple[int, int, Found | None]) -> list[Found]:
    first, last, known = named
    if known is not None:
        if known.id is None and item.id:
            known.id, known.name, known.sort = item.id, item.name, item.sort
        item.id, item.name, item.sort = known.id, known.name, known.sort or item.sort
        return [item]
    text = reading.text(first, last)
    return [item, Found(first, last, item.id, item.name, f"{text}, defined in the text", item.sort)]


def _describe(reading: Reading, first: int, last: int, country: str, rules: Rules) -> Found | None:
    """The described body: of the vocabulary if exactly one of the country's fits, else unnamed."""
    said = reading.text(first, last)
    head = next((h for h in rules.longest_lower_heads if said.endswith(h)), said)
    begin = first
    owned = first > 0 and reading.words[first - 1] in ("'s", "’s")
    end = first - 1 if owned else first
    if reading.place_ending.get(end):  # "Senegalese space agency", "Senegal's space agency"
        begin = reading.begin_of_place(end)
    if head == "police" and is_town(reading, reading.text(begin, end), country):
        return _police_of(reading, begin, end, last, country)
    entry = listed(reading.vocabulary, country, said, head, rules)
    if entry is None:
        spelt = [e for e in index.named(reading.vocabulary, said) if e.country == country]
        entry = spelt[0] if len(spelt) == 1 else None
    if entry is not None:
        return Found(
            begin, last, entry.id, entry.name, f"described: {said}", entry.kind, DESCRIBED_WEIGHT
        )
    if said == head and " " not in said:
        return None
    name = reading.text(begin, last)
    full = _in_full(said, head, rules) if head == "ministry" else said
    if " of " in full:  # as other bodies are named: "Ministry of Foreign Affairs (Chad)"
        words = (word if word in _STOPS else word.capitalize() for word in full.split())
        name = f"{' '.join(words)} ({reading.vocabulary.countries[country].name})"
    return Found(begin, last, None, name, f"described: {said}", head.split()[-1])


def is_town(reading: Reading, said: str, country: str) -> bool:
    """Whether a place is a part of the country, and not the country itself."""
    known = reading.vocabulary.countries[country]
    return said == known.capital or said in known.places


def _police_of(reading: Reading, begin: int, end: int, last: int, country: str) -> Found:
    """A town's police, of which no other body of the country is one: "Calgary police"."""
    town = reading.text(begin, end)
    known = [
        body
        for body in index.bodies_of(reading.vocabulary, country)
        if any(n.startswith(f"{town} ") and "Police" in n for n in (body.name, *body.forms))
    ]
    rule, weight = f"described: {town} police", DESCRIBED_WEIGHT
    if len(known) == 1:
        (body,) = known
        return Found(begin, last, body.id, body.name, rule, body.kind, weight)
    return Found(begin, last, None, f"{town} police", rule, TOWN_POLICE, weight)


def _name_in_full(item: Found, found: Sequence[Found]) -> None:
    """Give a town's police the name that it has elsewhere: "Salt City Police Department"."""
    start = item.name.title()
    known = next((one for one in found if one.name.startswith(start)), item)
    item.id, item.name = known.id, known.name


def _in_full(said: str, head: str, rules: Rules) -> str:
    """A ministry as its name tells it: "ministry of roads" for "roads ministry"."""
    *subject, last = said.split()
    portfolio = [rules.affairs.get(word, word) for word in subject]
    is_known = all(w.title() in rules.portfolios or w in _STOPS for w in subject)
    return f"{head} of {' '.join(portfolio)}" if subject and last == head and is_known else said


def listed(
    vocabulary: Vocabulary, country: str, said: str, head: str, rules: Rules
) -> Organisation | None:
    """The one listed body of a country that a description means: "competition authority"."""
    bodies = index.bodies_of(vocabulary, country)
    regulating = head.endswith(("regulator", "watchdog"))
    for kinds in _REGULATING if regulating else (_PUBLIC.get(head, _OTHERS),):
        found = _of_kinds([b for b in bodies if b.kind in kinds], said, head, rules)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _of_kinds(
    bodies: list[Organisation], said: str, head: str, rules: Rules
) -> Sequence[Organisation]:
    """Those of the bodies whose names tell of what the description says they do."""
    if head in ("central bank", "parliament"):
        return bodies
    words = {*re.findall(r"[\w-]+", said), *re.findall(r"\w+", said)}
    for function in rules.functions:
        if not words & function.said and not any(s in said for s in function.said if " " in s):
            continue
        for name in function.names:  # the most telling word first
            fitting = [b for b in bodies if any(name in n for n in (b.name, *b.forms))]
            if fitting:
                return fitting
    return ()
