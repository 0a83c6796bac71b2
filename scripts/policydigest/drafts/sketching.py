"""Sketches of the texts that digests rest on, so that a near copy of one is known when it comes.

Each is kept in `.cache/` under the SHA-256 of the text, for a later run need not read it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from policydigest import store
from policydigest.digests import ParsedDigest
from policydigest.drafts.twins import KEPT, Twins, sketch
from policydigest.evidencing import Texts
from policydigest.model import Source
from policydigest.store import StoreError

MEMORY = "sketches.txt"
_DIGITS = 8  # of one hash


def of_digests(root: Path, parsed: Iterable[ParsedDigest]) -> Twins:
    """The texts of the digests' sources, as far as they are at hand, by the digests' paths.

    Raises `StoreError` if their sketches cannot be remembered.
    """
    path = root / store.CACHE / MEMORY
    known = _recall(path)
    current: dict[str, tuple[int, ...]] = {}
    texts, twins = Texts(root), Twins()
    for one in parsed:
        for source in one.digest.sources if one.digest else ():
            total = source.sha256 or ""
            mine = current.get(total) or known.get(total) or _sketch(texts, source)
            if mine:
                twins.add(one.path, mine)
                if total:
                    current[total] = mine
    if current != known:
        lines = (f"{total} {_written(mine)}\n" for total, mine in sorted(current.items()))
        store.write_if_changed(path, "".join(lines), within=root, durable=False)
    return twins


def _sketch(texts: Texts, source: Source) -> tuple[int, ...]:
    article = texts.read(source) if source.file or source.sha256 else None
    if article is None or source.sha256 not in (None, article.sha256):
        return ()
    return sketch(article.text)


def _written(mine: tuple[int, ...]) -> str:
    return "".join(f"{value:0{_DIGITS}x}" for value in mine)


def _recall(path: Path) -> dict[str, tuple[int, ...]]:
    """What was remembered; a damaged line is passed over."""
    found: dict[str, tuple[int, ...]] = {}
    try:
        lines = store.read_text(path).splitlines() if path.exists() else []
    except StoreError:
        return {}
    for line in lines:
        total, _, written = line.partition(" ")
        parts = [written[n : n + _DIGITS] for n in range(0, len(written), _DIGITS)]
        try:
            mine = tuple(int(part, 16) for part in parts)
        except ValueError:
            continue
        if len(total) == 64 and 0 < len(mine) <= KEPT and len(written) % _DIGITS == 0:
            found[total] = mine
    return found
