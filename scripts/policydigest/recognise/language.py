"""Which language a text is in, among those that the vocabulary has word lists for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import compress
from operator import itemgetter

from policydigest.model import Article
from policydigest.text import cut
from policydigest.vocabulary import Language

DEFAULT = "en"
SAMPLE = 20_000  # characters looked at
FEW = 30  # words, of which fewer tell nothing
A_FEW = 2  # words of other languages; one may belong to a name ("van")
LEAST = 0.04  # share of a language's commonest words, below which the text is in no known language


def of(article: Article, languages: Mapping[str, Language]) -> str:
    """The code of the article's language: as it says itself, else by its commonest words.

    English where nothing tells: the name lists still hold.
    """
    declared = _declared(article)
    return declared if declared in languages else guess(article.text, languages) or DEFAULT


def guess(text: str, languages: Mapping[str, Language]) -> str | None:
    """The language whose commonest words the text uses most, None if it hardly uses any."""
    words, total = _counted(text[:SAMPLE])
    if not total:
        return None
    shares = {
        code: sum(map(words.__getitem__, words.keys() & _common(language))) / total
        for code, language in languages.items()
    }
    best = max(sorted(shares), key=lambda code: shares[code], default=None)
    if best is None or shares[best] < LEAST:
        return None
    # "in", "was" and "an" are German words too: what only other languages have decides.
    foreign = sum(map(words.__getitem__, words.keys() & _foreign(languages[best])))
    return best if foreign < A_FEW or foreign < shares[best] * total else None


@lru_cache(maxsize=1)  # a draft asks after the recognisers have
def _counted(text: str) -> tuple[Mapping[str, int], int]:
    """How often each word of a text stands in it, and how many words there are."""
    words = Counter(map(str.casefold, cut(text).words))
    return words, sum(compress(words.values(), map(str.isalpha, map(itemgetter(0), words))))


def is_supported(article: Article, languages: Mapping[str, Language]) -> bool:
    """Whether the article is in a language with word lists, as far as its text tells."""
    return supported(article, languages) is not None


def supported(article: Article, languages: Mapping[str, Language]) -> str | None:
    """The code of the article's language, None if it is in one without word lists.

    A text of a few words is taken for English where nothing tells.
    """
    declared = _declared(article)
    if declared:
        return declared if declared in languages else None
    guessed = guess(article.text, languages)
    if guessed or len(article.text.split()) >= FEW:
        return guessed
    words = set(map(str.casefold, cut(article.text).places))
    foreign = words.intersection(_foreign(languages[DEFAULT]))
    return DEFAULT if len(foreign) < A_FEW else None


def _declared(article: Article) -> str:
    return (article.language or "").split("-")[0].casefold()


@lru_cache(maxsize=16)
def _common(language: Language) -> frozenset[str]:
    return frozenset(language.words("text", "common"))


@lru_cache(maxsize=16)
def _foreign(language: Language) -> frozenset[str]:
    return frozenset(language.words("text", "foreign"))
