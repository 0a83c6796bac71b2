"""Everything `policydigest check` looks at: vocabulary, digests, and the sources they rest on.

Digests are read and checked in several processes. Each hands back what is wrong with its digest
and the little that the checks across digests need of it, so neither files nor digests travel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from policydigest import checks, digests, holdings, store
from policydigest.articles import ArticleError, read_articles
from policydigest.checks import Outline, Use
from policydigest.codes import PAGE
from policydigest.digests import ParsedDigest
from policydigest.edits import mending
from policydigest.formats.parts import file_of
from policydigest.model import Article, Problem
from policydigest.notation import strict_yaml
from policydigest.notices import not_checked, unreadable
from policydigest.parallel import workers
from policydigest.parallel.workers import Place
from policydigest.progress import Progress
from policydigest.selection import EVERYTHING, Selection
from policydigest.store import inputs
from policydigest.vocabulary import Vocabulary

# A digest is read and checked in a millisecond: handing one out, or starting a process, takes as
# long as several.
PART = 64
FEWEST_FOR_PROCESSES = 300


class Fixed(NamedTuple):
    """A file that was mended: its path and its text before and after."""

    path: str
    old: str
    new: str


@dataclass(slots=True)
class CheckedProject:
    """What a check found and mended.

    `paths` are those of the digest files that are text; `digests` are these files as they stand
    afterwards, if they were asked for. `vocabulary` is None if it cannot be used.
    """

    problems: list[Problem] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    digests: list[ParsedDigest] = field(default_factory=list)
    fixed: list[Fixed] = field(default_factory=list)
    vocabulary: Vocabulary | None = None


def check_project(
    root: Path,
    progress: Progress,
    selection: Selection = EVERYTHING,
    *,
    fix: bool = False,
    keep: bool = False,
    jobs: int = 1,
) -> CheckedProject:
    """Check the project with this many processes; only of selected files is all that is wrong told.

    With `fix`, what can only be meant in one way is mended in the selected files first; with
    `keep`, the digests are part of the result. Raises `StoreError`.
    """
    done = CheckedProject()
    if fix and store.VOCABULARY_IDS in selection:
        holdings.list_vocabulary_ids(root, done.problems)
    with holdings.checked_beside(inputs.read_vocabulary(root), done.problems, jobs) as vocabulary:
        done.vocabulary = vocabulary
        with progress.stage("Checking digests"):
            names = inputs.digest_names(root)
            task = _Task(root, vocabulary, selection, fix, keep)
            looks = workers.run_parts(
                _look, task, names, Place(jobs), _not_read, size=PART, fewest=FEWEST_FOR_PROCESSES
            )
            told = list(progress.steps(looks, len(names)))
    for look in told:
        done.problems.extend(look.problems)
        done.paths.extend([look.path] if look.is_digest else [])
        done.digests.extend([look.parsed] if look.parsed else [])
        if look.fixed and store.replace_or_tell(root, *look.fixed, done.problems):
            done.fixed.append(look.fixed)
    if done.vocabulary is not None:
        outlines = (look.outline for look in told if look.outline)
        unread = (look.path for look in told if not look.outline)
        done.problems.extend(checks.check_collection(outlines, unread))
    with progress.stage("Checking sources"):
        uses = [use for look in told for use in look.uses]
        shared = _Sources(root, done.vocabulary)
        done.problems.extend(_check_sources(shared, uses, progress, selection, jobs))
    return done


def help_address(root: Path) -> str | None:
    """Where the site explains the codes, if the project's configuration tells where it is."""
    try:
        config = strict_yaml.load(store.read_text(root / store.CONFIG)).value
    except (strict_yaml.YamlProblem, store.StoreError):
        return None
    site = config.get("site_url") if isinstance(config, Mapping) else None
    folder = PAGE.removesuffix(".md")
    return f"{site.rstrip('/')}/{folder}/" if isinstance(site, str) and site else None


# --------------------------------------------------------------------------- digests


class _Task(NamedTuple):
    """What is to be done with each digest."""

    root: Path
    vocabulary: Vocabulary | None
    selection: Selection
    fix: bool
    keep: bool


class _Look(NamedTuple):
    """What there is to tell of one file below digests/."""

    path: str
    problems: tuple[Problem, ...]
    is_digest: bool = False
    outline: Outline | None = None
    uses: tuple[Use, ...] = ()
    fixed: Fixed | None = None
    parsed: ParsedDigest | None = None


