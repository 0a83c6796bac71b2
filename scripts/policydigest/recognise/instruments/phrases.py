"""Instruments without a capitalised name: "a memorandum of understanding on rare earths".

Four sorts of phrases, all found by the nouns that the language lists:

- *generic* ones say by themselves what they are ("memorandum of understanding") and need an act
  of agreeing in the sentence, unless they are *telling* ("advisory opinion");
- *plain* nouns ("agreement", "treaty") need what they are on ("on the Arctic") and that act close
  by, or the place that they are called after ("the Khujand treaty");
- *made* ones are what a parliament or a meeting makes ("passed the foreign agents bill").

What they are on belongs to the name, and a phrase without it goes back to one that has it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress

from policydigest.model import Document, Mention, Sentence
from policydigest.recognise import patterns
from policydigest.recognise.instruments.complements import complement
from policydigest.recognise.instruments.phrase_rules import PhraseRules
from policydigest.recognise.instruments.standing import (
    Names,
    capital,
    heads,
    is_past,
    is_place,
    standing_phrases,
)

_SHORT_IN_BRACKETS = re.compile(r"\s*\([\"“‘']?([A-Z][A-Za-z]{1,7})[\"”’']?\)")
_WITH = re.compile(r"(?: \([^()]{2,12}\))? (?:with|between) ")
_CLAUSE = re.compile(r"[.;:!?]\s|,\s(?:who|which)\s")
_IN_PLACE = re.compile(r" in ([A-ZÀ-Þ][\w’'-]*)$")
_ARTICLE = r"(?:an?|the|its|their|this|that|two|three|\d+)"
_JOINED = re.compile(rf"[,\s]*(?:and|as well as|plus|or|,)?\s+(?:{_ARTICLE}\s+)?\Z", re.IGNORECASE)


@dataclass(slots=True)
class _Phrase:
    sort: str
    modifiers: str
    about: str  # "on rare earths", empty if the text does not say
    start: int
    end: int  # of the noun with its modifiers
    counts: bool  # whether it tells by itself that there is such an instrument
    acronym: str = ""

    @property
    def head(self) -> str:
        return f"{self.modifiers}{self.sort}"

    @property
    def full(self) -> str:
        return f"{self.head} {self.about}".rstrip()


@dataclass(slots=True)
class _Sort:
    """The phrases of one sort in reading order."""

    phrases: list[_Phrase] = field(default_factory=list)
    agreed: bool = False


def find(
    document: Document,
    named: Sequence[Mention],
    places: Collection[str],
    towns: Collection[str],
    phrase_rules: PhraseRules,
) -> list[Mention]:
    """The instruments that the text calls by a common noun, each under its fullest name.

    `named` are those found by name: "the bill" is not told twice. `places` are the words of the
    text that name a country or its people: "the French treaty" is not called after a place. `towns`
    are those that name a place in one, which is where something is signed.
    """
    places_of_nouns = list(_nouns(document, phrase_rules))
    names = Names(named)
    sorts: dict[str, _Sort] = {}
    for sentence, nouns in places_of_nouns:
        for phrase in _phrases(document, sentence, nouns, places, towns, names, phrase_rules):
            sort = sorts.setdefault(phrase.sort, _Sort())
            sort.phrases.append(phrase)
            sort.agreed |= phrase.counts
    title = document.title.end if document.title else 0
    told = [name for name, sort in sorts.items() if sort.agreed and sort.phrases[-1].start >= title]
    known = heads([*(mention.name for mention in named), *told], phrase_rules)
    words = {word for mention in named for word in mention.name.casefold().split()}
    # What only the headline says is the same in other words: "border treaty" for one on the border.
    agreed = [
        name
        for name, sort in sorts.items()
        if sort.agreed and (name in told or not heads([name], phrase_rules) & (known | words))
    ]
    found = [mention for name in agreed for mention in _told(document, sorts[name])]
    known |= heads(agreed, phrase_rules)
    in_title = [place for place in places_of_nouns if place[0].start < title]
    for part in (places_of_nouns[len(in_title) :], in_title):  # a headline says it in fewer words
        standing = list(standing_phrases(document, part, known, places, names, phrase_rules))
        known |= heads([mention.name for mention in standing], phrase_rules)
        found += standing
    return sorted(found, key=lambda mention: mention.span.start)


def _nouns(document: Document, phrase_rules: PhraseRules) -> Iterator[tuple[Sentence, list[int]]]:
    """The sentences that hold a noun of such a phrase, with the tokens of these nouns."""
    endings = phrase_rules.endings
    folded = map(endings.__contains__, map(str.casefold, document.places))
    ends = document.tokens_that_are(
        {*compress(document.places, folded), *(document.places.keys() & endings)}
    )
    at = 0
    for sentence in document.sentences:
        nouns: list[int] = []
        while at < len(ends) and ends[at] < sentence.last:
            nouns.append(ends[at])
            at += 1
        if nouns:
            yield sentence, nouns


# --------------------------------------------------------------------------- one phrase


def _phrases(
    document: Document,
    sentence: Sentence,
    nouns: Sequence[int],
    places: Collection[str],
    towns: Collection[str],
    names: Names,
    phrase_rules: PhraseRules,
) -> Iterator[_Phrase]:
    """The generic and plain phrases of a sentence; `nouns` are the tokens they may end in."""
    text = document.text
    is_agreed: bool | None = None
    past = is_past(document, sentence)
    previous = -1  # the end of the phrase before, if it counts
    for noun in nouns:
        first = _sort(document.words, sentence.first, noun, phrase_rules)
        if first is None:
            continue
        word = " ".join(text[document.starts[first] : document.ends[noun]].casefold().split())
        sort = phrase_rules.same.get(word, word)
        start, end = document.starts[first], document.ends[noun]
        about, last = complement(text, end, sentence.end, phrase_rules)
        place = _IN_PLACE.search(about)
        if place and place[1] in towns:  # "on rice | in Suva"
            about, last = about[: place.start()], last - len(place.group())
        is_plain = sort in phrase_rules.plain
        if is_plain:
            joined = previous >= 0 and bool(_JOINED.fullmatch(text, previous, start))
            counts = bool(about) and (joined or _is_made(text, sentence, start, last, phrase_rules))
        else:
            if is_agreed is None:
                is_agreed = phrase_rules.agreeing.are_in(text[sentence.start : sentence.end])
            counts = sort in phrase_rules.telling or is_agreed
            counts = counts or (text[start].isupper() and bool(_WITH.match(text, end)))
            counts = counts or (bool(about) and _is_titled(text[start:end]))
            counts = counts and not (past and not about)
            counts = counts and (bool(about) or sort not in phrase_rules.needs_subject)
            counts = counts and not _is_hoped_for(text, sentence, start, phrase_rules)
        if is_plain and (
            not counts
            or names.tell(text, start, last)
            or names.own(start - 1)
            or names.tells_of(about)
        ):
            continue
        previous = last if counts else -1
        while first > sentence.first and document.words[first - 1] in phrase_rules.modifiers:
            first -= 1
        if is_plain and is_place(document, noun, first - 1, places, phrase_rules):
            first -= 1  # "Khujand treaty on the border point"
        modifiers = " ".join(document.text[document.starts[first] : start].split())
        short = _SHORT_IN_BRACKETS.match(text, end)
        yield _Phrase(
            sort,
            f"{modifiers} " if modifiers else "",
            about,
            document.starts[first],
            last if is_plain else end,
            counts,
            short.group(1) if short else "",
        )


def _sort(words: Sequence[str], lowest: int, noun: int, phrase_rules: PhraseRules) -> int | None:
    """The first token of the longest listed phrase that ends in this noun, None if none does."""
    following = words[noun + 1 : noun + 2]
    if following and following[0] in ("-", "’", "'"):
        return None
    phrases = phrase_rules.sorts.get(words[noun].casefold(), ())
    if not phrases:
        return None
    longest = len(phrases[0])
    said = tuple(map(str.casefold, words[max(lowest, noun + 1 - longest) : noun + 1]))
    for phrase in phrases:
        if said[-len(phrase) :] == phrase:
            return noun + 1 - len(phrase)
    return None


def _is_titled(phrase: str) -> bool:
    """Whether a phrase is written as a name: "Memorandum of Understanding"."""
    words = [word for word in phrase.split() if len(word) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _is_hoped_for(text: str, sentence: Sentence, start: int, phrase_rules: PhraseRules) -> bool:
    """Whether a phrase tells of what may come: "might conclude a working arrangement"."""
    clause = _CLAUSE.split(text[max(sentence.start, start - 40) : start])[-1]
    return bool(phrase_rules.hoped_for.search(clause))


def _is_made(
    text: str, sentence: Sentence, start: int, end: int, phrase_rules: PhraseRules
) -> bool:
    """Whether the words around a plain noun say that it was agreed or passed."""
    clause = _CLAUSE.split(text[max(sentence.start, start - 90) : start])[-1]
    if phrase_rules.undone.search(clause[-45:]):
        return False
    if phrase_rules.agreeing.are_in(clause):
        return True
    return bool(phrase_rules.agreed_after.match(text, end, sentence.end))


# --------------------------------------------------------------------------- names for them


def _told(document: Document, sort: _Sort) -> Iterator[Mention]:
    """The mentions of one sort: those that do not say what they are on go back to one that does."""
    title = document.title.end if document.title else 0
    told = any(p.about or p.modifiers for p in sort.phrases if p.start >= title)
    fuller = _Fuller([p for p in sort.phrases if p.start >= title or not told])
    acronyms: dict[str, str] = {}
    for phrase in sort.phrases:
        in_title = phrase.start < title  # which says it in fewer words
        meant = phrase if phrase.about and not in_title else fuller.meant_by(phrase) or phrase
        if meant.full == meant.sort and fuller.is_several:
            continue  # "the memoranda of understanding": these are told by what they are on
        name = capital(fuller.with_modifiers.get(meant.about, meant).full)
        span = document.span(phrase.start, phrase.end)
        yield Mention("instrument", None, name, span, "unnamed instrument")
        if phrase.acronym:
            acronyms[phrase.acronym] = name
    for acronym, name in acronyms.items():
        for match in patterns.word(acronym).finditer(document.text):
            span = document.span(match.start(), match.end())
            yield Mention("instrument", None, name, span, f"acronym of {name}")


class _Fuller:
    """The phrases of a sort that say what it is on, or at least of which kind it is."""

    def __init__(self, phrases: Sequence[_Phrase]) -> None:
        about = [phrase for phrase in phrases if phrase.about]
        named = about or [phrase for phrase in phrases if phrase.modifiers]
        self.with_modifiers = {p.about: p for p in reversed(about) if p.modifiers}
        self._named = {phrase.full: phrase for phrase in reversed(named)}  # the first of each
        self.is_several = len(self._named) > 1
        self._by_kind: dict[str, dict[str, _Phrase]] = {}
        for phrase in named:
            self._by_kind.setdefault(phrase.modifiers, {}).setdefault(phrase.full, phrase)

    def meant_by(self, phrase: _Phrase) -> _Phrase | None:
        """The phrase that one without "on …" goes back to: the only one there is of its kind."""
        fitting = self._by_kind.get(phrase.modifiers, {}) if phrase.modifiers else self._named
        return next(iter(fitting.values())) if len(fitting) == 1 else None
