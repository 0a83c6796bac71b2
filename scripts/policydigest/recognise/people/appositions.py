"""The office of a person that stands behind the name: "Jane Roe, minister of trade"."""

from __future__ import annotations

import re

from policydigest.recognise.people.flags import Word
from policydigest.recognise.people.role_words import (
    CALLING,
    POSSESSIVE,
    Role,
    Words,
    make_role,
    rank_of,
    read_words,
)
from policydigest.recognise.people.rules import Rules

_WINDOW_BEHIND = 230
_MAX_UNKNOWN = 2  # words of a portfolio between others that are known
_AS = " as "
_AFFAIRS = (["d'affaires"], ["d’affaires"])  # behind "chargé"
_MARKS = ("'", "‘", "’", "ʻ")
_PARENTHESIS = re.compile(r"\s*\(([^()]{1,90})\)")

# "who was Minister of Salt until May"
_PAST = re.compile(r"\b(?:was|served)\b")
_ENDED = re.compile(
    r"(?:\s\([A-Z]+\))?\s(?:(?:until|till|up to)\b|(?:from|between) (?:[A-Z][a-z]+ )?(?:19|20)\d\d)"
)
_LEADS = re.compile(  # ", who chairs the Salt Board"
    r",\s+who\s+([a-z]+)\s+"
    r"((?:the\s+)?(?:[a-z-]+\s+){0,4}?[A-ZÀ-Þ][\w'’&-]*"
    r"(?:(?:\s+(?:of|for|and|on|the|in|de))*\s+[A-ZÀ-Þ][\w’'&-]*)*"
    r"(?:\s+(?:bureau|office|desk|team|unit|division|branch|department|programme|program|arm|section|"
    r"delegation|network))?)"
    r"(?=[,.;]|\s\(|\s+(?:and|said|told)\b)"
)


def behind(text: str, end: int, limit: int, next_start: int, rules: Rules) -> Role | None:
    """The office behind the name that ends at `end`; the next name is at `next_start`."""
    limit = min(limit, end + _WINDOW_BEHIND)
    bracket = _PARENTHESIS.match(text, end, limit)
    if bracket:
        inner = _phrase(text, *bracket.span(1), False, rules)
        if inner is not None:
            return inner
        end = bracket.end()
    letters = rules.post_nominal.match(text, end, limit)
    while letters and text.startswith(",", letters.end()):  # "Jane Roe, SC, MP, Minister of Salt"
        further = rules.post_nominal.match(text, letters.end(), limit)
        if further is None:
            role = behind(text, letters.end(), limit, next_start, rules)
            if role is not None:
                return role
        letters = further
    leads = _LEADS.match(text, end, limit)
    if leads and leads[1] in rules.leads:
        return _leader(leads, rules)
    opening = rules.role_opening.match(text, end, limit)
    if opening is None:
        if not text.startswith(_AS, end) or not _is_chosen(text, end, rules):
            return None
        return _phrase(text, end + len(_AS), min(limit, next_start), next_start < limit, rules)
    if opening.end() >= next_start:
        return None
    cut = next_start < limit
    role = _phrase(text, opening.end(), min(limit, next_start), cut, rules)
    if role and _PAST.search(opening.group()) and _ENDED.match(text, role.end):
        return role._replace(text=f"Former {role.text}", rank=role.rank - 1)
    if role and opening.group().rstrip().endswith("was"):
        return role._replace(rank=role.rank - 1)  # what somebody was before the story's office
    return role


def _is_chosen(text: str, end: int, rules: Rules) -> bool:
    """Whether a name that ends at `end` is of who is chosen: "elected Jane Roe", no "replaced"."""
    low = max(0, end - _WINDOW_BEHIND)
    begin = max(text.rfind(". ", low, end), text.rfind("\n", low, end), low)
    told = [found[1] for found in rules.chosen_as.finditer(text, begin, end)]
    return bool(told and told[-1])


def _leader(leads: re.Match[str], rules: Rules) -> Role | None:
    """ "who chairs the Salt Board" → "Chair of the Salt Board", but not of "the Board" alone."""
    what = " ".join(leads[2].split())
    named = what.removeprefix("the ")
    if " " not in named and not named[1:2].isupper():
        return None
    return Role(f"{rules.leads[leads[1]]} {what}", CALLING, end=leads.end())


def _phrase(text: str, start: int, end: int, cut: bool, rules: Rules) -> Role | None:
    words = read_words(text, start, end)
    found = _find_head(words, rules)
    if found is None:
        return None
    first, head = found
    if words.keys[first] in rules.kin:
        return None  # "an ally of the liberal leader"
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
    if _opens_name(words, stop):
        return None  # "…, the minister 'Ana Roe": it is hers
    if cut and stop == len(words.texts) - 1 and words.texts[stop] == ",":
        stop = _next_office(words, last + 1, stop, rules)
    elif cut and stop >= len(words.texts):  # what stands here may belong to the next name
        joints = [
            i
            for i in range(last + 1, stop)
            if words.texts[i] == "," or words.keys[i] in rules.joiners
        ]
        if not joints or not _belongs_to_next(words, joints[-1] + 1, rules):
            return None
        stop = joints[-1]
    return make_role(text, words, first, stop - 1, heads, rules)


