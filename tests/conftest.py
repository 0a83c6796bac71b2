"""Projects to build, and a browser, for the tests that need the whole."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from helpers import REPOSITORY, Project, copy_project
from policydigest import digests
from policydigest.model import Digest

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


@pytest.fixture(scope="session")
def chromium() -> str | None:
    """The path of a Chromium; None for Playwright's own."""
    import browser

    return browser.find()
