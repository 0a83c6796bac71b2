"""What part an organisation plays where it is named: it acts, is dealt with, or is a bystander."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydigest.recognise.organisations.phrases import article_start, places_before
from policydigest.recognise.organisations.reading import KNOWN, PERSON, Found, Reading
from policydigest.recognise.organisations.rules import Rules
from policydigest.salience import CHANNEL

SAID_THERE = CHANNEL
MADE = CHANNEL  # "the Boeing 777"
CITED = 0.4
ASIDE = 0.3
BYSTANDER = 0.6
PARTY = 1.3  # the act is done to it or with it: "transferred to the Secretariat"
# With the next ones a late mention no longer makes a subject, an early one still does.
TO_ACT = 0.7  # it will, may or must do something
SAYS = 0.6  # it only tells something
INVOLVED = 1.05  # it joins in, its chief does, or it speaks for its country
CHIEF = 0.86  # its chief is in a story that also names it elsewhere
OFFICER = 0.85  # one of its officers is in the story
SIGNED_WITHIN = 9  # words before "by" among which "signed" is looked for
_CALLED = 7  # words from "the" in "the German public broadcaster" to a name
_ARTICLES = ("the", "a", "an", "its", "their")
_DESCRIBED = 4  # words between "by" and a name: "by the state-owned lender KfW"
GIVEN_WITHIN = 12  # words between "handed" and "to"
# Kinds of which nobody founds one in the news with "a" before its name.
_NOT_FOUNDED = frozenset(("company", "media", "party", "university", "intergovernmental", "native"))
# Kinds of bodies to which much is told that is not for them; "" are acronyms that nothing explains.
_HEARERS = frozenset(("", "media", "exchange"))
_MODEL = re.compile(r"\d{3}|[A-Z]-?\d{2,3}")


def part_of(reading: Reading, item: Found, after: str, rules: Rules) -> float:
    """What part the organisation plays where it is named."""
    patterns, words, first = rules.patterns, reading.words, item.first
    places = places_before(words, first)
    if item.name in rules.platforms and _is_where_said(words, item, places, rules):
        return SAID_THERE
    if is_model(words, item, rules):
        return MADE
    is_medium = patterns.medium_before.precede(words, places)
    wider = places_before(words, first, between=4) if is_medium else []
    is_source = is_medium and patterns.source_before.precede(words, wider)
    is_source = is_source and not _is_dealt_with(words, first, rules)
    if is_source or (is_medium and patterns.cited_before.precede(words, wider)):
        return SAID_THERE  # "told the state broadcaster RTTL"
    if is_medium and patterns.reported_after.match(after):
        return SAID_THERE  # "the daily Harbour Mirror reported"
    if patterns.cited_before.precede(words, places) or patterns.forecast_after.match(after):
        return CITED
    if patterns.silent_after.match(after):
        return ASIDE
    told = first - 2 if words[first - 1] == "the" else first - 1
    was_told = told >= 0 and words[told] == "told"
    if was_told and (
        item.sort in rules.parts.houses
        or (told and _is_speaker(reading, told - 1, rules))
        or (item.sort in _HEARERS and not after.startswith(" to "))
    ):
        return ASIDE  # "the minister told BNS", "told Parliament": where it was said
    if _is_owner_said(words, first, after):
        return BYSTANDER
    if item.sort == "intergovernmental" and patterns.union_after.match(after):
        return ASIDE  # "the UN rights chief", "a UN body"
    if patterns.possessive_after.match(after) and reading.flags[item.last + 1] == KNOWN:
        return ASIDE  # "the Department of Commerce's Bureau of Industry and Security"
    if patterns.party_before.precede(words, places) or _is_given(words, first, rules):
        return ASIDE if patterns.possible_before.precede(words, places) else PARTY
    if patterns.chief_after.match(after):
        return CHIEF
    if _is_new(reading, item, rules) or patterns.chosen_after.match(after):
        return PARTY
    if patterns.officer_before.precede(words, places):
        return OFFICER
    post = post_before(words, first, rules)
    if post:
        return CITED if post == "expert" else INVOLVED
    if _is_somebodys(reading, first):
        return CITED
    if patterns.aside_before.precede(words, places) or patterns.ally_after.match(after):
        return ASIDE
    if patterns.party_before.precede(words, places_before(words, first, between=3)):
        return PARTY
    if _agent(words, first, rules):
        return INVOLVED if is_to_do(words, first) else 1.0
    if _is_signatory(reading, first, rules):
        return INVOLVED
    if patterns.task_after.match(after):
        return INVOLVED
    if not patterns.acting_after.match(after):
        return TO_ACT if patterns.to_act_after.match(after) else BYSTANDER
    if patterns.busy_after.match(after):
        return INVOLVED
    if patterns.reacting_after.match(after):
        return SAYS
    if patterns.saying_after.match(after) and not rules.diplomacy & set(item.name.split()):
        return SAYS
    speaks = item.sort == "ministry" and not rules.diplomacy.isdisjoint(item.name.split())
    return INVOLVED if speaks or patterns.joining_after.match(after) else 1.0


def _is_where_said(words: Sequence[str], item: Found, places: Sequence[int], rules: Rules) -> bool:
    """Whether something was said on a platform: "posted on X", "on the social media platform X"."""
    first, said = item.first, rules.patterns.source_before
    parts = rules.parts
    if said.precede(words, places) or not parts.pages.isdisjoint(words[item.last : item.last + 1]):
        return True
    if words[first - 1] not in parts.platform_nouns:
        return False
    wider = places_before(words, first, between=4)
    return said.precede(words, wider) and not _is_dealt_with(words, first, rules)


def is_model(words: Sequence[str], item: Found, rules: Rules) -> bool:
    """Whether a name is that of a thing its company made: "the Boeing 777", "an Airbus A320".

    Not where the number counts something: "Boeing 300 workers", "fined Airbus 300 million".
    """
    if item.sort != "company" or not _MODEL.fullmatch("".join(words[item.last : item.last + 1])):
        return False
    behind = "".join(words[item.last + 1 : item.last + 2])
    counts = len(behind) > len("was") and behind.islower() and behind.endswith(("s", "illion"))
    is_craft = behind in rules.parts.craft
    return is_craft or not words[item.last].isdigit() or not (counts or behind == "%")


def _is_new(reading: Reading, item: Found, rules: Rules) -> bool:
    """Whether a body is one to come: "provides for an Online Safety Commission"."""
    words = reading.words
    return (
        item.first > 0
        and words[item.first - 1] in ("a", "an")
        and words[item.first - 2] not in rules.parts.is_one
        and item.sort not in _NOT_FOUNDED
        and (item.last >= len(words) or words[item.last] in rules.parts.behind_new)
    )


def _is_speaker(reading: Reading, at: int, rules: Rules) -> bool:
    """Whether a token is a person's name or a word for one."""
    return reading.flags[at] == PERSON or reading.words[at] in rules.parts.speakers


