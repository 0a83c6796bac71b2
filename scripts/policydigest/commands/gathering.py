"""What `policydigest draft` is given (files, folders, archives, addresses) → what to draft."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from policydigest import store
from policydigest.articles import ArticleError, is_container, read_articles
from policydigest.commands.options import positive
from policydigest.commands.paths import is_address, is_there, named_path, project_path
from policydigest.commands.sources import (
    NOTHING_IN_IT,
    files_in,
    read_sources,
    read_standard_input,
)
from policydigest.dates import date_problem
from policydigest.drafts import intake
from policydigest.drafts.intake import Work
from policydigest.drafts.known import Known
from policydigest.fetching import private_texts
from policydigest.formats.parts import Address, Item
from policydigest.model import Article, Problem
from policydigest.notices import unreadable
from policydigest.progress import Progress
from policydigest.store import inputs

if TYPE_CHECKING:
    from policydigest.fetching.ledger import Ledger
    from policydigest.fetching.online import Online


def add_sources(parser: argparse.ArgumentParser, count: str, default: str = "") -> None:
    """Declare the sources, so many (`+`, `*`), and what is taken where none is named."""
    parser.add_argument(
        "sources",
        nargs=count,
        metavar="SOURCE",
        help=f"files, folders, archives, web addresses, - for standard input{default}",
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how lists and addresses are gone through, and gone on with."""
    add_fetching(parser)
    parser.add_argument(
        "--resume", action="store_true", help="fetch what an interrupted run has left"
    )


def add_fetching(parser: argparse.ArgumentParser) -> None:
    """Declare how lists and addresses are gone through."""
    parser.add_argument(
        "--since", type=_day, metavar="DAY", help="of feeds and lists, only what is as new as DAY"
    )
    parser.add_argument(
        "--limit", type=positive, metavar="N", help="of feeds and lists, at most N articles"
    )
    parser.add_argument(
        "--allow-private", action="store_true", help="fetch from this machine and its network too"
    )


def look(arguments: argparse.Namespace, progress: Progress) -> Iterator[Article | ArticleError]:
    """The articles in the sources named, for commands that write nothing and remember nothing.

    What is fetched comes after what is read here.
    """
    addresses: list[Address] = []
    for item in read_sources(arguments.sources):
        if isinstance(item, Address):
            addresses.append(item)
        else:
            yield item
    if not addresses:
        return
    from policydigest.fetching.ledger import Ledger

    problems: list[Problem] = []
    online = _online(arguments, None, Known(), Ledger(None), problems)
    with progress.stage("Fetching"):
        yield from online.articles(addresses, progress)
    yield from (ArticleError(one.file, one.message.removesuffix(".")) for one in problems)


def gather(
    arguments: argparse.Namespace,
    root: Path,
    known: Known,
    problems: list[Problem],
    progress: Progress,
) -> list[Work]:
    """The sources to draft; without any named, those below seeds/ that have no digest yet.

    One that is not there or cannot be read goes into `problems`, and the rest goes on. Raises
    `UsageError` and `StoreError`.
    """
    if not arguments.sources and not arguments.resume:
        found = inputs.find_sources(root)
        problems.extend(found.problems)
        update = bool(arguments.update)
        return list(
            intake.expand(root, found.files, problems, lambda name: known.has(name) == update)
        )
    works: list[Work] = []
    addresses: list[Address] = []
    for item in _named(arguments.sources, root, problems):
        if isinstance(item, ArticleError):
            problems.append(unreadable(item.name, item))
        elif isinstance(item, Address):
            addresses.append(item)
        else:
            if isinstance(item, Article) and not item.name.startswith(f"{store.SEEDS}/"):
                private_texts.keep(root, item)
            works.append(item)
    if addresses or arguments.resume:
        works += _fetched(arguments, root, known, addresses, problems, progress)
    return list(dict.fromkeys(works))


def done(root: Path, works: Iterable[Work]) -> None:
    """Note that these were drafted: what was fetched for them is not new any more."""
    from policydigest.fetching.ledger import FILE, Ledger

    texts = [work.sha256 for work in works if isinstance(work, Article)]
    if texts and (root / FILE).exists():
        ledger = Ledger(root)
        ledger.drafted(texts)
        ledger.close()


def _fetched(
    arguments: argparse.Namespace,
    root: Path,
    known: Known,
    addresses: list[Address],
    problems: list[Problem],
    progress: Progress,
) -> list[Article]:
    from policydigest.fetching.ledger import Ledger

    ledger = Ledger(root)
    try:
        if arguments.resume:
            addresses = [*addresses, *(Address("--resume", url) for url in ledger.unfinished())]
        online = _online(arguments, root, known, ledger, problems)
        with progress.stage("Fetching"):
            return list(online.articles(addresses, progress))
    finally:
        ledger.close()


def _online(
    arguments: argparse.Namespace,
    root: Path | None,
    known: Known,
    ledger: Ledger,
    problems: list[Problem],
) -> Online:
    # loaded when it is used: most commands fetch nothing
    from policydigest.fetching.client import Client
    from policydigest.fetching.online import Online, Wishes
    from policydigest.fetching.transport import Transport

    client = Client(Transport(allow_private=arguments.allow_private))
    wishes = Wishes(arguments.since, arguments.limit)
    return Online(root, known, ledger, client, wishes, problems)


def _named(sources: Iterable[str], root: Path, problems: list[Problem]) -> Iterator[Work | Item]:
    for text in sources:
        path = named_path(text)
        if text == "-":
            yield from read_standard_input()
        elif is_address(text):
            yield Address("", text)
        elif not is_there(path):
            yield from read_articles(path)  # says why not
        elif _is_inside(path, root):
            yield from _of_project(project_path(text, root), root, problems)
        elif path.is_dir():
            for file in files_in(path, problems):
                yield from (i for i in read_articles(file) if not isinstance(i, Address))
        else:
            yield from read_articles(path)


def _of_project(name: str, root: Path, problems: list[Problem]) -> Iterator[Work | Item]:
    if (root / name).is_dir():
        found = inputs.find_sources(root, name)
        problems.extend(found.problems)
        if not found.files:
            problems.append(Problem(name, 1, "S001", NOTHING_IN_IT))
        yield from intake.expand(root, found.files, problems, lambda _: True)
    elif is_container(root / name):
        yield from read_articles(root / name, root=root)
    else:
        yield name


def _is_inside(path: Path, root: Path) -> bool:
    whole = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    return whole.is_relative_to(root)


def _day(text: str) -> str:
    wrong = date_problem(text, day=True)
    if wrong:
        raise argparse.ArgumentTypeError(wrong)
    return text
