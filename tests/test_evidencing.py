"""Sources are read once, in turn, and by several processes as by one."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest

import recognition
import samples
from policydigest import evidencing
from policydigest.model import Digest, Problem, Source
from policydigest.parallel import workers
from policydigest.progress import Progress

VOCABULARY = recognition.vocabulary()
WORDS = "Japan and the United Kingdom agreed on {number} steps, the ministers said in Tokyo.\n"


def put(root: Path, name: str, text: str) -> Source:
    path = root / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Source(file=f"seeds/{name}", sha256=hashlib.sha256(text.encode()).hexdigest())


def digest(number: int, *sources: Source) -> Digest:
    return dataclasses.replace(samples.FOUNDING, id=f"2024-01-17-{number}", sources=sources)


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are read, as they are."""
    found: list[str] = []
    read = evidencing.Texts.read

    def noting(texts: evidencing.Texts, source: Source) -> object:
        found.append(source.file or "")
        return read(texts, source)

    monkeypatch.setattr(evidencing.Texts, "read", noting)
    return found


def test_a_source_that_says_nothing_gives_way_to_the_next(
    tmp_path: Path, looked: list[str]
) -> None:
    silent = put(tmp_path, "silent.txt", "Nothing is named in these few plain words at all.\n")
    telling = put(tmp_path, "telling.txt", WORDS.format(number=1))
    away = Source(file="seeds/away.txt")
    digests = [digest(1, away, silent, telling), digest(2, telling), digest(3, away)]
    first = evidencing.gather(tmp_path, digests, VOCABULARY, "", Progress(), [])
    assert set(first) == {digests[0].id, digests[1].id}
    assert sorted(looked) == ["seeds/silent.txt", "seeds/telling.txt"]
    looked.clear()
    assert evidencing.gather(tmp_path, digests, VOCABULARY, "", Progress(), []) == first
    assert not looked
    put(tmp_path, "telling.txt", WORDS.format(number=2))
    assert not evidencing.gather(tmp_path, digests, VOCABULARY, "", Progress(), [])
    assert looked == ["seeds/telling.txt"]


def test_another_program_or_vocabulary_reads_again(tmp_path: Path, looked: list[str]) -> None:
    digests = [digest(1, put(tmp_path, "a.txt", WORDS.format(number=1)))]
    for made_with in ("one", "one", "other"):
        evidencing.gather(tmp_path, digests, VOCABULARY, made_with, Progress(), [])
    assert len(looked) == 2


def test_several_processes_find_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looked: list[str]
) -> None:
    monkeypatch.setattr(workers, "FEWEST_FOR_PROCESSES", 2)
    texts = [WORDS.format(number=number) for number in range(5)]
    sources = [put(tmp_path, f"{number}.txt", text) for number, text in enumerate(texts)]
    digests = [digest(number, source) for number, source in enumerate(sources)]
    one = evidencing.gather(tmp_path, digests, VOCABULARY, "", Progress(), [])
    assert len(one) == len(looked) == len(digests)
    (tmp_path / ".cache" / evidencing.MEMORY).unlink()
    assert evidencing.gather(tmp_path, digests, VOCABULARY, "", Progress(), [], 2) == one
    assert len(looked) == len(digests), "this process read a source"


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00\xff"])
def test_a_damaged_memory_counts_as_none(tmp_path: Path, looked: list[str], content: bytes) -> None:
    digests = [digest(1, put(tmp_path, "a.txt", WORDS.format(number=1)))]
    first = evidencing.gather(tmp_path, digests, VOCABULARY, "", Progress(), [])
    (tmp_path / ".cache" / evidencing.MEMORY).write_bytes(content)
    assert evidencing.gather(tmp_path, digests, VOCABULARY, "", Progress(), []) == first
    assert len(looked) == 2


def test_a_source_that_the_program_fails_at_is_named_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [put(tmp_path, f"{n}.txt", WORDS.format(number=n)) for n in range(2)]
    digests = [digest(number, source) for number, source in enumerate(sources)]
    read = evidencing.Texts.read

    def failing(texts: evidencing.Texts, source: Source) -> object:
        if source == sources[0]:
            raise RuntimeError("a slip")
        return read(texts, source)

    problems: list[Problem] = []
    with monkeypatch.context() as patch:
        patch.setattr(evidencing.Texts, "read", failing)
        found = evidencing.gather(tmp_path, digests, VOCABULARY, "", Progress(), problems)
    assert set(found) == {digests[1].id}
    assert [(one.file, one.code, one.severity) for one in problems] == [
        ("seeds/0.txt", "B006", "warning")
    ]
    assert "a slip" in problems[0].message
    assert len(evidencing.gather(tmp_path, digests, VOCABULARY, "", Progress(), [])) == 2
