"""What every step of a build is handed, and what applies to all digests."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from policydigest import holdings
from policydigest import site as site_module
from policydigest.hashes import fingerprint
from policydigest.model import Problem
from policydigest.progress import Progress
from policydigest.site import SiteError
from policydigest.store import inputs
from policydigest.store.trees import Trees
from policydigest.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Run:
    """What every step of a build is handed; each adds what it finds wrong to `problems`."""

    trees: Trees
    jobs: int
    previewing: bool
    progress: Progress
    maker: str
    problems: list[Problem]

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.trees.root


@dataclass(frozen=True, slots=True)
class Setup:
    """What applies to all digests. `made_with` stands for the program and the vocabulary."""

    vocabulary: Vocabulary
    config: MkDocsConfig
    made_with: str


def set_up(run: Run) -> Setup | None:
    """Read vocabulary and configuration; None if one of them cannot be used."""
    texts = inputs.read_vocabulary(run.root)
    vocabulary = holdings.checked_vocabulary(run.root, texts, run.problems)
    if vocabulary is None:
        return None
    try:
        config = site_module.configuration(run.root)
    except SiteError as error:
        run.problems.extend(error.problems)
        return None
    return Setup(vocabulary, config, fingerprint([run.maker, *chain(*sorted(texts.items()))]))
