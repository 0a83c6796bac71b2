"""What the published pages are made of, as hashes: when these are the same, so are the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from policydigest import program, store
from policydigest.hashes import content_hash, fingerprint
from policydigest.store.tree import Tree
from policydigest.store.trees import Trees

# Asking for the day of the build, or going through all pages.
_WHOLE_SITE = re.compile(rb"build_date|update_date|\bin\s+pages\b")


def hashes_of(docs: Tree, hashes: Mapping[str, str]) -> dict[str, str]:
    """The hash of each file below `docs/`, hidden ones left out; those in `hashes` are known."""
    return {
        name: hashes.get(name) or content_hash(store.read_bytes(docs.top / name))
        for name in docs.files()
    }


def layout_of(
    trees: Trees, config: MkDocsConfig, sources: Mapping[str, str], date: str | None
) -> str:
    """Everything that decides how pages look, besides their own Markdown."""
    words = [*program.versions()]
    custom = config.theme.custom_dir
    paths = [trees.root / name for name in (store.CONFIG, *map(str, config.hooks))]
    if custom:
        paths += [Path(custom, name) for name in sorted(trees.of(Path(custom)).files())]
    for path in paths:
        content = store.read_bytes(path)
        words.append(f"{path.name} {content_hash(content)}")
        # A template that asks for these shows more than its own page.
        if path.suffix in (".html", ".xml") and _WHOLE_SITE.search(content):
            words += [date or "", *map(" ".join, sorted(sources.items()))]
    # In the menu such a page stands under the title that it gives itself.
    words += [f"{name} {sources.get(name)}" for name in _untitled(config.nav)]
    return fingerprint(words)


def _untitled(nav: object) -> Iterator[str]:
    """The pages in the menu that it gives no title."""
    for item in nav if isinstance(nav, list) else ():
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            for inner in item.values():
                yield from _untitled(inner)
