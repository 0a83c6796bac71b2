"""Names of the vocabulary: which of the bodies that share a name is meant where it stands.

"Ministry of Foreign Affairs" is a body of every country. The country named right beside the name
decides; else the nearest one in the sentence, else the dateline's, else the one the text names
most. With no evidence the name is kept without an identifier; a body of a country that the text
does not name is never chosen for a shared name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from policydigest.recognise.gazetteer import Candidate, Match
from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations import index
from policydigest.recognise.organisations.joined import (
    dateline_home,
    is_unions,
    joined_home,
    names_country,
    with_sister,
)
from policydigest.recognise.organisations.reading import (
    FREE,
    KNOWN,
    PERSON,
    UNION,
    Found,
    Reading,
)
from policydigest.recognise.organisations.rules import Rules
from policydigest.recognise.organisations.settling import settle
from policydigest.text import TOKEN
from policydigest.vocabulary import Country, Organisation
from policydigest.vocabulary.kinds import PUBLIC_BODIES

HOME_SHARE = 0.4  # of the mentions of the country that is named most
NEAR_SHARE = 0.4  # of those mentions, below which to stand near is not enough
HOMELESS = "shared name, country unknown"  # the rule of one of many, of which is not told
SHORT = 5  # letters of an acronym that may be several bodies'
KNOWN_ABROAD = ("US", "GB")  # whose bodies are called by letters all over the world
_UNIONS = "eu-parliament"
_TREASURY = "Treasury"
# Behind "the Amazon", where nothing of the firm's follows
_CLOSING = frozenset(
    (".", ",", ";", ")", "and", "or", "are", "is", "was", "were", "in", "to", "of")
)
NEAR = 24  # countries looked at to either side of a name
BEHIND = 12  # words behind a name in which one of several countries says whose it is


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
    union = reading.vocabulary.organisations.get(_UNIONS) if text == "Parliament" else None
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
        choice = _choose(reading, match.first, match.last, candidates, beside)
        if choice and len(said[choice.id]) == 1:
            is_other = _is_unheard_of(reading, choice, text) and not beside
            choice = None if is_other or _is_elsewhere(reading, choice, rules) else choice
        chosen_before[text, beside, *around] = choice
    chosen = chosen_before[text, beside, *around]
    if chosen is None and beside and text.rpartition(" ")[2] in rules.lower_heads:
        return  # "Iraq's oil ministry" is told by what it does, not by another's short name
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
    found.generic = len(candidates) > 1 or _is_generic(reading, entry, chosen.form)
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
        chosen = _choose(reading, item.first, item.last, candidates, beside)
        if chosen is not None and not _is_elsewhere(reading, chosen, rules):
            entry = reading.vocabulary.organisations[chosen.id]
            item.id, item.name, item.sort = entry.id, entry.name, entry.kind
            item.rule = f"another spelling of {entry.name}"


def _choose(
    reading: Reading, first: int, last: int, candidates: list[Candidate], beside: str | None
) -> Candidate | None:
    entries = {c.id: reading.vocabulary.organisations[c.id] for c in candidates}

    def is_generic(candidate: Candidate) -> bool:
        return _is_generic(reading, entries[candidate.id], candidate.form)

    if len(candidates) == 1 and not is_generic(candidates[0]):
        entry = entries[candidates[0].id]
        elsewhere = entry.country not in (None, UNION, beside) and entry.kind in PUBLIC_BODIES
        # "the ARCEP of Burkina Faso" is not the French one, whose name it bears.
        return None if beside and elsewhere and _is_owned(reading, first, last) else candidates[0]
    if beside:
        own = [c for c in candidates if entries[c.id].country == beside]
        if own:
            return _best_name(own)
        # "the Georgian Foreign Ministry" is nobody else's.
        if any(entries[c.id].country and is_generic(c) for c in candidates):
            free = [c for c in candidates if not entries[c.id].country and not is_generic(c)]
            return free[0] if free else None
    elif len(candidates) > 1 and (sisters := with_sister(reading, first, entries)):
        written_in = dateline_home(reading, {entry.country for entry in entries.values()})
        if written_in is None or written_in in {entries[id_].country for id_ in sisters}:
            return _best_name([c for c in candidates if c.id in sisters])
    weights = reading.weights
    present = [c for c in candidates if weights.get(entries[c.id].country or "", 0.0) > 0]
    places = {entries[c.id].country for c in present}
    if len(places) > 1:
        home = max(places, key=lambda p: (weights.get(p or "", 0.0), p or ""))
        named = {place for place in places if place}
        written_in = dateline_home(reading, named)
        nearest = joined_home(reading, first, places)
        nearest = nearest or _nearest(reading, first, named, BEHIND, of_others=written_in)
        nearest = nearest or written_in
        if nearest is None or weights[nearest] < NEAR_SHARE * weights[home or ""]:
            nearest = home  # a town named in passing does not make the court its country's
        present = [c for c in present if entries[c.id].country == nearest]
    if present and _is_at_home(reading, first, entries[present[0].id].country or ""):
        return _best_name(present)
    international = [c for c in candidates if entries[c.id].country is None]
    if international:
        return next((c for c in candidates if _is_told(c)), international[0])
    if len(candidates) == 1 and _is_told(candidates[0]):
        return candidates[0]
    plain = [c for c in candidates if not is_generic(c)]
    return plain[0] if len(plain) == 1 and not weights else None


def _is_told(candidate: Candidate) -> bool:
    """Whether the text has a word without which a form would not mean its body: "Pentagon"."""
    return bool(candidate.context and candidate.context.when)


def _is_unheard_of(reading: Reading, chosen: Candidate, said: str) -> bool:
    """Whether a short acronym would be that of a body of a country which is not in the text.

    In an account of Thailand the NACC is not Namibia's, but the FBI is known everywhere.
    """
    is_acronym = said.isalpha() and said[-1].isupper() and len(said) <= SHORT  # "DoJ" too
    if not is_acronym or not reading.weights:
        return False
    entry = reading.vocabulary.organisations[chosen.id]
    is_known = entry.country in reading.weights or entry.country in KNOWN_ABROAD
    return entry.country is not None and entry.kind in PUBLIC_BODIES and not is_known


def _is_owned(reading: Reading, first: int, last: int) -> bool:
    """Whether a name is that of the country beside it: "Mali's X", "X of Mali", not "in"."""
    words, last = reading.words, reading.behind_bracket(last)
    return words[last : last + 1] == ["of"] or (first > 0 and words[first - 1] in ("'s", "’s"))


def _is_elsewhere(reading: Reading, chosen: Candidate, rules: Rules) -> bool:
    """Whether a form made of general words would be that of a body of a country not in the text.

    In an account of Chile its future "Personal Data Protection Agency" is not Croatia's.
    """
    country = reading.vocabulary.organisations[chosen.id].country
    if not country or country == UNION or country in reading.weights or _is_told(chosen):
        return False
    if not reading.weights and chosen.via == "name":
        return False  # where no country is named, it is the body whose own name this is
    return " " in chosen.form and all(
        not is_capitalised(word) or word in rules.general or word in rules.shared_words
        for word in TOKEN.findall(chosen.form)
    )


def _is_at_home(reading: Reading, first: int, country: str) -> bool:
    """Whether a text is enough about a country for a shared name to mean its body.

    In an account of Brazil's digital market that names American firms, "Congress" is not theirs;
    and "the finance ministry", in small letters, is that of the country it is most about.
    """
    share = 1.0 if reading.words[first].islower() else HOME_SHARE
    return (
        reading.weights.get(country, 0.0) >= share * max(reading.weights.values())
        or _nearest(reading, first, {country}) is not None
    )


def _best_name(candidates: list[Candidate]) -> Candidate:
    """Of one country's bodies the one whose own name this is, else the first."""
    by_via = {"name": 0, "form": 1, "former": 2}
    return min(candidates, key=lambda c: by_via.get(c.via, 3))


