"""Whether a text ends in words that need others behind them, as a wrong cut leaves it."""

from __future__ import annotations

import re

AUXILIARY = "was|were|is|are|has|have|had|will|would|can|could|may|might|must|shall|should"
_LAST_WORDS = 60  # characters in which a clause of four words stands
_STRANDED = re.compile(  # the last words of a sentence cut in the wrong place
    r"\b(?:a|an|the|of|to|in|on|at|by|for|from|with|about|against|without|among|and|or|but|that|"
    r"which|who|under|between|into|asked|asks|wondered|"
    r"its|their|his|her|as|than|said|says|has|have|had|is|was|were|be|been|so|such|not|"
    r"also|only|just|more|most|nearly|almost|roughly|exactly|barely|hardly|shortly|soon|within|merely|solely|simply|partly|largely|precisely|even|ever|\w+ing)\.?$"
)
_UNFINISHED = re.compile(
    # "The minister told voters": what he told is missing, unless it stands before: "…, she told"
    r"[^,“”\"]{3,90}\b(?:told|assured|informed|reminded|warned|convinced)"
    r"(?: (?:the|its|their|his|her))? [\w’'-]+\.?"
    # "The president announced in April": what he announced is missing; "was announced" is whole
    r"|[^,“”\"]{3,120}(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\bbe)(?<!\bis)(?<!\bare) "
    r"(?:announced|declared|stressed|insisted|claimed|argued|denied|noted|added|"
    r"explained|underlined|pointed out)"
    r"(?: (?:on|in|at) [^,]{3,40})?\.?"
    # "The assembly ratified on Thursday": what; "was ratified", "that it ratified" are whole
    r"|(?:(?! (?:that|which|who|what|whom|it|they|he|she) )[^,“”\"]){3,120}"
    r"(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\bbe)(?<!\bis)(?<!\bare)(?<!\bbeing) "
    r"(?:ratified|adopted|approved|endorsed|rejected|imposed|issued|published|unveiled|enacted|"
    r"repealed|upheld|overturned|annulled|ruled)"
    r"(?: on (?:[A-Z][a-z]+day|\d{1,2} [A-Z][a-z]+(?: \d{4})?))?\.?"
    # "A guest must be told": what
    r"|.*\b(?:must|should|shall|may|can|to) be (?:told|asked|shown|taught|reminded)\.?"
    # "Jane Roe, minister of ports, told pilots", "Jane Roe, mayor of Lamu, left"
    r"|[A-ZÀ-Þ].*,\s(?:told|assured|informed|reminded|warned) [\w’'-]+\.?"
    r"|[A-ZÀ-Þ][^,]*,[^,]*,\s(?:left|[a-z]+ed)\.?"
    # "Traders were quick to applaud on Friday": what they did
    r"|[^,“”\"]{3,120} to (?:applaud|welcome|condemn|praise|denounce|criticise|criticize|hail)"
    r"(?: (?:on|in|at) [^,]{3,40})?\.?"
    # "Parliament adopted by 324 votes to 155": what it adopted; "was adopted by …" is whole
    r"|[^“”\"]*(?<!was )(?<!were )(?<!been )\b(?:adopted|approved|passed|backed|rejected|endorsed) "
    r"by [\w,]+ votes (?:to|against) [\w,]+\.?"
    r"|.*\bbut unlike [^,]*"  # "but unlike Peru": what
    # "Adopted on 3 May by the board": what
    r"|[A-Z][a-z]+(?:ed|en|wn) (?:on|in|by|at|for|under|from|with|last|as)\b"
    rf"(?!.*\b(?:{AUXILIARY}|says?|said|[a-z]+ed)\b).*"
    # "Making and selling scales": the verb to it is missing
    rf"|[A-Z][a-z]+ing\b(?!.*\b(?:{AUXILIARY}|[a-z]+ed)\b).*"
)
_IN_PART = (" in part", " in part.", " in large part", " in large part.")
# Nothing is said of the last words
_LEFT_ALONE = re.compile(
    r"\b(?:because|although|though|while|whereas|if|unless) "
    r"(?:the|an?|its|their|his|her) [\w’'-]+\.?$"  # "because the board"
    r"|\bit (?:is|was) (?:the )?[A-ZÀ-Þ][^,;:]*$"  # "said that it was the board"
    r"|\b(?:is|are|was|were|be|been) as [a-z]+(?: [a-z]+)?\.?$"  # "is as well guarded": as what
)
# "said that the board": nothing is said of it
_STRANDED_OBJECT = re.compile(r"that(?<!\wthat) (?:the|a|its|their) \w+\.?$")


def is_stranded(text: str) -> bool:
    """Whether a text ends in a word that needs another behind it."""
    if _STRANDED.search(text, max(text.rfind(" "), 0)):
        return True
    if text.endswith(_IN_PART):
        return True  # "Prices rose, in part": because of what?
    if _UNFINISHED.fullmatch(text):
        return True
    if _LEFT_ALONE.search(text, max(0, len(text) - _LAST_WORDS)):
        return True
    start = text.rfind("that ")
    return start >= 0 and _STRANDED_OBJECT.match(text, start) is not None
