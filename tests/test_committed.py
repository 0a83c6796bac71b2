"""Every committed digest is sound, and every seed has one."""

from __future__ import annotations

import pytest

from helpers import REPOSITORY
from policydigest import digests
from policydigest.checks import check_collection, check_digest, outlines
from policydigest.store import inputs
from recognition import vocabulary

FILES = sorted((REPOSITORY / "digests").rglob("*.md"))
PARSED = [digests.parse_bytes(f.read_bytes(), f.relative_to(REPOSITORY).as_posix()) for f in FILES]


@pytest.mark.parametrize("parsed", PARSED, ids=lambda parsed: parsed.path)
def test_digest_has_no_error(parsed: digests.ParsedDigest) -> None:
    errors = [p for p in check_digest(parsed, vocabulary()) if p.severity == "error"]
    assert not errors
    assert parsed.digest is not None
    assert digests.write(parsed.digest) == parsed.text


def test_the_collection_has_no_error() -> None:
    assert not [p for p in check_collection(outlines(PARSED)) if p.severity == "error"]


def test_every_seed_has_its_digest() -> None:
    seeds = {f"seeds/{name}" for name in inputs.find_sources(REPOSITORY / "seeds", "").files}
    named = {source.file for one in PARSED if one.digest for source in one.digest.sources}
    assert {seed for seed in seeds if "vocabulary" not in seed} <= named
