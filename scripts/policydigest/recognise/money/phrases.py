"""Phrases that say what a sum is for: "for broadband in rural schools"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydigest.recognise.money.rules import Rules

_MAX_OBJECT = 9  # words of "for broadband in rural schools"
_MOST_WORDS = 14  # of one that cannot be cut
_REACH = 160  # characters in which such a phrase goes on
_NEAR = 40  # characters in which the words before "and" stand
_ADJECTIVE = re.compile(r"(?:[ai]ble|ous|ful|[ai]ve|less|ical|ate|ent|ant)$")
_DETERMINERS = frozenset(("a", "an", "the", "this", "last"))
_MODAL = re.compile(r"\b(?:would|will|could|may|might|must|can|should) ([a-z]+) $")
_GIVEN = re.compile(
    r"\b(?:granted|gave|given|awarded|offered|lent|paid|pays|sent|handed|owes|owed|grants|gives) $"
)
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’'.&-]* (?:(?:de|di|da|of|the|la|del) )*)+(?=[a-z])")
_FORESEES = re.compile(
    r"(?:[a-z]+ ){1,3}(?:foresees|envisages|includes|contains|earmarks|allocates) "
)
_FACES = re.compile(r"(?:[a-z]+ ){0,4}(?:faces?|risks?|incurs?|carry|carries|draws?) (?=[a-z])")


def noun_alone(told: str, head: str) -> str:
    """What a sum counts without the verb before it, or whom it was given: "[bring] investment".

    `head` is what stands before the sum. "granted [Halden Line] aid of", "The budget [foresees]
    spending of".
    """
    first, _, rest = told.partition(" ")
    at = head.rfind(told) if rest else -1
    if at < 0:
        return told
    before = f"{head[:at]}{first} "
    if _MODAL.search(before):
        return rest
    if _GIVEN.search(head, 0, at) and (name := _NAME.match(told)):
        return told[name.end() :]
    foreseen = _FORESEES.match(told) or _FACES.match(told)
    return told[foreseen.end() :] if foreseen else told


def phrase(text: str, rules: Rules, *, by: bool = False) -> str:
    """The words from here to the next clause, at most so many."""
    begin = 3 if by and text.startswith(" by") else 0
    stop = rules.phrase_stop.search(text, begin)
    # "to more than 900 customers"
    while stop and stop.start() < _REACH and (stop.group() == " than" or _joins(text, stop)):
        stop = rules.phrase_stop.search(text, stop.end())
    words = text[: stop.start() if stop else len(text)].split()
    if stop and len(words) == 1 and stop.group().strip() in rules.companions:
        stop = rules.phrase_stop.search(text, stop.end())  # "cooperation with the state"
        words = text[: stop.start() if stop else len(text)].split()
    if len(words) > _MAX_OBJECT:
        words = words[: _end_of_phrase(words, rules)]
    while words and words[-1].lower() in rules.noun_stops:
        words.pop()
    return " ".join(words)


def _end_of_phrase(words: Sequence[str], rules: Rules) -> int:
    """Where a phrase that is too long is cut: before the last part that may go, "a guest | on its".

    "The hands | of scammers" and "failing to carry | out" are one part, as are names ("Bank | for
    Eastern Africa"). If none may go, the first part that could ends it.
    """
    small = rules.noun_stops - _DETERMINERS - {"and", "or"}
    ends = [
        n
        for n in range(2, min(len(words) - 1, _MOST_WORDS))
        if words[n] in small
        and words[n - 2] != "to"
        and not (words[n - 1][0].isupper() and words[n + 1][0].isupper())
    ]
    within = [n for n in ends if n <= _MAX_OBJECT]
    whole = [n for n in within if words[n] != "of" or words[n + 1][0].isdigit()]
    beyond = [n for n in ends if n > _MAX_OBJECT]
    return (*whole[-1:], *beyond[:1], *within[-1:], _MAX_OBJECT)[0]


def _joins(text: str, stop: re.Match[str]) -> bool:
    """Whether "and" joins names, or adjectives: "Eastern and Southern", "a reasonable and …"."""
    if stop.group() != " and":
        return False
    before = text[max(0, stop.start() - _NEAR) : stop.start()].split(" ")[-2:]
    behind = text[stop.end() + 1 : stop.end() + 2]
    in_name = before[-1][:1].isupper() and behind.isupper()
    is_adjective = before[0] in ("a", "an") and _ADJECTIVE.search(before[-1]) is not None
    return in_name or (is_adjective and behind.islower())
