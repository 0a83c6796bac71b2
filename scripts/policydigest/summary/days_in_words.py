"""The days of a sentence written out, so that it says when wherever it stands."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from policydigest.dates import MONTHS, WEEKDAYS, in_words, is_day
from policydigest.model import Span
from policydigest.recognise.dates.expression import TWO_FORMS
from policydigest.recognise.events.candidates import SEVERAL
from policydigest.summary.sentence_words import WordLists
from policydigest.summary.told import Day

# "earlier [today]", "this [Friday, 3 May]"
_RELATIVE_END = re.compile(r"\b(?:earlier|late|early|last|this past|this coming|this)\s$")
# "by early [March]": of a month, unlike a day, it stays
_PART_OF_MONTH = re.compile(r"(?<= )(?P<part>early|late) $")
_PREPOSITION_END = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|till|[Ff]rom|[Bb]efore|[Aa]fter|to|[Bb]etween|and|or|for|of"
    r"|[Dd]uring|through) $"
)
# "more than [20 years ago]" is no year, and "around [November]" takes no preposition
_ROUGHLY_END = re.compile(
    r"\b(?:about|around|roughly|approximately|some|nearly|almost|over|under|(?:more|less) than|"
    r"at least) $"
)
_AUXILIARY_END = re.compile(r"\b(?:has|have|had|was|were|is|are)\s$")
_DATE_BEFORE = re.compile(
    r"(?:\b(?:[Oo]n|dated|of|[Ii]n|for|till|since|[Ss]ince|until|by|from|during|before|after|to|between|early|late|"
    r"and|or|through|next|past)\s|\()$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:['’]s?|\b(?:the|a|an|its|their|his|her|our))\s$", re.IGNORECASE)
_GOES_ON = re.compile(r"['’]s\b|\s(?:and|or)\s(?:\d|[A-Z])|[–-]")
_AND_DAY = re.compile(r"\s(?:and|or)\s\d{1,2} [A-Z]")
_NUMERIC = re.compile(r"[\d/.-]+")
_YEAR = re.compile(r"\d{4}")
# "on Thursday (2 May 2024)", "announced this Thursday (2 May 2024)"
_DAY_IN_BRACKETS = re.compile(
    r"\b(?:(?:(?:on|this) )?[A-Z][a-z]+day|last week|(?<=out )today"
    r"|today(?=[^)]+\)\.?$)) \((\d{1,2} [A-Z][a-z]+ \d{4})\)"
)
_OTHER_DAY = re.compile(r"(?:\d|day)(?: [A-Z][a-z]+)?,? (?:and|or)\s$", re.IGNORECASE)
_WEEKDAY = re.compile(  # but not "by Friday", "Good Friday", "Friday's vote", "Friday prayers"
    r"(?P<verb>\b[a-z]+ed|\bsaid|\btold|\bheld|\bgave|\bput|\bmade|\bwon)"
    rf"(?: (?:on|late|late on|early on))? (?P<day>{'|'.join(WEEKDAYS)})day"
    r"(?: (?:morning|afternoon|evening|night))?(?=[,.]? (?:[a-z]|\(|$)|[,.]?$)"
)
_WEEKDAY_FIRST = re.compile(  # "the board on Friday fined"
    rf"(?P<verb>(?<=[\w)]))(?: late| early)? on (?P<day>{'|'.join(WEEKDAYS)})day"
    r"(?= (?:[a-z]+ly )?(?:[a-z]+ed|said|told|held|gave|put|made|won|cut|found|struck)\b)"
)
_SINCE_TODAY = re.compile(r"\b([Aa]s of|[Ff]rom|until|since) today\b")
_TODAY_DONE = re.compile(r" today(?= \(| [a-z]+ed\b)")  # the day is told behind it
_TODAY_DATED = re.compile(  # "today, Thursday 3 July 2023,"
    r"\b(?:today|yesterday), ((?:[A-Z][a-z]+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}),?"
)
_ANY_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})day\b")
_FULL_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_PART_OF_DAY = re.compile(r"^ (?:morning|afternoon|evening|night)\b")
_SAME_DAY = re.compile(r"^ \(\d{1,2}(?:/\d{1,2}|st|nd|rd|th)?\)")  # "on Tuesday (4)"
# "said that [this month] marks", "[Today] is": the time is the subject, and takes no preposition
_OPENS_CLAUSE = re.compile(r"(?:^|\b(?:that|said|says|while|because|as) |[,;] )$")
_SUBJECT_OF = re.compile(
    r" (?:also )?(?:marks?|marked|sees|saw|brings|brought|is|was|will be|would be)\b"
    r"(?! [a-z]+ed\b)"
)
# "will meet on Monday, May 6[, the board said]"
_BY_WHOM = re.compile(
    r", (?:an?|the|its|he|she|it|they|[A-ZÀ-Þ][\w’'-]*) [^,]*\b(?:said|told|says)\b"
)
_WEEKDAY_TOLD = re.compile(  # "ended Friday 31 January 2014", "on Friday, 31 January 2014"
    r"\b(?:(?P<link>[Oo]n|of|for|until|till|by|from|since|and|or|to|dated|before|after) )?"
    rf"(?:{'|'.join(WEEKDAYS)})day(?P<aside>,)? "
    rf"(?P<day>\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}\b)"
    r"(?P<end>,(?= (?!(?:and|or|but|after|before|with|which|who|where|while|as|when|because|in|at|"
    r"for|to|following|[a-z]+ing)\b)[a-z]))?"
)
_HOW_LONG = re.compile(r"\bfor the $")  # "leads it for the [next year]": from no day to another
_LENGTHS = ("next ", "last ", "past ", "coming ")
_WEEKEND = re.compile(r" (?:over|at|during) the weekend(?=,|$)")  # beside the day itself
# A time that is not the event's day, and says nothing where the article's own day is not told
_LAST_WEEK = re.compile(r" (?:last (?:week|month)|earlier (?:this|last) (?:week|month))(?=[ ,]|$)")
# "recovers from an attack carried out [last week]": a participle that goes with such a time
_DONE_THEN = re.compile(
    r"(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\bis)(?<!\bare)(?<!\bhas)(?<!\bhad)(?<!\bhave)(?<!,)"
    r"(?<=[a-z]) (?:perpetrated|carried out|committed|conducted|launched|staged|held|published|"
    r"issued|released|announced|unveiled|signed|made|sent) last (?:week|month)(?=\.?$)"
)
# "The mayor will speak on 15 May 2024": no day is to be told behind it
_AHEAD = re.compile(
    r"(?!.*\bthat\b)[^,]{3,90}(?:,[^,]{3,60},)? (?:will|is to|are to|awaits?|is due to|are due to) "
    r"[^,]{3,120}\b\d{1,2} [A-Z]\w+ \d{4}"
)
_MONTHS = {month[:3]: month for month in MONTHS}
_MONTH = rf"(?:{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|Sept)\.?"
_DAY_IN_ANOTHER_FORM = re.compile(  # "June 10, 2024", "on1st March, 2002", "09 Sep 2023 ,"
    rf"\b(?:(?P<on>on)(?=\d)|)(?:(?P<american>{_MONTH}) (?P<number>\d{{1,2}})(?:st|nd|rd|th)?,? "
    rf"|(?:the (?=\d+[snrt]))?0?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH}),? )"
    r"(?P<year>(?:19|20)\d\d)\b(?: (?=,))?"
)
_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_AMERICAN_DAYS = re.compile(r"^(?P<month>[A-Z]\w+) (?P<days>\d[\d –-]*(?:and|to)? ?\d+)$")
_PERFECT_END = re.compile(r"\b(?:has|have) ([a-z]+ed)\s$")  # "has unveiled [today]"


def with_days(
    text: str, start: int, days: Sequence[Day], event: str | None, words: WordLists
) -> str:
    """A sentence with its dates written out: "on Wednesday" → "on 17 January 2024".

    It stands at `start` of the article; `days` are those that it tells, and `event` that of the
    event where it is known.
    """
    if not days and " today" not in text:
        return text
    end = start + len(text)
    for value, _, (first, last, said) in reversed(_told_once(text, start, days)):
        is_told = _YEAR.search(said) and not _NUMERIC.fullmatch(said)
        if last > end or is_told or _YEAR.fullmatch(said):
            continue
        if said.lower() in words.reference:
            continue
        before, after = text[: first - start], _PART_OF_DAY.sub("", text[last - start :])
        roughly = _ROUGHLY_END.search(before) is not None
        if roughly and said.endswith(" ago"):
            continue
        if said.lower().startswith(_LENGTHS) and _HOW_LONG.search(before):
            continue
        if after.startswith(", ") and _TODAY_DATED.match(text, first - start):
            continue
        written = in_words(value)
        if _GOES_ON.match(after):
            if not _AND_DAY.match(after) or not is_day(value) or any(map(str.isdigit, said)):
                continue
            month = written.partition(" ")[2]  # "Monday and 14 May 2024": "13 and 14 May 2024"
            written = written.partition(" ")[0] if month in after else written
        if SEVERAL.search(said):  # "held talks 6-10 March"
            said = days_first(said)
            text = f"{before}{said}{' ' if said[0].isdigit() else ', '}{value[:4]}{after}"
            continue
        part = None if is_day(value) else _PART_OF_MONTH.search(before)
        if part:
            before = before[: part.start()]
            before += "" if _PREPOSITION_END.search(before) else "in "
            before += part.group()
        elif said[0].isupper() or not before.endswith("this "):  # "denied this [a day later]"
            before = _RELATIVE_END.sub("", before)
        if value == event and _AUXILIARY_END.search(before) and after[1:2].islower():
            text = before + after.lstrip()  # "has today announced": the day is told behind it
            continue
        after = _SAME_DAY.sub("", after) if after.startswith(" (") else after
        if "," in said and after.startswith(",") and not (before[3:] and _BY_WHOM.match(after)):
            after = after[1:]
        if value == event:
            before = _PERFECT_END.sub(r"\1 ", before)  # a day is told in the simple past
        link = "on" if is_day(value) else "in"
        # "on the 4th", "the board's Tuesday order"
        # "on 3 May and [today]", but not "has looked at them and [today] approves"
        is_joined = before.endswith((" and ", " or ")) and said.islower()
        if (
            (_OTHER_DAY if is_joined else _DATE_BEFORE).search(before)
            or before.endswith(words.middles)
            or _OWNED.search(before)
            or (_SUBJECT_OF.match(after) and _OPENS_CLAUSE.search(before))
            or (roughly and not is_day(value))
        ):
            link = ""
        elif not before:
            link = link.capitalize()
        after = after or "." * said.endswith(".")
        text = f"{before}{link}{' ' if link else ''}{written}{after}"
    if '"' not in text and "“" not in text:
        text = _DAY_IN_ANOTHER_FORM.sub(_in_house_form, text)
    elif any(map(str.isdigit, text)):  # what is quoted stays as it is
        pieces = _QUOTED.split(text)
        pieces[::2] = [_DAY_IN_ANOTHER_FORM.sub(_in_house_form, piece) for piece in pieces[::2]]
        text = "".join(pieces)
    if " today, " in text or " yesterday, " in text:
        text = _TODAY_DATED.sub(r"on \1", text)
    if "day (" in text or "week (" in text:
        text = _DAY_IN_BRACKETS.sub(r"on \1", text)
    if event and " today" in text:
        text = _SINCE_TODAY.sub(rf"\1 {in_words(event)}", text)
        text = _TODAY_DONE.sub("", text)
    return text


def days_first(said: str) -> str:
    """Several days as they are written here: "June 9 and 10" → "9 and 10 June"."""
    return _AMERICAN_DAYS.sub(r"\g<days> \g<month>", said)


def _in_house_form(found: re.Match[str]) -> str:
    """A day as `in_words` writes it: "June 10, 2024" → "10 June 2024"."""
    named = found["american"] or found["month"]
    on = "on " if found["on"] else ""
    day = int(found["number"] or found["day"])
    return f"{on}{day} {_MONTHS[named[:3]]} {found['year']}"


def without_weekdays(text: str) -> str:
    """A text whose full days have no weekday: "ended Friday 3 May 2024" → "ended on 3 May 2024"."""
    return _WEEKDAY_TOLD.sub(_without_weekday, text)


def _without_weekday(told: re.Match[str]) -> str:
    text, end = told.string, told.end("day")
    is_aside = told["aside"] and not _BY_WHOM.match(text, end)
    return f"{told['link'] or 'on'} {told['day']}{'' if is_aside else told['end'] or ''}"


def with_day_behind(text: str, day: str) -> str:
    """A sentence with the event's day in brackets behind it, unless it tells another time."""
    text = _WEEKEND.sub("", text)
    text = _DONE_THEN.sub("", text) if " last " in text else text
    rest = _LAST_WEEK.sub("", text) if " last " in text or " earlier " in text else text
    return rest if rest != text or _AHEAD.match(text) else f"{text} ({day})"


