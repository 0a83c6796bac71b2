"""Which of the bodies that share a name is meant where it stands: whose a shared name is.

"Ministry of Foreign Affairs" is a body of every country. The country named right beside the name
decides; else the nearest one in the sentence, else the dateline's, else the one the text names
most. With no evidence none is chosen; a body of a country that the text does not name is never
chosen for a shared name.
"""

from __future__ import annotations

from bisect import bisect_left

from policydigest.recognise.gazetteer import Candidate
from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations import index
from policydigest.recognise.organisations.joined import (
    dateline_home,
    joined_home,
    names_country,
    with_sister,
)
from policydigest.recognise.organisations.reading import UNION, Reading
from policydigest.recognise.organisations.rules import Rules
from policydigest.text import TOKEN
from policydigest.vocabulary import Country, Organisation
from policydigest.vocabulary.kinds import PUBLIC_BODIES

HOME_SHARE = 0.4  # of the mentions of the country that is named most
NEAR_SHARE = 0.4  # of those mentions, below which to stand near is not enough
SHORT = 5  # letters of an acronym that may be several bodies'
KNOWN_ABROAD = ("US", "GB")  # whose bodies are called by letters all over the world
NEAR = 24  # countries looked at to either side of a name
BEHIND = 12  # words behind a name in which one of several countries says whose it is


def choose(
    reading: Reading, first: int, last: int, candidates: list[Candidate], beside: str | None
) -> Candidate | None:
    """The body that a name, tokens `first` to `last`, means; None if that cannot be told.

    `candidates` bear the name; `beside` is the country named right beside it.
    """
    entries = {c.id: reading.vocabulary.organisations[c.id] for c in candidates}

    def is_shared(candidate: Candidate) -> bool:
        return is_generic(reading, entries[candidate.id], candidate.form)

    if len(candidates) == 1 and not is_shared(candidates[0]):
        entry = entries[candidates[0].id]
        elsewhere = entry.country not in (None, UNION, beside) and entry.kind in PUBLIC_BODIES
        # "the ARCEP of Burkina Faso" is not the French one, whose name it bears.
        return None if beside and elsewhere and _is_owned(reading, first, last) else candidates[0]
    if beside:
        own = [c for c in candidates if entries[c.id].country == beside]
        if own:
            return _best_name(own)
        # "the Georgian Foreign Ministry" is nobody else's.
        if any(entries[c.id].country and is_shared(c) for c in candidates):
            free = [c for c in candidates if not entries[c.id].country and not is_shared(c)]
            return free[0] if free else None
    elif len(candidates) > 1 and (sisters := with_sister(reading, first, entries)):
        written_in = dateline_home(reading, {entry.country for entry in entries.values()})
        if written_in is None or written_in in {entries[id_].country for id_ in sisters}:
            return _best_name([c for c in candidates if c.id in sisters])
    weights = reading.weights
    present = [c for c in candidates if entries[c.id].country in weights]
    places = {entries[c.id].country for c in present}
    if len(places) > 1:
        whose = _whose(reading, first, {place for place in places if place})
        present = [c for c in present if entries[c.id].country == whose]
    if present and _is_at_home(reading, first, entries[present[0].id].country or ""):
        return _best_name(present)
    international = [c for c in candidates if entries[c.id].country is None]
    if international:
        return next((c for c in candidates if _is_told(c)), international[0])
    if len(candidates) == 1 and _is_told(candidates[0]):
        return candidates[0]
    plain = [c for c in candidates if not is_shared(c)]
    return plain[0] if len(plain) == 1 and not weights else None


def _whose(reading: Reading, first: int, places: set[str]) -> str:
    """Of several countries that the text names the one whose body a shared name means."""
    weights = reading.weights
    home = max(places, key=lambda place: (weights[place], place))
    written_in = dateline_home(reading, places)
    found = joined_home(reading, first, places)
    found = found or _nearest(reading, first, places, BEHIND, of_others=written_in) or written_in
    # A town named in passing does not make the court its country's.
    return found if found and weights[found] >= NEAR_SHARE * weights[home] else home


def _is_told(candidate: Candidate) -> bool:
    """Whether the text has a word without which a form would not mean its body: "Pentagon"."""
    return bool(candidate.context and candidate.context.when)


def is_unheard_of(reading: Reading, chosen: Candidate, said: str) -> bool:
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


def is_elsewhere(reading: Reading, chosen: Candidate, rules: Rules) -> bool:
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
        or _is_first_in_title(reading, country)
    )


def _is_first_in_title(reading: Reading, country: str) -> bool:
    """Whether a country is the first that the headline names: "Vietnam ends duties on Chinese"."""
    title = reading.document.title
    if title is None or not reading.places:
        return False
    at = reading.places[0]
    return reading.starts[at] < title.end and reading.place_beginning[at][1] == country


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


def is_generic(reading: Reading, entry: Organisation, form: str) -> bool:
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
