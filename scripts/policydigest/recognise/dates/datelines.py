"""The article's own date where the text carries it: "Published: 3 May 2024", "GENEVA, May 3 –"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydigest.model import Document, Paragraph
from policydigest.recognise.dates.expression import Expression
from policydigest.recognise.dates.rules import Rules

MAX_LINE = 140
MAX_LINES = 4  # of a paragraph that may be headline and date line
OPENING_PARAGRAPHS = 7
HEADING_PARAGRAPHS = 4
CLOSING_PARAGRAPHS = 3
_FAR = 4 * MAX_LINE  # characters into a paragraph where no dateline stands any more
_MAX_INLINE = 110  # characters before a date that may be places and agencies
_MAX_STRANGE = 1  # words a date line may hold that are neither names nor known to belong there
# Each word is read in one way only: a place in capitals could be cut into words in any number.
_PLACE = re.compile(
    r"[\s(\[]*(?:(?:[A-ZÀ-Þ][\w.’'-]*+|\([^()]{1,80}\)|of|den?|la|el|le|and|et|&)[\s,;/:|–—-]*+)*+"
    r"[(\[]?\s*"
)
_BEHIND = re.compile(
    r"\s*[)\]]?\s*"
    r"(?:(?:\([^()]{1,40}\)|/[^/\n]{1,40}/|,\s[A-ZÀ-Þ\d][\w.’'-]*(?:\s[\w.’'-]+){0,3})\s*)?"
    r"(?:[-–—:|•…]|\.{3}|\n)"
    r"|\s*(?:/[^/\n]{1,40}/|\([A-ZÀ-Þ][^()]{1,40}\))\.\s"  # "May 3, 2024 /Kanda/. The …"
)
# An agency in brackets alone: "Taipei, April 24, 2025 (CNA) The …".
_AGENCY = re.compile(r"\s*\([A-ZÀ-Þ][^()]{1,30}\)\s+(?=[\"“‘']?[A-ZÀ-Þ])")
_CAPITAL = re.compile(r"\s+[\"“‘']?[A-ZÀ-Þ]")
_AGENCY_BEFORE = re.compile(r"\([A-ZÀ-Þ]{2,12}\)\s+$")
_PLACE_BEHIND = re.compile(r"(?:, [A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,2})?")  # ", Northport"
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_WORD_WITH_SPACE = re.compile(rf"(?P<word>{_WORD.pattern}) *")
_SENTENCE_STOP = re.compile(r"[^\W\d_]{4,}[.!?](?:\s|$)")


def dateline(
    document: Document, expressions: Sequence[Expression], rules: Rules
) -> Expression | None:
    """The expression that is the article's own date, None if the text has none.

    A line of its own near the top beats a dateline inside the first paragraph without a year; a
    line at the end comes last. "Updated" dates give way to others.
    """
    best: tuple[int, Expression] | None = None
    story = _story_start(document)
    count = len(document.paragraphs)
    days = [e for e in expressions if e.kind in ("day", "numeric")]
    index = 0
    for expression in days:
        while index < count and document.paragraphs[index].end <= expression.start:
            index += 1
        if index == count:
            break
        rank = _rank(document, index, expression, rules)
        if rank is None:
            continue
        # Of several lines above the story the last is its own; the first is the site's clock.
        ahead = expression.start < story and expression.year is not None
        if best is None or rank < best[0] or (rank == best[0] and ahead):
            best = (rank, expression)
    return best[1] if best else None


def _story_start(document: Document) -> int:
    """Where the first full sentence of the story begins."""
    for sentence in document.sentences:
        kind = document.paragraphs[sentence.paragraph].kind
        if kind == "body" and document.text[sentence.end - 1] in '.!?”"':
            return sentence.start
    return 0


def _rank(document: Document, index: int, date: Expression, rules: Rules) -> int | None:
    """How good a dateline this date is (0 the best), None if it is none."""
    text = document.text
    opening = index < OPENING_PARAGRAPHS
    closing = index >= len(document.paragraphs) - CLOSING_PARAGRAPHS
    if not (opening or closing) or date.start - document.paragraphs[index].start > _FAR:
        return None
    paragraph = _line(text, document.paragraphs[index], date)
    if paragraph.kind in ("title", "list"):  # "1. Visit of the President, 8 to 12 July 2025"
        return None
    later = _is_later(text, paragraph, date, rules)
    if _is_alone(text, paragraph, date, rules) and (date.year is not None or opening):
        if not opening and not (closing and date.year is not None):
            return None
        return (0 if opening else 3) + 4 * later + 2 * (date.year is None)
    if index < HEADING_PARAGRAPHS and _closes(text, paragraph, date, rules):
        return 1 + 4 * later
    if opening and _opens(text, paragraph, date, rules):
        return 1 + 2 * (date.year is None) + 4 * later
    return None


def _line(text: str, paragraph: Paragraph, date: Expression) -> Paragraph:
    """The date's own line, where a headline and a date line were taken for one paragraph."""
    long = paragraph.end - paragraph.start > MAX_LINES * MAX_LINE
    if long or text.count("\n", paragraph.start, paragraph.end) not in range(1, MAX_LINES):
        return paragraph
    start = text.rfind("\n", paragraph.start, date.start) + 1 or paragraph.start
    end = text.find("\n", date.end, paragraph.end)
    return Paragraph(start, end if end >= 0 else paragraph.end, "dateline")


