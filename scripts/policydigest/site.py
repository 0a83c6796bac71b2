"""Makes the pages and the search index, and publishes them in `site/`.

The pages are what `mkdocs build --strict` makes of the project, which the fast way makes too, and
any warning stops the build. Both write into a folder beside it first; the published files change
only when all went well, and only those whose bytes differ.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from policydigest import search_index, store
from policydigest.exports import headers
from policydigest.generated import Changes
from policydigest.model import Problem
from policydigest.progress import Progress
from policydigest.publish import Part, fingerprint, is_current, publish
from policydigest.publishing import fast
from policydigest.search_index import Record, SearchError

CACHE = ".cache"
SCRATCH_PREFIX = "site-"
PAGES = Part("pages", others=("pagefind",))
SEARCH = Part("search", folder="pagefind")
PARTS = (PAGES, SEARCH)
# What decides how a page looks besides the project's own files.
RENDERERS = (
    "mkdocs",
    "mkdocs-material",
    "Markdown",
    "pymdown-extensions",
    "Pygments",
    "Jinja2",
    "pagefind",
)
_LOG_LINE = re.compile(r"^(WARNING|ERROR)\s+-\s+(.*)$")


class SiteError(Exception):
    """The site could not be built; `problems` say why, as MkDocs told it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Site:
    """The published site: where it is, and which of its files this build wrote or removed."""

    folder: Path
    pages: Changes
    search: Changes


def build_site(
    root: Path,
    records: Sequence[Record],
    date: str | None,
    progress: Progress | None = None,
    *,
    jobs: int = 1,
    plain: bool = False,
) -> Site:
    """Publish the project's Markdown and a search index over `records`.

    With `plain`, MkDocs makes all pages itself, as it also does where the fast way is unsure.

    `date` (ISO 8601, a day or a month) is what the site's map gives as the day of the pages; it
    comes from the content, so that the same content gives the same bytes. Raises `SiteError` and
    `StoreError`.
    """
    progress = progress or Progress()
    config = configuration(root)
    folder = Path(config.site_dir)
    record = root / CACHE / "site.json"
    prints = _fingerprints(root, config, records, date)
    pages = search = Changes()
    remove_scratch(root)
    with _scratch(root) as scratch:
        stale_pages = not is_current(PAGES, folder, record, prints["pages"])
        stale_search = not is_current(SEARCH, folder, record, prints["search"])
        # Both are made before either is published: the search index goes with its pages.
        if stale_pages:
            with progress.stage("Making pages"):
                if plain or not _make_fast(root, scratch / "pages", date, jobs, progress):
                    _run_mkdocs(root, scratch / "pages", date)
                    _write_headers(scratch / "pages")
        if stale_search:
            with progress.stage("Indexing for search"):
                _write_search(records, scratch / "search")
            search = publish(SEARCH, scratch / "search", folder, record, prints["search"])
        if stale_pages:
            pages = publish(PAGES, scratch / "pages", folder, record, prints["pages"])
    return Site(folder, pages, search)


def configuration(root: Path, site: Path | None = None) -> MkDocsConfig:
    """The project's mkdocs.yml, with another folder for the site if one is given.

    Raises `SiteError` if it is missing or wrong.
    """
    path = root / store.CONFIG
    if not path.is_file():
        text = f"is missing: {root} is not a project folder. Run this in the project's folder."
        raise SiteError([Problem(store.CONFIG, 1, "B001", text)])
    try:
        return load_config(str(path), **({"site_dir": str(site)} if site else {}))
    except (ConfigurationError, Abort) as error:
        text = " ".join(str(error).split()) or "is not a valid MkDocs configuration."
        raise SiteError([Problem(store.CONFIG, 1, "B001", text)]) from error


