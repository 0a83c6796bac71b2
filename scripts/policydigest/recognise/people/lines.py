"""Offices that lines tell: "Judge rapporteur: Jane Roe", and the one below a signature."""

from __future__ import annotations

import re

from policydigest.recognise.people.flags import Word
from policydigest.recognise.people.role_words import Role, make_role, rank_of, read_words
from policydigest.recognise.people.rules import Rules

_LABEL = re.compile(r"(?:\A|\n)[^\S\n]*([A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,4}): $")
_REACH = 60  # characters before a name in which a label begins
_LINE_ENDS = re.compile(r"[.,;]?[^\S\n]*(?:\n|\Z)")
_BELOW = re.compile(r",?[^\S\n]*\n\s*([A-ZÀ-Þ][^\n.:;!?]{2,90})(?=\n|\Z)")
_SMALL = ("OF", "FOR", "AND", "THE", "TO", "IN")
_NAME_LINE = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*\.? )*$")  # titles and nothing else before a name


def on_a_line(text: str, start: int, end: int, rules: Rules) -> Role | None:
    """The office of the name `start:end` by the label before it, or by the line below.

    None where other words stand in its line.
    """
    if text.startswith(": ", start - 2):
        label = _LABEL.search(text, max(0, start - _REACH), start)
        if label is None or _LINE_ENDS.match(text, end) is None:
            return None
        return _whole(text, *label.span(1), rules)
    below = _BELOW.match(text, end)
    if below is None:
        return None
    begin = text.rfind("\n", 0, start) + 1
    return _whole(text, *below.span(1), rules) if _NAME_LINE.match(text, begin, start) else None


def _whole(text: str, start: int, end: int, rules: Rules) -> Role | None:
    """The office that these words are from the first to the last, None if anybody is named."""
    words = read_words(text, start, end)
    last = len(words.texts) - 1
    heads = range(last + 1)
    if last < 0 or not (rank_of(words, 0, rules) or rank_of(words, last, rules) or _of(words.keys)):
        return None
    if any(rules.flags(word) & Word.GIVEN for word in words.texts):
        return None
    role = make_role(text, words, 0, last, heads, rules)
    if role and text[start:end].isupper():
        role = role._replace(text=" ".join(map(_written, role.text.split(" "))))
    return role


def _written(word: str) -> str:
    """A word of an office that stands in capitals as offices are written: "Director of"."""
    return word.lower() if word in _SMALL else word.capitalize()


def _of(keys: list[str]) -> bool:
    """Whether words go on behind an office: "Deputy Director of the Salt Board"."""
    return not {"of", "for"}.isdisjoint(keys)
