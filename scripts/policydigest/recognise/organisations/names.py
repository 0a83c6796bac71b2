"""Names of organisations that are in no list, by the words they are made of.

A head noun ("Personal Data Protection Commission", "Ministry of …"), a legal form ("Snap, Inc.")
or a line of business ("Cybersecurity Ventures") makes a capitalised run a name. Most of the work
is to find where it begins and ends: at a title, a person, a second name behind "and".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydigest.dates import WEEKDAYS
from policydigest.recognise.names import Run, is_capitalised
from policydigest.recognise.organisations import legal_forms, native
from policydigest.recognise.organisations.begins import LINKS, PLACES, POSSESSIVE, TAKEN, begin_of
from policydigest.recognise.organisations.candidates import opens_sum
from policydigest.recognise.organisations.ends import end_of, is_post, may_follow
from policydigest.recognise.organisations.heads import WHERE, acts, is_of_a_place, is_single
from policydigest.recognise.organisations.reading import PERSON, TOWN, Found, Reading
from policydigest.recognise.organisations.rules import Rules

MAX_WORDS = 14
_SHORT_FORM = 2  # letters of a legal form that may be another word: "AS", "CO"
_HELD = 3  # words in which "Minister for the" stands before a portfolio
_LAW_GOES_ON = ("Regarding", "Concerning", "Governing", "Regulating", "Establishing")
_WEEKDAYS = frozenset(f"{day}day" for day in WEEKDAYS)
_OWN = ("its", "their", "his", "her", "our")  # "its Thematic Research report" is a title


def find(reading: Reading, runs: Sequence[Run], rules: Rules) -> list[Found]:
    """Names by head noun, legal form or business word, in reading order."""
    found: list[Found] = []
    words = reading.words
    for run in runs:
        # With the legal form that may stand behind it: ", Inc.", "(Hong Kong) Limited".
        behind = legal_forms.REACH if words[run.last : run.last + 1] == ["("] else 2
        if not rules.telling.isdisjoint(words[run.first : run.last + behind]):
            found.extend(_in_run(reading, run, rules))
    found.extend(native.others(reading, rules))
    found.extend(legal_forms.find(reading, rules))
    return found


def _in_run(reading: Reading, run: Run, rules: Rules) -> Iterator[Found]:
    words, flags, capitals = reading.words, reading.flags, reading.capitals
    low, _ = reading.bounds(run.first)
    at = run.first
    while at < run.last:
        word = words[at]
        if (
            flags[at] in TAKEN
            or at not in capitals
            or (word in rules.not_first and flags[at] not in PLACES)
        ):
            if flags[at] in TAKEN:
                low = at + 1
            at += 1
            continue
        last = _end_of_capitals(reading, at, run.last)
        owned = words[at - 1] in POSSESSIVE and _is_inside(reading, at, rules)
        abroad = None if owned else native.opened_by_head(reading, at, rules)
        name = abroad or _name(reading, at, last, low, rules)
        if name is None and last > at + 1 and opens_sum(words, last - 1, rules):
            name = _name(reading, at, last - 1, low, rules)  # "fined Ovexa Ltd | Sh4 million"
        if name:
            yield name
            low = at = max(name.last, last)
        else:
            at = last


def _is_inside(reading: Reading, at: int, rules: Rules) -> bool:
    """Whether an English head stands behind an owner: "Students' | Association Aotearoa"."""
    is_head = at > 1 and reading.words[at] in rules.heads
    return is_head and reading.flags[at - 2] not in PLACES  # "Peru's | Junta Nacional"


def _end_of_capitals(reading: Reading, at: int, limit: int) -> int:
    """The end of the capitalised words from `at` that nothing separates."""
    words, flags, capitals = reading.words, reading.flags, reading.capitals
    while at < limit and flags[at] not in TAKEN and (at in capitals or words[at] in LINKS):
        at += 1
    return at


# --------------------------------------------------------------------------- the parts of a name


def _name(reading: Reading, first: int, last: int, low: int, rules: Rules) -> Found | None:
    """The name whose last uninterrupted capitals are the tokens `first:last`."""
    words, flags = reading.words, reading.flags
    if words[last - 1] in rules.suffixes and last - first > 1:
        return _company(reading, first, last, low, rules)  # "Score Internet Group LLC"
    if words[last - 1] in rules.firm_heads and words[last : last + 1] == [","]:
        legal = words[last + 1 : last + 2]
        if legal and len(legal[0]) > _SHORT_FORM and legal[0] in rules.suffixes:
            return _company(reading, first, last, low, rules)  # "Halden Media, LLC"
    if rules.any_head.isdisjoint(words[first:last]):
        return _company(reading, first, last, low, rules)
    for head in range(last - 1, first - 1, -1):
        word = words[head]
        strong = word in rules.heads or (
            word in rules.of_heads and head + 1 == last and is_of_a_place(reading, first, head)
        )
        closes = (  # "Dock Workers International", not "Sub-Saharan Africa"
            word in rules.last_heads
            and head + 1 == last
            and not all(w in rules.regions for w in words[first:head] if w[0].isupper())
        )
        does = (
            word in rules.acting_heads
            and head + 1 == last
            and acts(reading, begin_of(reading, head, low, rules), last, rules)
        )
        owned = word in rules.owned_heads and words[head - 1] in POSSESSIVE
        if not (strong or closes or does or owned) and word not in rules.weak_heads:
            continue
        if reading.place_beginning.get(head, (0,))[0] > head + 1 or (
            flags[head] in PLACES and _is_of_state(reading, head)
        ):
            continue  # "the Union Buildings in Pretoria", "the Russian Federation"
        if head + 1 < last and words[head + 1] in _WEEKDAYS:
            last = head + 1  # "the Salt Court Saturday ruled"
        rank = head + (word == "Consulate" and words[head + 1 : head + 2] == ["General"])
        behind = words[rank + 1 : last]
        if behind and is_post(words, head, rules):
            continue  # "Salt Board | Executive Secretary"
        if behind and not may_follow(reading, head + 1, rules):
            return None
        end = end_of(reading, rank, rules) if not behind else head + 1
        while end < last and flags[end] in PLACES and behind:
            end += 1
        if word in rules.own_units and words[head + 1 : head + 3] == ["of", "the"]:
            inner = end - 1 if words[end - 1] in rules.all_heads else head
            if inner > head + 3:  # "the Board of the Salt Fund" is the fund
                return _headed(reading, head + 3, inner, end, words[inner] in rules.heads, rules)
        if word in rules.own_units and reading.is_of_known(head + 1):
            return None  # "the Third Chamber of the Supreme Court" is the court
        begin = begin_of(reading, head, low, rules)
        begin = legal_forms.before_ordinal(reading, begin, low, rules)
        return _headed(reading, begin, head, end, strong, rules)
    return _company(reading, first, last, low, rules)


def _is_of_state(reading: Reading, head: int) -> bool:
    """Whether a head is the last word of a country's own name: "the Russian Federation"."""
    place = reading.place_beginning.get(head - 1)
    return place is not None and place[0] == head + 1


