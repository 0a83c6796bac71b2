"""The name list at work: every form of the vocabulary found in a document, longest first.

A trie over tokens, walked once along the document: the time depends on the text's length and not
on the size of the vocabulary. Which of several entries a form means is the recognisers' business;
here stand only the contexts that an ambiguous form needs, given as data in the vocabulary.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import filterfalse
from typing import NamedTuple

from policydigest.model import Document
from policydigest.recognise.contexts import Contexts
from policydigest.recognise.forms import (
    Candidate,
    Kind,
    Via,
    candidates,
    first_key,
    form_keys,
    token_key,
)
from policydigest.text import sentence_at
from policydigest.vocabulary import Vocabulary

__all__ = ["Candidate", "Gazetteer", "Kind", "Match", "Rejected", "Via", "form_keys", "token_key"]

_HEADLINE = 3  # words in capitals that a sentence set so has at least


class Match(NamedTuple):
    """A form in the text: characters `start:end`, tokens `first:last`, and what it may mean."""

    start: int
    end: int
    first: int
    last: int
    candidates: tuple[Candidate, ...]


class Rejected(NamedTuple):
    """A form in the text that does not mean its entry there, and why."""

    start: int
    end: int
    candidate: Candidate
    why: str


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)


class _Forms:
    """The forms by their first word; the trie below a word is made when a text has the word.

    Few of the words that forms begin with stand in any one text, so that a command is ready soon.
    `waiting` holds the forms of each first word. For headlines set in capitals `spelt` says which
    first words a word in capitals may be.
    """

    def __init__(
        self,
        waiting: Mapping[str, Sequence[Candidate]],
        spelt: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._waiting = waiting
        self._spelt = spelt
        self._nodes: dict[str, _Node] = {}

    def beginnings(
        self, keys: Sequence[str], places: Mapping[str, Sequence[int]]
    ) -> Iterator[tuple[int, _Node]]:
        """The tokens at which a form may begin, as far as its first two words tell, each with what
        may follow it.
        """
        known = self._waiting if self._spelt is None else self._spelt
        for key in places.keys() & known.keys():
            node = self._node(key)
            if node.candidates:
                yield from [(n, node) for n in places[key]]
            else:
                following = node.children
                yield from [
                    (n, node) for n in places[key] if n + 1 < len(keys) and keys[n + 1] in following
                ]

    def _node(self, key: str) -> _Node:
        """What may follow a first word."""
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = _Node()
            for first in (key,) if self._spelt is None else self._spelt[key]:
                for candidate in self._waiting[first]:
                    keys = form_keys(candidate.form)
                    if self._spelt is not None:
                        upper = tuple(part.upper() for part in keys)
                        # "US" and "us", "IT" and "it": a short form in capitals is no headline's.
                        # "LATE BOAT" names no firm called boAt.
                        is_small = len(keys) == 1 and keys[0][0].islower()
                        if upper == keys or is_small or len("".join(keys)) <= 3:
                            continue
                        keys = upper
                    _insert(node, keys[1:], candidate)
        return node


class Gazetteer:
    """All forms of a vocabulary, ready to be looked for."""

    def __init__(self, vocabulary: Vocabulary, language: str = "en") -> None:
        waiting: dict[str, list[Candidate]] = {}
        context_words: dict[str, tuple[str, ...]] = {}
        for candidate in candidates(vocabulary, language):
            key = first_key(candidate.form)
            if key is None:
                continue
            waiting.setdefault(key, []).append(candidate)
            if candidate.context:
                context = candidate.context
                for phrase in (*context.when, *context.unless, *context.before, *context.after):
                    context_words.setdefault(phrase, form_keys(phrase))
        spelt: dict[str, list[str]] = {}
        for key in waiting:
            spelt.setdefault(key.upper(), []).append(key)
        self._forms = _Forms(waiting)
        self._capitals = _Forms(waiting, spelt)  # the same, for headlines set in capitals
        self._phrases = context_words

    def find(self, document: Document, rejected: list[Rejected] | None = None) -> list[Match]:
        """All longest matches in reading order; a mask takes its words away from other forms.

        Where all the candidates of a longest form are ruled out by their context, the next
        shorter form at that place is tried; `rejected` collects what was ruled out.
        """
        keys, places = _by_key(document)
        contexts = Contexts(document, keys, places, self._phrases)
        in_capitals = _capital_tokens(document)
        begin = dict(self._forms.beginnings(keys, places))
        shouted: dict[str, list[int]] = {}
        for number in in_capitals:
            shouted.setdefault(keys[number], []).append(number)
        begin_shouted = dict(self._capitals.beginnings(keys, shouted))
        matches: list[Match] = []
        last = 0
        for position in sorted(begin.keys() | begin_shouted.keys()):
            if position < last:  # inside the form before
                continue
            ends = _walk(begin.get(position), keys, position)
            if begin_shouted:
                ends += _walk(begin_shouted.get(position), keys, position)
            if len(ends) > 1:
                ends.sort(key=lambda end: -end[0])  # the longest first
            last = position + 1
            fitting: tuple[Candidate, ...] = ()
            for end, possible in ends:
                if not _is_in_one_paragraph(document, position, end):
                    continue
                fitting = self._fitting(possible, contexts, position, end, document, rejected)
                if fitting:
                    last = end
                    break
            if fitting and (fitting[0].kind != "mask" or not _are_masks(fitting)):
                start, stop = document.starts[position], document.ends[last - 1]
                matches.append(Match(start, stop, position, last, fitting))
        return matches

    @staticmethod
    def _fitting(
        possible: Sequence[Candidate],
        contexts: Contexts,
        first: int,
        last: int,
        document: Document,
        rejected: list[Rejected] | None,
    ) -> tuple[Candidate, ...]:
        """The meanings that the context allows."""
        if len(possible) == 1 and possible[0].context is None:
            return (possible[0],)  # as most forms are
        fitting = []
        for candidate in possible:
            needed = candidate.context
            why = contexts.why_not(needed, first, last) if needed else ""
            if not why:
                fitting.append(candidate)
            elif rejected is not None:
                start, end = document.starts[first], document.ends[last - 1]
                rejected.append(Rejected(start, end, candidate, why))
        return tuple(fitting)


def _are_masks(fitting: Sequence[Candidate]) -> bool:
    """Whether all that a form may mean is to keep its words from others."""
    return all(candidate.kind == "mask" for candidate in fitting)


def _is_in_one_paragraph(document: Document, first: int, last: int) -> bool:
    """Whether a name of these tokens stands in one paragraph: none goes on in the next line."""
    start, stop = document.starts[first], document.ends[last - 1]
    sentences = document.sentences
    if last - first == 1 or not sentences or "\n" not in document.text[start:stop]:
        return True
    begins, ends = (sentences[sentence_at(document, at)] for at in (start, stop - 1))
    return begins.paragraph == ends.paragraph


def _insert(node: _Node, keys: tuple[str, ...], candidate: Candidate) -> None:
    for key in keys:
        below = node.children.get(key)
        if below is None:
            below = node.children[key] = _Node()
        node = below
    if not any(c.id == candidate.id and c.kind == candidate.kind for c in node.candidates):
        node.candidates.append(candidate)


def _walk(
    node: _Node | None, keys: Sequence[str], position: int
) -> list[tuple[int, list[Candidate]]]:
    """All forms that begin at `position` and have `node` below it, as (end, candidates), the
    shortest first.
    """
    ends: list[tuple[int, list[Candidate]]] = []
    index = position + 1
    while node is not None:
        if node.candidates:
            ends.append((index, node.candidates))
        node = node.children.get(keys[index]) if index < len(keys) else None
        index += 1
    return ends


def _by_key(document: Document) -> tuple[Sequence[str], Mapping[str, Sequence[int]]]:
    """The document's words as they are compared, and where each of them is."""
    if document.text.isascii():
        return document.words, document.places
    folded = {word: token_key(word) for word in filterfalse(str.isascii, document.places)}
    places: dict[str, Sequence[int]] = dict(document.places)
    for word, key in folded.items():
        if word != key:
            places[key] = sorted((*places.get(key, ()), *places.pop(word)))
    return list(map(folded.get, document.words, document.words)), places


def _capital_tokens(document: Document) -> set[int]:
    """The tokens that are set in capitals: words of a headline, a dateline's city.

    A two-letter word counts only in a sentence set in capitals throughout.
    """
    long = {word for word in filter(str.isupper, document.places) if len(word) > 2}
    ordered = document.tokens_that_are(long)
    found = set(ordered)
    for sentence in document.sentences if len(ordered) >= _HEADLINE else ():
        first, last = sentence.first, sentence.last
        capital = bisect_left(ordered, last) - bisect_left(ordered, first)
        if capital >= _HEADLINE and 2 * capital > last - first:
            words = [word for word in document.words[first:last] if word[0].isalpha()]
            if sum(word.isupper() for word in words) >= 0.8 * len(words):
                found.update(range(first, last))
    return found
