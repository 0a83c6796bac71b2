"""Hashes that stand for words tell where each ends."""

from __future__ import annotations

from policydigest.hashes import fingerprint


def test_a_fingerprint_sees_where_a_word_ends() -> None:
    assert fingerprint(["ab", "c"]) != fingerprint(["a", "bc"])
    assert fingerprint(["a", "b"]) != fingerprint(["b", "a"])
