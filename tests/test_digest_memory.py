"""An unchanged digest is neither read nor checked again, and what is remembered of it is right."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

import samples
import strategies
from policydigest import checks, digests, holdings, store
from policydigest.checks import Checked
from policydigest.memory.digest_memory import DigestMemory
from policydigest.model import Digest, Problem
from policydigest.progress import Progress
from policydigest.store.trees import Trees

FOUNDING = samples.FOUNDING
PATH = f"digests/{FOUNDING.year}/{FOUNDING.id}.md"
NAMES = ("2020-01-17-a", "2021-01-17-b", "2022-01-17-c")
LONG_AGO = 1_000_000_000_000_000_000
WRONG = "---\ntitle: A\ncountries: 3\n---\n"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are taken apart, as they are."""
    found: list[str] = []
    parse = digests.parse

    def noting(text: str, path: str) -> digests.ParsedDigest:
        found.append(path)
        return parse(text, path)

    monkeypatch.setattr(digests, "parse", noting)
    return found


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / "digests" / name[:4] / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def read(root: Path, made_with: str = "x") -> list[Checked]:
    memory = DigestMemory(root, made_with, Trees(root).look_of_files(store.DIGESTS))
    problems: list[Problem] = []
    found = holdings.read_checked(root, samples.VOCABULARY, memory, problems, Progress())
    memory.save()
    assert not problems
    return found


def test_only_what_changed_is_read_again(tmp_path: Path, parsed: list[str]) -> None:
    texts = {name: digests.write(replace(FOUNDING, id=name)) for name in NAMES}
    write(tmp_path, **texts, wrong=WRONG)
    first = read(tmp_path)
    assert len(parsed) == 4
    parsed.clear()
    assert read(tmp_path) == first
    assert not parsed
    write(tmp_path, **{NAMES[1]: texts[NAMES[1]].replace("title: ", "title: New ")})
    again = read(tmp_path)
    assert parsed == [f"digests/{NAMES[1][:4]}/{NAMES[1]}.md"]
    assert [one for one in again if one.parsed.path not in parsed] == [
        one for one in first if one.parsed.path not in parsed
    ]
    changed = next(one.parsed for one in again if one.parsed.path in parsed)
    assert changed.digest
    assert changed.digest.title.startswith("New ")


def test_a_file_that_looks_as_it_did_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {name: digests.write(replace(FOUNDING, id=name)) for name in NAMES}
    write(tmp_path, **texts, wrong=WRONG)
    (tmp_path / "digests/2021/link.md").symlink_to("2021-01-17-b.md")
    files = sorted((tmp_path / "digests").rglob("*.md"))
    for path in files:
        os.utime(path, ns=(LONG_AGO, LONG_AGO), follow_symlinks=False)
    opened: list[str] = []
    read_start = store.read_start

    def noting(path: Path, count: int) -> bytes:
        if path.suffix == ".md":
            opened.append(path.stem)
        return read_start(path, count)

    monkeypatch.setattr(store, "read_start", noting)
    first = read(tmp_path)
    assert sorted(opened) == sorted((*NAMES, "link", "wrong"))
    opened.clear()
    again = read(tmp_path)
    assert sorted(opened) == ["link", "wrong"]
    assert [without_text(one) for one in again] == [without_text(one) for one in first]
    # Other bytes in the same place, of the same size and age, are another file.
    old = tmp_path / f"digests/2020/{NAMES[0]}.md"
    new = old.with_suffix(".new")
    new.write_text(texts[NAMES[0]].replace("title: ", "title: N", 1)[:-1], encoding="utf-8")
    os.utime(new, ns=(LONG_AGO, LONG_AGO))
    new.replace(old)
    opened.clear()
    assert read(tmp_path) != again
    assert NAMES[0] in opened
    # What changed just before it was remembered is read again.
    for kept in (tmp_path / ".cache/digests").iterdir():
        os.utime(kept, ns=(LONG_AGO, LONG_AGO))
    opened.clear()
    read(tmp_path)
    assert opened.count(NAMES[1]) == 1


def without_text(one: Checked) -> Checked:
    return replace(one, parsed=replace(one.parsed, text=""))


def test_another_program_or_vocabulary_reads_everything(tmp_path: Path, parsed: list[str]) -> None:
    write(tmp_path, **{NAMES[0]: digests.write(FOUNDING)})
    read(tmp_path)
    read(tmp_path, "y")
    assert len(parsed) == 2


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    write(tmp_path, **{NAMES[0]: digests.write(FOUNDING), NAMES[1]: digests.write(FOUNDING)})
    read(tmp_path)
    kept = tmp_path / ".cache/digests"
    assert len(list(kept.iterdir())) == 2
    (tmp_path / f"digests/2020/{NAMES[0]}.md").unlink()
    read(tmp_path)
    assert len(list(kept.iterdir())) == 1


def test_a_damaged_memory_counts_as_none(tmp_path: Path, parsed: list[str]) -> None:
    write(tmp_path, **{NAMES[0]: digests.write(FOUNDING)})
    first = read(tmp_path)
    (kept,) = (tmp_path / ".cache/digests").iterdir()
    for content in (b"", b"{}", kept.read_bytes()[:-1]):
        kept.write_bytes(content)
        parsed.clear()
        assert read(tmp_path) == first
        assert len(parsed) == 1


@settings(max_examples=60, deadline=None)
@given(strategies.digests)
def test_what_is_remembered_is_what_was_read(
    tmp_path_factory: pytest.TempPathFactory, digest: Digest
) -> None:
    root, text = tmp_path_factory.mktemp("memory"), digests.write(digest)
    one = checks.checked(digests.parse(text, PATH), samples.VOCABULARY)
    first = DigestMemory(root, "x")
    first.note(one)
    first.save()
    recalled = DigestMemory(root, "x").recall(PATH, text)
    assert recalled == one
    assert repr(recalled) == repr(one)
    assert DigestMemory(root, "x").recall(PATH, text + " ") is None