def _fingerprints(
    root: Path, config: MkDocsConfig, records: Sequence[Record], date: str | None
) -> dict[str, str]:
    versions = [f"{name} {metadata.version(name)}" for name in RENDERERS]
    custom = config.theme.custom_dir
    folders = [Path(config.docs_dir), *([Path(custom)] if custom else [])]
    hooks = [Path(hook) for hook in config.hooks]
    pages = fingerprint(folders, [root / store.CONFIG, *hooks], [*versions, date or ""])
    texts = (json.dumps(search_index.payload(record), sort_keys=True) for record in records)
    return {"pages": pages, "search": fingerprint([], [], [*versions, *texts])}


def _make_fast(root: Path, output: Path, date: str | None, jobs: int, progress: Progress) -> bool:
    """Make the pages the fast way; False if only MkDocs can, or can say what is wrong."""
    config = configuration(root, output)
    output.mkdir()
    try:
        with _clock(date):
            made = fast.make(config, jobs)
    except fast.UnknownError as error:
        progress.waiting(
            f"{store.CONFIG}: {error} is not known to the fast way; MkDocs makes the site."
        )
        return False
    except (MkDocsException, TemplateError, ValueError):
        return False
    except OSError as error:
        raise store.explain(output, "written", error) from error
    if made.warnings:
        raise SiteError(_problems(made.warnings))
    scripts: set[str] = set()
    for text in made.scripts:
        scripts |= headers.inline_scripts(text)
    store.write_if_changed(output / headers.PATH, headers.render_headers(scripts), durable=False)
    return True


@contextlib.contextmanager
def _clock(date: str | None) -> Iterator[None]:
    """The time for MkDocs, which asks the environment."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = str(_epoch(date))
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _run_mkdocs(root: Path, output: Path, date: str | None) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", store.CONFIG, "--site-dir", str(output)]
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": str(_epoch(date)),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
    run = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8",
        errors="replace", check=False,
    )  # fmt: skip
    if run.returncode != 0:
        raise SiteError(_mkdocs_problems(run.stderr + run.stdout))


def _write_headers(pages: Path) -> None:
    """Name every inline script of the built pages in the headers that hosts are to send."""
    scripts: set[str] = set()
    for name in store.walk(pages, ""):
        if name.endswith(".html"):
            scripts |= headers.inline_scripts(store.read_text(pages / name))
    store.write_if_changed(pages / headers.PATH, headers.render_headers(scripts), durable=False)


def _mkdocs_problems(output: str) -> list[Problem]:
    found = [match[2] for line in output.splitlines() if (match := _LOG_LINE.match(line))]
    if not found:
        found = [" ".join(output.split())[-2000:] or "MkDocs stopped without saying why."]
    return _problems(found)


def _problems(warnings: Iterable[str]) -> list[Problem]:
    return [Problem(store.CONFIG, 1, "B002", f"MkDocs: {text}") for text in dict.fromkeys(warnings)]


def _epoch(date: str | None) -> int:
    """Seconds since 1970 of a day or month; what gzip can hold as a time of change."""
    if date is None:
        return 0
    day = datetime.date.fromisoformat(date if len(date) == 10 else f"{date}-01")
    moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return min(max(int(moment.timestamp()), 0), 2**32 - 1)


def _write_search(records: Sequence[Record], output: Path) -> None:
    try:
        files = search_index.search_files(records)
    except SearchError as error:
        raise SiteError([Problem(store.CONFIG, 1, "B003", f"search index: {error}")]) from error
    for path, data in files.items():
        store.write_if_changed(output / path, data, durable=False)


@contextlib.contextmanager
def _scratch(root: Path) -> Iterator[Path]:
    """A folder on the same file system as the site, so that files can be moved, not copied."""
    cache = root / CACHE
    try:
        cache.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=SCRATCH_PREFIX, dir=cache))
    except OSError as error:
        raise store.explain(cache, "written", error) from error
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def remove_scratch(root: Path) -> None:
    """Remove the folders that killed builds left behind. Call it only under the project's lock."""
    for path in sorted((root / CACHE).glob(f"{SCRATCH_PREFIX}*")):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
