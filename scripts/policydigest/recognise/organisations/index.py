"""The vocabulary's organisations by what they are called, whatever the spelling, and by country."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from policydigest.vocabulary import Organisation, Vocabulary

_VARIANTS = {
    "center": "centre",
    "corp": "corporation",
    "ltd": "limited",
    "defense": "defence",
    "labor": "labour",
    "organization": "organisation",
    "program": "programme",
    "cybersecurity": "cyber security",
    "telecommunications": "telecommunication",
    "communications": "communication",
    "technologies": "technology",
    "innovations": "innovation",
    "industries": "industry",
    "standardization": "standardisation",
    "south-east": "southeast",
    "co-operation": "cooperation",
}
_DROPPED = frozenset(("the", "of", "for", "on", "and", "s"))
_OF_STATE = frozenset(("central", "national", "reserve", "state", "federal", "people", "monetary"))
_BRACKET = re.compile(r" \([^()]*\)$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def key(vocabulary: Vocabulary, name: str) -> str:
    """A name with what writers vary taken out: capitals, spelling, small words, the words' order.

    "Rwandan Space Agency" and "Space Agency of Rwanda", "Foreign Affairs Ministry" and "Ministry
    of Foreign Affairs" have one key.
    """
    return _kept_key(_Identity(vocabulary), name)


@lru_cache(maxsize=1 << 12)  # the names of a text are asked for again and again
def _kept_key(identity: _Identity, name: str) -> str:
    return _key(_demonyms(identity), name)


def _key(demonyms: Mapping[str, str], name: str) -> str:
    words = (_VARIANTS.get(word, word) for word in _WORD.findall(name.casefold()))
    joined = " ".join(demonyms.get(word, word) for word in words)
    return " ".join(sorted(word for word in joined.split() if word not in _DROPPED))


def named(vocabulary: Vocabulary, name: str) -> Sequence[Organisation]:
    """The organisations with a form that is this name but for its spelling."""
    if " " not in name:
        return ()
    return _by_key(_Identity(vocabulary)).get(key(vocabulary, name), ())


def bodies_of(vocabulary: Vocabulary, country: str) -> Sequence[Organisation]:
    """The organisations of a country."""
    return _by_country(_Identity(vocabulary)).get(country, ())


def answers(vocabulary: Vocabulary) -> dict[tuple[str, str], bool]:
    """A table in which answers about (organisation, form) are kept, one for each vocabulary."""
    return _answers(_Identity(vocabulary))


class _Identity:
    """A vocabulary as a key of a cache: one object is one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.vocabulary is self.vocabulary


@lru_cache(maxsize=4)
def _by_country(identity: _Identity) -> dict[str, list[Organisation]]:
    found: dict[str, list[Organisation]] = {}
    for entry in identity.vocabulary.organisations.values():
        if entry.country:
            found.setdefault(entry.country, []).append(entry)
    return found


@lru_cache(maxsize=4)
def _by_key(identity: _Identity) -> dict[str, list[Organisation]]:
    found: dict[str, list[Organisation]] = {}
    demonyms = _demonyms(identity)
    for entry in identity.vocabulary.organisations.values():
        context = {item.form for item in entry.ambiguous}
        names = (entry.name, _BRACKET.sub("", entry.name), *entry.forms, *entry.former)
        for form in {_key(demonyms, name) for name in names if " " in name and name not in context}:
            if entry.kind != "central bank" or not _says_only_bank(form):
                found.setdefault(form, []).append(entry)
    return found


def _says_only_bank(key: str) -> bool:
    """Whether a central bank's name holds no more than its country: "Ghanaian Bank" is any bank."""
    words = key.split()
    return "bank" in words and _OF_STATE.isdisjoint(words)


@lru_cache(maxsize=4)
def _answers(_: _Identity) -> dict[tuple[str, str], bool]:
    return {}


@lru_cache(maxsize=4)
def _demonyms(identity: _Identity) -> dict[str, str]:
    """One-word demonyms, and the country each stands for, in small letters."""
    return {
        demonym.casefold(): country.name.casefold()
        for country in identity.vocabulary.countries.values()
        for demonym in country.demonyms
        if demonym.isalpha()
    }
