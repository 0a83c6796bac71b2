"""How much more, or less, the words next to a country's name make of it than a plain mention.

It acts, it is dealt with, or it only says where somebody comes from.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from policydigest.model import Document, Mention
from policydigest.recognise.countries.acts import acts, is_past, reacts
from policydigest.recognise.countries.rules import Rules
from policydigest.recognise.countries.venues import is_address, is_town_of_address
from policydigest.recognise.organisations.phrases import article_start, places_before

ACTS = 1.6
TOGETHER = 1.3  # "Brazil, Kenya, Tonga and Viet Nam handed over …": one act of many
TARGET = 1.25  # "sanctions against Belarus": what is done is done to it
REACTS = 1.2  # "Iran welcomed peace", "China's embassy said …": it only answers what others do
PASSING = 0.5
ORIGIN = 0.25  # "U.S. tech giants", "a retreat in Aitutaki": a home, a place of meeting
DATELINE = 0.05  # "GENEVA –": where the news is written
SAID = {
    ACTS: "acting",
    TOGETHER: "acting with others",
    TARGET: "what is done is done to it",
    REACTS: "reacting",
    PASSING: "in passing",
    ORIGIN: "somebody's origin or a place",
    DATELINE: "in the dateline",
}
CITIES = ("capital ", "place ", "form ")
RANGE = 5  # words of "from Iceland to the shores of Pakistan"
BODY = 6  # words of "Ministry of Foreign Affairs of" before a name


def factor_of(document: Document, mention: Mention, known: Rules) -> float:
    """How much more, or less, a mention says than a plain one."""
    words, starts = document.words, document.starts
    first, last = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
    places = places_before(words, first)
    if _is_the_company(words, first, last, known):
        return REACTS if reacts(words, last, known) else ACTS
    is_told = known.telling.precede(words, places)
    if (
        _is_origin(words, last, known)
        or (is_told and known.places.precede(words, places))
        or _is_range(words, first, known)
        or (words[first - 1] == "," and is_address(words, first, known))
        or (
            mention.rule.startswith(CITIES)
            and (
                (is_told and known.met.precede(words, places))
                or (
                    words[last : last + 1] == (",",)
                    and is_town_of_address(words, first, last, known)
                )
            )
        )
    ):
        return ORIGIN
    does = acts(words, first, last, mention, known)
    if (
        (
            is_told
            and known.passing.precede(words, places)
            and not (does and known.beside.precede(words, places))
        )
        or _is_compound(words, last, known)
        or _is_home(words, first, known)
        or _is_enclosed(words, first, last)
        or (mention.rule.startswith(CITIES) and _is_seat_of_body(words, first))
        or _had_done(words, last, known)
    ):
        return PASSING
    if not does:
        return TARGET if is_told and known.targets.precede(words, places) else 1.0
    return REACTS if reacts(words, last, known) else ACTS


def _is_compound(words: Sequence[str], last: int, known: Rules) -> bool:
    """Whether a name is the first part of "London-based" and the like."""
    behind = words[last : last + 2]
    return len(behind) == 2 and behind[0] == "-" and behind[1] in known.passing_after


def _is_enclosed(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a name stands alone in brackets behind somebody's: "the Hon. Jane Doe (Belize)".

    Not where the brackets are part of a law's title: "the Data Protection (Jersey) Law".
    """
    if not first or words[first - 1] != "(" or words[last : last + 1] != (")",):
        return False
    return not any(word[0].isupper() for word in words[last + 1 : last + 2])


def _is_seat_of_body(words: Sequence[str], first: int) -> bool:
    """Whether a city only says where somebody sits: "the Monetary Fund in Washington"."""
    return first > 1 and words[first - 1] == "in" and words[first - 2][0].isupper()


def _had_done(words: Sequence[str], last: int, known: Rules) -> bool:
    """Whether what a country did lies before the story: "Norway had argued"."""
    behind = words[last : last + 3]
    return behind[:1] == ("had",) and any(is_past(w) or w in known.acts for w in behind[1:])


def _is_the_company(words: Sequence[str], first: int, last: int, known: Rules) -> bool:
    """Whether the company spoken of before acts: "The Norwegian operator announced"."""
    if not first or words[first - 1] != "The" or last + 1 >= len(words):
        return False
    verb = words[last + 1]
    return words[last] in known.traders and (
        is_past(verb) or verb in known.acts or verb in known.auxiliaries
    )


def _is_origin(words: Sequence[str], last: int, known: Rules) -> bool:
    """Whether a company stands behind the adjective: "the Brazilian builder Odebrecht"."""
    behind = words[last : last + 2]
    return not (known.traders.isdisjoint(behind) and known.descent.isdisjoint(behind))


def _is_range(words: Sequence[str], first: int, known: Rules) -> bool:
    """Whether a name only ends a range of people: "politicians from Iceland to Pakistan"."""
    at = article_start(words, first, known.articles)
    if at > 1 and words[at - 1] == "from":
        return words[at - 2] in known.spread and "to" in words[first + 1 : first + RANGE]
    if at < 1 or words[at - 1] != "to":
        return False
    start = max(1, at - RANGE)
    before = words[start:at]
    return "from" in before and words[start + before.index("from") - 1] in known.spread


def _is_home(words: Sequence[str], first: int, known: Rules) -> bool:
    """Whether a name says where somebody is from: "Judge Yuji Iwasawa of Japan".

    Not where it says whose body one is: "the Ministry of Finance of Ukraine".
    """
    at = first - 1
    if at > 0 and words[at] in known.articles:
        at -= 1
    if at > 1 and words[at] == "of" and words[at - 1] == ",":  # "Match Group Inc., of Dallas"
        return words[at - 2][0].isupper() or words[at - 2] == "."
    if at < 1 or words[at] != "of" or not words[at - 1][0].isupper():
        return False
    for word in reversed(words[max(0, at - BODY) : at]):
        if word.lower() in known.actors:
            return False
        if not (word[0].isupper() or word in known.small):
            break
    return True
