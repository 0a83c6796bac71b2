"""A source that looks as it did is not opened, and what is remembered of it is right."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policydigest import articles, store
from policydigest.memory.source_memory import SourceMemory
from policydigest.store.trees import Trees

LONG_AGO = 1_000_000_000_000_000_000
NAME = "seeds/a.json"
SEVERAL = '[{"text": "One."}, {"text": "Two."}]'


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are looked into, as they are."""
    found: list[str] = []
    is_container = articles.is_container

    def noting(path: Path) -> bool | None:
        found.append(path.name)
        return is_container(path)

    monkeypatch.setattr("policydigest.memory.source_memory.is_container", noting)
    return found


def put(root: Path, text: str, name: str = NAME) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))


def memory(root: Path, made_with: str = "x") -> SourceMemory:
    return SourceMemory(root, made_with, Trees(root).look_of_files(store.SEEDS))


def asked(root: Path, made_with: str = "x") -> tuple[bool, str | None]:
    """What a build asks, with the words of the file for its sum."""
    found = memory(root, made_with)
    answer = found.is_container(NAME), found.sha256(NAME, lambda name: (root / name).read_text())
    found.save()
    return answer


def test_a_file_is_opened_once(tmp_path: Path, opened: list[str]) -> None:
    put(tmp_path, SEVERAL)
    assert asked(tmp_path) == (True, SEVERAL)
    assert opened == ["a.json"]
    known = memory(tmp_path)
    assert known.is_container(NAME)
    assert known.sha256(NAME, lambda _: pytest.fail("the file is read")) == SEVERAL
    assert opened == ["a.json"]


def test_what_changed_is_opened_again(tmp_path: Path, opened: list[str]) -> None:
    put(tmp_path, SEVERAL)
    asked(tmp_path)
    put(tmp_path, "Plain words.")
    assert asked(tmp_path) == (False, "Plain words.")
    assert len(opened) == 2


def test_another_program_opens_all_again(tmp_path: Path, opened: list[str]) -> None:
    put(tmp_path, SEVERAL)
    asked(tmp_path)
    asked(tmp_path, "y")
    assert len(opened) == 2


def test_what_changed_just_before_the_memory_was_made_is_not_trusted(
    tmp_path: Path, opened: list[str]
) -> None:
    put(tmp_path, SEVERAL)
    os.utime(tmp_path / NAME)
    asked(tmp_path)
    asked(tmp_path)
    assert len(opened) == 2


def test_that_a_file_could_not_be_opened_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, SEVERAL)
    found = memory(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("policydigest.memory.source_memory.is_container", lambda _: None)
        assert not found.is_container(NAME)
    found.save()
    assert memory(tmp_path).is_container(NAME)


def test_a_name_that_is_no_utf8_disables_nothing(tmp_path: Path, opened: list[str]) -> None:
    put(tmp_path, SEVERAL)
    put(tmp_path, SEVERAL, "seeds/\udce9.json")
    asked(tmp_path)
    asked(tmp_path)
    assert opened == ["a.json"]


def test_a_link_is_never_remembered(tmp_path: Path, opened: list[str]) -> None:
    put(tmp_path, SEVERAL, "seeds/b.json")
    (tmp_path / NAME).symlink_to("b.json")
    asked(tmp_path)
    asked(tmp_path)
    assert len(opened) == 2


def test_a_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    put(tmp_path, SEVERAL)
    asked(tmp_path)
    (tmp_path / NAME).unlink()
    found = memory(tmp_path)
    assert not found.is_container(NAME)
    assert found.sha256(NAME, lambda _: None) is None


def test_a_sum_that_could_not_be_had_is_asked_for_again(tmp_path: Path) -> None:
    put(tmp_path, SEVERAL)
    found = memory(tmp_path)
    assert found.sha256(NAME, lambda _: None) is None
    assert found.sha256(NAME, lambda _: "sum") == "sum"
