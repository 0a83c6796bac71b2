"""Which capitals may be a name that only its company shows: "Solvara", "UAC-0417", "Swan Watch"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from policydigest.recognise.names import HYPHENS, Run
from policydigest.recognise.organisations.phrases import places_before
from policydigest.recognise.organisations.reading import FREE, KNOWN, PERSON, PLACE, TOWN, Reading
from policydigest.recognise.organisations.rules import Rules

MAX_WORDS = 4
LINK = 3  # letters of a small word that an acronym leaves out: "of", "and"
MAX_LINKS = 4  # of these in a row
SIGN = 4  # letters that are too many for the sign of a currency
_CODE_AND_SUM = re.compile(r"[A-Z]{1,4}\d+")
_SHORT_AND_SUM = re.compile(r"(?:[KTU]?[Ss]hs?|Rs|Rp|Tk|Nu|Le|Kz|Br|GH[¢S])\d+")
_ONE_WORD_SUM = re.compile(r"[A-Z][A-Za-z]{0,2}\d+(?:m|mn|bn|tn)")
_GLUED_SUM = re.compile(r"[A-Z]{1,3}[a-z]{0,2}\d[\d.,]*(?:m|mn|bn|tn)?")
_SUM_IN_PIECES = re.compile(r"[A-Z]{1,3}\d+[-‑][BMTK]")


def is_acronym(name: str) -> bool:
    """Whether a name is two to eight capitals, perhaps with a hyphen or a small letter."""
    if not 2 <= len(name) <= 8 or " " in name:
        return False
    capitals = sum(map(str.isupper, name))
    return capitals >= 2 and capitals >= sum(map(str.isalpha, name)) - 1


def is_of_a_thing(reading: Reading, name: str, rules: Rules) -> bool:
    """Whether an acronym stands for words in small letters that name no body.

    "The decree of need and urgency (DNU)", but not "the salt board (SB)".
    """
    words = reading.words
    for place in reading.positions.get(name, ()):
        if place < 2 or words[place - 1] != "(" or words[place + 1 : place + 2] != [")"]:
            continue
        at = place - 1
        for letter in reversed(name.casefold()):
            at -= 1
            lowest = max(0, at - MAX_LINKS)
            while at > lowest and words[at][0] != letter and len(words[at]) <= LINK:
                at -= 1
            if at < 0 or not words[at].islower() or words[at][0] != letter:
                break
        else:
            return rules.lower_bodies.isdisjoint(words[at : place - 1])
    return False


def shape(name: str) -> float:
    """What the form of a name says for it: acronyms and inner capitals."""
    if is_acronym(name):
        return 1.0
    inner = not name.istitle() and any(a.islower() and b.isupper() for a, b in pairwise(name))
    inner = inner or (" " not in name and name[:2].isupper() and name[2:].islower())  # "GEPetrol"
    return 1.0 if inner or (name.isupper() and len(name) > 3) else 0.0


def free_names(reading: Reading, run: Run, rules: Rules) -> Iterator[tuple[int, int]]:
    """The uninterrupted capitals of a run that may be a name of this sort."""
    words, flags, capitals = reading.words, reading.flags, reading.capitals
    at = run.first
    if run.opens and words[at] in rules.describers:
        at += 1  # "Retailer Carrefour"
    while at < run.last:
        if (
            flags[at] not in (FREE, TOWN)
            or at not in capitals
            or words[at] in rules.not_first
            or words[at] in rules.kinds_in_capitals  # "the NGO | Tall Bridges"
            or (at > run.first and flags[at - 1] == KNOWN)  # "Transnet | Freight Rail"
        ):
            at += 1
            continue
        first = at - 1 if _is_called_after_country(reading, run, at, rules) else at
        behind = at + 1  # whatever comes of it, the next name is sought further on
        while at < run.last and flags[at] in (FREE, PLACE, TOWN):
            if at == first + 1 and words[at] in rules.titles and is_acronym(words[first]):
                break  # "the UNP | MPs"
            if at > first and opens_sum(words, at, rules):
                break  # "fined Emtel | Rs 2 million"
            if (
                at in capitals
                or (words[at][0].isdigit() and not _is_counted(words, at))
                or (
                    words[at] in ("-", "‑", "&", "+")
                    and at + 1 < run.last
                    and flags[at + 1] == FREE
                )
            ):
                at += 1
            elif _is_link_abroad(reading, at, rules):
                at += 2  # "the group Voces para Nariño"
            else:
                break
        last = _with_number(words, at)
        at = max(behind, last)
        if last < behind:
            continue  # nothing but the country before it
        while last > first and words[last - 1] in ("-", "‑", "&", "+"):
            last -= 1
        if _may_be_name(reading, first, last, rules):
            yield first, last


def opens_sum(words: Sequence[str], at: int, rules: Rules) -> bool:
    """Whether a sum begins at a token: "Rs 2", "US$2", "Sh4 million", "N4bn"."""
    word = words[at]
    if word[-1].isalpha() and word.isalpha():
        return len(word) < SIGN and _is_number(words, at + 1)
    if word[-1] in "$£€":
        return _is_number(words, at + 1)
    if not _GLUED_SUM.fullmatch(word):
        return False
    behind = words[at + 1 : at + 3]
    return (
        word[-1].isalpha()
        or not rules.scales.isdisjoint(behind[:1])
        or (behind[:1] in ([","], ["."]) and behind[1:] != [] and behind[1].isdigit())
    )


def _is_sum(word: str) -> bool:
    """Whether what stands behind a currency's code is its sum or its coin."""
    return word[0].isdigit() or word in ("dollar", "dollars", "franc", "francs")


