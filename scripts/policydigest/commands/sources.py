"""Sources as given on the command line: files, folders, standard input and web addresses."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from policydigest import inputs
from policydigest.articles import read_articles
from policydigest.commands.paths import is_address, named_path
from policydigest.formats import reading
from policydigest.formats.parts import Address, Item, Origin

STDIN = "standard input"


def read_sources(sources: Iterable[str]) -> Iterator[Item]:
    """The articles in files, folders and archives, and in standard input (`-`), in their order.

    Each is named by the path as given; an article in a file of several by its place there too.
    Web addresses, and those in lists and feeds, are handed on. Raises `UsageError`.
    """
    for source in sources:
        path = named_path(source)
        found: Iterable[Item]
        if is_address(source):
            found = [Address("", source)]
        elif source == "-":
            found = reading.read_bytes(sys.stdin.buffer.read(), Origin(STDIN))
        elif path.is_dir():
            files = inputs.find_sources(path, "").files
            found = (item for name in files for item in read_articles(path / name))
        else:
            found = read_articles(path)
        yield from found
