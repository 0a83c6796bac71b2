"""What an instrument is on: "on rare earths" behind "a memorandum of understanding"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydigest.recognise.instruments.phrase_rules import PhraseRules

MAX_WORDS = 9  # behind "on"
_WORD = re.compile(r"\s{1,2}((?:[^\s,;:.!?()\"“”]|(?<=\d)[,.](?=\d))+)([^\s]?)")
_PARTIES = re.compile(
    r"\s(?:with|between)\s(?:(?!\sto\s)[^,;:.()]|(?<=[A-Z])\.){3,90}?(?=\s(?:on|concerning|regarding)\s)"
)
_NUMBER = re.compile(r"\d")
_PLACED = ("in", "from")
_AREA = re.compile(r"\sthe\s[A-Z]")


def complement(text: str, at: int, end: int, phrase_rules: PhraseRules) -> tuple[str, int]:
    """What an instrument is on, and the end of that: ("on rare earths", 40); else "" and `at`.

    `at` is the end of its noun, `end` that of the sentence. Behind parties ("with Fiji on rice")
    the noun alone is the place: they have names of their own.
    """
    words: list[str] = []
    ends: list[int] = []
    opening = 0
    noun_end = at
    parties = _PARTIES.match(text, at, end)
    at = parties.end() if parties else at
    for match in _WORD.finditer(text, at, end):
        if match.start() != (ends[-1] if ends else at):
            break
        word, stop = match[1], match[2]
        if not opening:
            words.append(word)
            ends.append(match.end(1))
            opening = len(words) if tuple(words) in phrase_rules.complements else 0
            if not opening and not any(
                phrase[: len(words)] == tuple(words) for phrase in phrase_rules.complements
            ):
                return "", at
        else:
            # "on navigation in the Khor Abdullah"; in a town, without an article, it is signed.
            is_placed = word in _PLACED and len(words) > opening and _AREA.match(text, match.end(1))
            if not is_placed and _is_end(words, word, len(words) == opening, phrase_rules):
                break
            words.append(word)
            ends.append(match.end(1))
        if stop or len(words) - opening == MAX_WORDS:
            break
    while len(words) > opening and words[-1].casefold() in phrase_rules.links:
        words.pop()
        ends.pop()
    is_named = opening and len(words) > opening
    if is_named and words[-2].casefold() == "for" and words[-1].endswith("ing"):
        return "", at  # "a memorandum for setting it up"
    if not is_named or " ".join(words[opening:]).casefold() in phrase_rules.not_on:
        return "", at
    return " ".join(words), noun_end if parties else ends[-1]


def _is_end(words: Sequence[str], word: str, is_first: bool, phrase_rules: PhraseRules) -> bool:
    """Whether the words behind "on" end before this one."""
    folded, before = word.casefold(), words[-1].casefold()
    if is_first:
        bad = _NUMBER.match(word) or folded in phrase_rules.not_on or folded in ("to", "of", "for")
        return bool(bad) or (folded in phrase_rules.ends and folded not in phrase_rules.links)
    if before == "the" and words[-2] in ("and", "or"):
        return not word[0].isupper()  # "the Arctic and the Atlantic", but "and the minister"
    if before in phrase_rules.links and before not in ("and", "or"):
        joined = before in ("the", "a", "an") and words[-2] in phrase_rules.complements[0]
        return joined and folded in phrase_rules.not_on
    if folded in phrase_rules.goes_on_before:
        return before not in phrase_rules.goes_on_before[folded]
    if folded in phrase_rules.ends or _NUMBER.match(word):
        return True
    if before in ("and", "or"):  # "on trade and the minister said", "on water and a framework"
        joined = folded in ("a", "an") or folded in phrase_rules.not_on
        return joined or folded in phrase_rules.making or _is_past(folded)
    return _is_past(folded) and word.islower() and not before.endswith("ly")


def _is_past(word: str) -> bool:
    """Whether a word looks like a verb of the past: "agreed", but no "seed" or "shed"."""
    return word.endswith("ed") and len(word) > 4 and (word == "agreed" or not word.endswith("eed"))