def _is_link_abroad(reading: Reading, at: int, rules: Rules) -> bool:
    """Whether a small word of another language at `at` joins two capitals of a name."""
    words, behind = reading.words, at + 1
    if words[at] not in rules.native_links or behind >= len(words):
        return False
    return reading.flags[behind] in (FREE, PLACE, TOWN) and behind in reading.capitals


def _is_number(words: Sequence[str], at: int) -> bool:
    """Whether there is a token at `at` that begins with a digit."""
    return at < len(words) and words[at][0].isdigit()


def _with_number(words: Sequence[str], at: int) -> int:
    """The end of a name with the number that a hyphen joins to it: "UAC-0417"."""
    behind = words[at : at + 2]
    is_joined = len(behind) == 2 and behind[0] in HYPHENS and behind[1].isdigit()
    return at + 2 if is_joined and is_acronym(words[at - 1]) else at


def _is_called_after_country(reading: Reading, run: Run, at: int, rules: Rules) -> bool:
    """Whether the country before a token is a part of its name: "Georgia Watch".

    Its people are not ("the Chinese Ovexa"), nor where something is ("in Germany Ovexa").
    """
    place = reading.place_beginning.get(at - 1)
    if at - 1 < run.first or place is None or reading.flags[at - 1] != PLACE:
        return False
    if reading.words[at] in rules.titles:
        return False  # "FSM President"
    if rules.patterns.noun_before.precede(reading.words, places_before(reading.words, at - 1)):
        return True  # "the carrier PNG Air"
    country = reading.vocabulary.countries[place[1]]
    before = reading.words[at - 2] if at > 1 else "."
    names = (country.name, *(form.form for form in country.ambiguous))
    is_plain = reading.words[at - 1] in names and not is_acronym(reading.words[at])
    return is_plain and (at - 1 == run.first) and not before.islower()


