"""Countries and territories: names, demonyms, capitals, seats of government and places.

Names are a solved list problem; this module decides what a listed form means in its place: which
of two countries, a person's name, part of a company's name, or a country's own public body.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType

from policydigest.model import Document, Mention
from policydigest.recognise.gazetteer import Candidate, Match, Via
from policydigest.vocabulary import Country, Vocabulary
from policydigest.vocabulary.kinds import PUBLIC_BODIES

# How strongly a kind of form speaks for its country: "Japan" more than "Osaka".
WEIGHTS: dict[Via, float] = {
    "name": 1.0,
    "form": 1.0,
    "former": 1.0,
    "translation": 1.0,
    "demonym": 0.9,
    "capital": 0.8,
    "metonym": 0.8,
    "place": 0.6,
}
PUBLIC_BODY_WEIGHT = 0.6
_ARTICLES = (" El ", " La ", " Los ", " Las ", " Le ", " Les ", " Il ")
_GOES_ON_ABROAD = re.compile(r"\s(?:de|del|do|da|dos|das|de la|de los)\s[A-ZÀ-Þ]")
_GOES_ON = re.compile(r",?\s(?:and|or)\s[A-ZÀ-Þ]")  # a list of places
MUCH_OFTENER = 3  # times that one country is named, so that another is out of the question
NAMING = frozenset({"law", "regulation", "sanctions"})  # that name whose they are, or whom they hit
MOST_BODIES = 3  # that a form may name; more is no name but a word


def find(
    document: Document,
    matches: Sequence[Match],
    vocabulary: Vocabulary,
    masked: Sequence[tuple[int, int]] = (),
    resolved: Mapping[tuple[int, int], str] = MappingProxyType({}),
) -> list[Mention]:
    """All country mentions in reading order.

    `masked` are the spans (characters) of people and private organisations, whose names say
    nothing about a country. `resolved` tells which organisation of the vocabulary stands at a
    span.
    """
    mentions: list[Mention] = []
    plain: dict[str, list[int]] = {}
    read = [(match, _countries(match)) for match in matches]
    for match, candidates in read:
        if len(candidates) == 1:
            plain.setdefault(candidates[0].id, []).append(match.start)
    mask = _Mask(masked)
    elsewhere: set[str] = set()
    for number, (match, candidates) in enumerate(read):
        if mask.covers(match):
            continue
        if candidates:
            chosen = _choose(candidates, plain, match.start)
            is_town = chosen.via in ("place", "capital")
            if is_town and _GOES_ON_ABROAD.match(document.text, match.end):
                continue  # "San Juan de Lurigancho" is no San Juan
            if chosen.via == "place":
                if _is_second_half(document, match.start) or chosen.form in elsewhere:
                    continue
                if _is_of_another(document, match, chosen, read[number + 1 : number + 2]):
                    elsewhere.add(chosen.form)  # that country is named by itself
                    continue
            mentions.append(_mention(document, match, chosen, vocabulary))
            continue
        owner = _owner(document, match, vocabulary)
        if owner:
            mentions.append(owner)
            continue
        body = _public_body(match, vocabulary, resolved)
        people = _people(document, match, vocabulary, is_body=body is not None)
        if people:
            mentions.append(people)
        elif body:
            identifier, code = body
            country = vocabulary.countries[code]
            span = document.span(match.start, match.end)
            weight = WEIGHTS["name"] if country.name in span.text else PUBLIC_BODY_WEIGHT
            rule = f"public body {identifier}"
            mentions.append(Mention("country", code, country.name, span, rule, weight=weight))
    return mentions


def _owner(document: Document, match: Match, vocabulary: Vocabulary) -> Mention | None:
    """The country that the listed name of its law or of sanctions on it begins with.

    "the Russia (Sanctions) Regulations" names it as the name of an unlisted law does.
    """
    found = [vocabulary.instruments[c.id] for c in match.candidates if c.kind == "instrument"]
    if not any(entry.kind in NAMING for entry in found):
        return None
    ends = (document.ends[n - 1] for n in range(match.first + 1, match.last))
    spans = (document.span(match.start, end) for end in ends)
    names = _names(vocabulary)
    span = next((span for span in spans if span.text in names), None)
    if span is None:
        return None
    country, rule = names[span.text], f"name {span.text}"
    return Mention("country", country.id, country.name, span, rule, weight=WEIGHTS["name"])


@lru_cache(maxsize=4)
def _names(vocabulary: Vocabulary) -> Mapping[str, Country]:
    """The countries of a vocabulary by their names."""
    return {country.name: country for country in vocabulary.countries.values()}


@lru_cache(maxsize=4)
def _all_names(vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    """How each country of a vocabulary, by its identifier, and its people are called."""
    return {
        country.id: frozenset((country.name, *country.forms, *country.demonyms))
        | {item.form for item in country.ambiguous}
        for country in vocabulary.countries.values()
    }


def _is_of_another(
    document: Document,
    match: Match,
    chosen: Candidate,
    following: Sequence[tuple[Match, Sequence[Candidate]]],
) -> bool:
    """Whether a place lies in the country named behind it: "in Santarém, Portugal", not Brazil.

    A list, "in Santos, Kenya and Peru", tells nothing.
    """
    text, end = document.text, match.end
    if not following or text[end : end + 2] != ", " or text[match.start - 2] == ",":
        return False
    behind, candidates = following[0]
    return (
        behind.start == end + 2
        and len(candidates) == 1
        and candidates[0].id != chosen.id
        and candidates[0].via in ("name", "form")
        and not _GOES_ON.match(text, behind.end)
    )


def _is_second_half(document: Document, start: int) -> bool:
    """Whether a place is but the end of another name: "Franco-Nevada", "El Faro"."""
    before = document.text[max(0, start - 2) : start]
    if len(before) == 2 and before[0].isalpha() and before[1] in "-‑":
        return True
    return document.text.endswith(_ARTICLES, 0, start)


def _home(candidate: Candidate, vocabulary: Vocabulary) -> str | None:
    body = vocabulary.organisations.get(candidate.id)
    return body.country if body else None


def _people(
    document: Document, match: Match, vocabulary: Vocabulary, *, is_body: bool
) -> Mention | None:
    """The nation in a description that the organisations list: "the German government said".

    Where it stands for no body, or ends in a plain noun, it speaks for the country as "the Polish
    government" does, which is listed nowhere.
    """
    if is_body and not document.words[match.last - 1].islower():
        return None
    text = document.text[match.start : match.end]
    if " " not in text:
        return None
    first, *others = match.candidates
    if others and _home(first, vocabulary) != _home(others[-1], vocabulary):
        return None  # bodies of several countries share the name, so it tells of none
    for candidate in match.candidates:
        country = vocabulary.countries.get(_home(candidate, vocabulary) or "")
        if country is None:
            continue
        names = _all_names(vocabulary)[country.id]
        said = text.rpartition(" ")[0]
        while said and said not in names:
            said = said.rpartition(" ")[0]
        if said:
            return Mention(
                "country",
                country.id,
                country.name,
                document.span(match.start, match.start + len(said)),
                f"demonym {said}",
                weight=WEIGHTS["demonym"],
            )
    return None


def _countries(match: Match) -> list[Candidate]:
    return [candidate for candidate in match.candidates if candidate.kind == "country"]


class _Mask:
    """Stretches of text whose names say nothing about a country."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        # for each stretch, how far it or one that begins before it reaches
        self._reach = list(accumulate((end for _, end in ordered), max))

    def covers(self, match: Match) -> bool:
        """Whether a match lies within one of the stretches."""
        before = bisect_right(self._starts, match.start)
        return before > 0 and match.end <= self._reach[before - 1]