def _is_dealt_with(words: Sequence[str], first: int, rules: Rules) -> bool:
    """Whether "on" before a medium tells whom a deed meets: "a fine on … and on the news site"."""
    for at in range(first - 1, max(0, first - _DESCRIBED - 2), -1):
        if words[at] == "on":
            return words[at - 1] in rules.parts.dealt_out
    return False


def is_hit(words: Sequence[str], first: int, after: str, rules: Rules) -> bool:
    """Whether something is done to a medium, which most often only tells the news: "fined X"."""
    if rules.patterns.hit_after.match(after):
        return True
    places = places_before(words, first, between=_DESCRIBED)
    for at in range(first - 1, max(0, first - _CALLED), -1):
        if words[at] in _ARTICLES:  # "fined | the German broadcaster X"
            places.append(at)
            break
        if not words[at][0].isalpha():
            break
    return rules.patterns.hit_before.precede(words, places)


def _is_owner_said(words: Sequence[str], first: int, after: str) -> bool:
    """Whether a name behind "said that" only owns the subject: "said that the Board's talk …"."""
    at = article_start(words, first)
    return at > 0 and words[at - 1] == "that" and bool(re.match(r"['’]s? [a-z]", after))


def post_before(words: Sequence[str], first: int, rules: Rules) -> str:
    """What stands before "of", "at" or "for" and a name: "expert" ("an analyst at"), "post"."""
    at = article_start(words, first)
    if not at or words[at - 1] not in ("of", "at", "for", "with", "from"):
        return ""
    if rules.patterns.expert_before.precede(words, places_before(words, at - 1, between=3)):
        return "expert"
    return "post" if rules.patterns.post_before.ends_at(words, at - 1) is not None else ""


def _is_somebodys(reading: Reading, first: int) -> bool:
    """Whether a name only says whose somebody is: "Elon Musk of Tesla", "Musk, of the Board"."""
    at = first - 2 if first > 1 and reading.words[first - 1] == "the" else first - 1
    if at < 2 or reading.words[at] != "of":
        return False
    at -= 2 if reading.words[at - 1] == "," else 1
    return reading.flags[at] == PERSON


def _agent(words: Sequence[str], first: int, rules: Rules) -> bool:
    """Whether a name is who does it: "imposed by the …", "run by the state-owned bank …"."""
    at = first
    while (
        at > 1 and first - at < _DESCRIBED and words[at - 1] != "by" and _describes(words[at - 1])
    ):
        at -= 1
    if at < 2 or words[at - 1] != "by":
        return False
    word, parts = words[at - 2], rules.parts
    is_done = word.endswith(("ed", "wn", "en")) or word in parts.participles
    is_act = word in parts.participles_of_acts
    is_done |= is_act and not parts.been.isdisjoint(words[max(0, at - 4) : at - 2])
    is_certain = parts.not_done.isdisjoint(words[max(0, at - 5) : at - 2])
    return is_done and is_certain and word not in parts.past_deeds


def _describes(word: str) -> bool:
    return word.islower() or word == "-"


def is_to_do(words: Sequence[str], first: int) -> bool:
    """Whether an agent has a task: "it will be run by the …", "it is led by the …"."""
    at = article_start(words, first)
    return at > 2 and words[at - 3] in ("be", "is", "are") and words[at - 1] == "by"


def _is_given(words: Sequence[str], first: int, rules: Rules) -> bool:
    """Whether something goes to a name: "will hand over all of its business there to Solvara"."""
    at = article_start(words, first)
    if at < 2 or words[at - 1] != "to":
        return False
    given, is_date = rules.parts.given, False
    for word in reversed(words[max(0, at - 1 - GIVEN_WITHIN) : at - 1]):
        if word in given:
            return True
        if word in (".", ";", ":", "to", "that") or (word == "," and not is_date):
            return False
        is_date = word.isdigit()  # "sums paid since 3 May, 2019 to the board"
    return False


def _is_signatory(reading: Reading, first: int, rules: Rules) -> bool:
    """Whether a name is that of one who signed: "signed in Lomé on Monday by the Board's chief"."""
    words = reading.words
    at = article_start(words, first)
    if at < 1 or words[at - 1] != "by":
        return False
    begin = max(reading.bounds(first)[0], at - SIGNED_WITHIN)
    between = words[begin : at - 1]
    return not rules.parts.signed.isdisjoint(between) and "by" not in between
