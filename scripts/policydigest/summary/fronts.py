"""What a sentence opens with before its subject, and whether it can do without.

"After the talks, the ministers signed" tells the same without its front. "In rural areas, prices
rose" does not: of what a place, a group, a government or a condition limits, the limit is told too.
"""

from __future__ import annotations

import re

from policydigest.dates import MONTHS

# A time before a subject: "In recent months | the party", "On 3 May 2024 | the ministry"
TIME_FIRST = re.compile(
    r"(?:In|On|Since|By) (?:(?:(?:\d{1,2} )?[A-Z][a-z]+ )?\d{4}|[A-Z][a-z]+"
    r"|(?:the )?(?:last|past|recent|next|coming)(?: [a-z]+)? [a-z]+),? (?=the [a-z])"
)
_FRONT = re.compile(
    r"^(?:During|In|On|At|By|After|Because|Following|As|With|Under|Since|Until|While|When|Before|Speaking|"
    r"For|Last|Earlier|Amid|Against)\b[^,]{3,160},\s+(?=\S)"
)
# "At least 23 people were killed, …" is no front but the fact itself.
_TELLS = re.compile(
    r"(?:In|On|At|By|For|Last|Earlier)\b.*\b(?:was|were|is|are|has|have|had|will|stands?|stood|"
    r"sits?|sat|lies|lay|comes?|came|goes|went|(?:said|told|found|held|[a-z]+ed) that)\b"
)
_WHEN = re.compile(rf"\d{{4}}|{'|'.join(MONTHS)}")
_EVENTS = (
    r"meetings?|sessions?|hearings?|summits?|conferences?|ceremony|talks|briefings?|debate|"
    r"sittings?|readings?|congress|forum|gathering|rally|launch|signing|opening"
)
_UTTERANCES = (
    r"statements?|communiqu[ée]|judge?ments?|rulings?|verdict|decisions?|orders?|letters?|"
    r"interviews?|speech|address|remarks|releases?|reports?|notes?|notices?|posts?|messages?|"
    r"replies|reply|tweets?|video|article|filing|papers?|circulars?|email|memo|votes?|referendum|"
    r"poll|ballot|move|step|bid|effort|attempt|deal|undertaking|twist|unrelated case|separate case"
)
# What was done stays done without its occasion, its cause or the paper that tells it.
_OCCASION = re.compile(
    r"(?:In|On|At|By|During) (?:an?|the|its|his|her|their|one|another)(?: [a-z\d-]+){0,3}?"
    rf" (?:{_EVENTS}|{_UTTERANCES})(?:,| (?=[a-z])(?!(?:that|where|which|in which|of last)\b))"
    r"|(?:In|At) (?:talks|consultations)\b"
    r"|In (?:response|reaction|reply|addition|contrast|view|spite|(?:the )?light|keeping|line|"
    r"accordance|conformity|recognition|honou?r|memory|short|other words|fact|turn|part|"
    r"the (?:wake|course|presence|meantime|end,)|exercising|doing so"
    r"|th(?:is|at) (?:regard|respect|context|connection|way|sense|spirit))\b"
    r"|(?:With|By|Against) (?:this in mind|this (?:background|backdrop)|contrast|comparison"
    r"|way of|virtue of|(?:an? )?(?:[a-z-]+ )?majority|[a-z\d]+ votes|(?:an? |the )?(?:vote|margin)"
    r" of)\b"
    r"|On (?:behalf|this occasion|the (?:sidelines|margins|fringes|occasion|eve|recommendation|"
    r"advice|initiative|instructions?|orders))\b"
    r"|At the (?:same time|invitation|request|initiative|suggestion|urging)\b"
    r"|As (?:a (?:result|consequence|first step|sign|gesture|token|precaution|reminder)|expected|"
    r"part of|usual|well as|planned|promised|announced|reported|requested"
    r"|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* (?:informs|reports|writes|notes|says))\b"
    r"|Because\b|Amid\b|Speaking\b(?! of| about)"
)
# What came before or beside an act goes. But when something may be done or used to be so is a
# condition: "When prices rise, …", "Following approval, the board may …".
_TIME = re.compile(
    r"(?:During|After|Following|Since|While|When|Last|Earlier|On (?:[A-Z][a-z]+day|[a-z]+ing)"
    r"|On (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d+)"
    r"|At (?:noon|midnight|dawn|dusk|\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m)"
    r"|At the (?:end|start|close|beginning|opening|outset))\b"
)
_CAUSE = re.compile(r"As (?!(?:to|for|of|from|long|far|soon)\b)")
_VERB = re.compile(
    r"\b(?:(?P<done>(?:was|were|has|have|had)(?: (?:not|also|been|since|[a-z]+ly)){0,2}"
    r" [a-z]+(?:ed|en|wn|ught|ade|eld|old|ent|ung|ead|aid)"
    r"|says?|said|told|held|made|gave|took|found|began|met|won|lost|sent|put|set|cut|struck|left|"
    r"went|came|led|brought|bought|sold|paid|rose|fell|grew|drew|threw|chose|wrote|spoke|broke|"
    r"built|kept|ran|saw|became|sought|fought|shot|hit|let|laid|shut|split|withdrew|overthrew|"
    r"(?!need|exceed|proceed|succeed|feed|speed|breed|embed|indeed)[a-z]{2,}ed)"
    r"|was|were|is|are|has|have|had|will|would|shall|should|can|could|may|might|must|did|do|does)\b"
)
# "In Taipei, Minister Roe accused": where somebody stands who speaks
_PLACE = re.compile(r"(?:In|At) (?:the )?[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,3},")
_SPEAKS = re.compile(
    r"says?|said|told|accused|called|described|urged|condemned|welcomed|warned|announced|denied|"
    r"wrote|stressed|added|promised|praised"
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_ARTICLES = ("The ", "A ", "An ")
_JOINED = re.compile(r"(?:and|or|but|nor|so|yet)\b")  # no subject: "a grant of ¥1, or $2, will pay"
_LONGEST = 90  # characters of a front behind which something may lean
_FAR = 160  # characters within which the verb of a main clause stands


def behind_front(text: str) -> str:
    """What a sentence says behind its front, with a capital; "" where it has none.

    The front may name of whom it is told: "In Kenya, the ministry". Then there is nothing to ask.
    """
    found = _FRONT.match(text, 0, _LONGEST)
    if found is None or _VERB.search(found.group()) or _JOINED.match(text, found.end()):
        return ""
    rest = text[found.end() :]
    names = rest.startswith("the ") and _CAPITAL.search(found.group(), 1)
    return "" if names else rest[:1].upper() + rest[1:]


def droppable_front(text: str, *, fits: bool) -> str:
    """The front of a sentence that it can do without, its comma and space included; "" if none.

    `fits`: whether the sentence is short enough as it is. Then a date stays.
    """
    found = _FRONT.match(text)
    if found is None or _TELLS.match(found.group()):
        return ""
    front = found.group()
    if fits and _WHEN.search(front):
        return ""
    return front if _can_go(front, text[found.end() : found.end() + _FAR]) else ""


def _can_go(front: str, rest: str) -> bool:
    """Whether what stands behind a front is true without it."""
    if _OCCASION.match(front):
        return True
    if _CAUSE.match(front):  # but "As mayor, …"
        return _VERB.search(front) is not None
    verb = _VERB.search(rest)
    if verb is None or verb["done"] is None:
        return False
    if _TIME.match(front):
        return True
    is_named = rest[:1].isupper() and not rest.startswith(_ARTICLES)
    return is_named and bool(_SPEAKS.fullmatch(verb["done"]) and _PLACE.match(front))
