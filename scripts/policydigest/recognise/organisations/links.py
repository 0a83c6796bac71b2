"""Which names of a text are one organisation: short forms, fuller and lesser names, initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from policydigest.recognise.acronyms import Definition
from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations import index
from policydigest.recognise.organisations.reading import FREE, INSTRUMENT, PERSON, Found, Reading
from policydigest.recognise.organisations.rules import Rules
from policydigest.text import TOKEN

MIN_INITIALS = 3
MIN_HEADLINE = 4  # letters of a word that stands for a company in a headline
MAX_NAMES = 400  # with more of them, names are not compared in pairs
_OF = re.compile(" of ")


def repeat(
    reading: Reading, found: Sequence[Found], rules: Rules, since: Iterable[Found] | None = None
) -> list[Found]:
    """Every further place of the names `since` and their short forms that no name has taken."""
    aliases: dict[str, Found] = {}
    for item in found if since is None else since:
        text = reading.text(item.first, item.last)
        is_long = item.last - item.first > 1 or len(text) > 2 or "defined" in item.rule
        if item.weight >= 1.0 and is_long:
            aliases.setdefault(text, item)
        short = rules.patterns.corporate.split(text)[0]
        is_short = item.sort == "company" and item.id is None and 2 < len(short) < len(text)
        if is_short and short not in rules.not_names and short not in rules.portfolios:
            aliases.setdefault(short, item)
        if item.sort == "company" and (acronym := _acronym(reading, item, rules)):
            aliases.setdefault(acronym, item)
    leads = {lead: item for item in found if (lead := _lead(reading, item, rules))}
    aliases = leads | aliases
    opened = _opened(reading, found, rules)
    aliases = opened | aliases
    if not aliases:
        return []
    beside = _barred_beside(reading, aliases)
    by_first: dict[str, dict[tuple[str, ...], str]] = {}
    for form in aliases:
        words = [form] if form.isalnum() else [match.group() for match in TOKEN.finditer(form)]
        by_first.setdefault(words[0], {})[tuple(words)] = form
    taken, more = Spans(found), list[Found]()
    for word, forms in by_first.items():
        lengths = sorted({len(form) for form in forms}, reverse=True)
        for first in reading.positions.get(word, ()):
            for length in lengths:
                last = first + length
                is_inside = last <= len(reading.words)
                form = forms.get(tuple(reading.words[first:last]), "") if is_inside else ""
                if not form or not _is_free(reading, first, last):
                    continue
                if form in leads and is_capitalised("".join(reading.words[last : last + 1]) or "."):
                    continue  # "Southern Cross Road"
                if form in beside and _is_beside(reading, first, last, *beside[form]):
                    continue
                if form in opened and reading.words[first - 1 : first] not in (["the"], ["The"]):
                    continue
                if taken.add(first, last):
                    more.append(_again(aliases[form], first, last, form))
                    break
    return more


def _barred_beside(
    reading: Reading, aliases: Mapping[str, Found]
) -> dict[str, tuple[Sequence[str], Sequence[str]]]:
    """The words before and behind each form that tell that it means something else there."""
    bodies = reading.vocabulary.organisations
    return {
        form: (ambiguous.before, ambiguous.after)
        for form, item in aliases.items()
        if item.id is not None
        for ambiguous in bodies[item.id].ambiguous
        if ambiguous.form == form and (ambiguous.before or ambiguous.after)
    }


def _is_beside(
    reading: Reading, first: int, last: int, before: Sequence[str], behind: Sequence[str]
) -> bool:
    """Whether one of these words stands right before or right behind some tokens."""
    words = reading.words
    return (first > 0 and words[first - 1] in before) or (
        last < len(words) and words[last] in behind
    )


def _acronym(reading: Reading, item: Found, rules: Rules) -> str:
    """The acronym with which an unlisted company's name begins: "GCX" of "GCX Bank Ltd"."""
    word = reading.words[item.first]
    is_own = item.id is None and item.last - item.first > 1 and word not in rules.not_names
    is_acronym = len(word) >= MIN_INITIALS and word.isupper() and word.isalpha()
    return word if is_own and is_acronym and item.first not in reading.place_beginning else ""


def _opened(reading: Reading, found: Sequence[Found], rules: Rules) -> dict[str, Found]:
    """The heads in another language for which a text puts the whole name: "the Autorité"."""
    owners: dict[str, dict[str, Found]] = {}
    for item in found:
        word = reading.words[item.first]
        if item.last - item.first > 1 and word in rules.native_heads and word not in rules.heads:
            owners.setdefault(word, {}).setdefault(item.id or item.name, item)
    return {word: next(iter(items.values())) for word, items in owners.items() if len(items) == 1}


def _lead(reading: Reading, item: Found, rules: Rules) -> str:
    """The words of its own that an unlisted name begins with: "Southern Cross" of an institute."""
    at = item.first
    if item.id is None and item.name == reading.text(item.first, item.last):
        while at < item.last and reading.words[at] not in rules.general_words:
            word = reading.words[at]
            if not (word.istitle() or word in ("-", "‑")) or at in reading.place_beginning:
                return ""
            at += 1
    return reading.text(item.first, at) if item.first + 1 < at < item.last else ""


def headline(reading: Reading, found: Sequence[Found], rules: Rules) -> list[Found]:
    """Words of the headline that shorten the name of one company: "Fengyu loses its licence"."""
    title = reading.document.title
    if title is None:
        return []
    first, last = reading.tokens_of(title.start, title.end)
    owners: dict[str, dict[str, Found]] = {}
    for item in found:
        if item.sort == "company" and item.id is None:
            for word in item.name.split():
                owners.setdefault(word, {}).setdefault(item.name, item)
    more = []
    for at in range(first, last):
        word = reading.words[at]
        if reading.flags[at] != FREE or len(word) < MIN_HEADLINE or word in rules.general_words:
            continue
        named = owners.get(word, {})
        is_name = word.istitle() and word not in rules.not_names
        if len(named) == 1 and is_name and word.lower() not in reading.positions:
            (item,) = named.values()
            more.append(_again(item, at, at + 1, word))
    return more


