"""A sentence of an article made fit to stand alone, or left out.

Relative dates are resolved, a leading "He" becomes the person meant and "both countries" the two
of the story; a sentence that still leans on the one before it is none.
"""

from __future__ import annotations

import re

from policydigest.dates import MONTHS, in_words, is_day
from policydigest.document.prefaces import dateline_end, without_dateline
from policydigest.model import Document, Findings, Sentence
from policydigest.recognise.clauses.leaning import (
    leans_from_start,
    leans_on_several,
    leans_within,
)
from policydigest.recognise.events.story import decision
from policydigest.summary.capitals import without_shout
from policydigest.summary.connectives import (
    without_announcement,
    without_connectives,
    without_own_report,
)
from policydigest.summary.days_in_words import (
    days_first,
    with_day_behind,
    with_days,
    with_weekday,
    without_weekdays,
)
from policydigest.summary.fronts import TIME_FIRST, behind_front
from policydigest.summary.lists import is_post, stems, with_list, without_mark
from policydigest.summary.meant import Meant
from policydigest.summary.motions import is_told_whole
from policydigest.summary.naming import (
    PARTIES,
    Home,
    acronyms,
    name_pair,
    short_forms,
    spelt_out,
    with_first_name,
    with_parties,
    without_acronyms,
)
from policydigest.summary.sentence_words import word_lists
from policydigest.summary.story import (
    is_half_quoted,
    is_unsaid_report,
    told_in,
    with_stop_behind_title,
)
from policydigest.summary.stranded import is_stranded
from policydigest.summary.told import Told
from policydigest.summary.trimming import (
    MIN_WORDS,
    main_clause,
    shortened,
    without_front,
    without_last_clause,
)
from policydigest.vocabulary import Language

