"""A real Chromium on the built site: what a visitor does, on a desktop and on a phone."""

from __future__ import annotations

import re
import threading
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from helpers import Project

VIEWPORTS = {"phone": (390, 844), "desktop": (1280, 800)}
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
FOUNDING = "UK and Japan"


class Quiet(SimpleHTTPRequestHandler):
    """Serves the published files as any web host would: nothing added, nothing logged."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@dataclass
class Visit:
    """A page and what went wrong while it was used."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> None:
        self.page.goto(self.address + path)


@pytest.fixture(scope="module")
def address(whole_project: Project) -> Iterator[str]:
    handler = partial(Quiet, directory=str(whole_project.root / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser(chromium: str | None) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield started
        started.close()


@pytest.fixture(params=VIEWPORTS)
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A visit that must end without an error on the console and without a foreign request."""
    width, height = VIEWPORTS[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        has_touch=request.param == "phone",
        is_mobile=request.param == "phone",
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    visit = Visit(page, address)
    host = urllib.parse.urlsplit(address).netloc

    def console(message) -> None:
        if message.type in ("error", "warning"):
            visit.errors.append(message.text)

    def requested(sent) -> None:
        parts = urllib.parse.urlsplit(sent.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != host:
            visit.foreign.append(sent.url)

    def answered(answer) -> None:
        if answer.status >= 400:
            visit.errors.append(f"{answer.status} {answer.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.on("request", requested)
    page.on("response", answered)
    yield visit
    context.close()
    assert visit.errors == []
    assert visit.foreign == []


def fits(page: Page) -> bool:
    """Whether the page can be read without scrolling sideways."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )


def test_home_shows_the_latest_digests_and_leads_to_one(visit: Visit) -> None:
    visit.open()
    expect(visit.page.locator("h1").first).to_be_visible()
    assert fits(visit.page)
    visit.page.locator("article a[href*='digests/']").first.click()
    visit.page.wait_for_url(re.compile(r"/digests/\d{4}/[a-z0-9-]+/$"))
    expect(visit.page.locator("h1")).to_have_count(1)
    assert fits(visit.page)


def test_a_country_tag_leads_to_the_digests_of_the_country(visit: Visit) -> None:
    visit.open("countries/")
    visit.page.locator("article a", has_text="Japan").first.click()
    visit.page.wait_for_url("**/countries/japan/")
    expect(visit.page.locator("h1")).to_contain_text("Japan")
    visit.page.locator("article a[href*='digests/2024/']", has_text=FOUNDING).first.click()
    visit.page.wait_for_url("**/digests/2024/2024-01-17-*/")
    assert fits(visit.page)
    visit.page.locator("article a[href*='countries/united-kingdom/']").first.click()
    visit.page.wait_for_url("**/countries/united-kingdom/")
    expect(visit.page.locator("article a", has_text=FOUNDING).first).to_be_visible()


def test_search_finds_a_digest_by_a_word_of_its_text(visit: Visit) -> None:
    visit.open("search/")
    visit.page.locator("#search-query").fill("Keidanren")
    visit.page.locator("#search-query").press("Enter")
    result = visit.page.locator("#search-results a", has_text=FOUNDING).first
    expect(result).to_be_visible()
    assert fits(visit.page)
    result.click()
    visit.page.wait_for_url(re.compile(r"/digests/2024/2024-01-17-"))
    expect(visit.page.locator("article")).to_contain_text("Keidanren")


def test_search_narrows_by_country(visit: Visit) -> None:
    visit.open("search/?q=cybersecurity")
    expect(visit.page.locator("#search-results li").first).to_be_visible()
    if visit.page.locator("#search-facets").get_attribute("open") is None:
        visit.page.locator("#search-facets > summary").click()
        visit.page.locator("[data-facet=country] > summary").click()
    visit.page.get_by_role("checkbox", name="Japan").check()
    expect(visit.page.locator("#search-results a", has_text=FOUNDING).first).to_be_visible()
    expect(visit.page.locator("#search-chosen")).to_contain_text("Japan")
    for text in visit.page.locator("#search-results > li").all_inner_texts():
        assert "Japan" in text


def test_every_kind_of_page_is_readable_without_an_error(visit: Visit) -> None:
    for path in (
        "countries/",
        "organisations/",
        "organisations/keidanren/",
        "topics/",
        "instruments/",
        "years/",
        "years/2024/",
        "about/",
        "contribute/",
        "methodology/",
        "naming/",
        "design/",
    ):
        visit.open(path)
        expect(visit.page.locator("h1").first).to_be_visible()
        assert fits(visit.page), path


def test_dark_and_light_as_the_reader_has_it(browser: Browser, address: str) -> None:
    shades = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(address)
        shades.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert shades[0] != shades[1]
