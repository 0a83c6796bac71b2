"""Whether an ambiguous form stands in the company that its meaning needs.

The contexts are data (`ambiguous` in the vocabulary); this module only looks them up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policydigest.model import Document
from policydigest.text import sentence_at
from policydigest.vocabulary import AmbiguousForm

OPENING = 60  # tokens behind a headline that explain it


class Contexts:
    """Answers, for one document, whether an ambiguous form stands in the right company."""

    def __init__(
        self,
        document: Document,
        keys: Sequence[str],
        places: Mapping[str, Sequence[int]],
        phrases: Mapping[str, tuple[str, ...]],
    ) -> None:
        """`keys` are the document's words as they are compared, `places` where each one is.

        `phrases` has the words of every phrase that a context is made of.
        """
        self._document, self._keys, self._places, self._phrases = document, keys, places, phrases
        self._known: dict[str, Sequence[int]] = {}
        title = document.title
        self._title = self._sentence_at(title.start) if title else (0, 0)
        self._headline = self._title[0], self._title[1] + OPENING

    def why_not(self, needed: AmbiguousForm | None, first: int, last: int) -> str:
        """Why the tokens `first:last` cannot have this meaning here; "" if they can."""
        if needed is None:
            return ""
        for phrase in needed.before:
            if self._ends_at(phrase, first):
                return f"stands behind “{phrase}”"
        for phrase in needed.after:
            if self._starts_at(phrase, last):
                return f"stands before “{phrase}”"
        if needed.when and not any(self._positions(phrase) for phrase in needed.when):
            return f"none of {', '.join(needed.when[:6])} … is in the text"
        if needed.unless:
            sentence, title = self._sentence(first), self._title
            for phrase in needed.unless:
                for position in self._positions(phrase):
                    near = sentence[0] <= position < sentence[1] or title[0] <= position < title[1]
                    if near and not first <= position < last:
                        return f"“{phrase}” stands in the same sentence or in the title"
        return ""

    def _sentence(self, token: int) -> tuple[int, int]:
        """The tokens around one that may tell its meaning; a headline is told by the opening."""
        if self._title[0] <= token < self._title[1]:
            return self._headline
        return self._sentence_at(self._document.starts[token])

    def _sentence_at(self, character: int) -> tuple[int, int]:
        """The tokens of the sentence around a character."""
        if not self._document.sentences:
            return 0, len(self._keys)
        sentence = self._document.sentences[sentence_at(self._document, character)]
        return sentence.first, sentence.last

    def _positions(self, phrase: str) -> Sequence[int]:
        """The token positions at which a phrase begins."""
        found = self._known.get(phrase)
        if found is None:
            words = self._phrases[phrase]
            found = self._places.get(words[0], ()) if words else ()
            if found and len(words) > 1:
                found = [p for p in found if tuple(self._keys[p : p + len(words)]) == words]
            self._known[phrase] = found
        return found

    def _ends_at(self, phrase: str, position: int) -> bool:
        words = self._phrases[phrase]
        if not words or position < len(words) or self._keys[position - 1] != words[-1]:
            return False
        return tuple(self._keys[position - len(words) : position]) == words

    def _starts_at(self, phrase: str, position: int) -> bool:
        words = self._phrases[phrase]
        if not words or position >= len(self._keys) or self._keys[position] != words[0]:
            return False
        return tuple(self._keys[position : position + len(words)]) == words
