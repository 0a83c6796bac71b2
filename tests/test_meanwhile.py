"""Files that somebody saves while a command runs: nothing of theirs is lost, the rest is done."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import samples
from helpers import Project
from policydigest import articles, digests, store
from policydigest.articles import ArticleError
from policydigest.drafts import drafting
from policydigest.drafts.known import Drafted
from policydigest.formats import reading
from policydigest.model import Article, Source
from policydigest.store import writing as store_writing

MakeProject = Callable[..., Project]
ARTICLE = (
    "Japan and Chile sign agreement on fisheries\n\nTOKYO, 5 March 2024 — Japan and Chile signed "
    "an agreement on fisheries on Tuesday, the Ministry of Foreign Affairs of Japan said.\n"
)
DRAFTS = tuple(
    replace(
        samples.RELATED,
        id=f"2024-03-0{number}-nigeria-and-japan",
        date=f"2024-03-0{number}",
        title=f"Nigeria and Japan meet a {number}rd time",
        countries=("Japan", "Nigeria"),
        status="draft",
        reviewed_by=None,
        reviewed_on=None,
        supersedes=(),
        related=(),
        sources=(Source(title="A notice", url=f"https://example.org/{number}", publisher="News"),),
    )
    for number in (3, 4)
)
SAVED, OTHER = (f"digests/2024/{one.id}.md" for one in DRAFTS)


@pytest.fixture
def save(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], bytes]:
    """Have an editor save a file while a command is about to replace it: after its new text
    was written beside it, and just before that takes its place.
    """

    def saved(path: Path) -> bytes:
        by_hand = path.read_bytes() + b"\nWritten by hand, and saved just now.\n"
        write = store_writing._write_temporary

        def beside(target: Path, content: bytes, *, durable: bool) -> Path:
            temporary = write(target, content, durable=durable)
            if target == path:
                path.write_bytes(by_hand)
            return temporary

        monkeypatch.setattr(store_writing, "_write_temporary", beside)
        return by_hand

    return saved


@pytest.fixture
def project(make_project: MakeProject) -> Project:
    """Two digests that every command below has something to change in."""
    made = make_project()
    for path, one in zip((SAVED, OTHER), DRAFTS, strict=True):
        made.write(path, digests.write(one).replace("Japan, Nigeria", "Japan,  Nigeria"))
    return made


@pytest.mark.parametrize(
    "command",
    [
        ("check", "--fix"),
        ("approve", "digests", "--by", "Sam Lee", "--on", "2024-06-01"),
        ("vocabulary", "rename", "country", "Nigeria", "Federal Republic of Nigeria"),
    ],
    ids=lambda command: command[0],
)
def test_a_digest_saved_meanwhile_stays_and_the_others_are_done(
    command: tuple[str, ...],
    project: Project,
    save: Callable[[Path], bytes],
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = project.read(OTHER)
    by_hand = save(project.root / SAVED)
    assert project.call(*command) == 1
    assert f"{SAVED}:1: S016 was changed while this ran" in capsys.readouterr().err
    assert (project.root / SAVED).read_bytes() == by_hand
    assert project.read(OTHER) != before
    assert not list(project.root.rglob(f"{store.TEMPORARY_PREFIX}*"))
    project.call("check", "--fix")
    assert project.read(SAVED).encode() != by_hand
    assert "Written by hand" in project.read(SAVED)


def test_a_digest_saved_while_it_is_drafted_again_stays(
    make_project: MakeProject, save: Callable[[Path], bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project()
    for number, place in enumerate(("TOKYO", "SANTIAGO")):
        project.write(f"seeds/{number}.txt", ARTICLE.replace("TOKYO", place))
        assert project.call("draft", f"seeds/{number}.txt") == 0
        project.write(f"seeds/{number}.txt", f"{ARTICLE}\nIt is worth ${number + 2} million.\n")
    first, *_ = sorted((project.root / "digests").rglob("*.md"))
    by_hand = save(first)
    assert project.call("draft", "--update") == 1
    said = capsys.readouterr()
    assert f"{first.relative_to(project.root)}:1: S016" in said.err
    assert first.read_bytes() == by_hand
    assert f"Refreshed {first.relative_to(project.root)}" not in said.out


def test_a_file_made_while_a_draft_of_its_name_is_written_stays(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project()
    for number, what in enumerate(("steel and ore", "tea and coffee")):
        project.write(f"seeds/{number}.txt", ARTICLE.replace("fisheries", what))
    place, made = store_writing._place_exclusively, list[Path]()

    def somebody_first(temporary: Path, path: Path) -> None:
        if not made:
            made.append(path)
            path.write_text("by hand")
        place(temporary, path)

    monkeypatch.setattr(store_writing, "_place_exclusively", somebody_first)
    assert project.call("draft") == 1
    said = capsys.readouterr()
    name = made[0].relative_to(project.root).as_posix()
    assert f"seeds/0.txt:1: S016 was not drafted: meanwhile somebody made {name}." in said.err
    assert made[0].read_text() == "by hand"
    assert said.out.count("Drafted digests/") == 1
    assert not list(project.root.rglob(f"{store.TEMPORARY_PREFIX}*"))
    made[0].unlink()
    assert project.call("draft") == 0
    assert f"Drafted {name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["seeds/vocabulary/ids.list", "seeds/vocabulary/countries.yml"])
def test_a_vocabulary_saved_meanwhile_is_left_and_no_digest_touched(
    name: str, project: Project, save: Callable[[Path], bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.contents("digests")
    by_hand = save(project.root / name)
    if name.endswith("list"):
        (project.root / name).write_text("# an old list\n")
        by_hand = save(project.root / name)
    assert project.call("vocabulary", "rename", "country", "Nigeria", "Nigerian Republic") == 1
    assert f"{project.root / name}: was changed while this ran" in capsys.readouterr().err
    assert (project.root / name).read_bytes() == by_hand
    assert project.contents("digests") == before


def test_a_digest_that_went_meanwhile_is_not_brought_back(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write = store_writing._write_temporary

    def beside(target: Path, content: bytes, *, durable: bool) -> Path:
        target.unlink(missing_ok=True)
        return write(target, content, durable=durable)

    monkeypatch.setattr(store_writing, "_write_temporary", beside)
    assert project.call("check", "--fix", SAVED) == 1
    assert f"{SAVED}:1: S016" in capsys.readouterr().err
    assert not (project.root / SAVED).exists()


# --------------------------------------------------------------------------- sources


def test_a_source_still_being_written_is_drafted_by_the_next_run(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project()
    path = project.write("seeds/slow.txt", ARTICLE)
    enough = threading.Event()

    def download() -> None:
        with path.open("a", encoding="utf-8") as file:
            while not enough.wait(0.0005):
                file.write("Another sentence of the article has come in from far away.\n")
                file.flush()
            file.write("This is the end.\n")

    slow = threading.Thread(target=download)
    slow.start()
    try:
        assert project.call("draft", "--jobs", "1") == 1
    finally:
        enough.set()
        slow.join()
    assert "seeds/slow.txt:1: S016 was changed while this ran" in capsys.readouterr().err
    assert not (project.root / "digests").exists() or not project.contents("digests")
    assert project.call("draft", "--jobs", "1") == 0
    ((_, data),) = project.contents("digests").items()
    found = digests.parse_bytes(data, "x.md").digest
    assert found is not None
    assert found.sources[0].sha256 == articles.read_article(path).sha256


def test_the_other_sources_are_drafted(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project()
    project.write("seeds/a.txt", ARTICLE)
    project.write("seeds/b.txt", ARTICLE.replace("Chile", "Nigeria").replace("fisheries", "steel"))
    draft = drafting._draft_article

    def slow(shared: drafting._Shared, article: Article) -> Drafted:
        if article.name == "seeds/a.txt":
            project.write("seeds/a.txt", "")
        return draft(shared, article)

    monkeypatch.setattr(drafting, "_draft_article", slow)
    assert project.call("build", "--no-site", "--jobs", "1") == 1
    said = capsys.readouterr()
    assert "seeds/a.txt:1: S016" in said.err
    assert len(project.contents("digests")) == 1
    assert "Drafted" in said.out


def test_an_archive_that_grows_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.txt", ARTICLE)
    read = reading.read

    def growing(*arguments: object) -> object:
        yield from read(*arguments)  # type: ignore[arg-type]
        with path.open("ab") as file:
            file.write(b"more")

    monkeypatch.setattr(reading, "read", growing)
    *found, last = articles.read_articles(path)
    assert len(found) == 1
    assert isinstance(last, ArticleError)
    assert "was changed while it was read" in str(last)


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
@pytest.mark.parametrize("command", [("draft",), ("build", "--no-site")], ids=["draft", "build"])
def test_a_digest_saved_in_another_encoding_is_not_drafted_again(
    command: tuple[str, ...], encoding: str, make_project: MakeProject
) -> None:
    project = make_project()
    project.write("seeds/a.txt", ARTICLE)
    assert project.call("draft") == 0
    ((name, data),) = project.contents("digests").items()
    saved = data.decode().replace("Japan", "Japán").replace("—", "-").replace("’", "'")
    project.write(f"digests/{name}", saved.encode(encoding, "replace"))
    before = project.contents("digests")
    project.call(*command)
    assert project.contents("digests") == before
