"""Sentences and headlines cut shorter by rules: nothing is added, the main clause stays."""

from __future__ import annotations

import re

from policydigest.dates import MONTHS, WEEKDAYS
from policydigest.summary.fronts import droppable_front
from policydigest.summary.motions import without_mover
from policydigest.summary.stranded import AUXILIARY, is_stranded

MIN_WORDS = 7  # of a sentence that tells anything
_LEAST_QUOTED = 8  # words of a quotation that is cut
_CLAUSE_END = re.compile(r"[.;,](?=\s)")
LEAST_BEFORE = 30  # characters that must stand before a cut

_MAIN_VERB = "was|were|is|are|has|have|had|will|would|said|told|[a-z]+ed"
_ASIDE = re.compile(
    r",\s+(?:who|which|whose|where|including|co-chaired|chaired|led|cited)\b[^,:;]{3,120},"
    # nor before the rest of it: "whose report, | released in May, says"
    r"(?!\s[a-z]+(?:ed|en|wn) (?:on|in|by|at|last|this|to)\b[^,]*,)"
    # not inside a list
    # nor before another thing: "which it sold to Salt, | another firm"
    r"(?=\s+(?!(?:to|of|from|by|which|who|where|said|says|the|an?|its|their|his|her|another|one|"
    r"two|both|all|each|some|many|most|several|but|nor|yet|so|that|"
    # "salt, which it sold as brine, | also known as muriate, that …"
    r"(?:(?:also |better |otherwise )?known|formerly|hereinafter)|"
    r"with|(?:on|in|for|at)\s[a-z]+)\b)[a-z]++(?!,|\s(?:and|or)\b))"
)
_CLAUSE = re.compile(
    # but not ", as Mediator, …" behind "appoints Jane Roe"
    r",\s+(?:who|which|where|whose|(?:the|an?) [a-z]+ (?:whose|which|that)|while|although|"
    r"(?:even )?though|even as|after|"
    r"as(?!\s(?:its\s)?[A-Z][\w’'-]*(?:,|\s(?:of|for|and)\b))|because|since|with|including|"
    r"saying|adding|according to|among others|and that|in which|when|so that|on top of|days after|"
    r"hours after|(?:the )?[a-z]+ (?:on|of|for) which|in a|in an|apart from|but|"
    r"yet|based|[a-z]{4,}ing|"
    r"an? (?:move|verdict|decision|step|measure|deal|case|ruling|project|sum|figure|plan))\b"
)
# "\s\s*" and not "\s+": what begins with a single character is sought faster.
_ADVERBIAL = re.compile(
    r"\s\s*(?:because|while|although|until(?!\s\d)|when|where|"
    r"(?<!\blook )(?<!\blooks )(?<!\blooked )(?<!\blooking )after(?!\.?$)|"
    # but "as soon as they can"
    r"(?<!\bsoon )(?<!\blong )(?<!\bfar )(?<!\bmuch )(?<!\bmany )(?<!\bwell )as (?:it|they|s?he)|"
    r"in order to|so that|so as to|following|ahead of|amid|despite|"
    r"that (?:can|could|may|might|will|would))\b"
)
_LOOSE = re.compile(rf"{_ADVERBIAL.pattern}|\s\s*(?:since|(?<!\bnever )before|during)\b")
_UNITS = ("day", "night", "morning", "week", "month", "year", "decade", "hour", "minute", "moment")
_SPANS = (*_UNITS, *(f"{unit}s" for unit in _UNITS), "time", "point")
_SPAN_LEFT = re.compile(  # what "a year [after auditors found …]" leaves behind
    r"(?<!\bover)(?<!\bfor)(?<!\bin)(?<!\bof)(?<!\bwithin)(?<!\bduring)(?<!\bafter)(?<!\bto)"
    r",? (?:the|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|some)"
    r"(?: few| couple of| or more)? "
    rf"(?:{'|'.join(_UNITS)})s?$"
    r"|,? at an? (?:time|moment|point)$"
)
_REPORT = re.compile(
    r", (?!(?:has|have|had) )(?:[^,]{2,80} )?(?:said|announced|confirmed|reported|according to)\b"
    r"[^,]*(?:,[^,]*)?$"
)
# With what stands before it, or the day itself behind it: "sells permits [from Monday]", "will meet
# [tomorrow, on Wednesday, May 15,] at ten"
_MONTH_DAY = rf"(?:{'|'.join(MONTHS)}) \d{{1,2}}|\d{{1,2}} (?:{'|'.join(MONTHS)})"
_DAY = re.compile(
    r"(?: tomorrow,)?(?: on| late on| early on| from| since)? "
    rf"(?:(?:{'|'.join(WEEKDAYS)})day|yesterday|today)\b(?!['’])"
    rf"(?:, (?:{_MONTH_DAY})(?:st|nd|rd|th)?\b(?:,? \d{{4}})?,?)?"
)
_FRAGMENT = re.compile(  # what does not begin a main clause: "to be paid back", "training, the …"
    r"(?:to|and|or|but|who|which|where|was|were|is|are|in|at|on|of|by|for|with|"
    r"since|because|while|although|though|unless|whereas|that|nor|so)\b"
    r"|(?:\S+ ){0,5}\S+, "
    # "called out by the union, …", of "Last week clerks, called out by the union, left"
    r"|[a-z]+(?:ed|en|wn|ught) (?:by|out|up|off|in|on|at|to|from|with|for|of|as|under)\b"
    r"|(?:19|20)\d\d [a-z]"  # of "In a decision of May 3, | 2024 the board said"
)
_NAME = r"(?:the )?[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,3}"
# "the Ministry of Health, | Population and Labour"
_NAME_GOES_ON = re.compile(rf"{_NAME} and [A-ZÀ-Þ]")
_NAMES = re.compile(rf"{_NAME}(?:, {_NAME})+,? and (?:the )?[A-ZÀ-Þ]")  # "Chile, Peru and Cuba"
# What a setting leaves that is no sentence: "an engineer who founded it", "a narrower margin than
# was thought", "Jane Roe, signed a deal" behind "In Rome the minister,".
_APPOSITION = re.compile(
    r"(?:[Aa]n?|[Tt]he) (?:[\w’'-]+ ){1,5}(?:who|which|whose|than|ever [a-z]+ed)\b"
    # "information that promotes growth", "work on which began"
    r"|[a-z][\w’'-]* (?:(?:on|of|in|for|to|from|by|with|under) )?(?:who|which|whose|that)\b"
    rf"|(?:[A-ZÀ-Þ]|the |an? )[^,]{{2,90}}, (?:{_MAIN_VERB})\b"
)

