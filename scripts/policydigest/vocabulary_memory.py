"""What the vocabulary's files say, and what is wrong in them, kept while they are unchanged.

Most of the time in which a vocabulary is loaded goes into YAML. What was read without an error is
kept in `.cache/` as plain JSON, under a hash of the files and of the modules that read them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

from policydigest import program, store, strict_yaml
from policydigest.model import Problem
from policydigest.store import StoreError

MEMORY = "vocabulary.json"
CHECKED = "vocabulary-problems.json"
_READERS = ("strict_yaml.py", "vocabulary.py")


def recall(root: Path, texts: Mapping[str, str]) -> Mapping[str, object] | None:
    """What each of these files says, by its name; None if they are not the ones that were kept.

    `texts` is what `inputs.read_vocabulary` returns.
    """
    key, kept = _kept(root)
    try:
        said = json.loads(kept) if key == _key(texts) else None
    except ValueError:
        return None  # a damaged memory is made anew
    return said if isinstance(said, dict) else None


def keep(root: Path, texts: Mapping[str, str]) -> None:
    """Keep what the files say, which were loaded without an error."""
    key = _key(texts)
    if _kept(root)[0] == key:
        return
    said = {
        name: strict_yaml.load_once(text).value
        for name, text in texts.items()
        if name.endswith((".yml", ".yaml"))
    }
    kept = json.dumps(said, ensure_ascii=False)
    if json.loads(kept) != said:
        return  # a key or value that JSON does not know
    with contextlib.suppress(StoreError):  # without a memory, it only takes longer
        store.write_if_changed(root / store.CACHE / MEMORY, f"{key}\n{kept}", within=root)


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


def _kept(root: Path) -> tuple[str, str]:
    """The key and the JSON of what was kept; empty where there is nothing that can be read."""
    path = root / store.CACHE / MEMORY
    try:
        key, _, kept = store.read_text(path).partition("\n") if path.is_file() else ("", "", "")
    except StoreError:
        return "", ""
    return key, kept


def _key(texts: Mapping[str, str]) -> str:
    """Changes with the files and with the modules that read them."""
    told = hashlib.blake2b(digest_size=16)
    for name in _READERS:
        told.update(files("policydigest").joinpath(name).read_bytes())
    for name, text in sorted(texts.items()):
        told.update(f"{name}\n{len(text)}\n{text}\n".encode())
    return told.hexdigest()
