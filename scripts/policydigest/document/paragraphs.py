"""The paragraphs of an article: where each begins and ends, and what it is.

Headlines, datelines, bylines and boilerplate are told by how a line reads. As in `text`, nothing
is normalised, and no expression can backtrack over long runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydigest.document.counts import without_counts
from policydigest.document.date_lines import (
    DATE_LINE,
    DATED_LINE,
    DATELINE,
    is_date_line,
    reads_like_headline,
)
from policydigest.document.letterheads import (
    heads_a_page,
    is_a_name_in_capitals,
    is_a_record,
    is_a_subject,
    is_a_tagline,
    is_an_address,
    is_letterhead,
)
from policydigest.model import Paragraph, ParagraphKind

_BLANK_LINES = re.compile(r"[\r\n](?:(?<=\n)|(?<=\r)\n)(?:[ \t\u00a0]*\r?\n)+")
# What stands before an item of a list in texts that come from pages and papers.
BULLETS = "•·‣◦○●■□▪▫◆◇❖▶►▸➢➤➔✓✔"
# "2." and "2- A", but not the day in "2. 10. 2024"
_ITEM = r"\d{1,2}(?:[.)](?!\s\d{1,2}\.\s\d{4})|-(?=\s[A-Z]))"
_MARKUP_START = re.compile(
    rf"[ \t\u00a0]*(?:#{{1,6}} +|[-*–{BULLETS}][ \t]+|> ?|{_ITEM}[ \t]+)*[ \t\u00a0]*"
)
_LIST_START = re.compile(rf"[ \t\u00a0]*(?:[-*{BULLETS}]|{_ITEM})[ \t]+")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_GOES_ON = re.compile(r"(?:on|of|by|for|to|from|between|regarding|concerning|following) [^.]*$")
_ENDS_IN_FIRM = re.compile(r"^[^a-z]+ (?:LTD|INC|CO|CORP|LLC|S\.A|PLC)\.$")  # in capitals
_BOILERPLATE = re.compile(
    r"^(?:\(?(?:images?|photos?|pictures?|illustrations?|credits?)"
    r"(?: credits?| by| courtesy)?\s*[:/]|"
    r".{1,200}(?:\((?:image|photo|picture|illustration)(?: credit| by)?: [^()\n]{1,60}\)\.?|"
    r"[.!?)] (?:image|photo|picture|illustration)(?: credit| by)?: [^().:\n]{1,60})$|"
    r"\(?(?:images?|photos?|pictures?|photographs?) courtesy (?:of )?(?:the )?(?-i:[A-ZÀ-Þ])|"
    r"(?-i:[A-Z]{2,5}(?:/[A-Z]{2,5}){1,3}(?: [\d/-]+)?$)|"  # of who typed a release: "MV/RS 12/24"
    r"images? copyright\b|(?:(?:media|press|further|general) )?(?:in|en)quir(?:y|ies)"
    r"(?: contacts?)?(?:\s*[:–-]|\s(?:to|can|may|should|please)\b|$)|read more\b|"
    r"(?:also read|read also|read next|see also|related|recommended|don['’]t miss) ?[:|»>]|"
    r"share this|(?:like|follow) us\b|(?:find|join) us on\b|"
    r"for (?:(?:more|further) information|(?:en|in)?quiries\b)|"
    r"(?:press|media) contacts?\b|contacts?:|"
    r"©|copyright\b|all rights reserved|subscribe\b|sign up\b|image caption\b|translators?:|"
    r"related (?:articles|stories|links|news)\b|trending (?:stories|now)\b|"
    r"\(?(?:additional )?(?:reporting|editing|writing|compiled|translation|translated) by\b|"
    r"\(?(?:US)?\$1 = |"  # what a wire tells of exchange rates, and then who wrote
    r"source:|notes? to editors?|about the author|tags?:|filed under|advertisement\b|"
    r"logo\b|skip to (?:main )?(?:content|navigation)\b|view original content|"
    r"-?\s*ends?\s*-?$|###)",
    re.IGNORECASE,
)
# Of those, what says nothing of the story.
_CREDIT = re.compile(r"\(?(?i:image|photo|picture|illustration|credit)(?:s|graphs?)?\b|[A-Z]{2,5}/")
_RELEASED = re.compile(r"for immediate (?:release|publication)\b", re.IGNORECASE)
_RELEASE_LINE = re.compile(r"(?:press|news|media) (?:release|statement|note)\b", re.IGNORECASE)
# "This is a summary of what was said by the spokesperson at today's briefing, 3 May 2024."
_SUMMARY_OF = re.compile(
    r"(?:(?:this|the following) is a )?summary of (?:the )?(?:remarks|comments|what was said)\b"
    r"[^.]{0,250}\.?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:By|BY|Written by|Reported by|Story by|Words by) [A-Z][^.!?:;]{3,70}$")
# "Commission v Kenya (Fees of harbours)"
_CASE = re.compile(r"[A-ZÀ-Þ][^.:;]{1,80} (?:v|vs|c)\.? [A-ZÀ-Þ][^.:;]*")
_BETWEEN_NAMES = ("and", "of", "the", "for")
MAX_TITLE = 220  # characters; what is longer is no headline
_MAX_LETTERHEAD = 10  # in which what a letter is about stands: "RE: …"
_MAX_OPENING_PARAGRAPHS = 6  # in which headline, date and bylines stand


def split_paragraphs(text: str, given_title: str | None) -> list[Paragraph]:
    """The paragraphs of a text in their order: its headline, datelines, lists, the story, the rest.

    `given_title` is the headline where it is known from elsewhere.
    """
    spans = [span for block in _blocks(text) for span in _lines_or_block(text, *block)]
    spans = without_counts(text, spans)
    title = _title_index(text, spans, given_title)
    return [
        Paragraph(start, end, _kind(text, number, start, end, title, raw))
        for number, (raw, start, end) in enumerate(spans)
    ]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of text between blank lines."""
    position = 0
    for gap in _BLANK_LINES.finditer(text):
        if gap.start() > position:
            yield position, gap.start()
        position = gap.end()
    if position < len(text):
        yield position, len(text)


