"""What goes back to an organisation: "the Board", "the regulator", "the company"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from policydigest.recognise.organisations.links import Spans
from policydigest.recognise.organisations.parts import is_model, post_before
from policydigest.recognise.organisations.reading import KNOWN, Found, Reading
from policydigest.recognise.organisations.rules import Rules

BACK_WEIGHT = 0.5
ARTICLE = 1  # words before a name with which a sentence begins
NEAR = 12  # names looked back at
_ANY = "group"  # what any body may be called


def find(reading: Reading, found: Sequence[Found], rules: Rules) -> list[Found]:
    """The places where a noun with "the" can mean one organisation only."""
    ordered = sorted(found, key=lambda item: item.first)
    ordered = [item for item in ordered if not is_model(reading.words, item, rules)]
    taken, seen, at = Spans(found), _Seen(reading), 0
    institutions = _Institutions(reading, found, rules)
    more: list[Found] = []
    for first, word in _references(reading, rules):
        last = first + 1 + word.count(" ")
        if reading.flags[first] == KNOWN or (last < len(reading.words) and _goes_on(reading, last)):
            continue
        while at < len(ordered) and ordered[at].first <= first:
            seen.add(ordered[at])
            at += 1
        item = seen.clear(rules.back_references[word], first)
        item = item or institutions.meant(word, first)
        if item and word == _ANY and post_before(reading.words, item.first, rules):
            item = seen.subject_before(first) or item
        if item is not None and taken.add(first, last):
            rule = f"“the {word}” goes back to it"
            if item.sort == "company":
                rule = f"company: {rule}"
            more.append(Found(first, last, item.id, item.name, rule, item.sort, weight=BACK_WEIGHT))
    return more


class _Institutions:
    """The bodies of the European Union by their short names, in a text that names the union."""

    def __init__(self, reading: Reading, found: Sequence[Found], rules: Rules) -> None:
        self._reading, self._found, self._rules = reading, found, rules

    def meant(self, word: str, first: int) -> Found | None:
        """The one that a word with a capital means, unless the text names another of its kind."""
        id_ = self._rules.institutions.get(word)
        if id_ is None or not self._reading.words[first][0].isupper() or not self._is_named:
            return None
        entry = self._reading.vocabulary.organisations.get(id_)
        if entry is None or self._ids.get(word, set()) - {id_}:
            return None
        return Found(0, 0, entry.id, entry.name, "", entry.kind)

    @cached_property
    def _is_named(self) -> bool:
        words, places = self._reading.words, self._reading.positions
        named = any(words[n + 1 : n + 2] == ["Union"] for n in places.get("European", ()))
        return named or "EU" in places

    @cached_property
    def _ids(self) -> Mapping[str, set[str | None]]:
        """What is named, by what it may be called."""
        ids: dict[str, set[str | None]] = {}
        for item in self._found:
            for sort in _sorts(item):
                ids.setdefault(sort, set()).add(item.id)
        return ids


class _Seen:
    """The organisations named so far, by what they may be called."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._items: dict[str, list[Found]] = {}
        self._names: dict[str, set[str]] = {}
        self._openers: dict[int, Found] = {}  # the bodies with which sentences begin

    def add(self, item: Found) -> None:
        begin = self._reading.bounds(item.first)[0]
        if item.first - begin <= ARTICLE:
            self._openers.setdefault(self._reading.sentence(item.first), item)
        # "the disaster agency [SENDA]" is called what the word before it says
        for sort in {*_sorts(item), self._reading.words[item.first - 1]}:
            self._items.setdefault(sort, []).append(item)
            self._names.setdefault(sort, set()).add(item.name)

    def subject_before(self, first: int) -> Found | None:
        """The body with which the sentence before this one begins.

        "The Salt Board, led by Ann Roe, engineer at Vexnor Group, met. | The group": the board.
        """
        return self._openers.get(self._reading.sentence(first) - 1)

    def clear(self, kinds: frozenset[str], first: int) -> Found | None:
        """The one organisation of these kinds; of several the one alone in two sentences."""
        lists = [self._items[kind] for kind in kinds if kind in self._items]
        if not lists:
            return None
        names = set[str]().union(*(self._names.get(kind, ()) for kind in kinds))
        if len(names) == 1:
            return lists[0][-1]
        if self._reading.words[first] == "Court":  # of several the one called so: "Court of Appeal"
            of = {i.name: i for items in lists for i in items if i.name.startswith("Court of ")}
            if len(of) == 1:
                return of.popitem()[1]
        sentence = self._reading.sentence(first)
        near: dict[str, Found] = {}
        for items in lists:
            for item in reversed(items[-NEAR:]):
                if self._reading.sentence(item.first) < sentence - 1:
                    break
                near.setdefault(item.name, item)
        return near.popitem()[1] if len(near) == 1 else None


def _references(reading: Reading, rules: Rules) -> list[tuple[int, str]]:
    """Every "the board" and "The Board": its noun's first token, the noun in lower case."""
    words, places = reading.words, dict[int, str]()
    for form in reading.positions.keys() & rules.references.keys():
        for noun, rest in rules.references[form]:
            for at in reading.positions[form]:
                behind = words[at + 1 : at + 1 + len(rest)]
                if at and words[at - 1] in ("the", "The") and [w.lower() for w in behind] == rest:
                    places[at] = max(places.get(at, ""), noun, key=len)
    return sorted(places.items())


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether the words go on to another body: "the Commission of Inquiry", "the Board Chair"."""
    word = reading.words[at]
    return word == "of" or word[0].isupper() or word == "-"


def _sorts(item: Found) -> frozenset[str]:
    """What a name may be called: its kind, and the last head noun it holds."""
    words = {word.casefold() for word in re.findall(r"\w+", item.name)}
    sorts = {item.sort} | words
    if item.sort in ("regulator", "agency") or "authority" in words:
        sorts.add("regulator")
    if item.sort == "central bank":
        sorts.add("bank")
    if item.id is None and item.sort != "company":
        sorts |= {"regulator"} & words
    if item.sort != "company":
        sorts -= {"company", "group"} - {item.sort}
    return frozenset(sorts)
