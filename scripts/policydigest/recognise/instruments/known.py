"""Names of the vocabulary: whose law is meant by a name that several countries' laws may bear."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from operator import attrgetter

from policydigest.model import Document, Mention
from policydigest.recognise.gazetteer import Candidate, Match
from policydigest.recognise.instruments.names import one_line
from policydigest.vocabulary import Instrument, Vocabulary

NATIONAL = frozenset({"law", "regulation", "strategy"})  # kinds that each country has its own of
UNION = "EU"
_YEAR = re.compile(r",?\s(?:18|19|20)\d\d\Z")
_YEAR_BEHIND = re.compile(r",?\s(?:of\s)?((?:18|19|20)\d\d)\b")
_OWN_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_LAG = 2  # years between a law's date and the year in its name


def find(
    document: Document,
    whole: Iterable[Match],
    matches: Sequence[Match],
    vocabulary: Vocabulary,
    found_countries: Mapping[str, float],
) -> Iterator[Mention]:
    """The instruments of the vocabulary, and those that only bear the name of one.

    `whole` are the matches that are no end of a longer name, `matches` are all.
    """
    for match in whole:
        candidates = [c for c in match.candidates if c.kind == "instrument"]
        if not candidates:
            continue
        year = _YEAR.search(document.text, match.start, match.end)  # "the Data Act, 2019"
        span = document.span(match.start, year.start() if year else match.end)
        start, owner = _owner(document, match, matches)
        own = [
            c for c in candidates if not owner or _may_be_of(owner, vocabulary.instruments[c.id])
        ]
        told = None if year else _YEAR_BEHIND.match(document.text, match.end)
        if told:
            own = [c for c in own if _may_be_from(int(told[1]), vocabulary.instruments[c.id])]
        chosen = _choose(own, vocabulary, found_countries) if own else None
        if chosen is None:  # a law of that name, but of none of the countries we know it from
            span = span if own else document.span(start, span.end)
            name = one_line(document.text[span.start : told.end() if told else match.end])
            yield Mention("instrument", None, name, span, "shared name, country unknown")
            continue
        entry = vocabulary.instruments[chosen.id]
        yield Mention("instrument", entry.id, entry.name, span, f"{chosen.via} {chosen.form}")


def _owner(document: Document, match: Match, matches: Sequence[Match]) -> tuple[int, Set[str]]:
    """Whose a law is said to be, and where its name begins with that: "the Peruvian Data Act".

    The country stands right before it, or behind it and "of"; {} if none is named there.
    """
    words, first, last = document.words, match.first, match.last
    owned = words[first - 1] in ("'s", "’s") if first else False
    of = words[last : last + 1] == ("of",)
    behind = last + 2 if words[last + 1 : last + 2] == ("the",) else last + 1
    at = bisect_left(matches, first, key=attrgetter("first"))
    for other in matches[max(at - 1, 0) : at + 2]:
        before = other.last == (first - 1 if owned else first)
        if before or (of and other.first == behind):
            countries = {c.id for c in other.candidates if c.kind == "country"}
            if countries:
                return (other.start if before and not owned else match.start), countries
    return match.start, frozenset()


def _may_be_from(year: int, entry: Instrument) -> bool:
    """Whether an entry may be meant where a name's year is told: "the Salt Act of 2011"."""
    if entry.kind not in NATIONAL:
        return True
    own = _OWN_YEAR.search(entry.name)
    if own:
        return int(own.group()) == year
    return not entry.date or abs(int(entry.date[:4]) - year) <= _LAG


def _may_be_of(countries: Set[str], entry: Instrument) -> bool:
    """Whether an entry may be meant where one of these countries is said to have it.

    A country's law is no other's; but "Peru's Belt and Road projects" are China's programme.
    """
    national = entry.kind in NATIONAL and entry.jurisdiction not in (None, UNION)
    return not national or entry.jurisdiction in countries


def _choose(
    candidates: Sequence[Candidate], vocabulary: Vocabulary, found: Mapping[str, float]
) -> Candidate | None:
    """The candidate of the country that the text names most.

    A name that several countries' laws bear is nobody's unless one of these countries is named; a
    plain common-law title ("Data Protection Act") of one country only is still not assumed to be
    that country's where the text names others and not that one.
    """

    def weight(candidate: Candidate) -> float:
        entry = vocabulary.instruments[candidate.id]
        places = (*entry.parties, *((entry.jurisdiction,) if entry.jurisdiction else ()))
        return max((found.get(place, 0.0) for place in places), default=0.0)

    best = max(candidates, key=weight)
    if weight(best) > 0:
        return best
    entry = vocabulary.instruments[best.id]
    if len(candidates) > 1 or (" (" in entry.name and found and best.via != "name"):
        return None
    return best
