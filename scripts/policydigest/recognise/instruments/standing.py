"""Phrases that name an instrument as they stand: "foreign agents bill", "the Khujand treaty"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from policydigest.model import Document, Mention, Sentence
from policydigest.recognise import patterns
from policydigest.recognise.instruments.phrase_rules import PhraseRules

MAX_NAMES = 100  # that a phrase is held against; more stand in lists of laws only
MAX_MADE = 7  # words between "passed" and "bill"
_NAME_BEHIND = re.compile(r",\s(?:(?:called|named|known as)\s)?(?:the\s)?")
_NAME_BEFORE = re.compile(r",\s(?:an?|the)\s(?:[\w-]+\s){0,2}\Z")
_YEARS = re.compile(patterns.YEAR)
OPENING = 600  # characters in which a story gives its own year
# Not the year up to which something lasts: "until 2027".
_OWN_YEARS = re.compile(
    rf"{patterns.YEAR}(?<!\bof ....)(?<!\bby ....)(?<!\bto ....)(?<!\btill ....)(?<!\buntil ....)"
)
_BEHIND_HEAD = (["on"], ["of"], ["for"], ["between"], ["concerning"], ["against"])
_WORDS = re.compile(r"[^\W\d_]+")


class Names:
    """Where the instruments stand that have a name."""

    def __init__(self, named: Sequence[Mention]) -> None:
        self._starts = {mention.span.start for mention in named}
        self._ends = {mention.span.end for mention in named}
        names = list(dict.fromkeys(mention.name for mention in named))[:MAX_NAMES]
        self._names = [set(_WORDS.findall(name.casefold())) for name in names]

    def own(self, end: int) -> bool:
        """Whether a name closes here: "the Ore Facility | arrangement" is nothing of its own."""
        return end in self._ends

    def tells_of(self, about: str) -> bool:
        """Whether a name says the same: "on artificial intelligence" for one that has a name."""
        subject = _WORDS.findall(about.partition(" ")[2].casefold())
        return len(subject) > 1 and any(name.issuperset(subject) for name in self._names)

    def tell(self, text: str, start: int, end: int) -> bool:
        """Whether a phrase only says what a named one is: "a strategy for ore, the Ore Plan,"."""
        behind = _NAME_BEHIND.match(text, end)
        before = _NAME_BEFORE.search(text, max(0, start - 40), start)
        return bool(
            (behind and behind.end() in self._starts) or (before and before.start() in self._ends)
        )


def standing_phrases(
    document: Document,
    places_of_nouns: Sequence[tuple[Sentence, list[int]]],
    heads: Collection[str],
    places: Collection[str],
    names: Names,
    phrase_rules: PhraseRules,
) -> Iterator[Mention]:
    """The phrases that are names as they stand: "foreign agents bill", "Khujand treaty"."""
    for sentence, nouns in places_of_nouns:
        if is_past(document, sentence):
            continue
        for noun in nouns:
            first = _made(document, sentence, noun, heads, phrase_rules)
            if first < noun:
                yield _named(document, first, noun, "what was passed or adopted")
            elif (first := _judged(document, sentence, noun, heads, phrase_rules)) < noun:
                yield _named(document, first, noun, "what was judged")
            elif _is_called(document, noun, places, phrase_rules):
                start, end = document.starts[noun - 1], document.ends[noun]
                if not names.tell(document.text, start, end):  # "the CPTPP, the Pacific pact"
                    yield _named(document, noun - 1, noun, "called after a place")
            elif _is_signed(document, noun, heads, phrase_rules):
                first = noun - (document.words[noun - 1] in phrase_rules.modifiers)
                start, end = document.starts[first], document.ends[noun]
                if not names.tell(document.text, start, end):  # "the Salt Union, a treaty that …"
                    yield _named(document, first, noun, "what somebody signed")


def is_past(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence tells only of years before the story's: "signed a treaty in 1994"."""
    text = document.text
    years = _YEARS.findall(text, sentence.start, sentence.end)
    if not years:
        return False
    told = [document.published[:4]] if document.published else _OWN_YEARS.findall(text, 0, OPENING)
    return bool(told) and int(max(years)) < int(max(told)) - 1


def _made(
    document: Document,
    sentence: Sentence,
    noun: int,
    heads: Collection[str],
    phrase_rules: PhraseRules,
) -> int:
    """The first token of "foreign agents bill" in "passed a new foreign agents bill", else `noun`.

    `heads` are the nouns of the instruments that have a name: those are meant.
    """
    words = document.words
    if (
        words[noun] not in phrase_rules.made
        or phrase_rules.kinds.get(words[noun], words[noun]) in heads
    ):
        return noun
    first = noun
    while first > sentence.first and noun - first < MAX_MADE:
        word = words[first - 1]
        if word in phrase_rules.making or not (word.islower() or word == "-"):
            break
        if _is_undone(words, first, phrase_rules):
            break
        first -= 1
    is_made = first > sentence.first and words[first - 1] in phrase_rules.making
    if not (is_made or _is_undone(words, first, phrase_rules)):
        return noun
    return _without_empty(words, sentence, first, noun, phrase_rules)


