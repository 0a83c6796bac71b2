"""Tense and attachment: what the words around a date say about it.

No parser: cue words before and behind the date in its own sentence, which come from the language's
`dates` section.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from policydigest.model import Document, Sentence
from policydigest.recognise.patterns import any_of, phrase, right_before
from policydigest.vocabulary import Language

WINDOW = 160  # characters before a date that may tell its tense
NEAR = 700  # characters of a sentence to each side of a date that are looked at
# Not ",?": what begins with a set of characters is sought faster.
_COMMA_OR_SPACE = r"[,\s](?:(?<=,)\s+|(?<=\s)\s*)"
_TO_DO = re.compile(r"\bto (?!the\b|an?\b|its\b|their\b|his\b|her\b|all\b)[a-z]+\b")
# "five months later, [in January 2020]"
_LATER = (
    r"(?:(?:just|only|nearly|almost|about|some) )?(?:an?|\d+|[a-z]{3,8}|a few|a couple of) "
    r"(?:day|week|month|year)s? (?:later|earlier|afterwards)"
)
_GOVERNED = 14  # "will then be signed": from the cue to its verb


@dataclass(frozen=True, eq=False)
class ClauseRules:
    """Cue words of one language."""

    future: re.Pattern[str]
    future_nouns: frozenset[str]  # which govern no verb: "the deadline passed"
    past: re.Pattern[str]
    refused: re.Pattern[str]  # of the words for the future, what tells of the past
    asking: re.Pattern[str]  # what has still to be done: "asked them to"
    forecast: re.Pattern[str]
    background_before: re.Pattern[str]
    subordinate: re.Pattern[str]
    act: re.Pattern[str]
    report: re.Pattern[str]
    trailing: re.Pattern[str]
    relative_pronoun: re.Pattern[str]
    target_before: re.Pattern[str]
    effective_before: re.Pattern[str]  # before the weekday from which something holds
    backward_before: re.Pattern[str]  # "goes back to", of what began then
    held_before: re.Pattern[str]  # "was minister until"
    conditions: tuple[str, ...]  # what opens a sentence of what may be: "If approved, "
    stock_before: re.Pattern[str]
    relative_words: frozenset[str]
    sequels: frozenset[str]  # what opens a clause of what came before: "after"
    unmarked_past: frozenset[str]
    auxiliaries: frozenset[str]
    conjunctions: frozenset[str]
    determiners: frozenset[str]
    dangling: frozenset[str]
    not_last: frozenset[str]
    passive: tuple[str, ...]  # for one and for several; empty where a language has none
    part_of_day: re.Pattern[str]
    part_of_year: re.Pattern[str]
    vague_before: re.Pattern[str]  # "last week, [on 7 February]"
    roughly_before: re.Pattern[str]  # "about [a year ago]"
    lasting: re.Pattern[str]  # what opens a date from which something lasts
    perfect: re.Pattern[str]  # the verbs of what lasts still
    articles: frozenset[str]
    not_verbs: frozenset[str]
    filler: re.Pattern[str]
    breaks: re.Pattern[str]
    relative_end: re.Pattern[str]
    subjects: frozenset[str]  # relative pronouns that are the subject of their clause
    later_verb: re.Pattern[str]
    new_clause: re.Pattern[str]
    and_verb: re.Pattern[str]
    firm: re.Pattern[str]
    vague_pronoun: re.Pattern[str]
    object_pronoun: re.Pattern[str]
    inward: frozenset[str]  # words behind which a pronoun means the clause's own subject


def clause_rules(language: Language) -> ClauseRules:
    """The cue words of a language, from its section `dates`."""

    def words(key: str) -> tuple[str, ...]:
        return language.words("dates", key)

    return ClauseRules(
        future=re.compile(rf"(?<!had )(?<!has )(?<!have )(?:{phrase(words('future')).pattern})"),
        future_nouns=frozenset(words("future_nouns")),
        refused=phrase(words("refused")),
        past=past_tenses(language),
        asking=phrase(words("asking")),
        forecast=phrase(words("forecast")),
        background_before=right_before(words("background_before")),
        subordinate=phrase(words("subordinate")),
        act=phrase(words("acts")),
        report=phrase(words("reports")),
        trailing=re.compile(rf",\s+(?:{any_of(words('trailing'))}|[a-z]+ing)(?!\w)"),
        relative_pronoun=re.compile(
            rf"{_COMMA_OR_SPACE}(?:{any_of(words('relative_pronouns'))})\s+(?=(?:(?:also|later|then|first|had|last)\s)?"
            rf"(?:{any_of((*words('auxiliaries'), *words('past')))}|[a-z]+ed)(?!\w))"
        ),
        target_before=right_before(words("target_cues")),
        effective_before=right_before(words("effective")),
        backward_before=right_before(words("backward")),
        held_before=_held_before(
            words("held"), language.words("people", "offices"), words("held_until")
        ),
        conditions=tuple(f"{word} " for word in words("conditions")),
        stock_before=right_before(words("stock_cues")),
        sequels=frozenset(words("sequels")),
        unmarked_past=frozenset(words("unmarked_past")),
        relative_words=frozenset(words("relative_words")),
        auxiliaries=frozenset(words("auxiliaries")),
        conjunctions=frozenset(words("conjunctions")),
        determiners=frozenset(words("determiners")),
        dangling=frozenset(words("dangling")),
        passive=words("passive"),
        not_last=frozenset(words("not_last")),
        part_of_day=re.compile(rf"\s(?:{any_of(words('parts_of_day'))})(?!\w)"),
        part_of_year=re.compile(
            rf"(?:\b(?:{any_of(words('openers_of_parts'))})\s)?\b"
            rf"(?:the\s(?:{any_of(words('parts_of_year'))})\s(?:of\s)?|{any_of(words('middles'))})$",
            re.IGNORECASE,
        ),
        vague_before=re.compile(rf"(?<!\w)(?i:{any_of(words('vague'))}|{_LATER}),?\s$"),
        roughly_before=right_before(words("approximate")),
        lasting=re.compile(rf"(?:{any_of(words('lasting'))})(?!\w)", re.IGNORECASE),
        perfect=phrase(words("perfect")),
        articles=frozenset(words("articles")),
        not_verbs=frozenset(words("not_verbs")),
        filler=re.compile(rf"(?:(?:{any_of(words('fillers'))})(?!\w),?\s+)+", re.IGNORECASE),
        breaks=re.compile(rf"{_COMMA_OR_SPACE}(?:{any_of(words('breaks'))})(?!\w)"),
        relative_end=re.compile(
            rf",?\s+(?:{any_of(words('relative_pronouns'))})\s+(?:(?:{any_of(words('openers'))})\s+)?$"
        ),
        subjects=frozenset(words("relative_subjects")),
        later_verb=re.compile(
            rf"(?:,\s+(?P<verb>{any_of(words('passive'))})"
            rf"|,?\s(?:{any_of(words('conjunctions'))})\s+(?P<more>{any_of(words('past'))}|[a-z]+ed))(?!\w)"
        ),
        new_clause=re.compile(rf",\s+(?:{any_of(words('new_clauses'))})\s+"),
        and_verb=re.compile(
            rf",?\s+(?:{any_of(words('conjunctions'))})\s+"
            rf"(?:{any_of((*words('auxiliaries'), *words('past')))}|[a-z]+ed)(?!\w)"
        ),
        firm=phrase(words("firm")),
        vague_pronoun=phrase(words("vague_pronouns")),
        object_pronoun=phrase(words("object_pronouns")),
        inward=frozenset(words("inward")),
    )


def past_tenses(language: Language) -> re.Pattern[str]:
    """A pattern for what may be a verb in a past tense, from the section `dates`."""
    words = {key: any_of(language.words("dates", key)) for key in ("past", "past_suffixes")}
    none = any_of(language.words("dates", "not_past"))
    return re.compile(
        rf"(?<!\w)(?!(?:{none})\b)"
        rf"(?:{words['past']}|[^\W\d_]{{2,20}}(?:{words['past_suffixes']}))(?!\w)"
    )


class SentenceFinder:
    """Answers which sentence holds a character, in the time of a binary search."""

    def __init__(self, document: Document) -> None:
        self._sentences = document.sentences
        self._starts = [sentence.start for sentence in document.sentences]

    def number(self, position: int) -> int:
        """The number of the sentence that holds this character, -1 outside all sentences."""
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 and position < self._sentences[index].end else -1

    def at(self, position: int) -> Sentence | None:
        """The sentence that holds this character, of a very long one only what stands near it."""
        index = self.number(position)
        if index < 0:
            return None
        sentence = self._sentences[index]
        if sentence.end - sentence.start <= 2 * NEAR:
            return sentence
        start, end = max(sentence.start, position - NEAR), min(sentence.end, position + NEAR)
        return sentence._replace(start=start, end=end)


def _held_before(
    verbs: Sequence[str], offices: Sequence[str], ends: Sequence[str]
) -> re.Pattern[str]:
    """What somebody was till a day that is past: "was energy minister until"."""
    if not (verbs and offices and ends):
        return re.compile(r"(?!)")
    return re.compile(
        rf"\b(?:{any_of(verbs)})(?: [\w’'-]+){{0,5}} (?:{any_of(offices)}) (?:{any_of(ends)})\s+$"
    )


def is_future(text: str, sentence: Sequence[int], start: int, end: int, cues: ClauseRules) -> bool:
    """Whether the date `start:end` lies ahead, as far as its sentence (start, end, …) tells.

    The nearest verb decides: before the date, or, where the date opens its clause, behind it.
    """
    before = text[max(sentence[0], start - WINDOW) : start]
    before = before[max(before.rfind(mark) for mark in (";", ":", "—")) + 1 :]
    if text.startswith(cues.conditions, sentence[0]) and ", " in before:
        _, _, before = before.partition(", ")
        if not cues.past.search(before):
            return True  # "If approved, wages rise [in June]"
    if cues.effective_before.search(before) and text[start:end].isalpha():
        return True  # "has cut it, effective [Wednesday]"
    if cues.backward_before.search(before) or cues.held_before.search(before):
        return False
    future = list(cues.future.finditer(before))
    ahead = future[-1] if future else None
    governing = [m.end() for m in future if m.group().lower() not in cues.future_nouns]
    past = _last_free_past(before, governing, cues)
    if ahead is None and past is None:
        after = text[end : min(sentence[1], end + WINDOW)]
        next_ahead, next_past = cues.future.search(after), cues.past.search(after)
        if next_ahead and cues.refused.match(after, next_ahead.start()):
            return False  # "On 3 May the page would not load"
        if next_ahead is None:
            return next_past is None and cues.target_before.search(before) is not None
        return next_past is None or next_ahead.start() < next_past.start()
    if ahead is None and past is not None and cues.target_before.search(before):
        verb = cues.report.match(before, past)  # "said that bids end by [June]"
        return verb is not None and len(before) - verb.end() > _GOVERNED
    return ahead is not None and (past is None or ahead.start() > past)


def is_asked(text: str, sentence: Sequence[int], start: int, cues: ClauseRules) -> bool:
    """Whether a date stands behind what somebody asked, ordered or agreed to do.

    "Asked the owners to report in June": it may lie ahead, though the asking is past.
    """
    before = text[max(sentence[0], start - WINDOW) : start]
    asked = None
    for asked in cues.asking.finditer(before):  # noqa: B007
        pass
    to_do = _TO_DO.search(before, asked.end()) if asked else None
    return to_do is not None and cues.past.search(before, to_do.end()) is None


def _last_free_past(text: str, ahead: Sequence[int], cues: ClauseRules) -> int | None:
    """Where the last past verb stands that is not governed by "will", "to be" or the like.

    `ahead` are the ends of these words.
    """
    last = None
    for match in cues.past.finditer(text):
        if not any(0 <= match.start() - cue <= _GOVERNED for cue in ahead) and not any(
            cue >= match.end() and cue - match.end() <= 4 for cue in ahead
        ):
            last = match.start()
    return last


def is_quoted(text: str, start: int, sentence: Sequence[int]) -> bool:
    """Whether quotation marks opened in this sentence are still open before `start`."""
    before = text[sentence[0] : start]
    if before.count("“") > before.count("”"):
        return True
    return before.count('"') % 2 == 1
