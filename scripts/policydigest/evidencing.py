"""Reads the sources of digests and gathers the evidence for their tags, remembering it.

What was found in a source is kept in `.cache/` under the hash of its bytes, as long as neither
the vocabulary nor the recognisers change, so that a second build reads no source again closely.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from policydigest import inputs, private_texts, recognise, store
from policydigest.articles import ArticleError, article_from_bytes, read_articles
from policydigest.evidence import Evidence, evidence, of_tags
from policydigest.formats.parts import file_of
from policydigest.model import Article, Digest, Source
from policydigest.progress import Progress
from policydigest.store import StoreError
from policydigest.vocabulary import Vocabulary

MEMORY = "evidence.json"
Found = tuple[str, list[Evidence]]


def gather(
    root: Path, digests: Sequence[Digest], vocabulary: Vocabulary, progress: Progress
) -> Mapping[str, tuple[Evidence, ...]]:
    """The evidence for each digest's tags by its id, where a source of it is at hand.

    Raises `StoreError` if what was found cannot be remembered.
    """
    path = root / store.CACHE / MEMORY
    key = _key(root)
    known = _recall(path, key)
    current: dict[str, Found] = {}
    gathered: dict[str, tuple[Evidence, ...]] = {}
    texts = Texts(root)
    for digest in progress.steps(digests, len(digests)):
        for source in digest.sources:
            name = texts.key(source)
            if name is None:
                continue
            found = current.get(name) or known.get(name) or _look(texts.read(source), vocabulary)
            current[name] = found
            # Another text than the digest was made from is no evidence for it.
            if source.sha256 in (None, found[0]):
                chosen = of_tags(found[1], digest, vocabulary, source.licence)
                if chosen:
                    gathered[digest.id] = chosen
                    break
    if current != known or not path.exists():
        kept = {
            name: [sha, [astuple(one) for one in found]]
            for name, (sha, found) in sorted(current.items())
        }
        text = json.dumps({"key": key, "sources": kept}, ensure_ascii=False)
        store.write_if_changed(path, text, within=root)
    return gathered


@dataclass(frozen=True, slots=True)
class Texts:
    """Finds the texts of sources: files below seeds/, parts of such files, and private texts."""

    root: Path
    parts: dict[str, dict[str, Article]] = field(default_factory=dict)

    def key(self, source: Source) -> str | None:
        """What a source's text is remembered by; None if it is not at hand.

        A file by its bytes. A part of a file and a private text by the sum of the text: to look
        into a large file for each of its parts would take the square of their number.
        """
        path = self._file(source.file)
        if path is not None:
            try:
                return hashlib.sha256(store.read_bytes(path)).hexdigest()
            except StoreError:
                return None
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


def _look(article: Article | None, vocabulary: Vocabulary) -> Found:
    if article is None:
        return "", []
    return article.sha256, list(evidence(recognise.find(article, vocabulary), article.text))


def _key(root: Path) -> str:
    """Changes with the vocabulary and with the program."""
    told = hashlib.blake2b(digest_size=16)
    for name, text in sorted(inputs.read_vocabulary(root).items()):
        told.update(f"{name}\n{text}\n".encode())
    _add(told, files("policydigest"))
    return told.hexdigest()


def _add(told: hashlib.blake2b, folder: Traversable) -> None:
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir() and item.name == "recognise":
            _add(told, item)
        elif item.name.endswith(".py"):
            told.update(item.read_bytes())


def _recall(path: Path, key: str) -> dict[str, Found]:
    try:
        data = json.loads(store.read_text(path)) if path.exists() else {}
        if data.get("key") != key:
            return {}
        return {
            name: (sha, [Evidence(*parts) for parts in found])
            for name, (sha, found) in data["sources"].items()
        }
    except (StoreError, ValueError, TypeError, KeyError, AttributeError):
        return {}  # a damaged memory is made anew