# "customers who booked two days [after it was off]", "a law that forbids exploration [where the
# ore is rich]": which of them is meant
_WHO = re.compile(
    r"\b(?:[a-z]+ (?:who|which|whose)|(?:law|rule|bill|act|order|decree|measure)s? that)\b[^,;:]*$"
)
# "the part of the plan [that would allow it]": what is cut says which
_SAYS_WHICH = re.compile(r"\bthe (?:part|kind|sort|only|first|last|same)\b[^,;]*$")
# "the places [where laying it makes no sense]"
_PLACE_OF = re.compile(r"\b(?:the|those|any|all|no|other|many|some) [a-z]+$")
# "electoral rules [that will let him stay]", "a law [that would …]": no noun that is known
_WHICH = re.compile(
    r"\b(?:an? (?:[\w’'-]+ ){0,3}[\w’'-]+"
    r"|(?:approved|adopted|passed|signed|backed|proposed|issued|announced|enacted|published|"
    r"unveiled) "
    r"(?:[a-z][\w’'-]* ){0,3}[a-z][\w’'-]*s) that (?:can|could|may|might|will|would)\b"
)
_HALF = re.compile(r",? and (?=[a-z]+ (?:the|an?|its|their|his|her|[a-z]+s)\b)")
_JOINT = re.compile(r", (?:and|but|or) ")  # two main clauses may meet here
# "her predecessor, Juan Roe[, who led it,] was told": the comma before the name has a second one
_OF_NAME = re.compile(rf"[a-z], {_NAME}$")
_NAME_REACH = 60  # characters in which such a name stands
_INCLUDING = ", including "
_AUXILIARY_BEHIND_ASIDE = re.compile(rf"[^,;]*,\s(?:{AUXILIARY})\b")
# "A pays £5, and B, with ten shops, £3": the sum goes with what stands before the aside
_SUM_BEHIND_ASIDE = re.compile(r"(?:[^,;]|,(?=\d))*,\s(?:[A-Z]{0,3}[£$€¥]|[A-Z]{2,3} ?\d|\d)")
_VERB_BEHIND_ASIDE = re.compile(rf",\s(?:{_MAIN_VERB})\b")
# Without one of these what follows a setting may be its apposition.
_FINITE = re.compile(rf"\b(?:{AUXILIARY}|[a-z]+(?:ed|s))\b")


