"""Companies by their legal forms: "Bonsal Co., Ltd", and those that are written in pieces:
"Tarvo d.o.o.", "Kravik Marine A/S".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations.begins import AND, PLACES, TAKEN, begin_of
from policydigest.recognise.organisations.reading import PERSON, Found, Reading
from policydigest.recognise.organisations.rules import Rules

RULE = "company by its legal form"
_MAX_BRANCH = 3  # words in the brackets of "(Hong Kong) Limited"
REACH = _MAX_BRANCH + 4  # words behind a name, from a bracket to "Company Limited" behind it
_PARTING = frozenset(("TO", "ON", "BY", "AGAINST", "WITH", "FROM", "AND", "IN", "OVER", "AT"))
_ENGLISH = frozenset(("of", "for", "on", "the"))  # between two names as often as within one


def find(reading: Reading, rules: Rules) -> Iterator[Found]:
    """The names before forms in pieces, where no other organisation stands."""
    words = reading.words
    for piece in sorted(rules.split_suffixes.keys() & reading.positions.keys()):
        for place in reading.positions[piece]:
            for pieces, offset in rules.split_suffixes[piece]:
                first, last = place - offset, place - offset + len(pieces)
                if first > 0 and tuple(words[first:last]) == pieces:
                    low, _ = reading.bounds(first)
                    if "and" in words[low:first]:  # "the Agency for Salt and | Kravik A/S"
                        low = max(at + 1 for at in range(low, first) if words[at] == "and")
                    begin = begin_of(reading, first, low, rules)
                    if begin < first and PERSON not in reading.flags[begin:first]:
                        name = reading.text(begin, last)
                        yield Found(begin, last, None, name, RULE, "company")
                    break


def company(reading: Reading, last: int, end: int, low: int, rules: Rules) -> Found | None:
    """The company whose capitals end before `last`, and its legal form before `end` or later."""
    words = reading.words
    while end + 1 < len(words) and words[end] == ".":
        legal = end + 1 + (words[end + 1] == ",")  # "Pte. Ltd.", "Co., Ltd."
        if legal == len(words) or words[legal] not in rules.suffixes:
            break
        end = legal + 1
    if end < len(words) and reading.flags[end] == PERSON:
        return None  # "Alabama AG Steve Marshall"
    if words[end : end + 1] in (["-"], ["‑"]) and reading.is_glued(end):
        return None  # "National Salt Co-ordinator"
    begin = begin_of(reading, last - 1, low, rules, across=rules.native_inner - _ENGLISH)
    begin = before_ordinal(reading, begin, low, rules)
    begin = _before_branch(reading, begin, low, rules)
    if (end == last and begin == last - 1) or (words[begin] in rules.not_names and end - begin < 3):
        return None
    is_place = all(reading.flags[at] in PLACES for at in range(begin, last))
    if is_place and begin and words[begin - 1][0].isupper():
        return None  # of "Starlink Services | Namibia (Pty) Ltd"
    if words[begin] in rules.suffixes and last - begin == 1:
        return None  # "Co. Ltd" alone
    begin = _with_first_half(reading, _behind_repeat(words, begin, end), low, rules)
    if begin > low and words[begin - 1] in rules.firm_titles:
        begin -= 1  # "Mr Green Limited"
    if words[begin].isupper() and words[last - 1].isupper():
        begin = _in_capitals(words, begin, last, rules)
    begin = before_initials(reading, begin, low)
    return Found(begin, end, None, reading.text(begin, end), RULE, "company")


def _in_capitals(words: Sequence[str], begin: int, last: int, rules: Rules) -> int:
    """Where a name in a line in capitals begins: "NOTICE TO CUSTOMERS OF | SALT BANK LTD".

    Its small words are those of the line: but "BANK OF LAMU LTD".
    """
    for at in range(last - 2, begin, -1):
        if words[at] in _PARTING or (
            words[at] == "OF" and words[at - 1].capitalize() not in rules.heads
        ):
            return at + 1
    return begin


def _behind_repeat(words: Sequence[str], begin: int, end: int) -> int:
    """Where a name begins again: "About Halden Salt | Halden Salt GmbH", a heading before it."""
    for size in range(2, (end - begin) // 2 + 1):
        if words[begin : begin + size] == words[begin + size : begin + 2 * size]:
            return begin + size
    return begin


def before_ordinal(reading: Reading, begin: int, low: int, rules: Rules) -> int:
    """Where a firm's name begins that has an ordinal inside: "China Salt 3rd Group Ltd"."""
    words, at = reading.words, begin - 3
    if at < 0 or words[begin - 1] not in rules.ordinals or not words[begin - 2].isdigit():
        return begin
    if at < low or not is_capitalised(words[at]) or reading.flags[at] == PERSON:
        return begin
    first = begin_of(reading, at, low, rules)
    place = reading.place_beginning.get(first - 1)
    return first - 1 if first > low and place and place[0] == first else first


def before_initials(reading: Reading, begin: int, low: int) -> int:
    """Where a firm's name begins before which somebody's initials stand: "W. H. Roe Stores"."""
    words = reading.words
    while begin - 2 >= low and words[begin - 1] == "." and len(words[begin - 2]) == 1:
        if not words[begin - 2].isupper() or reading.flags[begin - 2] == PERSON:
            break
        begin -= 2
    return begin


def _before_branch(reading: Reading, begin: int, low: int, rules: Rules) -> int:
    """Where a firm's name begins that has a place in brackets inside: "Halden (Hong Kong) Salt".

    `begin` is where what stands behind the brackets begins.
    """
    words = reading.words
    opening = begin - 2
    if opening <= low or words[begin - 1] != ")" or words[begin] in rules.suffixes:
        return begin
    while opening > max(low, begin - 2 - _MAX_BRANCH) and words[opening] != "(":
        opening -= 1
    is_placed = words[opening] == "(" and opening + 1 in reading.place_beginning
    name = words[opening - 1]
    if not is_placed or not is_capitalised(name) or reading.flags[opening - 1] in TAKEN:
        return begin
    return begin_of(reading, opening - 1, low, rules) if name not in rules.not_first else begin


def end_behind(words: Sequence[str], at: int, rules: Rules) -> int:
    """The end of "plc", ", Inc." or "(Malawi) Ltd" that begins at a token, 0 if there is none."""
    if words[at] in rules.suffixes:
        return at + 1
    if words[at] == ",":
        return at + 2 if words[at + 1 : at + 2] and words[at + 1] in rules.suffixes else 0
    for end in range(at + 2, min(at + 2 + _MAX_BRANCH, len(words) - 1)):
        if words[end] == ")":
            legal = end + 1 + (words[end + 1] in rules.heads)  # "(China) Company Limited"
            is_legal = legal < len(words) and words[legal] in rules.suffixes
            return legal + 1 if is_legal and words[end + 1] not in ("AS", "CO") else 0
    return 0


def _with_first_half(reading: Reading, begin: int, low: int, rules: Rules) -> int:
    """Where a company's name begins whose "and" has an article before its first half.

    "the Salt Printing and | Publishing Company Limited".
    """
    words, first = reading.words, begin - 1
    if first <= low or words[first] not in AND or words[first - 1] in rules.suffixes:
        return begin
    while (
        first > low and is_capitalised(words[first - 1]) and reading.flags[first - 1] not in TAKEN
    ):
        first -= 1
    has_article = first > 0 and words[first - 1] in ("the", "The")
    return first if has_article and first < begin - 1 else begin
