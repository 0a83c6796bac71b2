"""What stands before a sentence and is no part of it: its dateline, and remarks in brackets."""

from __future__ import annotations

import re

from policydigest.dates import SHORT_MONTHS
from policydigest.model import Document

_FIRST = 6  # sentences of a document in which a dateline may stand, headline and bylines included
_PARAGRAPHS = 2  # of its story
_LONGEST = 120  # characters of one
_DATELINE = re.compile(  # "(Dec. 8, 2020)", "SEOUL, South Korea, Dec. 2, 2025 /PRNewswire/ --"
    r"(?:\([^)]{3,80}\)\s*(?:(?:\w+day, )?\d{1,2} [A-Z][a-z]{2,8} \d{4}\s?[–—-]+\s+|[–—-]+\s+)?"
    r"|[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž.'’/& -]{2,40}(?:,[^–—\n]{0,60}?|\s*\([^)]{2,40}\)[^–—\n]{0,40}?)?"
    r"\s*(?:/[^/]{3,30}/\s*)?(?:–|—|--|-)+\s+(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4} [–—-]+ )?"
    r"|[A-ZÀ-Þ]{4,}(?:[ ,.]+[A-ZÀ-Þ]{2,}){0,3}—(?=[\"“‘']?[A-ZÀ-Þ][a-z])"  # "LIMA—The"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ/ '’-]{2,40}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? "
    r"\(?\d{4}\)?\s?(?:[.–—:-]+|…)\s+"
    r"|[A-ZÀ-Þ]{3}[A-ZÀ-Þ .,'’-]*\((?:AAP|AFP|ANI|AP|APP|DPA|EFE|IANS|PTI|Reuters|UPI|Xinhua)\)\s+"
    # "LAMU (Lake News / Port Post - 3rd May, 2023) The …"
    r"|[A-ZÀ-Þ]{3}[A-ZÀ-Þ .,'’-]* \([^()]{3,50},? (?:19|20)\d\d\)\s+(?=[\"“‘']?[A-ZÀ-Þ])"
    r"|[A-ZÀ-Þ]{3}[A-ZÀ-Þ .,'’-]*(?:\([^()]{1,40}\))?:\s+"  # "PUTRAJAYA: ", "DAKAR (26 August): "
    r"|[A-ZÀ-Þ][\w'’/ -]{2,40}(?:, | \()[^:–—]{0,60}\b(?:19|20)\d\d\)?"
    r"(?: \([^()]{2,40}\)|, [A-ZÀ-Þ]{2,12})?"
    r"\s?(?:(?:[–—:…]|-{1,3}|\.{3})\s+|(?<=\)):(?=[A-ZÀ-Þ]))"
    # "Taipei, June 8, 2018 (CNA) The …", and a sentence of no more: "Lima, 3 de mayo de 2022."
    r"|[A-ZÀ-Þ][\w'’ -]{2,30}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? \d{4}"
    r" \([A-ZÀ-Þ][^()]{1,30}\)\s+(?=[\"“‘']?[A-ZÀ-Þ])"
    r"|[A-ZÀ-Þ][\w'’ -]{2,30}, (?:\w+,? )?\d{1,2}\.? (?:de |of )?\w+\.?,? (?:de )?\d{4}\.?$"
    r"|[A-ZÀ-Þ][^()\n]{2,60}--\([A-Z][\w ]{2,30}\)--\s?"  # "LIMA, Peru--(BUSINESS WIRE)--The …"
    # "Muscat, 18 Nov --- ", "Lima, May 8 (EFE).- ", "Lima, May 8, ANDINA – ", "15.12.2021: "
    r"|(?:By [A-ZÀ-Þ][\w .-]{2,40},\s?)?[A-ZÀ-Þ][\w'’ -]{2,30}, "
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)"
    r"(?: \([^()]{2,40}\)|, [A-ZÀ-Þ]{2,12}| /[A-ZÀ-Þ]{3,12}/)?\.?\s?"
    r"(?:(?:[–—:]|-{1,3})\s+|(?<=\)):(?=[A-ZÀ-Þ]))"
    # "Oct 31 - ", "Oct 31 (Reuters) - "
    rf"|(?:{SHORT_MONTHS})[a-z]{{0,6}}\.? \d{{1,2}}"
    r"(?: \([A-ZÀ-Þ][^()]{1,30}\))?\s(?:[–—]|-{1,3})\s+"
    # "Lima, (ANDINA) May 3,2024 The …", "Lima May 3 /2024 (ANDINA) The …"
    r"|[A-ZÀ-Þ][\w'’ -]{2,30},? \([A-ZÀ-Þ]{2,12}\) [A-Z][a-z]{2,8}\.? \d{1,2},? ?\d{4}\s+"
    r"(?=[A-ZÀ-Þ])"
    r"|[A-ZÀ-Þ][\w'’ -]{2,30},? [A-Z][a-z]{2,8}\.? \d{1,2},? ?/?\d{4} \([A-ZÀ-Þ]{2,12}\)\s+"
    r"(?=[A-ZÀ-Þ])"
    r"|[A-ZÀ-Þ][\w'’ -]{2,30} /[A-ZÀ-Þ]{3,12}/[.:]?\s+(?=[\"“‘']?[A-ZÀ-Þ])"  # "Lima /ANDINA/ The …"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}\s?(?:[–—:]|-{1,3})\s+"
    r"|\d{1,2} [A-Z][a-z]{2,8} \d{4}, [A-ZÀ-Þ][\w'’ -]{2,30}\s[–—-]+\s+"  # "3 May 2024, Lima – "
    r"|[A-ZÀ-Þ][\w'’ -]{2,30}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    r" \([^()]{2,40}\)\.\s+(?=[A-ZÀ-Þ])"  # "Lima, May 3 (Andina). "
    r"|[A-Z][a-z]{2,8} \d{1,2}/\d{4}\s?\([A-ZÀ-Þ]{2,12}\)\s+"  # "May 3/2024(ENA) "
    # "Sept 18, 2023 (Grain News) – "
    r"|(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?),? \d{4}(?: \([^)]{2,40}\))?"
    r"\s?(?:[–—:|]|-{1,3})\s+)"
)
# One of these ends a dateline, or is in it: most sentences have none, which is told sooner.
_IN_DATELINE = re.compile(r"[(–—:/\d-](?:(?<=[(–—:/])|(?<=-)[\s(-]|(?<=\d)\d{3})")
# Before the first sentence: "Abu Dhabi: ", "Washington, DC: ", "Geneva, Switzerland – ", "Lima
# (Andina) - "; but not "Peru – Chile's neighbour – has signed"
_PLACE = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]*(?:[ /][A-ZÀ-Þ][\w'’.-]*){0,2}(?:, [A-ZÀ-Þ][\w'’. ]{1,20})?"
    r"(?: \([A-ZÀ-Þ][^()]{1,30}\))?(?: ?:\s+|\s(?:[–—]|-{1,3})\s+(?!.*\s[–—-]\s))"
    r"(?=[\"“‘'(]?[A-ZÀ-Þ])"
)
_SHORT_IN_SQUARE = re.compile(r" \[[A-ZÀ-Þ][\w&-]{1,11}\]")  # "the Salt Union [SU]"
_BRACKETS = re.compile(r"(?: \(|\()(?:[^()]++|\([^()]*+\))*\)")
# In brackets, and yet part of a number or a name: "section 41(a)", "Law No. (14)", "Banks
# (Amendment) Act", "Salt Bank (Kenya) Limited"; but not "the Salt Bank (SB) Governor".
_NUMBER = re.compile(r"\d{1,4}[a-z]?|[a-z]|[ivx]{2,5}")
_NUMBERED = re.compile(
    r"(?:\d[a-z]?|\)(?:,|,? (?:and|or|to))?"
    r"|\b(?i:articles?|sections?|paragraphs?|regulations?|rules?|law|decree|no\.?))$"
)
_LETTERS = re.compile(r"[A-Z]{1,3}")
_NUMBERED_REACH = 14  # characters before a bracket in which its noun stands
_PART_OF_NAME = re.compile(r"[A-ZÀ-Þ][^()\d:;]*")
_SHORT_FORM = re.compile(r"[^\W\d_]*[A-ZÀ-Þ][\w&.-]*[A-ZÀ-Þ][\w&.+-]*")
_ENDS_IN_NAME = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]*$")
_NAME_GOES_ON = re.compile(r" [A-ZÀ-Þ][a-z]| \([A-ZÀ-Þ][a-z]")
_FIRM_ENDS = re.compile(r" (?i:limited|ltd|plc|inc|llc|corporation|pty|pte|gmbh|s\.a)\b")
# "section 47 A [(1)] (c)"
_PROVISION = re.compile(
    r"\b(?i:section|article|regulation|rule|clause|paragraph|sub-section|subsection)s? "
    r"\d+(?: ?[A-Z])?(?: ?\(\w{1,4}\))+$"
)
_NAME_REACH = 40  # characters of a name's word before a bracket


