"""Sources as given on the command line: files, folders, standard input and web addresses."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from policydigest.articles import read_articles
from policydigest.commands.paths import is_address, is_there, named_path
from policydigest.formats import reading
from policydigest.formats.parts import MAX_UNPACKED, Address, ArticleError, Item, Origin
from policydigest.model import Problem
from policydigest.store import StoreError, inputs

STDIN = "standard input"
NOTHING_IN_IT = "holds no file that could be an article. Check the path, or put articles into it."


def read_sources(sources: Iterable[str]) -> Iterator[Item]:
    """The articles in files, folders and archives, and in standard input (`-`), in their order.

    Each is named by the path as given; an article in a file of several by its place there too.
    Web addresses, and those in lists and feeds, are handed on; what cannot be read is an error
    among the rest. Raises `UsageError`.
    """
    for source in sources:
        path = named_path(source)
        found: Iterable[Item]
        if is_address(source):
            found = [Address("", source)]
        elif source == "-":
            found = read_standard_input()
        elif is_there(path) and path.is_dir():
            found = _read_folder(path)
        else:
            found = read_articles(path)
        yield from found


def read_standard_input() -> Iterator[Item]:
    """The articles in what is handed over by another program."""
    if sys.stdin is None:
        yield ArticleError(STDIN, "is closed. Hand over the article there, or name a file")
    else:
        yield from reading.read_bytes(sys.stdin.buffer.read(MAX_UNPACKED), Origin(STDIN))


def _read_folder(folder: Path) -> Iterator[Item]:
    problems: list[Problem] = []
    for path in files_in(folder, problems):
        yield from read_articles(path)
    for one in problems:
        if one.severity == "error":
            yield ArticleError(one.file, one.message.removesuffix("."), one.line)


def files_in(folder: Path, problems: list[Problem]) -> list[Path]:
    """The files of sources below a folder; what is wrong with others goes into `problems`."""
    try:
        found = inputs.find_sources(folder, "")
    except StoreError as error:
        text = str(error).removeprefix(f"{folder}: ")
        problems.append(Problem(folder.as_posix(), 1, "S001", text))
        return []
    problems += [replace(one, file=(folder / one.file).as_posix()) for one in found.problems]
    if not found.files:
        problems.append(Problem(folder.as_posix(), 1, "S001", NOTHING_IN_IT))
    return [folder / name for name in found.files]
