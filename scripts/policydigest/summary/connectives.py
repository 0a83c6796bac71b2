"""What ties a sentence to those around it, or only announces it, and can go.

Nothing that a sentence tells is lost: "However, the port has also closed, it said" tells that the
port has closed.
"""

from __future__ import annotations

import re

_PLEASED = re.compile(
    r"[A-ZÀ-Þ][^,;:“]{2,100}? (?:is|are) (?:pleased|happy|delighted|proud|honoured|glad) to "
    r"(?:announce|inform|report|confirm|advise)(?: [a-z ]{2,30})? that (?=(?:the |an? )?[A-ZÀ-Þ])"
    r"|[A-ZÀ-Þ][^,;:“]{2,100}? (?:wish(?:es)?|would like) to (?:announce|inform|notify|advise)"
    r"(?: [a-z ]{2,40})? that,? (?=(?:the |an? )?[A-ZÀ-Þ]|all |no |"
    r"(?:effective|with effect from|from|as of) (?:\d|[A-Z]))"
    r"|The (?:[a-z]+ )?public is hereby (?:informed|notified) that (?=the |an? |[A-ZÀ-Þ])"
)
# "The Bank of Salt informs the public that it has": what it has done is told.
_INFORMS = re.compile(
    r"([A-ZÀ-Þ][^,;:“]{2,80}?) (?:hereby )?(?:informs|notifies|advises|"
    r"(?:wishes|would like) to (?:inform|notify|advise)) "
    r"(?:members of )?(?:(?:the|its) )?(?:[a-z]+ ){0,2}?(?:public|population|customers|citizens) "
    r"that (?:on (?P<day>\d{1,2} [A-Z][a-z]+ \d{4}),? )?it (?=[a-z]+ )"
)
_OWN_REPORT = re.compile(
    r", (?:it|they|he|she) (?:said|says|announced|confirmed|reported)"
    r"(?: (?:on|in) (?:[A-Z]\w+day|\d{1,2} [A-Z]\w+ \d{4}|[A-Z]\w+ \d{4}))?\.$"
)
_COURTESY = re.compile(  # but not "Hon. Treasurer", who is honorary
    r"\b(?:(?:the|The) )?(?:(?:Rt\.?|Right|Most) )?Hon(?:ourable|orable|\.)? "
    r"(?=(?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?[A-ZÀ-Þ][\w’'.-]* [A-ZÀ-Þ])(?!Treasurer|Secretary|Consul)"
    r"|\b(?:Shri|Shrimati|Smt\.?) (?=[A-ZÀ-Þ])"
)
_AGENCY = re.compile(  # ", Trend reports", ", Kabar reports citing the ministry"
    r", [A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3} (?:reports|informs)"
    r"(?: (?:citing|quoting|with reference to|referring to) [^,]{2,70})?\.$"
)
# "last week's quakes": which week it was is told by the day behind the sentence, or not at all
_WEEKS = re.compile(r"\b(?:[Ll]ast|[Tt]his) week(?:end)?['’]s (?=[a-z])")
_DONE = re.compile(r"\b(?:has|have) (?:[a-z]+ed|begun|won|bought|sold|built|put|made|sent|given)\b")
# Of each connective a part by which its absence is told sooner.
_CONNECTING = (
    *(" also", "as well", " either", "therefore", "however,", "meanwhile,", "moreover,"),
    *("by contrast,", "in turn,", "part,", " then ", " here", "other hand,", "thereby", " thus"),
    *("Hon", " reports", " informs", " too", " moreover ", " furthermore ", " besides "),
    *("Shri", "Smt", "week's ", "week’s ", "weekend's ", "weekend’s ", " ,", " )"),
)
_CONNECTIVES = re.compile(  # what ties a sentence to the one before it and can go
    r"[,\s](?:"
    r"(?<=,)\s(?:however|meanwhile|too|therefore|moreover|by contrast|in turn|on the other hand|"
    r"also [a-z]+ed|"
    r"for (?:its|his|her|their) part),"
    r"(?=\s)"
    r"|(?<=\s)(?<!\bbut\s)(?:also|therefore)(?=\s[a-z])"
    r"|(?<=[a-z]\s)either(?=[,.])"
    r"|(?:(?<=\bis\s)|(?<=\bare\s)|(?<=\bwas\s)|(?<=\bwere\s))(?:thereby|thus)(?=\s[a-z])"
    r"|(?:(?<=\bwas\s)|(?<=\bwere\s))then(?=\s[a-z])"
    r"|(?:(?<=\s)as well|(?<=,)\stoo|(?<=\s)too)(?=[.!]?$)"
    r"|(?:(?<=\bhas\s)|(?<=\bhave\s)|(?<=\bhad\s))(?:moreover|furthermore|besides)(?=\s[a-z])"
    r"|(?<=\s)\s*(?=[,)](?:\s|$))"  # a space that a typist left
    r"|(?<=\s)here,?(?=\s(?:on|over|for|from|at|today|yesterday)\s?)"  # the dateline's place
    r")"
)
_THEN = re.compile(  # "Doe and the Minister of Ports then sat down"
    r"((?:(?:[A-ZÀ-Þ][\w’'.-]*|and|of|the|for) ){0,8}[A-ZÀ-Þ][\w’'-]*) then"
    r"(?= (?:[a-z]+ed|sat|said|told|went|took|gave|made|met|put|left|won|held|saw|came|became|"
    r"began|wrote|sent|set|brought|built|led|ran|struck)\b)"
)
# "Doe, the Minister of Ports, then reported"
_THEN_ASIDE = re.compile(r"([A-ZÀ-Þ][^,]{2,80}, [^,]{3,80},) then(?= [a-z]+ed\b)")
_CONNECTING_OPENING = re.compile(r"(?:Accordingly|In return),?\s(?=[A-Z\d])")


def without_connectives(text: str) -> str:
    """A sentence without "also", ", however," and the like, and without courtesies."""
    opening = _CONNECTING_OPENING.match(text)
    text = text[opening.end() :] if opening else text
    if " then " in text:
        then = _THEN.match(text) or _THEN_ASIDE.match(text)
        text = f"{then[1]}{text[then.end() :]}" if then else text
    if not any(map(text.__contains__, _CONNECTING)):
        return text
    text = _WEEKS.sub(lambda week: "The " if week[0][0].isupper() else "the ", text)
    return without_courtesy(_CONNECTIVES.sub("", text))


def without_announcement(text: str) -> str:
    """A sentence without "The port is pleased to announce that": told is what it announces."""
    if " that" not in text:
        return text
    pleased = _PLEASED.match(text)
    if pleased is None:
        return _INFORMS.sub(_informed, text, count=1) if " it " in text else text
    rest = text[pleased.end() :]
    return rest[:1].upper() + rest[1:]


def _informed(found: re.Match[str]) -> str:
    """Who informs, and the day of what is told: "The board on 3 May 2024 [fined]"."""
    day = f"on {found['day']} " if found["day"] else ""
    return f"{found[1]} {day}"


def without_courtesy(text: str) -> str:
    """A sentence without "Hon." or "Shri" before a name, and without the agency at its end."""
    text = _COURTESY.sub("", text)
    agency = _AGENCY.search(text) if "report" in text or "inform" in text else None
    return f"{text[: agency.start()]}." if agency else text


def without_own_report(text: str) -> str:
    """What somebody has done, without ", it said" behind it: "Vexnor has signed the contract"."""
    report = _OWN_REPORT.search(text)
    return (
        f"{text[: report.start()]}." if report and _DONE.search(text, 0, report.start()) else text
    )
