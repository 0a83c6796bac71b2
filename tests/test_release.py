"""A release: a wheel that is the same twice, what it is made of, checksums, notes, or none at all."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import bill
import pytest
import release

from helpers import REPOSITORY
from policydigest.new_sites import project_files

VERSION = metadata.version("policydigest")
CHANGELOG = f"""\
# Changes

## Unreleased

- Not yet.

## {VERSION} (2026-11-26)

- A first line.
- A second one.

## 0.0.1

- Long ago.
"""


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with what a wheel is made of, and a part on this version in its changes."""
    root = tmp_path / "repository"
    names = ["pyproject.toml", "README.md", bill.LOCK, *project_files.names(REPOSITORY)]
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(REPOSITORY / name, root / name)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "scripts", root / "scripts", ignore=ignored)
    (root / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=x")
    return root


def test_a_release_is_a_wheel_its_bill_checksums_and_notes(repository: Path) -> None:
    (repository / "dist").mkdir()
    (repository / "dist/old.whl").write_text("of the last release")
    made = {path.name: path for path in release.make(repository, f"v{VERSION}")}
    wheel = f"policydigest-{VERSION}-py3-none-any.whl"
    assert set(made) == {wheel, "sbom.cdx.json", "SHA256SUMS", "notes.md"}
    assert "policydigest/cli.py" in zipfile.ZipFile(made[wheel]).namelist()
    assert json.loads(made["sbom.cdx.json"].read_text())["metadata"]["component"]["version"] == (
        VERSION
    )
    assert made["notes.md"].read_text() == "- A first line.\n- A second one.\n"
    told = dict(line.split("  ")[::-1] for line in made["SHA256SUMS"].read_text().splitlines())
    assert told == {
        name: hashlib.sha256(made[name].read_bytes()).hexdigest()
        for name in (wheel, "sbom.cdx.json")
    }


def test_a_file_that_only_lies_about_stops_it(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def names_of(source: Path, folder: Path) -> Path:
        """In place of a wheel, the names of what there is."""
        wheel = folder / "x.whl"
        names = sorted(path.name for path in source.rglob("*.py"))
        wheel.write_text("\n".join(names))
        return wheel

    monkeypatch.setattr(release, "wheel_of", names_of)
    assert len(release.make(repository, f"v{VERSION}")) == 4
    (repository / "scripts/policydigest/lies_about.py").write_text("")
    with pytest.raises(release.ReleaseError, match="give different wheels"):
        release.make(repository, f"v{VERSION}")


@pytest.mark.parametrize("tag", ["", "v99.0", VERSION, f"v{VERSION}\n", f"v{VERSION}; true"])
def test_a_tag_that_is_not_the_version_stops_it(tag: str) -> None:
    with pytest.raises(release.ReleaseError, match=f"the tag must be v{VERSION}"):
        release.version_of(REPOSITORY, tag)


def test_a_version_without_notes_stops_it() -> None:
    assert release.notes(CHANGELOG, "0.0.1") == "- Long ago.\n"
    for changelog in (CHANGELOG, "", f"## {VERSION}\n\n\n## 0.0.1\n\n- x\n"):
        with pytest.raises(release.ReleaseError, match="Give what stands under Unreleased"):
            release.notes(changelog, "1.0" if changelog == CHANGELOG else VERSION)


def test_the_program_says_so_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make: Callable[[], int] = release.main
    monkeypatch.delenv("TAG", raising=False)
    assert make() == 1
    assert capsys.readouterr().err.startswith("No release is made: the tag is ''")
