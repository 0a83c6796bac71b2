"""What the vocabulary's files say, and what is wrong in them, kept while they are unchanged.

Most of the time in which a vocabulary is loaded goes into YAML. What was read without an error is
kept in `.cache/`, under a hash of the files and of the modules that read them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from policydigest import program, store
from policydigest.memory import memories
from policydigest.model import Problem
from policydigest.store import StoreError
from policydigest.vocabulary import Tables, Vocabulary, restored

MEMORY = f"vocabulary{memories.SUFFIX}"
CHECKED = "vocabulary-problems.json"
_READERS = ("notation/strict_yaml.py", "vocabulary/__init__.py", "vocabulary/reading.py")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read, and what stands for the files and their readers."""

    key: str
    tables: Tables


def recall(root: Path, texts: Mapping[str, str]) -> Vocabulary | None:
    """The vocabulary that was kept; None if it was read from other files.

    `texts` is what `inputs.read_vocabulary` returns.
    """
    kept = memories.recall(root / store.CACHE / MEMORY, _Kept)
    return restored(kept.tables) if kept and kept.key == _key(texts) else None


def keep(root: Path, texts: Mapping[str, str], vocabulary: Vocabulary) -> None:
    """Keep what was read from the files without an error."""
    with contextlib.suppress(StoreError):  # without a memory, it only takes longer
        memories.keep(root / store.CACHE / MEMORY, _Kept(_key(texts), vocabulary.tables()))


def recall_problems(root: Path, texts: Mapping[str, str]) -> list[Problem] | None:
    """What was found wrong in these files; None if other files, or another program, were kept."""
    path = root / store.CACHE / CHECKED
    try:
        kept = json.loads(store.read_text(path)) if path.is_file() else {}
        if kept.get("key") != _checked_key(texts):
            return None
        return [Problem(**values) for values in kept["problems"]]
    except (StoreError, ValueError, TypeError, KeyError, AttributeError):
        return None  # a damaged memory is made anew


def keep_problems(root: Path, texts: Mapping[str, str], problems: Sequence[Problem]) -> None:
    """Keep what was found wrong in the files."""
    values = {"key": _checked_key(texts), "problems": [asdict(one) for one in problems]}
    text = json.dumps(values, ensure_ascii=False)
    with contextlib.suppress(StoreError):  # without a memory, it only takes longer
        store.write_if_changed(root / store.CACHE / CHECKED, text, within=root)


def _checked_key(texts: Mapping[str, str]) -> str:
    return f"{program.fingerprint()} {_key(texts)}"


def _key(texts: Mapping[str, str]) -> str:
    """Changes with the files and with the modules that read them."""
    told = hashlib.blake2b(digest_size=16)
    for name in _READERS:
        told.update(files("policydigest").joinpath(name).read_bytes())
    for name, text in sorted(texts.items()):
        told.update(f"{name}\n{len(text)}\n{text}\n".encode())
    return told.hexdigest()
