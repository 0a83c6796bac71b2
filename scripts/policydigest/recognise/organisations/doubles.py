"""Names of a text that are one body though no list and no bracket says so.

"The oil ministry" is the Ministry of Oil that the text also names, "GCB" is GCB Bank Ltd, "SQM"
the Sociedad Química y Minera. Two that fit are one too many: then all stay what they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from policydigest.recognise.organisations import index
from policydigest.recognise.organisations.reading import Found, Reading
from policydigest.recognise.organisations.rules import Rules

MIN_INITIALS = 3
SMALL = 0.8  # the weight of a body whose name the headline has in small letters
_MINISTRIES = ("ministry", "department")
_KINDS = ("in English", "abroad")  # in which language a name's head is
_BEFORE = ("the", "federal", "of", "and")
_SMALL = frozenset(("of", "for", "and", "the", "federal", *_MINISTRIES))


def join(reading: Reading, found: Sequence[Found], rules: Rules) -> None:
    """Give names without an entry the name, and the entry, of the body they also stand for."""
    vague = [item for item in found if item.generic and _is_vague(reading, item)]
    unlisted = {item.name: item for item in found if item.id is None}
    if vague:
        sure = {i.id for i in found if not (i.generic and _is_vague(reading, i))}
        unlisted |= {item.id: item for item in vague if item.id and item.id not in sure}
    bodies = {item.id or item.name: item for item in found}
    if not unlisted or len(bodies) < 2:
        return
    owners: dict[str, set[str]] = {}
    for said, item in _said(reading, found).items():
        for key in _answered(reading, item, said, rules):
            owners.setdefault(key, set()).add(item.id or item.name)
    same: dict[str, Found] = {}
    left = list(unlisted.items())
    while left:  # again where names were joined: of two that fitted one may be left
        before = len(same)
        for name, item in left:
            body = _body(reading, item, owners, bodies, rules)
            if body is None:
                continue
            if body.id is None and body.name.isupper() and not name.isupper():
                name, body = body.name, item  # the full name stands for both
            same[name] = bodies[name] = body
        left = [one for one in left if one[0] not in same] if len(same) > before else []
    called: dict[str, tuple[str | None, str, str]] = {}
    for name, body in same.items():
        while (body.id or body.name) in same:
            body = same[body.id or body.name]
        called[name] = body.id, body.name, body.sort
    for item in found:
        if (item.id or item.name) in called:
            item.id, item.name, sort = called[item.id or item.name]
            item.sort = sort or item.sort
            item.rule = f"{item.rule}, another name of {item.name}"


def join_branch(reading: Reading, found: Sequence[Found], rules: Rules) -> None:
    """Take the bare name of a firm for its only branch in the text, in place.

    "Halden Kenya Ltd was fined. Halden has to pay" is all about the branch, unless the text names
    the firm otherwise too ("Halden Group", "Halden Ghana").
    """
    branches: dict[str, dict[str, Found]] = {}
    said: dict[str, set[str]] = {}
    for item in found:
        said.setdefault(item.id or item.name, set()).add(reading.text(item.first, item.last))
        place = _place_of_branch(reading, item, rules) if item.sort in ("company", "bank") else 0
        if place:
            bare = reading.text(item.first, place)
            branches.setdefault(bare, {}).setdefault(item.id or item.name, item)
    for item in found:
        bare = reading.text(item.first, item.last)
        own = branches.get(bare, {})
        if len(own) != 1 or said[item.id or item.name] != {bare}:
            continue
        ((name, branch),) = own.items()
        if name != (item.id or item.name) and branch.first < item.first:
            item.id, item.name, item.rule = branch.id, branch.name, f"{bare}, short for the branch"


def _place_of_branch(reading: Reading, item: Found, rules: Rules) -> int:
    """Where a country ends a firm's name ("Halden | Kenya Ltd"), 0 if none does."""
    last = item.last - 1
    while last > item.first and reading.words[last] in rules.suffixes:
        last -= 1
    if last == item.first:
        return 0
    country = reading.vocabulary.countries.get(_country(reading, item) or "")
    is_own = country is not None and reading.words[last] == country.name
    return last if is_own or last in reading.place_beginning else 0


