"""The full texts of sources that came from elsewhere, kept on this machine for its owner alone.

A digest may tell of a text that must not be passed on. Such texts lie in `sources/`, which git
ignores and no build reads into a page or removes, each in a file named by the SHA-256 of its text.
With them the evidence of a digest can be shown and its draft be made anew; without them the digest
stands all the same.
"""

from __future__ import annotations

import re
from pathlib import Path

from policydigest import store
from policydigest.formats.parts import sha256
from policydigest.formats.plain import FIELDS
from policydigest.model import Article
from policydigest.notation import front_matter, strict_yaml
from policydigest.store import StoreError

FOLDER = "sources"
_SUM = re.compile(r"[0-9a-f]{64}")


def keep(root: Path, article: Article) -> None:
    """Keep the text of an article with what is known of it. Raises `StoreError`."""
    fields = {name: value for name in FIELDS if (value := getattr(article, name))}
    text = front_matter.join(fields, article.text)
    store.write_if_changed(root / path(article.sha256), text, within=root)


def path(total: str) -> Path:
    """Where the text with this SHA-256 lies, below the project's folder."""
    return Path(FOLDER, total[:2], f"{total}.txt")


def has(root: Path, total: str | None) -> bool:
    """Whether the text with this SHA-256 is kept here."""
    return bool(total and _SUM.fullmatch(total)) and (root / path(total or "")).is_file()


def recall(root: Path, total: str, name: str) -> Article | None:
    """The article with this SHA-256, called `name`; None where it is not kept or was changed."""
    if not has(root, total):
        return None
    try:
        parts = front_matter.split(store.read_text(root / path(total)))
        loaded = strict_yaml.load(parts.front or "")
    except (StoreError, strict_yaml.YamlProblem, front_matter.UnclosedError):
        return None
    if sha256(parts.body) != total:
        return None
    known = loaded.value if isinstance(loaded.value, dict) else {}
    fields = {
        key: value if isinstance(value, str) else loaded.raw[(key,)]
        for key, value in known.items()
        if key in FIELDS
    }
    return Article(name, parts.body, 0, sha256=total, **fields)
