"""Everything `policydigest check` looks at: vocabulary, digests, and the sources they rest on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from policydigest import checks, digests, drafting, mending, pipeline, store, strict_yaml
from policydigest.articles import ArticleError, read_articles
from policydigest.checks.rights import verbatim
from policydigest.digests import ParsedDigest
from policydigest.formats.parts import file_of
from policydigest.model import Article, Problem
from policydigest.pages.problems import PATH as CODES_PAGE
from policydigest.progress import Progress
from policydigest.vocabulary import Vocabulary

Selected = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file that was mended: its path and its text before and after."""

    path: str
    old: str
    new: str


@dataclass(slots=True)
class Checked:
    """What a check found and mended; `digests` are as they stand afterwards.

    `vocabulary` is None if it cannot be used.
    """

    problems: list[Problem] = field(default_factory=list)
    digests: list[ParsedDigest] = field(default_factory=list)
    fixed: list[Fixed] = field(default_factory=list)
    vocabulary: Vocabulary | None = None


def check_project(
    root: Path, progress: Progress, selected: Selected, *, fix: bool = False
) -> Checked:
    """Check the project; `selected` says of a file's path whether it is to be looked at.

    With `fix`, what can only be meant in one way is mended in the selected files first. Raises
    `StoreError`.
    """
    done = Checked()
    with progress.stage("Reading digests"):
        done.digests = pipeline.read_digests(root, done.problems, progress)
    if fix and selected(store.VOCABULARY_IDS):
        pipeline.list_vocabulary_ids(root)
    vocabulary = done.vocabulary = pipeline.checked_vocabulary(root, done.problems)
    if fix:
        for number, parsed in enumerate(done.digests):
            text = mending.mend(parsed, vocabulary) if selected(parsed.path) else parsed.text
            if store.write_if_changed(root / parsed.path, text, within=root):
                done.fixed.append(Fixed(parsed.path, parsed.text, text))
                done.digests[number] = digests.parse(text, parsed.path)
    with progress.stage("Checking"):
        if vocabulary is None:
            done.problems.extend(problem for one in done.digests for problem in one.problems)
        else:
            pipeline.check(done.digests, vocabulary, done.problems)
    with progress.stage("Checking sources"):
        _check_sources(root, done, progress, selected)
    return done


def help_address(root: Path) -> str | None:
    """Where the site explains the codes, if the project's configuration tells where it is."""
    try:
        config = strict_yaml.load(store.read_text(root / store.CONFIG)).value
    except (strict_yaml.YamlProblem, store.StoreError):
        return None
    site = config.get("site_url") if isinstance(config, Mapping) else None
    folder = CODES_PAGE.removesuffix(".md")
    return f"{site.rstrip('/')}/{folder}/" if isinstance(site, str) and site else None


def _check_sources(root: Path, done: Checked, progress: Progress, selected: Selected) -> None:
    found = store.find_sources(root)
    done.problems.extend(found.problems)
    users: dict[str, list[tuple[ParsedDigest, int]]] = {}
    for parsed in done.digests:
        for number, source in enumerate(parsed.digest.sources if parsed.digest else ()):
            if source.file:
                users.setdefault(source.file, []).append((parsed, number))
    done.problems.extend(_missing(root, users))
    readers: dict[str, list[str]] = {}  # the digests' paths by the file they rest on
    for source_name, mine in users.items():
        readers.setdefault(file_of(source_name), []).extend(parsed.path for parsed, _ in mine)
    for name in progress.steps(found.files, len(found.files)):
        if selected(name) or any(map(selected, readers.get(name, ()))):
            for item in read_articles(root / name, root=root):
                if isinstance(item, ArticleError):
                    done.problems.append(drafting.unreadable(item.name, item))
                elif isinstance(item, Article):
                    done.problems.extend(_source_problems(root, item, users.get(item.name, ())))


def _missing(root: Path, users: Mapping[str, Sequence[tuple[ParsedDigest, int]]]) -> list[Problem]:
    return [
        checks.missing_source(parsed, number)
        for name, mine in users.items()
        if not (root / file_of(name)).is_file()
        for parsed, number in mine
    ]


def _source_problems(
    root: Path, article: Article, users: Sequence[tuple[ParsedDigest, int]]
) -> list[Problem]:
    found = []
    for part, code, message in checks.source_problems(article):
        line = _line(root / file_of(article.name), part)
        found.append(checks.problem(article.name, line, code, message))
    for parsed, number in users:
        assert parsed.digest is not None
        licence = parsed.digest.sources[number].licence or article.licence
        found.extend(verbatim(parsed, parsed.digest, number, article.text, licence))
    return found


def _line(path: Path, key: str) -> int:
    """The line of a field in the front matter of a source."""
    lines = store.read_bytes(path).split(b"\n")
    start = f"{key}:".encode()
    return next((n for n, line in enumerate(lines, start=1) if line.startswith(start)), 1)