def _is_later(text: str, paragraph: Paragraph, date: Expression, rules: Rules) -> bool:
    head = text[max(paragraph.start, date.start - 30) : date.start].lower()
    words = _WORD.findall(head)[-2:]
    return any(word in rules.dateline_later for word in words)


def _is_alone(text: str, paragraph: Paragraph, date: Expression, rules: Rules) -> bool:
    """Whether the paragraph is a line with a date, names and words such as "Published"."""
    if paragraph.end - paragraph.start > MAX_LINE:
        return False
    rest = text[paragraph.start : date.start] + " " + text[date.end : paragraph.end]
    if _SENTENCE_STOP.search(rest):
        return False
    strange = [
        word
        for word in _WORD.findall(rest)
        if word[0].islower() and word.lower().strip(".") not in rules.dateline_words
    ]
    return len(strange) <= _MAX_STRANGE and not rules.clauses.past.search(
        " ".join(word for word in strange)
    )


def _closes(text: str, paragraph: Paragraph, date: Expression, rules: Rules) -> bool:
    """Whether a line above the story says what it is and closes with its day, behind a comma.

    "Summary of the talks of the heads of state, Northport, 31 March 2025", with no verb in it.
    """
    before = text[paragraph.start : date.start]
    return (
        date.year is not None
        and _PLACE_BEHIND.fullmatch(text, date.end, paragraph.end) is not None
        and len(before) <= MAX_LINE
        and (
            before.rstrip().endswith((",", "–", "—", "|", "•"))
            or rules.occasion_before.search(before) is not None
        )
        and not rules.clauses.past.search(before)
        and not rules.clauses.future.search(before)
    )


def _without_labels(before: str, rules: Rules) -> str:
    """What stands before a date, without such words as "media release" between its names."""

    def kept(found: re.Match[str]) -> str:
        word = found["word"]
        return "" if word[0].islower() and word in rules.dateline_words else found.group()

    return _WORD_WITH_SPACE.sub(kept, before)


def _opens(text: str, paragraph: Paragraph, date: Expression, rules: Rules) -> bool:
    """Whether the date stands in a dateline before the story: "SEOUL, Dec. 2, 2025 -- "."""
    before = text[paragraph.start : date.start]
    if _YEAR.search(before):
        before = rules.other_calendar.sub("", before)
    if len(before) > _MAX_INLINE or not _PLACE.fullmatch(_without_labels(before, rules)):
        return False
    words = _WORD.findall(before)
    if words and words[-1].lower() in rules.opening_words:
        return False
    after = text[date.end : min(paragraph.end, date.end + 70)]
    if _BEHIND.match(after):
        return True
    if before.lstrip().startswith(("(", "[")) and after.startswith((")", "]")):
        return True  # "(Dec. 8, 2020)", "[Manila, 3 May 2024]"
    if (words or not before.strip()) and _AGENCY.match(after):
        return True  # "May 3, 2024 (ENA) The …"
    if _AGENCY_BEFORE.search(before) and _CAPITAL.match(after):
        return True  # "Lima, (ANDINA) May 3,2024 The …"
    return (
        bool(words)
        and before.rstrip().endswith((",", "–", "—", "-"))
        and after.startswith((". ", ") "))
    )