def _is_counted(words: Sequence[str], at: int) -> bool:
    """Whether a number counts what follows: "fined Opap 2 million euros"."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    return behind.islower() or behind in ("%", ",", ".")


def _may_be_name(reading: Reading, first: int, last: int, rules: Rules) -> bool:
    words, behind = reading.words[first:last], reading.words[last : last + 2]
    start = reading.starts[first]
    glued = reading.document.text[max(0, start - 2) : start]
    if glued.endswith(".") or (glued.endswith("/") and glued[0].isdigit()):
        return False  # a ticker: "2330.TW"; a number: "60/2024/QH15"
    if behind[:1] == ["."] and behind[1:] in (["com"], ["org"], ["net"]):
        return False  # "AL.com"
    if ":" in reading.words[first - 1 : last + 1] and _is_quoted_there(reading.words, first, last):
        return False  # "(TSX: FNV)"
    if len(behind) == 2 and behind[0] in HYPHENS and behind[1][0].isdigit():
        return False  # a craft or model: "Sputnik-1"
    if (behind and behind[0] in HYPHENS and _is_hyphened(reading.words, last - 1)) or (
        reading.words[first - 1] in HYPHENS and _is_hyphened(reading.words, first - 4)
    ):
        return False  # a place: "Pointe-a-Pierre"
    if len(words) == len(("P1", "-", "B")) and _SUM_IN_PIECES.fullmatch("".join(words)):
        return False
    if behind and behind[0] == "," and len(words) == 1 and words[0].endswith("ly"):
        return False
    if behind and len(words) == 1 and is_acronym(words[0]) and _is_sum(behind[0]):
        return False  # "KES 9,375,000", "the EC dollar"
    if not words or len(words) > MAX_WORDS or words[0] in rules.titles:
        return False
    if len(words) > 1 and words[-1][0].isdigit() and words[0] in rules.currencies:
        return False  # "fined | EUR 2,265,000"
    if (
        words[-1] in rules.not_bodies
        or words[-1] in ("No", "Nos", "The")
        or any(
            word in rules.titles and (not at or word not in rules.inner)
            for at, word in enumerate(words)
        )
    ):
        return False
    if len(words) == 1:
        if (
            words[0] in rules.portfolios
            or words[0] in rules.business_words
            or _is_plural(words[0], rules)
        ):
            return words[0].istitle() and is_told(reading, first, last, rules)
        if words[0] in rules.not_names or (len(words[0]) < 2 and words[0] != "X"):
            return False
        if words[0] in rules.letters and first and reading.flags[first - 1] == PERSON:
            return False  # "Jane Roe | QC"
        if words[0] in rules.suffixes and words[0].istitle():
            return False  # "the Salt Foundation, | Inc."
        if "$" in words[0] or words[0].endswith(".") or _ONE_WORD_SUM.fullmatch(words[0]):
            return False  # "NT$", "I.P.", "R5m"
        if _SHORT_AND_SUM.fullmatch(words[0]):
            return False  # "fined | Sh5.2m"
        if _CODE_AND_SUM.fullmatch(words[0]) and not rules.scales.isdisjoint(behind[:1]):
            return False  # "XOF192 million"
        if (
            behind[:1] == [","]
            and len(behind) > 1
            and behind[1].isdigit()
            and words[0][-1].isdigit()
        ):
            return False  # "RM400,000"
        return not (words[0].endswith("s") and words[0][:-1].isupper())  # "MDAs"
    if not all(word in rules.not_names or word in rules.portfolios for word in words):
        return True
    before, patterns = places_before(reading.words, first), rules.patterns
    # "charity Green Bridges", "shares in Global Petroleum"
    return any(
        said.precede(reading.words, before)
        for said in (patterns.noun_before, patterns.surely_before)
    )


def _is_hyphened(words: Sequence[str], at: int) -> bool:
    """Whether hyphens join the word at a token to another one by a small word: "Stoke-on-Trent"."""
    if at < 0 or words[at + 1 : at + 2] == [] or words[at + 1] not in HYPHENS:
        return False
    joint = words[at + 2 : at + 4]
    return len(joint) == 2 and joint[0].islower() and joint[1] in HYPHENS


def is_told(reading: Reading, first: int, last: int, rules: Rules) -> bool:
    """Whether an ordinary word is said to be a name: "the trade union Solidarity" and the like.

    The others are "Solidarity, the trade union," and "his party, the Moderates,".
    """
    words = reading.words
    if rules.patterns.noun_before.precede(words, places_before(words, first)):
        return True
    end = reading.document.ends[last - 1]
    if rules.patterns.noun_aside.match(reading.document.text, end):
        return True
    closes = last < len(words) and words[last] in (",", ".", ";", "–", "—")
    is_aside = closes and words[first - 2 : first] == [",", "the"]
    return is_aside and rules.patterns.noun_before.precede(words, places_before(words, first - 2))


def _is_quoted_there(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a word is the exchange or the sign of a share: "(TSX: FNV)"."""
    if last - first > 1 or not is_acronym(words[first]):
        return False
    as_exchange = words[first - 1 : first] == ["("] and words[last : last + 1] == [":"]
    as_share = words[last : last + 1] == [")"] and words[first - 3 : first - 2] == ["("]
    return as_exchange or as_share


def _is_plural(word: str, rules: Rules) -> bool:
    """Whether a word is "Ministries", "Directors" and the like."""
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    known = singular in rules.heads or singular in rules.weak_heads or singular in rules.titles
    return word != singular and known
