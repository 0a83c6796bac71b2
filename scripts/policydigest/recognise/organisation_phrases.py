"""Phrases looked for right before a word: a table by last word, quicker than an expression."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_ARTICLES = frozenset(("the", "The", "its", "a", "an"))
_POSSESSIVES = frozenset(("’s", "'s"))


class Before:
    """A set of phrases, asked whether one of them ends right before a token."""

    def __init__(self, phrases: Iterable[str]) -> None:
        table: dict[str, set[tuple[str, ...]]] = {}
        both = {p for phrase in phrases for p in (phrase, phrase[:1].upper() + phrase[1:])}
        for phrase in sorted(both):
            *rest, last = phrase.replace("-", " - ").split()
            table.setdefault(last, set()).add(tuple(rest))
        self._table = {
            last: (tuple(sorted({len(rest) for rest in rests}, reverse=True)), rests)
            for last, rests in table.items()
        }

    def ends_at(self, words: Sequence[str], at: int) -> int | None:
        """Where the longest phrase that ends before token `at` begins, None if none does."""
        found = self._table.get(words[at - 1]) if at > 0 else None
        if found is None:
            return None
        lengths, rests = found
        for length in lengths:
            first = at - 1 - length
            if first >= 0 and tuple(words[first : at - 1]) in rests:
                return first
        return None

    def precede(self, words: Sequence[str], at: int, *, between: int = 0) -> bool:
        """Whether a phrase stands before token `at`, an article or quotation mark apart.

        Whose the body is may stand between them too: "talks with South Korea's Board".
        With `between`, so many small words may stand between them ("fined chip maker X").
        """
        if at > 0 and words[at - 1] in ("“", '"', "‘", "(", "'"):
            at -= 1
        if at > 1 and words[at - 1] in _POSSESSIVES:
            at -= 1
            while at > 0 and words[at - 1][0].isupper():
                at -= 1
        for _ in range(between + 1):
            if self.ends_at(words, at) is not None:
                return True
            if at > 0 and words[at - 1] in _ARTICLES and self.ends_at(words, at - 1) is not None:
                return True
            if at <= 0 or not words[at - 1].islower():
                return False
            at -= 1
        return False
