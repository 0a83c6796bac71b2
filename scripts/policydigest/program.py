"""The program's own state: what it makes is only as good as the day's code."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable

# What decides how a page looks besides the project's own files.
RENDERERS = (
    "mkdocs",
    "mkdocs-material",
    "Markdown",
    "pymdown-extensions",
    "Pygments",
    "Jinja2",
    "pagefind",
)


def versions() -> list[str]:
    """What the site is made with: this program's state and the versions of others."""
    return [fingerprint(), *_renderers()]


@cache
def _renderers() -> list[str]:
    return [f"{name} {metadata.version(name)}" for name in RENDERERS]


@cache
def fingerprint() -> str:
    """A hash of the package's modules and data: with another one, nothing is kept."""
    total = blake2b(digest_size=16)
    for name, content in _all(files("policydigest"), ""):
        total.update(f"{name} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()


def _all(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.name == "__pycache__":
            continue
        if item.is_dir():
            found += _all(item, f"{prefix}{item.name}/")
        else:
            found.append((prefix + item.name, item.read_bytes()))
    return found
