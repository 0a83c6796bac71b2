"""The synthetic collection, and the bench on a small one."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

import samples
from helpers import REPOSITORY
from policydigest import bench, checks, digests
from policydigest.synthetic import Maker


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


def test_the_bench_measures_every_stage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    assert bench.main(["--count", "12", "--jobs", "1"]) == 0
    told = capsys.readouterr().out
    for stage in (
        "Making the collection",
        "Reading digests",
        "Drafting",
        "Checking",
        "Indexing",
        "Writing pages",
        "Making pages",
        "Indexing for search",
        "All again, nothing changed",
    ):
        assert stage in told
    for folder in ("digests/", "docs/", "site/", "site/pagefind/"):
        assert folder in told
