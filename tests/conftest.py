"""Projects to build, and a browser, for the tests that need the whole."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from helpers import REPOSITORY, Project, copy_project
from policydigest import digests
from policydigest.model import Digest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

sys.path.insert(0, str(REPOSITORY / "scripts" / "tools"))

# a busy machine must not fail a test
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[..., Project]:
    """Makes a project with the repository's configuration, pages and vocabulary."""

    def make(found: tuple[Digest, ...] = (), name: str = "project") -> Project:
        project = copy_project(tmp_path / name)
        for digest in found:
            project.write(f"digests/{digest.year}/{digest.id}.md", digests.write(digest))
        return project

    return make


@pytest.fixture(scope="session")
def whole_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of everything that is in the repository, built once; tests must not change it."""
    root = tmp_path_factory.mktemp("whole") / "project"
    project = copy_project(root)
    for folder in ("seeds", "digests"):
        if (REPOSITORY / folder).is_dir():
            shutil.copytree(REPOSITORY / folder, root / folder, dirs_exist_ok=True)
    run = project.run("build")
    assert run.returncode == 0, run.stderr
    return project


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium, for the tests of one file."""
    # not above: most tests need none, and loading it takes a while
    import browser as tool
    from playwright.sync_api import sync_playwright

    from browsing import SWITCHES

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=tool.find(), args=SWITCHES)
        yield started
        started.close()
