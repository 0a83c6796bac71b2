"""Whose fine a sum is, or what kind of one, where nothing else tells what the sum counts."""

from __future__ import annotations

import re

from policydigest.recognise.money.rules import Rules

FEW = "two|three|four|five|six|seven|eight|nine|ten"
# "fined [four shippers] €395 million, [two makers of plugs] €76 million and [Ovexa Ltd] €7 million"
NOUN = (
    rf"((?:(?:an?|the|its|{FEW}|\d{{1,3}}) "
    r"[a-z][\w’'-]*(?: [\w’'-]+){0,4}?)"
    r"|(?:the )?[A-ZÀ-Þ][\w’'.&-]*(?: (?:[A-ZÀ-Þ][\w’'.&-]*|of|the|de|&)){0,5}?"
    r"(?: (?:plc|d\.o\.o\.|d\.d\.|a\.s\.|s\.r\.o\.|mbH))?)"
)
_FINED = re.compile(rf"\bfine[ds]? {NOUN}\s$")
_WAS_FINED = re.compile(
    r"(?:^|[.;:] |, (?:and|while) )([^\s,.;:][^,;:]{1,50}?)"
    r"(?:, [^,]{2,60},)? (?:has been|have been|was|were) fined\s$"
)
_HEADLINE = re.compile(r"([A-ZÀ-Þ][\w’'.&-]*(?: (?:[A-ZÀ-Þ][\w’'.&-]*|of|and|&)){0,6}) fined\s")
_WHO_WAS_FINED = ("been fined ", "was fined ", "were fined ")
_CAN_BE_FINED = re.compile(r"\b(?:can|could|may|might) be fined $")
# "proposed to issue [a fine of] £90,000"
PROPOSED = re.compile(
    r"\b(?:propos|recommend|intend|plann|threaten|consider)[a-z]* (?:to [a-z]+ )?(?:an? |the )"
    r"(?:[a-z]+ )?(?:fine|penalty|levy) of $"
)
_NAME = r"[A-ZÀ-Þ][\w’'.&-]*(?: (?:[A-ZÀ-Þ][\w’'.&-]*|of|&)){0,6}"
_TO_PAY = re.compile(  # "Saltco Ltd and its director to pay penalties of $4", as lists have it
    rf"(?:[•*–-] )?({_NAME})(?: \([^()]*\))?(?: and (?:an?|its|his|their) [^,;:]*)? to pay "
    r"(?:an? )?((?:[a-z]+ )?(?:fines?|penalt(?:y|ies)|damages|compensation))(?: of| totall?ing)? $"
)
# "2. Halden Lounge, Lamu – [Ksh 1,850,000]", "Halden Lounge | 395 | [Ksh 1,850,000]"
_ITEM = re.compile(
    rf"(?:\(?\w{{1,3}}[.)] )?({_NAME})(?:, [^,;:|\n]{{3,30}})?(?: \([^()]*\))?"
    r"(?: [–—-] | ?: | \| (?:[\w./-]*\d[\w./-]* \| )?|\s{3,})$"
)
_CALLED = re.compile(  # what a cell calls a sum, and whose it is not
    r"(?:Sub)?[Tt]otal|Sum|Fines?|Penalt(?:y|ies)|Amounts?|Costs?|Interest|Tax|VAT|Others?|Fees?"
    r"|Balance|Deposit|Damages|Sanctions?|Levy|Charges?|Value|Budget|Revenue|Turnover|Maximum|Minimum"
)
OPENING = 700  # characters of a text that say whether its lists are of penalties
_TELLS_OF_FINES = re.compile(r"\b(?:[Ff]ine[sd]?|[Pp]enalt(?:y|ies)|[Pp]enali[sz]ed)\b")
BY_WHOM = re.compile(  # heads the column of those who imposed them
    r"^\W*(?:[\w ]{0,30} )?(?:authority|regulator|supervisor|(?:issued|imposed) by|country)\s*\|",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING_SMALL = re.compile(r"(?:The|An?)\b|[A-Z][a-z]+ (?=[a-z])")  # "Another bank", but "Saltco"
_EACH = re.compile(r"\s(?:an?|per|every|each) (day|week|month|year)\b")  # "fined it $4 [a day]"


def to_pay(head: str) -> str:
    """Whose penalty a sum is that somebody is "to pay": "penalties for Saltco Ltd"."""
    found = _TO_PAY.match(head) if " to pay " in head else None
    return f"{found[2]} for {found[1]}" if found else ""


def in_list(text: str, head: str) -> str:
    """Whose fine a sum is that stands behind a name in a list or table of penalties."""
    found = _ITEM.fullmatch(head)
    if found is None or not _TELLS_OF_FINES.search(text, 0, OPENING):
        return ""
    is_cell = head.endswith(" | ") and not _CALLED.fullmatch(found[1])
    if " " not in found[1] and not is_cell:
        return ""
    return "" if BY_WHOM.search(text) else f"fine for {found[1]}"


def fine(head: str, after: str, rules: Rules) -> str:  # noqa: ARG001 - as the other ways
    """Whose fine a sum is that nothing else tells: "fined Alba Ltd $4", "Alba Ltd was fined $4"."""
    if "fine" not in head:
        return ""
    met = _FINED.search(head) or _WAS_FINED.search(head) or _HEADLINE.fullmatch(head)
    if met:
        whom = met[1]
        whom = whom[0].lower() + whom[1:] if _OPENING_SMALL.match(whom) else whom
        told = f"fine for {whom}"
    elif head.endswith(_WHO_WAS_FINED):  # "a firm which rang people at night has been fined"
        told = "fine"
    elif _CAN_BE_FINED.search(head):
        told = "maximum fine"
    else:
        return ""
    each = _EACH.match(after)
    return f"{told}, each {each[1]}" if each else told
