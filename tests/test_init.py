"""A new site, started as its owner would: a wheel, an empty environment, an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from helpers import ARTICLE, REPOSITORY
from policydigest.cli import main
from policydigest.new_sites import project_files

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


def build_wheel(folder: Path, source: Path = REPOSITORY) -> Path:
    run = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)], cwd=source, check=True, capture_output=True,
        encoding="utf-8", env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    return folder / run.stdout.split()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it, and what it depends on from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps"]
    subprocess.run([*pip, "--no-index", str(wheel)], check=True, env={"PATH": os.environ["PATH"]})
    site = next(folder.glob("lib/python*/site-packages"))
    # Only the folder's packages: its .pth file, which leads to the checkout, is not read.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def run(python: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command, cwd=folder, env={"PATH": path, "LC_ALL": "C"}, check=False, capture_output=True,
        encoding="utf-8",
    )  # fmt: skip


def test_from_a_wheel_to_a_site_with_a_digest(python: Path, wheel: Path, tmp_path: Path) -> None:
    made = run(python, tmp_path, "policydigest", "init", "mine", "--name", "Baltic Digest")
    assert (made.returncode, made.stderr) == (0, "")
    assert "make site" in made.stdout
    site = tmp_path / "mine"
    assert (site / "requirements.txt").read_text().endswith(
        "--find-links wheels\npolicydigest==0.1.0\n"
    )  # fmt: skip
    assert (site / "wheels" / wheel.name).read_bytes() == wheel.read_bytes()
    assert (site / ".github/workflows").is_dir()
    assert not (site / ".github/workflows/ci.yml").exists()  # tests the program

    first = run(python, site, "make")
    assert first.returncode == 0, first.stdout + first.stderr
    assert "The site (0 digests) is in site/" in first.stdout
    home = (site / "site/index.html").read_text(encoding="utf-8")
    assert "No digests yet" in home
    assert 'href="contribute/"' in home
    assert "name Baltic Digest and link to the page" in home
    assert "policydigest.github.io" not in home
    assert 'class="pd-find"' in home  # the search in the page's head
    assert "Source code and data" not in home
    assert not (site / ".venv").exists()  # the environment at hand has the program

    (site / "seeds/fisheries.txt").write_text(ARTICLE, encoding="utf-8")
    second = run(python, site, "make", "test")
    assert second.returncode == 0, second.stderr
    drafted = "digests/2024/2024-03-05-"
    assert f"Drafted {drafted}" in second.stdout
    page = next((site / "site").glob(f"{drafted}*/index.html")).read_text(encoding="utf-8")
    assert "Japan and Chile sign an agreement on fisheries" in page
    found = run(python, tmp_path, "policydigest", "extract", "--json", "mine/seeds/fisheries.txt")
    assert '"id": "CL"' in found.stdout  # with the vocabulary that came with the wheel


def test_the_wheel_has_the_projects_files_and_is_the_same_each_time(
    python: Path, wheel: Path, tmp_path: Path
) -> None:
    packed = next(python.parents[1].glob("lib/python*/site-packages/policydigest/project"))
    names = project_files.names(REPOSITORY)
    assert project_files.names(packed) == names
    assert all((packed / name).read_bytes() == (REPOSITORY / name).read_bytes() for name in names)
    # another folder, other times and rights of files, and what a build leaves
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "scripts", *project_files.PARTS):
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, copy / name, copy_function=shutil.copyfile)
        elif source.is_file():
            shutil.copyfile(source, copy / name)
    (copy / "docs/digests").mkdir(exist_ok=True)
    (copy / "docs/digests/x.md").write_text("written by a build")
    assert build_wheel(tmp_path, copy).read_bytes() == wheel.read_bytes()


def test_a_repository_that_is_there_names_its_owner(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = ["git", "-C", str(tmp_path)]
    subprocess.run([*ask, "init", "-q"], check=True)
    remote = "git@github.com:ann/baltic.git"
    subprocess.run([*ask, "remote", "add", "origin", remote], check=True)
    assert main(["init", str(tmp_path), "--name", "Baltic"]) == 0
    assert "CODEOWNERS has @ann asked" in capsys.readouterr().out
    assert (tmp_path / ".github/CODEOWNERS").read_text().endswith("\n* @ann\n")
    assert "repo_url: https://github.com/ann/baltic\n" in (tmp_path / "mkdocs.yml").read_text()


def test_nothing_that_is_there_is_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mine"
    (folder / ".git").mkdir(parents=True)
    assert main(["init", str(folder)]) == 0
    assert f"make PYTHON={sys.executable} site" in capsys.readouterr().out  # from a checkout
    before = sorted(folder.rglob("*"))
    assert main(["init", str(folder), "--name", "Other"]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert sorted(folder.rglob("*")) == before
    (tmp_path / "file").write_text("x")
    assert main(["init", str(tmp_path / "file")]) == 2
    assert main(["init", str(tmp_path / "x"), "--url", "nowhere"]) == 2
    assert not (tmp_path / "x").exists()
