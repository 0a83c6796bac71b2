"""The office of a person that stands before the name: "Minister of Trade Jane Roe"."""

from __future__ import annotations

import re

from policydigest.recognise.people.flags import Word, fold
from policydigest.recognise.people.role_modifiers import first_modifier
from policydigest.recognise.people.role_words import (
    CALLING,
    OFFICE,
    POSSESSIVE,
    Role,
    Words,
    make_role,
    rank_of,
    read_words,
)
from policydigest.recognise.people.rules import Rules

OKINA = "ʻ"  # opens Polynesian names
_SAINT = "St"
_DASHES = ("–", "—")
_OF_JUDGES = ("justice", "judge")  # "The Chairperson, | Justice Jane Roe"
_PLACE = r"(?:the )?([A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)?)"
_OF_SEVERAL = re.compile(rf"( (?:of|for) .+?)? of {_PLACE}(?:, {_PLACE})*,? and {_PLACE}")
_WINDOW_BEFORE = 170
_WORD_BEFORE = 40  # characters in which the last word and a part of another one stand
_MAX_COMPLEMENT = 16


def before(text: str, limit: int, start: int, rules: Rules) -> Role | None:
    """The office that stands right before the name at `start`, looking back to `limit` at most."""
    if text[start - 1 : start] == OKINA:
        start -= 1  # "minister ʻAna Roe"
    if _is_plain(text, limit, start, rules):
        return None
    words = read_words(text, max(limit, start - _WINDOW_BEFORE), start)
    unstyled = _without_style(words, rules)
    office = _office(text, unstyled, rules) if unstyled else None
    return office or _office(text, words, rules)


def _is_plain(text: str, limit: int, start: int, rules: Rules) -> bool:
    """Whether an ordinary small word stands before a name, as most do: "told", "with".

    It is no part of an office; to tell this takes a fraction of reading the words before it.
    """
    near = text[max(limit, start - _WORD_BEFORE) : start]
    *earlier, last = near.split() or ("",)
    if not (earlier and near[-1].isspace() and last.isascii() and last.isalpha()):
        return False
    telling = rules.before_names
    return (
        last.islower()
        and len(last) > 1
        and last not in telling
        and last.removesuffix("s") not in telling
    )


def _without_style(words: Words, rules: Rules) -> Words | None:
    """The words before a comma and a title of honour: "Minister of Salt, | Senator the Hon.".

    None where no such title closes them. So it is with a soldier's rank, which needs no comma:
    "Chief of Army Staff General Jane Roe", but "Attorney General Jane Roe".
    """
    last = _skip_titles(words, rules)
    at = last[0] if last else 0
    if at < 2:
        return None
    if words.keys[at] in rules.soldiers and words.texts[at][0].isupper():
        at = _first_of_rank(words, at, rules)
        behind_comma = words.texts[at - 1] == ","
        head = None if behind_comma else _head_behind(words, at - 1, rules)
        is_office = head is not None and head < at - 1 and not rank_of(words, at - 1, rules)
        return words.until(at) if behind_comma or is_office else None
    is_style = words.keys[at] in rules.styles or words.keys[at] in _OF_JUDGES
    if words.texts[at - 1] != "," or not is_style:
        return None
    return words.until(at)


def _first_of_rank(words: Words, at: int, rules: Rules) -> int:
    """Where a soldier's rank begins that ends at `at`: "Lt. | General"."""
    while at > 1 and (words.keys[at - 1] in rules.soldiers or words.texts[at - 1] == "."):
        at -= 1
    return at