def _told_once(text: str, start: int, days: Sequence[Day]) -> list[Day]:
    """The days of a sentence; of two forms in apposition one, which stands for both of them."""
    told: list[Day] = []
    for day in days:
        value, _, (first, last, _) = day
        if told and told[-1][0] == value:
            _, rule, (begin, end, said) = told[-1]
            gap = text[end - start : first - start]
            if rule != "full" and TWO_FORMS.fullmatch(gap):
                last += gap.endswith("(") and text[last - start : last - start + 1] == ")"
                told[-1] = (value, rule, Span(begin, last, said))
                continue
        told.append(day)
    return told


def with_weekday(text: str, event: str | None) -> str:
    """A sentence that tells no day but the event's weekday, with that day: "ruled on Friday that".

    The weekday stands for it only if it is the event's own, and no other one is told.
    """
    found = None
    if event and not _FULL_DAY.search(text):
        found = _WEEKDAY.search(text) or _WEEKDAY_FIRST.search(text)
    if found is None or event is None or len(_ANY_WEEKDAY.findall(text)) > 1:
        return text
    if WEEKDAYS[datetime.date.fromisoformat(event).weekday()] != found["day"]:
        return text
    return f"{text[: found.start()]}{found['verb']} on {in_words(event)}{text[found.end() :]}"