MAX_SENTENCE = 1500  # characters; what is longer is a text without full stops
MIN_LEAD_WORDS = 4  # "Vexnor is leaving Freedonia"
MAX_POINT_WORDS = 38
CLOSED_POINT_WORDS = 22  # where the budget holds: main clauses only
# "The Ministry of Ports", and not "The Ministry"; "His Majesty King …"; "Some 700 ships"
_WHOLE_OPENING = re.compile(
    r"The [^\W\d_a-zß-öø-ÿ]\w+ (?:of|for|on) (?:the )?[^\W\d_a-zß-öø-ÿ]"
    r"|(?:His|Her) (?:[A-Z]\w+ )?(?:Majesty|Highness|Excellency|Holiness|Eminence|Honour) "
    r"(?:the )?[^\W\d_a-zß-öø-ÿ]"
    r"|Some \d|One in [a-z]+ "
)
# Another time than the event's; what went on for years is of no day: "agreed prices for more than a
# decade". But it was on a day that somebody was jailed for ten years.
_TIME_TOLD = re.compile(
    r"(?:In|Since|By|Until) (?:[A-Z][a-z]+ )?\d{4}\b"
    rf"|(?:{'|'.join(MONTHS)}) \d{{4}} [a-z]+s\b"  # "May 2024 marks a year since"
    # of its only verb: "was last seen in Lima in 1983", and not "sold what it had bought in 1983"
    r"|(?!.*(?:ed\b.*ed|\b(?:that|which|what|who|whose|where|after|because|for|over|under))\b)"
    r".* in (?:[A-Z][a-z]+ )?\d{4}$"
    r"|(?!.*\b(?:jail|imprison|sentenc|bann|suspend|elect|appoint|extend|renew|prolong|barr))"
    r".* for (?:more than |over |nearly |almost |at least )(?:an? |[a-z]+ |\d+ )"
    r"(?:decade|year|month|centur)[a-z]*$"
)
_NO_SENTENCE = re.compile(
    # "$8 million for failing to tell the board": an item of a list, without a verb of its own
    r"(?:[A-Z]{0,3}[$£€¥₹]|[A-Z]{3} )\d[\d.,]*(?: [a-z]+)? (?:for|in|of|to)\b"
    r"(?!.*\b(?:was|were|is|are|will|would|has|have|had|went|goes?)\b)"
    # "“We are waiting,” said Jane Roe, mayor of Lamu.": what they wait for
    r"|[“\"](?:[^\s”\"]+ ){0,4}[^\s”\"]+[,.!?][”\"] (?:said|says|added|told|[A-Z])"
    # "Introduced by the member for Lamu, Jane Roe": what was, another line tells
    r"|[A-Z][a-z]+(?:ed|en) by (?!.*(?:\b(?:is|are|was|were|has|have|had|will|can|may|must|did)\b"
    r"|, (?:[\w’'-]+ ){1,6}[a-z]+(?:ed|s)\b))"
)
_COLLEAGUES = re.compile(  # of a spokesperson, about another body
    r"^Our (?:[a-z]+ )?colleagues (?:at|in|from|with) (?:the )?((?:[A-ZÀ-Þ][\w-]*|of|for|and|the)"
    r"(?: (?:[A-ZÀ-Þ][\w-]*|of|for|and|the))*) (?:tell|told|inform|informed|say|said)(?: us)? that"
)
# "despite yesterday's announcement": of a day that no reader can tell
_UNTOLD_DAY = re.compile(
    r"\b(?:despite|after|following|before|amid) (?:yesterday|today|tomorrow)['’]s\b"
)
# "over £100 billion*.", "by law.[12]"
_FOOTNOTE = re.compile(r"(?<=\w)\*{1,3}(?![\w*])|(?<=[^\s\[])\[\d{1,3}\](?!\w)")
# "At the same time, [he warned, drugs were sent]"
_REPORT_FIRST = re.compile(
    r"((?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Tt]he [a-z]+|[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){0,3}) "
    r"(?:said|says|warned|warns|added|adds|noted|notes|argued|argues|stressed|explained|"
    r"pointed out))"
    r", (?=\w)"
)
_LAST = 16  # characters of a sentence's own end, which no cut has left
_TRAILING = " ,;:–—-"
_SAYING = ("said:", "says:", "added:", "commented:", "stated:")
_SIGNER = re.compile(
    r"^(?P<who>[^,]{5,90}), who (?P<did>(?:signed|chaired|hosted|led|announced|initialled) "
    r"[^,]{5,120}), [a-z]+"
)


def _without_untold_day(text: str) -> str:
    """A sentence without "despite yesterday's announcement", "" if it cannot go."""
    while text and _UNTOLD_DAY.search(text):
        cut = without_last_clause(text.rstrip(".")).rstrip(_TRAILING)
        text = "" if cut == text.rstrip(".") else f"{cut}."
    return text


