"""Where the name of an instrument begins before its head noun, and ends behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydigest.model import Document
from policydigest.recognise.instruments.rules import Rules
from policydigest.recognise.names import Run

MAX_STATUTE = 16  # words of a name that opens with a gerund
_CONTINENTS = frozenset(("Africa", "America", "Asia", "Europe", "Oceania", "Antarctica"))
# Between the words of a law's name in a list: "…; Interests in Personal Property Act; …".
_JOINING = frozenset(("in", "against", "from"))
_TO = ("Access", "Right", "Rights")
_DETERMINERS = (("a",), ("an",), ("any",), ("the",), ("its",))
_NUMBER = ("No", "Nos", "Number")
_MANY = 3  # figures of a number that tells a law by itself
_ROMAN = re.compile(r"[IVXL]+")
_YEAR = re.compile(
    r",?\s(?:of |for (?:the (?:period|years) )?)?(?:18|19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?"
    r"(?![\w/]|[-–]\d|\sto (?:19|20)\d\d)"  # no part of a name: "for the period 2026-27 to 2030-31"
)


def year_behind(document: Document, head: int) -> str:
    """The year behind a head noun: "Act 2018", "Bill, 2023", "Plan 2024-2033"; else empty."""
    end = document.ends[head]
    found = _YEAR.match(document.text, end)
    return found.group() if found else ""


def begin_of(document: Document, first: int, head: int, language_rules: Rules) -> int:
    """The first token of a name that ends in the head noun at `head`."""
    words = document.words
    begin = head
    is_listed = first > 0 and words[first - 1] == ";" and words[head] in language_rules.statutes
    for index in range(head - 1, first - 1, -1):
        text = words[index]
        if text == "to" and words[index - 1] in _TO and words[index + 1][0].isupper():
            continue  # "Right to Information Act"
        if (text in language_rules.breaking and not (is_listed and text in _JOINING)) or (
            text in ("of", "and") and _is_part(words, index - 1, first, language_rules)
        ):
            if text in _JOINING and _opens_with_gerund(words, first, head, language_rules):
                return first
            break
        if len(text) == 1 and index and _is_glued_to_number(document, index):
            break  # "Section 12B of the Ports Code"
        before = words[index - 1] if index > first else "the"
        gerund = before.endswith("ing") and before not in language_rules.not_first
        if text == "the" and not gerund and (not before[0].islower() or before in ("and", "on")):
            # "Materials on the Ports Act", "Before Brexit the Granville Bay Agreement", "the Code
            # and the Rights Act", "Since 1 January 2020 the Salt Act"
            break
        if text[0].isupper() and text not in language_rules.not_first:
            begin = begin if _ROMAN.fullmatch(text) else index  # "Chapter VII of the Charter"
        elif text in language_rules.ordinals and before == "the" and index == begin - 1:
            begin = index  # "the Second Budget Act"
        elif text in language_rules.not_first and (
            not before[0].isupper() or before in language_rules.not_first
        ):
            break  # but "Papua New Guinea" goes on
    return begin


def _opens_with_gerund(words: Sequence[str], first: int, head: int, language_rules: Rules) -> bool:
    """Whether a statute's name opens with what it does: "the Building Trust in the Ports Act"."""
    is_statute = words[head] in language_rules.statutes
    opens = first > 0 and words[first - 1] == "the" and words[first].endswith("ing")
    others = language_rules.heads.isdisjoint(words[first:head])
    return is_statute and opens and others and head - first < MAX_STATUTE


def _is_glued_to_number(document: Document, index: int) -> bool:
    """Whether a token stands right behind a number, with nothing between."""
    is_glued = document.ends[index - 1] == document.starts[index]
    return is_glued and document.words[index - 1][-1].isdigit()


def _is_part(words: Sequence[str], at: int, first: int, language_rules: Rules) -> bool:
    """Whether a token ends what is a part of something: "Horizon 3 | of the Fleet Programme".

    Or is a law of which no more is told: "the Act | and Regulations 20 and 21".
    """
    if at < first:
        return False
    if at == first and words[at + 1] == "and" and words[at] in language_rules.statutes:
        return True
    if at > first and len(words[at]) == 1 and words[at - 1] in language_rules.parts:
        return True  # "Annex C"
    return words[at] in language_rules.parts or words[at][0].isdigit()


def _without_day(words: Sequence[str], first: int, end: int, language_rules: Rules) -> int:
    """The end of a complement without the day and place of its signing.

    "Protocol on Licences | in Tirana on Friday", but "Convention on Nature in Africa | on Friday".
    """
    end -= words[end - 1] in _NUMBER  # "Law on Data | No. 60"
    if end - 2 <= first or words[end - 1].casefold() not in language_rules.phrases.not_on:
        return end
    end -= 2 if words[end - 2] == "on" else 1
    is_placed = end - 2 > first and words[end - 2] == "in" and words[end - 1] not in _CONTINENTS
    return end - 2 if is_placed else end


def end_of(document: Document, run: Run, head: int, language_rules: Rules) -> int:
    """The end of a name with this head: its complement, its year, or right behind the head.

    0 where the head is only the beginning of another name ("Strategy Committee").
    """
    if head + 1 >= run.last:
        return head + 1
    words = document.words
    following = words[head + 1 : head + 4]
    for rest in language_rules.openings.get(words[head], ()):
        first = head + 1 + len(rest)
        if following[: len(rest)] != rest or first >= run.last:
            continue
        if rest == ("to",) and words[head] in ("Act", "Bill") and words[first] == "the":
            continue  # "sent the Wind Act to the Senate"
        if words[first].casefold() not in language_rules.phrases.not_on:  # "Act on Friday"
            end = _cut_at_second_name(document, first, run.last, language_rules)
            if rest == ("on",) and words[end : end + 1] in (("'s",), ("’s",)):
                return head + 1  # "the Ports Act | on the Fair Ports Union's website"
            end = _without_day(words, first, end, language_rules)
            is_torn = rest == ("to",) and end == first + 1 and words[end : end + 1] in _DETERMINERS
            return head + 1 if is_torn else end  # "Act to Prevent | a Ship from Sailing"
    text = following[0]
    if text[0].isdigit():
        return head + 2
    if text in _NUMBER and words[head] == "Bill":
        return _behind_small_number(words, head + 1)
    if text[0].islower() or not text[0].isalnum() or text in _NUMBER:
        return head + 1
    return 0


def _behind_small_number(words: Sequence[str], at: int) -> int:
    """Behind "No. 3", which tells a bill from others of its name; `at` for "No. 612 of 2023"."""
    last = at + 1 + (words[at + 1 : at + 2] == (".",))
    number = words[last : last + 1]
    is_small = bool(number) and number[0].isdigit() and len(number[0]) < _MANY
    return last + 1 if is_small and words[last + 1 : last + 2] != ("of",) else at


def _cut_at_second_name(document: Document, begin: int, last: int, language_rules: Rules) -> int:
    """A complement ends before "by", "at", "with", "and the" or another instrument's name."""
    words, not_first = document.words, language_rules.not_first
    others = language_rules.heads - language_rules.year_heads
    for index in range(begin, last):
        if words[index] in ("by", "at", "with"):
            return index
        if words[index] == "and":
            if words[index + 1] in ("the", *not_first):
                return index
            if not others.isdisjoint(words[index + 2 : last]):
                return index
    return last
