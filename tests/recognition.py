"""The project's own vocabulary, and short ways to recognise things in a text."""

from __future__ import annotations

from functools import lru_cache

from helpers import REPOSITORY
from policydigest import recognise, text
from policydigest.draft import digest_of
from policydigest.model import Article, Digest, Document, Findings
from policydigest.recognise.engine import Recognised, recogniser
from policydigest.store import inputs
from policydigest.vocabulary import Vocabulary
from policydigest.vocabulary.reading import load_vocabulary


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the repository, read once."""
    return load_vocabulary(inputs.read_vocabulary(REPOSITORY))


def drafted(article: Article) -> Digest:
    """The digest of an article, as the program drafts it. Raises `UndatedError`."""
    return digest_of(article, recognise.find(article, vocabulary()))


def document(content: str, **about: str) -> Document:
    """A text cut into sentences and tokens."""
    return text.analyse(Article("test", content, **about), vocabulary().languages["en"])  # type: ignore[arg-type]


def recognised(content: str, **about: str) -> Recognised:
    """All that is recognised in a text, with its document."""
    return recogniser(vocabulary()).find(Article("test", content, **about))  # type: ignore[arg-type]


def findings(content: str, **about: str) -> Findings:
    """All that is recognised in a text."""
    return recognised(content, **about).findings