def _lines_or_block(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """A block's paragraphs as (raw start, start, end): one a line, unless its lines are wrapped."""
    lines: list[tuple[int, int]] = []
    position = start
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            lines.append((position, position + len(line)))
        position += len(line)
    if len(lines) > 1 and _is_wrapped(text, lines):
        lines = [(lines[0][0], lines[-1][1])]
    for line_start, line_end in lines:
        markup = _MARKUP_START.match(text, line_start, line_end)
        inner = markup.end() if markup else line_start
        stripped = len(text[inner:line_end].rstrip())
        if stripped:
            yield line_start, inner, inner + stripped


def _is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines are one paragraph wrapped at a fixed width, as in plain-text mail."""
    inner = [text[start:end].rstrip() for start, end in lines[:-1]]
    following = [text[start:end].strip() for start, end in lines[1:]]
    begins = (_LIST_START, _RELEASED, DATED_LINE, DATELINE)
    if any(pattern.match(line) for pattern in begins for line in following):
        return False
    if all(" | " in line for line in inner):
        return False  # rows of a table
    if inner[0].isupper() and not following[0].isupper():
        # "MINISTRY OF LANDS AND AGRICULTURE", and what it has to say; but "JOINT STATEMENT", and
        # "on the outcome of the talks"
        return len(lines) == 2 and _GOES_ON.match(following[0]) is not None
    open_ended = sum(not _CLOSED.search(line) for line in inner)
    return open_ended >= 0.6 * len(inner) and all(45 <= len(line) <= 110 for line in inner)


def _title_index(
    text: str, spans: Sequence[tuple[int, int, int]], given_title: str | None
) -> int | None:
    """Which paragraph is the headline: the given title, else an opening line without a full stop.

    A line that only names an issuing office or a date is passed over when a line that reads like
    a headline (it has a lower-case word) follows it before the story begins.
    """
    if len(spans) < 2:
        return None
    candidates: list[int] = []
    for number, (_, start, end) in enumerate(spans[:_MAX_LETTERHEAD]):
        line = text[start:end]
        if given_title and line == given_title.strip():
            return number
        if not given_title and is_a_subject(line):
            return number
        if number >= _MAX_OPENING_PARAGRAPHS:
            break
        if len(line) > MAX_TITLE or (_CLOSED.search(line) and not _ENDS_IN_FIRM.search(line)):
            break
        is_place = "," in line and (line[-1] == "," or is_an_address(line))
        if not (is_place or is_date_line(line) or _BOILERPLATE.match(line)):
            candidates.append(number)
    if given_title or not candidates:
        return None
    lines = {number: text[spans[number][1] : spans[number][2]] for number in candidates}
    telling = [
        number
        for number in candidates
        if reads_like_headline(lines[number])
        and not is_letterhead(lines[number])
        and not is_a_record(lines[number])
    ]
    # A line in capitals may be a headline that only begins so: "COURT OF APPEAL FREES EDITOR".
    # Behind "FOR IMMEDIATE RELEASE" comes the headline, however it is set.
    opening = spans[:_MAX_OPENING_PARAGRAPHS]
    if len(telling) > 1:
        telling = _behind_letterhead(text, opening, telling)
        telling = _without_names(text, opening, telling)
        telling = [n for n in telling if not _is_told_again(text, spans[n])] or telling
    is_release = any(_RELEASED.match(text, start, end) for _, start, end in opening)
    in_capitals = bool(telling) and lines[telling[0]].isupper() and not is_release
    plain = [
        number
        for number in telling
        if not _only_heads_a_page(lines[number])
        and lines[number].isupper() >= in_capitals
        and not _is_caption(lines[number], [lines[n] for n in telling if n > number])
    ]
    if plain or telling:
        return (plain or telling)[0]
    named = [number for number in candidates if not is_a_record(lines[number])]
    named = named or candidates
    if " " not in lines[named[0]] and lines[named[0]].isupper():  # "SALTSTYRET"
        return next((number for number in named if heads_a_page(lines[number])), named[0])
    return named[0]


def _without_names(
    text: str, opening: Sequence[tuple[int, int, int]], telling: list[int]
) -> list[int]:
    """The lines that are more than a name in capitals of who writes or of the paper, if any is."""
    lines = [text[start:end] for _, start, end in opening]
    named = {
        number: is_a_name_in_capitals(line, "".join(lines[number + 1 : number + 2]))
        for number, line in enumerate(lines)
    }
    more = [
        number
        for number in telling
        if not named[number] and not (number and named[number - 1] and is_a_tagline(lines[number]))
    ]
    return more or telling


def _is_told_again(text: str, span: tuple[int, int, int]) -> bool:
    """Whether a line stands in the text again, as the name of who writes does and no headline."""
    _, start, end = span
    return text.find(f"{text[start:end]} ", end) > 0


def _behind_letterhead(
    text: str, opening: Sequence[tuple[int, int, int]], telling: list[int]
) -> list[int]:
    """The lines behind "PRESS RELEASE", if all before it may be the name of who released it."""
    label = -1
    for number, (_, start, end) in enumerate(opening):
        if _RELEASE_LINE.match(text, start, end) and DATE_LINE.match(text[start:end]):
            label = number
    behind = [number for number in telling if number > label]
    before = (opening[number] for number in telling if number <= label)
    heads = all(heads_a_page(text[start:end]) for _, start, end in before)
    return behind if behind and heads else telling


def _only_heads_a_page(line: str) -> bool:
    """Whether a line names who writes, and one below it at most what it is and of which day."""
    first, *below = line.split("\n")
    return heads_a_page(first) and all(map(is_date_line, below))


def _is_caption(line: str, following: Sequence[str]) -> bool:
    """Whether a line only names whom a case is about: "Kenya v Salt Ltd", and one below tells it.

    Or two names, both of which the line below has again beside what was done.
    """
    if not following:
        return False
    if _CASE.fullmatch(line):
        return True
    words = line.split()
    names = [word for word in words if word not in _BETWEEN_NAMES]
    return (
        "and" in words
        and not any(map(str.islower, names))
        and any(all(map(other.split().__contains__, names)) for other in following)
    )


def _kind(
    text: str, number: int, start: int, end: int, title: int | None, raw: int
) -> ParagraphKind:
    if number == title:
        return "title"
    line = text[start:end]
    opening = title is None or number <= title + 2 or number < _MAX_OPENING_PARAGRAPHS
    is_numbered = raw != start and text[raw].isdigit()  # "1. Visit of the mayor, 8 July 2024"
    if (
        opening
        and not is_numbered
        and len(line) < 120
        and not line.endswith(".")
        and (is_date_line(line) or _BYLINE.match(line))
    ):
        return "dateline"
    if (title is not None and number < title) or (opening and _SUMMARY_OF.match(line)):
        return "dateline"
    if _BOILERPLATE.match(line):
        return "credit" if line[-1] != "." and _CREDIT.match(line) else "boilerplate"
    if raw != start and _LIST_START.match(text, raw, end):
        return "list"
    return "body"
