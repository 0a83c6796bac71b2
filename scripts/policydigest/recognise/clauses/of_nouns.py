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
    found = _OF_A_NOUN.search(sentence, 0, begin)
    return found is not None and not (found["behind"] and cues.past.search(found["behind"]))