def _is_free(reading: Reading, first: int, last: int) -> bool:
    """Whether no person or instrument has these words and no hyphen joins them to others."""
    text, start = reading.document.text, reading.starts[first]
    if any(flag in (PERSON, INSTRUMENT) for flag in reading.flags[first:last]):
        return False
    return text[max(0, start - 1) : start] != "-"


def _again(item: Found, first: int, last: int, form: str) -> Found:
    rule = item.rule if form == item.name else f"{form}, short for {item.name}"
    if item.rule.startswith("company") and not rule.startswith("company"):
        rule = f"company {rule}"
    return Found(first, last, item.id, item.name, rule, item.sort)


class Spans:
    """Token spans that are taken."""

    def __init__(self, found: Iterable[Found]) -> None:
        self._taken = set(chain.from_iterable(range(item.first, item.last) for item in found))

    def add(self, first: int, last: int) -> bool:
        """Take these tokens; False if one of them is taken already."""
        if not self._taken.isdisjoint(range(first, last)):
            return False
        self._taken.update(range(first, last))
        return True


# --------------------------------------------------------------------------- one name for each


def complete(found: list[Found]) -> None:
    """Give an unlisted name the entry that the text also names in full, if only one fits.

    "Central Bank" is the Central Bank of Trinidad and Tobago that the text goes on to name, or the
    Bank of Ghana, where no other one is named; "Salt Commission" is the "National Salt Commission".
    """
    known = {item.id: item for item in found if item.id}
    by_opening: dict[str, list[Found]] = {}
    by_sort: dict[str, list[Found]] = {}
    by_ending: dict[str, list[Found]] = {}
    for entry in known.values():
        by_sort.setdefault(entry.sort, []).append(entry)
        for of in _OF.finditer(entry.name):
            by_opening.setdefault(entry.name[: of.start()], []).append(entry)
        words = entry.name.partition(" (")[0].split()
        for first in range(1, len(words) - 1):
            by_ending.setdefault(" ".join(words[first:]), []).append(entry)
    for item in found:
        if item.id is None and not item.country and " " in item.name:
            full = by_opening.get(item.name, []) or by_sort.get(item.name.casefold(), [])
            full = full or by_ending.get(item.name, [])
            if len(full) == 1:
                item.id, item.name, item.sort = full[0].id, full[0].name, full[0].sort


def initials(
    reading: Reading, found: Sequence[Found], definitions: Sequence[Definition]
) -> list[Found]:
    """The places of acronyms that no bracket explains, of bodies that the text names in full.

    "The order by the Public Service Commission …, PSC staff said": the capitals of one name only.
    """
    defined = {reading.text(d.short, d.short_last) for d in definitions}
    owners: dict[str, dict[str, Found]] = {}
    for item in found:
        words = [word for word in item.name.partition(" (")[0].split() if word[0].isupper()]
        short = "".join(word[0] for word in words)
        if len(short) >= MIN_INITIALS and short not in defined and short in reading.positions:
            owners.setdefault(short, {}).setdefault(item.id or item.name, item)
    taken, more = Spans(f for f in found if f.id), list[Found]()
    for short, named in owners.items():
        if len(named) > 1:
            continue
        (item,) = named.values()
        for first in reading.positions[short]:
            if _is_free(reading, first, first + 1) and taken.add(first, first + 1):
                rule = f"{short}, the initials of {item.name}"
                more.append(Found(first, first + 1, item.id, item.name, rule, item.sort))
    return more


def unify(reading: Reading, found: list[Found], rules: Rules) -> None:
    """Give every unlisted organisation one name: its fullest form in the text."""
    sorts = {item.name: item.sort for item in found if item.id is None}
    if len(sorts) < 2:
        return
    names = sorted(sorts, key=lambda name: (-len(name), name.isupper(), name))
    keys = {name: index.key(reading.vocabulary, name) for name in names}
    full: dict[str, str] = {}
    by_key: dict[str, str] = {}
    for name in names:
        full[name] = by_key.setdefault(keys[name], name)
    by_word: dict[str, list[str]] = {}  # so that a name is compared with few others
    for name in names:
        for word in set(name.split(" ")):
            by_word.setdefault(word, []).append(name)
    for name in names if len(names) < MAX_NAMES else ():
        if full[name] == name:
            longer = {
                full[other]
                for other in by_word[name.split(" ", 1)[0]]
                if len(other) > len(name) and _is_part(name, other, sorts, rules)
            }
            if len(longer) == 1:
                full[name] = longer.pop()
    for item in found:
        if item.id is None:
            item.name = full[item.name]


def _is_part(name: str, other: str, sorts: Mapping[str, str], rules: Rules) -> bool:
    """Whether a name is a shorter way of saying another one of the text."""
    if " " in name and other.endswith(f" {name}") and sorts[name] in ("", "company"):
        return True  # a name shown by its context: "Finland's Border Guard"
    if other.startswith(f"{name} ") and rules.patterns.corporate.split(other)[0] == name:
        return True
    if sorts[other] == "company" and name.isupper() and other.startswith(f"{name} "):
        return True
    if sorts[name] and sorts[name] == sorts[other] and " " in name:
        return sorts[name] != "company" and f" {name}" in other
    return False
