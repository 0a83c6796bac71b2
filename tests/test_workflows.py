"""The workflows: few rights, fixed versions, nothing of strangers in a shell."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import REPOSITORY

FOLDER = REPOSITORY / ".github/workflows"
BIN = Path(sys.executable).parent
NAMES = sorted(path.name for path in FOLDER.glob("*.yml"))
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def workflow(name: str) -> dict[Any, Any]:
    # "on" is true to YAML 1.1
    loaded: dict[Any, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return loaded


def lint(program: str) -> list[str]:
    """The linter's line in the Makefile, from its first option on, without the files."""
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    found = re.search(rf"^\t\$\(BIN\)/{program} (.*?)( \.\S+)+$", makefile, re.MULTILINE)
    assert found
    return found[1].replace("$(BIN)", str(BIN)).split()


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_and_say_their_version(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    used = [line.strip().removeprefix("- ") for line in text.splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


@pytest.mark.parametrize("name", NAMES)
def test_rights_are_given_to_jobs_one_by_one(name: str) -> None:
    found = workflow(name)
    assert found["permissions"] == {}
    assert found["concurrency"]["group"]
    for job in found["jobs"].values():
        assert set(job["permissions"].values()) <= {"read", "write"}
        assert 0 < job["timeout-minutes"] <= 60


@pytest.mark.parametrize("name", NAMES)
def test_no_expression_stands_in_a_shell_command(name: str) -> None:
    for job in workflow(name)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


def test_what_runs_the_proposals_code_may_write_nothing() -> None:
    for name in NAMES:
        found = workflow(name)
        if "pull_request" in found[True]:
            rights = {
                right for job in found["jobs"].values() for right in job["permissions"].values()
            }
            assert rights == {"read"}
            assert "secrets" not in (FOLDER / name).read_text(encoding="utf-8")


def test_no_site_is_built_with_a_memory_that_somebody_brought_along() -> None:
    built = 0
    for name in NAMES:
        for job in workflow(name)["jobs"].values():
            for step in job["steps"]:
                command = step.get("run", "")
                if "make site" in command:
                    built += 1
                    assert command.startswith("rm -rf .cache && make site"), name
    gitlab = yaml.safe_load((REPOSITORY / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    for job in gitlab.values():
        script = job.get("script", []) if isinstance(job, dict) else []
        if "make site" in script:
            built += 1
            assert script[script.index("make site") - 1] == "rm -rf .cache"
    assert built > 5


def test_what_may_write_has_only_the_main_branch() -> None:
    own = (None, "${{ github.event.repository.default_branch }}")
    for name in NAMES:
        found = workflow(name)
        for job in found["jobs"].values():
            if "write" in job["permissions"].values():
                refs = [step.get("with", {}).get("ref") for step in job["steps"]]
                assert set(refs) <= set(own), name
                assert "pull_request" not in found[True], name
                assert "pull_request_target" not in found[True], name


BAD = """\
name: Bad
on: pull_request_target
jobs:
  bad:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - run: echo ${{ github.event.pull_request.title }} $1x
"""


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("actionlint", ("potentially untrusted", "SC2086")),
        ("zizmor", ("template-injection", "dangerous-triggers", "unpinned-uses")),
    ],
)
def test_the_linters_find_what_is_wrong(
    program: str, said: tuple[str, ...], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(BAD, encoding="utf-8")
    run = subprocess.run(
        [BIN / program, *lint(program), str(bad)], check=False, capture_output=True,
        encoding="utf-8",
    )  # fmt: skip
    assert run.returncode != 0
    for text in said:
        assert text in run.stdout, run.stdout + run.stderr