def _look(task: _Task, paths: Sequence[str]) -> list[_Look]:
    """What there is to tell of each of these files, in their order.

    One step is taken for all of them, then the next: so the processor has its code at hand.
    """
    problems: dict[str, list[Problem]] = {path: [] for path in paths}
    parsed: dict[str, ParsedDigest] = {}
    for path in paths:
        for _, text in inputs.read_digests(task.root, problems[path], [path]):
            parsed[path] = digests.parse(text, path)
    fixed: dict[str, Fixed] = {}
    for path, one in parsed.items() if task.fix else ():
        mended = mending.mend(one, task.vocabulary) if path in task.selection else one.text
        if mended != one.text:
            fixed[path] = Fixed(path, one.text, mended)
            parsed[path] = digests.parse(mended, path)
    for path, one in parsed.items():
        if task.vocabulary is None:
            problems[path].extend(one.problems)
        elif path in task.selection:
            problems[path].extend(checks.check_digest(one, task.vocabulary))
    outlines = {one.path: one for one in checks.outlines(parsed.values())}
    uses = {path: tuple(checks.uses(one)) for path, one in parsed.items()}
    return [
        _Look(
            path,
            tuple(problems[path]),
            path in parsed,
            outlines.get(path),
            uses.get(path, ()),
            fixed.get(path),
            parsed.get(path) if task.keep else None,
        )
        for path in paths
    ]


def _not_read(path: str, reason: str) -> _Look:
    return _Look(path, (not_checked(path, reason),))


# --------------------------------------------------------------------------- sources


class _Sources(NamedTuple):
    """What it takes to check sources; without a vocabulary nothing can be drafted from them."""

    root: Path
    vocabulary: Vocabulary | None


class _Rest(NamedTuple):
    """A file below seeds/ and what digests take from the articles in it."""

    name: str
    uses: tuple[Use, ...]


def _check_sources(
    task: _Sources, uses: Sequence[Use], progress: Progress, selection: Selection, jobs: int
) -> list[Problem]:
    root = task.root
    found = inputs.find_sources(root)
    problems = list(found.problems)
    by_file: dict[str, list[Use]] = {}
    for use in uses:
        name = use.file if (root / use.file).is_file() else file_of(use.file)
        by_file.setdefault(name, []).append(use)
    for name, mine in by_file.items():
        if not (root / name).is_file():
            problems.extend(map(checks.missing_source, mine))
    rests = [
        _Rest(name, tuple(by_file.get(name, ())))
        for name in found.files
        if name in selection or any(use.path in selection for use in by_file.get(name, ()))
    ]
    told = workers.run(_compare, task, rests, Place(jobs), _not_compared)
    for some in progress.steps(told, len(rests)):
        problems.extend(some)
    return problems


def _compare(task: _Sources, rest: _Rest) -> tuple[Problem, ...]:
    root = task.root
    found: list[Problem] = []
    uses: dict[str, list[Use]] = {}
    for use in rest.uses:
        uses.setdefault(use.file, []).append(use)
    for item in read_articles(root / rest.name, root=root):
        if isinstance(item, ArticleError):
            found.append(unreadable(item.name, item))
        elif isinstance(item, Article):
            for part, code, message in checks.source_problems(item):
                line = _line(root / rest.name, part)
                found.append(checks.problem(item.name, line, code, message))
            for use in uses.get(item.name, ()):
                found.extend(checks.verbatim(use, item))
            if item.name not in uses and task.vocabulary is not None:
                found.extend(_not_yet_drafted(item, task.vocabulary))
    return tuple(found)


def _not_yet_drafted(article: Article, vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """What a build will say of a source that has no digest yet, as most have."""
    from policydigest.drafts import drafting

    return drafting.draft_article(article.name, article, vocabulary).problems


def _not_compared(rest: _Rest, reason: str) -> tuple[Problem, ...]:
    return (not_checked(rest.name, reason),)


def _line(path: Path, key: str) -> int:
    """The line of a field in the front matter of a source."""
    lines = store.read_bytes(path).split(b"\n")
    start = f"{key}:".encode()
    return next((n for n, line in enumerate(lines, start=1) if line.startswith(start)), 1)
