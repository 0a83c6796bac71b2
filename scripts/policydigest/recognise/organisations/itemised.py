"""Who is fined, as lists and tables of penalties tell it: "1. Halden Lounge – Ksh 1,850,000"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydigest.recognise.money.fines import BY_WHOM, OPENING
from policydigest.recognise.organisations.parts import BYSTANDER, PARTY
from policydigest.recognise.organisations.reading import KNOWN, PERSON, PLACE, TOWN, Found, Reading
from policydigest.recognise.organisations.rules import Rules

RULE = "named in a list of penalties"
_FEWEST = 2
_FINED = re.compile(r"\b(?:[Ff]ine[sd]?|[Pp]enalt(?:y|ies)|[Pp]enali[sz]ed|[Ss]anctioned)\b")
_SUM = (
    r"(?:[A-Z]{0,3}[$€£₦₹₱₵¥₩][ \t]?|(?:[A-Z]{3}|Rs\.?|K?Sh\.?s?|Ksh|KSh|Tsh|Ush|GH[¢S]|N|R|P)"
    r"[ \t]?(?=\d))\d[\d.,]*|\d[\d.,]*[ \t](?:million|billion|[a-z]+s\b)"
)
_ITEM = re.compile(
    r"^[ \t]*(?:(?:\(?\w{1,3}[.)]|[-*•])[ \t]+)?"
    r"(?P<name>[^\W\d_a-zß-öø-ÿ][^|–—:;.!?\n\t,()]{2,60}?)"
    r"(?:[ \t]\([^()\n]{2,20}\)|,[ \t][^|–—:;.!?\n\t]{3,30}?)?"
    r"(?:[ \t]*[|–—:]|[ \t]-|[ \t]{3,}|\t)[ \t]*(?:[\w./-]*\d[\w./-]*[ \t]*\|[ \t]*)?"
    rf"(?:[a-z ]{{0,30}} )?{_SUM}",
    re.MULTILINE,
)
_DEALT_WITH = PARTY / BYSTANDER  # times what a name says that stands by itself
_LEAST = 4  # letters of a name of one word
_LINKS = frozenset(("of", "and", "for", "the", "&", "-", "de", "la"))


def find(reading: Reading, named: Sequence[Found], rules: Rules) -> list[Found]:
    """Names before sums in the lines of a text whose opening tells of penalties.

    Of those that are `named` already it is noted that they are dealt with.
    """
    text = reading.document.text
    if not _FINED.search(text, 0, OPENING):
        return []
    lines = list(_ITEM.finditer(text))
    if len(lines) < _FEWEST or BY_WHOM.search(text):
        return []
    found = []
    by_first = {item.first: item for item in named}
    for line in lines:
        first, last = reading.tokens_of(*line.span("name"))
        if first in by_first:
            by_first[first].weight = _DEALT_WITH
        elif _is_name(reading, first, last, rules):
            name = reading.text(first, last)
            found.append(Found(first, last, None, name, RULE, "company", _DEALT_WITH))
    return found


def _is_name(reading: Reading, first: int, last: int, rules: Rules) -> bool:
    """Whether words may be a name: no person's, no place, and not what something is for."""
    words, flags = reading.words[first:last], reading.flags[first:last]
    if not words or PERSON in flags or KNOWN in flags or set(flags) <= {PLACE, TOWN}:
        return False
    if not all(word[0].isupper() or word[0].isdigit() or word in _LINKS for word in words):
        return False
    if len(words) == 1 and (len(words[0]) < _LEAST or words[0] in rules.sum_labels):
        return False
    return not all(_is_common(word, rules) for word in words)


def _is_common(word: str, rules: Rules) -> bool:
    """Whether a word tells no name: "Health", "Schools and Hospitals"."""
    return (
        word in rules.portfolios
        or word in rules.not_names
        or word in rules.titles
        or word in _LINKS
        or (word.endswith("s") and word[:-1] in rules.all_heads)
    )
