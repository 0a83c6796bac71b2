"""What a new site's requirements.txt says, by where this program came from."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from policydigest.new_sites.installation import Requirement, _requirement

COMMIT = "0" * 40


def told(origin: object) -> Requirement:
    return _requirement("1.2.3", json.dumps(origin))


def test_from_an_index_or_a_checkout() -> None:
    pinned = Requirement(("policydigest==1.2.3",))
    assert _requirement("1.2.3", None) == pinned
    checkout = told({"url": "file:///checkout", "dir_info": {"editable": True}})
    assert checkout == pinned._replace(is_certain=False)


def test_from_a_wheel_that_is_still_there(tmp_path: Path) -> None:
    wheel = tmp_path / "policydigest-1.2.3-py3-none-any.whl"
    wheel.write_bytes(b"x")
    digest = hashlib.sha256(b"x").hexdigest()
    origin = {"url": wheel.as_uri(), "archive_info": {"hashes": {"sha256": digest}}}
    assert told(origin) == (("--find-links wheels", "policydigest==1.2.3"), wheel, True)
    wheel.write_bytes(b"another")
    assert told(origin).wheel is None
    wheel.unlink()
    assert told(origin).wheel is None


def test_from_an_address_or_a_repository() -> None:
    origin = {"url": "https://x.example/p.whl", "archive_info": {"hashes": {"sha256": "ab"}}}
    assert told(origin).lines == ("policydigest @ https://x.example/p.whl#sha256=ab",)
    vcs = {"url": "https://x.example/p.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}
    assert told(vcs).lines == (f"policydigest @ git+https://x.example/p.git@{COMMIT}",)
