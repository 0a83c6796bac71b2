"""Dates that belong to a noun of their sentence, and not to what its verb tells."""

from __future__ import annotations

import re

from policydigest.recognise.clauses.tense import ClauseRules

_OPENING_SPAN = re.compile(
    r"(?:[A-ZÀ-Þ][^:;.]{2,40}: )?(?:Since|After|Until|Before|Following|Ahead of) "
    r"(?:(?:an?|the|its|their|his|her)\s|[a-z]+ing\s?)[^,]*$"
)
_OF_A_NOUN = re.compile(
    # "left following his naming by the board [yesterday]"
    r"\b(?P<behind>(?:following|upon|despite|ahead of|in response to|in the wake of|in light of) "
    r"(?:an?|the|its|their|his|her)\s[^,]*$)"
    # "complained about a breach made [in 2018]"
    r"|\b(?:regarding|concerning|about|over) (?:an?|the|its|their|his|her) (?:[\w’'-]+ ){1,6}"
    r"(?:made|committed|signed|taken|done|held|issued|caused)\s?$"
    # "voted so, as at its meeting [in May]"
    r"|\bas (?:at|in|during) (?:the|its|their) [^,]*$"
    # "exchanged instruments of the treaty on salt concluded in Lamu [on 3 May]"
    r"|\b(?:of|to|under|by|with|from|for) (?:the|its|their|an?) (?:[\w’'-]+ ){0,3}?"
    r"(?i:treaty|agreement|convention|protocol|pact|accord|memorandum|declaration|contract|charter)"
    r"(?: [\w’'-]+){0,6}? (?:concluded|signed|adopted|initialled)"
    r"(?: (?:in|at) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)?\s?$"
    # "prices rose in the year [to November]"
    r"|\b(?:in|over|for|during) the (?:[\w-]+ ){0,2}(?:year|quarter|months?|half|weeks?|period)"
    r"(?: (?:to|ended|ending|through))?\s?$"
)
# "was named for a term [starting in 2024]"
_STARTING = ("starting", "beginning", "commencing", "running", "ending", "expiring")
_SPAN_OF_OFFICE = re.compile(r"\bfor an? (?:[\w-]+ ){0,3}(?:term|mandate|period|tenure)s?\s?$")
_IN_FORCE = re.compile(
    r"\s*(?:has |have |had )?(?:(?:enter(?:ed|s)?|c[ao]mes?) into (?:force|effect)"
    r"|t(?:ook|akes?) effect)\b"
)
_LAWS = (
    r"(?:agreement|treat|law|act|rule|regulation|decree|convention|protocol|ban|amendment|deal|pact"
    r"|tariff|measure|sanction|ordinance|code|order|accord|charter|statute|directive|bill)(?:y|ies|s)?"
)
_A_LAW = re.compile(rf"\b{_LAWS}\b", re.IGNORECASE)
_LAW_ON = re.compile(
    rf"\b(?:(?:the|an?|its|their|these|those|two|three|new) )?(?:[\w’'-]+ )?{_LAWS} "
    r"(?:on|of|about|for|concerning|between|governing|against|with) (?=[^,;]*$)",
    re.IGNORECASE,
)


def is_of_a_noun(sentence: str, begin: int, cues: ClauseRules) -> bool:
    """Whether a date that begins here is a noun's alone: "left following his naming [in May]".

    So "Since the start of the works [in May] the port has spent" tells nothing of May.
    """
    span = _OPENING_SPAN.match(sentence, 0, begin)
    if span and not (
        cues.past.search(span.group()) or set(span.group().split()) & cues.auxiliaries
    ):
        return True
    if sentence.startswith(_STARTING, begin) and _SPAN_OF_OFFICE.search(sentence, 0, begin):
        return True
    found = _OF_A_NOUN.search(sentence, 0, begin)
    return found is not None and not (found["behind"] and cues.past.search(found["behind"]))


def law_in_force(sentence: str, head: int, pronoun: int, behind: int) -> int:
    """Where begins what is told to be in force: "the pact on the border | that entered into force".

    A noun phrase begins at `head`, its pronoun at `pronoun` and the verb at `behind`. Borders are
    never in force, so the law before them is meant.
    """
    if not _IN_FORCE.match(sentence, behind) or _A_LAW.search(sentence, head, pronoun):
        return head
    law = _LAW_ON.search(sentence, 0, head) or _LAW_ON.search(sentence, 0, pronoun)
    return law.start() if law else head