def dateline_end(
    text: str, start: int = 0, end: int | None = None, *, opening: bool = False
) -> int:
    """Where the dateline of the sentence `start:end` ends, `start` if it has none.

    `opening`: it is the first of its story, so that a place and a colon are a dateline too.
    """
    end = len(text) if end is None else end
    if _IN_DATELINE.search(text, start, end) is None:
        return start
    while found := _DATELINE.match(text, start, end) or (
        opening and _PLACE.match(text, start, end)
    ):
        start = found.end()  # and a second one may stand behind "(AFP)"
    return start


def datelines(document: Document) -> dict[int, int]:
    """Where the datelines of a document's first sentences end, by the sentence's number."""
    ends: dict[int, int] = {}
    left = _PARAGRAPHS
    for number, sentence in enumerate(document.sentences[:_FIRST]):
        start, paragraph = sentence.start, document.paragraphs[sentence.paragraph]
        if paragraph.kind == "body" and start == paragraph.start:
            last = min(sentence.end, start + _LONGEST)
            end = dateline_end(document.text, start, last, opening=True)
            if end > start:
                ends[number] = end
            left -= 1
            if not left:
                break
    return ends


def without_dateline(text: str, *, opening: bool = False) -> str:
    """A sentence on one line, without dateline and brackets.

    `opening`: it is the first of its story, so that a place and a colon are a dateline too.
    """
    text = " ".join(text.split())
    text = text[dateline_end(text, opening=opening) :]
    text = _SHORT_IN_SQUARE.sub("", text) if "[" in text else text
    return (_BRACKETS.sub(_kept, text) if "(" in text else text).strip()


