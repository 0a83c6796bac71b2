"""Known names with the words around them that belong to them, or make them another name.

"Keidanren Cyber Security Committee" is Keidanren, "Fujitsu UK" Fujitsu; the "Lagos State Ministry
of Health" is not the federal one, nor "NATO Support Agency" NATO.
"""

from __future__ import annotations

from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations.begins import (
    AND,
    LINKS,
    PLACES,
    POSSESSIVE,
    begin_of,
    is_sided,
)
from policydigest.recognise.organisations.ends import end_of, is_post, list_end, may_follow
from policydigest.recognise.organisations.reading import (
    FREE,
    KNOWN,
    PERSON,
    TOWN,
    UNION,
    Found,
    Reading,
)
from policydigest.recognise.organisations.rules import Rules

NATIONAL = ["Society"]  # behind an international name: it has one in each country
OF = "goes on behind “of”"


def widen(reading: Reading, known: list[Found], rules: Rules) -> list[Found]:
    """The known names, each with what belongs to it; `known` is changed in place."""
    widened = [_widened(reading, item, rules) for item in known]
    return [item for item in widened if item.rule != OF or not _is_a_list(reading, item, rules)]


def _is_a_list(reading: Reading, item: Found, rules: Rules) -> bool:
    """Whether a medium's name is the thing it is called after: "the Register of Shops"."""
    return item.sort == "media" and not rules.closing_heads.isdisjoint(
        reading.words[item.first : item.last]
    )


def _widened(reading: Reading, item: Found, rules: Rules) -> Found:
    words, flags = reading.words, reading.flags
    _, limit = reading.bounds(item.first)
    of_a_town = bool(item.first) and flags[item.first - 1] == TOWN  # "Idaho Supreme Court"
    in_capitals = reading.text(item.first, item.last).isupper()  # as a headline's words are
    if item.generic and (of_a_town or not item.country) and not in_capitals:
        _widen_left(reading, item, rules)
    if item.generic and item.last < limit and words[item.last] in (*AND, ","):
        following = list_end(reading, item.last, limit, rules)
        if following is not None and words[item.last - 1] in rules.portfolios:
            item.last, item.id, item.generic = following, None, False
            item.name, item.rule = reading.text(item.first, following), "goes on behind “and”"
            return item
    if _goes_on(reading, item, limit, rules):
        end = end_of(reading, item.last - 1, rules)
        if words[end - 1] in rules.titles and flags[end] == PERSON:
            return item  # "the Cabinet | of Prime Minister Jane Roe"
        place = reading.place_before(item.first)  # "Zimbabwe | Congress | of Trade Unions"
        item.first, item.last, item.id, item.generic = place, end, None, False
        item.name, item.rule = reading.text(place, end), OF
        return item
    if _belongs_left(reading, item, rules):
        return item
    if words[item.first - 1] in LINKS and is_sided(reading, item.first, rules):
        return item  # "pro-Kremlin | Salt Party"
    _take_place(reading, item)
    if words[item.last - 1] == "." or reading.is_titled(item.first):
        return item  # "by Halden Inc. | The Bureau", "Court Quashes Halden | Order On Salt Ltd"
    last = item.last
    while last < limit and is_capitalised(words[last]) and flags[last] in (FREE, *PLACES):
        last += 1
    if last == item.last:
        return item
    behind = range(item.last, last)
    heads = [i for i in behind if words[i] in rules.all_heads and not is_post(words, i, rules)]
    if words[last - 1] in rules.suffixes:
        item.last = last
        first = begin_of(reading, item.first, reading.bounds(item.first)[0], rules)
        if first < item.first:  # "Pesquera Bahía | Honda | S.A.C." is another company
            item.first, item.id, item.sort = first, None, "company"
            item.name, item.rule = reading.text(first, last), "company by its legal form"
    elif heads and (heads[-1] == last - 1 or may_follow(reading, heads[-1] + 1, rules)):
        end = end_of(reading, heads[-1], rules)
        if item.sort not in rules.swallowing and words[heads[-1]] not in rules.own_units:
            item.id, item.sort = None, words[heads[-1]].lower()
            item.name, item.rule = reading.text(item.first, end), f"head noun {words[heads[-1]]}"
        item.last = end
    elif item.sort == "company" and words[last - 1] in rules.business_words:
        item.last = last  # "Transnet Freight Rail" is Transnet's
    elif item.sort == "company" and flags[item.last] in PLACES:
        while item.last < last and flags[item.last] in PLACES:
            item.last += 1
    elif words[last - 1] in rules.not_bodies:
        item.weight = 0.5  # "NATO Summit", "Apple Store"
    reading.mark(item.first, item.last, KNOWN)
    return item