def _headed(
    reading: Reading, begin: int, head: int, end: int, strong: bool, rules: Rules
) -> Found | None:
    words = reading.words
    own = sum(
        is_capitalised(w) and reading.flags[i] not in PLACES for i, w in _items(words, begin, head)
    )
    placed = any(reading.flags[i] in PLACES for i in range(begin, head))
    complement = end > head + 1
    if end - begin > MAX_WORDS or not (own or complement or (placed and strong)):
        return None
    if begin == head and words[head] in rules.closing_heads:
        return None
    with_article = words[head] == "Company" and _is_called_the(reading, begin)
    needed = 1 if words[head] in ("Party", "Guard") or with_article else 2
    is_short = not strong and not complement and own + placed < needed
    if is_short and not is_single(reading, begin, head, end, rules):
        return None
    if with_article:
        return Found(begin - 1, end, None, reading.text(begin - 1, end), "The … Company", "company")
    if not strong and words[head - 1] in rules.buildings:
        return None
    text = reading.text(begin, end)
    without_place = reading.text(_skip_places(reading, begin, head), end)
    if without_place in rules.bare or text in rules.bare:
        return None
    if words[head] in ("Administration",) and own == 1 and not (complement or placed):
        return None
    if _is_portfolio(reading, begin, head, rules):
        return None
    if words[begin - 1] == "the" and words[begin - 2] in _LAW_GOES_ON:
        return None  # "Law No. 14 of 2018 Regarding the | Central Bank and Organisation of Funds"
    if begin in reading.place_beginning and reading.place_beginning[begin][0] == end:
        return None  # "Khyber Agency", a listed district
    if complement and words[end : end + 1] != ["."] and _is_demonym(reading, end):
        return None  # "Lawyers for the Peruvian | state"
    if words[head] in rules.held_heads and reading.flags.find(PERSON, end, end + 1) == end:
        return None  # "County Prosecutor | Jane Roe"
    if words[head] in rules.titles and begin and words[begin - 1] in rules.titles:
        return None  # "Chief | Executive of the Council"
    rule = f"head noun {words[head]}" + (" with a complement" if complement else "")
    return Found(begin, end, None, text, rule, words[head].lower())


def _is_demonym(reading: Reading, end: int) -> bool:
    """Whether a word for the people of a country ends here: "the Peruvian"."""
    country = reading.vocabulary.countries.get(reading.place_ending.get(end) or "")
    return country is not None and reading.words[end - 1] in country.demonyms


def _is_called_the(reading: Reading, begin: int) -> bool:
    """Whether "The" belongs to a name, as its capital inside a sentence shows."""
    first, _ = reading.bounds(begin)
    return begin > first + 1 and reading.words[begin - 1] == "The"


