"""Bodies that share a head noun in the plural: "the Ministries of Health and of Finance", "the
central banks of Kenya and Chad", "the Kenyan and Chadian foreign ministries". Each is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydigest.recognise.organisations import described, index
from policydigest.recognise.organisations.reading import Found, Reading
from policydigest.recognise.organisations.rules import Rules
from policydigest.vocabulary import Organisation

Part = tuple[int, int]  # tokens

_AND = ("and", "&")
_TASKED = ("ministry", "department")  # are told by what they are for
_PLACED = ("university", "embassy", "chamber")  # are told by where they are, or whose
_WHOLE = ("central bank", "parliament")  # of which a country has one
_STOPS = frozenset(("the", "of", "a", "an", "by", "and", "in", "for", "with", "to", "on", "at"))
_MAX_SAID = 4  # words before the noun: "data protection authorities"
_MAX_PARTS = 12
_MAX_WORDS = 6  # of one part
_FEWEST = 2


def find(reading: Reading, found: Sequence[Found], rules: Rules) -> list[Found]:
    """The bodies behind plural heads, where nothing else was found."""
    plurals = reading.positions.keys() & rules.plural_heads.keys()
    if not plurals:
        return []
    places = sorted(at for plural in plurals for at in reading.positions[plural])
    told = [_told(reading, at, found, rules) for at in places]
    if not any(told):
        return []
    # "Universities of Lagos" may have been taken for one.
    sure = (item for item in found if item.id or reading.words[item.first] not in plurals)
    taken = {place for item in sure for place in range(item.first, item.last)}
    more: list[Found] = []
    for items in told:
        if len(items) >= _FEWEST and taken.isdisjoint(_tokens(items)):
            more += items
            taken.update(_tokens(items))
    return more


def _tokens(items: Sequence[Found]) -> Iterator[int]:
    return (place for item in items for place in range(item.first, item.last))


def _told(reading: Reading, at: int, found: Sequence[Found], rules: Rules) -> Sequence[Found]:
    """The bodies that the plural noun at a token stands for, none where they are not told."""
    words, one = reading.words, rules.plural_heads[reading.words[at]]
    if told := _tasks_first(reading, at, one, rules):
        return told
    if words[at + 1 : at + 2] != ["of"]:
        return _of_countries(reading, at, at + 1, one, rules)
    if one in _TASKED:
        tasks = _parts(reading, at + 2, rules.portfolios)
        if len(tasks) >= _FEWEST:
            return _of_tasks(reading, at, tasks, one)
        if tasks:
            said = f"{reading.text(*tasks[0]).lower()} {one}"
            return _of_countries(reading, at, tasks[0][1], said, rules)
    if one in _PLACED:
        return _at_places(reading, at, one, found)
    return _of_countries(reading, at, at + 1, one, rules)


# --------------------------------------------------------------------------- lists


def _parts(reading: Reading, at: int, fits: frozenset[str] | None) -> list[Part]:
    """What a list from a token on names: "Health, Trade and Industry, and of Finance".

    "and" parts the last two, unless a comma or "of" stands beside that which does. With `fits`
    each part has one of these words; small letters count too.
    """
    words, end = reading.words, reading.bounds(at)[1]
    parts: list[Part] = []
    ands: list[int] = []  # within the part that is read
    first = at
    strong = False
    while at <= end and len(parts) < _MAX_PARTS:
        word = words[at] if at < end else ""
        behind = words[at + 1] if at + 1 < end else ""
        if _is_of_part(reading, at, end, fits):
            at += 1
            continue
        if word in _AND and at > first and _is_of_part(reading, at + 1, end, fits):
            ands.append(at)
            at += 1
            continue
        is_joint = word == "," and (behind in _AND or behind == "of")
        is_joint = is_joint or (word in _AND and behind == "of")
        goes_on = word == "," and _is_of_part(reading, at + 1, end, fits)
        if at == first or not (is_joint or goes_on):
            break
        step = 1 + is_joint * (behind in _AND or word in _AND)
        step += words[at + step : at + step + 1] == ["of"]
        if not _is_of_part(reading, at + step, end, fits):
            break
        parts.append((first, at))
        strong = strong or (is_joint and "and" in words[at : at + 2])
        first, ands, at = at + step, [], at + step
    if at > first:
        if ands and not strong:
            if len(ands) > 1:
                return []
            parts.append((first, ands[0]))
            first = ands[0] + 1
        parts.append((first, at))
    parts = [_without_article(reading, part) for part in parts]
    return parts if all(0 < last - first <= _MAX_WORDS for first, last in parts) else []


def _is_of_part(reading: Reading, at: int, end: int, fits: frozenset[str] | None) -> bool:
    """Whether a token is a word of a part: a capital, "the", or what ministries are for."""
    if at >= end:
        return False
    word = reading.words[at]
    if fits is not None:
        return word == "the" or word.capitalize() in fits
    return word[0].isupper() or word == "the"


def _without_article(reading: Reading, part: Part) -> Part:
    first, last = part
    return (first + 1, last) if reading.words[first] == "the" else part


def _countries_behind(reading: Reading, at: int) -> list[tuple[int, int, str]]:
    """The countries that a list names from a token on, each with its tokens."""
    words = reading.words
    found: list[tuple[int, int, str]] = []
    while True:
        at += words[at : at + 1] == ["the"]
        place = reading.place_beginning.get(at)
        if place is None or described.is_town(reading, reading.text(at, place[0]), place[1]):
            return found  # a town or a region has no ministries of state
        found.append((at, *place))
        at = place[0]
        if words[at : at + 1] == [","]:
            at += 1
        at += words[at : at + 1] == ["and"]


def _countries_before(reading: Reading, end: int) -> list[tuple[int, int, str]]:
    """The countries that a list names up to a token: "Kenyan, Chadian and Ugandan"."""
    words = reading.words
    found: list[tuple[int, int, str]] = []
    while country := reading.place_ending.get(end):
        first = reading.begin_of_place(end)
        found.insert(0, (first, end, country))
        if first < 2 or words[first - 1] not in ("and", ","):
            break
        end = first - 1
    return found


# --------------------------------------------------------------------------- bodies


def _of_countries(
    reading: Reading, at: int, behind: int, said: str, rules: Rules
) -> Sequence[Found]:
    """One listed body of each country: "the central banks of Kenya and Chad"."""
    begin, words = at, reading.words
    while begin > max(0, at - _MAX_SAID) and _is_said(reading, begin - 1):
        begin -= 1
    said = " ".join([*map(str.lower, words[begin:at]), said])
    if words[behind : behind + 1] == ["of"]:
        countries = _countries_behind(reading, behind + 1)
        spans = [(first, last) for first, last, _ in countries]
        spans[:1] = [(begin, last) for _, last in spans[:1]]
    else:
        countries = _countries_before(reading, begin)
        spans = [(first, last) for first, last, _ in countries]
        spans[-1:] = [(first, behind) for first, _ in spans[-1:]]
    if len(countries) < _FEWEST:
        return ()
    told = (_listed(reading, country, said, rules) for _, _, country in countries)
    return [
        Found(first, last, entry.id, entry.name, f"one of several: {said}", entry.kind)
        for (first, last), entry in zip(spans, told, strict=True)
        if entry is not None
    ]


def _is_said(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return word.isalpha() and word.lower() not in _STOPS and at + 1 not in reading.place_ending


def _listed(reading: Reading, country: str, said: str, rules: Rules) -> Organisation | None:
    head = next((h for h in rules.longest_lower_heads if said.endswith(h)), said)
    if head in _WHOLE and said.removeprefix("national ") != head:
        return None  # "regional parliaments"
    return described.listed(reading.vocabulary, country, said, head, rules)


def _of_tasks(reading: Reading, at: int, tasks: Sequence[Part], one: str) -> Sequence[Found]:
    """One ministry for each task, of the country before them, behind them, or of the story."""
    words, last = reading.words, tasks[-1][1]
    owner = at - (words[at - 1 : at] in (["'s"], ["’s"]))
    last += words[last : last + 2] == [",", "of"]
    behind = _countries_behind(reading, last + 1) if words[last : last + 1] == ["of"] else []
    if len(behind) > 1:
        return ()
    country = behind[0][2] if behind else reading.place_ending.get(owner)
    country = country or described.home_of(reading, at)
    return [
        item
        for number, part in enumerate(tasks)
        if (item := _for_task(reading, part, country, one, at if number == 0 else part[0]))
    ]


def _for_task(
    reading: Reading, part: Part, country: str | None, one: str, first: int
) -> Found | None:
    said = reading.text(*part)
    name = f"{one.capitalize()} of {said if said[0].isupper() else said.title()}"
    rule = f"one of several: {name}"
    entries = [e for e in index.named(reading.vocabulary, name) if e.country == country]
    if len(entries) == 1:
        return Found(first, part[1], entries[0].id, entries[0].name, rule, entries[0].kind)
    if said[0].islower() or one != "ministry":
        return None
    home = reading.vocabulary.countries.get(country or "")
    return Found(first, part[1], None, f"{name} ({home.name})" if home else name, rule, one)


def _tasks_first(reading: Reading, at: int, one: str, rules: Rules) -> Sequence[Found]:
    """Listed ministries before their noun: "Kenya's interior and justice ministries"."""
    if one not in _TASKED:
        return ()
    words, parts, begin = reading.words, [at - 1], at - 1
    while begin > 1 and words[begin - 1] in ("and", ",") and len(parts) < _MAX_PARTS:
        begin -= 2
        parts.insert(0, begin)
    if len(parts) < _FEWEST or not all(_is_task(words[part], rules) for part in parts):
        return ()
    owner = begin - (words[begin - 1 : begin] in (["'s"], ["’s"]))
    behind = _countries_behind(reading, at + 2) if words[at + 1 : at + 2] == ["of"] else []
    country = behind[0][2] if len(behind) == 1 else reading.place_ending.get(owner)
    country = country or (None if behind else described.home_of(reading, at))
    told = (
        _listed(reading, country or "", f"{words[part].lower()} {one}", rules) for part in parts
    )
    return [
        Found(part, part + 1, entry.id, entry.name, f"one of several: {entry.name}", entry.kind)
        for part, entry in zip(parts, told, strict=True)
        if entry is not None
    ]


def _is_task(word: str, rules: Rules) -> bool:
    return word.lower() in rules.affairs or word.title() in rules.portfolios


def _at_places(reading: Reading, at: int, one: str, found: Sequence[Found]) -> Sequence[Found]:
    """One body at each place: "the Universities of Lagos and Ibadan".

    What the text has by its own name elsewhere is that: "Lamu Chamber of Commerce".
    """
    words = reading.words
    of = at + 1
    if one == "chamber":  # "Chambers of | Commerce and Industry | of"
        while of < at + _MAX_WORDS and words[of + 1 : of + 2] and words[of + 1] != "of":
            of += 1
        of += 1
        if words[of : of + 1] != ["of"]:
            return ()
    parts = _parts(reading, of + 1, None)
    head = " ".join([one.capitalize(), *words[at + 1 : of]])
    items = []
    for number, part in enumerate(parts):
        place, first = reading.text(*part), at if number == 0 else part[0]
        known = next((i for i in found if {place, one.capitalize()} <= set(i.name.split())), None)
        name = f"{head} of {place}"
        if known:
            items.append(
                Found(first, part[1], known.id, known.name, f"short for {known.name}", one)
            )
            continue
        if words[at].islower():
            continue
        entries = index.named(reading.vocabulary, name)
        entry = entries[0] if len(entries) == 1 else None
        shown = entry.name if entry else name
        rule = f"one of several: {name}"
        items.append(Found(first, part[1], entry.id if entry else None, shown, rule, one))
    return items