def _next_office(words: Words, start: int, stop: int, rules: Rules) -> int:
    """Where the office of the next name begins, else `stop`: "[and the head of Salt,] Ann Roe"."""
    for at in range(start, stop - 2):
        opens = words.keys[at] in rules.joiners and words.keys[at + 1] in rules.determiners
        if opens and any(rank_of(words, n, rules) for n in range(at + 2, min(at + 4, stop))):
            return at
    return stop


def _opens_name(words: Words, at: int) -> bool:
    """Whether a mark right before a capital stands here, as in Polynesian names: "'Ana"."""
    if not 0 < at < len(words.texts) - 1 or words.texts[at] not in _MARKS:
        return False
    glued = words.found[at].end() == words.found[at + 1].start()
    return glued and words.found[at - 1].end() < words.found[at].start()


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
        if text.endswith(POSSESSIVE) or (at == first and key in rules.determiners):
            first, determined = at + 1, True
        elif rank_of(words, at, rules):
            if any(text.endswith(POSSESSIVE) for text in words.texts[at + 1 : at + 3]):
                continue  # "the chief adviser's special assistant"
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
    at += keys[at : at + 1] in _AFFAIRS
    if at < len(texts) and texts[at][0].islower() and keys[at] not in rules.role_continues:
        return at
    nested = False
    while at < len(texts):
        text = texts[at]
        if text in _MARKS and _opens_name(words, at):
            return at
        if text == "(" or nested:
            nested = text != ")"
        elif text == ",":
            if not _list_goes_on(words, at, rules):
                return at
        elif text == ".":
            if at + 1 < len(texts) and len(texts[at - 1]) > 4:
                return at
        elif keys[at] in rules.joiners and not rules.kin.isdisjoint(keys[at + 1 : at + 3]):
            return at  # "chief financial officer | and the daughter of its founder"
        elif keys[at] == "on" and keys[at + 1 : at + 2] in (["a"], ["an"]):
            return at  # "sworn in as president | on a promise to pay"
        elif (not text[0].isalnum() and text not in "&/'’-–") or (
            text[0].islower() and (keys[at] in rules.role_ends or _is_day(words, at, rules))
        ):
            return at
        at += 1
    return at


def _is_day(words: Words, at: int, rules: Rules) -> bool:
    """Whether a day or a year follows, which is no part of an office: "chair | on Monday"."""
    if words.keys[at] not in rules.before_days or at + 1 >= len(words.texts):
        return False
    following = words.texts[at + 1]
    return following[0].isdigit() or bool(
        rules.flags(following) & Word.FUNCTION
        and words.keys[at + 1] not in rules.determiners
        and words.keys[at] not in rules.body_connectors  # "Minister of State for New Energy"
    )


def _list_goes_on(words: Words, comma: int, rules: Rules) -> bool:
    """Whether a portfolio goes on behind a comma: "Communications, Innovations, and Digital …"."""
    if comma == 0 or not _is_portfolio(words, comma - 1, rules):
        return comma > 0 and _small_list_goes_on(words, comma, rules)
    following = comma + 1
    if following < len(words.texts) and words.keys[following] in rules.joiners:
        following += 1
    if following < len(words.texts) and _is_portfolio(words, following, rules):
        return True
    # "Labour, Invalids and Social Affairs": what stands between may be no known word
    for joint in range(following + 1, min(following + _MAX_UNKNOWN, len(words.texts) - 2) + 1):
        if not words.texts[joint - 1][0].isupper():
            return False
        if words.keys[joint] in rules.joiners:
            return _is_portfolio(words, joint + 1, rules)
    return False


def _small_list_goes_on(words: Words, comma: int, rules: Rules) -> bool:
    """Whether portfolios in small letters go on: "minister of forestry, fisheries and trade"."""
    texts, keys = words.texts, words.keys
    at = comma - 1
    joint = comma + 2
    if joint + 1 >= len(texts) or keys[joint] not in rules.joiners:
        return False
    last = joint + 1 + (keys[joint + 1] in rules.determiners)
    subjects = [n for n in (at, comma + 1, last) if n < len(texts)]
    behind = last + 1
    return (
        all(texts[n].islower() and keys[n] in rules.modifiers for n in subjects)
        and keys[at - 1] in rules.role_connectors
        and not (behind < len(texts) and rank_of(words, behind, rules))
    )


def _is_portfolio(words: Words, at: int, rules: Rules) -> bool:
    key = words.keys[at]
    known = key in rules.modifiers or key.removesuffix("s") in rules.modifiers
    return known and words.texts[at][0].isupper() and not rank_of(words, at, rules)
