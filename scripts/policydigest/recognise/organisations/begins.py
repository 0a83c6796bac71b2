"""Where a name begins before its head noun: at a title, a person, a second name."""

from __future__ import annotations

from collections.abc import Container, Sequence

from policydigest.recognise.names import HYPHENS, is_capitalised
from policydigest.recognise.organisations.reading import (
    FREE,
    INSTRUMENT,
    KNOWN,
    PERSON,
    PLACE,
    TOWN,
    Reading,
)
from policydigest.recognise.organisations.rules import Rules

MAX_REACH = 24  # words looked at to either side of a head
PLACES = (PLACE, TOWN)
TAKEN = (PERSON, INSTRUMENT, KNOWN)
POSSESSIVE = ("'s", "’s", "'", "’")
_SIDES = ("State", "Government")
AND = ("and", "&", "y", "e", "et", "und")
LINKS = ("-", "–", "‑", "&", "/", "+")
_ARTICLES = frozenset(("al", "ad", "an", "ar", "as", "ash", "at", "az", "el", "ul"))  # Arabic


def begin_of(
    reading: Reading,
    head: int,
    low: int,
    rules: Rules,
    inside: int | None = None,
    across: Container[str] = (),
) -> int:
    """The first token of the name that ends in the head at `head`.

    `across` are small words that may stand between its capitals: "Cómputo del Pacífico S.A.".
    """
    words, flags = reading.words, reading.flags
    begin = at = head if inside is None else inside  # the words behind `inside` are settled
    joined = False
    low = max(low, head - MAX_REACH)
    if at > low and words[at - 1] in rules.head_openers and at == head:
        begin = at = at - 1  # "Working Group on Salt"
    while at > low:
        at -= 1
        word = words[at]
        if flags[at] in TAKEN or (
            word in rules.not_first
            and flags[at] not in PLACES
            and not _is_inner(reading, at, low, rules)
        ):
            break  # but "New Zealand Herald" begins with "New"
        if is_capitalised(word):
            if word in rules.titles and _is_title(reading, at, head, rules):
                break
            if at == low and word in rules.describers:
                break  # "Lender Equity Bank" at the beginning of a sentence
            if words[at - 1] in HYPHENS and at < head and is_sided(reading, at, rules):
                break
            begin = _with_prefix(reading, at)
        elif _links(reading, at) or (
            word in POSSESSIVE and at > low and _owns(reading, at, head, rules)
        ):
            continue
        elif word == "other" and at > low and words[at - 1] in AND and begin == at + 1:
            continue  # "Corrupt Practices and other Related Offences Commission"
        elif word in AND and _joins(reading, at, low, rules, settled=at + 1 == inside):
            joined = True
        elif word == "," and joined and at > low and _is_listed(reading, at, low, rules):
            continue
        elif not (at > low and _goes_on_before(reading, at, rules, across)):
            break
    return _with_part_of_place(reading, begin, low, rules)


def _is_inner(reading: Reading, at: int, low: int, rules: Rules) -> bool:
    """Whether a word that begins no name goes on with one here, behind a capital or "the".

    "Fengyu New Materials", "the New Salt Party", "Make-A-Wish Foundation".
    """
    words = reading.words
    if at > low and words[at - 1] in HYPHENS and words[at + 1] in HYPHENS:
        return True
    if at == 0 or words[at] not in rules.inner:
        return False
    return words[at - 1] == "the" or (at > low and _is_inside(reading, at - 1, rules))


def _links(reading: Reading, at: int) -> bool:
    """Whether a token joins two words of a name; a dash parts them if it stands free."""
    word = reading.words[at]
    if word not in LINKS or word in ("&", "+"):
        return word in LINKS
    start, text = reading.starts[at], reading.document.text
    free = text[start - 1].isspace(), text[start + len(word)].isspace()
    return not (any(free) if word == "–" else all(free))


def is_sided(reading: Reading, at: int, rules: Rules) -> bool:
    """Whether a token only says on whose side one is: "pro-Russian", "anti-Brexit"."""
    words, starts, ends = reading.words, reading.starts, reading.document.ends
    return (
        at > 1
        and words[at - 1] in HYPHENS
        and words[at - 2].lower() in rules.sides
        and ends[at - 2] == starts[at - 1]
        and ends[at - 1] == starts[at]
        and (words[at - 2].lower() in rules.sure_sides or reading.flags[at] != FREE)
    )


def _goes_on_before(reading: Reading, at: int, rules: Rules, across: Container[str]) -> bool:
    """Whether a small word stands inside a name, not at its beginning: in "Isle of Man" too."""
    words, flags = reading.words, reading.flags
    is_of_place = flags[at] in PLACES and flags[at - 1] in PLACES
    if words[at] in _ARTICLES and words[at + 1] in HYPHENS:  # "Wadi al-Hajar Company"
        return _is_inside(reading, at - 1, rules)
    return is_of_place or (words[at] in across and _is_inside(reading, at - 1, rules))


def _is_inside(reading: Reading, at: int, rules: Rules) -> bool:
    """Whether a token is a capitalised word that may stand in the middle of a name."""
    word = reading.words[at]
    free = at >= 0 and reading.flags[at] in (FREE, *PLACES) and is_capitalised(word)
    return free and word not in rules.not_first and word not in rules.titles


def _with_part_of_place(reading: Reading, begin: int, low: int, rules: Rules) -> int:
    """The beginning with what part of a place it is: "East of England Ambulance Service"."""
    words = reading.words
    is_part = (
        begin - 2 >= low
        and reading.flags[begin] in PLACES
        and words[begin - 1] == "of"
        and words[begin - 2] in rules.of_places
    )
    return begin - 2 if is_part else begin


