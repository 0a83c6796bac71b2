"""Near copies of articles that have a digest already."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from helpers import Project
from policydigest import digests, holdings, store
from policydigest.drafts import sketching, twins
from policydigest.drafts.twins import Twins, sketch
from policydigest.progress import Progress

MakeProject = Callable[..., Project]
RULES = " ".join(
    f"Rule {n} caps the catch of kind {n} at {n * 37} tonnes a year." for n in range(40)
)
TEXT = f"Japan and Chile signed an agreement on fisheries in Tokyo on 5 March 2024. {RULES}"
OTHER = TEXT.replace("caps the catch of kind", "lets each yard build ship").replace(
    "tonnes", "knots"
)


def test_a_near_copy_is_known_whenever_it_comes(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project()
    project.write("seeds/a.txt", TEXT)
    assert project.call("draft") == 0
    (path,) = (project.root / "digests").rglob("*.md")
    name = path.relative_to(project.root).as_posix()
    page = f"<!doctype html><title>Two sign</title><article><p>{TEXT}</p><p>Printed by X.</p></article>"
    project.write("seeds/b.html", page)
    project.write("seeds/c.txt", OTHER)
    capsys.readouterr()
    for arguments in (["--dry-run"], []):
        assert project.call("draft", *arguments) == 0
        out, err = capsys.readouterr()
        assert (
            f"seeds/b.html:1: S006 warning: has nearly the same text as the source of {name};"
            in err
        )
        assert out.count("raft") == 1  # the other article is none of it
    # the line that is given names it as a second source, and then nothing is said any more
    line = err.partition("add this to the sources there: ")[2].splitlines()[0]
    text = path.read_text(encoding="utf-8")
    head, mark, tail = text.partition("status: draft")
    path.write_text(f"{head.rstrip()}\n  {line}\n{mark}{tail}", encoding="utf-8")
    digest = digests.parse(path.read_text(encoding="utf-8"), name).digest
    assert digest is not None
    assert [source.file for source in digest.sources] == ["seeds/a.txt", "seeds/b.html"]
    assert project.call("draft") == 0
    assert "S006" not in capsys.readouterr().err
    # and the digest goes on being drafted from the first
    assert project.call("draft", "--update") == 0
    after = digests.parse(path.read_text(encoding="utf-8"), name).digest
    assert after is not None
    assert (after.title, after.sources, after.body) == (digest.title, digest.sources, digest.body)


def test_a_text_is_read_once(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make_project()
    project.write("seeds/a.txt", TEXT)
    assert project.call("draft") == 0
    parsed = holdings.read_digests(project.root, [], Progress())
    first = sketching.of_digests(project.root, parsed)
    memory = project.root / store.CACHE / sketching.MEMORY
    kept = memory.read_bytes()
    (project.root / "seeds/a.txt").unlink()
    again = sketching.of_digests(project.root, parsed)
    assert again == first
    assert again.find(sketch(TEXT)) == parsed[0].path
    memory.write_bytes(b"x\n" + kept[:90] + b"\n" + kept)  # a damaged line costs nothing else
    assert sketching.of_digests(project.root, parsed) == first
    memory.unlink()
    assert sketching.of_digests(project.root, parsed) == Twins()


def test_the_work_grows_with_the_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many texts share their boilerplate, each is compared with a few."""
    compared: list[int] = []

    def unlike(*_: object) -> bool:
        compared.append(1)
        return False

    monkeypatch.setattr(twins, "_are_alike", unlike)
    footer = " ".join(f"boilerplate{n}" for n in range(80))
    seen, count = Twins(), 600
    for n in range(count):
        mine = sketch(" ".join(f"t{n}w{k}" for k in range(80)) + " " + footer)
        assert seen.find(mine) is None
        seen.add(str(n), mine)
    assert count < len(compared) <= count * 2 * twins.ROWS * twins.ROWS  # of 180,000 pairs