def in_small_letters(reading: Reading, found: Sequence[Found]) -> list[Found]:
    """The places of "the fisheries ministry", where the text names one with such a task."""
    words, more = reading.words, list[Found]()
    places = reading.positions.get("ministry", ())
    owners: dict[str, dict[str, Found]] = {}
    for item in found if places else ():
        if item.sort in _MINISTRIES:
            for word in _portfolio(item.name.partition(" (")[0]):
                owners.setdefault(word, {})[item.id or item.name] = item
    taken = {at for item in found for at in range(item.first, item.last)} if owners else set()
    for at in places if owners else ():
        first = at
        while first and words[first - 1].islower() and words[first - 1] not in _BEFORE:
            first -= 1
        task = _portfolio(" ".join(words[first:at]))
        if not task or first in taken or at in taken or words[first - 1] not in ("the", "The"):
            continue
        fitting = set[str].intersection(*(set(owners.get(word, ())) for word in task))
        if len(fitting) == 1:
            item = owners[task[0]][fitting.pop()]
            rule = f"{' '.join(words[first:at])} ministry, short for {item.name}"
            more.append(Found(first, at + 1, item.id, item.name, rule, item.sort))
    return more


def in_headline(reading: Reading, found: Sequence[Found], rules: Rules) -> list[Found]:
    """The places of "the salt committee" in a headline, where the text names a Salt Committee."""
    title = reading.document.title
    if title is None:
        return []
    first, last = reading.tokens_of(title.start, title.end)
    if rules.lower_bodies.isdisjoint(reading.words[first:last]):
        return []
    said, taken = f" {' '.join(reading.words[first:last])} ", {item.first for item in found}
    owners: dict[str, dict[str, Found]] = {}
    for item in found:
        small = reading.text(item.first, item.last).lower()
        if item.last - item.first > 1 and f" {small} " in said:
            owners.setdefault(small, {}).setdefault(item.id or item.name, item)
    more = list[Found]()
    for small, named in owners.items():
        words, (item, *others) = small.split(), named.values()
        for at in range(first, last if not others else first):
            if reading.words[at : at + len(words)] == words and at not in taken:
                rule = f"{small}, in the headline"
                end = at + len(words)
                more.append(Found(at, end, item.id, item.name, rule, item.sort, weight=SMALL))
    return more


def _said(reading: Reading, found: Iterable[Found]) -> dict[str, Found]:
    """The bodies by their names and by what the text calls them."""
    said: dict[str, Found] = {}
    for item in found:
        if item.generic and _is_vague(reading, item):
            continue
        said.setdefault(item.name.partition(" (")[0], item)
        said.setdefault(reading.text(item.first, item.last), item)
    return said


def _is_vague(reading: Reading, item: Found) -> bool:
    """Whether a ministry is only called by a name in small letters that many countries' bear."""
    is_short = not item.country and item.sort in _MINISTRIES
    return is_short and reading.words[item.first].islower()


def _body(
    reading: Reading,
    item: Found,
    owners: Mapping[str, set[str]],
    bodies: Mapping[str, Found],
    rules: Rules,
) -> Found | None:
    """The one other body that an unlisted name stands for, None if none or several do."""
    said = reading.text(item.first, item.last) if item.id else item.name
    named = {entry.id for entry in index.named(reading.vocabulary, said)} & bodies.keys()
    groups = [named, *_asked(item, said, owners, rules)]
    weights, own = reading.weights, _country(reading, item)
    most = weights.get(own or "", 0.0) if item.id else 0.0
    for group in groups:
        others = {
            body.id or body.name: body
            for body in map(bodies.__getitem__, group - {item.id or item.name})
            if body is not item
            if not item.country or _country(reading, body) in (None, item.country)
            if not most or weights.get(_country(reading, body) or "", 0.0) >= most
        }
        if len(others) == 1:
            return others.popitem()[1]
    return None


def _country(reading: Reading, body: Found) -> str | None:
    entry = reading.vocabulary.organisations.get(body.id or "")
    return entry.country if entry else body.country