# Two and more things before a colon, and what would make a sentence of them.
_FRONT = re.compile(r"([^:;.?!“\"()]{2,60},[^:;.?!“\"()]{2,60}): ")
_TELLING = re.compile(rf"\b(?:{AUXILIARY}|says?|said|told|[a-z]+ed)\b")
_LIST = re.compile(r":\s[^:]*;")  # "four lines are named: planning; training …"


# What is reported stands in the setting: "When it let the mine be dug it broke the law, | it ruled"
_ONLY_REPORTS = re.compile(
    r"[^,;]{3,90} (?:ruled|said|says|found|held|announced|confirmed|reported|declared)"
    r"(?: (?:on|in) [\w ]{4,20})?\.$"
)


def without_front(text: str) -> str:
    """A sentence without words before a colon that say nothing: "Three rooms, one text: …"."""
    front = _FRONT.match(text) if ": " in text else None
    if front is None or _TELLING.search(front[1]) or _LIST.search(text):
        return text
    rest = text[front.end() :]
    return rest[:1].upper() + rest[1:] if _is_sentence(rest) else text


def without_report(text: str) -> str:
    """A clause without ", officials said on Monday" at its end: for a title."""
    match = _REPORT.search(text)
    if match and len(text[: match.start()].split()) >= MIN_WORDS:
        text = text[: match.start()]
    return _DAY.sub("", text)


def _second_half(text: str) -> int:
    """Where the second half of "rules that will let him stay and give …" begins, 0 without one.

    The first says which rules are meant: it stays.
    """
    which = _WHICH.search(text)
    half = _HALF.search(text, which.end()) if which else None
    return half.start() if half else 0


def shortened(text: str, characters: int, words: int = 1000) -> str:
    """Subordinate clauses cut off the end until the text fits; whole where it already does."""
    while len(text) > characters or len(text.split()) > words:
        if short := without_mover(text):
            text = short
            continue
        cut = (
            _last_cut(text, _CLAUSE)
            or _last_cut(text, _ADVERBIAL)
            or (" that " in text and _second_half(text))
        )
        if not cut:
            break
        text = _without_span(text[:cut])
        text = f"{_without_rest(text)}."
    return text


def _without_span(text: str) -> str:
    """A text without the span of time that a cut has left at its end, and without marks there."""
    text = text.rstrip(" ,;:–—-")
    return _SPAN_LEFT.sub("", text) if text.endswith(_SPANS) else text


def _without_rest(text: str) -> str:
    """A text without what a cut has left behind its semicolon: "…; in telecommunications"."""
    whole, mark, rest = text.rpartition("; ")
    return whole if mark and not _TELLING.search(rest) else text


def _last_cut(text: str, pattern: re.Pattern[str]) -> int:
    """Where the last clause of this kind that may go begins, 0 if none does."""
    listed = _LIST.search(text)  # of a list all is told or nothing
    cuts = [
        match.start()
        for match in pattern.finditer(text, 0, listed.start() if listed else len(text))
        if match.start() > LEAST_BEFORE
        and not is_stranded(text[: match.start()])
        and not _is_aside(text, match.start())
        and not (" that " in match.group() and _says_which(text, match))
        and not (match.group().endswith("where") and _PLACE_OF.search(text, 0, match.start()))
        and not (text[match.start()] == " " and _WHO.search(text, 0, match.start()))
    ]
    return cuts[-1] if cuts else 0


