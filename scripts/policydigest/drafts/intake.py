"""What is to be drafted: the files of the project, and each article in those that hold several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from policydigest.articles import ArticleError, is_container, read_articles
from policydigest.formats.parts import Address
from policydigest.model import Article, Problem
from policydigest.notices import unreadable

# A path relative to the project's folder, or an article that was read already.
Work = str | Article


def expand(
    root: Path,
    names: Iterable[str],
    problems: list[Problem],
    wanted: Callable[[str], bool],
    holds_several: Callable[[str], bool] | None = None,
) -> Iterator[Work]:
    """The sources in these files; `wanted` says by its name whether one is.

    `holds_several` tells of which files there may be several in one, if that is known.

    Addresses in them are named in `problems` and not followed: whoever put a file here may not
    send this machine anywhere. What cannot be read is named too.
    """
    for name in names:
        if not (holds_several(name) if holds_several else is_container(root / name)):
            if wanted(name):
                yield name
            continue
        leads = 0
        for item in read_articles(root / name, root=root):
            if isinstance(item, Address):
                leads += 1
            elif isinstance(item, ArticleError):
                problems.append(unreadable(item.name, item))
            elif wanted(item.name):
                yield item
        if leads:
            problems.append(_not_followed(name, leads))


def _not_followed(name: str, count: int) -> Problem:
    which = "an address" if count == 1 else f"{count} addresses"
    text = f"leads to {which}, which are fetched on request only: `policydigest draft {name}`."
    return Problem(name, 1, "S013", text, "warning")