def _choose(
    candidates: Sequence[Candidate], plain: Mapping[str, Sequence[int]], at: int
) -> Candidate:
    """The candidate that other, unambiguous forms support: the nearest of those named often.

    One whose form needs no context, as "Korean" for the South, comes before those that need one.
    Where none is, a form that needs a context and has found it beats the default.
    """
    if len(candidates) == 1:
        return candidates[0]
    supported = [candidate for candidate in candidates if candidate.id in plain]
    if supported:
        supported = [c for c in supported if not (c.context and c.context.when)] or supported
        most = max(len(plain[candidate.id]) for candidate in supported)
        often = [c for c in supported if len(plain[c.id]) * MUCH_OFTENER > most]
        return min(often, key=lambda c: _distance(plain[c.id], at))
    contextual = [c for c in candidates if c.context and c.context.when]
    return (contextual or list(candidates))[0]


def _distance(places: Sequence[int], at: int) -> int:
    """How far the nearest of these places, which stand in order, is from `at`."""
    behind = bisect_right(places, at)
    return min(abs(place - at) for place in places[max(behind - 1, 0) : behind + 1])


def _mention(
    document: Document, match: Match, chosen: Candidate, vocabulary: Vocabulary
) -> Mention:
    country = vocabulary.countries[chosen.id]
    return Mention(
        "country",
        country.id,
        country.name,
        document.span(match.start, match.end),
        f"{chosen.via} {chosen.form}",
        weight=WEIGHTS[chosen.via],
    )


def _public_body(
    match: Match, vocabulary: Vocabulary, resolved: Mapping[tuple[int, int], str]
) -> tuple[str, str] | None:
    """The organisation's id and its country, if the match is one country's public body.

    "Parliament" may be that of many: it says nothing about a country.
    """
    if len(match.candidates) > MOST_BODIES:
        return None
    body = vocabulary.organisations.get(resolved.get((match.start, match.end), ""))
    if body is None or body.kind not in PUBLIC_BODIES or body.country not in vocabulary.countries:
        return None
    return body.id, str(body.country)
