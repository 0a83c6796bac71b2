"""Who is who: names of one text that mean the same person."""

from __future__ import annotations

from dataclasses import dataclass, field

from policydigest.recognise.people.flags import Word, fold
from policydigest.recognise.people.role_words import Role
from policydigest.recognise.people.rules import Rules

_LONG = 8  # letters of a family name in which one may be wrong
ARTICLES = frozenset(("al", "el", "ad", "ar", "as", "ash", "az"))  # of Arabic names
_MAX_NAMESAKES = 64  # people of one family name that are told apart


@dataclass(slots=True)
class Person:
    """One person of the text: the fullest name so far and its words as they are compared."""

    name: str
    words: tuple[str, ...]
    start: int
    full: bool
    is_relative: bool = False  # "a son of Jane Doe": who is told about is somebody else
    roles: list[Role] = field(default_factory=list)


class People:
    """The people of a text, by the words of their names."""

    def __init__(self, language_rules: Rules) -> None:
        self._rules = language_rules
        self._by_word: dict[str, list[Person]] = {}
        self._namesakes: set[str] = set()  # family names of two people who are called the same
        self._meant: dict[str, Person] = {}
        self.everybody: list[Person] = []

    def add(
        self, name: str, words: tuple[str, ...], start: int, full: bool, other: Person | None = None
    ) -> Person:
        """The person of this name: one already known, under the fuller name, or a new one.

        `other` is somebody else, however much the names are alike: a father and a son.
        """
        known = self._same(words)
        if known is not None and known is other:
            known = None
            self._namesakes.add(words[-1])
        elif known is not None and words[-1] in self._namesakes:
            known = next((p for p in self._by_word[words[-1]] if p.name == name), known)
        if known is None:
            known = Person(name, words, start, full)
            self.everybody.append(known)
            for word in dict.fromkeys(words):
                self._index(word, known)
        elif len(words) > len(known.words) or (
            len(words) == len(known.words) and len(name) > len(known.name)
        ):
            for word in words:
                if word not in known.words:
                    self._index(word, known)
            known.name, known.words = name, words
        return known

    def _index(self, word: str, person: Person) -> None:
        bearers = self._by_word.setdefault(word, [])
        if len(bearers) < _MAX_NAMESAKES:
            bearers.append(person)

    def _same(self, words: tuple[str, ...]) -> Person | None:
        for person in self._by_word.get(words[-1], ()):
            if _within(words, person.words) or _within(person.words, words):
                return person
            if len(words) == len(person.words) > 1 and [*map(_plain, words)] == [
                *map(_plain, person.words)
            ]:
                return person
            if words[0] in ARTICLES and f"{words[0]}-{words[-1]}" in person.name.casefold():
                return person  # "Al Halabi" is Omar al-Halabi
        alike = (p for p in self._by_word.get(words[0], ()) if _is_misspelt(words, p.words))
        return next(alike, None)

    def knows(self, word: str) -> bool:
        """Whether any person's name holds this word."""
        return word in self._by_word

    def of_family(self, name: str) -> Person | None:
        """The first person of this family name, None if there is nobody."""
        words = tuple(map(fold, name.split()))
        bearers = self._by_word.get(words[-1], ())
        return next((p for p in bearers if p.words[-len(words) :] == words), None)

    def is_family(self, word: str) -> bool:
        """Whether somebody bears this family name."""
        return any(person.words[-1] == word for person in self._by_word.get(word, ()))

    def called(
        self, words: tuple[str, ...], position: int, other: Person | None = None
    ) -> Person | None:
        """Whom a shorter form of a name means: the nearest earlier one, else the first later.

        Somebody named only as whose relative another is comes last; `other` is not meant.
        """
        candidates = [p for p in self._by_word.get(words[-1], ()) if self._may_mean(words, p)]
        if other:
            candidates = [p for p in candidates if p is not other]
        if not candidates:
            return None
        if len(words) == 1:
            by_family = [p for p in candidates if words[0] != p.words[0] or len(p.words) == 1]
            candidates = by_family or candidates
        candidates = [p for p in candidates if not p.is_relative] or candidates
        earlier = [person for person in candidates if person.start <= position]
        return earlier[-1] if earlier else candidates[0]

    def called_again(self, word: str, position: int) -> Person | None:
        """Whom one word means, asked in reading order.

        A family name that comes first ("Li") stays with whom it has meant, though others that
        bear it are named in full; another one means the nearest, as with `called`.
        """
        person = self.called((word,), position)
        meant = self._meant.get(word)
        if meant is not None and person is not None and meant.words[0] == word == person.words[0]:
            return meant
        if person is not None:
            self._meant[word] = person
        return person

    def _may_mean(self, words: tuple[str, ...], person: Person) -> bool:
        if len(words) > 1:
            return _within(words, person.words)
        word = words[0]
        if word == person.words[-1]:
            return True
        if word == person.words[0]:
            flags = self._rules.words.get(word, 0)
            return not flags & (Word.UNCERTAIN | Word.ORDINARY | Word.FUNCTION | Word.THING)
        # the first of two family names: "Sánchez" for Pedro Sánchez Pérez-Castejón
        return (
            len(person.words) > 2 and word in person.words[1:] and word not in self._rules.particles
        )


def _plain(word: str) -> str:
    """A word as other ways of writing it in Latin letters have it too: "Serhiy", "Serhii"."""
    return word.replace("y", "i").replace("j", "i").replace("ii", "i")


def _is_misspelt(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two full names differ by one letter of a long family name."""
    one, other = words[-1], others[-1]
    if len(words) < 2 or words[:-1] != others[:-1] or not _LONG <= len(one) == len(other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is a shorter form of another: its words in the same order."""
    if len(short) > len(long):
        return False
    rest = iter(long)
    return all(word in rest for word in short)
