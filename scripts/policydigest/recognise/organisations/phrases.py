"""Phrases looked for right before a word: a table by last word, quicker than an expression."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

_ARTICLES = frozenset(("the", "The", "its", "a", "an"))
_OPENING = frozenset(("“", '"', "‘", "(", "'"))
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

    def is_known_to(self, words: Container[str]) -> bool:
        """Whether the last word of a phrase is among the words of a text."""
        return any(map(words.__contains__, self._table))

    def ends_at(self, words: Sequence[str], at: int) -> int | None:
        """Where the longest phrase that ends before token `at` begins, None if none does."""
        found = self._table.get(words[at - 1]) if at > 0 else None
        return None if found is None else _begin(*found, words, at - 1)

    def precede(self, words: Sequence[str], places: Sequence[int]) -> bool:
        """Whether a phrase ends right before one of these tokens (see `places_before`)."""
        table = self._table
        for at in places:
            found = table.get(words[at - 1])
            if found is not None and _begin(*found, words, at - 1) is not None:
                return True
        return False


def _begin(
    lengths: Sequence[int], rests: Container[tuple[str, ...]], words: Sequence[str], last: int
) -> int | None:
    """Where the longest phrase begins whose last word is the token `last`.

    `rests` are the words before the last one of each such phrase, `lengths` how many they may be.
    """
    for length in lengths:
        first = last - length
        if first >= 0 and tuple(words[first:last]) in rests:
            return first
    return None


def article_start(words: Sequence[str], first: int, articles: Container[str] = ("the",)) -> int:
    """Where a name at token `first` begins with the article that stands before it, if one does."""
    return first - 1 if first and words[first - 1] in articles else first


def places_before(words: Sequence[str], at: int, *, between: int = 0) -> list[int]:
    """The tokens before which a phrase may end that tells of the name at token `at`.

    An article or quotation mark may stand between them, and whose the body is: "talks with South
    Korea's Board". With `between`, so many small words too ("fined chip maker X"). Worked out
    once for a name, and asked of many phrases.
    """
    if at > 0 and words[at - 1] in _OPENING:
        at -= 1
    if at > 1 and words[at - 1] in _POSSESSIVES:
        at -= 1
        while at > 0 and words[at - 1][0].isupper():
            at -= 1
    if at <= 0:
        return []
    places, before = [at], words[at - 1]
    while between and at > 1 and before.islower():
        between -= 1
        at -= 1
        places.append(at)
        before = words[at - 1]
    if at > 1 and before in _ARTICLES:
        places.append(at - 1)
    return places
