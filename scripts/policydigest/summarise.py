"""Title, lead and key points: chosen from the article's sentences and trimmed to stand alone.

Nothing is invented: every clause comes from the text, shortened by rules, with relative dates
resolved and a leading "He" replaced by the person meant. Where the source's licence is not open,
the words taken over verbatim stay within a budget (see `Budget`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from policydigest.model import Document, Entity, Findings, Sentence, Span
from policydigest.text import TOKEN
from policydigest.vocabulary import Language

VERBATIM_WORDS = 90  # of a source without an open licence, outside attributed quotes
MAX_TITLE = 110
MAX_POINT_WORDS = 38
MAX_LEAD_WORDS = 50
CLOSED_POINT_WORDS = 20  # where the budget holds: main clauses only
MIN_POINT_WORDS = 7
MOST_POINTS, LEAST_POINTS = 6, 3
SIMILAR = 0.5  # share of words in common from which two points say the same

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATELINE = re.compile(  # "(Dec. 8, 2020)", "SEOUL, South Korea, Dec. 2, 2025 /PRNewswire/ --"
    r"^(?:\([^)]{4,40}\)\s*"
    r"|[A-Z][A-Z.'’\- ]{2,30}(?:,[^–—\n]{0,60}?|\s*\([^)]{2,40}\)[^–—\n]{0,40}?)?"
    r"\s*(?:/[^/]{3,30}/\s*)?(?:–|—|--|-)+\s+)"
)
_BRACKETS = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")
_SITE_SUFFIX = re.compile(r"\s+[|–—]\s+[^|–—]{2,40}$")
_EARLY_POSSESSIVE = re.compile(r"^[^,]{3,40},\s+(?:its|their|his|her)\b")
_PRONOUN_SPEAKS = re.compile(r"\b(?:he|she) (?:said|says|added|told|noted|explained)\b")
_RELATIVE_END = re.compile(r"\b(?:earlier|late|early|last|this past)\s$")  # "earlier [today]"
_FULL_STOP = re.compile(r"[.!]$")
_TRAILING = re.compile(r"[\s,;:–—-]+$")
_ASIDE = re.compile(
    r",\s+(?:who|which|whose|where|co-chaired|chaired|led|cited)\b[^,]{3,120},(?=\s+[a-z])"
)
_SETTING = re.compile(
    r"^(?:During|In|On|At|By|After|Following|As|With|Under|Since|Until|While|When|Before|Speaking|"
    r"For|Last|Earlier|Amid|Against)\b[^,]{3,160},\s+(?=\S)"
)
_CLAUSE = re.compile(
    r",\s+(?:who|which|where|whose|while|although|though|after|as|because|since|with|including|"
    r"saying|adding|according to|among others|and that|in which|when|so that|making|bringing)\b"
)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a digest says in words: a title, one or two sentences, and points that stand alone."""

    title: str
    lead: tuple[str, ...]
    key_points: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lead as running text."""
        return " ".join(self.lead)


@dataclass(slots=True)
class Budget:
    """How many more words may be taken over verbatim; None for a source with an open licence."""

    words: int | None

    def take(self, sentence: str) -> bool:
        """Whether a sentence fits into what is left; if so, it is spent."""
        if self.words is None:
            return True
        count = len(sentence.split())
        if count > self.words:
            return False
        self.words -= count
        return True


def summarise(
    document: Document, findings: Findings, language: Language, *, open_licence: bool
) -> Summary:
    """Title, lead and key points of an article. Any of them may be empty for want of sentences."""
    told = sum(len(entry.text.split()) for entry in findings.timeline)
    budget = Budget(None if open_licence else max(0, VERBATIM_WORDS - told))
    writer = _Writer(document, findings, language, terse=not open_licence)
    title = writer.title()
    lead = writer.lead(budget)
    points = writer.key_points(lead, budget)
    if not lead and points:  # the story opens with sentences that lean on each other
        lead, points = points[:1], points[1:]
    return Summary(title, lead, points)


class _WordLists(NamedTuple):
    """What a language says about sentences that stand alone."""

    leaning: Mapping[str, tuple[str, ...]]  # openings with what ends them, by their first word
    leaning_alone: frozenset[str]
    droppable: Mapping[str, Sequence[str]]
    pronouns: frozenset[str]
    acting: frozenset[str]


@lru_cache(maxsize=16)
def _word_lists(language: Language) -> _WordLists:
    leaning = language.words("summarise", "leaning")
    return _WordLists(
        {
            first: tuple(opening + end for opening in openings for end in (" ", ","))
            for first, openings in _openings(leaning).items()
        },
        frozenset(leaning),
        _openings(language.words("summarise", "droppable")),
        frozenset(language.words("summarise", "person_pronouns")),
        frozenset(language.words("summarise", "acting")),
    )


class _Told:
    """What each sentence, by its number, tells of the findings."""

    def __init__(self, document: Document, findings: Findings) -> None:
        self._sentences, self._ends = document.sentences, document.sentence_ends
        about = [
            entity
            for entity in (
                *findings.countries,
                *findings.organisations,
                *findings.instruments,
                *findings.people,
            )
            if entity.about
        ]
        self.subjects = Counter(n for entity in about for n in self._numbers(entity.evidence))
        self.sums = Counter(n for sum_ in findings.money for n in self._numbers([sum_.span]))
        self.dates = Counter(n for entry in findings.timeline for n in self._numbers([entry.span]))
        self.people: dict[int, list[str]] = {}
        for person in findings.people:
            for number in self._numbers(person.evidence):
                self.people.setdefault(number, []).append(person.name)
        self.event_dates: dict[int, list[Span]] = {}
        for mention in findings.dates if findings.date else ():
            if mention.value == findings.date:
                for number in self._numbers([mention.span]):
                    self.event_dates.setdefault(number, []).append(mention.span)

    def _numbers(self, spans: Iterable[Span]) -> set[int]:
        """The sentences in which any of these begins."""
        found = set()
        for span in spans:
            number = bisect_right(self._ends, span.start)
            if number < len(self._ends) and self._sentences[number].start <= span.start:
                found.add(number)
        return found


class _Writer:
    def __init__(
        self, document: Document, findings: Findings, language: Language, *, terse: bool
    ) -> None:
        self._document, self._findings, self._terse = document, findings, terse
        self._words = _word_lists(language)
        self._told = _Told(document, findings)
        self._story = [
            (number, sentence)
            for number, sentence in enumerate(document.sentences)
            if document.paragraphs[sentence.paragraph].kind in ("body", "list")
        ]

    # ------------------------------------------------------------------ title

    def title(self) -> str:
        """The headline, tidied; else one made from the actors and the act."""
        headline = self._findings.title
        if headline:
            headline = tidy_title(headline)
            return headline if self._names_an_actor(headline) else self._with_actor(headline)
        return self._agreement("sign", "") or self._first_clause()

    def _names_an_actor(self, headline: str) -> bool:
        """Whether a country, organisation or person that the article is about is in the title."""
        for group in (
            self._findings.countries,
            self._findings.organisations,
            self._findings.people,
            self._findings.instruments,
        ):
            for entity in group:
                forms = (entity.name, *entity.forms, *_surname(entity))
                if entity.about and any(form in headline for form in forms):
                    return True
        return False

    def _with_actor(self, headline: str) -> str:
        country = next((c for c in self._findings.countries if c.about), None)
        return f"{country.name}: {headline}" if country else headline

    def _agreement(self, verb: str, date: str) -> str:
        """What was signed by whom, if an unnamed memorandum is the news; else ""."""
        countries = [entity for entity in self._findings.countries if entity.about][:3]
        unnamed = [i for i in self._findings.instruments if i.id is None and " of " in i.name]
        signed = [i for i in unnamed if i.name[1:].islower()]
        if len(countries) < 2 or not signed:
            return ""
        first = sorted(countries, key=lambda entity: entity.evidence[0].start)
        names = _join([_short_name(entity) for entity in first])
        topic = self._findings.topics[0].name if self._findings.topics else ""
        about = f" on {topic[0].lower()}{topic[1:]}" if topic and topic[1:].islower() else ""
        instrument = signed[0].name[0].lower() + signed[0].name[1:]
        return f"{names} {verb} a {instrument}{about}{date}"

    def _first_clause(self) -> str:
        """The first sentence's main clause, short enough for a title."""
        for _, sentence in self._story[:2]:
            text = self._clean(self._document.text[sentence.start : sentence.end])
            return tidy_title(_shorten(text, MAX_TITLE))
        return ""

    # ------------------------------------------------------------------ lead

    def lead(self, budget: Budget) -> tuple[str, ...]:
        """One or two sentences that say who did what, with whom and when."""
        made = self._agreement(
            "signed", f" on {in_words(self._findings.date)}" if self._day() else ""
        )
        sentences = (
            [f"The {made}." if made.startswith(("UK", "US")) else f"{made}."] if made else []
        )
        for number, sentence in self._story[:5]:
            if len(sentences) == 2 or (sentences and (self._terse or not made)):
                break
            text = self._point(number, sentence, dated=not made, most=MAX_LEAD_WORDS)
            if text and not _alike(text, sentences) and budget.take(text):
                sentences.append(text)
        return tuple(sentences)

    def _day(self) -> bool:
        return bool(self._findings.date) and len(self._findings.date or "") == 10

    # ------------------------------------------------------------------ key points

    def key_points(self, lead: Sequence[str], budget: Budget) -> tuple[str, ...]:
        """Three to six sentences that stand alone, in the article's order, none twice."""
        ranked: list[tuple[float, int, str]] = []
        for place, (number, sentence) in enumerate(self._story):
            text = self._point(number, sentence, dated=False)
            if text:
                ranked.append((self._worth(place, number, text), number, text))
        ranked.sort(key=lambda item: (-item[0], item[1]))
        taken: list[tuple[int, str]] = []
        for worth, number, text in ranked:
            if len(taken) == MOST_POINTS or (worth <= 0 and len(taken) >= LEAST_POINTS):
                break
            if not _alike(text, [*lead, *(point for _, point in taken)]) and budget.take(text):
                taken.append((number, text))
        return tuple(text for _, text in sorted(taken))

    def _worth(self, place: int, number: int, text: str) -> float:
        """How much a sentence tells: names of subjects, sums, dates and acts; early ones more."""
        words = text.split()
        acts = any(word.strip(".,;") in self._words.acting for word in words)
        length = len(words)
        return (
            min(self._told.subjects[number], 4)
            + 1.5 * min(self._told.sums[number], 2)
            + min(self._told.dates[number], 1)
            + 1.5 * acts
            - 0.15 * place
            - (1.0 if length > 30 else 0.0)
            - 1.0
        )

    # ------------------------------------------------------------------ sentences

    def _point(
        self, number: int, sentence: Sentence, *, dated: bool, most: int = MAX_POINT_WORDS
    ) -> str:
        """A sentence made fit to stand alone, "" if it cannot."""
        raw = self._document.text[sentence.start : sentence.end]
        if _QUOTED.search(raw) and len(" ".join(_QUOTED.findall(raw)).split()) > 3:
            return ""
        text = self._clean(self._resolved(number, sentence))
        text = self._drop_opening(text)
        text = self._named(number, text)
        if not text or self._leans(text) or not text[0].isupper():
            return ""
        if _EARLY_POSSESSIVE.match(text) or self._speaker_unnamed(number, text):
            return ""
        if not _FULL_STOP.search(text) or text.endswith(":"):
            return ""
        if self._terse:
            text = _main_clause(text)
        text = _shorten(text, 10 * most, most)
        if self._terse and len(text.split()) > CLOSED_POINT_WORDS + 4:
            return ""
        if not MIN_POINT_WORDS <= len(text.split()) <= most:
            return ""
        text = _TRAILING.sub("", text.rstrip(".!")) + "."
        if dated and self._day() and not self._tells_day(text):
            text = f"{text[:-1]} ({in_words(self._findings.date)})."
        return text

    def _speaker_unnamed(self, number: int, text: str) -> bool:
        """Whether "he said" stands in a sentence that names nobody."""
        return number not in self._told.people and bool(_PRONOUN_SPEAKS.search(text))

    def _tells_day(self, text: str) -> bool:
        date = self._findings.date or ""
        return in_words(date) in text

    def _resolved(self, number: int, sentence: Sentence) -> str:
        """The sentence with the event's date written out: "on Wednesday" → "on 17 January 2024"."""
        start, end = sentence.start, sentence.end
        text = self._document.text[start:end]
        if not self._day():
            return text
        words = in_words(self._findings.date)
        for first, last, said in reversed(self._told.event_dates.get(number, ())):
            if last > end or words in said or (first == start and not said[0].isdigit()):
                continue
            before, after = text[: first - start], text[last - start :]
            before = _RELATIVE_END.sub("", before)
            on = "" if re.search(r"\b(?:[Oo]n|dated|of)\s$", before) else "on "
            text = f"{before}{on}{words}{after}"
        return text

    def _clean(self, text: str) -> str:
        """Without dateline, brackets and line breaks."""
        text = _DATELINE.sub("", " ".join(text.split()), count=1)
        return (_BRACKETS.sub("", text) if "(" in text else text).strip()

    def _drop_opening(self, text: str) -> str:
        for opening in self._words.droppable.get(text.split(" ", 1)[0].rstrip(","), ()):
            if text.startswith(f"{opening},"):
                rest = text[len(opening) + 1 :].strip()
                return rest[:1].upper() + rest[1:]
        return text

    def _named(self, number: int, text: str) -> str:
        """A leading "He" or "She" replaced by the only person of the sentences before."""
        first, _, rest = text.partition(" ")
        if first not in self._words.pronouns:
            return text
        for earlier in range(number - 1, max(-1, number - 3), -1):
            people = self._told.people.get(earlier, ())
            if people:
                return f"{people[0]} {rest}" if len(set(people)) == 1 else ""
        return ""

    def _leans(self, text: str) -> bool:
        first = text.split(" ", 1)[0].rstrip(",")
        openings = self._words.leaning.get(first, ())
        return text.startswith(openings) or text in self._words.leaning_alone


