"""How many words of a source without an open licence a digest may take over."""

from __future__ import annotations

from dataclasses import dataclass

from policydigest.summary.likeness import words_in_runs


@dataclass(slots=True)
class Budget:
    """How many more words may be taken over verbatim; None for a source with an open licence."""

    words: int | None
    source: frozenset[tuple[str, ...]] = frozenset()  # the source's runs of words

    def take(self, sentence: str) -> bool:
        """Whether a sentence fits into what is left; if so, it is spent.

        Only words that stand just so in the source count; what was made or resolved does not.
        """
        if self.words is None:
            return True
        count = words_in_runs(sentence, self.source)
        if count > self.words:
            return False
        self.words -= count
        return True