def _office(text: str, words: Words, rules: Rules) -> Role | None:
    """The office that ends where these words end."""
    last = _skip_titles(words, rules)
    if last is None:
        return None
    at, comma = last
    key = words.keys[at]
    if words.texts[at].endswith(POSSESSIVE) and not comma:
        return None  # "and Kenya's Jane Roe as chair": no office ends so
    is_title = key in rules.short_titles or (key in rules.styles and words.texts[at].istitle())
    if is_title and at and words.texts[at - 1] != ",":
        earlier = _head_behind(words, at - 1, rules)
        if earlier is not None and earlier < at - 1:  # "Minister of Salt Affairs | Sen. Jane Roe"
            return make_role(
                text,
                words,
                first_modifier(words, earlier, rules),
                at - 1,
                range(earlier, earlier + 1),
                rules,
            )
    if at and key in rules.second_titles and _is_office(words, at - 1, rules):
        return _office(text, words.until(at), rules)
    head = at
    led = at > 1 and words.keys[at - 1] in rules.role_connectors and _leads(words, at, rules)
    single = "" if led else _singular(key, rules)
    if single:
        return Role(_portfolio(words, at, single, rules), rules.ranks[fold(single)], True)
    if not rank_of(words, at, rules) or _is_complement(words, at, rules):
        if words.texts[at][0].islower() and (
            key in rules.role_continues or not (comma or led or key in rules.portfolios)
        ):
            return None
        found = _head_behind(words, at, rules)
        named = _before_bracket(words, at)  # "the Director, Salt Board (SB), Jane Roe"
        if found is None and comma and words.texts[named][0].isupper():
            found = _head_of_unit(words, named, rules)
        if found is None:
            return None
        head = found
        single = _singular(words.keys[head], rules)
        if single:  # "Co-chairs of the board, Jane Doe and John Roe"
            rest = text[words.found[head].end() : words.found[at].end()]
            if rest.startswith(rules.shared_by) or _is_apportioned(words, head, at, rules):
                rest = ""
            elif (each := _OF_SEVERAL.fullmatch(rest)) and _are_no_tasks(each[2], each[4], rules):
                rest = each[1] or ""  # "Ministers of the Interior | of Malta and Cuba"
            office = _portfolio(words, head, single, rules) + rest
            lists = comma and words.texts[at][0].isupper() and key not in rules.portfolios
            rank = rules.ranks[fold(single)]
            return Role(office, rank, True, lists=lists) if len(office) <= 90 else None
    first = first_modifier(words, head, rules)
    if first < head and _is_complement(words, first, rules):
        first = _begin_of_office(words, first, rules)
    elif (first == head and head < at) or words.keys[first] in rules.rank_words:
        first = _earlier_office(words, first, rules)
    bare = comma and head == at and first == head and words.texts[head][0].islower()
    if bare and (head == 0 or words.keys[head - 1] in rules.not_roles):
        return None  # "the minister, Jane Doe" but not "met with ministers, Jane Doe said"
    return make_role(text, words, first, at, range(first, head + 1), rules)


def _leads(words: Words, at: int, rules: Rules) -> bool:
    """Whether an office in the plural is led by another one: "chief of detectives"."""
    return (
        words.texts[at].islower()
        and rank_of(words, at - 2, rules) > 0
        and bool(_singular(words.keys[at], rules))
    )


def _is_office(words: Words, at: int, rules: Rules) -> bool:
    """Whether a word is an office and no style: "President", but not "Chief"."""
    return words.keys[at] not in rules.styles and rank_of(words, at, rules) > CALLING


def _portfolio(words: Words, head: int, single: str, rules: Rules) -> str:
    """An office in the plural as one of them has it: "foreign ministers" → "Foreign minister"."""
    first = head
    while first and words.keys[first - 1] in rules.modifiers:
        first -= 1
    if first < head and words.texts[head - 1][0].islower():
        single = single[:1].lower() + single[1:]
    office = " ".join((*words.texts[first:head], single))
    return office[:1].upper() + office[1:]


def _is_apportioned(words: Words, head: int, last: int, rules: Rules) -> bool:
    """Whether an office in the plural is of two, one for each: "of Malta and Cuba".

    But not "of Trade and Industry".
    """
    names = [at for at in range(head + 2, last + 1) if words.texts[at][0].isupper()]
    return (
        words.keys[head + 1 : head + 2] == ["of"]
        and names == [last - 2, last]
        and words.keys[last - 1] in rules.joiners
        and not any(
            words.keys[at] in rules.modifiers or rules.flags(words.texts[at]) & Word.THING
            for at in names
        )
    )


