"""Newer versions of packages: lock files resolved elsewhere, proposed if they are nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from policydigest import store
from policydigest.forge.github import GitHub
from policydigest.forge.posting import ForgeError

LOCKS = ("requirements.lock", "requirements-dev.lock")
BRANCH = "newer-packages"
_MAX_BYTES = 2_000_000
_LINE = re.compile(
    r"#.*"  # how it was made
    r"|[a-z0-9-]+==[^ ;\\]+(?: ; [^\\]+)? \\"  # a package of one version, perhaps on one system
    r"|    --hash=sha256:[0-9a-f]{64}(?: \\)?"  # what may be installed as that
)
_BODY = (
    "The newest versions that `pyproject.toml` allows, with the hashes of what may be installed "
    "(`make upgrade`). To start the tests, close this proposal and open it again.\n"
)


def propose(github: GitHub, root: Path, folder: Path) -> None:
    """Propose the lock files in `folder` that differ from those of the project.

    Raises `StoreError`, and `ForgeError` too for a line that names a package in no exact way.
    """
    files: dict[str, bytes] = {}
    for name in LOCKS:
        data = store.read_bytes(folder / name, limit=_MAX_BYTES)
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
            if not _LINE.fullmatch(line):
                raise ForgeError(f"{name}:{number}: is no line of a lock file")
        if data != store.read_bytes(root / name):
            files[name] = data
    if files:
        github.propose(BRANCH, files, "Newer versions of packages", _BODY)
    else:
        print("Every package is of the newest version that is allowed.")
