"""Where a name ends behind its head noun: at its complement, a list of portfolios, an acronym."""

from __future__ import annotations

from collections.abc import Sequence

from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations.begins import (
    AND,
    LINKS,
    MAX_REACH,
    PLACES,
    POSSESSIVE,
    TAKEN,
    owns_next,
)
from policydigest.recognise.organisations.reading import FREE, PERSON, Reading
from policydigest.recognise.organisations.rules import Rules

# Ends of words for what an office deals with: "Urbanism", "Mobility".
_ABSTRACT = ("ism", "logy", "tion", "ment", "ity", "ance", "ence", "ture", "ics", "ship", "ing")
_CONTINENTS = ("Africa", "Asia", "Europe", "Oceania")
_ADJECTIVE = ("an", "ese", "ish", "ai", "ch")
_NOT_ON = frozenset(
    (
        *("Corporation", "Company", "Bank", "University", "College", "Ministry", "Police"),
        *("Army", "Navy", "Court", "Bourse", "Exchange", "Parliament", "Embassy"),
    )
)
CAMPUS = 2  # words of a town: "Chapel Hill"
_INNER = frozenset(("of", "for", "on", "the", "de", "del", "la", "le", "les", "des", "du", "da"))


def end_of(reading: Reading, head: int, rules: Rules) -> int:
    """The end of the name that opens with, or holds, the head at `head`: its complement."""
    words, flags = reading.words, reading.flags
    limit = min(reading.bounds(head)[1], head + MAX_REACH)
    end = at = head + 1
    if at >= limit or words[at] not in rules.complement:
        return end
    if words[at] == "on" and words[head] in _NOT_ON:
        return end  # "signed with the Salt Corporation | on the Northern Canal"
    named = _end_before_acronym(reading, head, limit, rules)
    if named is not None:
        return named
    end = at = _behind_holder(words, head, limit, rules) or at
    while at < limit:
        word = words[at]
        if is_capitalised(word) and word.lower() not in _INNER:
            # "for Humanitarian Dialogue", "on Foreign Policy", "Bureau of Standards"
            is_subject = words[head + 1] in ("for", "on") and at > head + 2
            is_subject |= words[head + 1] == "of" and at == head + 2 and words[head] in rules.heads
            if flags[at] in TAKEN or (word in rules.not_bodies and not is_subject):
                break
            if word in rules.not_first and words[at - 1] not in ("of", "the"):
                break  # "Space Center on April 12"
            is_title = word in rules.titles and words[head] not in rules.of_titles
            if word in rules.portfolios and not _holds_post(reading, at, limit):
                is_title = False  # "Centre for Climate Justice"
            if is_title and (end > head + 1 or word not in rules.portfolios):
                break  # "AK Party of President X", but "Court of Justice"
            begin, place = at, reading.place_beginning.get(at)  # "University of | Dar es Salaam |"
            at = min(place[0], limit) if place else at + 1
            if is_led(reading, at):
                break  # "the Council of | the Kingston-based authority"
            end = at
            behind = words[at] if at < limit else ""
            if (
                place
                and behind
                and is_capitalised(behind)
                and flags[at] == FREE
                and (_is_people(reading, begin, at) or _are_members(reading, head, at, rules))
            ):
                continue  # "Network of | Thai | People", "Federation of | Kenya | Employers"
            ends = flags[at - 1] in PLACES and (at >= limit or flags[at] not in PLACES)
            goes_on = behind in rules.business_words and behind in rules.portfolios
            if ends and not goes_on and behind not in AND and behind not in rules.suffixes:
                break  # but "Confederation of Zimbabwe Industries"
        elif word.lower() in _INNER or (
            word in POSSESSIVE and owns_next(reading, at, limit, rules)
        ):
            at += 1
        elif word == "in" and at == end and _goes_on_in(reading, at, limit, rules):
            at += 1  # "Institute for Trust in Registers"
        elif word in AND or word == ",":
            following = list_end(reading, at, limit, rules)
            if following is None or (
                words[at - 1] in rules.heads and words[min(following, limit - 1)] in rules.titles
            ):
                break  # "Bureau of the Salt Committee and | Foreign Minister Jane Roe"
            end = at = following
        elif word in LINKS and words[at - 1] != ",":
            glued = reading.starts[at] == reading.starts[at - 1] + len(words[at - 1])
            at += 2 if glued and at + 1 < limit and words[at + 1].islower() else 1
        elif at == end and word.capitalize() in rules.portfolios and end > head + 1:
            end = at = at + 1  # "Ministry of Home affairs"
        else:
            break
    return _behind_campus(reading, head, end, limit, rules)


