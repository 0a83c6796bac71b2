"""Names of the vocabulary, as they stand in a text.

One that several bodies share is the body's that `choosing` tells; with no evidence it is kept
without an identifier.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from policydigest.recognise.gazetteer import Candidate, Match
from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations import index
from policydigest.recognise.organisations.choosing import (
    choose,
    is_elsewhere,
    is_generic,
    is_unheard_of,
)
from policydigest.recognise.organisations.joined import is_unions
from policydigest.recognise.organisations.reading import FREE, KNOWN, PERSON, Found, Reading
from policydigest.recognise.organisations.rules import Rules
from policydigest.recognise.organisations.settling import settle
from policydigest.vocabulary.kinds import PUBLIC_BODIES

HOMELESS = "shared name, country unknown"  # the rule of one of many, of which is not told
_UNIONS = "eu-parliament"
_PARLIAMENT = "Parliament"
_TREASURY = "Treasury"
# Behind "the Amazon", where nothing of the firm's follows
_CLOSING = frozenset(
    (".", ",", ";", ")", "and", "or", "are", "is", "was", "were", "in", "to", "of")
)


def find(reading: Reading, rules: Rules) -> list[Found]:
    """What the vocabulary's names mean in this text, in reading order."""
    chosen: _Chosen = {}
    said: dict[str, set[str]] = {}
    matches = reading.bodies
    if _TREASURY in reading.positions:
        matches = [match for match in matches if not _is_paper(reading, match, rules)]
    for match in matches:
        for candidate in match.candidates:
            said.setdefault(candidate.id, set()).add(candidate.form)
    found = [item for match in matches for item in _read(reading, match, rules, chosen, said)]
    settle(reading, found)
    for item in found:
        reading.mark(item.first, item.last, KNOWN)
    return found


# What was chosen for a form, by the country beside it and the countries around it.
_Chosen = dict[tuple[str, str | None, int, int], Candidate | None]


def _read(
    reading: Reading,
    match: Match,
    rules: Rules,
    chosen_before: _Chosen,
    said: Mapping[str, Collection[str]],
) -> Iterator[Found]:
    if PERSON in reading.flags[match.first : match.last]:
        people = reading.flags[match.first : match.last].count(PERSON)
        if people == match.last - match.first:
            return
    if _is_office(reading, match, rules) or _is_portfolio(reading, match, rules):
        return
    candidates = [c for c in match.candidates if c.kind == "organisation"]
    if _is_river(reading, match, candidates) or _ends_a_name(reading, match, candidates):
        return
    text = reading.text(match.first, match.last)
    union = reading.vocabulary.organisations.get(_UNIONS) if text == _PARLIAMENT else None
    if union and is_unions(reading, match.first):
        name, rule = union.name, "Parliament, short for the European one"
        yield Found(match.first, match.last, union.id, name, rule, union.kind)
        return
    first = reading.namesake_before(match.first)
    if first < match.first and " " in text:  # "Georgia Supreme Court", of the state
        name = reading.text(first, match.last)
        sort = reading.vocabulary.organisations[candidates[0].id].kind
        yield Found(first, match.last, None, name, "shared name behind a state's", sort)
        return
    beside = reading.country_beside(match.first, match.last)
    around = bisect_left(reading.places, match.first), reading.sentence(match.first)
    if (text, beside, *around) not in chosen_before:
        choice = choose(reading, match.first, match.last, candidates, beside)
        if choice and len(said[choice.id]) == 1:
            is_other = is_unheard_of(reading, choice, text) and not beside
            choice = None if is_other or is_elsewhere(reading, choice, rules) else choice
        chosen_before[text, beside, *around] = choice
    chosen = chosen_before[text, beside, *around]
    if chosen is None and beside and text.rpartition(" ")[2] in rules.lower_heads:
        return  # "Iraq's oil ministry" is told by what it does, not by another's short name
    if chosen is None and text == _PARLIAMENT and beside:
        bodies = index.bodies_of(reading.vocabulary, beside)
        houses = [body for body in bodies if body.kind == "parliament"]
        if len(houses) == 1:  # "Tonga's Parliament" is its Legislative Assembly
            (one,) = houses
            found = Found(match.first, match.last, one.id, one.name, "the only one", one.kind)
            found.country = beside
            yield found
            return
    if chosen is None:
        country = reading.vocabulary.countries.get(beside or "")
        name = f"{text} ({country.name})" if country else text
        sort = reading.vocabulary.organisations[candidates[0].id].kind
        if not country and (text.islower() or (sort == "government" and " " not in text)):
            return  # "its trade ministry", "Cabinet" say nothing where no country is named
        rule = HOMELESS
        found = Found(match.first, match.last, None, name, rule, sort, generic=True)
        found.country = beside
        yield found
        return
    entry = reading.vocabulary.organisations[chosen.id]
    found = Found(match.first, match.last, entry.id, entry.name, f"{chosen.via} {chosen.form}")
    found.sort = entry.kind
    found.generic = len(candidates) > 1 or is_generic(reading, entry, chosen.form)
    found.country = beside
    yield found


