"""Zensical publishes the same pages from the same files as MkDocs does."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from helpers import Project

VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "wbr"))
BLOCK = frozenset(("br", "dd", "div", "dt", "h1", "h2", "h3", "li", "ol", "p", "td", "tr", "ul"))


class MainText(HTMLParser):
    """Collects the words of the page's `<article>`, without scripts and drawings."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.depth = 0
        self.skipped: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article" or (self.depth and tag not in VOID):
            self.depth += 1
        if self.depth and self.skipped is None and tag in ("script", "style", "svg", "nav"):
            self.skipped = tag
        if tag in BLOCK:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in VOID:
            self.depth -= 1
        if tag == self.skipped:
            self.skipped = None

    def handle_data(self, data: str) -> None:
        if self.depth and self.skipped is None:
            self.words.append(data)


def main_text(path: Path) -> str:
    parser = MainText()
    parser.feed(path.read_text(encoding="utf-8"))
    return " ".join(html.unescape("".join(parser.words)).replace("¶", " ").split())


def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("index.html")}


@pytest.fixture(scope="module")
def both(whole_project: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site that MkDocs made, and Zensical's of a copy of the same files."""
    root = tmp_path_factory.mktemp("zensical") / "project"
    shutil.copytree(whole_project.root, root, ignore=shutil.ignore_patterns("site", ".cache"))
    program = Path(sys.executable).parent / "zensical"
    run = subprocess.run(
        [program, "build", "--strict"], cwd=root, env=whole_project.environment(), check=False,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    return whole_project.root / "site", root / "site"


def test_the_same_pages(both: tuple[Path, Path]) -> None:
    stock, other = both
    assert len(pages(stock)) > 40
    assert pages(stock) == pages(other)


def test_the_same_words_on_every_page(both: tuple[Path, Path]) -> None:
    stock, other = both
    different = [
        name for name in sorted(pages(stock)) if main_text(stock / name) != main_text(other / name)
    ]
    name = next(iter(different), "")
    if name:
        assert main_text(stock / name) == main_text(other / name), different
    assert any("Keidanren" in main_text(stock / name) for name in pages(stock))


def test_neither_publishes_the_records_of_the_build(both: tuple[Path, Path]) -> None:
    for site in both:
        assert [path for path in site.rglob(".*") if re.match(r"\.generated", path.name)] == []
