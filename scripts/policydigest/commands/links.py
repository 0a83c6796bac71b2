"""`policydigest links`: asks every outward address of the built site whether it is still there.

It reaches out, so it is run on request and never by a build.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from policydigest import digests, holdings, links, site, store
from policydigest.addresses import page_key
from policydigest.commands.paths import UsageError
from policydigest.digests import ParsedDigest
from policydigest.edits import rewriting
from policydigest.fetching.client import Client
from policydigest.fetching.crawl import each
from policydigest.fetching.transport import (
    UNKNOWN_HOST,
    ClosedError,
    FetchError,
    Limits,
    NowhereError,
    Transport,
)
from policydigest.links import Hop, Link
from policydigest.progress import Progress, Spoken
from policydigest.site import SiteError
from policydigest.store.locking import exclusive

_FORMATS = {"text": links.as_text, "markdown": links.as_markdown, "json": links.as_json}
# One try more than the first: a host that is down is asked again next week.
_LIMITS = Limits(tries=2, seconds=30.0, longest_wait=30.0)
# Without a connection no host is known at all, which says nothing about any of them.
_OFFLINE = "no host at all is known here. Check this machine's connection"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--format", choices=sorted(_FORMATS), default="text", help="default: text")
    parser.add_argument(
        "--archive",
        metavar="FORM",
        help="look for copies of dead sources at this address, with {url} for theirs, and note "
        "them in the digests",
    )
    parser.add_argument(
        "--allow-private", action="store_true", help="ask this machine and its network too"
    )


def run(arguments: argparse.Namespace) -> int:
    """Ask and report; exit code 1 if anything is dead or has moved."""
    root: Path = arguments.root
    if arguments.archive:
        try:
            links.archive_address(arguments.archive, "")
        except ValueError as error:
            raise UsageError(f"--archive: {error}") from None
    try:
        config = site.configuration(root)
    except SiteError as error:
        raise UsageError(str(error)) from None
    folder = Path(config.site_dir)
    if not folder.is_dir():
        raise UsageError("there is no built site. Run `make site` first")
    wanted = links.outward(pages(folder), config.site_url or "")
    client = Client(Transport(_LIMITS, allow_private=arguments.allow_private))
    progress = Spoken(sys.stderr)
    with progress.stage("Asking"):
        found = ask(client, wanted, progress)
    if arguments.archive:
        with exclusive(root, lambda: progress.waiting("A build is running here; waiting.")):
            found = _with_copies(root, client, arguments.archive, found, progress)
    report = links.report(found)
    sys.stdout.write(_FORMATS[arguments.format](report))
    if arguments.format != "text":
        print(links.summary(report), file=sys.stderr)
    return 1 if links.needs_hands(report) else 0


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """The built pages: path below the site's folder, HTML."""
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), path.read_text("utf-8", errors="replace")


def ask(client: Client, wanted: Mapping[str, str], progress: Progress) -> list[Link]:
    """What became of each address → the page that has it."""
    answers = each(sorted(wanted), lambda url: visit(client, url, wanted[url]))
    found = list(progress.steps(answers, len(wanted)))
    hosts = {urllib.parse.urlsplit(link.url).hostname for link in found}
    if len(hosts) > 1 and all(link.said == UNKNOWN_HOST for link in found):
        return [dataclasses.replace(link, state="unclear", said=_OFFLINE) for link in found]
    return found


def visit(client: Client, url: str, page: str) -> Link:
    """What became of one address."""
    try:
        trail = client.trail(url, whole=False)
        return links.judge(url, page, [Hop(here, answer.status) for here, answer in trail])
    except NowhereError as error:
        return Link(url, page, "dead", error.reason)
    except ClosedError as error:
        return Link(url, page, "blocked", error.reason)
    except FetchError as error:
        return Link(url, page, "unclear", error.reason)


def _with_copies(
    root: Path, client: Client, form: str, found: Sequence[Link], progress: Progress
) -> list[Link]:
    """The links, those of dead sources with the copy that an archive has, noted in the digests."""
    parsed = {one.path: one for one in holdings.read_digests(root, [], progress)}
    users: dict[str, list[str]] = {}
    for one in parsed.values():
        for source in one.digest.sources if one.digest else ():
            if source.url and not source.archived:
                users.setdefault(page_key(source.url), []).append(one.path)
    done = []
    for link in found:
        paths = users.get(page_key(link.url), []) if link.state == "dead" else []
        copy = _copy(client, form, link.url) if paths else None
        for path in dict.fromkeys(paths) if copy else ():
            parsed[path] = _noted(root, parsed[path], link.url, copy or "")
        done.append(dataclasses.replace(link, archived=copy) if copy else link)
    return done


def _copy(client: Client, form: str, url: str) -> str | None:
    """The address of the archive's copy; None if it has none or does not say."""
    try:
        trail = client.trail(links.archive_address(form, url), whole=False)
        return links.copy([Hop(here, answer.status) for here, answer in trail])
    except FetchError:
        return None


def _noted(root: Path, parsed: ParsedDigest, url: str, copy: str) -> ParsedDigest:
    """The digest with the copy's address at the source, in its file too."""
    assert parsed.digest is not None
    sources = tuple(
        dataclasses.replace(source, archived=copy)
        if page_key(source.url or "") == page_key(url) and not source.archived
        else source
        for source in parsed.digest.sources
    )
    try:
        text = rewriting.rewrite(parsed, dataclasses.replace(parsed.digest, sources=sources))
    except rewriting.CommentError as error:
        print(f"{parsed.path}: not noted there: {error}.", file=sys.stderr)
        return parsed
    try:
        store.replace(root / parsed.path, parsed.text, text, within=root)
    except store.ChangedError as error:
        print(f"{error}", file=sys.stderr)
        return parsed
    return digests.parse(text, parsed.path)