def _behind_campus(reading: Reading, head: int, end: int, limit: int, rules: Rules) -> int:
    """The end with the town of a university's part: "University of Texas at Arlington"."""
    words, flags = reading.words, reading.flags
    if words[head] != "University" or end == head + 1 or words[end : end + 1] != ["at"]:
        return end
    at = end + 1
    place = reading.place_beginning.get(at)
    if place:
        return min(place[0], limit)
    last = at
    while last < min(at + CAMPUS, limit) and is_capitalised(words[last]) and flags[last] == FREE:
        last += 1
    is_town = last > at and not rules.general_words.intersection(words[at:last])
    return last if is_town and words[at] not in rules.not_first else end


def _behind_holder(words: Sequence[str], head: int, limit: int, rules: Rules) -> int | None:
    """Where "Office of the Salt and Sugar Commissioner" ends, None if "and" joins two bodies."""
    if words[head] not in rules.of_titles or words[head + 1 : head + 3] != ["of", "the"]:
        return None
    joined = False
    for at in range(head + 3, limit):
        if words[at] in AND:
            if words[at - 1] in rules.heads:
                return None
            joined = True
        elif not is_capitalised(words[at]):
            return None
        elif words[at] in rules.titles or words[at].startswith("Ombuds"):
            return at + 1 if joined and words[at] not in rules.portfolios else None
    return None


def _holds_post(reading: Reading, at: int, limit: int) -> bool:
    """Whether somebody's name stands behind a word: "Justice Jane Roe"."""
    behind = reading.words[at + 1] if at + 1 < limit else ""
    return bool(behind) and (reading.flags[at + 1] == PERSON or is_capitalised(behind))


def _goes_on_in(reading: Reading, at: int, limit: int, rules: Rules) -> bool:
    """Whether "in" and what follows belong to a name: a continent, or a thing and no place."""
    behind = reading.words[at + 1] if at + 1 < limit else ""
    if behind in _CONTINENTS:
        return True
    is_thing = bool(behind) and reading.flags[at + 1] == FREE and behind[:1].isupper()
    return is_thing and behind.endswith("s") and behind not in rules.not_first


def _are_members(reading: Reading, head: int, at: int, rules: Rules) -> bool:
    """Whether the word at `at` says who is in a body: "Employers", not "Ministers"."""
    words = reading.words
    is_plural = words[at].endswith("ers") and words[at].removesuffix("s") not in rules.titles
    goes_on = at + 1 < len(words) and is_capitalised(words[at + 1])
    return is_plural and words[head + 1] == "of" and not goes_on


def _is_people(reading: Reading, first: int, last: int) -> bool:
    """Whether the place of these tokens is an adjective: "Thai", "Indian"."""
    country = reading.vocabulary.countries[reading.place_ending[last]]
    ambiguous = [form.form for form in country.ambiguous if form.form.endswith(_ADJECTIVE)]
    return reading.text(first, last) in (*country.demonyms, *ambiguous)


