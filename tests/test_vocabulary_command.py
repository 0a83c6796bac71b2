"""`policydigest vocabulary`: the vocabulary and the digests changed together."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import samples
from helpers import Project
from policydigest import store
from policydigest.model import Digest
from test_vocabulary_checks import GOOD

NAME = "National Cyber Security Centre (United Kingdom)"
DIGEST = Digest(
    "2024-01-17-example", "Signed", "2024-01-17", "Signed by both.",
    organisations=(NAME,), sources=samples.FOUNDING.sources,
)  # fmt: skip


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Project:
    reviewed = replace(
        DIGEST, id="2024-01-18-other", status="reviewed", reviewed_by="A", reviewed_on="2024-02-01"
    )
    made = make_project((DIGEST, reviewed))
    for name, text in GOOD.items():
        made.write(f"seeds/vocabulary/{name}", text)
    text = made.read("digests/2024/2024-01-17-example.md")
    made.write("digests/2024/2024-01-17-example.md", text.replace("---\n", "---\n# mine\n", 1))
    return made


def test_dry_run_shows_and_rename_does(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.contents()
    order = ("vocabulary", "rename", "organisation", "NCSC", "Cyber Centre")
    assert project.call(*order, "--dry-run") == 0
    shown = capsys.readouterr()
    assert "+  name: Cyber Centre\n" in shown.out
    assert "+organisations: [Cyber Centre]\n" in shown.out
    assert shown.err == "2 digests would change.\n"
    assert {**before, ".cache/lock": b""} == {**project.contents(), ".cache/lock": b""}

    assert project.call(*order) == 0
    assert capsys.readouterr().out.count("Changed digests/2024/") == 2
    text = project.read("digests/2024/2024-01-17-example.md")
    assert "# mine\n" in text
    assert "organisations: [Cyber Centre]\n" in text
    assert "status: reviewed\n" in project.read("digests/2024/2024-01-18-other.md")
    assert f"  former: [{NAME}]\n" in project.read("seeds/vocabulary/organisations.yml")


def test_a_rename_that_was_killed_goes_on_when_it_is_given_again(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = ("vocabulary", "rename", "organisation", "NCSC", "Cyber Centre")
    whole = store.replace
    written: list[Path] = []

    def killed(path: Path, old: str, new: str, *, within: Path | None = None) -> bool:
        if written and written[-1].suffix == ".md":  # the vocabulary and one digest are
            raise KeyboardInterrupt
        written.append(path)
        return whole(path, old, new, within=within)

    with monkeypatch.context() as patch:
        patch.setattr(store, "replace", killed)
        with contextlib.suppress(KeyboardInterrupt):
            project.call(*order)
    assert sum(path.suffix == ".md" for path in written) == 1
    capsys.readouterr()
    assert project.call(*order) == 0
    assert capsys.readouterr().err == "1 digest changed.\n"
    for name in ("2024-01-17-example", "2024-01-18-other"):
        assert "Cyber Centre" in project.read(f"digests/2024/{name}.md")
    assert project.call(*order) == 0
    assert capsys.readouterr().err == "0 digests changed.\n"


def test_add_lists_the_id_and_a_new_error_changes_nothing(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.contents("seeds")
    assert project.call("vocabulary", "add", "organisation", "Riga Board") == 1
    told = capsys.readouterr().err
    assert "C072 riga-board: `kind:` is missing" in told
    assert "Nothing was changed. Give keys as in --set kind=agency." in told
    assert project.contents("seeds") == before
    order = ("vocabulary", "add", "organisation", "Riga Board", "--form", "RGB")
    assert project.call(*order, "--set", "kind") == 2
    assert project.call(*order, "--set", "kind=agency", "--set", "forms=R.G.B.") == 0
    assert "  forms: [RGB, R.G.B.]\n" in project.read("seeds/vocabulary/organisations.yml")
    assert "organisation/riga-board\n" in project.read("seeds/vocabulary/ids.list")


def test_a_proposal_cannot_take_the_name_of_a_body_of_many_states(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    order = ("vocabulary", "add", "organisation")
    assert project.call(*order, "NATO", "--set", "kind=intergovernmental") == 0
    before = project.contents("seeds")
    taking = ("Riga Board", "--form", "NATO", "--set", "kind=agency", "--set", "country=LV")
    capsys.readouterr()
    assert project.call(*order, *taking) == 1
    assert "C080 lv-riga-board forms: `NATO` is a form of nato" in capsys.readouterr().err
    assert project.contents("seeds") == before


def test_a_digest_that_cannot_be_rewritten_is_told(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path: Path = project.root / "digests/2024/2024-01-17-example.md"
    text = path.read_text(encoding="utf-8")
    commented = text.replace(f"[{NAME}]", f"\n  # why\n  - {NAME}")
    path.write_text(commented, encoding="utf-8")
    assert project.call("vocabulary", "merge", "organisation", "NCSC", "GCHQ") == 0
    assert "S008 warning: a comment stands within a list of names" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == commented


def test_an_empty_name_is_no_name(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = project.contents("seeds")
    for order in (("add", "topic", " "), ("rename", "organisation", "NCSC", " ")):
        assert project.call("vocabulary", *order) == 2
        assert "the name is empty" in capsys.readouterr().err
    assert project.contents("seeds") == before