def _asked(
    item: Found, said: str, owners: Mapping[str, set[str]], rules: Rules
) -> Iterator[set[str]]:
    """The bodies that an unlisted name may stand for, the surest first."""
    name = said.partition(" (")[0]
    if item.sort in _MINISTRIES:
        held = [owners.get(f"for {word}", set()) for word in _portfolio(name)]
        if held:
            yield set[str].intersection(*held)
        return
    yield owners.get(fold(_without_form(name, rules)), set())
    own = _own(name, rules)
    if own:
        other = item.sort != "native" or own == name
        yield owners.get(f"{_KINDS[other]} {own}", set())
    if item.sort in ("company", "native"):
        yield set[str]().union(*(owners.get(short, ()) for short in _initials(name)))


def _answered(reading: Reading, item: Found, said: str, rules: Rules) -> Iterator[str]:
    """What a body that the text calls `said` may be asked for by."""
    if said.isupper() and (item.sort == "company" or item.id is None):
        yield said  # as initials, which `fold` would not give
    if item.sort in _MINISTRIES and said[0].isupper():
        yield from (f"for {word}" for word in _portfolio(said))
        return
    plain = _without_form(said, rules)
    yield fold(plain)
    if item.sort == "party" and plain.lower().endswith(" party"):
        yield fold(plain[: -len(" party")])  # "the Salt" of "the Salt party"
    first, _, rest = plain.partition(" ")
    if " " in rest and first in reading.place_words:
        yield fold(rest)  # "Exim Bank" of "China Exim Bank"
    before, of, last = plain.rpartition(" de ")
    if of and " " in before and (item.id or last in reading.place_words):
        yield fold(before)
    own = _own(plain, rules)
    if own and own != plain:
        yield f"{_KINDS[item.sort == 'native']} {own}"
    if item.sort in ("company", "bank"):
        lead = _lead(reading, plain, rules)
        if lead:
            yield fold(lead)


def _portfolio(name: str) -> list[str]:
    """What a ministry is for, in small letters: "oil" of "the oil ministry"."""
    words = (word.strip(",").casefold() for word in name.replace("-", " ").split())
    kept = [word for word in words if word not in _SMALL]
    return [word.removesuffix("s") for word in kept]


def _without_form(name: str, rules: Rules) -> str:
    """A company's name without its legal form."""
    words = name.replace(",", "").split()
    while len(words) > 1 and words[-1] in rules.suffixes:
        words.pop()
    if len(words) > 1 and words[0] in rules.legal_openings:
        words = words[1:]
    return " ".join(words)


def _lead(reading: Reading, name: str, rules: Rules) -> str:
    """The word of its own that a company's name begins with: "GCB" of "GCB Bank", else "".

    A place behind it makes another company: "Safaricom Ethiopia" is not Safaricom.
    """
    first, _, rest = name.partition(" ")
    is_own = first not in rules.general_words and first not in rules.not_names
    goes_on = rest.split() if is_own else []
    if not goes_on or not goes_on[0][0].isupper():
        return ""
    places = reading.place_words
    return "" if first in places or not places.isdisjoint(goes_on) else first


def _own(name: str, rules: Rules) -> str:
    """What is left of a name without its heads: "Halden" of "Institut Halden", "" if nothing is."""
    heads = rules.any_head, rules.native_heads
    words = [w for w in name.split() if w[0].isupper() and not any(w in words for words in heads)]
    is_own = words and not any(word in rules.general_words for word in words)
    return " ".join(words) if is_own else ""


def _initials(name: str) -> Iterator[str]:
    """The letters of a name's capitals, with its last word and without it ("… de Chile")."""
    capitals = [word[0] for word in name.split() if word[0].isupper()]
    short = "".join(capitals)
    if len(short) >= MIN_INITIALS:
        yield short
    if len(short) > MIN_INITIALS:
        yield short[:-1]


@lru_cache(maxsize=1 << 12)
def fold(name: str) -> str:
    """A name without capitals and accents: "BOTAŞ" and "Botaş" are one."""
    if name.isascii():
        return name.casefold().replace(".", "")  # "U.S. Embassy" and "US Embassy"
    apart = unicodedata.normalize("NFKD", name)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()