def _is_portfolio(reading: Reading, begin: int, head: int, rules: Rules) -> bool:
    """Whether a name is what a minister is for: "Minister of Digital Economy and Society"."""
    general = rules.portfolios | {"Society"}
    return _is_held(reading.words, begin, rules) and reading.words[head] in general


def _is_held(words: Sequence[str], begin: int, rules: Rules) -> bool:
    """Whether what begins here is what somebody is for: "Minister of | Energy Industries"."""
    if begin < 2 or words[begin - 1] not in ("of", "for") or words[begin] not in rules.portfolios:
        return False
    return words[begin - 2] in rules.portfolio_holders


def _skip_places(reading: Reading, begin: int, head: int) -> int:
    while begin < head and reading.flags[begin] in PLACES:
        begin += 1
    return begin


def _items(words: Sequence[str], first: int, last: int) -> Iterator[tuple[int, str]]:
    return ((index, words[index]) for index in range(first, last))


# --------------------------------------------------------------------------- other names


def _company(reading: Reading, first: int, last: int, low: int, rules: Rules) -> Found | None:
    words = reading.words
    behind = words[last] if last < len(words) else "."
    is_open = behind in (",", "(") or behind in rules.suffixes
    end = legal_forms.end_behind(words, last, rules) if is_open else 0
    if not end and words[last - 1] not in rules.suffixes:
        return _business(reading, first, last, low, rules)
    return legal_forms.company(reading, last, end or last, low, rules)


def _business(reading: Reading, first: int, last: int, low: int, rules: Rules) -> Found | None:
    words = reading.words
    if rules.business_words.isdisjoint(words[first + 1 : last]):
        return None
    for at in range(last - 1, first, -1):
        if words[at] not in rules.business_words:
            continue
        behind = at + 1
        if behind < last and not may_follow(reading, behind, rules):
            return None
        while behind < last and reading.flags[behind] in PLACES:
            behind += 1
        if (
            words[behind : behind + 1] == ["and"]
            and words[behind + 1 : behind + 2]
            and words[behind + 1] in rules.business_words
        ):
            goes_on = behind + 2 < len(words) and is_capitalised(words[behind + 2])
            if goes_on and words[behind + 2] in rules.suffixes:
                return None  # "the Halden Power and Gas | Inc."
            behind += 0 if goes_on else 2  # "Druk Holding and Investments"
        if words[behind : behind + 1] == ["&"]:
            return None  # "Evergreen Aviation & Space Museum"
        begin = begin_of(reading, at, low, rules)
        if not rules.portfolio_holders.isdisjoint(words[max(0, begin - _HELD) : begin]):
            return None  # "the Minister for the Environment and Water Resources"
        own = [w for i, w in _items(words, begin, at) if reading.flags[i] not in PLACES]
        is_national = words[at] in rules.national_businesses and behind == at + 1
        if not own and is_national and _is_place_itself(reading, begin, at, rules):
            name = reading.text(begin, behind)
            return Found(begin, behind, None, name, f"company by {words[at]}", "company")
        if rules.powers.issuperset(own) and words[at] in ("Power", "Energy"):
            return None  # "the Small Hydro Power session"
        telling = [w for w in own if w not in rules.portfolios and w not in rules.openers]
        if not own or (not telling and words[at] in rules.portfolios):
            return None
        if all(w in rules.general_words for w in own) and words[behind : behind + 1] == ["of"]:
            place = reading.place_beginning.get(behind + 1)
            behind = place[0] if place else behind  # "Electric Networks of Armenia"
        text = reading.text(begin, behind)
        if text in rules.bare or (begin and words[begin - 1] in _OWN):
            return None
        if _is_held(words, begin, rules):
            return None
        begin = legal_forms.before_initials(reading, begin, low)
        text = reading.text(begin, behind)
        return Found(begin, behind, None, text, f"company by {words[at]}", "company")
    return None


def _is_where(reading: Reading, first: int, rules: Rules) -> bool:
    """Whether a place says where something is: "shops of Germany", but "head of Kenya Airways"."""
    words = reading.words
    if not first or words[first - 1] not in WHERE:
        return False
    return rules.patterns.officer_before.ends_at(words, first) is None


def _is_place_itself(reading: Reading, first: int, last: int, rules: Rules) -> bool:
    """Whether tokens are a country's or a town's own name, and nothing says that it is only where.

    Not "Kenyan Airlines", nor "in Germany Steel".
    """
    place = reading.place_beginning.get(first)
    if place is None or place[0] != last or _is_where(reading, first, rules):
        return False
    country = reading.vocabulary.countries[place[1]]
    names = (country.name, *country.forms, *(form.form for form in country.ambiguous))
    return reading.flags[first] == TOWN or reading.text(first, last) in names
