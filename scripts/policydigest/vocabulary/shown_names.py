"""Which of an entry's names are published, on its page and in data; pure.

The vocabulary also holds what texts say and nobody would call its name: nicknames, products, the
seat of a government, misspellings. These stand under `found_as` and are found, not shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from policydigest.vocabulary import Country, Entry, TopicEntry, bare_name

_WORD = re.compile(r"[^\W_]+")
# Ways to write a word that make no other name of it.
_SAME_WORD: Mapping[str, str] = MappingProxyType({"st": "saint"})
_LETTERS: Mapping[str, str] = MappingProxyType({"ı": "i", "ø": "o", "đ": "d", "ł": "l"})
_SAID_LITTLE = frozenset({"the", "and"})


def other_names(entry: Entry) -> tuple[str, ...]:
    """The names it goes by besides its preferred and its official one, each in one spelling."""
    if isinstance(entry, TopicEntry):
        return ()
    official = entry.official if isinstance(entry, Country) else ""
    hidden = set(entry.found_as)
    forms = (form for form in entry.forms if form not in hidden)
    return tuple(_apart(forms, (entry.name, bare_name(entry.name), official)))


def former_names(entry: Entry) -> tuple[str, ...]:
    """The names it had before, each in one spelling."""
    return tuple(_apart(entry.former, (entry.name,)))


def _apart(names: Iterable[str], told: Iterable[str]) -> Iterator[str]:
    """The names that are neither told nor another spelling of what is."""
    seen = {_spelt(name) for name in told}
    for name in names:
        key = _spelt(name)
        if key not in seen:
            seen.add(key)
            yield name


def _spelt(name: str) -> str:
    """A name without accents, capitals, dots, hyphens, articles: the same for all its spellings."""
    plain = "".join(
        _LETTERS.get(letter, letter)
        for letter in unicodedata.normalize("NFD", name.casefold().replace(".", ""))
        if not unicodedata.combining(letter)
    )
    words = [_SAME_WORD.get(word, word) for word in _WORD.findall(plain)]
    return " ".join(word for word in words if word not in _SAID_LITTLE) or plain
