"""Which language a text is in, among those that the vocabulary has word lists for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from policydigest.model import Article
from policydigest.text import TOKEN
from policydigest.vocabulary import Language

DEFAULT = "en"
SAMPLE = 20_000  # characters looked at
LEAST = 0.04  # share of a language's commonest words, below which the text is in no known language


def of(article: Article, languages: Mapping[str, Language]) -> str:
    """The code of the article's language: as it says itself, else by its commonest words.

    English where nothing tells: the name lists still hold.
    """
    declared = (article.language or "").split("-")[0].casefold()
    if declared in languages:
        return declared
    return guess(article.text, languages) or DEFAULT


def guess(text: str, languages: Mapping[str, Language]) -> str | None:
    """The language whose commonest words the text uses most, None if it hardly uses any."""
    words = Counter(m.group().casefold() for m in TOKEN.finditer(text[:SAMPLE]))
    total = sum(count for word, count in words.items() if word[0].isalpha())
    if not total:
        return None
    shares = {
        code: sum(words[word] for word in language.words("text", "common")) / total
        for code, language in languages.items()
    }
    best = max(sorted(shares), key=lambda code: shares[code], default=None)
    return best if best and shares[best] >= LEAST else None


def is_supported(article: Article, languages: Mapping[str, Language]) -> bool:
    """Whether the article is in a language with word lists, as far as its text tells."""
    declared = (article.language or "").split("-")[0].casefold()
    if declared:
        return declared in languages
    return len(article.text.split()) < 30 or guess(article.text, languages) is not None