def _nearest(
    reading: Reading,
    first: int,
    places: set[str],
    within: int | None = None,
    of_others: str | None = None,
) -> str | None:
    """The country of `places` named last before a token in its sentence, else first behind it.

    Behind it, `within` so many words. In a story of the country `of_others` an adjective before it
    says of others whose they are: "PRAGUE – The Chinese envoy went to the foreign ministry".
    """
    begin, end = reading.bounds(first)
    at = bisect_left(reading.places, first)
    for number in range(at - 1, max(at - NEAR, -1), -1):
        if reading.places[number] < begin:
            break
        end_of_place, country = reading.place_beginning[reading.places[number]]
        if country not in places:
            continue
        if of_others in (None, country) or not _is_adjective(reading, end_of_place, country):
            return country
    if within is not None:  # in its clause
        end = min(end, first + within)
        end = next((n for n in range(first, end) if reading.words[n] in (",", ";")), end)
    for number in range(at, min(at + NEAR, len(reading.places))):
        if reading.places[number] >= end:
            break
        country = reading.place_beginning[reading.places[number]][1]
        if country in places:
            return country
    return None


def _is_adjective(reading: Reading, end: int, country: str) -> bool:
    """Whether a word for a country's people that ends at a token says what follows is theirs."""
    demonyms = reading.vocabulary.countries[country].demonyms
    return reading.words[end - 1] in demonyms and reading.words[end : end + 1] != ["and"]


def _is_generic(reading: Reading, entry: Organisation, form: str) -> bool:
    """Whether a form of a public body could as well name another country's."""
    if entry.country is None or (entry.country == UNION and " (" not in entry.name):
        return False
    answers = index.answers(reading.vocabulary)
    answer = answers.get((entry.id, form))
    if answer is None:
        country = reading.vocabulary.countries.get(entry.country)
        answer = answers[entry.id, form] = _is_shared_form(entry.name, form, country)
    return answer


def _is_shared_form(name: str, form: str, country: Country | None) -> bool:
    if " (" in name and (form == name.split(" (")[0] or not names_country(form, country)):
        return " " in form or form.istitle()
    if form.endswith((" Ministry", " ministry")) and form != name:
        return not names_country(form, country)  # "Oil Ministry" is said of many
    words, said = set(name.split()), set(form.split())
    return said < words and names_country(name, country) and not names_country(form, country)
