"""What a word may be in or beside a person's name, as flags from a language's word lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from policydigest.vocabulary import Language


class Word:
    """What a capitalised word may be in or beside a person's name, as bits of a number."""

    GIVEN: Final = 1
    UNCERTAIN: Final = 2  # a first name that is an ordinary word too
    SYLLABLE: Final = 4  # a part of East Asian names
    FAMILY_FIRST: Final = 8
    FAMILY: Final = 16
    ORDINARY: Final = 32
    ROLE: Final = 64
    HONORIFIC: Final = 128
    PLACE: Final = 256  # opens the name of a place or a ship
    ABROAD: Final = 131072  # opens the name of a body in another language
    THING: Final = 512  # closes the name of a place, body or thing
    BEFORE_SURNAME: Final = 1024
    KEPT: Final = 2048
    GENERATION: Final = 4096
    PLURAL: Final = 8192
    FUNCTION: Final = 16384  # "The", "In", "Monday": never in a name
    WOMAN: Final = 32768
    MAN: Final = 65536


FIRST = Word.GIVEN | Word.UNCERTAIN | Word.SYLLABLE | Word.FAMILY_FIRST
_SYLLABIC = ("chinese", "korean", "vietnamese")
_THINGS = ("heads", "weak_heads", "native_heads", "suffixes", "business_words", "not_bodies")
_FUNCTIONS = ("not_first",)
_ORDINARY = ("openers", "portfolios", "not_names")

# Letters that are no letter with an accent: "Wałęsa" is written "Walesa" too.
_PLAIN = str.maketrans("łŁøØđĐıʼ’", "lLoOdDi''")


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """A word as the lists are compared: small letters without accents, plain apostrophes."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.translate(_PLAIN))
    plain = "".join([c for c in decomposed if not "\u0300" <= c <= "\u036f"])
    return plain.casefold().replace("‑", "-").replace("‐", "-")


def words_of(language: Language) -> dict[str, int]:
    """Every word of the lists with its flags."""
    flags: dict[str, int] = {}

    def mark(words: Iterable[str], flag: int) -> None:
        for word in words:
            key = fold(word)
            flags[key] = flags.get(key, 0) | flag

    for key, names in language.sections.get("given_names", {}).items():
        if not isinstance(names, list | tuple):
            continue
        flag = Word.GIVEN
        if key == "uncertain":
            flag = Word.UNCERTAIN
        elif key in _SYLLABIC:
            flag = Word.SYLLABLE
        elif key.endswith("_women"):
            flag |= Word.WOMAN
        elif key.endswith("_men"):
            flag |= Word.MAN
        mark(names, flag)
    for section, keys, flag in (
        ("organisations", _THINGS, Word.THING),
        ("organisations", _FUNCTIONS, Word.FUNCTION),
        ("organisations", _ORDINARY, Word.ORDINARY),
        ("people", ("ordinary", "modifiers"), Word.ORDINARY),
        ("people", ("place_words",), Word.PLACE),
        ("people", ("thing_words",), Word.THING),
        ("people", ("offices", "callings", "affiliations"), Word.ROLE),
        ("people", ("before_surnames",), Word.BEFORE_SURNAME),
        ("people", ("honorifics",), Word.HONORIFIC),
        ("people", ("kept",), Word.KEPT),
        ("people", ("family_first",), Word.FAMILY_FIRST),
        ("people", ("family_names",), Word.FAMILY),
        ("people", ("generations",), Word.GENERATION),
    ):
        for key in keys:
            mark(language.words(section, key), flag)
    abroad, heads = (set(language.words("organisations", f"{key}heads")) for key in ("native_", ""))
    mark(abroad - heads, Word.ABROAD)
    for short, long in language.table("people", "short_titles").items():
        before = flags.get(fold(long.split()[-1]), 0) & Word.BEFORE_SURNAME
        mark((short,), Word.ROLE | before)
    mark(language.table("people", "plurals"), Word.ROLE | Word.PLURAL | Word.BEFORE_SURNAME)
    for key, value in flags.items():
        if value & Word.UNCERTAIN or (
            value & Word.GIVEN and value & (Word.ORDINARY | Word.THING | Word.FUNCTION)
        ):
            flags[key] = (value & ~Word.GIVEN) | Word.UNCERTAIN
    return flags
