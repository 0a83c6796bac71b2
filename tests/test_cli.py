"""The commands as people type them: output, exit codes, and nothing surprising on the disk."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import samples
from helpers import ARTICLE, REPOSITORY, Project
from policydigest import cli, digests
from policydigest.cli import COMMANDS, main

MakeProject = Callable[..., Project]


def founding_path() -> str:
    return f"digests/2024/{samples.FOUNDING.id}.md"


# --------------------------------------------------------------------------- usage


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["publish"],
        ["build", "--jobs", "0"],
        ["build", "--jobs", "many"],
        ["serve", "--port", "99999"],
        ["draft", "--limit", "0"],
        ["extract"],
        ["extract", "x.txt"],
        ["check", "--format", "xml"],
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], make_project: MakeProject) -> None:
    run = make_project().run(*arguments)
    assert run.returncode == 2
    assert run.stderr.startswith("usage: policydigest")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["check", "digests/nowhere.md"], "there is no such file or folder"),
        (["check", "docs"], "only digests/ and seeds/ are checked"),
        (["check", "/"], "is not in the project"),
        (["draft", ""], "one of the names is empty"),
        (["check", ""], "one of the names is empty"),
        (["extract", "--json", ""], "one of the names is empty"),
        (["init", ""], "one of the names is empty"),
        (["--root", "/nowhere", "build"], "--root /nowhere: there is no such folder"),
        (["--root", "/", "build"], "--root /: there is no mkdocs.yml in it"),
        (["changes", "--base", "/"], "/: is no project"),
    ],
)
def test_arguments_that_mean_nothing_here(
    arguments: list[str], text: str, make_project: MakeProject
) -> None:
    run = make_project().run(*arguments)
    assert run.returncode == 2, run.stderr
    assert text in run.stderr
    assert run.stdout == ""


def test_outside_a_project_that_is_said(tmp_path: Path) -> None:
    run = Project(tmp_path).run("build")
    assert run.returncode == 2
    assert "no mkdocs.yml here or above" in run.stderr


def test_the_project_is_found_from_a_folder_in_it(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    run = subprocess.run(
        project.command("check"), cwd=project.root / "digests/2024", env=project.environment(),
        check=False, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert COMMANDS[command] in " ".join(capsys.readouterr().out.split())


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert re.fullmatch(r"policydigest \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_the_build_script_is_the_build_command(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    script = project.write("scripts/build.py", (REPOSITORY / "scripts/build.py").read_text())
    run = subprocess.run(
        [sys.executable, str(script), "--no-site"], cwd="/", env=project.environment(),
        check=False, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert (project.root / "docs/countries/japan.md").is_file()


# --------------------------------------------------------------------------- check


def test_a_clean_collection(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING, samples.RELATED, samples.WITHDRAWN))
    before = project.tree()
    run = project.run("check")
    assert run.returncode == 0
    assert run.stdout == ""
    assert re.search(r"(No problems in|warnings? in) ", run.stderr.splitlines()[-1])
    assert project.tree() == before


def test_problems_of_the_named_files_only(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    project.write("digests/2024/a.md", "no front matter\n")
    project.write("digests/2023/b.md", "no front matter\n")
    assert project.run("check").returncode == 1
    assert project.run("check", founding_path()).returncode == 0
    run = project.run("check", "digests/2023/")
    assert run.returncode == 1
    assert "digests/2023/b.md:1: C002" in run.stderr
    assert "digests/2024/a.md" not in run.stderr
    assert run.stderr.splitlines()[-1].startswith("1 error in 1 file. ")


def test_formats(make_project: MakeProject) -> None:
    project = make_project()
    project.write("digests/2024/a.md", "no front matter\n")
    run = project.run("check", "--format", "json")
    assert run.returncode == 1
    (problem,) = json.loads(run.stdout)
    assert (problem["file"], problem["line"], problem["code"]) == ("digests/2024/a.md", 1, "C002")
    run = project.run("check", "--format", "github")
    assert run.stdout.startswith("::error file=digests/2024/a.md,line=1,title=C002::")


def preferred(text: str) -> str:
    """The sample with its one name that is not the preferred one put right."""
    return text.replace("GCHQ]", "Government Communications Headquarters]")


def test_fix_mends_form_and_keeps_words(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    sound = project.read(founding_path())
    project.write(founding_path(), "\ufeff" + sound.replace("\n", "\r\n"))
    assert "C006" in project.run("check").stderr
    run = project.run("check", "--fix")
    assert run.returncode == 0, run.stderr
    assert "C006" not in run.stderr
    assert project.read(founding_path()) == preferred(sound)


def test_fix_keeps_comments_while_it_mends_line_ends(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    commented = project.read(founding_path()).replace("status: draft", "# why\nstatus:  draft")
    project.write(founding_path(), commented.replace("\n", "\r\n"))
    assert project.run("check", "--fix").returncode == 0
    assert project.read(founding_path()) == preferred(commented)


def test_fix_leaves_comments_and_broken_files_alone(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    commented = project.read(founding_path()).replace("status: draft", "# why\nstatus:  draft")
    commented = preferred(commented)
    project.write(founding_path(), commented)
    project.write("digests/2024/a.md", "---\ntitle: a: b\n---\n")
    before = project.tree("digests")
    project.run("check", "--fix")
    assert project.tree("digests") == before


# --------------------------------------------------------------------------- draft


def test_drafting_writes_once_and_never_over_a_file(make_project: MakeProject) -> None:
    project = make_project()
    project.write("seeds/a.txt", ARTICLE)
    run = project.run("draft")
    assert run.returncode == 0, run.stderr
    (name,) = project.contents("digests")
    assert run.stdout == f"Drafted digests/{name}\n"
    digest = digests.parse(project.read(f"digests/{name}"), name).digest
    assert digest is not None
    assert digest.date == "2024-03-05"
    assert set(digest.countries) == {"Japan", "Chile"}
    assert digest.sources[0].file == "seeds/a.txt"
    assert digest.status == "draft"
    before = project.tree()
    assert project.run("draft").stdout == ""
    assert project.tree() == before


def test_two_articles_with_one_title_get_two_files(make_project: MakeProject) -> None:
    project = make_project()
    for name in ("b", "a", "c"):
        project.write(f"seeds/{name}.txt", f"{ARTICLE}\nThis is version {name}.\n")
    project.run("draft")
    found = {
        digest.id: digest.sources[0].file
        for path, text in (
            (path, data.decode()) for path, data in project.contents("digests").items()
        )
        if (digest := digests.parse(text, path).digest)
    }
    shortest = min(found, key=len)
    assert found == {
        shortest: "seeds/a.txt",
        f"{shortest}-2": "seeds/b.txt",
        f"{shortest}-3": "seeds/c.txt",
    }


def test_a_renamed_source_is_not_drafted_twice(make_project: MakeProject) -> None:
    project = make_project()
    project.write("seeds/a.txt", ARTICLE)
    project.run("draft")
    (project.root / "seeds/a.txt").rename(project.root / "seeds/b.txt")
    run = project.run("draft")
    assert run.returncode == 0
    assert "seeds/b.txt:1: S006 warning: has the same text as the source of digests/" in run.stderr
    assert len(project.contents("digests")) == 1


def test_drafting_again_keeps_what_a_person_changed(make_project: MakeProject) -> None:
    project = make_project()
    project.write("seeds/a.txt", ARTICLE)
    project.run("draft")
    (name,) = (f"digests/{name}" for name in project.contents("digests"))
    project.write(name, re.sub(r"(?m)^title: .*$", "title: A person's title", project.read(name)))
    project.write("seeds/a.txt", ARTICLE.replace("$10.5 million", "$11.5 million"))
    run = project.run("draft", "seeds/a.txt")
    assert run.returncode == 0, run.stderr
    assert run.stdout == f"Refreshed {name}\n"
    text = project.read(name)
    assert "A person's title" in text
    assert "$11.5 million" in text
    assert "$10.5 million" not in text
    assert project.run("draft", "seeds/a.txt").stdout == ""


def test_a_source_that_is_not_there_is_named_and_the_rest_is_drafted(
    make_project: MakeProject,
) -> None:
    project = make_project()
    project.write("seeds/a.txt", ARTICLE)
    project.write("seeds/c.txt", ARTICLE.replace("Chile", "Peru"))
    too_long = "x" * 300
    sources = ["seeds/a.txt", "missing.txt", "/nowhere/b.txt", too_long, "seeds/c.txt"]
    run = project.run("draft", *sources)
    assert run.returncode == 1
    assert len(run.stdout.splitlines()) == len(project.contents("digests")) == 2
    for name in ("missing.txt", "/nowhere/b.txt"):
        text = f"{name}:1: S001 there is no such file or folder. Check the path."
        assert run.stderr.splitlines().count(text) == 1, run.stderr
    assert f"{too_long}:1: S001 cannot be read (File name too long).\n" in run.stderr


def test_one_source_that_is_not_there(make_project: MakeProject) -> None:
    project = make_project()
    run = project.run("draft", "missing.txt")
    assert run.returncode == 1
    text = "missing.txt:1: S001 there is no such file or folder. Check the path.\n"
    assert run.stderr.startswith(text)
    assert not project.contents("digests")


def test_without_a_command_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    told = capsys.readouterr().err
    assert all(f"\n    {name}" in told for name in COMMANDS)


@pytest.mark.parametrize("command", ["draft", "explain", "extract --json"])
def test_a_folder_without_articles_is_named(make_project: MakeProject, command: str) -> None:
    project = make_project()
    project.write("seeds/empty/.hidden", "x")
    run = project.run(*command.split(), "seeds/empty")
    assert run.returncode == 1
    assert "holds no file that could be an article" in run.stdout + run.stderr


# --------------------------------------------------------------------------- extract


def test_extract_prints_one_object_a_line_and_writes_nothing(make_project: MakeProject) -> None:
    project = make_project()
    project.write("seeds/a.txt", ARTICLE)
    project.write("seeds/b.txt", b"\x89PNG\r\n\x1a\n")
    before = project.tree()
    run = project.run("extract", "--json", "seeds/a.txt", "seeds", "nowhere.txt")
    assert run.returncode == 1
    first, again, broken, missing = map(json.loads, run.stdout.splitlines())
    assert first == again
    assert broken["source"] == "seeds/b.txt"
    assert "picture" in broken["error"]
    assert missing.keys() == {"source", "error"}
    assert list(first) == [
        "source", "title", "date", "summary", "countries", "organisations", "instruments",
        "people", "topics", "money", "quotes", "timeline",
    ]  # fmt: skip
    text = ARTICLE
    assert {country["id"] for country in first["countries"]} == {"JP", "CL"}
    for kind in ("countries", "organisations", "instruments", "people"):
        for entity in first[kind]:
            for place in entity["evidence"]:
                assert text[place["start"] : place["end"]] == place["text"]
    assert first["money"] == [{"text": "$10.5 million", "amount": 10_500_000, "currency": "USD"}]
    assert project.tree() == before


def test_a_link_that_leads_out_of_a_folder_is_told(
    make_project: MakeProject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("articles")
    (outside / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (outside / "b.txt").symlink_to(__file__)
    run = make_project().run("extract", "--json", str(outside))
    assert run.returncode == 1
    article, link = map(json.loads, run.stdout.splitlines())
    assert "error" not in article
    assert link["source"] == f"{outside}/b.txt"
    assert "is a link that leads out" in link["error"]


def test_no_name_commands_the_terminal(make_project: MakeProject) -> None:
    project = make_project()
    project.write("a\x1b[2J\n.txt", ARTICLE)
    run = project.run("explain", "a\x1b[2J\n.txt")
    assert run.returncode == 1
    assert run.stdout == "=== a\\x1b[2J\\n.txt\n"
    assert run.stderr == "a\\x1b[2J\\n.txt: has a name that is no plain text. Rename it\n"


@pytest.mark.parametrize("command", [("extract", "--json"), ("explain",), ("draft",)])
def test_without_a_standard_input_that_is_said(
    command: tuple[str, ...], make_project: MakeProject, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(sys, "stdin", None)
    assert make_project().call(*command, "-") == 1
    said = capsys.readouterr()
    assert "is closed. Hand over the article there" in said.out + said.err


def test_without_a_standard_output_the_work_is_done(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project((samples.FOUNDING, samples.RELATED, samples.WITHDRAWN))
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert project.call("check") == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_output_to_a_full_disk_is_said(make_project: MakeProject) -> None:
    project = make_project()
    project.write("seeds/a.txt", ARTICLE)
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            project.command("extract", "--json", "seeds/a.txt"), cwd=project.root,
            env=project.environment(), check=False, stdout=full, stderr=subprocess.PIPE,
            encoding="utf-8",
        )  # fmt: skip
    assert run.returncode != 0
    assert run.stderr.startswith("The output: cannot be used: the disk is full.")
    assert "Traceback" not in run.stderr


def test_a_reader_that_stops_early_is_no_error_to_speak_of(make_project: MakeProject) -> None:
    project = make_project()
    for number in range(30):
        project.write(f"seeds/{number}.txt", ARTICLE)
    with subprocess.Popen(
        project.command("extract", "--json", "seeds"), cwd=project.root, encoding="utf-8",
        env=project.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


# --------------------------------------------------------------------------- odd surroundings


def test_names_outside_ascii_are_printed_whatever_the_locale(make_project: MakeProject) -> None:
    project = make_project()
    project.write("seeds/日本.txt", "")
    run = project.run("draft", LC_ALL="POSIX", PYTHONCOERCECLOCALE="0")
    assert run.returncode == 1
    assert "seeds/日本.txt:1: S001 is empty" in run.stderr


def test_a_full_disk_gives_a_sentence_and_no_traceback(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    # No file may grow beyond this: the nearest thing to a full disk that needs no rights.
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))"
    code = f"{limit}; from policydigest.cli import main; raise SystemExit(main(['build']))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=project.root, env=project.environment(), check=False,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == 1
    assert "cannot be written" in run.stderr
    assert "Traceback" not in run.stderr


def test_progress_is_drawn_on_a_terminal_only_when_it_takes_long(
    make_project: MakeProject,
) -> None:
    project = make_project((samples.FOUNDING,))
    outer, inner = pty.openpty()
    run = subprocess.run(
        project.command("check"), cwd=project.root, env=project.environment(), stderr=inner,
        check=False,
    )  # fmt: skip
    os.close(inner)
    shown = os.read(outer, 100_000).decode()
    os.close(outer)
    assert run.returncode == 0
    assert "\x1b" not in shown


def test_commands_of_the_design_are_all_there() -> None:
    assert {"draft", "extract", "check", "build", "serve"} <= cli.COMMANDS.keys()


def test_seeds_of_every_format_are_drafted_once(make_project: MakeProject) -> None:
    second = ARTICLE.replace("Chile", "Peru")
    third = ARTICLE.replace("Chile", "Norway")
    project = make_project()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner/a.txt", ARTICLE)
        archive.writestr("broken.pdf", "%PDF-1.4 no")
    project.write("seeds/deep/all.zip", packed.getvalue())
    lines = [
        json.dumps({"text": text, "url": f"https://a.example/{n}"})
        for n, text in enumerate((second, third))
    ]
    project.write("seeds/bulk.jsonl", "\n".join(lines))
    project.write("seeds/list.txt", "https://a.example/new\n")
    run = project.run("draft")
    assert run.returncode == 1
    assert run.stdout.count("Drafted") == 3, run.stdout + run.stderr
    assert "seeds/deep/all.zip#broken.pdf:1: S001" in run.stderr
    assert re.search(r"seeds/list\.txt:1: S013 .*leads to an address", run.stderr)
    found = [path.read_text() for path in sorted((project.root / "digests").rglob("*.md"))]
    assert any("file: seeds/deep/all.zip#inner/a.txt" in text for text in found)
    assert any("file: seeds/bulk.jsonl#" in text for text in found)
    again = project.run("draft")
    assert "Drafted" not in again.stdout
    assert "S006" not in again.stderr
    checked = project.run("check")
    assert checked.stderr.count(": S001 ") == 1, checked.stderr  # the broken one, as before
    assert "C039" not in checked.stderr