def _is_undone(words: Sequence[str], at: int, phrase_rules: PhraseRules) -> bool:
    """Whether those who judge a law have done something to what follows: "struck down | …"."""
    if not at:
        return False
    last, before = words[at - 1], words[at - 2] if at > 1 else ""
    return ("", last) in phrase_rules.unmaking or (before, last) in phrase_rules.unmaking


def _judged(
    document: Document,
    sentence: Sentence,
    noun: int,
    heads: Collection[str],
    phrase_rules: PhraseRules,
) -> int:
    """The first token of "foreign agents law" where it is said to be unconstitutional, else `noun`.

    `heads` are as above.
    """
    words, kind = document.words, phrase_rules.kinds.get(document.words[noun])
    if kind != phrase_rules.kinds.get("law") or kind in heads:
        return noun
    first = noun
    while first > sentence.first and noun - first < MAX_MADE and is_inner(words[first - 1]):
        first -= 1
    is_definite = first > sentence.first and words[first - 1] in ("the", "The", "'s", "’s")
    end = document.ends[noun]
    if not is_definite or not phrase_rules.judged.match(document.text, end, sentence.end):
        return noun
    return _without_empty(words, sentence, first, noun, phrase_rules)


def is_inner(word: str) -> bool:
    """Whether a token may stand before the noun of a phrase in small letters: "oil", "and", "-"."""
    return (word.islower() and word[0].isalpha() and word != "the") or word == "-"


def _without_empty(
    words: Sequence[str], sentence: Sentence, first: int, noun: int, phrase_rules: PhraseRules
) -> int:
    """The first token of a phrase that says something, `noun` if it is no name of its own."""
    behind = words[noun + 1] if noun + 1 < sentence.last else "."
    if behind == "-" or (behind.islower() and behind not in phrase_rules.small):
        return noun  # "passed a zoning code change"
    while first < noun and (words[first] == "-" or words[first] in phrase_rules.empty):
        hyphenated = words[first + 1] == "-" and words[first] != "-"
        first += 3 if hyphenated and first + 3 < noun else 1
    inner = [word for word in words[first + 1 : noun - 1] if word != "and"]  # "oil and gas law"
    ends = {*words[first : first + 1], *words[noun - 1 : noun]} if first < noun else set()
    return first if phrase_rules.small.isdisjoint({*inner, *ends}) else noun


def _is_called(
    document: Document, noun: int, places: Collection[str], phrase_rules: PhraseRules
) -> bool:
    """Whether the noun stands behind a place that it is called after: "the Khujand treaty"."""
    before = document.words[noun - 2] if noun > 1 else ""
    if before.lower() != "the" and before not in phrase_rules.making:  # a headline has no article
        return False
    return is_place(document, noun, noun - 1, places, phrase_rules)


def _is_signed(
    document: Document, noun: int, heads: Collection[str], phrase_rules: PhraseRules
) -> bool:
    """Whether it is told who signed it: "the protocol that Roe signed with the mayor"."""
    word = document.words[noun]
    if word not in phrase_rules.called or phrase_rules.kinds.get(word, word) in heads:
        return False
    if word.endswith("s") or document.words[noun - 1] in ("a", "an"):
        return False  # several, of which none is named; or one, of which no more is told
    return phrase_rules.signed_behind.match(document.text, document.ends[noun]) is not None


def is_place(
    document: Document, noun: int, at: int, places: Collection[str], phrase_rules: PhraseRules
) -> bool:
    """Whether the word at `at` is what an instrument is called after, and no country."""
    if at < 1 or document.words[noun] not in phrase_rules.called:
        return False
    place, before = document.words[at], document.words[at - 1]
    is_lower = before == "The" or before in phrase_rules.making or not before[0].isupper()
    is_name = place[0].isupper() and place[1:].islower() and is_lower
    return is_name and place not in places


def _named(document: Document, first: int, noun: int, rule: str) -> Mention:
    """The phrase of tokens `first` to `noun` as a name of its own."""
    span = document.span(document.starts[first], document.ends[noun])
    return Mention("instrument", None, capital(" ".join(span.text.split())), span, rule)


def heads(names: Sequence[str], phrase_rules: PhraseRules) -> set[str]:
    """The nouns in which names of instruments end, all words for a law or agreement being one.

    The country in brackets behind a listed one is no part of its name; the noun of "Treaty on the
    Border" opens it.
    """
    words = [_WORDS.findall(name.casefold().partition(" (")[0]) for name in names]
    last = [found[-1] for found in words if found]
    first = [w[0] for w in words if w and w[0] in phrase_rules.kinds and w[1:2] in _BEHIND_HEAD]
    return {phrase_rules.kinds.get(head, head) for head in (*last, *first)}


def capital(name: str) -> str:
    """A name with a capital at its beginning."""
    return name[:1].upper() + name[1:]
