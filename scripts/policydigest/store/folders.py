"""Where a project's files lie, below its folder."""

from __future__ import annotations

CONFIG = "mkdocs.yml"
CACHE = ".cache"  # what can be made again; git ignores it
SEEDS = "seeds"
VOCABULARY = "seeds/vocabulary"
VOCABULARY_IDS = f"{VOCABULARY}/ids.list"
DIGESTS = "digests"
DOCS = "docs"
