"""Templates without a text of their own (the map, the page for wrong addresses), and their code.

They are made again only if what they may show has changed.
"""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Container, Iterable, Mapping
from functools import cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_date

from policydigest.exports.headers import inline_scripts
from policydigest.publishing.kept import Kept


class _Compiled(jinja2.FileSystemBytecodeCache):
    """What templates compile to, in the folder where Jinja keeps it for the user of this machine.

    It is code, so it is not kept in the project: somebody else might have put it there. Nobody but
    the user may write into Jinja's own folder, which Jinja makes sure of.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """See Jinja."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            bucket.reset()  # damaged, so it is compiled and kept anew

    def dump_bytecode(self, bucket: Bucket) -> None:
        """See Jinja."""
        with contextlib.suppress(OSError):  # Without it, it only takes longer.
            super().dump_bytecode(bucket)


@cache
def compiled() -> jinja2.BytecodeCache | None:
    """Where compiled templates are kept from one build to the next; None if nowhere is safe."""
    # What a template compiles to depends on these too.
    words = [f"{name} {metadata.version(name)}" for name in ("Jinja2", "mkdocs")]
    used = blake2b("\n".join(words).encode("utf-8"), digest_size=8).hexdigest()
    try:
        return _Compiled(pattern=f"policydigest-{used}-%s")
    except (OSError, RuntimeError):
        return None


def listed(layout: str, pages: Iterable[str]) -> str:
    """What stands for all that such templates may show; `pages` are the paths of all pages.

    A template that shows more of the pages than where they are makes another layout of it.
    """
    parts = [layout, get_build_date(), *pages]
    return blake2b("\n".join(parts).encode("utf-8"), digest_size=16).hexdigest()


def still_right(
    kept: Kept, intact: Container[str], shown: str, config: MkDocsConfig
) -> Mapping[str, tuple[str, ...]]:
    """The files of such templates and their scripts, if none need be made again.

    `intact` are the published files that nobody has touched, `shown` is what `listed` gives now.
    """
    right = kept.listed == shown and kept.templates.keys() >= config.theme.static_templates
    return kept.templates if right and all(name in intact for name in kept.templates) else {}


def made(config: MkDocsConfig) -> dict[str, tuple[str, ...]]:
    """The files that were made of such templates, with the inline scripts in each."""
    names = sorted(config.theme.static_templates)
    names += [f"{name}.gz" for name in names if name == "sitemap.xml"]
    paths = {name: Path(config.site_dir, name) for name in names}
    return {name: scripts_of(path) for name, path in paths.items() if path.is_file()}


def scripts_of(path: Path) -> tuple[str, ...]:
    """The inline scripts of a file, none if it is no page."""
    if path.suffix != ".html":
        return ()
    return tuple(sorted(inline_scripts(path.read_text(encoding="utf-8"))))
