"""The office of a person as the text gives it: before the name, behind it or beside it."""

from __future__ import annotations

import re

from policydigest.recognise.people_role_words import Role, Words, make_role, rank_of, read_words
from policydigest.recognise.people_rules import Rules, Word, fold

_WINDOW_BEFORE = 170
_WINDOW_BEHIND = 230
_MAX_MODIFIERS = 7
_MAX_COMPLEMENT = 16
_PARENTHESIS = re.compile(r"\s*\(([^()]{1,90})\)")
_POSSESSIVE = ("'s", "’s", "s'", "s’")


# --------------------------------------------------------------------------- before the name


def before(text: str, limit: int, start: int, rules: Rules) -> Role | None:
    """The office that stands right before the name at `start`, looking back to `limit` at most."""
    begin = max(limit, start - _WINDOW_BEFORE)
    words = read_words(text, begin, start)
    last = _skip_titles(words, rules)
    if last is None:
        return None
    at, comma = last
    key = words.keys[at]
    head = at
    single = _singular(key, rules)
    if single:
        return Role(single[:1].upper() + single[1:], rules.ranks[fold(single)], True)
    if not rank_of(words, at, rules):
        if words.texts[at][0].islower() and (
            key in rules.role_continues or not (comma or key in rules.portfolios)
        ):
            return None
        found = _head_behind(words, at, rules)
        if found is None:
            return None
        head = found
        single = _singular(words.keys[head], rules)
        if single:  # "Co-chairs of the board, Jane Doe and John Roe"
            rest = text[words.found[head].end() : words.found[at].end()]
            office = single[:1].upper() + single[1:] + rest
            return Role(office, rules.ranks[fold(single)], True) if len(office) <= 90 else None
    first = _first_modifier(words, head, rules)
    if (first == head and head < at) or words.keys[first] in rules.rank_words:
        first = _earlier_office(words, first, rules)
    bare = comma and head == at and first == head and words.texts[head][0].islower()
    if bare and (head == 0 or words.keys[head - 1] in rules.not_roles):
        return None  # "the minister, Jane Doe" but not "met with ministers, Jane Doe said"
    return make_role(text, words, first, at, range(first, head + 1), rules)


def _singular(key: str, rules: Rules) -> str:
    """The noun of an office that this word is the plural of, "" if of none."""
    single = rules.plurals.get(key, key.removesuffix("s"))
    known = single != key and key not in rules.ranks and fold(single) in rules.ranks
    return single if known else ""


def _skip_titles(words: Words, rules: Rules) -> tuple[int, bool] | None:
    """Where the office ends before "the Most Hon." and the like, and whether a comma follows it."""
    comma = skipped = False
    at = len(words.texts) - 1
    while at >= 0:
        text = words.texts[at]
        if text == ",":
            if comma:
                return None
            comma = True
        elif text == ".":
            if at == 0 or not rules.flags(words.texts[at - 1]) & (Word.HONORIFIC | Word.ROLE):
                return None
        elif text.rstrip(".") in rules.honorifics or text in rules.honorific_modifiers:
            skipped = True
        elif len(text) == 1 and at > 0 and words.texts[at - 1] + text in rules.honorifics:
            skipped = True  # "H E"
            at -= 1
        elif not (text in rules.determiners and skipped):
            return (at, comma) if text[0].isalnum() or text == ")" else None
        at -= 1
    return None


def _earlier_office(words: Words, first: int, rules: Rules) -> int:
    """Where a double office begins: "Minister of Commerce and Acting Minister of Media"."""
    if first < 2 or words.keys[first - 1] not in rules.joiners:
        return first
    head = _head_behind(words, first - 2, rules)
    return first if head is None else _first_modifier(words, head, rules)


def _head_behind(words: Words, last: int, rules: Rules) -> int | None:
    """The noun of an office that goes on up to `last`: "Minister of Trade and Industry"."""
    at = last
    nested = False
    while at >= 0:
        text, key = words.texts[at], words.keys[at]
        if text == ")" or nested:
            nested = text != "("
        elif key in rules.possessives:
            return None
        elif (
            at < last
            and _governs(words, at + 1, rules)
            and (rank_of(words, at, rules) or (_singular(key, rules) and at + 2 <= last))
        ):
            return at
        elif (
            text[0].islower() and key not in rules.role_continues and text not in rules.determiners
        ):
            if key in rules.role_ends or key in rules.not_roles or last - at > _MAX_COMPLEMENT:
                return None
        elif (not text[0].isalnum() and text not in (",", "&", "/", "-", "–")) or (
            text[0].isupper() and rules.flags(text) & Word.HONORIFIC
        ):
            return None
        at -= 1
    return None


def _governs(words: Words, at: int, rules: Rules) -> bool:
    """Whether an office goes on at this word: "of Trade", or "State Department for ICT"."""
    if words.keys[at] in rules.role_connectors:
        return True
    text = words.texts[at]
    return text[0].isupper() and bool(rules.flags(text) & Word.THING)


