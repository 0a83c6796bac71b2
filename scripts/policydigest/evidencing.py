"""Reads the sources of digests and gathers the evidence for their tags, remembering it.

What was found in a source is kept in `.cache/` under the hash of its bytes, as long as neither
the vocabulary nor the recognisers change, so that a second build reads no source again closely.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from policydigest import recognise, store
from policydigest.articles import ArticleError, article_from_bytes
from policydigest.evidence import Evidence, evidence, of_tags
from policydigest.model import Digest, Source
from policydigest.progress import Progress
from policydigest.site import CACHE
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
    path = root / CACHE / MEMORY
    key = _key(root)
    known = _recall(path, key)
    current: dict[str, Found] = {}
    gathered: dict[str, tuple[Evidence, ...]] = {}
    for digest in progress.steps(digests, len(digests)):
        for source in digest.sources:
            data = _bytes(root, source)
            if data is None:
                continue
            name = hashlib.sha256(data).hexdigest()
            found = current.get(name) or known.get(name) or _look(source, data, vocabulary)
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


def _bytes(root: Path, source: Source) -> bytes | None:
    """The source's file, if it is named, lies where sources lie, and can be read."""
    name = source.file or ""
    inside = name.startswith(f"{store.SEEDS}/") and not name.startswith(f"{store.VOCABULARY}/")
    if not inside or ".." in name.split("/") or not store.is_inside(root / name, root):
        return None
    try:
        return store.read_bytes(root / name)
    except StoreError:
        return None


def _look(source: Source, data: bytes, vocabulary: Vocabulary) -> Found:
    try:
        article = article_from_bytes(source.file or "", data)
    except ArticleError:  # told when it is drafted
        return "", []
    return article.sha256, list(evidence(recognise.find(article, vocabulary), article.text))


def _key(root: Path) -> str:
    """Changes with the vocabulary and with the program."""
    told = hashlib.blake2b(digest_size=16)
    for name, text in sorted(store.read_vocabulary(root).items()):
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
