"""Timeline: the dated facts of an article, each with the clause that tells it, in order of date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from policydigest.document.prefaces import dateline_end
from policydigest.model import DateMention, Document, Paragraph, Sentence, Span, TimelineEntry
from policydigest.recognise.clauses.noun import IS
from policydigest.recognise.clauses.tense import ClauseRules, SentenceFinder, is_quoted
from policydigest.recognise.clauses.text import clause
from policydigest.recognise.clauses.tidying import Clause
from policydigest.recognise.dates.expression import TWO_FORMS
from policydigest.recognise.dates.recogniser import Rules
from policydigest.recognise.events.date import EventDate

MAX_ENTRIES = 12
_MAX_FOUND = 60  # dated facts of an article that are looked at
_MAX_TRIED = 8  # dates of one sentence: a table run together tells nothing
_GAP = 6  # characters between two dates of one row
_LONGEST_GAP = 20
_IN_BRACKETS = re.compile(r"\s\([^()]*\)")
_AND_IN = (" and in ", " and on ", " or in ", ", in ")
_SPANS = ("-", "–", "to")
_OPENING = 6  # paragraphs in which a dateline may stand
_LINE = 120  # characters of one
_BETWEEN = "between "
_PART_OF = ("quarter of ", "half of ", "months of ", "weeks of ")  # a year that is told of another
_WORDS = re.compile(r"\w+")
# "on 30 April [and] voters had confirmed it on 5 May": a second clause with its own date
_AND = re.compile(r",? (?:and|but|while) (?=[a-z])")
_FROM_ONE = re.compile(
    r"\bfrom\s(?:[^,;]|,(?=\d)){1,60}\s(?:in|for)\s$"
)  # "from $2 million [in 2024] to"
_TO_ANOTHER = re.compile(
    r"\sto\s(?:[^,;]{1,60}\s(?:in|for)\s(?:[A-Z]\w+\s)?\d{4}\b"
    r"|(?:(?:about|around|nearly|almost|over|under|just|more|less|than|only)\s){0,3}[^\w\s]?\d)"
)
_FROM_TO = re.compile(r"\bfrom\s.*\sto\s[^,;]{1,60}\s(?:in|for)\s$")
# "eased to 2.8 per cent in May from 3.4 per cent [in April]": what was before
_FROM_RATE = re.compile(r"\bto\s[^;]{1,60}?,?\sfrom\s[^\w\s]?\d[^,;]{0,40}\s(?:in|for)\s$")
# "are down from the price set [in 2021]"
_AGAINST = re.compile(r"\b(?:is|are|was|were|stands?) (?:now )?(?:down|up) [^,;]*\bfrom\b[^,;]*$")
_FROM = ("from ", "From ")
_LAST = "last "  # "it began last October 2019"
_SINCE = "since "
_ASIDE = "(since "  # "its work of this quarter (since 1 April)"
# "the best result [since 2001]" tells of no act of that year
_RECORD = re.compile(
    r"\b(?:first|worst|best|most|least|(?!interest|request|protest|arrest|forest|contest)"
    r"[a-z]{3,}est)\b[^,;]*\bsince $"
)
_YEAR, _DAY = 4, 10  # characters of a date that is a year, or a day
_BY = 12  # characters before a date that show whether it is a target ("by 2030")


def find(
    document: Document,
    dates: Sequence[DateMention],
    event_date: EventDate,
    rules: Rules,
) -> list[TimelineEntry]:
    """The entries, one for a date and a fact: of the past, and of the settled future.

    Forecasts and targets ("by 2030") are none. `dates` is what `dates.find` returned. The event
    itself is told in the words of the opening where no clause of the text carries its date.
    """
    finder = SentenceFinder(document)
    found: list[TimelineEntry] = []
    seen: set[tuple[str, int]] = set()
    tried: Counter[int] = Counter()
    for number, mention in enumerate(dates):
        if len(found) == _MAX_FOUND:
            break
        if mention.rule in ("dateline", "attributive"):
            continue
        sentence = finder.at(mention.span.start)
        if sentence is None or (mention.value, sentence.start) in seen:
            continue
        tried[sentence.first] += 1
        if tried[sentence.first] > _MAX_TRIED or not _tells(document, sentence, mention, rules):
            continue
        sentence = _undated(document, sentence, mention.span.start)
        row = _row(document, dates, number, rules)
        years = len(row) > 1 and all(len(dates[n].value) == _YEAR for n in row)
        between = len(row) > 1 and _opens_span(document, dates, row)
        if (years or between) and number != row[0]:
            continue  # "president in 2010 and 2011", "between May and July" is told once
        spans = number != row[0] and _is_span(document, dates[number - 1], mention)
        begun = dates[number - 1]
        if spans and (
            len(begun.value) != len(mention.value)
            or document.text.startswith(_FROM, max(0, begun.span.start - len(_FROM[0])))
        ):
            continue  # "from 2012 to June 2017", "from 3 to 9 May" is told once
        first = max(dates[row[0]].span.start, sentence.start)
        last = min(dates[row[-1]].span.end, sentence.end)
        last += number != row[-1] and document.text.startswith(")", last)  # "today (3 May)"
        sentence = _own_clause(document, sentence, dates, row, rules)
        cut = _clause_of(document, sentence, first, last, rules, keeps_date=years or between)
        if cut is not None and mention.rule == "step" and _has_another(cut, mention, dates):
            continue  # "in July, louder than the one four months earlier"
        if cut is not None and _tells_a_second(document, cut, dates, row):
            continue
        if cut is not None and not any(_same(cut.text, mention.value, e) for e in found):
            seen.add((mention.value, sentence.start))
            found.append(_entry(document, sentence, mention.value, cut))
    found = _with_event(document, finder, found, event_date, dates, rules)
    found.sort(key=lambda entry: (entry.date, entry.span.start))
    return found[:MAX_ENTRIES]


def _row(
    document: Document, dates: Sequence[DateMention], number: int, rules: Rules
) -> Sequence[int]:
    """The numbers of the dates in whose row one stands: "on 3, 4 May and 9 June"."""
    first = last = number
    while first and _is_linked(document, dates[first - 1], dates[first], rules):
        first -= 1
    while last + 1 < len(dates) and _is_linked(document, dates[last], dates[last + 1], rules):
        last += 1
    return range(first, last + 1)


def _is_linked(document: Document, one: DateMention, next_one: DateMention, rules: Rules) -> bool:
    gap = document.text[one.span.end : next_one.span.start]
    if one.value == next_one.value and TWO_FORMS.fullmatch(gap):
        return True
    if gap in _AND_IN:
        return True  # "in 2007 and in 2011"
    gap = _IN_BRACKETS.sub("", gap) if len(gap) < _LONGEST_GAP else gap  # "yesterday (23rd) and"
    return len(gap) <= _GAP and (
        gap.strip(" ,") in (*rules.clauses.conjunctions, *_SPANS) or gap.strip() == ","
    )


def _is_span(document: Document, one: DateMention, next_one: DateMention) -> bool:
    """Whether one date is the beginning of a time that ends with the next."""
    return document.text[one.span.end : next_one.span.start].strip() in _SPANS


def _opens_span(document: Document, dates: Sequence[DateMention], row: Sequence[int]) -> bool:
    """Whether a row is "between May and July", "from May 2006 to July 2012": a time, and no day."""
    opening, last = dates[row[0]], dates[row[-1]]
    start = opening.span.start
    if document.text[max(0, start - len(_BETWEEN)) : start].lower() == _BETWEEN:
        return True
    months = len(opening.value) == len(last.value) < _DAY
    is_from = document.text.startswith(_FROM, max(0, start - len(_FROM[0])))
    return months and is_from and _is_span(document, opening, last)


def _own_clause(
    document: Document,
    sentence: Sentence,
    dates: Sequence[DateMention],
    row: Sequence[int],
    rules: Rules,
) -> Sentence:
    """The part of a sentence that holds a row of dates, where another clause has its own date.

    "They backed it on 30 April and voters confirmed it on 5 May" tells two facts.
    """
    text, cues = document.text, rules.clauses
    first, last = dates[row[0]].span.start, dates[row[-1]].span.end
    if row[-1] + 1 < len(dates) and dates[row[-1] + 1].span.end <= sentence.end:
        joint = _AND.match(text, last)
        if joint and _is_clause(text[joint.end() : dates[row[-1] + 1].span.start], cues):
            return sentence._replace(end=last)
    if row[0] and dates[row[0] - 1].span.start >= sentence.start:
        before = dates[row[0] - 1].span
        joint = _AND.match(text, before.end)
        if (
            joint
            and _is_clause(text[joint.end() : first], cues)
            and not cues.subordinate.search(text, sentence.start, before.start)
            and not cues.report.search(text, sentence.start, before.start)
        ):
            return sentence._replace(start=joint.end())
    return sentence


def _is_clause(text: str, cues: ClauseRules) -> bool:
    """Whether words have a subject and a verb behind it, and are no relative clause."""
    verb = cues.past.search(text)
    return bool(verb and verb.start()) and cues.subordinate.search(text) is None


def _tells_a_second(
    document: Document, cut: Clause, dates: Sequence[DateMention], row: Sequence[int]
) -> bool:
    """Whether a clause still holds a second dated fact: "dates from 31 May and took effect".

    Or another day that only the article's own tells: "began on Monday to list voters [in May]".
    """
    for number in (row[0] - 1, row[-1] + 1):
        if not 0 <= number < len(dates) or len(dates[number].value) != _DAY:
            continue
        said = dates[number].span.text
        is_relative = said.isalpha()  # and not "the day before, 11 January"
        if is_relative and said in cut.text and dates[number].value != dates[row[0]].value:
            return True
        one, other = sorted((dates[row[0]], dates[number]), key=lambda date: date.span.start)
        between = document.text[one.span.end : other.span.start]
        if between.startswith(" and ") and dates[number].span.text in cut.text:
            return True
    return False


def _has_another(cut: Clause, mention: DateMention, dates: Sequence[DateMention]) -> bool:
    """Whether a clause still holds the date that one such as "a year later" is counted from."""
    at = dates.index(mention)
    return at > 0 and dates[at - 1].span.text in cut.text


def _tells(document: Document, sentence: Sentence, mention: DateMention, rules: Rules) -> bool:
    """Whether a date may belong to a fact that is told, and not forecast, wished or quoted."""
    if not _is_story(document.paragraphs[sentence.paragraph]):
        return False
    if is_quoted(document.text, mention.span.start, sentence):
        return False
    start, end = mention.span.start, mention.span.end
    before = document.text[sentence.start : start]
    if " from " in before:
        if _FROM_ONE.search(before) and _TO_ANOTHER.match(document.text, end, sentence.end):
            return False  # "from $2 million in 2024 to $3 million in 2029"
        if _FROM_TO.search(before) or _AGAINST.search(before) or _FROM_RATE.search(before):
            return False
    if before.endswith(_SINCE) and (before.endswith(_ASIDE) or _RECORD.search(before)):
        return False
    before = document.text[max(sentence.start, start - _BY) : start]
    if rules.clauses.stock_before.search(before) or before.endswith(_PART_OF):
        return False
    if mention.rule != "future":
        return True
    words = document.text[sentence.start : sentence.end]
    if rules.clauses.target_before.search(before) or rules.clauses.forecast.search(words):
        return False
    return rules.clauses.firm.search(words) is not None or before.endswith(IS)


def _undated(document: Document, sentence: Sentence, date: int) -> Sentence:
    """An opening sentence without its dateline, unless the date stands in that."""
    start = document.paragraphs[sentence.paragraph].start
    if sentence.start != start or sentence.paragraph > _OPENING:
        return sentence
    begin = dateline_end(document.text, start, min(sentence.end, start + _LINE))
    return sentence._replace(start=begin) if begin <= date else sentence


def _is_story(paragraph: Paragraph) -> bool:
    return paragraph.kind in ("body", "list", "background")


def _clause_of(
    document: Document,
    sentence: Sentence,
    start: int,
    end: int,
    rules: Rules,
    *,
    keeps_date: bool = False,
) -> Clause | None:
    text = document.text[sentence.start : sentence.end]
    start, end = start - sentence.start, end - sentence.start
    start -= len(_LAST) if text.endswith(_LAST, 0, start) else 0
    cut = clause(text, start, end, rules, keeps_date=keeps_date)
    return _in_place(text, start, cut) if cut is not None and keeps_date else cut


def _in_place(text: str, start: int, cut: Clause) -> Clause:
    """A clause that keeps its date, in the order of its sentence if it has all of its words."""
    start -= len(_FROM[0]) if text.endswith(_FROM, 0, start) else 0
    raw = " ".join(text[min(cut.start, start) : cut.end].split()).strip(" ,;:.")
    words, kept = _WORDS.findall(raw.lower()), _WORDS.findall(cut.text.lower())
    if words[-1] == kept[-1] or sorted(words) != sorted(kept):
        return cut
    raw = f"{raw[:1].upper()}{raw[1:]}"
    return cut._replace(text=raw, brief=raw)


def _entry(document: Document, sentence: Sentence, date: str, cut: Clause) -> TimelineEntry:
    span: Span = document.span(sentence.start + cut.start, sentence.start + cut.end)
    return TimelineEntry(date, cut.text, span, cut.brief)


def _same(text: str, date: str, other: TimelineEntry) -> bool:
    """Whether two clauses tell the same: one date, or a part of it, and mostly the same words."""
    if not (date.startswith(other.date) or other.date.startswith(date)):
        return False
    first, second = set(text.lower().split()), set(other.text.lower().split())
    return len(first & second) >= 0.7 * min(len(first), len(second))


def _with_event(
    document: Document,
    finder: SentenceFinder,
    found: list[TimelineEntry],
    event_date: EventDate,
    dates: Sequence[DateMention],
    rules: Rules,
) -> list[TimelineEntry]:
    """The entries and, where others stand but none has the event's day, the opening's clause."""
    day = event_date.value
    if day is None or not found or any(entry.date == day for entry in found):
        return found
    for first in document.sentences:
        sentence = finder.at(first.start)
        if sentence is None or not _is_story(document.paragraphs[sentence.paragraph]):
            continue
        sentence = _undated(document, sentence, sentence.end)
        cut = _clause_of(document, sentence, sentence.end, sentence.end, rules)
        entry = _entry(document, sentence, day, cut) if cut else None
        return [*found, entry] if entry and not _tells_other_days(entry, dates) else found
    return found


def _tells_other_days(entry: TimelineEntry, dates: Sequence[DateMention]) -> bool:
    """Whether a clause that is to be told of the event's day tells what was done before it."""
    return any(
        len(date.value) == _DAY
        and date.value < entry.date
        and entry.span.start <= date.span.start < entry.span.end
        for date in dates
    )