def _end_before_acronym(reading: Reading, head: int, limit: int, rules: Rules) -> int | None:
    """The end of a name that its acronym in brackets closes, whatever words it holds.

    "Organization for the Harmonization of Business Law in Africa (OHADA)": an acronym that need
    not be made of these letters, but begins with the head's. Its head does too: "Council on Music
    in Teaching (the “Council”)".
    """
    words, flags = reading.words, reading.flags
    at = head + 1
    while at < limit and (
        words[at] in (*AND, *POSSESSIVE, "in")
        or words[at].lower() in _INNER
        or (is_capitalised(words[at]) and flags[at] not in TAKEN)
    ):
        if words[at] in rules.titles or words[at] in rules.heads:
            return None
        at += 1
    if words[at : at + 2] == ["(", "the"] and words[head] in words[at + 2 : at + 4]:
        return at if is_capitalised(words[at - 1]) else None
    if at + 2 >= limit or words[at] != "(" or words[at + 2] != ")" or at == head + 1:
        return None
    short = words[at + 1]
    is_acronym = short.isalpha() and short.isupper() and short[0] == words[head][0]
    is_acronym |= (
        flags[at + 1] == FREE and is_capitalised(short) and words[at - 1] in rules.portfolios
    )
    return at if is_acronym and len(short) > 2 and is_capitalised(words[at - 1]) else None


def list_end(reading: Reading, at: int, limit: int, rules: Rules) -> int | None:
    """The end of a list of portfolios going on at `at` ("…, Trade and Industry"), None if it ends.

    A list with commas must close with "and" and hold words of portfolios; what stands behind a
    lone "and" must not be a name of its own.
    """
    words, flags = reading.words, reading.flags
    listed, closed, end, known = words[at] == ",", False, None, 0
    while at < limit and not closed and (words[at] == "," or words[at] in AND):
        if words[at] == ",":
            listed, at = True, at + 1
        if at < limit and words[at] in AND:
            closed, at = True, at + 1
        first = at
        while at < limit and is_capitalised(words[at]) and flags[at] == FREE:
            if words[at] in rules.titles:
                break
            at += 1
        if closed and at == first and at < limit and _is_portfolio(words[at], rules):
            at += 1  # "Ministry of Trade and industry"
        part = words[first:at]
        if (
            len(part) == 1
            and part[0].isupper()
            and part[0] not in rules.portfolios
            and len(part[0]) > 1
        ):
            return None  # "Chamber of Commerce and | MAN"
        if not part or (part[0] in rules.not_first and part[0] != "New"):
            return None
        if part[0] in rules.openers and (part[-1] not in rules.portfolios or len(part) == 1):
            return None  # but "Ministry of Planning, Urbanism and State Property"
        if any(w in rules.heads and w not in rules.portfolios for w in part):
            return None
        is_company = part[-1] in rules.business_words and part[0] not in rules.portfolios
        if is_company or part[-1] in rules.suffixes or words[at : at + 2] == ["/", "S"]:
            return None  # "Ministry of Fisheries and | Dongwon Industries"
        is_one = any(w in rules.portfolios or w.endswith(_ABSTRACT) for w in part)
        if listed and not (is_one or (closed and known > 1)):
            return None  # but "on Media, Youth, Heritage and New Citizen"
        known += is_one
        end = at
    return end if closed else None


def _is_portfolio(word: str, rules: Rules) -> bool:
    """Whether a word in small letters may close a name: "and industry", but not "and local"."""
    return word.capitalize() in rules.portfolios and not word.endswith(("al", "ic", "ive", "an"))


def is_led(reading: Reading, at: int) -> bool:
    """Whether a hyphen at `at` and a small word make what stands before describe another body."""
    words = reading.words
    has_small = words[at : at + 1] == ["-"] and at + 1 < len(words) and words[at + 1].islower()
    return has_small and reading.is_glued(at) and reading.is_glued(at + 1)


def is_post(words: Sequence[str], at: int, rules: Rules) -> bool:
    """Whether a word that may be a body's opens a post: "Executive Secretary"."""
    return words[at] in rules.post_adjectives and (
        at + 1 < len(words) and words[at + 1] in rules.titles
    )


def may_follow(reading: Reading, at: int, rules: Rules) -> bool:
    """Whether a name may end before the capitalised word at `at`: a title, a person, a country."""
    word = reading.words[at]
    return word in rules.titles or reading.flags[at] in PLACES or word in LINKS