class Sentences:
    """An article's sentences, made to stand alone."""

    def __init__(
        self, document: Document, findings: Findings, language: Language, *, terse: bool
    ) -> None:
        self._document, self._terse = document, terse
        self._words = word_lists(language)
        self._language = language
        self._countries = findings.countries
        self._unnamed = short_forms(findings.instruments)
        self._acronyms = acronyms(document, findings.organisations)
        self._home = Home(findings.countries)
        # Days are written out in English, and only where the language has such lists.
        self._dates_in_words = bool(self._words.leaning)
        whole = is_day(findings.date) and self._dates_in_words
        self._date = findings.date if whole else None
        lines = [day.value for day in findings.dates if day.rule == "dateline"]
        self._told_on = max((self._date or "", document.published or "", *lines))
        self._own_days = (document.published, *lines)
        self.told = Told(document, findings)
        self._meant = Meant(document, self.told, self._words, findings.instruments)
        self._spelt: dict[int, str] = {}  # sentences by their numbers, each worked out once
        self.story = told_in(document)
        decided = decision(document, [number for number, _ in self.story]) or 0
        self.acts = sorted(self.story, key=lambda one: one[0] < decided)  # then what led to it
        self._stems = stems(document)
        spoken = [quote.span for quote in findings.quotes if ". " in quote.text]
        self._spoken = self.told.within(spoken) if spoken else frozenset()

    def plain(self, sentence: Sentence) -> str:
        """A sentence, or the beginning of a very long one, without dateline and brackets."""
        end = min(sentence.end, sentence.start + MAX_SENTENCE)
        return self._undated(sentence, self._document.text[sentence.start : end])

    def _undated(self, sentence: Sentence, text: str) -> str:
        """A text without its dateline, of which only the story's first sentence has the place."""
        return without_dateline(text, opening=sentence == self.story[0][1])

    def alone(
        self, number: int, sentence: Sentence, *, dated: bool = False, most: int | None = None
    ) -> str:
        """A sentence made fit to stand alone, "" if it cannot.

        `dated`: with the event's day. `most`: words it may have, for a lead, in which a day that
        is only reckoned may stand.
        """
        if most is None and (
            self._leaves_open(number) or is_unsaid_report(self._document, number, sentence)
        ):
            return ""
        if number not in self._spelt:
            self._spelt[number] = self._spell(number, sentence)
        text = whole = self._spelt[number]
        if not whole:
            return ""
        limit = most or (CLOSED_POINT_WORDS if self._terse else MAX_POINT_WORDS)
        if self._terse:
            signer = _SIGNER.match(text) if ", who " in text else None
            text = f"{signer['who']} {signer['did']}." if signer else main_clause(text, limit)
        text = shortened(text, 10 * limit, limit)
        text = name_pair(text.rstrip(".!").rstrip(_TRAILING), self._countries, self._language)
        if not text or text[0].islower() or self._leans(number, text) or is_half_quoted(text):
            return ""
        if self._dangles(number, text):  # perhaps only its last clause does
            text = without_last_clause(text)
            if self._dangles(number, text):
                return ""
        if most is None and leans_on_several(text):  # a lead's first sentence may name them
            return ""
        least = MIN_LEAD_WORDS if most else MIN_WORDS
        if not least <= len(text.split()) <= limit + 4 * self._terse:
            return ""
        if self._dates_in_words and not self._words.verb.search(text):
            return ""  # a caption
        if _NO_SENTENCE.match(text):
            return ""
        if is_stranded(text) and not whole.endswith(f"{text[-_LAST:]}."):
            return ""
        if self._dates_in_words:
            text = self._written_out(number, sentence, text)
        if dated and self._date and not self._tells_a_time(number, text):
            text = with_day_behind(text, in_words(self._date))
        return f"{text}."

    def _tells_a_time(self, number: int, text: str) -> bool:
        """Whether a text says when, or tells what is of no day: "The port is a harbour".

        Of the article's own day it may tell how things stand with whom the story is about.
        """
        is_done = (
            self._words.past.search(text) is not None
            or (self._date in self._own_days and self.told.subjects[number] > 0)
            or self._document.text.startswith("Today", self._document.sentences[number].start)
        )
        told = self._tells_a_day(number, text) or _TIME_TOLD.match(text) is not None
        return told or not is_done

    def _written_out(self, number: int, sentence: Sentence, text: str) -> str:
        """A text that stands, with the names that the article has told before this sentence."""
        text = with_first_name(text, self.told.people.get(number, ()))
        text = self._home.named(text, sentence.start, sentence.end)
        return without_acronyms(text, self._acronyms)

    def _spell(self, number: int, sentence: Sentence) -> str:
        """A sentence with the days and names that it stands for, "" if it is none that can be cut.

        So it is the same as a lead and as a point.
        """
        raw = self._document.text[sentence.start : sentence.end]
        if len(raw) > MAX_SENTENCE or number in self._spoken or is_half_quoted(raw) or is_post(raw):
            return ""
        days = self.told.days.get(number, ()) if self._dates_in_words else ()
        if days and number == self.story[0][0]:  # a day in the dateline goes with it
            line = sentence.start + dateline_end(raw, opening=True)
            days = [day for day in days if day[2].start >= line]
        text = with_days(raw, sentence.start, days, self._date, self._words)
        text = self._undated(sentence, text)
        if number in self._stems:
            text = without_mark(text)
            text = f"{self._stems[number]} {text[:1].lower()}{text[1:]}"
            text = text if text.endswith((".", "!")) else f"{text.rstrip(';,')}."
        if "day" in text:
            text = _without_untold_day(without_weekdays(with_weekday(text, self._date)))
        text = without_shout(text, self._document.places) if number == self.story[0][0] else text
        text = text[:1].upper() + text[1:] if raw[:1].isupper() else text
        text = without_connectives(without_announcement(without_front(text)))
        text = _FOOTNOTE.sub("", text) if "*" in text or "[" in text else text
        if text.startswith("Our "):
            text = _COLLEAGUES.sub(r"The \1 says that", text)
        text = spelt_out(without_own_report(text), self._unnamed)
        text = self._home.opening(text, sentence.start) if text.startswith("The ") else text
        if text.startswith(PARTIES):
            text = with_parties(text, self._document.text, self._countries)
        text = self._meant.named(number, sentence, self._drop_opening(text))
        if text.endswith(":"):
            text = with_list(text, self._document, sentence)
            if text.endswith(":") and number == self.story[0][0]:  # a list or a quotation follows
                text = "" if text.endswith(_SAYING) else f"{text[:-1]}."
        return text if text.endswith((".", "!")) else with_stop_behind_title(text)

    def _tells_a_day(self, number: int, text: str) -> bool:
        """Whether a text made of a sentence has the event's day in it, or another that is past.

        Past is what comes before the event, or before the day of the article itself.
        """
        event = self._date or ""
        days = [day for day in self.told.days.get(number, ()) if len(day[0]) == len(event)]
        told = [
            (in_words(value), days_first(span.text))
            for value, _, span in days
            if value <= self._told_on
        ]
        return any(form in text for form in (in_words(event), *(f for both in told for f in both)))

    def _dangles(self, number: int, text: str) -> bool:
        """Whether "his", "the two" or the like stands for somebody the sentence does not name."""
        people = self.told.people.get(number, ())
        if leans_from_start(text, people, self._words.somebody):
            return True
        first = number == self.story[0][0]  # nothing stands before it
        return not first and (
            self._words.within.are_in(text) or leans_within(text, people, self._words.inward)
        )

    def _leaves_open(self, number: int) -> bool:
        """Whether a sentence tells a day that cannot be written out for sure: "the next day"."""
        return any(
            value != self._date and (rule == "weekday" or said.lower() in self._words.reference)
            for value, rule, (_, _, said) in self.told.days.get(number, ())
        )

    def _drop_opening(self, text: str) -> str:
        for opening in self._words.droppable.get(text.split(" ", 1)[0].rstrip(","), ()):
            if text.startswith(f"{opening},"):
                rest = text[len(opening) + 1 :].strip()
                report = _REPORT_FIRST.match(rest)
                rest = f"{report[1]} that {rest[report.end() :]}" if report else rest
                return rest[:1].upper() + rest[1:]
        return text

    def _leans(self, number: int, text: str) -> bool:
        if text.startswith("The ") and (number == self.story[0][0] or is_told_whole(text)):
            return False  # the first to be told of: "The government", "The three countries"
        time = TIME_FIRST.match(text)
        if time:
            text = f"T{text[time.end() + 1 :]}"
        if _WHOLE_OPENING.match(text):
            return False
        behind = behind_front(text) if ", " in text else ""
        return self._opens_leaning(text) or (behind != "" and self._opens_leaning(behind))

    def _opens_leaning(self, text: str) -> bool:
        openings = self._words.leaning.get(text.split(" ", 1)[0].rstrip(","), ())
        return text.startswith(openings) or text in self._words.leaning_alone
