"""Every S and B code has a project in which it comes up, and the words it earns.

`tests/bad/S002/` are the files that a sound, empty project is given, `tests/bad/S002.txt` what is
then said. What no committed file can bring about is brought about here. See `test_checks.py`.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from bad_model import model
from helpers import REPOSITORY
from policydigest import checking, store
from policydigest.cli import main
from policydigest.drafts import drafting
from policydigest.model import Problem
from policydigest.notices import NOTICES
from policydigest.search import index, pagefind_service

BAD = Path(__file__).parent / "bad"
# The command that meets it.
COMMANDS: dict[str, Sequence[str]] = {
    **dict.fromkeys(("S001", "S002", "S003", "S004", "S005"), ("check",)),
    **dict.fromkeys(("S006", "S010", "S011", "S012", "S013", "S018"), ("draft",)),
    **dict.fromkeys(("S007", "S008", "S009"), ("draft", "--update", "seeds/a.txt")),
    "S017": ("draft", "notice.txt"),
    "S015": ("draft", "--model", "m", "--model-url", "MODEL"),
    "S014": ("draft", "http://127.0.0.1:9/page"),
    "B001": ("build", "--no-site"),
    **dict.fromkeys(("B002", "B003"), ("build", "--plain", "--jobs", "1")),
    "B004": ("build", "--no-site"),
    "B005": ("review",),
    **dict.fromkeys(("B007", "B008", "B009"), ("build",)),
    "B006": ("check",),
}


def link_out(root: Path) -> None:
    (root / "seeds/a.txt").symlink_to(root.parent / "elsewhere.txt")


def publish_elsewhere(root: Path) -> None:
    (root.parent / "secret.txt").write_text("A secret.")
    (root / "docs/secret.txt").symlink_to(root.parent / "secret.txt")
    (root / "docs/folder").symlink_to(root.parent)
    (root / "docs/inside.txt").symlink_to("../mkdocs.yml")


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


def with_word_lists(root: Path) -> None:
    """What a language model says is compared by all of a language's word lists."""
    lists = "seeds/vocabulary/languages/en"
    shutil.copytree(REPOSITORY / lists, root / lists, dirs_exist_ok=True)


def with_pages(root: Path) -> None:
    """The pages that every site has, for the build's own pages lead there."""
    for name in ("contribute", "editors", "methodology", "naming"):
        (root / f"docs/{name}.md").write_text(f"# About {name}\n")


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
    "S015": with_word_lists,
    **dict.fromkeys(("B002", "B003", "B008", "B009"), with_pages),
    "B007": publish_elsewhere,
}


def failing(*_: object, **__: object) -> None:
    """Stands for a part of the program with a fault in it."""
    raise ValueError("no such case")


def without_search(*_: object) -> dict[str, bytes]:
    """Stands for an indexer that does not run on this machine."""
    raise pagefind_service.SearchError("the indexer stopped")


# What no file can bring about: the part of the program that fails, and how.
FAULTS: dict[str, tuple[ModuleType, str, Callable[..., object]]] = {
    "S012": (drafting, "digest_of", failing),
    "B003": (index, "search_files", without_search),
    "B006": (checking, "read_articles", failing),
}


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
    if code == "S016":
        told: list[Problem] = []
        (project / "a.md").write_text("what an editor saved")
        assert not store.replace_or_tell(project, "a.md", "what was read", "mended", told)
        found = f"{told[0]}\n"
    else:
        if (BAD / code).is_dir():
            shutil.copytree(BAD / code, project, dirs_exist_ok=True)
        if code in PREPARE:
            PREPARE[code](project)
        if code in FAULTS:
            monkeypatch.setattr(*FAULTS[code])
        capsys.readouterr()
        with contextlib.chdir(project), model() as server:
            server.says(json.loads((BAD / "S015/reply.json").read_text(encoding="utf-8")))
            main([word.replace("MODEL", server.url) for word in COMMANDS[code]])
        said = capsys.readouterr().err.replace(str(project), "PROJECT").splitlines(keepends=True)
        found = "".join(line for line in said if f" {code} " in line)
    assert f" {code} " in found
    assert found == (BAD / f"{code}.txt").read_text(encoding="utf-8")