def _is_paper(reading: Reading, match: Match, rules: Rules) -> bool:
    """Whether a treasury is named only for what it issues: "Treasury bills"."""
    behind = reading.words[match.last : match.last + 1]
    return reading.words[match.last - 1] == _TREASURY and not rules.papers.isdisjoint(behind)


def _is_river(reading: Reading, match: Match, candidates: Sequence[Candidate]) -> bool:
    """Whether a firm's one-word name has an article that no firm takes: "along the Amazon"."""
    words, first, last = reading.words, match.first, match.last
    if last - first > 1 or first == 0 or words[first - 1] != "the" or words[first].isupper():
        return False
    behind = words[last : last + 1]
    entry = reading.vocabulary.organisations[candidates[0].id] if candidates else None
    is_firm = entry is not None and entry.kind == "company"
    return is_firm and (not behind or behind[0] in _CLOSING)


def _ends_a_name(reading: Reading, match: Match, candidates: Sequence[Candidate]) -> bool:
    """Whether a public body's one word is the last of a longer name: "Mobile World Congress"."""
    first = match.first
    if match.last - first > 1 or not first or reading.flags[first - 1] != FREE:
        return False
    if not is_capitalised(reading.words[first - 1]):
        return False
    opens = first - 1 == reading.bounds(first)[0] or reading.is_titled(first)
    entries = reading.vocabulary.organisations
    return not opens and any(entries[c.id].kind in PUBLIC_BODIES for c in candidates)


def _is_office(reading: Reading, match: Match, rules: Rules) -> bool:
    """Whether a name is an office or stands for a whole country: "the French Government"."""
    of_part = match.last - match.first > 1 and reading.words[match.last - 2] in rules.parts_governed
    return reading.words[match.last - 1] in rules.offices and not of_part


def _is_portfolio(reading: Reading, match: Match, rules: Rules) -> bool:
    """Whether a name is only what somebody is for: "Commissioner for Health and Human Services"."""
    words, first = reading.words, match.first
    if first < 2 or words[first - 1] not in ("of", "for") or words[first] not in rules.portfolios:
        return False
    has_head = any(word in rules.heads for word in words[first : match.last])
    return words[first - 2] in rules.portfolio_holders and not has_head


def respell(reading: Reading, found: Sequence[Found], rules: Rules) -> None:
    """Give names that the vocabulary has in another spelling their entry, in place."""
    for item in found:
        entries = index.named(reading.vocabulary, item.name) if item.id is None else ()
        if not entries or item.generic:
            continue
        candidates = [Candidate("organisation", entry.id, "form", item.name) for entry in entries]
        beside = reading.country_beside(item.first, item.last)
        chosen = choose(reading, item.first, item.last, candidates, beside)
        if chosen is not None and not is_elsewhere(reading, chosen, rules):
            entry = reading.vocabulary.organisations[chosen.id]
            item.id, item.name, item.sort = entry.id, entry.name, entry.kind
            item.rule = f"another spelling of {entry.name}"
