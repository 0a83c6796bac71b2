"""What a project's folder holds, read from the disk: its vocabulary and its digests."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

from policydigest import checks, digests, store
from policydigest.checks import Checked
from policydigest.digests import ParsedDigest
from policydigest.memory.digest_memory import DigestMemory
from policydigest.model import Problem
from policydigest.parallel.processes import meanwhile
from policydigest.progress import Progress
from policydigest.store import StoreError, inputs
from policydigest.vocabulary import Vocabulary
from policydigest.vocabulary import memory as vocabulary_memory
from policydigest.vocabulary.reading import VocabularyError, load_vocabulary


def read_vocabulary(root: Path, *, keep: bool = False) -> Vocabulary:
    """The project's vocabulary. Raises `StoreError`, also where it cannot be used.

    Files that were read before are not taken apart again (see `vocabulary.memory`); only with
    `keep` is anything written for the next time.
    """
    try:
        return _vocabulary(root, inputs.read_vocabulary(root), keep=keep)
    except VocabularyError as error:
        raise StoreError(str(vocabulary_problem(error))) from error


def _vocabulary(root: Path, texts: Mapping[str, str], *, keep: bool) -> Vocabulary:
    return _recalled(root, tuple(sorted(texts.items())), keep)


@lru_cache(maxsize=1)  # a preview builds again and again in one process
def _recalled(root: Path, texts: tuple[tuple[str, str], ...], keep: bool) -> Vocabulary:
    files = dict(texts)
    kept = vocabulary_memory.recall(root, files)
    if kept is not None:
        return kept
    vocabulary = load_vocabulary(files)
    if keep:
        vocabulary_memory.keep(root, files, vocabulary)
    return vocabulary


def vocabulary_problem(error: VocabularyError) -> Problem:
    """The error as a problem in the vocabulary's file."""
    return Problem(f"{store.VOCABULARY}/{error.file}", error.line, "B005", error.message)


def checked_vocabulary(
    root: Path, texts: Mapping[str, str], problems: list[Problem]
) -> Vocabulary | None:
    """What the vocabulary's files say, with all that is wrong in it put into `problems`.

    `texts` is what `inputs.read_vocabulary` returns. None if it cannot be used: faults in what
    the files say leave the rest usable, faults in their form do not. Files that were read and
    checked before are not taken apart again, and what was found is kept for the next time.
    """
    found = vocabulary_memory.recall_problems(root, texts)
    if found is None:
        found = checks.check_vocabulary(texts)
        vocabulary_memory.keep_problems(root, texts, found)
    loaded = _loaded(found, partial(_vocabulary, root, texts, keep=True))
    problems.extend(_with_error(found, loaded))
    return loaded if isinstance(loaded, Vocabulary) else None


@contextlib.contextmanager
def checked_beside(
    texts: Mapping[str, str], problems: list[Problem], jobs: int
) -> Iterator[Vocabulary | None]:
    """As `checked_vocabulary`, for work with the vocabulary, and with nothing kept or recalled.

    A proposal that brings a memory along must not thereby pass the check. With several `jobs`,
    what the files hold is checked beside that work, at the end of which all that is wrong is put
    into `problems`. Raises `StoreError`.
    """
    read = checks.read_vocabulary_files(texts)
    found = checks.check_form(read)
    with meanwhile(jobs, partial(checks.check_content, read, texts)) as content:
        loaded = _loaded(found, partial(load_vocabulary, texts))
        yield loaded if isinstance(loaded, Vocabulary) else None
        found += content()
    problems.extend(_with_error(found, loaded))


def _loaded(
    found: Iterable[Problem], load: Callable[[], Vocabulary]
) -> Vocabulary | VocabularyError | None:
    """The vocabulary, or why it cannot be read; None if what was found makes it unusable."""
    if any(problem.code in checks.UNUSABLE for problem in found):
        return None
    try:
        return load()
    except VocabularyError as error:
        return error


def _with_error(
    found: Sequence[Problem], loaded: Vocabulary | VocabularyError | None
) -> list[Problem]:
    """What was found, and why the vocabulary cannot be read if nothing says so yet."""
    is_told = any(problem.severity == "error" for problem in found)
    if isinstance(loaded, VocabularyError) and not is_told:
        return [*found, vocabulary_problem(loaded)]
    return [*found]


def list_vocabulary_ids(root: Path, problems: list[Problem]) -> bool:
    """Add the ids that are new to the list of all ids, unless the vocabulary has an error.

    Tell whether the list was written. If somebody changed it meanwhile, that goes into
    `problems`. Raises `StoreError`.
    """
    texts = inputs.read_vocabulary(root)
    if any(problem.severity == "error" for problem in checks.check_vocabulary(texts)):
        return False
    old, new = texts.get(checks.IDS, ""), checks.list_of_ids(texts)
    return store.replace_or_tell(root, store.VOCABULARY_IDS, old, new, problems)


def read_digests(root: Path, problems: list[Problem], progress: Progress) -> list[ParsedDigest]:
    """All digest files, parsed, in the order of their paths."""
    texts = list(inputs.read_digests(root, problems))
    return [digests.parse(text, path) for path, text in progress.steps(texts, len(texts))]


def read_checked(
    root: Path,
    vocabulary: Vocabulary,
    memory: DigestMemory,
    problems: list[Problem],
    progress: Progress,
) -> list[Checked]:
    """The same with what is wrong in each; one that `memory` knows is not taken apart again.

    Of a digest whose file looks as it did not even the text is read. What is wrong in a digest is
    in it, and not in `problems`.
    """
    names = inputs.digest_names(root)
    found = {name: one for name in names if (one := memory.recall_unread(name))}
    texts = list(inputs.read_digests(root, problems, [name for name in names if name not in found]))
    for path, text in progress.steps(texts, len(texts)):
        one = memory.recall(path, text)
        if one is None:
            one = checks.checked(digests.parse(text, path), vocabulary)
            memory.note(one)
        found[path] = one
    return [found[name] for name in names if name in found]


def unread(root: Path, parsed: Iterable[ParsedDigest]) -> list[str]:
    """What may stand in digest files that are no UTF-8 text or too large, so are not in `parsed`.

    Enough to see which source such a digest has, that none is drafted a second time.
    """
    known = {one.path for one in parsed}
    names = [name for name in store.walk(root, store.DIGESTS) if name not in known]
    found = (store.read_head(root / name) for name in names if name.endswith(".md"))
    return [data.decode("latin-1").replace("\0", "") for data in found if data]


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file, line and code."""
    return tuple(sorted(dict.fromkeys(problems), key=Problem.place))
