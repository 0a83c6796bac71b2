"""A web host on loopback that misbehaves in the way that the path names."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

from loopback import Loopback, serving

WORDS = "Japan and Chile signed an agreement on fisheries in Tokyo on 5 March 2024, they said. "
WORDS += " ".join(
    f"Article {n} of it sets a limit of {n * 37} tonnes for kind {n}." for n in range(9)
)
BOMB = gzip.compress(b" " * 20_000_000, 1)
PAGE = f"<!doctype html><html><title>Two sign</title><body><article><h1>Two sign</h1><p>{WORDS}</p></article>"


class Host(Loopback):
    """Counts what it was asked for; `robots` is its robots.txt, with its status."""

    def __init__(self) -> None:
        super().__init__(_Handler)
        self.asked: Counter[str] = Counter()
        self.headers: dict[str, dict[str, str]] = {}
        self.robots: tuple[int, str] = (404, "")
        self.pages: dict[str, str] = {}
        self.hang = ""  # the page that is asked for and does not come
        self.hanging = threading.Event()
        self.redirects: dict[str, str] = {}


@contextlib.contextmanager
def host() -> Iterator[Host]:
    """A host that answers until the end."""
    with serving(Host()) as server:
        yield server


class _Handler(BaseHTTPRequestHandler):
    server: Host

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        self.server.headers[self.path] = dict(self.headers)
        if self.path == "/robots.txt":
            status, text = self.server.robots
            self.answer(text.encode(), status)
            return
        if self.path == self.server.hang:
            self.server.hanging.set()
            self.server.over.wait(20)
            return
        if self.path in self.server.pages:
            self.answer(self.server.pages[self.path].encode())
            return
        if self.path in self.server.redirects:
            self.answer(b"", 302, Location=self.server.redirects[self.path])
            return
        name = self.path.strip("/").split("/")[0].replace("-", "_")
        getattr(self, f"page_{name}", self.page_missing)()

    def answer(self, data: bytes = PAGE.encode(), status: int = 200, **headers: str) -> None:
        self.send_response(status)
        headers.setdefault("Content-Type", "text/html")
        headers.setdefault("Content-Length", str(len(data)))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def page_missing(self) -> None:
        self.answer(b"no", 404)

    def page_good(self) -> None:
        self.answer()

    def page_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.over.wait(0.02):
            self.wfile.write(b"x")

    def page_drip_head(self) -> None:
        while not self.server.over.wait(0.02):
            self.wfile.write(b"H")

    def page_silent(self) -> None:
        self.server.over.wait(5)

    def page_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.over.is_set():
            self.wfile.write(b"x" * 65536)

    def page_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(10**12))
        self.end_headers()

    def page_bomb(self) -> None:
        self.answer(BOMB, Content_Encoding="gzip")

    def page_packed(self) -> None:
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def page_bad_packing(self) -> None:
        self.answer(b"this is not gzip", Content_Encoding="gzip")

    def page_unasked(self) -> None:
        self.answer(b"x", Content_Encoding="br")

    def page_loop(self) -> None:
        self.answer(b"", 302, Location="/loop")

    def page_to_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def page_to(self) -> None:
        self.answer(b"", 301, Location=self.path.split("/to/", 1)[1])

    def page_short(self) -> None:
        self.answer(PAGE.encode(), Content_Length=str(len(PAGE) + 500))

    def page_short_chunk(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"1000\r\nhello")

    def page_garbage(self) -> None:
        self.wfile.write(b"\0\1\2 this is no HTTP\r\n\r\n")

    def page_reset(self) -> None:
        self.answer(PAGE.encode()[:50], Content_Length=str(len(PAGE)))
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.connection.close()

    def page_busy_once(self) -> None:
        if self.server.asked[self.path] < 3:
            self.answer(b"", 429, Retry_After="7")
        else:
            self.answer()

    def page_down_once(self) -> None:
        self.answer(b"", 503) if self.server.asked[self.path] < 2 else self.answer()

    def page_busy_long(self) -> None:
        self.answer(b"", 503, Retry_After="100000")

    def page_unchanged(self) -> None:
        if self.headers.get("If-None-Match") == '"1"':
            self.answer(b"", 304)
        else:
            self.answer(ETag='"1"', Last_Modified="Thu, 18 Jan 2024 00:00:00 GMT")

    def page_latin(self) -> None:
        data = PAGE.replace("Two sign", "Zwei Länder").encode("latin-1")
        self.answer(data, Content_Type="text/html; charset=utf-8")

    def page_slow(self) -> None:
        time.sleep(0.3)
        self.answer()
