"""Where an office begins: the words before its noun, "Salt County State's Attorney"."""

from __future__ import annotations

from policydigest.recognise.people.flags import Word
from policydigest.recognise.people.role_words import CALLING, POSSESSIVE, Words, rank_of
from policydigest.recognise.people.rules import Rules

_MAX_MODIFIERS = 7
_MAX_PLACE = 2  # words: "New York"
_SHORTEST_OWNER = 3  # "EU's" has four
_OF_SOMEBODY = ("indigenous",)  # "its indigenous president", but "indigenous affairs minister"
_OWNED = 2  # words before which there is one more


def first_modifier(words: Words, head: int, rules: Rules) -> int:
    """Where the words begin that belong to the office whose noun is at `head`."""
    first = head
    while first > 0 and head - first < _MAX_MODIFIERS:
        text, key = words.texts[first - 1], words.keys[first - 1]
        if text.endswith(POSSESSIVE):
            if text[:-2].isupper() and len(text) > _SHORTEST_OWNER:
                first -= 1  # "the SMF's director in Kenya"
                break
            if f"{key} {words.keys[first]}" not in rules.owned_offices:
                break
            first -= 1
        elif _is_time(words, first - 1, rules):
            break
        elif _is_body_of(words, first, rules):  # "Ministry of Health spokeswoman"
            first -= 2
        elif first == head and (text in _OF_SOMEBODY or _is_other_calling(words, first, rules)):
            break
        elif key in rules.modifiers or rank_of(words, first - 1, rules):
            first -= 1
        elif first > 1 and text == "." and _is_shortened(words, first - 2, rules):
            first -= 2
        elif first > 1 and (text == "," or key in rules.joiners):
            earlier = words.keys[first - 2]
            both = {earlier, words.keys[first]} <= rules.portfolios
            capital = words.texts[first - 2][0].isupper() and words.texts[first][0].isupper()
            behind = first > 2 and earlier in rules.modifiers  # "Ambassador Extraordinary and …"
            chain = text != "," and rank_of(words, first - 2 - behind, rules) > 1
            small = words.texts[first - 2].islower() and words.texts[first].islower()
            # "the Guild's Europe and Central Asia coordinator", but not "Kenya's King and Queen"
            owned = (
                first > _OWNED
                and text != ","
                and capital
                and words.texts[head][0].islower()
                and words.texts[first - 3].endswith(POSSESSIVE)
                and not rank_of(words, first - 2, rules)
            )
            if owned:
                return first - 2
            if not (both and (capital or small) and first < head) and not chain:
                break
            first -= 2
        elif text[0].isupper() and not rules.flags(text) & (Word.FUNCTION | Word.HONORIFIC):
            first -= 1
        elif (
            text[0].isdigit()
            and text.endswith(rules.ordinals)
            and words.keys[first] in rules.numbered
        ):
            first -= 1  # "2nd District Representative"
        else:
            break
    while first < head and not words.texts[first][0].isalnum():
        first += 1
    return _behind_place(words, first, head, rules)


def _is_other_calling(words: Words, head: int, rules: Rules) -> bool:
    """Whether a calling before an office is one more: "Salt Group member | Senator Jane Roe"."""
    is_calling = 0 < rank_of(words, head - 1, rules) <= CALLING
    return is_calling and words.texts[head - 1].islower() and words.texts[head][0].isupper()


def _is_shortened(words: Words, at: int, rules: Rules) -> bool:
    """Whether a word before a full stop is an office or its rank: "Lt.", "Dep."."""
    return bool(rank_of(words, at, rules)) or f"{words.keys[at]}." in rules.short_titles


def _behind_place(words: Words, first: int, head: int, rules: Rules) -> int:
    """Where an office begins behind the place it was named at: "in New York | Health Minister"."""
    if first == 0 or words.keys[first - 1] not in rules.place_prepositions:
        return first
    begin = first
    while begin < head and words.texts[begin][0].isupper():
        if words.keys[begin] in rules.modifiers or rank_of(words, begin, rules):
            break
        begin += 1
    return begin if begin - first <= _MAX_PLACE else first


def _is_time(words: Words, at: int, rules: Rules) -> bool:
    """Whether a word belongs to an hour and to no office: "9.30 PM"."""
    return at > 0 and words.keys[at] in rules.times and words.texts[at - 1].isdigit()


def _is_body_of(words: Words, at: int, rules: Rules) -> bool:
    """Whether the words at `at` end the name of a body: "Bank of Ghana", "House of Lords"."""
    if at < 2 or words.keys[at - 1] not in rules.body_connectors:
        return False
    body = words.texts[at - 2]
    return (
        words.texts[at][0].isupper() and body[0].isupper() and bool(rules.flags(body) & Word.THING)
    )
