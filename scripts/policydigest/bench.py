"""`make bench N=1000`: builds a synthetic collection in a temporary folder and measures it."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from policydigest import digests, generated, pipeline, store
from policydigest.commands.build import positive
from policydigest.commands.paths import find_root
from policydigest.measure import Measured, Stage
from policydigest.pipeline import DOCS, Result
from policydigest.synthetic import Maker

# For each article that is drafted, this many digests are in the collection already.
DIGESTS_FOR_AN_ARTICLE = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="policydigest.bench", description=__doc__)
    parser.add_argument("--count", type=positive, default=1000, help="digests (default: 1000)")
    parser.add_argument("--jobs", type=positive, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--no-site", action="store_true", help="stop before MkDocs")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="policydigest-bench-") as name:
        root = Path(name) / "project"
        copy_project(find_root(Path.cwd()), root)
        measured = Measured()
        with measured.stage("Making the collection"):
            articles = fill(root, arguments.count)
        first = _build(root, measured, arguments)
        again = Measured()
        with again.stage("All again, nothing changed"):
            second = _build(root, Measured(), arguments)
        print(table(root, arguments.count, articles, [*measured.stages, *again.stages]))
        for result in (first, second):
            if result.failed:
                errors = [str(p) for p in result.problems if p.severity == "error"]
                print("\n".join(errors[:20]), file=sys.stderr)
                return 1
        site = second.site
        if second.pages.written or (site and (site.pages.written or site.search.written)):
            print("The second build wrote files though nothing had changed.", file=sys.stderr)
            return 1
    return 0


def copy_project(source: Path, target: Path) -> None:
    """The project in `source` without its seeds and digests and what was generated from them."""
    made = generated.generated_paths(source / DOCS)
    for name in store.walk(source, DOCS):
        path = Path(name).relative_to(DOCS).as_posix()
        if path not in made and not Path(name).name.startswith("."):
            _copy(source / name, target / name)
    for folder in (store.VOCABULARY, "overrides"):
        for name in store.walk(source, folder):
            _copy(source / name, target / name)
    _copy(source / store.CONFIG, target / store.CONFIG)


def fill(root: Path, count: int) -> int:
    """Write `count` digests, a few of them as articles to be drafted; return how many those are."""
    maker = Maker(pipeline.read_vocabulary(root))
    articles = max(1, count // (DIGESTS_FOR_AN_ARTICLE + 1))
    for digest in maker.digests(count - articles):
        path = root / store.DIGESTS / digest.year / f"{digest.id}.md"
        store.write_if_changed(path, digests.write(digest), durable=False)
    for name, text in maker.articles(articles):
        store.write_if_changed(root / store.SEEDS / name, text, durable=False)
    return articles


def table(root: Path, count: int, articles: int, stages: Sequence[Stage]) -> str:
    """What was measured, as text."""
    lines = [f"{count} digests, {articles} of them drafted from articles", ""]
    lines.append(f"{'stage':<28}{'seconds':>9}{'MB at most':>12}")
    for stage in stages:
        lines.append(f"{stage.name:<28}{stage.seconds:>9.2f}{stage.megabytes:>12.0f}")
    lines += ["", f"{'folder':<28}{'files':>9}{'MB':>12}"]
    for folder in (store.DIGESTS, DOCS, "site", "site/pagefind"):
        names = store.walk(root, folder)
        size = sum((root / name).stat().st_size for name in names) / 1e6
        lines.append(f"{folder + '/':<28}{len(names):>9}{size:>12.1f}")
    return "\n".join(lines)


def _build(root: Path, measured: Measured, arguments: argparse.Namespace) -> Result:
    return pipeline.build(root, site=not arguments.no_site, jobs=arguments.jobs, progress=measured)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


if __name__ == "__main__":
    raise SystemExit(main())
