"""Every S and B code has a project in which it comes up, and the words it earns.

`tests/bad/S002/` are the files that a sound, empty project is given, `tests/bad/S002.txt` what is
then said. What no committed file can bring about is brought about here. See `test_checks.py`.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from helpers import REPOSITORY
from policydigest import checking, drafting, search_index, site, store
from policydigest.cli import main
from policydigest.model import Problem
from policydigest.notices import NOTICES
from policydigest.site import SiteError

BAD = Path(__file__).parent / "bad"
# The command that meets it.
COMMANDS: dict[str, Sequence[str]] = {
    **dict.fromkeys(("S001", "S002", "S003", "S004", "S005"), ("check",)),
    **dict.fromkeys(("S006", "S010", "S011", "S013"), ("draft",)),
    **dict.fromkeys(("S007", "S008", "S009"), ("draft", "--update", "seeds/a.txt")),
    "S014": ("draft", "http://127.0.0.1:9/page"),
    "B001": ("build", "--no-site"),
    "B004": ("build", "--no-site"),
    "B005": ("review",),
    "B006": ("check",),
}


def link_out(root: Path) -> None:
    (root / "seeds/a.txt").symlink_to(root.parent / "elsewhere.txt")


def large(root: Path) -> None:
    digest = root / "digests/2024/2024-01-17-large.md"
    digest.parent.mkdir(parents=True)
    digest.write_text("x" * (store.MAX_DIGEST_BYTES + 1))


def changed_by_both(root: Path) -> None:
    """A person has changed the title of a digest, and the source has another one now."""
    digest, source = drafted(root)
    change(digest, "title: Japan and", "title: Tokyo and")
    change(source, "sign a memorandum", "sign a memorandum on networks")


def commented_within(root: Path) -> None:
    """A person has put a comment into a list that the source now gives more names for."""
    digest, source = drafted(root)
    names = "countries: [Japan, United Kingdom]\n"
    change(digest, names, "countries:\n  - Japan\n  # the host\n  - United Kingdom\n")
    change(source, "Japan and the United Kingdom", "Japan")


def drafted(root: Path) -> tuple[Path, Path]:
    with contextlib.chdir(root):
        assert main(["draft"]) == 0
    (digest,) = root.glob("digests/*/*.md")
    return digest, root / "seeds/a.txt"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


PREPARE: dict[str, Callable[[Path], None]] = {
    "S004": link_out,
    "S005": large,
    "S008": commented_within,
    "S009": changed_by_both,
}


def failing(*_: object, **__: object) -> None:
    """Stands for a part of the program with a fault in it."""
    raise ValueError("no such case")


def without_search(monkeypatch: pytest.MonkeyPatch, root: Path) -> str:
    def fail(*_: object) -> dict[str, bytes]:
        raise search_index.SearchError("the indexer stopped")

    monkeypatch.setattr(search_index, "search_files", fail)
    with pytest.raises(SiteError) as caught:
        site._write_search((), root / "search", root / "parts")
    return f"{caught.value}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A sound project with a small vocabulary and nothing else."""
    root = tmp_path / "project"
    shutil.copytree(BAD / "good", root / "seeds/vocabulary")
    for name in ("ordinary_words", "dates", "text"):
        file = f"seeds/vocabulary/languages/en/{name}.yml"
        shutil.copy(REPOSITORY / file, root / file)
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text("site_name: X\nsite_url: https://x.example/\n")
    return root


@pytest.mark.parametrize("code", sorted(NOTICES))
def test_every_code_has_its_words(
    code: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if code == "B006":
        monkeypatch.setattr(checking, "read_articles", failing)
    if code == "S012":
        found = f"{drafting.not_drafted('seeds/a.txt', 'ValueError')}\n"
    elif code == "S015":
        found = f"{drafting._refused('seeds/a.txt', 'title', 'names Chile')}\n"
    elif code == "S016":
        told: list[Problem] = []
        (project / "a.md").write_text("what an editor saved")
        assert not store.replace_or_tell(project, "a.md", "what was read", "mended", told)
        found = f"{told[0]}\n"
    elif code == "B002":
        warning = "WARNING -  Doc file 'about.md' contains a link 'x.md', but it is not found"
        found = "".join(f"{problem}\n" for problem in site._mkdocs_problems(warning))
    elif code == "B003":
        found = without_search(monkeypatch, project)
    else:
        if (BAD / code).is_dir():
            shutil.copytree(BAD / code, project, dirs_exist_ok=True)
        if code in PREPARE:
            PREPARE[code](project)
        capsys.readouterr()
        with contextlib.chdir(project):
            main(COMMANDS[code])
        said = capsys.readouterr().err.replace(str(project), "PROJECT").splitlines(keepends=True)
        found = "".join(line for line in said if f" {code} " in line)
    assert f" {code} " in found
    assert found == (BAD / f"{code}.txt").read_text(encoding="utf-8")