def _are_no_tasks(one: str, other: str, rules: Rules) -> bool:
    """Whether two names are none of what ministers are for."""
    words = f"{one} {other}".split()
    return not any(fold(w) in rules.modifiers or rules.flags(w) & Word.THING for w in words)


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
            if comma and not skipped:  # "Minister of Salt, Dr, Jane Roe"
                return None
            comma = True
        elif text == ".":
            is_title = at and (
                rules.flags(words.texts[at - 1]) & (Word.HONORIFIC | Word.ROLE)
                or words.texts[at - 1] in rules.honorific_modifiers  # "the Rt. Hon."
            )
            if not is_title:
                return None
        elif skipped and not comma and text in _DASHES:
            comma = True  # "the Mayor of Lamu – Mr. John Roe"
        elif text.rstrip(".") in rules.honorifics or text in rules.honorific_modifiers:
            skipped = True
        elif len(text) == 1 and at > 0 and words.texts[at - 1] + text in rules.honorifics:
            skipped = True  # "H E"
            at -= 1
        elif not (text.lower() in rules.determiners and skipped):
            return (at, comma) if text[0].isalnum() or text == ")" else None
        at -= 1
    return None


def _begin_of_office(words: Words, last: int, rules: Rules) -> int:
    """Where the office begins whose portfolio another one goes on behind: "Minister of Justice
    and Attorney General".
    """
    head = _head_behind(words, last, rules)
    return last if head is None else first_modifier(words, head, rules)


def _earlier_office(words: Words, first: int, rules: Rules) -> int:
    """Where a double office begins: "Minister of Commerce and Acting Minister of Media"."""
    if first < 2 or words.keys[first - 1] not in rules.joiners:
        return first
    head = _head_behind(words, first - 2, rules)
    return first if head is None else first_modifier(words, head, rules)


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
            and not _is_complement(words, at, rules)  # "Minister of | Justice | of Malta"
        ):
            return at
        elif (
            text[0].islower() and key not in rules.role_continues and text not in rules.determiners
        ):
            if key in rules.role_ends or key in rules.not_roles or last - at > _MAX_COMPLEMENT:
                return None
        elif text == "." and words.texts[at - 1] == _SAINT:
            pass  # "Prime Minister of St. Lucia"
        elif (not text[0].isalnum() and text not in (",", "&", "/", "-", "–")) or (
            text[0].isupper() and rules.flags(text) & Word.HONORIFIC
        ):
            return None
        at -= 1
    return None


def _before_bracket(words: Words, at: int) -> int:
    """The word before a bracket that closes at `at`, else `at`."""
    if words.texts[at] != ")" or "(" not in words.texts[1:at]:
        return at
    return at - 1 - words.texts[at::-1].index("(")


def _head_of_unit(words: Words, last: int, rules: Rules) -> int | None:
    """The noun of an office whose unit stands behind a comma: "the Director, Public Affairs, NCC,".

    All between are capitals, small words and commas, and none is anybody's name.
    """
    for at in range(last - 1, max(-1, last - _MAX_COMPLEMENT), -1):
        text, key = words.texts[at], words.keys[at]
        capital = text[0].isupper()
        if capital and words.texts[at + 1] == "," and rank_of(words, at, rules) == OFFICE:
            first = first_modifier(words, at, rules)
            has_article = first > 0 and words.keys[first - 1] in rules.determiners
            return at if has_article else None
        known = capital or text in (",", "&") or key in rules.role_continues or key == "and"
        if not known or rules.flags(text) & Word.GIVEN:
            return None
    return None


def _is_complement(words: Words, at: int, rules: Rules) -> bool:
    """Whether what may be an office is another's portfolio: "Minister of Justice"."""
    if at == 0 or words.keys[at] not in rules.portfolios:
        return False
    link = words.keys[at - 1]
    return (link in rules.role_connectors or link in rules.joiners) and _head_behind(
        words, at, rules
    ) is not None


def _governs(words: Words, at: int, rules: Rules) -> bool:
    """Whether an office goes on at this word: "of Trade", or "State Department for ICT"."""
    if words.keys[at] in rules.role_connectors:
        return True
    text = words.texts[at]
    return text[0].isupper() and bool(rules.flags(text) & Word.THING)