def _first_modifier(words: Words, head: int, rules: Rules) -> int:
    """Where the words begin that belong to the office whose noun is at `head`."""
    first = head
    while first > 0 and head - first < _MAX_MODIFIERS:
        text, key = words.texts[first - 1], words.keys[first - 1]
        if text.endswith(_POSSESSIVE):
            break
        if key in rules.modifiers or rank_of(words, first - 1, rules):
            first -= 1
        elif first > 1 and text == "." and rank_of(words, first - 2, rules):
            first -= 2
        elif first > 1 and (text == "," or key in rules.joiners):
            earlier = words.keys[first - 2]
            both = {earlier, words.keys[first]} <= rules.portfolios
            capital = words.texts[first - 2][0].isupper() and words.texts[first][0].isupper()
            chain = text != "," and rank_of(words, first - 2, rules) > 1
            small = words.texts[first - 2].islower() and words.texts[first].islower()
            if not (both and (capital or small) and first < head) and not chain:
                break
            first -= 2
        elif text[0].isupper() and not rules.flags(text) & (Word.FUNCTION | Word.HONORIFIC):
            first -= 1
        else:
            break
    while first < head and not words.texts[first][0].isalnum():
        first += 1
    return first


# --------------------------------------------------------------------------- behind the name


def behind(text: str, end: int, limit: int, next_start: int, rules: Rules) -> Role | None:
    """The office behind the name that ends at `end`; the next name is at `next_start`."""
    limit = min(limit, end + _WINDOW_BEHIND)
    bracket = _PARENTHESIS.match(text, end, limit)
    if bracket:
        inner = _phrase(text, *bracket.span(1), False, rules)
        if inner is not None:
            return inner
        end = bracket.end()
    opening = rules.role_opening.match(text, end, limit)
    if opening is None or opening.end() >= next_start:
        return None
    cut = next_start < limit
    return _phrase(text, opening.end(), min(limit, next_start), cut, rules)


def _phrase(text: str, start: int, end: int, cut: bool, rules: Rules) -> Role | None:
    words = read_words(text, start, end)
    found = _find_head(words, rules)
    if found is None:
        return None
    first, head = found
    last = head
    at = last + 1
    while at < len(words.texts):  # "director general", "chief financial officer"
        if rank_of(words, at, rules):
            last = at
        elif words.keys[at] not in rules.modifiers:
            break
        at += 1
    heads = range(first, last + 1)
    stop = _end_of_role(words, last + 1, rules)
    if cut and stop >= len(words.texts):  # what stands here may belong to the next name
        joints = [
            i
            for i in range(last + 1, stop)
            if words.texts[i] == "," or words.keys[i] in rules.joiners
        ]
        if not joints or not _belongs_to_next(words, joints[-1] + 1, rules):
            return None
        stop = joints[-1]
    return make_role(text, words, first, stop - 1, heads, rules)


def _belongs_to_next(words: Words, at: int, rules: Rules) -> bool:
    """Whether the words from `at` on are a title or office, or there are none."""
    rest = range(at, len(words.texts))
    if any(rank_of(words, n, rules) for n in rest):
        return True
    return all(
        words.texts[n].rstrip(".") in rules.honorifics or words.texts[n] == "." for n in rest
    )


def _find_head(words: Words, rules: Rules) -> tuple[int, int] | None:
    """Where an office begins behind a name and the first noun that makes it one."""
    first = 0
    determined = False
    for at in range(min(len(words.texts), 10)):
        text, key = words.texts[at], words.keys[at]
        if text.endswith(_POSSESSIVE) or (at == first and key in rules.determiners):
            first, determined = at + 1, True
        elif rank_of(words, at, rules):
            return first, at
        elif text == "-" or (key in rules.joiners and at > first):
            continue
        elif (
            not text[0].isalnum()
            or key in rules.not_roles
            or (
                not determined
                and text[0].islower()
                and key not in rules.modifiers
                and key.endswith(rules.verbal_endings)
            )
        ):
            return None
    return None


def _end_of_role(words: Words, at: int, rules: Rules) -> int:
    """The end of an office whose nouns end before `at`."""
    texts, keys = words.texts, words.keys
    if at < len(texts) and texts[at][0].islower() and keys[at] not in rules.role_continues:
        return at
    nested = False
    while at < len(texts):
        text = texts[at]
        if text == "(" or nested:
            nested = text != ")"
        elif text == ",":
            if not _list_goes_on(words, at, rules):
                return at
        elif text == ".":
            if at + 1 < len(texts) and len(texts[at - 1]) > 4:
                return at
        elif (not text[0].isalnum() and text not in "&/'’-–") or (
            text[0].islower() and keys[at] in rules.role_ends
        ):
            return at
        at += 1
    return at


def _list_goes_on(words: Words, comma: int, rules: Rules) -> bool:
    """Whether a portfolio goes on behind a comma: "Communications, Innovations, and Digital …"."""
    if comma == 0 or not _is_portfolio(words, comma - 1, rules):
        return False
    following = comma + 1
    if following < len(words.texts) and words.keys[following] in rules.joiners:
        following += 1
    return following < len(words.texts) and _is_portfolio(words, following, rules)


def _is_portfolio(words: Words, at: int, rules: Rules) -> bool:
    key = words.keys[at]
    known = key in rules.modifiers or key.removesuffix("s") in rules.modifiers
    return known and words.texts[at][0].isupper() and not rank_of(words, at, rules)
