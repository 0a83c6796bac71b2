"""A preview of the site that follows every change: builds, serves on this machine, reloads.

The script that reloads a page is added while a page is served; published files never hold it.
"""

from __future__ import annotations

import contextlib
import http.server
import multiprocessing
import os
import threading
import urllib.parse
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from http import HTTPStatus
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from policydigest.parallel.processes import may_fork, meanwhile
from policydigest.store import StoreError

EVENTS = "/-/changes"
KEEP_ALIVE_SECONDS = 15.0
RELOAD = (
    f'<script>new EventSource("{EVENTS}").addEventListener("reload",()=>location.reload())</script>'
).encode()


class Changes:
    """A count of rebuilds that requests can wait on."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._count = 0

    @property
    def count(self) -> int:
        """How often `announce` was called."""
        return self._count

    def announce(self) -> None:
        """Wake everyone who waits."""
        with self._condition:
            self._count += 1
            self._condition.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """Wait until the count differs from `seen`, or for `seconds`; return the count."""
        with self._condition:
            self._condition.wait_for(lambda: self._count != seen, seconds)
            return self._count


class Server(http.server.ThreadingHTTPServer):
    """Serves the folder `site` on the loopback address; port 0 takes any free one.

    A page that lies at the same place in the folder `over` is shown in its stead.
    """

    daemon_threads = True

    def __init__(self, site: Path, prefix: str, port: int, over: Path | None = None) -> None:
        self.site = site
        self.over = over
        self.prefix = prefix
        self.changes = Changes()
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except OSError as error:
            raise StoreError(
                f"port {port} cannot be used ({error.strerror}). Choose another with --port."
            ) from error

    @property
    def address(self) -> str:
        """Where the site can be opened."""
        return f"http://127.0.0.1:{self.server_address[1]}/"


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def __init__(self, request: Any, client: Any, server: Server) -> None:
        super().__init__(request, client, server, directory=str(server.site))

    def do_GET(self) -> None:
        if self.path == EVENTS:
            self._send_events()
        elif (page := self._page()) is not None:
            self._send_page(page, HTTPStatus.OK)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        # The page for missing addresses links to where the site will be published.
        if self.server.prefix and path.startswith(f"{self.server.prefix}/"):
            path = path.removeprefix(self.server.prefix)
        return super().translate_path(path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self.server.site / "404.html"
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            self._send_page(page, HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing of single requests."""

    def _page(self) -> Path | None:
        """The HTML file that is asked for; None for other files and for redirects to a folder."""
        address = urllib.parse.urlsplit(self.path).path
        path = Path(self.translate_path(self.path))
        if address.endswith("/"):
            path /= "index.html"
        over = self.server.over
        places = [path] if over is None else [over / path.relative_to(self.server.site), path]
        return next((one for one in places if one.suffix == ".html" and one.is_file()), None)

    def _send_page(self, page: Path, status: HTTPStatus) -> None:
        content = page.read_bytes()
        head, mark, tail = content.rpartition(b"</body>")
        content = head + RELOAD + mark + tail if mark else content + RELOAD
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seen = self.server.changes.count
        try:
            self.wfile.write(b": ready\n\n")
            while True:
                count = self.server.changes.wait(seen, KEEP_ALIVE_SECONDS)
                self.wfile.write(
                    b": still here\n\n" if count == seen else b"event: reload\ndata:\n\n"
                )
                seen = count
        except (BrokenPipeError, ConnectionResetError):
            return  # The page was closed.


@contextlib.contextmanager
def answering(server: Server) -> Iterator[Callable[[], None]]:
    """Answer requests in another process; what is given tells all open pages of a change.

    So this process has no threads, and builds may fork it. Where nothing is forked, threads answer.
    """
    if not may_fork(2):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.changes.announce
        finally:
            server.shutdown()
        return
    receiving, sending = multiprocessing.Pipe(duplex=False)
    with receiving, sending, meanwhile(2, partial(_answer, server, receiving)):
        yield partial(sending.send, None)


def _answer(server: Server, receiving: Connection) -> None:
    threading.Thread(target=_announce, args=(server.changes, receiving), daemon=True).start()
    server.serve_forever()


def _announce(changes: Changes, receiving: Connection) -> None:
    while True:
        receiving.recv()
        changes.announce()


def concerns_build(
    paths: Iterable[Path], docs: Path, generated: Callable[[], frozenset[str]]
) -> bool:
    """Whether one of the changed files is an input of the build and not something it wrote.

    `generated` are what builds wrote or removed, below `docs`; the folders of these are theirs too.
    """
    shown = [path for path in paths if not path.name.startswith(".")]
    below = [path.relative_to(docs).as_posix() for path in shown if path.is_relative_to(docs)]
    if len(below) < len(shown):
        return True
    ours = generated() if below else frozenset()
    return any(
        path not in ours and not any(one.startswith(f"{path}/") for one in ours) for path in below
    )


def follow(
    batches: Iterable[Sequence[Path]],
    concerns: Callable[[Sequence[Path]], bool],
    rebuild: Callable[[], bool],
    announce: Callable[[], None],
) -> None:
    """For each batch of changed files that concerns the build: rebuild, then tell the pages.

    `rebuild` returns whether the published site may have changed.
    """
    for batch in batches:
        if concerns(batch) and rebuild():
            announce()
