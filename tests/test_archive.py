"""Archives drafted from and to any address, here and on a real Dask cluster that loses a worker."""

from __future__ import annotations

import dataclasses
import itertools
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import distributed
import fsspec
import pytest

from helpers import REPOSITORY
from policydigest import digests, holdings
from policydigest.cli import main
from policydigest.drafts import archive
from policydigest.measuring.synthetic import Maker
from policydigest.parallel import workers
from policydigest.parallel.workers import Place
from policydigest.store import StoreError
from policydigest.store.inputs import read_vocabulary
from policydigest.vocabulary.reading import load_vocabulary

WHOLE = load_vocabulary(read_vocabulary(REPOSITORY))
# Few organisations, or each process of the cluster would take seconds to get ready.
VOCABULARY = dataclasses.replace(
    WHOLE, organisations=dict(itertools.islice(WHOLE.organisations.items(), 40))
)
ARTICLES = tuple(Maker(VOCABULARY).articles(80))
UNREADABLE = "000/broken.txt"


@pytest.fixture(autouse=True)
def _vocabulary_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holdings, "read_vocabulary", lambda root, **_: VOCABULARY)


def fill(folder: str, count: int) -> None:
    files, start = fsspec.core.url_to_fs(folder)
    for name, text in (*ARTICLES[:count], (UNREADABLE, "")):
        files.makedirs(f"{start}/{name}".rpartition("/")[0], exist_ok=True)
        files.pipe_file(f"{start}/{name}", text.encode())


def draft(source: str, target: str, *more: str) -> int:
    return main(["--root", str(REPOSITORY), "draft", source, "--to", target, *more])


def sources_of(target: Path) -> Counter[str | None]:
    """How many digests there are of each text."""
    found: Counter[str | None] = Counter()
    for path in target.rglob("*"):
        if path.is_file():
            digest = digests.parse(path.read_text(encoding="utf-8"), path.name).digest
            assert digest is not None, path
            assert digest.id == path.stem
            found.update(source.sha256 for source in digest.sources)
    return found


def test_an_archive_in_memory(capsys: pytest.CaptureFixture[str]) -> None:
    fill("memory://news", 20)
    assert draft("memory://news", "memory://drafts/one") == 1
    said = capsys.readouterr()
    assert said.err.endswith(
        f"memory:///news/{UNREADABLE}:1: S001 is empty. Put the text of the article in it, or delete it.\n"
        "20 digests written.\n1 error in 1 file.\n"
    )
    files = fsspec.filesystem("memory")
    names = files.find("/drafts/one")
    assert sorted(name.removeprefix("/drafts/one/") for name in names) == sorted(
        line.removeprefix("Drafted ") for line in said.out.splitlines()
    )
    text = files.cat_file(names[0]).decode()
    parsed = digests.parse(text, names[0])
    assert parsed.digest is not None
    assert digests.write(parsed.digest) == text


def test_a_second_run_does_only_the_rest_and_touches_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(str(tmp_path / "news"), 10)
    target = tmp_path / "drafts"
    draft(str(tmp_path / "news"), str(target))
    first = sorted(path for path in target.rglob("*.md"))
    first[0].unlink()
    first[1].write_text("edited")
    capsys.readouterr()
    draft(str(tmp_path / "news"), str(target), "--jobs", "1")
    assert capsys.readouterr().out == f"Drafted {first[0].relative_to(target)}\n"
    assert sorted(path for path in target.rglob("*.md")) == first
    assert first[1].read_text() == "edited"


def test_work_done_twice_ends_in_the_same_file(tmp_path: Path) -> None:
    fill(str(tmp_path / "news"), 5)
    found = archive.find([str(tmp_path / "news")])
    job = archive.Archive(str(tmp_path / "drafts"), VOCABULARY)
    for source in (*found.files, *found.files):
        archive._draft(job, source)
    assert set(sources_of(tmp_path / "drafts").values()) == {1}


def test_the_same_text_at_two_addresses_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLES[0][1])
    assert draft(str(tmp_path), str(tmp_path / "drafts")) == 0
    said = f"file://{tmp_path}/b.txt:1: S006 warning: has the same text as file://{tmp_path}/a.txt"
    assert said in capsys.readouterr().err


def test_an_address_that_means_nothing() -> None:
    with pytest.raises(StoreError) as raised:
        archive.find(["nonsense://x"])
    assert str(raised.value) == "nonsense://x: cannot be opened: Protocol not known: nonsense."


def test_an_address_with_nothing_there_is_named_and_the_rest_is_drafted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(ARTICLES[0][1])
    sources = ("memory://nowhere", str(tmp_path / "a.txt"))
    assert main(
        ["--root", str(REPOSITORY), "draft", *sources, "--to", str(tmp_path / "drafts")]
    ) == 1  # fmt: skip
    said = capsys.readouterr()
    assert said.out.count("Drafted ") == 1
    text = "memory://nowhere:1: S001 there is nothing there. Check the address."
    assert text in said.err.splitlines()


def test_an_archive_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(REPOSITORY), "draft", "--to", "memory://x"]) == 2
    assert "--to needs the addresses of the articles" in capsys.readouterr().err


# --------------------------------------------------------------------------- a cluster


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    """A scheduler and three worker processes."""
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, host="127.0.0.1", dashboard_address=None,
        silence_logs=60,
    ) as found:  # fmt: skip
        yield found


def kill_one(cluster: distributed.LocalCluster, target: Path, done: list[int]) -> None:
    """Kill a worker once the first digests are there; note how many."""
    while not (found := sum(1 for _ in target.rglob("*.md"))):
        time.sleep(0.01)
    done.append(found)
    os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)


def test_a_killed_worker_loses_nothing_and_doubles_nothing(
    cluster: distributed.LocalCluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(str(tmp_path / "news"), len(ARTICLES))
    target, done = tmp_path / "drafts", list[int]()
    killer = threading.Thread(target=kill_one, args=(cluster, target, done))
    killer.start()
    result = draft(str(tmp_path / "news"), str(target), "--scheduler", cluster.scheduler_address)
    killer.join()
    said = capsys.readouterr()
    assert result == 1, said.err
    assert "1 error in 1 file" in said.err, said.err
    assert f"{UNREADABLE}:1: S001" in said.err
    assert done[0] < len(ARTICLES), "the worker was killed too late"
    found = sources_of(target)
    assert len(found) == len(ARTICLES)
    assert set(found.values()) == {1}
    assert len(said.out.splitlines()) == len(ARTICLES)


def die_at_nine(_: object, number: int) -> int:
    if number == 9:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_what_kills_its_worker_again_and_again_is_lost_alone(
    cluster: distributed.LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)  # else 3, and as many restarts
    place = Place(scheduler=cluster.scheduler_address)
    results = list(workers.run(die_at_nine, None, range(40), place, lambda n, why: -n))
    assert results == [-n if n == 9 else n for n in range(40)]
