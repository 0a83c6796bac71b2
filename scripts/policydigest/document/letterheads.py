"""Lines above a story that only say who writes, where and what: no headline if one follows."""

from __future__ import annotations

import re

# A line that heads a page and is no headline if another one follows: "GOVERNMENT NOTICE No. 7 of
# 2025", "Ministry of Lands and Agriculture". Not "Ministry of Lands sells farms".
_HEADS_A_PAGE = re.compile(
    r"(?i:(?:[a-z]+ ){0,4}(?:notice|circular|statement|release|communiqué|bulletin|gazette|advisory"
    r"|memorandum|directive)"
    r" (?:no|n[°º]|number)\b.*)"
    r"|(?i:the )?(?:[A-Z][\w'’.-]* ){0,4}(?i:republic|government|kingdom|state|ministry"
    r"|department|office|directorate(?:[- ]general)?|secretariat|embassy|agency|authority"
    r"|commission|council|board|bureau|court|committee|subcommittee|service|institute|tribunal|bank|parliament"
    r"|assembly|organi[sz]ation|union|federation|inspectorate|police|ombudsman|chamber|academy"
    r"|rep[uú]blica|gobierno)"
    r"(?:,? (?:of|for|the|and|on|de|del|la)\b| &|,? [A-ZÁÉÍÓÚ][\w'’.-]*)*(?: \([A-Z]{2,9}\))?$"
)
# A line that no headline looks like: "… | PRESS OFFICE", "Autorité de la concurrence".
_LETTERHEAD = re.compile(
    r".* ?[-–—|] ?(?i:press|media|communications?|information)"
    r" (?i:office|service|department|directorate|division|unit|cent(?:re|er))$"
    r"|(?i:press|media|communications?|information) (?i:office|service|department|directorate)"
    r" of (?:the )?[A-ZÀ-Þ].*"
    # "Data Protection Agency – News"
    r"|[A-ZÀ-Þ].* ?[-–—|] (?i:(?:latest )?news(?:room)?|announcements?|home(?:page)?"
    r"|(?:press|media) (?:releases?|statements?|communiqu[eé]s?|cent(?:re|er)|room))$"
    r"|(?:Autori(?:té|tà|dade?)|Agen(?:ce|cia|zia)|Minist(?:ère|erio|ério|ero|eriet)|Commission"
    r"|Comisión|Comissão|Conse(?:il|jo|lho)|Ban(?:que|co|ca)|Tribunale?|Cour|Corte|Institut[oe]?"
    r"|Defensoría|Superintendencia|Secretar[íi]a|Direc(?:ción|ção|tion)|Bundes\w+)"
    r"(?: \w+)?(?:(?:(?: \w+)? (?:et|y|e))?"  # "de la Santé Publique et de la Population"
    r" (?:d[aeou]s?|del|della|delle|pour|para|für)(?: l[ae]s?| los)? [\w'’-]+)+$"
)
# A body's name as its own country writes it: "Delegatura para la Protección de Datos Personales".
_FOREIGN = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]*(?:,? (?:d[aeiou]s?|del|della|delle|las?|los|les?|el|para|pour|per|por|y|et"
    r"|und|für|der|van|het|[A-ZÀ-Þ][\w’'.-]*))+"
)
_SMALL_WORD = re.compile(r" [^\W\dA-ZÀ-Þ]\w*")
_LEAST_FOREIGN = 2  # small words of such a name: "Rio de Janeiro Governor Quits" has one
_NATIVE = re.compile(r"[^a-z\d.:;!?]*[À-ÖØ-ÞĀ-Ž][^a-z\d.:;!?]*")
# "Poinciana House, North Building, East Bay Street, Lima"
_ADDRESS_WORD = r"(?:[A-ZÀ-Þ\d][\w’'./-]*|of|the|and|de|la|del)"
_ADDRESS = re.compile(rf"{_ADDRESS_WORD}(?:,? {_ADDRESS_WORD})*")
_LEAST_PARTS = 2  # commas and numbers: "White House, Senate Reach Deal" has one
_ADDRESSED = re.compile(
    r"(?i:\b(?:house|building|street|road|avenue|boulevard|centre|center|complex|towers?|plaza|square"
    r"|floor|suite|room|hall|hotel|drive|lane|highway|p\.?\s?o\.? box|college|palace|park|campus"
    r"|carrera|calle|avenida|rue|stra(?:ß|ss)e))(?: [\dIVX]+)?,"
)
# What a line is a label of: "Appellant: Salt Inc.", "Case SPB-2022-22".
_RECORD = re.compile(
    r"(?i:appellants?|applicants?|claimants?|respondents?|defendants?|complainants?|part(?:y|ies)"
    r"|controllers?|(?:lead )?authorit(?:y|ies)[^:]{0,40}|type of [a-z]+|judges?(?: rapporteur)?"
    r"|rapporteur|provisions?|legal basis|keywords?|from|to|cc|our ref|number|ref(?:erence)?"
    r"|decision (?:taken|made|adopted)|venue|time|location|status|sector|contacts?): ?.*"
    r"|(?i:case|file|docket|judge?ment|resolution|decision|application|appeal|petition"
    r"|ref(?:erence)?)s?(?i: (?:no|nr|number|n[°º])\.?)?:? ?[A-Z\d-]*\d[\w./-]*"
    # "Vol. XII No. 45   Lima   7 May 2024"
    r"|(?i:vol(?:ume)?\.? [ivxlc\d]+\b.*\b(?:no|issue|number)\.? ?\d+.*)"
    # "Second Ordinary Session of the 2024 Legislative Year"
    r"|(?:[A-Z\d][\w’'-]* ){1,4}(?i:session|sitting|meeting)(?: (?:of|for) (?:the )?[A-Z\d][\w’'-]*"
    r"(?: [A-Z\d][\w’'-]*)*)?"
)
# What a paper is and no more: "STAFF NOTICE TO THE PUBLIC", "SUMMARY OF PROCEEDINGS"
_PAPER = re.compile(
    r"(?:(?!.*\b(?:ON|ABOUT|REGARDING)\b)(?:[A-ZÀ-Þ][A-ZÀ-Þ’'-]* ){0,4}"
    r"(?:NOTICE|STATEMENT|COMMUNIQU[EÉ]|BULLETIN|RELEASE|CIRCULAR|ANNOUNCEMENT|ADVISORY|BRIEFING)"
    r"|SUMMARY|RECORD|MINUTES)(?: (?:TO|FOR) (?:THE )?(?:PUBLIC|PRESS|MEDIA)| OF [A-Z ]{4,30})?"
)
# More of what heads a page, where all of a line is in capitals: "OFFICE OF THE SALT SUPERVISOR"
_MORE_HEADS = re.compile(
    r"(?:THE )?(?:[A-ZÀ-Þ’'.&-]+ ){0,7}(?:SUPERVISOR|COMMISSIONER|REGISTRAR|REGISTRY|PROSECUTOR"
    r"|INSPECTOR|AUDITOR|CENTRE|CENTER|FUND|FORUM|ASSOCIATION|SOCIETY|FOUNDATION|CORPORATION|SENATE"
    r"|CABINET|PRESIDENCY|CONGRESS|SECRETARY|OFFICER|GENERAL|MINISTER|PRESIDENT|HOUSE|SERVICES"
    r"|ECONOMY|AFFAIRS|STATE)"
)
# What an office says of itself: "The EU's independent data protection authority"
_TAGLINE = re.compile(
    r"(?:The|A|An|Your|Our) (?!.*\b(?:is|are|was|were|has|have|will|to|can|must|may|[a-z]+ed"
    r"|[a-z]+(?<!s)s)\b)[^.:;!?\d]+"
)
_SUBJECT = re.compile(r"(?:RE|Re|SUBJECT|Subject|SUB|Sub|OBJET|Objet) ?: ?(?:\S+ ){2,}\S")
# In a line in capitals, a verb: "COURT OF APPEAL FREES EDITOR"; no "UNITED", "SERVICES"
_VERB = re.compile(
    r"\b(?:IS|ARE|HAS|HAVE|WILL|MUST|MAY"
    r"|(?!UNITED\b|FEDERATED\b|LIMITED\b|ADVANCED\b)[A-Z]{3,}ED"
    r"|(?!AFFAIRS|APPEALS|CLAIMS|SERVICES|RIGHTS|STATES|SPORTS|MINES|WORKS|ISLANDS|FISHERIES|RESOURCES|MARKETS"
    r"|SECURITIES|PORTS|AIRPORTS|ROADS|FORESTS|WOMEN|ARTS|CUSTOMS|ELECTIONS|STATISTICS|STANDARDS"
    r"|BAHAMAS|HONDURAS|BARBADOS|MALDIVES|COMOROS|SEYCHELLES|PHILIPPINES|NETHERLANDS|EMIRATES"
    r"|LORDS|COMMONS|REPRESENTATIVES|PRISONS|PENSIONS|LANDS|CIVILS|SYSTEMS|FOODS|DRUGS|GAMES"
    r"|COMMUNITIES|CONSUMERS|PROSECUTORS|JUDGES)[A-Z]+(?<!ION)(?<!S)(?<!U)(?<!I)S)\b"
)


def heads_a_page(line: str) -> bool:
    """Whether a line names who writes."""
    return bool(_HEADS_A_PAGE.match(line.title() if line.islower() else line))


def is_letterhead(line: str) -> bool:
    """Whether a line names an office only, in capitals or not, in its own language or not."""
    if _LETTERHEAD.match(line.capitalize() if line.isupper() else line):
        return True
    foreign = len(_SMALL_WORD.findall(line)) >= _LEAST_FOREIGN
    return foreign and _FOREIGN.fullmatch(line) is not None


def is_an_address(line: str) -> bool:
    """Whether a line tells only where somebody sits or meets."""
    parts = line.count(",") + any(map(str.isdigit, line))
    return (
        parts >= _LEAST_PARTS
        and _ADDRESSED.search(line) is not None
        and _ADDRESS.fullmatch(line) is not None
    )


def is_a_record(line: str) -> bool:
    """Whether a line tells one thing of a case, and no news: its number, its parties, its judge."""
    return _RECORD.fullmatch(line) is not None


def is_a_subject(line: str) -> bool:
    """Whether a line says what a letter is about: "RE: SUSPENSION OF SALT TRADE IN LAMU"."""
    return _SUBJECT.match(line) is not None


def is_a_tagline(line: str) -> bool:
    """Whether a line has no verb and may tell what an office is."""
    return _TAGLINE.fullmatch(line) is not None


def is_a_name_in_capitals(line: str, below: str = "") -> bool:
    """Whether a line in capitals names who writes or what the paper is, without a verb.

    `below` is the next line: one that names an office gives the name above it in English.
    """
    if not line.isupper():
        return False
    if _NATIVE.fullmatch(line) and heads_a_page(below):
        return True
    is_name = _PAPER.fullmatch(line) or _HEADS_A_PAGE.match(line) or _MORE_HEADS.fullmatch(line)
    return is_name is not None and _VERB.search(line) is None
