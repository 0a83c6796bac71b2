"""Where this program was installed from, so that a new site can install the same."""

from __future__ import annotations

import hashlib
import json
from importlib import metadata
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

PACKAGE = "policydigest"
WHEELS = "wheels"


class Requirement(NamedTuple):
    """Lines for requirements.txt, and the wheel that they need beside them, if any.

    `is_certain` tells whether they lead to this very program: one that runs from a checkout, or
    from a wheel that is gone, may be nowhere else.
    """

    lines: tuple[str, ...]
    wheel: Path | None = None
    is_certain: bool = True


def requirement() -> Requirement:
    """What installs the same program elsewhere, by pip's own record of where it came from.

    The record is the one that PEP 610 describes; what came from a package index has none.
    """
    distribution = metadata.distribution(PACKAGE)
    return _requirement(distribution.version, distribution.read_text("direct_url.json"))


def _requirement(version: str, record: str | None) -> Requirement:
    pinned = Requirement((f"{PACKAGE}=={version}",))
    origin = json.loads(record) if record else {}
    address = origin.get("url", "")
    if "vcs_info" in origin:
        info = origin["vcs_info"]
        return Requirement((f"{PACKAGE} @ {info['vcs']}+{address}@{info['commit_id']}",))
    if not origin:
        return pinned
    if "archive_info" not in origin:
        return pinned._replace(is_certain=False)
    digest = origin["archive_info"].get("hashes", {}).get("sha256")
    parts = urlsplit(address)
    if parts.scheme != "file":
        check = f"#sha256={digest}" if digest else ""
        return Requirement((f"{PACKAGE} @ {address.partition('#')[0]}{check}",))
    wheel = Path(url2pathname(parts.path))
    if wheel.suffix != ".whl" or not wheel.is_file() or _differs(wheel, digest):
        return pinned._replace(is_certain=False)
    return Requirement((f"--find-links {WHEELS}", *pinned.lines), wheel)


def _differs(path: Path, digest: str | None) -> bool:
    return digest is not None and hashlib.sha256(path.read_bytes()).hexdigest() != digest