def _belongs_left(reading: Reading, item: Found, rules: Rules) -> bool:
    """Make a listed name the end of another one that stands before it, in place.

    "Bureau of the | Treasury" is no ministry, "YSR | Congress Party" another party.
    """
    words, first = reading.words, item.first
    low, _ = reading.bounds(first)
    at = first - 2 if words[first - 1 : first] == ["the"] else first - 1
    of_it = at > low and words[at] == "of" and words[at - 1] in rules.heads
    if of_it and item.generic and item.last == first + 1 and reading.flags[at - 1] == FREE:
        begin = begin_of(reading, at - 1, low, rules)
        item.sort = words[at - 1].lower()
    elif item.sort == "party" and first - 1 > low and _is_own(reading, first - 1, rules):
        begin = first - 1
        item.last = end_of(reading, item.last - 1, rules)  # "Allied | Congress Party | of Nigeria"
    else:
        return False
    item.first, item.id, item.generic, item.country = begin, None, False, None
    item.name, item.rule = reading.text(begin, item.last), "a listed name at the end of another"
    reading.mark(item.first, item.last, KNOWN)
    return True


def _is_own(reading: Reading, at: int, rules: Rules) -> bool:
    """Whether a token is a capitalised word that a name may begin with."""
    word = reading.words[at]
    is_free = reading.flags[at] == FREE and is_capitalised(word)
    is_free = is_free and word not in rules.not_first and word not in rules.titles
    return is_free and not is_sided(reading, at, rules)


def _take_place(reading: Reading, item: Found) -> None:
    """Make a listed name with another country right before it that country's body, in place.

    "Fiji Trades Union Congress" is not the British one; "Malta Red Cross Society" is not the
    movement.
    """
    entry = reading.vocabulary.organisations.get(item.id or "")
    first = reading.place_before(item.first)
    if entry is None or first == item.first or item.generic or item.sort == "company":
        return
    here = reading.place_ending.get(item.first)
    is_national = not entry.country and reading.words[item.last : item.last + 1] == NATIONAL
    is_same = entry.country in (None, UNION, here) and not is_national
    if not here or is_same or _opens(reading, item):
        return
    end = item.last + is_national
    item.first, item.last, item.id = first, end, None
    item.name, item.rule = reading.text(first, end), "another country's body of this name"


def take_country(reading: Reading, item: Found) -> None:
    """Make the country right beside a shared name a part of where it stands, in place.

    "Norwegian Environment Agency", "Parliament of Montenegro", "… of the Republic of Latvia".
    """
    if item.country is None or item.sort == "company":
        return
    words, at = reading.words, item.last
    if words[at : at + 1] == ["of"]:
        place = reading.place_beginning.get(at + 2 if words[at + 1 : at + 2] == ["the"] else at + 1)
        if place and place[1] == item.country:
            item.last = place[0]
    else:
        owner = item.first  # "China's | foreign ministry", but "China's Supreme Court"
        owner -= words[owner].islower() and words[owner - 1] in POSSESSIVE
        if reading.place_ending.get(owner) == item.country and not _opens(reading, item):
            item.first = reading.place_before(owner)


def _opens(reading: Reading, item: Found) -> bool:
    """Whether a name opens its sentence, so that what stands before it ends another line."""
    return item.first == reading.bounds(item.first)[0]


def _goes_on(reading: Reading, item: Found, limit: int, rules: Rules) -> bool:
    """Whether a listed name is but the beginning of another: "Presidency of the Council | of …".

    With "for" that holds for a name that many bodies bear: "National Council | for the Safeguard".
    """
    words, last = reading.words, item.last
    at = last + 2 if item.generic and words[last + 1 : last + 2] == ["the"] else last + 1
    links = ("of", "for") if item.generic and last - item.first > 1 else ("of",)
    if at >= limit or words[last] not in links or reading.flags[at] != FREE:
        return False
    is_head = words[last - 1] in rules.heads or words[last - 1] in rules.weak_heads
    return is_head and is_capitalised(words[at])


def _widen_left(reading: Reading, item: Found, rules: Rules) -> None:
    """A shared name behind the name of a province or a town is that place's body."""
    words, flags = reading.words, reading.flags
    low, _ = reading.bounds(item.first)
    first = item.first
    while first > low and flags[first - 1] in (FREE, TOWN) and is_capitalised(words[first - 1]):
        if words[first - 1] in rules.not_first or words[first - 1] in rules.titles:
            break
        first -= 1
    joined = first == item.first and first - 2 >= low and words[first - 1] in AND
    if joined and words[first] in rules.portfolios and words[first - 2] in rules.portfolios:
        first = begin_of(reading, item.last - 1, low, rules, inside=item.first)
    if first == item.first or (first == low and words[first] in rules.portfolios):
        return
    if all(len(word) < 3 for word in words[first : item.first]):
        return
    item.first, item.id, item.generic = first, None, False
    item.name = reading.text(first, item.last)
    item.rule = "shared name behind another word"
