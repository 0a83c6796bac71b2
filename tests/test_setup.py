"""Setting up on a fresh machine: the lock files, the choice of Python, what CI calls."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from helpers import REPOSITORY

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-security.lock")
PINNED = re.compile(r"([a-z0-9-]+)==([^ ;\\]+)( ; [^\\]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def read(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def pinned(name: str) -> set[tuple[str, str]]:
    return {(m[1], m[2]) for m in map(PINNED.fullmatch, read(name).splitlines()) if m}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_holds_exact_versions_with_hashes_and_nothing_else(name: str) -> None:
    first, *lines = read(name).splitlines()
    assert first.startswith("# Written by `make lock`")
    for number, line in enumerate(lines, start=2):
        assert PINNED.fullmatch(line) or HASH.fullmatch(line), f"{name}:{number}: {line}"
    assert len(pinned(name)) > 20


def test_everything_that_pyproject_names_is_locked() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    backend = project["build-system"]["requires"]
    needed = {canonical(text) for text in (*project["project"]["dependencies"], *backend)}
    assert needed <= {name for name, _ in pinned(LOCKS[0])}
    extra = {canonical(text) for text in project["project"]["optional-dependencies"]["dev"]}
    assert needed | extra <= {name for name, _ in pinned(LOCKS[1])}


def test_what_the_package_imports_pyproject_names() -> None:
    """What another package brings along today it may leave out tomorrow."""
    project = tomllib.loads(read("pyproject.toml"))["project"]
    extra = project["optional-dependencies"]["cluster"]
    named = {canonical(text) for text in (*project["dependencies"], *extra)}
    brought = packages_distributions()
    for path in (REPOSITORY / "scripts/policydigest").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                modules.append(node.module)
            for module in {name.partition(".")[0] for name in modules} - sys.stdlib_module_names:
                if module != "policydigest":
                    assert named & set(map(canonical, brought[module])), f"{path.name}: {module}"


def test_tests_run_with_the_versions_that_the_site_is_built_with() -> None:
    assert pinned(LOCKS[0]) <= pinned(LOCKS[1])


def canonical(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


# --------------------------------------------------------------------------- the choice of Python


def fake(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


OLD = 'case "$1" in --version) echo Python 3.9.2 ;; *) exit 1 ;; esac'
NEW = """\
case "$*" in
    --version) echo Python 3.12.1 ;;
    *ensurepip*) exit "${NO_VENV:-0}" ;;
    *"-m venv"*) echo "made by $0" ;;
esac"""


def choose(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    shell = shutil.which("sh")
    assert shell
    return subprocess.run(
        [shell, str(REPOSITORY / "scripts/tools/venv.sh"), "somewhere"], check=False,
        env={"PATH": str(folder)} | variables, capture_output=True, encoding="utf-8",
    )  # fmt: skip


def test_the_first_python_that_is_new_enough_is_taken(tmp_path: Path) -> None:
    fake(tmp_path, "python3", OLD)
    fake(tmp_path, "python3.12", NEW)
    run = choose(tmp_path)
    assert run.returncode == 0, run.stderr
    assert f"made by {tmp_path}/python3.12" in run.stdout


def test_an_old_python_is_named_with_the_way_out(tmp_path: Path) -> None:
    fake(tmp_path, "python3", OLD)
    run = choose(tmp_path)
    assert run.returncode == 1
    assert "Python 3.11 or newer is needed (found: Python 3.9.2)." in run.stderr
    assert "make PYTHON=" in run.stderr


def test_no_python_at_all(tmp_path: Path) -> None:
    assert "(found: none)" in choose(tmp_path).stderr
    assert "(found: none)" in choose(tmp_path, PYTHON="/nowhere/python3").stderr


def test_a_python_without_venv_is_told_the_package(tmp_path: Path) -> None:
    fake(tmp_path, "python3", NEW)
    run = choose(tmp_path, NO_VENV="1")
    assert run.returncode == 1
    assert "apt install python3-venv" in run.stderr


# --------------------------------------------------------------------------- what CI calls


def test_ci_runs_make_test() -> None:
    assert os.access(REPOSITORY / ".ci/run", os.X_OK)
    assert read(".ci/run").rstrip().endswith("exec make test")
    assert ".ci/run" in read(".github/workflows/ci.yml")


def test_make_runs_every_tool_for_test() -> None:
    make = shutil.which("make")
    assert make
    run = subprocess.run(
        [make, "--dry-run", "test"], cwd=REPOSITORY, check=True, capture_output=True,
        encoding="utf-8",
    )  # fmt: skip
    tools = ("ruff check", "ruff format --check", "actionlint", "zizmor", "mypy", "pytest")
    for tool in (*tools, "browser.py"):
        assert tool in run.stdout
