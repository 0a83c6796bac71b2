"""What the vocabulary's files say is kept, and goes with any change of them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from helpers import REPOSITORY, Project
from policydigest import checking, checks, holdings, program, store
from policydigest.model import Problem
from policydigest.notation import strict_yaml
from policydigest.progress import Progress
from policydigest.store import CACHE, StoreError, inputs
from policydigest.vocabulary import Tables, Vocabulary
from policydigest.vocabulary import memory as vocabulary_memory

TOPICS = "seeds/vocabulary/topics.yml"


@pytest.fixture(autouse=True)
def _another_process_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read is that which lies on the disk."""
    monkeypatch.setattr(holdings, "_recalled", holdings._recalled.__wrapped__)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "seeds/vocabulary", tmp_path / "seeds/vocabulary")
    return tmp_path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are taken for YAML from now on."""
    texts: list[str] = []
    load = strict_yaml.load

    def noted(text: str) -> strict_yaml.Loaded:
        texts.append(text)
        return load(text)

    monkeypatch.setattr(strict_yaml, "load_once", noted)
    return texts


def check(root: Path, problems: list[Problem], *, keep: bool = False) -> Vocabulary | None:
    """What the vocabulary's files say as they stand now."""
    texts = inputs.read_vocabulary(root)
    if keep:
        return holdings.checked_vocabulary(root, texts, problems)
    with holdings.checked_beside(texts, problems, jobs=1) as vocabulary:
        return vocabulary


def test_a_vocabulary_that_was_kept_is_the_same_without_yaml(root: Path, parsed: list[str]) -> None:
    first = holdings.read_vocabulary(root, keep=True)
    assert parsed
    parsed.clear()
    second = holdings.read_vocabulary(root)
    assert parsed == []
    assert second.countries == first.countries
    assert second.organisations == first.organisations
    assert second.instruments == first.instruments
    assert second.topics == first.topics
    assert second.masks == first.masks
    assert {c: v.sections for c, v in second.languages.items()} == {
        c: v.sections for c, v in first.languages.items()
    }


def test_nothing_is_written_unless_asked_for(root: Path) -> None:
    holdings.read_vocabulary(root)
    assert not (root / CACHE).exists()


def test_a_changed_file_is_read_again(root: Path) -> None:
    holdings.read_vocabulary(root, keep=True)
    text = (root / TOPICS).read_text(encoding="utf-8")
    (root / TOPICS).write_text(text.replace("name: Cybersecurity", "name: Cyber"), encoding="utf-8")
    assert holdings.read_vocabulary(root, keep=True).topics["cybersecurity"].name == "Cyber"


def test_an_error_is_told_with_its_line(root: Path) -> None:
    holdings.read_vocabulary(root, keep=True)
    text = (root / TOPICS).read_text(encoding="utf-8")
    (root / TOPICS).write_text(f"{text}  - {{id: x}}\n", encoding="utf-8")
    with pytest.raises(StoreError, match=rf"topics\.yml:{text.count(chr(10)) + 1}: "):
        holdings.read_vocabulary(root, keep=True)


@pytest.mark.parametrize("damage", ["", "{", "\x00"])
def test_a_damaged_memory_is_made_anew(root: Path, damage: str) -> None:
    expected = holdings.read_vocabulary(root, keep=True).topics
    memory = root / CACHE / vocabulary_memory.MEMORY
    whole = memory.read_bytes()
    for content in (damage.encode(), whole[: len(whole) // 2] + damage.encode()):
        memory.write_bytes(content)
        assert holdings.read_vocabulary(root, keep=True).topics == expected
        assert memory.read_bytes() == whole


def test_files_that_were_checked_are_not_checked_again_until_they_change(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (root / TOPICS).read_text(encoding="utf-8")
    (root / TOPICS).write_text(f"{text}  odd: {{name: Odd}}\n", encoding="utf-8")
    first: list[Problem] = []
    check(root, first)
    assert not (root / CACHE).exists()
    check(root, [], keep=True)
    with monkeypatch.context() as patch:
        patch.setattr(checks, "check_vocabulary", lambda _: pytest.fail("checked again"))
        second: list[Problem] = []
        check(root, second, keep=True)
    assert first
    assert second == first
    (root / TOPICS).write_text(text, encoding="utf-8")
    third: list[Problem] = []
    check(root, third, keep=True)
    assert third != first


def test_a_memory_that_a_proposal_brings_along_does_not_speak_for_it(root: Path) -> None:
    text = (root / TOPICS).read_text(encoding="utf-8")
    (root / TOPICS).write_text(f"{text}  odd: {{name: Odd}}\n", encoding="utf-8")
    vocabulary_memory.keep_problems(root, inputs.read_vocabulary(root), [])
    done = checking.check_project(root, Progress())
    assert [problem for problem in done.problems if problem.file == TOPICS]


def test_a_vocabulary_that_a_proposal_brings_along_in_a_memory_is_not_read(root: Path) -> None:
    holdings.read_vocabulary(root, keep=True)
    memory = root / CACHE / vocabulary_memory.MEMORY
    said = msgspec.msgpack.decode(memory.read_bytes())
    topics = said["tables"][Tables._fields.index("topics")]
    topics["odd"] = {"id": "odd", "name": "Odd"}
    memory.write_bytes(msgspec.msgpack.encode(said))
    assert "odd" in holdings.read_vocabulary(root).topics
    checked = checking.check_project(root, Progress()).vocabulary
    assert checked is not None
    assert "odd" not in checked.topics


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": 1}', "\x00"])
def test_a_damaged_memory_of_problems_is_made_anew(root: Path, damage: str) -> None:
    (root / CACHE).mkdir()
    (root / CACHE / vocabulary_memory.CHECKED).write_text(damage, encoding="utf-8")
    assert vocabulary_memory.recall_problems(root, inputs.read_vocabulary(root)) is None


def test_another_program_checks_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = inputs.read_vocabulary(root)
    vocabulary_memory.keep_problems(root, texts, [])
    assert vocabulary_memory.recall_problems(root, texts) == []
    monkeypatch.setattr(program, "fingerprint", lambda: "another")
    assert vocabulary_memory.recall_problems(root, texts) is None


def test_a_vocabulary_that_was_checked_is_read_without_yaml(root: Path, parsed: list[str]) -> None:
    first = check(root, [], keep=True)
    parsed.clear()
    second = check(root, [], keep=True)
    assert parsed == []
    assert first is not None
    assert second is not None
    assert second.organisations == first.organisations


def test_a_build_reads_each_file_once(
    make_project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or what is remembered could stand under other names than it was made with."""
    project = make_project()
    reads: Counter[Path] = Counter()
    read = store.read_text

    def counted(path: Path) -> str:
        reads[path] += 1
        return read(path)

    monkeypatch.setattr(store, "read_text", counted)
    assert project.call("build", "--no-site") == 0
    counts = {
        path: n for path, n in reads.items() if project.root / store.VOCABULARY in path.parents
    }
    assert project.root / TOPICS in counts
    assert set(counts.values()) == {1}
