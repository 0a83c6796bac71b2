"""`make bench N=1000`: what a build of N synthetic digests takes, stage by stage.

    python scripts/tools/bench.py --count 1000 [--smaller 250] [--peers] [--page docs/bench.md]

Two collections are built, so that it is seen how the time grows with their size. With `--peers`
other generators build the same digests beside it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import bench_page
import contenders

from policydigest import checking, digests, holdings, store
from policydigest.builds import pipeline
from policydigest.builds.outcome import Result
from policydigest.commands.options import positive
from policydigest.measuring.measure import Measured, Stage
from policydigest.measuring.synthetic import Maker
from policydigest.output import generated
from policydigest.progress import Progress

Told = TypeVar("Told")
Work = Callable[[Path, Progress, int], object]

ROOT = Path(__file__).resolve().parents[2]
# For each article that is drafted, this many digests are in the collection already.
DIGESTS_FOR_AN_ARTICLE = 5
FOLDERS = (store.DIGESTS, store.DOCS, "site", "site/pagefind")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print the tables, and write the page that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=positive, default=1000, help="digests (default: 1000)")
    parser.add_argument("--smaller", type=positive, help="of the smaller collection (a quarter)")
    parser.add_argument("--jobs", type=positive, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--peers", action="store_true", help="other generators beside it")
    parser.add_argument("--rounds", type=positive, default=3, help="runs of each peer (3)")
    parser.add_argument("--page", type=Path, help="write the results to this page too")
    arguments = parser.parse_args(argv)
    count, smaller = arguments.count, arguments.smaller or max(1, arguments.count // 4)
    with tempfile.TemporaryDirectory(prefix="policydigest-bench-") as name:
        few, many = (Path(name) / folder for folder in ("few", "many"))
        tables = [
            bench_page.stages(
                (smaller, measure(few, smaller, arguments.jobs)),
                (count, measure(many, count, arguments.jobs)),
            ),
            bench_page.folders({folder: _weight(many, folder) for folder in FOLDERS}),
        ]
        print(*tables, sep="\n", flush=True)
        results: dict[str, contenders.Run] = {}
        if arguments.peers:
            found, left_out = contenders.all_of(many, Path(name), arguments.jobs)
            results = contenders.in_turn(found, arguments.rounds)
            tables.append(bench_page.peers(results, left_out))
            print(tables[-1])
        if arguments.page:
            bench_page.write(arguments.page, tables, results, count, arguments.rounds)
    return 0


def measure(root: Path, count: int, jobs: int) -> list[Stage]:
    """Make `count` digests in `root`; build them, build again after an edit and after none, check.

    Raises `SystemExit` where a build fails, or writes something though nothing has changed.
    """
    copy_project(ROOT, root)
    _apart(fill, root, count)
    stages = _apart(_measured, "Build, all of it", _build, root, jobs)
    edited = next(iter(sorted((root / store.DIGESTS).glob("*/*.md"))))
    edited.write_text(
        edited.read_text("utf-8").replace(" took part.", " took their part."), "utf-8"
    )
    # Of these only the whole is told, which comes last.
    stages += _apart(_measured, "Build after an edit", _build, root, jobs)[-1:]
    stages += _apart(_measured, "Build after none", _build_nothing, root, jobs)[-1:]
    stages += _apart(_measured, "Check, all of it", _check, root, jobs)[-1:]
    return stages


def _apart(work: Callable[..., Told], *arguments: object) -> Told:
    """Do this in a new process, as a command does: what others left in memory does not count."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _measured(name: str, work: Work, root: Path, jobs: int) -> list[Stage]:
    """The stages of this work, and at the end all of it."""
    measured = Measured()
    with measured.stage(name):
        work(root, measured, jobs)
    return measured.stages


def copy_project(source: Path, target: Path) -> None:
    """The project in `source` without its seeds and digests and what was generated from them."""
    made = generated.generated_paths(source / store.DOCS)
    for name in store.walk(source, store.DOCS):
        path = Path(name).relative_to(store.DOCS).as_posix()
        if path not in made and not Path(name).name.startswith("."):
            _copy(source / name, target / name)
    for folder in (store.VOCABULARY, "overrides"):
        for name in store.walk(source, folder):
            _copy(source / name, target / name)
    _copy(source / store.CONFIG, target / store.CONFIG)


def fill(root: Path, count: int) -> int:
    """Write `count` digests, a few of them as articles to be drafted; return how many those are."""
    maker = Maker(holdings.read_vocabulary(root))
    articles = max(1, count // (DIGESTS_FOR_AN_ARTICLE + 1))
    for digest in maker.digests(count - articles):
        path = root / store.DIGESTS / digest.year / f"{digest.id}.md"
        store.write_if_changed(path, digests.write(digest), durable=False)
    for name, text in maker.articles(articles):
        store.write_if_changed(root / store.SEEDS / name, text, durable=False)
    return articles


def _build(root: Path, progress: Progress, jobs: int) -> Result:
    result = pipeline.build(root, jobs=jobs, progress=progress)
    if result.failed:
        errors = [str(one) for one in result.problems if one.severity == "error"]
        raise SystemExit("\n".join(errors[:20]))
    return result


def _build_nothing(root: Path, progress: Progress, jobs: int) -> None:
    result = _build(root, progress, jobs)
    site = result.site
    if result.pages.written or (site and (site.pages.written or site.search.written)):
        raise SystemExit("The last build wrote files though nothing had changed.")


def _check(root: Path, progress: Progress, jobs: int) -> None:
    checking.check_project(root, progress, jobs=jobs)


def _weight(root: Path, folder: str) -> tuple[int, int]:
    """Files and bytes below a folder."""
    names = store.walk(root, folder)
    return len(names), sum((root / name).stat().st_size for name in names)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


if __name__ == "__main__":
    raise SystemExit(main())