def _says_which(text: str, cut: re.Match[str]) -> bool:
    """Whether a clause with "that" says which of them is meant, or what they are."""
    if _SAYS_WHICH.search(text, 0, cut.start()):
        return True
    return any(cut.end() == which.end() for which in _WHICH.finditer(text))


def _is_aside(text: str, start: int) -> bool:
    """Whether the verb of the clause in which something begins here stands behind it."""
    if _AUXILIARY_BEHIND_ASIDE.match(text, start + 1) or _SUM_BEHIND_ASIDE.match(text, start + 1):
        return True
    if text.startswith(_INCLUDING, start) and _VERB_BEHIND_ASIDE.search(text, start + 1):
        return True  # "that fees at ports, including Lamu's, broke the law"
    joints = [match.end() for match in _JOINT.finditer(text, 0, start)]
    told = _TELLING.search(text, joints[-1] if joints else 0, start)
    return told is None and _VERB_BEHIND_ASIDE.search(text, start) is not None


def without_last_clause(text: str) -> str:
    """A text without the last clause that depends on it; as it is where none can go."""
    cut = _last_cut(text, _CLAUSE) or _last_cut(text, _LOOSE)
    if not cut or _VERB_BEHIND_ASIDE.search(text, cut):  # "X, who left since …, told"
        return text
    return _without_span(text[:cut])


def main_clause(text: str, words: int) -> str:
    """A sentence without its setting ("During the visit, …"), asides and trailing clauses.

    A setting that limits what is told stays, and one that tells a date where there is room for it.
    """
    if len(text.split()) > words and not text.startswith("According"):
        text = _ASIDE.sub(_kept_aside, text)
    short = shortened(text, len(text), words)
    front = "," in text and droppable_front(text, fits=len(short.split()) <= words)
    if not front or not _is_clause(rest := text[len(front) :], front):
        return short
    return shortened(rest[:1].upper() + rest[1:], len(rest), words)


def _kept_aside(found: re.Match[str]) -> str:
    """What stays of an aside: all of it where another clause hangs on it, "…, and none exists".

    But "Doe, who led the port, and a clerk were tried": both are one subject.
    """
    text, end = found.string, found.end()
    hangs = text.startswith((" and ", " or "), end) and _TELLING.search(text, 0, found.start())
    if hangs:
        return found.group()
    start = found.start()
    return "," if _OF_NAME.search(text, max(0, start - _NAME_REACH), start) else ""


def _is_clause(rest: str, setting: str) -> bool:
    """Whether what is left behind a setting's comma is a sentence of its own.

    A list or a name may have begun in the setting: "On Friday Cuba, | Chile and Peru agreed", "When
    the Ministry of Health, | Population and Labour tested".
    """
    ends_small = setting.rstrip(", ").split(" ")[-1].islower()
    if _ONLY_REPORTS.match(rest):
        return False
    if _APPOSITION.match(rest) or (not ends_small and _NAME_GOES_ON.match(rest)):
        return False
    if _FRAGMENT.match(rest) and not (ends_small and _NAMES.match(rest)):
        return False
    return _is_sentence(rest)


def _is_sentence(text: str) -> bool:
    """Whether a text is long enough to tell anything, and has what may be its verb."""
    return len(text.split()) >= MIN_WORDS and _FINITE.search(text) is not None


def quotation(text: str, words: int) -> str:
    """So much of a quotation as fits, up to the end of a clause; "" if that would be too little.

    What is left out is marked.
    """
    if len(text.split()) <= words:
        return text
    end = 0
    for match in _CLAUSE_END.finditer(text):
        if len(text[: match.start()].split()) > words - 1:
            break
        end = match.start()
    kept = text[:end]
    return f"{kept} […]" if len(kept.split()) >= _LEAST_QUOTED else ""
