"""The whole site in a real browser under the very headers that the build writes for hosts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from helpers import Project
from policydigest.exports import headers

BASE = "/policydigest"


class Strict(SimpleHTTPRequestHandler):
    """A host that sends what the first block of `_headers` asks for, and its own page for 404."""

    sent: tuple[tuple[str, str], ...] = ()

    def translate_path(self, path: str) -> str:
        # Where mkdocs.yml says that the site stands: the 404 page has whole paths.
        return super().translate_path(path.removeprefix(BASE))

    def end_headers(self) -> None:
        for name, value in self.sent:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def sent_with_everything(site: Path) -> tuple[tuple[str, str], ...]:
    block = (site / headers.PATH).read_text(encoding="utf-8").split("\n/")[0].splitlines()
    assert block[0] == "/*"
    pairs = (line.strip().split(": ", 1) for line in block[1:])
    return tuple((name, value) for name, value in pairs)


@pytest.fixture(scope="module")
def address(whole_project: Project) -> Iterator[str]:
    site = whole_project.root / "site"

    class Handler(Strict):
        sent = sent_with_everything(site)

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}/"
        server.shutdown()


def test_the_site_works_under_its_policy(
    address: str, whole_project: Project, browser: Browser
) -> None:
    site = whole_project.root / "site"
    # One page of every depth and folder, and each of the single pages.
    kinds: dict[tuple[str, int], str] = {}
    for path in sorted(site.rglob("index.html")):
        place = path.parent.relative_to(site)
        kinds.setdefault((place.parts[0] if place.parts else "", len(place.parts)), f"{place}/")
    refused: list[str] = []
    page = browser.new_page()
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: refused.append(str(error)))
    for shown in (*kinds.values(), "404.html"):
        page.goto(address + shown.removeprefix("./"))
        page.wait_for_load_state("networkidle")
        assert refused == [], shown
    # The search with its program, and the switch of colours.
    page.goto(f"{address}search/?q=Keidanren")
    expect(page.locator("#search-results a").first).to_be_visible(timeout=30_000)
    before = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    page.locator("[data-md-component=palette] button").click()
    page.wait_for_function(
        "before => document.body.getAttribute('data-md-color-scheme') !== before", arg=before
    )
    page.goto(address)
    after = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    assert after != before
    assert refused == []
    # The policy is in force: a script that the build did not write is not run.
    ran = page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); return window.ran === 1 }"
    )
    assert ran is False
    page.close()
