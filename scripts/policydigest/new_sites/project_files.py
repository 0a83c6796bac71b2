"""The files that a project of digests has besides its content: settings, pages, theme, names.

They lie in the checkout, or in an installed package as its folder `project`, which the wheel is
given by `scripts/tools/wheel.py`. That script runs this module alone, so it imports nothing of
the package.
"""

from __future__ import annotations

from pathlib import Path

# Files, and folders of which everything counts that git does not ignore.
PARTS = (
    ".gitattributes",
    ".github",
    ".gitignore",
    ".gitlab-ci.yml",
    "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "SECURITY.md",
    "docs",
    "mkdocs.yml",
    "overrides",
    "seeds/vocabulary",
)
_PACKAGE = Path(__file__).resolve().parents[1]


def folder() -> Path:
    """Where the files of this installation lie."""
    packed = _PACKAGE / "project"
    return packed if packed.is_dir() else _PACKAGE.parents[1]


def names(root: Path) -> tuple[str, ...]:
    """The files' paths below `root`, sorted; what a build has written is not among them."""
    ignored = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    generated = tuple(line.strip("/") for line in ignored if line.startswith("/"))
    found: list[str] = []
    for part in PARTS:
        top = root / part
        files = top.rglob("*") if top.is_dir() else (top,)
        found.extend(path.relative_to(root).as_posix() for path in files if path.is_file())
    return tuple(sorted(name for name in found if not _is_below(name, generated)))


def _is_below(name: str, folders: tuple[str, ...]) -> bool:
    return any(name == folder or name.startswith(f"{folder}/") for folder in folders)
