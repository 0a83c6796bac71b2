"""The shell commands of the workflows, run as they stand there, with a `gh` that writes down."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import release
import yaml

import samples
from fake_gh import FakeGh, fake_gh
from helpers import REPOSITORY, Project
from policydigest import digests, links
from policydigest.cli import COMMANDS
from policydigest.forge.__main__ import STEPS
from policydigest.links import Link
from policydigest.proposals import report

MakeProject = Callable[..., Project]
FOLDER = REPOSITORY / ".github/workflows"
COMMIT = "a" * 40
PATH = f"digests/2024/{samples.FOUNDING.id}.md"


class Runner:
    """A machine that runs the steps of workflows in a project, as GitHub's does."""

    def __init__(self, project: Project, gh: FakeGh, temporary: Path) -> None:
        self.project, self.gh, self.temporary = project, gh, temporary
        temporary.mkdir()
        programs = project.root / ".venv/bin"
        programs.mkdir(parents=True)
        for name, module in (("python", ""), ("policydigest", "-m policydigest")):
            script = f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n'
            (programs / name).write_text(script)
            (programs / name).chmod(0o755)
        project.write(".gitignore", "/.venv/\n/site/\n/event.json\n/.cache/\n/sources/\n")
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit()

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], cwd=self.project.root, check=True)

    def commit(self) -> None:
        self.git("add", ".")
        self.git("commit", "--quiet", "--message=x")

    def run(self, workflow: str, name: str, event: object = None, **more: str) -> None:
        """Run the step of this name; what the workflow gives it comes from `more`."""
        jobs = yaml.safe_load((FOLDER / workflow).read_text(encoding="utf-8"))["jobs"]
        (step,) = (s for job in jobs.values() for s in job["steps"] if s.get("name") == name)
        assert set(more) <= set(step.get("env", {}))
        self.project.write("event.json", json.dumps(event))
        environment = self.project.environment(
            GITHUB_EVENT_PATH=str(self.project.root / "event.json"), GITHUB_REPOSITORY="own/er",
            GITHUB_SERVER_URL="https://github.example", GITHUB_RUN_ID="77", GH_TOKEN="t",
            RUNNER_TEMP=str(self.temporary), GITHUB_STEP_SUMMARY=str(self.temporary / "summary"),
            **more,
        )  # fmt: skip
        environment["PATH"] = f"{self.gh.folder}:{environment['PATH']}"
        bash = shutil.which("bash")
        assert bash
        done = subprocess.run(
            [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.project.root, env=environment, check=False, capture_output=True,
            encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


@pytest.fixture
def runner(make_project: MakeProject, tmp_path: Path) -> Runner:
    return Runner(make_project((samples.FOUNDING,)), fake_gh(tmp_path / "gh"), tmp_path / "temp")


def test_a_proposal_is_reported_on_and_commented(runner: Runner) -> None:
    text = runner.project.read(PATH).replace("\ntitle: UK and", "\ntitle: Britain and")
    runner.project.write(PATH, text)
    runner.commit()
    runner.run("check.yml", "Tell what changes")
    found = report.from_json((runner.temporary / "report/changes.json").read_bytes())
    assert [(one.path, one.fields) for one in found.changed] == [(PATH, ("title",))]
    assert "changes 1 digest" in (runner.temporary / "summary").read_text()
    event = {
        "workflow_run": {
            "id": 5, "head_sha": COMMIT, "head_branch": "fix",
            "head_repository": {"owner": {"login": "someone"}},
        }
    }  # fmt: skip
    runner.gh.answer(
        ("GET", "repos/own/er/pulls?", [{"number": 9, "head": {"sha": COMMIT}}]),
        ("GET", "repos/own/er/issues/9/comments?", []),
        ("POST", "repos/own/er/issues/9/comments", {}),
    )
    runner.run("comment.yml", "Comment", event)
    ((_, _, given),) = runner.gh.written()
    assert "This proposal changes 1 digest." in given["body"]


def test_a_suggestion_is_tried_and_answered(runner: Runner) -> None:
    body = "### Address of the article\n\nhttps://127.0.0.1/$(touch x)`touch y`\n"
    event = {"issue": {"number": 7, "body": body}}
    before = set(runner.project.root.iterdir())
    runner.run("suggest.yml", "Draft", event)
    runner.gh.answer(
        ("GET", "repos/own/er/issues/7/comments?", []),
        ("POST", "repos/own/er/issues/7/comments", {}),
    )
    runner.run("suggest.yml", "Propose and answer", event)
    ((_, _, given),) = runner.gh.written()
    assert "No draft was made" in given["body"]
    new = {path.name for path in set(runner.project.root.iterdir()) - before}
    assert new <= {"event.json", ".cache", "sources"}


def test_links_are_asked_and_told(runner: Runner) -> None:
    runner.project.write("site/index.html", '<a href="http://127.0.0.1:9/x">')
    runner.run("links.yml", "Ask", ARCHIVE_FORM="https://archive.example/{url}")
    folder = runner.temporary / "links"
    (link,) = links.from_json((folder / "links.json").read_bytes()).links
    assert link.state == "blocked"  # nothing on this machine is asked
    dead = Link("https://gone.example/", "index.html", "dead", "answers 404")
    (folder / "links.json").write_text(links.as_json(links.report([dead])))
    text = runner.project.read(PATH).replace(
        "published: 2024-01-18", "published: 2024-01-18, archived: https://archive.example/x", 1
    )
    assert text != runner.project.read(PATH)
    (folder / PATH).parent.mkdir(parents=True)
    (folder / PATH).write_text(text)
    runner.gh.answer(
        ("GET", "repos/own/er/issues?", []),
        ("POST", "repos/own/er/issues", {}),
        ("GET", "repos/own/er/git/ref/heads/main", {"object": {"sha": COMMIT}}),
        ("GET", "repos/own/er/git/matching-refs", []),
        ("POST", "repos/own/er/git/refs", {}),
        ("GET", "graphql", {"data": {}}),
        ("GET", "repos/own/er/pulls?", []),
        ("POST", "repos/own/er/pulls", {"number": 12}),
        ("GET", "repos/own/er", {"default_branch": "main"}),
    )
    runner.run("links.yml", "Keep the issue, propose copies")
    issue, _, commit, _ = runner.gh.written()
    assert "`https://gone.example/` on `index.html`: answers 404" in issue[2]["body"]
    (file,) = commit[2]["variables"]["input"]["fileChanges"]["additions"]
    assert file["path"] == PATH


def test_changed_digests_are_handed_on(runner: Runner) -> None:
    step = (FOLDER / "links.yml").read_text(encoding="utf-8")
    line = next(one.strip() for one in step.splitlines() if "cp --parents" in one)
    runner.project.write(PATH, runner.project.read(PATH) + "\nMore.\n")
    target = runner.temporary / "links"
    target.mkdir()
    subprocess.run(
        ["bash", "-eo", "pipefail", "-c", line], cwd=runner.project.root, check=True,
        env=runner.project.environment(RUNNER_TEMP=str(runner.temporary)),
    )  # fmt: skip
    assert digests.parse((target / PATH).read_text(), PATH).digest is not None
    assert [path.name for path in target.rglob("*.md")] == [Path(PATH).name]


def test_a_release_is_published_if_its_files_are_whole(runner: Runner) -> None:
    folder = runner.temporary / "release"
    folder.mkdir()
    wheel, listed = folder / "policydigest-1.0-py3-none-any.whl", folder / "sbom.cdx.json"
    wheel.write_text("a wheel")
    listed.write_text("{}")
    (folder / "notes.md").write_text("- New.\n")
    (folder / "SHA256SUMS").write_text(release.sums([wheel, listed]))
    tag = "v1.0$(touch x)"  # whoever may push tags may name them so
    runner.run("release.yml", "Publish", None, TAG=tag)
    ((method, said, _),) = runner.gh.calls
    assert method == "release"
    assert said == (
        f"release create {tag} --repo own/er --verify-tag --title {tag} --notes-file notes.md "
        f"-- {wheel.name} sbom.cdx.json SHA256SUMS"
    )
    assert not list(runner.temporary.rglob("x"))
    wheel.write_text("another wheel")
    with pytest.raises(AssertionError, match="did NOT match"):
        runner.run("release.yml", "Publish", None, TAG=tag)
    assert len(runner.gh.calls) == 1


# --------------------------------------------------------------------------- names and GitLab


def scripts() -> dict[str, list[str]]:
    """The shell commands of every workflow and of GitLab's jobs."""
    found = {}
    for path in FOLDER.glob("*.yml"):
        jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
        found[path.name] = [step["run"] for job in jobs for step in job["steps"] if "run" in step]
    gitlab = yaml.safe_load((REPOSITORY / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    for name, job in gitlab.items():
        if isinstance(job, dict) and "script" in job:
            found[f"GitLab {name}"] = job["script"]
    return found


def test_every_command_that_is_called_exists() -> None:
    text = "\n".join(line for lines in scripts().values() for line in lines)
    assert set(re.findall(r"bin/policydigest (\w+)", text)) <= set(COMMANDS)
    assert set(re.findall(r"policydigest\.forge (\w+)", text)) == set(STEPS)
    targets = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (\S+)", text):
        assert re.search(
            rf"^{re.escape(target.replace('.venv', '$(VENV)'))}:", targets, re.MULTILINE
        )


@pytest.mark.parametrize("name", [name for name in scripts() if name.startswith("GitLab")])
def test_gitlabs_commands_are_sound_shell(name: str) -> None:
    shellcheck = Path(sys.executable).parent / "shellcheck"
    for line in scripts()[name]:
        assert isinstance(line, str), "YAML has taken a command apart: quote it"
        run = subprocess.run(
            [shellcheck, "--shell=bash", "--exclude=SC2086", "-"], input=line, check=False,
            capture_output=True, encoding="utf-8",
        )  # fmt: skip
        assert run.returncode == 0, run.stdout


def test_gitlab_does_what_github_does() -> None:
    gitlab: dict[str, Any] = yaml.safe_load(
        (REPOSITORY / ".gitlab-ci.yml").read_text(encoding="utf-8")
    )
    jobs = {name: job for name, job in gitlab.items() if isinstance(job, dict) and "script" in job}
    assert set(jobs) == {"check", "preview", "pages", "links"}
    for job in jobs.values():
        assert job["rules"]
        assert job["artifacts"]["paths"]