def _kept(found: re.Match[str]) -> str:
    """What stays of something in brackets: nothing, or all of it in a number or a name.

    A space where two words would be run together: "three(3)grants".
    """
    text, start, end = found.string, found.start(), found.end()
    inside = found.group().strip()[1:-1]
    if found.group()[0] == "(" and _LETTERS.fullmatch(inside) and text[:start][-1:].isupper():
        return found.group()  # "CPI(M)", which is not the CPI
    if _NUMBER.fullmatch(inside):
        is_part = _NUMBERED.search(text, max(0, start - _NUMBERED_REACH), start) is not None or (
            _PROVISION.search(text, max(0, start - _NAME_REACH), end) is not None
        )
    elif not _PART_OF_NAME.fullmatch(inside):
        is_part = False
    elif not _ENDS_IN_NAME.search(text, max(0, start - _NAME_REACH), start):
        is_part = text[start - 1 : start] == ")"  # "(Kenya) (Holdings) Limited"
    else:
        goes_on = _FIRM_ENDS if _SHORT_FORM.fullmatch(inside) else _NAME_GOES_ON
        is_part = goes_on.match(text, end) is not None
    if is_part:
        return found.group()
    return " " if text[start - 1 : start].isalnum() and text[end : end + 1].isalnum() else ""
