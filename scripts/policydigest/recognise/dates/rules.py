"""The word lists of one language's dates, compiled once: months, weekdays, cues and phrases."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from policydigest.recognise.clauses.tense import ClauseRules, clause_rules
from policydigest.recognise.patterns import SPACE, any_of, phrase, right_before
from policydigest.text import TOKEN
from policydigest.vocabulary import Language

YEAR = r"(?:1[89]|20)\d\d(?!\d)"


class Step(NamedTuple):
    """A step in the calendar: so many days, months or years; `base` is what it is counted from."""

    unit: str
    steps: int
    base: str = "anchor"


class Counted(NamedTuple):
    """A phrase such as "two years ago": looked for only around its fixed words."""

    fixed: str
    pattern: re.Pattern[str]
    base: str
    sign: int


@dataclass(frozen=True, eq=False)
class Rules:
    """How one language writes dates. Patterns ending in `_before` are meant for text cut off there.

    A date begins with a number, a month, a weekday or the first word of a phrase (`phrases`, by
    that word); `day_month`, `month_day` and `month` read what stands there.
    """

    starters: frozenset[str]  # words that may begin a date: months, weekdays, words of phrases
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    relative: Mapping[str, Step]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    year_after: Mapping[str, int]
    week_after: Mapping[str, int]
    which_before: Mapping[str, str]
    which_after: Mapping[str, str]
    counted: tuple[Counted, ...]
    middles: tuple[str, ...]  # glued to a month or year: "mid-"
    back_endings: tuple[str, ...]  # of what is counted back from another day: "earlier", "before"
    phrases: Mapping[str, re.Pattern[str]]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    month: re.Pattern[str]
    year: re.Pattern[str]
    weekday_link: re.Pattern[str]
    weekday_behind: re.Pattern[str]
    list_link: re.Pattern[str]
    which_cue_before: re.Pattern[str]
    which_cue_after: re.Pattern[str]
    year_cue_after: re.Pattern[str]
    week_cue_after: re.Pattern[str]
    month_cue_before: re.Pattern[str]
    year_cue_before: re.Pattern[str]
    attributive_before: re.Pattern[str]
    modified_before: re.Pattern[str]
    fiscal_before: re.Pattern[str]
    name_head_before: re.Pattern[str]
    name_head: re.Pattern[str]
    counted_noun: re.Pattern[str]
    weekday_name: re.Pattern[str]
    today_noun: re.Pattern[str]
    nowadays: re.Pattern[str]  # behind a "today" that is no day
    nowadays_before: re.Pattern[str]  # the same before it: "what exists today"
    recurring_behind: re.Pattern[str]  # "[from 15 June] to 15 November of each year"
    vague: re.Pattern[str]
    weekend: re.Pattern[str]
    adverbs: frozenset[str]  # phrases that are no date before a noun: "the overnight rate"
    goes_on: re.Pattern[str]
    clock: re.Pattern[str]  # the time of day before a day: "At five past two [this afternoon]"
    occasion_before: re.Pattern[str]  # "the meeting of [14 December]"
    other_calendar: re.Pattern[str]  # in a dateline: "18 Shaban 1444H corresponding to"
    dateline_words: frozenset[str]
    dateline_later: frozenset[str]
    opening_words: frozenset[str]
    prepositions: re.Pattern[str]
    day_first: bool | None
    clauses: ClauseRules


def _after(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf",?{SPACE}({any_of(words)})(?!\w)", re.IGNORECASE)


def _cases(words: Iterable[str]) -> list[str]:
    """Each word as it stands inside and at the beginning of a sentence, and in capitals."""
    found: list[str] = []
    for word in words:
        found += [word, word[:1].upper() + word[1:], word.upper()]
    return found


def _numbered(table: Mapping[str, str]) -> dict[str, int]:
    return {form: int(number) for word, number in table.items() for form in _cases([word])}


def _steps(table: Mapping[str, str], base: str) -> dict[str, Step]:
    found: dict[str, Step] = {}
    for words, meaning in table.items():
        unit, steps = meaning.split()
        found[words.casefold()] = Step(unit, int(steps), base)
    return found


def rules(language: Language) -> Rules:
    """The rules for a language, from its section `dates`."""

    def words(key: str) -> tuple[str, ...]:
        return language.words("dates", key)

    def table(key: str) -> Mapping[str, str]:
        return language.table("dates", key)

    months, weekdays = _numbered(table("months")), _numbered(table("weekdays"))
    foreign = _numbered(table("foreign_months"))
    short = _numbered(table("weekday_abbreviations"))
    relative = _steps(table("relative"), "anchor") | _steps(table("reference"), "reference")
    numbers = {word: int(n) for word, n in table("numbers").items()}
    month = any_of(months)
    opening_words = (*words("month_cues"), *words("year_cues"), *words("openers"))
    verbs = words("cue_verbs")
    openers = [word for word in opening_words if word not in verbs]
    ordinals = words("ordinals")
    ordinal = rf"(?:{any_of((*ordinals, *map(str.upper, ordinals)))})?"  # "14TH AUGUST"
    number = rf"(?:[12]\d|3[01]|0?[1-9]){ordinal}(?![\w%])"
    article = rf"(?:(?:{any_of(words('articles'))}){SPACE})?"
    more = (
        rf"(?:(?:\s?[-–—/,]\s?|{SPACE}(?:{any_of(words('list_links'))}){SPACE}){article}{number})"
    )
    dot = rf"(?:\.(?={SPACE}(?:{any_of(foreign | months)})\.?{SPACE}{YEAR}))?"  # "12. March 2018"
    plain_more = more.replace("/,]", "]")
    link = rf"(?:{SPACE}(?:{any_of(words('day_links'))}))?"
    year_link = rf"(?:(?:{any_of(words('year_links'))}){SPACE})?"
    # "May 3, 2024", and as some write "May 3,2024", "May 3/2024"
    year = rf"(?:(?:,?{SPACE}{year_link}|,|\s{{0,3}}/)(?:(?P<y>{YEAR})|\((?P<y3>{YEAR})\)))?"
    which = (*table("which_before"), *table("which_after"))
    phrases = _by_first_word(relative)
    clock = any_of(words("clock_openers"))
    counted = tuple(_counted(language, numbers, table("units")))
    return Rules(
        starters=frozenset((*months, *weekdays, *short, *phrases)),
        months=foreign | months,
        weekdays=weekdays,
        short_weekdays=short,
        relative=relative,
        numbers=numbers,
        units=table("units"),
        year_after={k: int(v) for k, v in table("year_after").items()},
        week_after={k: int(v) for k, v in table("week_after").items()},
        which_before=table("which_before"),
        which_after=table("which_after"),
        counted=counted,
        middles=words("middles"),
        back_endings=tuple(c.fixed for c in counted if c.base == "reference" and c.sign < 0),
        phrases=phrases,
        day_month=re.compile(
            rf"(?P<d>[12]\d|3[01]|0?[1-9]){ordinal}(?!\d){dot}{more}{{0,4}}{link}[\s-]{{1,3}}"
            rf"(?P<m>{any_of(foreign | months)})(?!\w)\.?(?:{year}|-(?P<y2>{YEAR}))(?!\w)"
        ),
        month_day=re.compile(
            rf"(?P<m>{month})(?!\w)\.?{SPACE}(?:the\s)?(?P<d>[12]\d|3[01]|0?[1-9]){ordinal}(?![\d%])"
            rf"(?![.:]\d|,\d(?!\d{{3}}(?!\d))|\s?%){plain_more}{{0,2}}{year}(?!\w)"
        ),
        month=re.compile(rf"(?P<m>{month})(?!\w)\.?(?:,?{SPACE}(?:of\s)?(?P<y>{YEAR}))?(?!\w)"),
        year=re.compile(YEAR),
        weekday_link=re.compile(
            rf"\.?(?:{SPACE}(?:{any_of(words('parts_of_day'))}))?,?\s{{0,2}}[(–-]?\s?{article}"
        ),
        weekday_behind=re.compile(rf",?\s?\(?(?:{any_of((*weekdays, *short))})\)?(?!\w)"),
        list_link=re.compile(rf"\s*(?:[-–—,]|{any_of(words('list_links'))})\s*{article}$"),
        which_cue_before=right_before(table("which_before")),
        which_cue_after=_after(table("which_after")),
        year_cue_after=_after(table("year_after")),
        week_cue_after=_after(table("week_after")),
        month_cue_before=right_before((*words("month_cues"), *which)),
        year_cue_before=right_before(words("year_cues")),
        attributive_before=re.compile(
            rf"(?:(?<!\w)(?:{any_of(words('attributive_cues'))})|['’]s?){SPACE}$", re.IGNORECASE
        ),
        modified_before=re.compile(
            rf"(?:(?<!\w)(?:{any_of(words('determiners_of_days'))})|['’]s?){SPACE}$", re.IGNORECASE
        ),
        fiscal_before=re.compile(rf"(?<!\w)(?:{any_of(words('fiscal_cues'))})\s?$", re.IGNORECASE),
        name_head_before=re.compile(
            rf"(?<!\w)(?:{any_of(words('name_heads'))})(?:\s(?:\(?N[or]s?\.?\s|n°\s?)?"
            rf"\(?[\w.º°/-]{{0,12}}\d[\w/-]*\)?)?"
            rf"(?:,?\s(?:of|de|du|dated))?(?:\sthe)?[^\S\n]$"
        ),
        name_head=re.compile(rf"\s(?:{any_of(words('name_heads'))})(?!\w)"),
        counted_noun=re.compile(
            rf"\s?[%‰°]|{SPACE}(?:{any_of(words('counted_nouns'))})(?!\w)", re.IGNORECASE
        ),
        weekday_name=re.compile(rf"(?<!\w)(?:{any_of(words('weekday_names'))})(?!\w)"),
        today_noun=_after(words("today_nouns")),
        nowadays=_after(words("nowadays")),
        nowadays_before=re.compile(rf"\b(?:{any_of(words('nowadays'))})\s$"),
        recurring_behind=_recurring(words("until"), words("recurring")),
        vague=phrase(words("vague")),
        weekend=phrase(words("weekend")),
        adverbs=frozenset(words("adverbs")),
        goes_on=re.compile(rf"\s+(?!(?:{any_of(words('behind_adverbs'))})(?!\w))\w"),
        clock=re.compile(
            rf"(?:{clock})(?:\s[\w.:-]+){{0,6}}\s(?:(?:{any_of(words('openers'))})\s)?",
            re.IGNORECASE,
        ),
        occasion_before=re.compile(
            rf"\b(?:{any_of(words('occasions'))})\s(?:(?:{any_of(words('of_occasions'))})\s)?$",
            re.IGNORECASE,
        ),
        other_calendar=_other_calendar(words("other_months"), words("other_eras"), words("equals")),
        dateline_words=frozenset(words("dateline_words")),
        dateline_later=frozenset(words("dateline_later")),
        opening_words=frozenset(opening_words),
        prepositions=re.compile(
            rf"(?<!\w)(?:(?:{any_of(openers)}){SPACE})*(?:{article})$",
            re.IGNORECASE,
        ),
        day_first={"true": True, "false": False}.get(
            str(language.sections.get("dates", {}).get("day_first")).lower()
        ),
        clauses=clause_rules(language),
    )


def _other_calendar(
    months: Collection[str], eras: Collection[str], equals: Collection[str]
) -> re.Pattern[str]:
    """A day of another calendar before the common one: "Rajab 12, 1446 AH/", "15 Jawza 1402 ("."""
    if not months:
        return re.compile(r"(?!)")
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?:{day}\s)?(?:{any_of(months)})(?:\s(?:I{{1,2}}|{day}))*,?\s\d{{4}}"
        rf"(?:\s?(?:{any_of(eras)}))?,?\s?(?:(?:{any_of(equals)})\s?)?"
    )


def _by_first_word(phrases: Iterable[str]) -> Mapping[str, re.Pattern[str]]:
    """Phrases by their first token (as a document is cut), for a quick look at each token."""
    groups: dict[str, list[str]] = {}
    for form in _cases(phrases):
        groups.setdefault(TOKEN.findall(form)[0], []).append(form)
    return {
        first: re.compile(rf"(?:{any_of(forms)})(?!\w)", re.IGNORECASE)
        for first, forms in groups.items()
    }


def _recurring(until: Collection[str], yearly: Collection[str]) -> re.Pattern[str]:
    """What stands behind a day of no certain year: "to 15 November of each year"."""
    if not yearly:
        return re.compile(r"(?!)")
    season = rf"(?:{SPACE}(?:{any_of(until)}){SPACE}[\w. ]{{3,16}}?)?"
    return re.compile(rf"{season}{SPACE}(?:{any_of(yearly)})(?!\w)")


def _counted(
    language: Language, numbers: Mapping[str, int], units: Mapping[str, str]
) -> Iterable[Counted]:
    """ "{n} {unit} ago" as a pattern, with what it is counted from and its sign."""
    number = rf"(?P<n>\d{{1,3}}|{any_of(_cases(numbers))})"
    unit = rf"(?P<unit>{any_of(units)})"
    for record in language.records("dates", "counted"):
        written = str(record["form"])
        form = re.escape(written).replace(r"\ ", r"\s+")
        pattern = form.replace(r"\{n\}", number).replace(r"\{unit\}", unit)
        behind = record.get("only_before")
        if isinstance(behind, list):
            pattern += rf"(?:(?!\s\w)|(?=\s(?:{any_of(map(str, behind))})(?!\w)))"
        fixed = max((part.strip() for part in re.split(r"\{\w+\}", written)), key=len)
        if written.startswith(fixed):  # which may open a sentence, with a capital
            fixed = fixed[1:]
        yield Counted(
            fixed,
            re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE),
            str(record["from"]),
            int(str(record["sign"])),
        )