def _owns(reading: Reading, at: int, head: int, rules: Rules) -> bool:
    """Whether the possessive at `at` is inside a name: "People's Bank", "Dockworkers' Union"."""
    word = reading.words[at - 1]
    many = reading.words[at] in ("'", "’") and word.endswith("s") and is_capitalised(word)
    if reading.flags[at - 1] in PLACES:
        return False
    return word in rules.possessors or (
        many
        and reading.flags[at - 1] == FREE
        and (reading.words[head] in rules.heads or reading.words[head] in rules.owned_heads)
    )


def owns_next(reading: Reading, at: int, limit: int, rules: Rules) -> bool:
    """Whether the possessive at `at` goes on with a complement: "Federation of Women's Clubs"."""
    words = reading.words
    if at + 1 >= limit or not is_capitalised(words[at + 1]) or words[at + 1] in rules.titles:
        return False
    many = words[at] in ("'", "’") and words[at - 1].endswith("s")
    return words[at - 1] in rules.possessors or (many and reading.flags[at - 1] == FREE)


def _is_title(reading: Reading, at: int, head: int, rules: Rules) -> bool:
    """Whether the word at `at` is a post, and no part of the name that goes on behind it.

    It is a part in "Attorney General's Office", "Democratic Unionist Party", "Justice Committee".
    """
    word, behind = reading.words[at], reading.words[at + 1]
    if behind in POSSESSIVE:
        return word not in rules.possessors
    if rules.titled.get(word) == behind:
        return False
    if word.endswith("s") and at + 1 == head and _is_inside(reading, at - 1, rules):
        return False  # "Harbour Leaders Alliance"
    if word in rules.inner and _is_inside(reading, at - 1, rules):
        return False  # "First Nations Major Projects Coalition"
    if behind == "General" and at + 2 < head and reading.words[at + 2] in POSSESSIVE:
        return False
    if word == "Executive" and at + 1 == head:
        return at > 0 and reading.words[at - 1] in rules.titles  # "Executive Office", no "Chief"
    if word in rules.partisan or word in rules.post_adjectives:
        # "Permanent Salt Commission", but "Permanent Secretary" and "Republican Senate"
        is_chamber = word in rules.partisan and reading.words[head] in rules.chambers
        is_far = at + 1 < head or not is_chamber
        return behind in rules.titles or reading.flags[at + 1] == PERSON or not is_far
    if reading.words[head] == "Party":
        return word not in rules.party_words
    return not (word in rules.portfolios and at + 1 == head)


def _with_prefix(reading: Reading, at: int) -> int:
    """The beginning of "e-Crime" or "1Harbour" whose capitalised part is the token `at`."""
    words, starts, ends = reading.words, reading.starts, reading.document.ends
    if at and words[at - 1].isdigit() and ends[at - 1] == starts[at]:
        return at - 1
    if at > 1 and words[at - 1] in HYPHENS and ends[at - 2] == starts[at - 1]:
        is_prefix = words[at - 2].islower() and len(words[at - 2]) < 3
        if is_prefix and ends[at - 1] == starts[at]:
            return at - 2
    return at


def _joins(reading: Reading, at: int, low: int, rules: Rules, *, settled: bool = False) -> bool:
    """Whether the "and" at `at` joins two words of one name, and not two names."""
    words, flags = reading.words, reading.flags
    if at <= low or flags[at - 1] != FREE or (flags[at + 1] != FREE and not settled):
        return False
    left, right = words[at - 1], words[at + 1]
    if left in rules.heads or right in rules.openers or left in rules.not_first:
        return False
    if left in _SIDES and right not in rules.portfolios:
        return False  # "the State and Saltco Corporation": two sides
    if left in rules.portfolios or right in rules.portfolios or _are_members((left, right), rules):
        return True
    first = at - 1  # "the Identification and Registration Authority" is one, for its article
    while first > low and flags[first - 1] == FREE and is_capitalised(words[first - 1]):
        if words[first - 1] == "The":
            break
        first -= 1
    while first > low and flags[first - 1] in PLACES:  # "the Kenya Fish and Salt Association"
        first -= 1
    return _is_behind_article(reading, first, low, rules)


def _is_listed(reading: Reading, comma: int, low: int, rules: Rules) -> bool:
    """Whether the word before a comma belongs to a name: a portfolio, a member, one of a row."""
    word = reading.words[comma - 1]
    is_told = word in rules.portfolios or _are_members((word,), rules)
    return is_told or _is_behind_article(reading, comma + 1, low, rules)


def _is_behind_article(reading: Reading, first: int, low: int, rules: Rules) -> bool:
    """Whether "the" stands before a word, or before the row of words, one each, that it ends.

    "the Competition, Regulation and Supervision Court" has one article for all.
    """
    words, flags = reading.words, reading.flags
    while first - 2 > low and words[first - 1] == "," and flags[first - 2] == FREE:
        before = words[first - 2]
        if not is_capitalised(before) or before in rules.heads or before in rules.not_first:
            return False
        first -= 2
    return first > 0 and words[first - 1] in ("the", "The")


def _are_members(words: Sequence[str], rules: Rules) -> bool:
    """Whether each word says who is in a body: "Growers and Exporters Council"."""
    return all(word.endswith(rules.member_endings) and is_capitalised(word) for word in words)
