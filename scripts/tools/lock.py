"""Writes the lock files (build, development, security) from pyproject.toml (`make lock`).

All hold exact versions and hashes for every platform and every supported Python. The build
backend is locked too, so that installing the package itself downloads nothing that is not named
here. Versions already locked stay unless `--upgrade` is given.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADER = "# Written by `make lock` from pyproject.toml; installed with pip --require-hashes.\n"
OLDEST_PYTHON = "3.11"


def main() -> int:
    """Compile the lock files; each keeps to the versions of the one before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    upgrade = parser.parse_args().upgrade
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    backend = "\n".join(project["build-system"]["requires"])
    compile_lock("requirements.lock", backend, [], upgrade=upgrade)
    options = ["--extra", "dev", "--constraint", "requirements.lock"]
    compile_lock("requirements-dev.lock", backend, options, upgrade=upgrade)
    options = ["--extra", "security", "--constraint", "requirements-dev.lock"]
    compile_lock("requirements-security.lock", backend, options, upgrade=upgrade)
    return 0


def compile_lock(name: str, backend: str, options: list[str], *, upgrade: bool) -> None:
    """Resolve pyproject.toml together with the build backend into the file `name`."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "-"]
    command += ["--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes", "--quiet"]
    command += ["--no-header", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate"]
    command += ["--output-file", name, *options, *(["--upgrade"] if upgrade else [])]
    subprocess.run(command, cwd=ROOT, input=backend, text=True, check=True)
    path = ROOT / name
    path.write_text(HEADER + path.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
