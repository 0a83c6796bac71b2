"""`policydigest serve`: build, then preview with live reload while files change."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import watchfiles

from policydigest import site, store
from policydigest.builds import pipeline
from policydigest.builds.outcome import Result, Site
from policydigest.commands.build import report_problems as report
from policydigest.commands.options import whole_number
from policydigest.memory import memories
from policydigest.model import Problem
from policydigest.output import generated
from policydigest.preview.glimpsing import Glimpsing
from policydigest.preview.held import Held
from policydigest.preview.serve import Server, answering, concerns_build, follow
from policydigest.progress import Spoken
from policydigest.site import SiteError
from policydigest.store import StoreError

WATCH_MILLISECONDS = 500
WATCHED = (store.SEEDS, store.DIGESTS, store.DOCS, store.CONFIG)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--port",
        type=partial(whole_number, lowest=0, highest=65535),
        default=8000,
        metavar="N",
        help="default: 8000; 0 for any free one",
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; exit code 1 if there is nothing to serve."""
    with memories.held():
        return _serve(arguments.root, arguments.port)


def _serve(root: Path, port: int) -> int:
    held = Held(root)
    first = _build(root, held)
    try:
        config = site.configuration(root)
    except SiteError as error:
        print(error, file=sys.stderr)
        return 1
    folder = Path(config.site_dir)
    if not (folder / "index.html").is_file():
        print("There is no site to show yet. Mend the errors, then try again.", file=sys.stderr)
        return 1
    prefix = urllib.parse.urlsplit(config.site_url or "").path.rstrip("/")
    stop = _ended_by_interrupt()
    with contextlib.ExitStack() as open_:
        over = Path(open_.enter_context(tempfile.TemporaryDirectory(prefix="policydigest-")))
        server = open_.enter_context(Server(folder, prefix, port, over))
        announce = open_.enter_context(answering(server))
        glimpsing = open_.enter_context(contextlib.closing(Glimpsing(root, over, announce)))
        print(f"Preview: {server.address} (Ctrl+C ends it)", flush=True)
        docs = root / store.DOCS
        before, told = generated.generated_paths(docs), first.problems if first else ()

        def build() -> bool:
            nonlocal before, told
            before = generated.generated_paths(docs)
            result = _build(root, held, glimpsing, told)
            told = ()
            return result is not None and _is_other(result.site)

        follow(
            _noted(_changed(root, config.theme.custom_dir, stop), held),
            # What a build removed is not in its record any more.
            lambda paths: concerns_build(
                paths, docs, lambda: before | generated.generated_paths(docs)
            ),
            build,
            announce,
        )
    return 0


def _ended_by_interrupt() -> threading.Event:
    """What Ctrl+C sets, besides interrupting.

    An interruption can get lost in a build, in code of a library that swallows exceptions.
    """
    stop = threading.Event()

    def interrupt(number: int, frame: object) -> None:
        del number, frame
        stop.set()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, interrupt)
    return stop


def _changed(root: Path, custom: str | None, stop: threading.Event) -> Iterator[list[Path]]:
    """Batches of changed files until `stop`; first, once the watch stands, all that is watched.

    So nothing is missed that changed while the first build ran.
    """
    paths = [root / name for name in WATCHED] + ([Path(custom)] if custom else [])
    existing = [path for path in paths if path.exists()]
    watch = watchfiles.watch(
        *existing, stop_event=stop, raise_interrupt=True, yield_on_timeout=True,
        rust_timeout=WATCH_MILLISECONDS,
    )  # fmt: skip
    first = True
    for batch in watch:
        changed = [Path(path) for _, path in batch]
        if first or changed:
            yield [*existing, *changed] if first else changed
        first = False


def _noted(batches: Iterable[list[Path]], held: Held) -> Iterator[list[Path]]:
    """The batches, of which each is noted: what concerns no build may concern a later one."""
    for batch in batches:
        held.note(batch)
        yield batch


def _build(
    root: Path, held: Held, glimpsing: Glimpsing | None = None, told: tuple[Problem, ...] = ()
) -> Result | None:
    """Build and report, unless there is nothing to tell but what was `told` a moment ago.

    For `glimpsing` a build is needed that goes through everything, if there was none yet.
    """
    jobs, progress, since = os.cpu_count() or 1, Spoken(sys.stderr), time.time_ns()
    anew = glimpsing is not None and glimpsing.is_waiting
    try:
        result = pipeline.build(root, jobs=jobs, progress=progress, held=held, anew=anew)
    except StoreError as error:
        print(error, file=sys.stderr)
        return None
    if result.drafted or result.problems != told:
        report(result)
    if glimpsing and result.site and result.glimpses:
        glimpsing.renew(result.glimpses, since)
    return result


def _is_other(site: Site | None) -> bool:
    """Whether something was published."""
    return site is not None and any(
        (changes.written or changes.removed) for changes in (site.pages, site.search)
    )
