"""Reads the sources of digests and gathers the evidence for their tags, remembering it.

What was found in a source is kept in `.cache/` under the hash of its bytes, as long as neither
the vocabulary nor the program changes, so that a second build reads no source again closely.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from policydigest import recognise, store
from policydigest.articles import ArticleError, article_from_bytes, read_articles
from policydigest.evidence import Evidence, evidence, of_tags
from policydigest.fetching import private_texts
from policydigest.formats.parts import file_of
from policydigest.memory import memories
from policydigest.memory.source_memory import SourceMemory
from policydigest.model import Article, Digest, Problem, Source
from policydigest.notices import not_checked
from policydigest.parallel.workers import Place, run
from policydigest.progress import Progress
from policydigest.store import StoreError
from policydigest.vocabulary import Vocabulary

MEMORY = f"evidence{memories.SUFFIX}"
# The SHA-256 of a source's text, and what was found in it.
Found = tuple[str, tuple[Evidence, ...]]
NOTHING: Found = ("", ())


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was found in sources, each by its key, with this vocabulary and program."""

    made_with: str
    sources: dict[str, Found]


class _Asked(NamedTuple):
    """A digest, one of its sources with its key, and those that may be asked after it."""

    digest: Digest
    source: Source
    name: str
    others: Iterator[Source]


def gather(
    root: Path,
    digests: Sequence[Digest],
    vocabulary: Vocabulary,
    made_with: str,
    progress: Progress,
    problems: list[Problem],
    jobs: int = 1,
    sources: SourceMemory | None = None,
) -> Mapping[str, tuple[Evidence, ...]]:
    """The evidence for each digest's tags by its id, where a source of it is at hand.

    What was found is remembered until `made_with` changes, which stands for the program and the
    vocabulary; `sources` remembers the sums of the files below seeds/. Other sources are read by so
    many `jobs`. One that the program fails at goes into `problems`, is no evidence, and is tried
    again the next time. Raises `StoreError` if what was found cannot be remembered.
    """
    path = root / store.CACHE / MEMORY
    kept = memories.recall(path, _Kept)
    known = kept.sources if kept and kept.made_with == made_with else {}
    current: dict[str, Found] = {}
    gathered: dict[str, tuple[Evidence, ...]] = {}
    texts, sources = Texts(root), sources or SourceMemory(root, made_with, {})
    failed: set[str | None] = set()

    def lost(source: Source, reason: str) -> Found:
        failed.add(_key(source, texts, sources))
        problem = not_checked(source.file or source.url or "", reason)
        problems.append(replace(problem, severity="warning"))  # the digest is as good without
        return NOTHING

    asked = list(_first(((digest, iter(digest.sources)) for digest in digests), texts, sources))
    while asked:  # the first source of each digest, then the second of those it said nothing of
        missing = {
            one.name: one.source
            for one in asked
            if one.name not in current and one.name not in known
        }
        looked = run(_look, (texts, vocabulary), [*missing.values()], Place(jobs), lost)
        for name, found in zip(missing, progress.steps(looked, len(missing)), strict=True):
            current[name] = found
        unanswered = []
        for digest, source, name, others in asked:
            sha256, seen = current.setdefault(name, known.get(name, NOTHING))
            # Another text than the digest was made from is no evidence for it.
            right = source.sha256 in (None, sha256)
            chosen = of_tags(seen, digest, vocabulary, source.licence) if right else ()
            if chosen:
                gathered[digest.id] = chosen
            else:
                unanswered.append((digest, others))
        asked = list(_first(unanswered, texts, sources))
    done = {name: found for name, found in sorted(current.items()) if name not in failed}
    if kept is None or done != known:
        memories.keep(path, _Kept(made_with, done))
    return gathered


def _key(source: Source, texts: Texts, memory: SourceMemory) -> str | None:
    """As `Texts.key`; a file that looks as it did is not read for it."""
    known = memory.sha256(source.file, texts.sum_of_file) if source.file else None
    return known or texts.key(source)


def _first(
    digests: Iterable[tuple[Digest, Iterator[Source]]], texts: Texts, memory: SourceMemory
) -> Iterator[_Asked]:
    """Each digest that has one with the next of its sources that is at hand."""
    for digest, sources in digests:
        for source in sources:
            name = _key(source, texts, memory)
            if name is not None:
                yield _Asked(digest, source, name, sources)
                break


@dataclass(frozen=True, slots=True)
class Texts:
    """Finds the texts of sources: files below seeds/, parts of such files, and private texts."""

    root: Path
    parts: dict[str, dict[str, Article]] = field(default_factory=dict)

    def sum_of_file(self, name: str) -> str | None:
        """The SHA-256 of a source file's bytes; None if it is not at hand."""
        path = self._file(name)
        return _sum(path) if path else None

    def key(self, source: Source) -> str | None:
        """What a source's text is remembered by; None if it is not at hand.

        A file by its bytes. A part of a file and a private text by the sum of the text: to look
        into a large file for each of its parts would take the square of their number.
        """
        path = self._file(source.file)
        if path is not None:
            return _sum(path)
        kept = private_texts.has(self.root, source.sha256)
        return source.sha256 if kept or self._file(file_of(source.file or "")) else None

    def read(self, source: Source) -> Article | None:
        """The source's text, if it can be read."""
        path = self._file(source.file)
        if path is not None:
            try:
                return article_from_bytes(source.file or "", store.read_bytes(path))
            except (ArticleError, StoreError):  # told when it is drafted
                return None
        kept = private_texts.recall(self.root, source.sha256 or "", source.url or "")
        return kept or self._part(source)

    def _part(self, source: Source) -> Article | None:
        name = source.file or ""
        container = file_of(name)
        path = self._file(container)
        if path is None:
            return None
        if container not in self.parts:
            found = read_articles(path, root=self.root)
            self.parts[container] = {a.name: a for a in found if isinstance(a, Article)}
        return self.parts[container].get(name)

    def _file(self, name: str | None) -> Path | None:
        """The file, if it lies where sources lie and is one."""
        if not name or not name.startswith(f"{store.SEEDS}/") or ".." in name.split("/"):
            return None
        path = self.root / name
        inside = not name.startswith(f"{store.VOCABULARY}/") and store.is_inside(path, self.root)
        return path if inside and path.is_file() else None


def _sum(path: Path) -> str | None:
    try:
        return hashlib.sha256(store.read_bytes(path)).hexdigest()
    except StoreError:
        return None


def _look(shared: tuple[Texts, Vocabulary], source: Source) -> Found:
    texts, vocabulary = shared
    article = texts.read(source)
    if article is None:
        return NOTHING
    found = recognise.find(article, vocabulary)
    return article.sha256, tuple(evidence(found, article.text))
