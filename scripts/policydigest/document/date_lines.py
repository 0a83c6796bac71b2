"""Lines that tell a text's own day: "Northport, 21 May 2024", "Published 3 May 2024"."""

from __future__ import annotations

import re

from policydigest.document.letterheads import heads_a_page

DATED_LINE = re.compile(  # which no wrapped line is: "Northport, 21 May 2024"
    r"(?:[A-ZÀ-Þ][\w'’ -]{2,30}, )?\d{1,2}\.? [A-Z][a-z]{2,8} (?:19|20)\d\d\.?$"
    r"|(?:[A-ZÀ-Þ][\w'’ -]{2,30}, )?[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d$"
    r"|\d[\d.:/ TZ+-]{7,30}$"  # "2024-05-21 09:30:00"
)
DATELINE = re.compile(  # that a story begins with: "Lamu, March 7 (LPA) The port"
    r"[A-ZÀ-Þ][\w .'’-]{2,25}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    r"(?:,? (?:19|20)\d\d)?,? ?(?:\([A-Z]|[–—-]{1,2} )"
)
DATE_LINE = re.compile(  # one of its own: "Published 3 May 2024", "3 May 2024 | Press release"
    r"^(?:(?:for immediate release|released?|published|posted|updated|date|press release|"
    r"news release|media release|press note|press statement|media statement)\b"
    r"(?!: (?:[\w’'-]+ ){3}[^\d]*$).{0,90}"
    # "Council of the Salt Union | Press release | 3 May 2024, 12:15"
    r"|[^.!?|]{2,70} \| (?:[^.!?|]{2,30} \| )?(?:\w+,? )?(?:\d{1,2}\.? [a-z]+|[a-z]+ \d{1,2},)"
    r" (?:19|20)\d\d\b[^.!?]{0,20}"
    r"|(?:[^.!?]|\b\w{3,4}\.){0,40}\b(?:19|20)\d\d\b[^.!?]{0,30})$",
    re.IGNORECASE,
)
# What reads like a date line and is a headline: "Press statement on the visit", "Release of
# hostages agreed", "Senate passed 40 bills in 2013", "Finance Bill 2024 passes second reading".
_NO_DATE_LINE = re.compile(
    r"(?:(?:press|news|media) (?:release|note|statement)|statement) (?:on|about|regarding) .*"
    r"|(?:released?|updated?|date|posted|published) (?!by\b|on\b|at\b)[^\d:|]*$"
    r"|.*\b(?:in|for|since|until|during|by) (?:19|20)\d\d$"
    r"|(?!release|publish|post|update|date|press|news|media)\D*(?:(?:19|20)\d\d\D*)+$",
    re.IGNORECASE,
)
_DATED_HEAD = re.compile(r"(.{3,60}(?:19|20)\d\d) ?[–—|-] (.{3,90})$")


def is_date_line(line: str) -> bool:
    """Whether a line tells only the article's day, and what it is or where it comes from."""
    headed = _DATED_HEAD.match(line)
    if headed and DATED_LINE.match(headed[1]) and heads_a_page(headed[2]):
        return True  # "Lamu, 14 March 2025 – Salt Board"
    if not DATE_LINE.match(line):
        return False
    return not (reads_like_headline(line) and _NO_DATE_LINE.match(line))


def reads_like_headline(line: str) -> bool:
    """Whether a line has enough words for a headline, one of them in small letters or many."""
    words = line.split()
    small = [word for word in words if word[:1].islower() and len(word) > 3]
    return len(words) >= 4 and (bool(small) or line.isupper() or len(words) >= 6)
