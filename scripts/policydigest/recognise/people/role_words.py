"""The words of an office: cut from the text, ranked and tidied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policydigest.recognise.people.flags import Word, fold
from policydigest.recognise.people.rules import Rules

MAX_LENGTH = 90
OFFICE, CALLING = 3, 2  # ranks: how much a role says
_OF_PLACE = 2  # words of a dateline's place and a title
_SHORT_FORM = 4  # letters that a body's short form may have: "NATO"
_UNDERLINGS = ("secretar", "-")
POSSESSIVE = ("'s", "’s", "s'", "s’")
_WORD = re.compile(
    r"(?:[A-Z]\.)+(?:[A-Z]\b\.?|(?<=\.[A-Z]\.))|\w(?:[\w&'’‐‑-]*\w)?(?:['’](?=\s))?|[^\w\s]"
)
_IN_PASSING = re.compile(  # "home secretary for two days", "president and host"
    r" for (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:day|week|month|year)s?$"
    r"| and (?:host|guest of honou?r)$"
)
# "the Cabinet of | Prime Minister Jane Roe"
_WHOSE_BODY = re.compile(r"^(?:Cabinet|Government|Administration) of (?:the )?(?=[A-Z])")
_IN_TOWN = re.compile(r" (?:in|at|of|from) the [A-Z][a-z]+$")  # "in the Washington, D.C. office"
_PORTFOLIO = re.compile(r"\(([A-Z][a-z]+)\)$")
_BRACKETED = re.compile(r"\s*\([^()]*\)?")


class Role(NamedTuple):
    """An office: its words, how much it says (3 an office, 2 a calling, 1 a belonging)."""

    text: str
    rank: int
    plural: bool = False
    end: int = 0  # where its words end in the text
    lists: bool = False  # a list of bodies may go on behind it: "executives of Acme, …"

    @property
    def value(self) -> tuple[int, int]:
        """By which of several offices of one person is the best."""
        return self.rank, min(len(self.text.split()), 3)


class Words(NamedTuple):
    """The words of a stretch of text; `texts`, and in small letters `keys`."""

    found: list[re.Match[str]]
    texts: list[str]
    keys: list[str]

    def until(self, at: int) -> Words:
        """The words before the one at `at`."""
        return Words(self.found[:at], self.texts[:at], self.keys[:at])


def read_words(text: str, start: int, end: int) -> Words:
    """The words of the text from `start` to `end`."""
    found = list(_WORD.finditer(text, start, end))
    texts = [m.group() for m in found]
    return Words(found, texts, list(map(fold, texts)))


def rank_of(words: Words, at: int, rules: Rules) -> int:
    """How much the word at `at` says as the noun of an office (see `Rules.ranks`)."""
    key = words.keys[at]
    rank = rules.ranks.get(key, 0)
    if rank and words.texts[at] in rules.plain_words:
        return 0  # "the minister in charge of trade"
    if not rank and "-" in key:  # "singer-songwriter"
        rank = rules.ranks.get(key.rpartition("-")[2], 0)
    if not rank and key in rules.short_titles and words.texts[at][0].isupper():
        rank = 3
    return rank


def make_role(
    text: str, words: Words, first: int, last: int, heads: range, rules: Rules
) -> Role | None:
    """The office whose words are `first` to `last`, its nouns being at `heads`."""
    while (
        last >= first
        and (words.keys[last] in rules.role_continues or not words.texts[last][-1].isalnum())
        and words.texts[last] != ")"
    ):
        last -= 1
    if last < first:
        return None
    while first < last and words.keys[first] in rules.role_ends:
        if words.keys[first + 1].startswith(_UNDERLINGS):
            break  # "Under Secretary", but "under new chief justice"
        first += 1
    rank = max((rank_of(words, at, rules) for at in heads if at <= last), default=0)
    if not rank:
        return None
    if words.keys[first] in rules.past:
        rank -= 1
    phrase = text[words.found[first].start() : words.found[last].end()]
    if text.startswith(", D.C", words.found[last].end()):
        phrase = _IN_TOWN.sub("", phrase)
    return Role(_tidy(phrase, rules), rank, end=words.found[last].end())


def _tidy(phrase: str, rules: Rules) -> str:
    inner = _PORTFOLIO.search(phrase) if phrase.endswith(")") else None
    if inner is None or fold(inner[1]) not in rules.portfolios:  # "Permanent Secretary (Law)"
        phrase = _BRACKETED.sub("", phrase)
    phrase = _IN_PASSING.sub("", " ".join(phrase.split()))
    phrase = _WHOSE_BODY.sub("", phrase)
    tokens = phrase.split(" ")
    if len(tokens) > 1 and fold(tokens[0]) in rules.unsaid:
        tokens = tokens[1:]
    if len(tokens) == _OF_PLACE and tokens[0].isupper() and len(tokens[0]) > _SHORT_FORM:
        tokens = tokens[rules.flags(tokens[1]) & Word.KEPT > 0 :]  # "LONDON Pope Leo", a dateline
    for at, token in enumerate(tokens):
        key = fold(token)  # "Ag." is acting, "AG" the attorney general
        long = rules.short_titles.get(key) or rules.short_titles.get(key.rstrip("."))
        last = at == len(tokens) - 1 and not _closes_firm(tokens, rules)
        if long and token[0].isupper() and (token.endswith(".") or last):
            tokens[at] = long
    is_long = len(tokens) > 1 and len(tokens[0]) > _SHORT_FORM
    if is_long and tokens[0].isupper() and fold(tokens[0]) in rules.modifiers:
        tokens[0] = tokens[0].capitalize()  # "PRIME Minister", as some papers open a story
    if len(tokens) > 1 and tokens[0].endswith(POSSESSIVE) and tokens[0][:-2].isupper():
        tokens[0] = tokens[0][:-2]
    phrase = " ".join(tokens).strip(" ,;:-–—'’\"”“")
    if len(phrase) > MAX_LENGTH:
        phrase = phrase[: MAX_LENGTH + 1].rsplit(" ", 1)[0]
        words = phrase.split(" ")
        while len(words) > 1 and words[-1].strip(",") in (
            *rules.role_continues,
            *rules.determiners,
        ):
            words.pop()
        phrase = " ".join(words).rstrip(" ,;:-–—")
    return phrase[:1].upper() + phrase[1:]


def _closes_firm(tokens: Sequence[str], rules: Rules) -> bool:
    """Whether letters end the name of a firm, as in "Director of Nestra AG", and are no office."""
    governed = any(token in rules.role_connectors for token in tokens[:-2])
    return governed and tokens[-2][0].isupper()


def best(roles: Sequence[Role]) -> Role | None:
    """The office that says most; of equal ones the first."""
    return max(roles, key=lambda role: role.value, default=None)
