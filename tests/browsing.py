"""The built site on a server of its own, and visits that notice what goes wrong."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page, expect

# Below the host as on the published site, so that an address that forgets it fails.
PREFIX = "/policydigest/"
VIEWPORTS = {"phone": (390, 844), "desktop": (1440, 900)}
SCHEMES = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Chromium's own services would look for their hosts; as root it has no sandbox of its own.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class Quiet(SimpleHTTPRequestHandler):
    """Serves the published files as a web host would, with the headers that the site asks for."""

    site: Path
    policy: str | None

    def translate_path(self, path: str) -> str:
        name = urllib.parse.unquote(urllib.parse.urlsplit(path).path)
        if not name.startswith(PREFIX):
            return str(self.site / "nothing-here")
        return str(self.site / name.removeprefix(PREFIX))

    def send_error(self, code: int, *_: Any, **__: Any) -> None:
        page = (self.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


def policy(site: Path) -> str | None:
    """The Content-Security-Policy in the file of headers."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    found = (line.strip() for line in lines)
    return next(
        (line.partition(": ")[2] for line in found if line.startswith("Content-Security-Policy:")),
        None,
    )


@contextmanager
def served(site: Path, *, guarded: bool = True) -> Iterator[str]:
    """Serve the folder `site`, with its security policy if `guarded`; its home page's address."""
    handler = type("Handler", (Quiet,), {"site": site, "policy": policy(site) if guarded else None})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        server.shutdown()


@dataclass
class Visit:
    """A page and what went wrong while it was used."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> None:
        """Open a page of the site."""
        self.page.goto(self.address + path)

    def shown(self) -> str:
        """Path and query of the page that is open."""
        return self.page.url.removeprefix(self.address)

    def fits(self) -> bool:
        """Whether the page can be read without scrolling sideways."""
        return bool(
            self.page.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            )
        )

    def ready(self) -> None:
        """Wait until a search has ended."""
        expect(self.page.locator("#search-status")).to_have_text(re.compile(r"^(No |\d)"))


@contextmanager
def visiting(
    browser: Browser, address: str, width: int, height: int, **more: Any
) -> Iterator[Visit]:
    """A visit that must end without an error on the console and without a foreign request."""
    context = browser.new_context(viewport={"width": width, "height": height}, **more)
    page = context.new_page()
    page.set_default_timeout(30_000)
    visit = Visit(page, address)
    host = urllib.parse.urlsplit(address).netloc

    def console(message: Any) -> None:
        if message.type in ("error", "warning"):
            visit.errors.append(message.text)

    def requested(sent: Any) -> None:
        parts = urllib.parse.urlsplit(sent.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != host:
            visit.foreign.append(sent.url)

    def answered(answer: Any) -> None:
        if answer.status >= 400:
            visit.errors.append(f"{answer.status} {answer.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.on("request", requested)
    page.on("response", answered)
    try:
        yield visit
    finally:
        context.close()
    assert visit.errors == [], visit.errors
    assert visit.foreign == []


@cache
def _axe() -> str:
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def barriers(page: Page, scheme: str) -> list[str]:
    """What axe finds on the page as it stands, in a colour scheme; in the second, colours alone."""
    # Set as the switch of colours does.
    colours = "default" if scheme == SCHEMES[0] else "slate"
    page.evaluate("name => document.body.setAttribute('data-md-color-scheme', name)", colours)
    page.emulate_media(reduced_motion="reduce")
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(_axe())
    rules = {"type": "tag", "values": RULES}
    if scheme != SCHEMES[0]:
        rules = {"type": "rule", "values": ["color-contrast"]}
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options)", options)
    return [
        f"{violation['id']} {' '.join(map(str, node['target']))}: {node['html'][:120]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
