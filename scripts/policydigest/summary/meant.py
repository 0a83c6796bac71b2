"""Names in the place of what stands for them at the beginning of a sentence: "He", "The board"."""

from __future__ import annotations

from collections.abc import Sequence

from policydigest.model import Document, Entity, Sentence
from policydigest.summary.fronts import TIME_FIRST
from policydigest.summary.naming import by_last_word
from policydigest.summary.sentence_words import WordLists
from policydigest.summary.told import Told

_NOUN = 30  # characters behind a name in which its noun stands

# What else has the article: "the Vexnor platform"
_OWNED = frozenset(
    ("platform", "website", "site", "app", "service", "case", "deal", "plant", "merger", "takeover")
)


class Meant:
    """Knows who and what is meant in the sentences of one article.

    `told` is what each of them tells, `words` are the language's, `instruments` those found.
    """

    def __init__(
        self,
        document: Document,
        told: Told,
        words: WordLists,
        instruments: Sequence[Entity],
    ) -> None:
        self._document, self._told, self._words = document, told, words
        self._instruments = by_last_word(instruments)

    def named(self, number: int, sentence: Sentence, text: str) -> str:
        """What became of a sentence, beginning with a name where one is meant.

        "" if it begins with a pronoun and nobody can be named for sure.
        """
        return self._with_person(number, self._with_body(number, sentence, text))

    def _with_body(self, number: int, sentence: Sentence, text: str) -> str:
        """ "The Commission" at the beginning replaced by the body meant, where it is known."""
        text = self._with_instrument(text)
        time = TIME_FIRST.match(text)
        for name, (start, _, said) in self._told.bodies.get(number, ()):
            before = self._document.text[sentence.start : start]
            # "The board", "The NCAB", but not "The Twitter row" by its owner's name
            meant = said[0].islower() or said.isupper() or said in name
            if time and meant and text.startswith(f"the {said} ", time.end()):
                named = f"{self._article(name, said).lower()}{name}"
                return f"{time.group()}{named}{text[time.end() + len(f'the {said}') :]}"
            # "The board", or "the board" behind an opening that was dropped
            opens = before == "The " or before.endswith(", the ")
            if meant and opens and " " not in said and text.startswith(f"The {said}"):
                return f"{self._article(name, said)}{name}{text[len('The ') + len(said) :]}"
        return text

    def _article(self, name: str, said: str) -> str:
        """ "The " before a body's name; "" before a firm's that the text has without it.

        So before any name of one word that the text only has without it: "Ofcom".
        """
        text = self._document.text
        if said not in self._words.firms and (" " in name or name not in text):
            return "The "
        _, the, behind = text.partition(f"he {name}")
        # "the Solvara television network" has the article of the network
        behind_it = set(behind[:_NOUN].split(" ")[1:3])
        is_its = the and self._words.firms.isdisjoint(behind_it) and _OWNED.isdisjoint(behind_it)
        return "The " if is_its else ""

    def _with_instrument(self, text: str) -> str:
        """ "The Accord" at the beginning replaced by the only instrument that is one."""
        word = text.split(" ", 2)[1].rstrip(",") if text.startswith("The ") else ""
        meant = self._instruments.get(word, ()) if word[:1].isupper() else ()
        if len(meant) != 1 or text[len(f"The {word} ") :][:1].isupper():
            return text  # "The Accord Bank"
        return f"The {meant[0]}{text[len(f'The {word}') :]}"

    def _with_person(self, number: int, text: str) -> str:
        """A leading "He" or "She" replaced by the only person of the sentences before."""
        first, _, rest = text.partition(" ")
        if first not in self._words.pronouns:
            return text
        sentences, unnamed = self._document.sentences, self._words.unnamed
        for earlier in range(number - 1, max(-1, number - 3), -1):
            people = self._told.people.get(earlier, ())
            start, end = sentences[earlier].start, sentences[earlier].end
            if people:
                is_one = len(set(people)) == 1 and not self._acts_unnamed(start, end, people[0])
                is_meant = is_one and not self._is_titled(start, end, people[0], first)
                return f"{people[0]} {rest}" if is_meant else ""
            if unnamed.search(self._document.text, start, end):
                return ""  # somebody without a name is spoken of last
        return ""

    def _is_titled(self, start: int, end: int, name: str, pronoun: str) -> bool:
        """Whether a title before somebody's name tells that a pronoun cannot stand for them."""
        at = self._document.text.find(name, start, end)
        before = self._document.text[start : max(start, at)].rstrip(". ").rpartition(" ")[2]
        return before in self._words.pronouns[pronoun]

    def _acts_unnamed(self, start: int, end: int, name: str) -> bool:
        """Whether the subject of a sentence that names somebody is another, without a name.

        "The minister said that Jane Doe had left", but not "The minister, Jane Doe, has left".
        """
        subject = self._words.unnamed.match(self._document.text, start, end)
        at = self._document.text.find(name.rpartition(" ")[2], start, end)
        return (
            subject is not None
            and at > subject.end()
            and self._words.verb.search(self._document.text, subject.end(), at) is not None
        )
