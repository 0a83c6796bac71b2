"""Topics: which of the vocabulary's topics an article treats, by the terms that it uses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, compress, filterfalse
from typing import NamedTuple

from policydigest.model import Document, Span, Topic
from policydigest.recognise.gazetteer import form_keys, token_key
from policydigest.text import sentence_at
from policydigest.vocabulary import TopicEntry

STRONG, WEAK = 2.0, 1.0
TITLE_FACTOR, OPENING_FACTOR = 3.0, 2.0
THRESHOLD = 4.0  # a topic of one passing word is none
ENOUGH_ALONE = 3.0  # of the only topic there is
SHARE = 0.33  # of the best topic's score
MOST = 4
ENOUGH_WEAK = 3  # weak terms, not all the same, of what the headline names
ENOUGH_AT_ONCE = 6.0  # of terms in one sentence
ENOUGH_BESIDE = 2  # terms outside names of bodies that these may add to
REPEATS = 4  # a term counts this often at the most
MAX_EVIDENCE = 12
_PLURAL_ALONE = frozenset(
    {"customs", "goods", "mars", "reserves", "safeguards", "wells"}
)  # other than one of them
_OF_KIND = {"title": TITLE_FACTOR, "dateline": 0.0, "boilerplate": 0.0}  # of paragraphs


class Term(NamedTuple):
    """A term of a topic: its words as they are compared, and what it counts."""

    keys: tuple[str, ...]
    topic: str
    weight: float


@dataclass(frozen=True)
class Terms:
    """Terms by their first word and by their second one ("" for those of one word).

    `alone`, `first` and `second` have the words of terms of one word and the first two words of
    others, in small letters and as texts have them: "licences" beside "licence". So are the first
    words in `by_word`.
    """

    by_word: Mapping[str, Mapping[str, tuple[Term, ...]]]  # the longest first
    alone: frozenset[str]
    first: frozenset[str]
    second: Mapping[str, str]  # each as it is folded
    topics: Mapping[str, TopicEntry]


def terms(topics: Mapping[str, TopicEntry]) -> Terms:
    """The terms of all topics, ready for use."""
    by_word: dict[str, dict[str, list[Term]]] = {}
    for topic in topics.values():
        for weight, forms in ((STRONG, topic.terms), (WEAK, topic.weak)):
            for form in forms:
                keys = tuple(fold(key) for key in form_keys(form))
                if keys:
                    second = keys[1] if len(keys) > 1 else ""
                    by_second = by_word.setdefault(keys[0], {})
                    by_second.setdefault(second, []).append(Term(keys, topic.id, weight))
    ordered = {
        word: {
            second: tuple(sorted(found, key=lambda term: (-len(term.keys), term.topic)))
            for second, found in by_second.items()
        }
        for word, by_second in by_word.items()
    }
    pairs = [(first, second) for first, others in ordered.items() for second in others]
    return Terms(
        {form: ordered[word] for word in ordered for form in _as_spelt([word])},
        _as_spelt(first for first, second in pairs if not second),
        _as_spelt(first for first, second in pairs if second),
        {form: second for _, second in pairs if second for form in _as_spelt([second])},
        topics,
    )


def _as_spelt(folded: Iterable[str]) -> frozenset[str]:
    """All that is folded to one of these words."""
    return frozenset(
        form
        for word in folded
        for form in (word, f"{word}s", f"{word[:-1]}ies")
        if fold(form) == word
    )


@dataclass(slots=True)
class _Found:
    """What an article says of a topic: how much its terms count, which they are, and where."""

    score: float = 0.0
    strong: int = 0  # how often strong terms stand
    is_taken_up: bool = False  # by the story, from the headline
    titled: set[tuple[str, ...]] = field(default_factory=set)  # terms in the headline
    counts: dict[tuple[str, ...], int] = field(default_factory=dict)
    evidence: list[Span] = field(default_factory=list)

    def add(self, term: Term, factor: float, span: Span) -> None:
        """Count a term that stands here."""
        self.counts[term.keys] = count = self.counts.get(term.keys, 0) + 1
        if count > REPEATS:
            return
        self.score += term.weight * factor
        self.strong += term.weight == STRONG
        if factor == TITLE_FACTOR:
            self.titled.add(term.keys)
        else:
            self.is_taken_up |= term.keys in self.titled
        if len(self.evidence) < MAX_EVIDENCE:
            self.evidence.append(span)

    def is_treated(self, document: Document) -> bool:
        """Whether there is a strong term that the headline names or that is not alone, or the story
        takes up what the headline names.
        """
        if self.strong:
            return bool(self.titled) or self._is_at_several_places(document)
        return (
            self.is_taken_up and len(self.counts) > 1 and sum(self.counts.values()) >= ENOUGH_WEAK
        )

    def _is_at_several_places(self, document: Document) -> bool:
        """Whether not all terms stand within one: "data" is no second one in "personal data".

        One strong term with a few weak ones in its sentence is but in passing.
        """
        first, last = self.evidence[0], self.evidence[-1]
        if first.end > last.start and first.start < last.end:
            return False
        if self.strong > 1 or self.score >= ENOUGH_AT_ONCE:
            return True
        return sentence_at(document, first.start) != sentence_at(document, last.start)


def find(document: Document, known: Terms, aside: Iterable[Span] = ()) -> list[Topic]:
    """The topics treated, the strongest first; one strong term in passing makes none.

    `aside` are names of bodies that the article only mentions: that a ministry of education took
    part makes no topic, but it adds to one that is told of otherwise.
    """
    starts, factors = _factors(document)
    named = set(chain.from_iterable(range(start, end) for start, end, _ in aside))
    found: dict[str, _Found] = {}
    left: list[tuple[Term, float, Span]] = []
    for term, start, end in _terms_in(document, known):
        factor = factors[bisect_right(starts, start) - 1]
        said = term, factor, document.span(start, end)
        if start in named:
            left.append(said)
            continue
        one = found.get(term.topic)
        if one is None:
            one = found[term.topic] = _Found()
        one.add(*said)
    others = {topic for topic, one in found.items() if sum(one.counts.values()) >= ENOUGH_BESIDE}
    for said in left:
        if said[0].topic in others:
            found[said[0].topic].add(*said)
    treated = {topic: one.score for topic, one in found.items() if one.is_treated(document)}
    ranked = sorted(treated, key=lambda topic: (-treated[topic], topic))
    if not ranked:
        return []
    top = treated[ranked[0]]
    taken = [t for t in ranked if treated[t] >= max(THRESHOLD, SHARE * top)]
    if not taken and top >= ENOUGH_ALONE:
        taken = ranked[:1]
    return [
        Topic(t, known.topics[t].name, treated[t], tuple(sorted(found[t].evidence)))
        for t in taken[:MOST]
    ]


def _terms_in(document: Document, known: Terms) -> Iterator[tuple[Term, int, int]]:
    """The terms in a text, of each topic the longest at a place, with where they begin and end."""
    words, small = document.words, _in_small_letters(document)
    starts, ends, by_word, second = document.starts, document.ends, known.by_word, known.second
    behind = (*words[1:], "")
    for position in _places(document, small, known):
        by_second = by_word[small[words[position]]]
        terms = by_second.get("", ())
        following = second.get(small.get(behind[position], ""))
        if following:
            terms = (*by_second.get(following, ()), *terms)
        longest: list[str] = []
        for term in terms:
            keys, topic, _ = term
            size = len(keys)
            # The first two words are the ones that the terms were chosen by.
            if size > 2 and tuple(map(fold, words[position : position + size])) != keys:
                continue
            if longest and topic in longest:
                continue
            longest.append(topic)
            yield term, starts[position], ends[position + size - 1]


def _in_small_letters(document: Document) -> Mapping[str, str]:
    """Each of the document's words as it is looked up."""
    words = document.places
    small = dict(zip(words, map(str.casefold, words), strict=True))
    small.update((word, token_key(word).casefold()) for word in filterfalse(str.isascii, words))
    return small


def _places(document: Document, small: Mapping[str, str], known: Terms) -> list[int]:
    """The tokens at which a term may begin, as far as its first two words tell."""
    alone, first, second = (
        document.tokens_that_are(set(compress(small, map(forms.__contains__, small.values()))))
        for forms in (known.alone, known.first, known.second)
    )
    return sorted({*alone, *set(first).intersection(map((-1).__add__, second))})


def _factors(document: Document) -> tuple[list[int], list[float]]:
    """How much a term counts from which place on: most in the headline, then in the opening."""
    starts, factors = [0], [0.0]
    opened = False
    for sentence in document.sentences:
        kind = document.paragraphs[sentence.paragraph].kind
        factor = _OF_KIND.get(kind, 1.0)
        if not opened and kind in ("body", "list"):
            opened, factor = True, OPENING_FACTOR
        if factor != factors[-1]:
            starts.append(sentence.start)
            factors.append(factor)
    return starts, factors


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word without case and plural: "Licences" and "licence" are one, "goods" and "good" not."""
    word = (word if word.isascii() else token_key(word)).casefold()
    if word in _PLURAL_ALONE:
        return word
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    return word
