"""Drafts an archive: articles at any address that fsspec reads, digests to any that it writes.

For more articles than one machine should hold. Whichever process reads an article also writes and
checks its digest. The name of a digest ends in a mark made from its article's address, so nobody
need be asked whether a name is free; work done a second time, because a process was killed, ends
in the same file; and the names in the target alone tell what has been done.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import fsspec
from fsspec.implementations.local import LocalFileSystem

from policydigest import checks, digests, store
from policydigest.articles import MAX_BYTES, ArticleError, article_from_bytes
from policydigest.drafts import drafting
from policydigest.indexes import digest_path
from policydigest.model import Article, Problem
from policydigest.notices import unreadable
from policydigest.parallel import workers
from policydigest.parallel.workers import Place
from policydigest.progress import Progress
from policydigest.store import StoreError, inputs
from policydigest.store.inputs import Sources
from policydigest.vocabulary import Vocabulary

# 64 bits: among ten million articles, two have the same mark with a chance of 1 in 370,000.
MARK_LENGTH = 16


class Archive(NamedTuple):
    """Where digests go, and the names they are drafted with."""

    target: str
    vocabulary: Vocabulary


class Outcome(NamedTuple):
    """What became of the article at an address: its digest's path below the target, if any."""

    source: str
    path: str | None
    sha256: str | None
    problems: tuple[Problem, ...]


def find(addresses: Iterable[str]) -> Sources:
    """The articles at these addresses and in these folders, as whole addresses, in order.

    An address with nothing there is named in the problems. Raises `StoreError` for one that no
    storage is known for.
    """
    found: set[str] = set()
    problems: list[Problem] = []
    for address in addresses:
        files, start = _file_system(address)
        names = [start] if files.isfile(start) else files.find(start)
        if not names:
            problems.append(
                Problem(address, 1, "S001", "there is nothing there. Check the address.")
            )
        for name in names:
            path = PurePosixPath(name)
            if path.name.startswith(".") or path.name in inputs.IGNORED_NAMES:
                continue
            found.add(files.unstrip_protocol(name))
    return Sources(tuple(sorted(found)), tuple(problems))


def without_digest(sources: Sequence[str], target: str) -> list[str]:
    """The sources that have no digest at the address `target` yet. Raises `StoreError`."""
    files, start = _file_system(target)
    done = {PurePosixPath(name).stem.rpartition("-")[2] for name in files.find(start)}
    return [source for source in sources if mark(source) not in done]


def mark(source: str) -> str:
    """What the name of a source's digest ends in."""
    return hashlib.sha256(source.encode("utf-8")).hexdigest()[:MARK_LENGTH]


def draft(
    archive: Archive, sources: Sequence[str], place: Place, progress: Progress
) -> Iterator[Outcome]:
    """Draft, write and check a digest for each source; tell of each, in their order.

    An existing file is never touched. Raises `StoreError` if the target cannot be written to.
    """
    seen: dict[str, str] = {}
    results = workers.run(_draft, archive, sources, place, _lost)
    for outcome in progress.steps(results, len(sources)):
        twin = seen.setdefault(outcome.sha256, outcome.source) if outcome.sha256 else outcome.source
        if twin != outcome.source:
            text = f"has the same text as {twin}; keep one of their digests."
            problem = Problem(outcome.source, 1, "S006", text, "warning")
            yield outcome._replace(problems=(*outcome.problems, problem))
        else:
            yield outcome


def _lost(source: str, reason: str) -> Outcome:
    return Outcome(source, None, None, (drafting.not_drafted(source, reason),))


def _draft(archive: Archive, source: str) -> Outcome:
    try:
        article = _read(source)
    except ArticleError as error:
        return Outcome(source, None, None, (unreadable(source, error),))
    drafted = drafting.draft_article(source, article, archive.vocabulary)
    problems = list(drafted.problems)
    if drafted.digest is None:
        return Outcome(source, None, None, tuple(problems))
    digest = dataclasses.replace(drafted.digest, id=f"{drafted.digest.id}-{mark(source)}")
    path = digest_path(digest).removeprefix(f"{store.DIGESTS}/")
    text = digests.write(digest)
    _write_new(archive.target, path, text)
    found = checks.check_digest(digests.parse(text, path), archive.vocabulary)
    problems += [problem for problem in found if problem.severity == "error"]
    return Outcome(source, path, article.sha256, tuple(problems))


# --------------------------------------------------------------------------- files


@lru_cache(maxsize=64)
def _file_system(address: str) -> tuple[fsspec.AbstractFileSystem, str]:
    """The file system of an address, and the path within it."""
    try:
        files, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise StoreError(f"{address}: cannot be opened: {error}.") from error
    return files, path


def _read(source: str) -> Article:
    files, path = _file_system(source)
    try:
        with files.open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ArticleError(source, f"cannot be read ({error}). Check its permissions") from None
    return article_from_bytes(source, data)


def _write_new(target: str, path: str, text: str) -> None:
    files, start = _file_system(target)
    if isinstance(files, LocalFileSystem):
        store.write_new(Path(start) / path, text, within=Path(start))
        return
    whole = f"{start.rstrip('/')}/{path}"
    try:
        _make_folder(target, whole.rpartition("/")[0])
        if not files.exists(whole):
            files.pipe_file(whole, text.encode("utf-8"))  # an object appears whole or not at all
    except OSError as error:
        raise StoreError(f"{target}: cannot be written to: {error}.") from error


@lru_cache(maxsize=256)
def _make_folder(target: str, folder: str) -> None:
    _file_system(target)[0].makedirs(folder, exist_ok=True)