# --------------------------------------------------------------------------- words


def tidy_title(title: str) -> str:
    """One line, without the site's name, a full stop or shouting."""
    title = _SITE_SUFFIX.sub("", " ".join(title.split()))
    title = title.rstrip(".").strip()
    if title.isupper() and len(title.split()) > 3:
        title = title.capitalize()
    return title


def in_words(date: str | None) -> str:
    """A date as people write it: `2024-01-17` → "17 January 2024", `2023-05` → "May 2023"."""
    parts = (date or "").split("-")
    if len(parts) == 1:
        return parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"


def _openings(phrases: Sequence[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for phrase in phrases:
        table.setdefault(phrase.split(" ")[0], []).append(phrase)
    return table


def _short_name(entity: Entity) -> str:
    """UK and US for the two countries whose long names crowd a title."""
    return {"GB": "UK", "US": "US"}.get(entity.id or "", entity.name)


def _surname(entity: Entity) -> Iterator[str]:
    if entity.kind == "person":
        yield entity.name.split(" ")[-1]


def _join(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _shorten(text: str, characters: int, words: int = 1000) -> str:
    """Subordinate clauses cut off the end until the text fits; whole where it already does."""
    while len(text) > characters or len(text.split()) > words:
        cuts = [match.start() for match in _CLAUSE.finditer(text) if match.start() > 30]
        if not cuts:
            break
        text = text[: cuts[-1]] + "."
    return text


def _main_clause(text: str) -> str:
    """A sentence without its setting ("During the visit, …"), asides and trailing clauses."""
    text = _ASIDE.sub("", text) if "," in text else text
    rest = _SETTING.sub("", text, count=1) if "," in text else text
    if len(rest.split()) >= MIN_POINT_WORDS:
        text = rest[:1].upper() + rest[1:]
    return _shorten(text, len(text), CLOSED_POINT_WORDS)


def _alike(text: str, others: Sequence[str]) -> bool:
    """Whether a text says much the same as one of the others."""
    words = _content(text)
    for theirs in map(_content, others):
        if words and len(words & theirs) >= SIMILAR * min(len(words), len(theirs)):
            return True
    return False


@lru_cache(maxsize=256)
def _content(text: str) -> frozenset[str]:
    """The words of a sentence that say what it is about: all but the short ones."""
    return frozenset([word.casefold() for word in TOKEN.findall(text) if len(word) > 3])
