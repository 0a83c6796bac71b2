"""Makes the files of a release below dist/ (`make release`, with the tag as TAG).

The wheel is built twice, from the checkout and from what is committed alone, elsewhere and with
other times: a release whose wheel differs, because something lies about or depends on the machine,
is not made. Beside it go the bill of materials, the checksums of both, and the notes, which are the
version's part of CHANGELOG.md. Everything is the same wherever the same commit is built.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

import bill

from policydigest.store.unpacking import unpack

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "dist"
SUMS = "SHA256SUMS"
NOTES = "notes.md"
_BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


class ReleaseError(Exception):
    """A release that must not be made; the text says why and what to do."""


def version_of(root: Path, tag: str) -> str:
    """The project's version, if that is what the tag says. Raises `ReleaseError`."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = str(project["version"])
    if tag != f"v{version}":
        raise ReleaseError(
            f"the tag is {tag!r}, and pyproject.toml says {version}: the tag must be v{version}"
        )
    return version


def notes(changelog: str, version: str) -> str:
    """What CHANGELOG.md says of a version. Raises `ReleaseError`."""
    parts = re.split(r"^## (.+)$", changelog, flags=re.MULTILINE)
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        if heading.split()[0] == version and text.strip():
            return f"{text.strip()}\n"
    raise ReleaseError(
        f"CHANGELOG.md has no part of {version}. Give what stands under Unreleased the heading "
        f"`## {version} (the day)`"
    )


def wheel_of(source: Path, folder: Path) -> Path:
    """Build the wheel of a source tree into a folder."""
    environment = {"PATH": os.environ["PATH"]}  # nothing else of this machine's may reach it
    run = subprocess.run(
        [sys.executable, "-c", _BUILD, str(folder)],
        cwd=source,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    return folder / run.stdout.split()[-1]


def build_twice(root: Path, folder: Path) -> Path:
    """The wheel of the checkout, in `folder`, if the commit alone gives the same one.

    Raises `ReleaseError`.
    """
    with tempfile.TemporaryDirectory() as name:
        committed, other = Path(name, "committed"), Path(name, "wheel")
        archive = subprocess.run(
            ["git", "archive", "--format=tar", "HEAD"], cwd=root, check=True, capture_output=True
        ).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            unpack(tar, committed)
        other.mkdir()
        wheel, again = wheel_of(root, folder), wheel_of(committed, other)
        if (wheel.name, wheel.read_bytes()) != (again.name, again.read_bytes()):
            raise ReleaseError(
                "the checkout and its commit give different wheels. Commit or remove what "
                "`git status --ignored` shows below scripts/, docs/, overrides/ and seeds/"
            )
    return wheel


def sums(files: list[Path]) -> str:
    """Checksums as `sha256sum --check` reads them."""
    return "".join(f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in files)


def make(root: Path, tag: str) -> list[Path]:
    """Write the files of the release `tag` into dist/, with nothing else left in it.

    Raises `ReleaseError`.
    """
    version = version_of(root, tag)
    said = notes((root / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    folder = root / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    wheel = build_twice(root, folder)
    found = list(bill.components((root / bill.LOCK).read_text(encoding="utf-8")))
    listed = root / bill.BILL
    listed.write_text(bill.bill(found, version), encoding="utf-8")
    (folder / NOTES).write_text(said, encoding="utf-8")
    (folder / SUMS).write_text(sums([wheel, listed]), encoding="utf-8")
    return sorted(folder.iterdir())


def main() -> int:
    """Make the files of the release that the variable TAG names."""
    try:
        files = make(ROOT, os.environ.get("TAG", ""))
    except ReleaseError as error:
        print(f"No release is made: {error}.", file=sys.stderr)
        return 1
    print("".join(f"{path.relative_to(ROOT)}\n" for path in files), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
