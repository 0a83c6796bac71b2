"""A real Chromium on the built site: what a visitor does, on a desktop and on a phone."""

from __future__ import annotations

import gzip
import re
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Request, Route, expect

import publishing
import samples
from browsing import PREFIX, SCHEMES, VIEWPORTS, Visit, barriers, served, visiting
from helpers import MOST_OF_A_SEARCH, MOST_THAT_GROWS, Project, copy_project
from policydigest import digests

FOUNDING = "UK and Japan"
MOST_OF_A_PAGE = 150_000
# One page of each kind. A digest and a search are added by the fixture.
KINDS = (
    "",
    "search/",
    "countries/",
    "countries/japan/",
    "organisations/",
    "organisations/keidanren/",
    "topics/",
    "topics/cybersecurity/",
    "instruments/",
    "people/",
    "years/",
    "years/2024/",
    "about/",
    "design/",
    "bench/",
    "scale/",
    "threats/",
    "licences/",
    "contribute/",
    "checks/",
)
# Kinds of which the collection need not have a page: the first one found of each.
OTHERS = (
    "pairs/*/", "people/*/", "instruments/*/", "timeline/", "coverage/", "map/", "data/",
    "hosting/", "ways/", "countries/*/timeline/", "topics/*/timeline/", "countries/*/with/",
    "organisations/kind/*/", "instruments/kind/*/", "timeline/*/",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(whole_project: Project) -> Path:
    return whole_project.root / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def founding(site: Path) -> str:
    """The path of the digest about the United Kingdom and Japan."""
    (page,) = site.glob("digests/2024/2024-01-17-*/index.html")
    return f"{page.parent.relative_to(site).as_posix()}/"


@pytest.fixture(scope="module")
def kinds(site: Path, founding: str) -> list[str]:
    """A path for each kind of page."""
    others = (next(iter(sorted(site.glob(f"{pattern}index.html"))), None) for pattern in OTHERS)
    found = [f"{page.parent.relative_to(site).as_posix()}/" for page in others if page]
    return [*KINDS, founding, *found, "search/?q=cybersecurity&country=Japan", "404.html"]


@pytest.fixture(params=VIEWPORTS)
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    width, height = VIEWPORTS[request.param]
    phone = request.param == "phone"
    with visiting(browser, address, width, height, has_touch=phone, is_mobile=phone) as visit:
        yield visit


@pytest.fixture
def desktop(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address, *VIEWPORTS["desktop"]) as visit:
        yield visit


# --------------------------------------------------------------------------- every kind of page


def test_every_kind_of_page_is_readable_and_without_barriers(
    visit: Visit, kinds: list[str]
) -> None:
    """Also: no error, no foreign request, all under the site's own security policy."""
    visit.page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " window.shift += entry.value }).observe({type: 'layout-shift', buffered: true})"
    )
    found: dict[str, list[str]] = {}
    moved: dict[str, float] = {}
    for path in kinds:
        visit.open(path)
        expect(visit.page.locator("h1").first).to_be_visible()
        if "?" in path:
            visit.ready()
        assert visit.fits(), path
        for scheme in SCHEMES:
            if problems := barriers(visit.page, scheme):
                found[f"{path} {scheme}"] = problems
        # The names that what is chosen appears with come after the results, and make room for
        # themselves; a row is drawn in two steps if its page comes in two pieces.
        shift = visit.page.evaluate("window.shift")
        if shift > (0.05 if path.startswith("search/") else 0.02):
            moved[path] = shift
    assert found == {}
    assert moved == {}


@pytest.mark.parametrize("width", [320, 3840])
def test_from_the_narrowest_to_the_widest_screen(
    browser: Browser, address: str, kinds: list[str], width: int
) -> None:
    with visiting(browser, address, width, 800) as visit:
        wide = []
        for path in kinds:
            visit.open(path)
            wide += [] if visit.fits() else [path]
        assert wide == []


def test_masthead_text_and_foot_have_one_left_edge(desktop: Visit, founding: str) -> None:
    places = (".md-logo img", ".md-tabs__link", "article h1", "article h2", ".md-copyright p")
    edge = "s => Math.round(document.querySelector(s).getBoundingClientRect().left)"
    for path in ("search/?q=cyber", founding):
        desktop.open(path)
        edges = {place: desktop.page.evaluate(edge, place) for place in places}
        if "?" in path:
            desktop.ready()
            del edges["article h2"]  # results stand beside the facets
        assert len(set(edges.values())) == 1, edges


def test_names_stay_while_the_grid_of_coverage_is_scrolled(browser: Browser, address: str) -> None:
    with visiting(browser, address, 150, 640) as visit:  # too narrow for the few years here
        visit.open("coverage/")
        grid = visit.page.locator(".pd-grid").first
        name = grid.locator("tbody a").first
        before = left_of(name)
        assert grid.evaluate("e => { e.scrollLeft = 999; return e.scrollLeft }") > 0
        assert abs(left_of(name) - before) <= 1


def test_withdrawn_and_moved_digests_say_so_or_lead_on(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project = copy_project(tmp_path_factory.mktemp("moved") / "project")
    for digest in publishing.DIGESTS:
        project.write(f"digests/{digest.year}/{digest.id}.md", digests.write(digest))
    project.run("build")
    withdrawn, moved = samples.WITHDRAWN, publishing.FORMER
    with served(project.root / "site") as address:
        for width, height in VIEWPORTS.values():
            with visiting(browser, address, width, height) as visit:
                visit.open(f"digests/{withdrawn.year}/{withdrawn.id}/")
                expect(visit.page.locator("main")).to_contain_text(
                    withdrawn.withdrawn_reason or "?"
                )
                assert visit.fits()
                assert [barriers(visit.page, scheme) for scheme in SCHEMES] == [[], []]
                for former in moved.former_slugs:
                    visit.page.goto(f"{address}digests/{former[:4]}/{former}/")
                    visit.page.wait_for_url(f"**/digests/{moved.year}/{moved.id}/")
                    expect(visit.page.locator("h1")).to_have_text(moved.title)


def test_colours_follow_the_reader(browser: Browser, address: str) -> None:
    shades = []
    for scheme in SCHEMES:
        with visiting(browser, address, 800, 600, color_scheme=scheme) as visit:
            visit.open()
            shades.append(visit.page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert shades[0] != shades[1]


def test_other_colours_are_chosen_and_kept(browser: Browser, address: str) -> None:
    def shown(visit: Visit, scheme: str) -> None:
        body = visit.page.locator("body")
        expect(body).to_have_attribute("data-md-color-scheme", scheme)

    with visiting(browser, address, 800, 600, color_scheme="dark") as visit:
        visit.open()
        shown(visit, "slate")
        visit.page.emulate_media(color_scheme="light")
        shown(visit, "default")  # nothing was chosen: the reader's system rules
        switch = visit.page.get_by_role("button", name="Switch to dark colours")
        switch.focus()
        visit.page.keyboard.press("Enter")
        shown(visit, "slate")
        expect(visit.page.get_by_role("button", name="Switch to light colours")).to_be_focused()
        visit.open("about/")
        shown(visit, "slate")


def test_colours_are_switched_where_nothing_may_be_kept(browser: Browser, address: str) -> None:
    with visiting(browser, address, 800, 600, color_scheme="light") as visit:
        refused = "get() { throw new DOMException('no', 'SecurityError') }"
        visit.page.add_init_script(f"Object.defineProperty(window, 'localStorage', {{{refused}}})")
        visit.open()
        visit.page.get_by_role("button", name="Switch to dark colours").click()
        visit.page.get_by_role("button", name="Switch to light colours").click()
        expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        assert visit.errors, "the theme's own line of script looks for what is kept"
        visit.errors.clear()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_paper_is_white_whatever_the_screen(
    browser: Browser, address: str, founding: str, scheme: str
) -> None:
    with visiting(browser, address, 800, 600, color_scheme=scheme) as visit:
        visit.open(founding)
        visit.page.emulate_media(media="print")
        ink, paper = (
            f"getComputedStyle(document.querySelector('{name}')).{what}"
            for name, what in (("h1", "color"), ("body", "backgroundColor"))
        )
        assert visit.page.evaluate(paper) == "rgb(255, 255, 255)"
        assert visit.page.evaluate(ink) == "rgb(28, 27, 25)"
        points = (
            "parseFloat(getComputedStyle(document.querySelector('h2 + ul > li')).fontSize) * 0.75"
        )
        assert 9 < visit.page.evaluate(points) < 11
        expect(visit.page.locator("header.md-header")).to_be_hidden()
        expect(visit.page.get_by_role("heading", name="Source", exact=True)).to_be_visible()


def left_of(element: Locator) -> float:
    box = element.bounding_box()
    assert box
    return box["x"]


def weighed(visit: Visit, site: Path) -> dict[str, int]:
    """The packed size of each file that is asked for from now on."""
    sizes: dict[str, int] = {}

    def requested(sent: Request) -> None:
        path = urllib.parse.urlsplit(sent.url).path.removeprefix(PREFIX)
        file = site / path / "index.html" if path.endswith("/") else site / path
        sizes[path] = len(gzip.compress(file.read_bytes()))

    visit.page.on("request", requested)
    return sizes


def test_a_digest_is_light(desktop: Visit, site: Path, founding: str) -> None:
    sizes = weighed(desktop, site)
    desktop.open(founding)
    desktop.page.wait_for_load_state("networkidle")
    assert sum(sizes.values()) < MOST_OF_A_PAGE, sizes


def test_what_has_the_focus_is_never_below_the_masthead(visit: Visit, founding: str) -> None:
    hidden = """() => {
      const at = document.activeElement, head = document.querySelector(".md-header");
      if (at === document.body || head.contains(at) || at.closest("svg, .md-skip")) return null;
      const below = at.getBoundingClientRect().bottom <= head.getBoundingClientRect().bottom;
      return below ? at.outerHTML.slice(0, 120) : null;
    }"""
    for path in (founding, "countries/japan/", "timeline/"):
        visit.open(path)
        for key in ("Tab", "Shift+Tab"):
            for _ in range(50):
                visit.page.keyboard.press(key)
                assert visit.page.evaluate(hidden) is None, path


def test_a_first_search_is_light(desktop: Visit, site: Path) -> None:
    """What grows with the collection is weighed by `test_search_index`, for 10,000 digests."""
    sizes = weighed(desktop, site)
    desktop.open("search/?q=minister")
    desktop.ready()
    desktop.page.wait_for_load_state("networkidle")
    expect(desktop.page.locator("[data-facet=topic] li").first).to_be_visible()
    results = desktop.page.locator("#search-results > li").count()
    fragments = [size for path, size in sizes.items() if "/fragment/" in path]
    assert len(fragments) == results > 4
    grows = re.compile(r"pagefind/(?:facets|fragment|index)/|\.pf_meta$")
    rest = sum(size for path, size in sizes.items() if not grows.search(path))
    ten_results = 10 * max(fragments)
    assert rest + ten_results < MOST_OF_A_SEARCH - MOST_THAT_GROWS, sizes


def test_a_citation_is_copied_by_one_click(browser: Browser, address: str, founding: str) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    with visiting(browser, address, 1000, 800, permissions=allowed) as visit:
        visit.open(founding)
        visit.page.locator(".pd-formats summary").click()
        visit.page.get_by_role("button", name="Copy: BibTeX").click()
        expect(visit.page.locator(".pd-copy__status", has_text="Copied")).to_be_visible()
        assert visit.page.evaluate("navigator.clipboard.readText()").startswith("@misc{2024-01-17-")


# --------------------------------------------------------------------------- ways through the site


def test_home_shows_the_latest_digests_and_leads_to_one(visit: Visit) -> None:
    visit.open()
    visit.page.locator("article a[href*='digests/']").first.click()
    visit.page.wait_for_url(re.compile(r"/digests/\d{4}/[a-z0-9-]+/$"))
    expect(visit.page.locator("h1")).to_have_count(1)


def test_a_country_tag_leads_to_the_digests_of_the_country(visit: Visit) -> None:
    visit.open("countries/")
    visit.page.locator("article a", has_text="Japan").first.click()
    visit.page.wait_for_url("**/countries/japan/")
    expect(visit.page.locator("h1")).to_contain_text("Japan")
    visit.page.locator("article a[href*='digests/2024/']", has_text=FOUNDING).first.click()
    visit.page.wait_for_url("**/digests/2024/2024-01-17-*/")
    visit.page.locator("article a[href*='countries/united-kingdom/']").first.click()
    visit.page.wait_for_url("**/countries/united-kingdom/")
    expect(visit.page.locator("article a", has_text=FOUNDING).first).to_be_visible()


def test_without_scripts_every_list_and_digest_is_there(browser: Browser, address: str) -> None:
    with visiting(browser, address, 1440, 900, java_script_enabled=False) as visit:
        visit.open("search/")
        expect(visit.page.locator("noscript p")).to_be_visible()
        expect(visit.page.locator("#search-facets")).to_be_hidden()
        visit.page.locator("article a", has_text="Countries and territories").click()
        visit.page.locator("article a", has_text="Japan").first.click()
        visit.page.locator("article a", has_text=FOUNDING).first.click()
        expect(visit.page.locator("article")).to_contain_text("Keidanren")


def test_the_menu_on_a_phone_by_keyboard(browser: Browser, address: str) -> None:
    with visiting(browser, address, *VIEWPORTS["phone"]) as visit:
        visit.open()
        button = visit.page.get_by_role("button", name="Menu")
        expect(button).to_have_attribute("aria-expanded", "false")
        button.focus()
        visit.page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(visit.page.locator(".md-sidebar--primary a:focus")).to_have_count(1)
        branch = visit.page.locator(".md-sidebar--primary").get_by_role("button", name="About")
        branch.first.focus()
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        expect(visit.page.locator("a:focus")).to_have_attribute("href", "about/")
        expect(visit.page.locator("a:focus")).to_be_in_viewport()
        visit.page.keyboard.press("Shift+Tab")
        visit.page.keyboard.press("Enter")
        expect(branch.first).to_be_focused()
        visit.page.keyboard.press("Escape")
        expect(button).to_be_focused()


def test_the_part_that_is_read_is_marked_in_the_contents(desktop: Visit) -> None:
    desktop.open("design/#dependencies")
    marked = desktop.page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(marked).to_have_text(["Dependencies"])
    desktop.page.evaluate("scrollTo(0, 0)")
    expect(marked).to_have_count(0)


def test_a_mistyped_address_offers_a_search(browser: Browser, address: str) -> None:
    with visiting(browser, address, *VIEWPORTS["desktop"]) as visit:
        visit.open("countries/nowhere/")
        visit.errors.clear()  # that the page is missing
        field = visit.page.locator("article input[type=search]")
        field.fill("Keidanren")
        field.press("Enter")
        visit.page.wait_for_url("**/search/?q=Keidanren")
        expect(visit.page.locator("#search-results a", has_text=FOUNDING).first).to_be_visible()


# --------------------------------------------------------------------------- search


def test_search_finds_a_digest_by_a_word_of_its_text(visit: Visit) -> None:
    visit.open("search/")
    visit.page.locator("#search-query").fill("Keidanren")
    visit.page.locator("#search-query").press("Enter")
    result = visit.page.locator("#search-results a", has_text=FOUNDING).first
    expect(result).to_be_visible()
    expect(visit.page.locator("#search-results mark").first).to_have_text(re.compile("Keidanren"))
    result.click()
    visit.page.wait_for_url(re.compile(r"/digests/2024/2024-01-17-"))
    expect(visit.page.locator("article")).to_contain_text("Keidanren")


def test_the_header_leads_to_the_search(desktop: Visit, founding: str) -> None:
    desktop.open(founding)
    field = desktop.page.locator(".md-header input[name=q]")
    field.fill("Paraguay")
    field.press("Enter")
    desktop.page.wait_for_url("**/search/?q=Paraguay")
    desktop.ready()
    expect(desktop.page.locator("#search-query")).to_have_value("Paraguay")


def test_while_the_answer_is_awaited_no_facet_calls_itself_empty(desktop: Visit) -> None:
    held: list[Route] = []
    hold = held.append

    def answer(route: Route) -> None:
        hold(route)

    desktop.page.route("**/pagefind/index/**", answer)
    desktop.page.goto(f"{desktop.address}search/?q=cybersecurity")
    expect(desktop.page.locator("[data-facet=country]")).to_have_attribute("open", "")
    desktop.page.wait_for_timeout(100)  # what would be drawn wrongly is drawn at once
    expect(desktop.page.locator("#search-facets p")).to_have_count(0)
    hold = Route.continue_
    for route in held:
        route.continue_()
    desktop.ready()
    expect(desktop.page.get_by_role("checkbox", name="Japan")).to_be_visible()


def test_facets_narrow_and_the_address_keeps_all(visit: Visit, browser: Browser) -> None:
    page = visit.page
    visit.open("search/?q=cybersecurity")
    visit.ready()
    before = page.locator("#search-status").inner_text()
    if page.locator("#search-facets").get_attribute("open") is None:
        page.locator("#search-facets > summary").click()
        page.locator("[data-facet=country] > summary").click()
    choice = page.get_by_role("checkbox", name="Japan")
    promised = page.locator("label", has=choice).locator(".pd-facet__count").inner_text()
    choice.check()
    expect(page.locator("#search-status")).to_contain_text("with these filters")
    expect(page.locator("#search-results > li")).to_have_count(int(promised))
    for text in page.locator("#search-results > li").all_inner_texts():
        assert "Japan" in text
    page.locator("#search-order").select_option("oldest")
    assert visit.shown() == "search/?q=cybersecurity&country=Japan&sort=oldest"
    # Someone else opens the address and sees the same.
    results = page.locator("#search-results").inner_text()
    with visiting(browser, visit.address, 1440, 900) as other:
        other.open(visit.shown())
        other.ready()
        assert other.page.locator("#search-results").inner_text() == results
        expect(other.page.get_by_role("checkbox", name="Japan")).to_be_checked()
    page.go_back()
    page.go_back()
    expect(page.locator("#search-status")).to_have_text(before)
    assert visit.shown() == "search/?q=cybersecurity"
    expect(choice).not_to_be_checked()


def test_by_date_the_newest_come_first(desktop: Visit) -> None:
    shown = {}
    for order in ("newest", "oldest"):
        desktop.open(f"search/?q=minister&sort={order}")
        desktop.ready()
        links = desktop.page.locator("#search-results a").all()
        addresses = " ".join(link.get_attribute("href") or "" for link in links)
        shown[order] = re.findall(r"digests/\d{4}/(\d{4}-\d{2}(?:-\d{2})?)", addresses)
        assert len(shown[order]) == len(links)
    assert len(shown["newest"]) > 2
    assert shown["newest"] == sorted(shown["newest"], reverse=True)
    assert shown["oldest"] == sorted(shown["oldest"])


def test_facets_alone_need_no_index_of_words_and_lead_to_the_names_page(desktop: Visit) -> None:
    asked: list[str] = []
    desktop.page.on("request", lambda sent: asked.append(sent.url))
    desktop.open("search/?country=Japan")
    desktop.ready()
    assert not [url for url in asked if "wasm" in url or "/index/" in url]
    expect(desktop.page.locator("#search-order option:checked")).to_have_text("Newest first")
    desktop.page.get_by_role("link", name="All digests on Japan").click()
    desktop.page.wait_for_url("**/countries/japan/")


def test_with_whom_is_answered_and_narrows(visit: Visit) -> None:
    """What has Japan agreed on cyber, and with whom?"""
    visit.open()
    field = visit.page.locator("article input[type=search]")
    field.fill("cyber")
    field.press("Enter")
    visit.page.wait_for_url("**/search/?q=cyber")
    visit.open("search/?q=cyber&country=Japan")
    visit.ready()
    visit.page.locator("#search-together button", has_text="United Kingdom").click()
    expect(visit.page.locator("#search-chosen")).to_contain_text("United Kingdom")
    assert visit.shown() == "search/?q=cyber&country=Japan&country=United+Kingdom"
    expect(visit.page.locator("#search-results > li")).to_have_count(1)
    expect(visit.page.locator("#search-results")).to_contain_text(FOUNDING)


def test_extracts_come_from_the_text_of_a_digest(desktop: Visit) -> None:
    desktop.open("search/?q=cyber&country=Japan")
    desktop.ready()
    extract = desktop.page.locator("#search-results > li > p").last
    expect(extract.locator("mark").first).to_have_text(re.compile("cyber", re.IGNORECASE))
    expect(extract).to_contain_text("Keidanren’s Cyber Security Committee")
    # Found by another name of the United Kingdom alone: the summary stands in for an extract.
    desktop.open("search/?q=%22Great+Britain%22&country=Japan")
    desktop.ready()
    extract = desktop.page.locator("#search-results > li > p").last
    expect(extract).to_contain_text("memorandum of cooperation")
    expect(extract.locator("mark")).to_have_count(0)


def test_words_found_are_marked_in_titles_too(desktop: Visit) -> None:
    desktop.open("search/?q=memorandums+cyber&country=Japan")
    desktop.ready()
    title = desktop.page.locator("#search-results h2", has_text=FOUNDING)
    assert title.locator("mark").all_inner_texts() == ["memorandum", "cybersecurity"]


def test_the_way_past_the_menu_leads_to_the_search(desktop: Visit) -> None:
    """And not to the lists below it, which a result hides."""
    desktop.open("search/?q=cyber")
    desktop.ready()
    desktop.page.locator(".md-skip").press("Enter")
    assert desktop.shown() == "search/?q=cyber#title"
    expect(desktop.page.locator("h1")).to_have_count(1)
    desktop.page.keyboard.press("Tab")
    expect(desktop.page.locator("#search-query")).to_be_focused()


def test_with_room_the_small_facets_are_open_before_anything_is_asked(desktop: Visit) -> None:
    desktop.open("search/")
    values = desktop.page.get_by_role("list", name="Topic").get_by_role("checkbox")
    expect(values.first).to_be_visible()
    expect(desktop.page.locator("[data-facet=organisation]")).not_to_have_attribute("open", "")
    values.first.check()
    desktop.ready()
    expect(desktop.page.locator("#search-results > li").first).to_be_visible()


def test_a_telephone_loads_facets_when_they_are_opened(browser: Browser, address: str) -> None:
    with visiting(browser, address, *VIEWPORTS["phone"]) as visit:
        asked: list[str] = []
        visit.page.on("request", lambda sent: asked.append(sent.url))
        visit.open("search/?q=cyber")
        visit.ready()
        expect(visit.page.locator("#search-results > li").first).to_be_visible()
        visit.page.wait_for_load_state("networkidle")
        assert not [url for url in asked if "/facets/" in url or "worker" in url]
        visit.page.locator("#search-facets > summary").click()
        visit.page.locator("[data-facet=topic] > summary").click()
        expect(visit.page.locator("[data-facet=topic] li").first).to_be_visible()
        expect(visit.page.get_by_role("checkbox", name="Cybersecurity")).to_be_visible()


def test_a_long_timeline_is_narrowed_by_words(desktop: Visit) -> None:
    """All of it, not only what its first page shows; also by the names of a digest."""
    desktop.open("timeline/")
    field = desktop.page.get_by_role("searchbox", name="Narrow to facts")
    status = desktop.page.locator(".pd-narrow [role=status]")
    shown = desktop.page.locator(".pd--timeline > ul > li:visible")
    found = desktop.page.locator(".pd-narrowed li")
    before = shown.count()
    assert "Hiroshima" not in desktop.page.locator("article").inner_text()
    field.fill("concluded keidanren")
    expect(status).to_have_text("1 dated fact found")
    expect(found).to_contain_text("May 2023 Japan and the UK concluded the Hiroshima Accord")
    expect(shown).to_have_count(0)
    assert desktop.shown() == "timeline/?q=concluded+keidanren"
    desktop.page.reload()
    expect(found).to_have_count(1)
    assert barriers(desktop.page, "light") == []
    found.locator("a").click()
    desktop.page.wait_for_url("**/digests/2024/2024-01-17-*/")
    desktop.page.go_back()
    expect(found).to_have_count(1)
    field.fill("no such fact")
    expect(status).to_contain_text("No dated fact found.")
    field.fill("")
    expect(shown).to_have_count(before)
    expect(status).to_have_text("")


def test_a_short_timeline_is_narrowed_where_it_stands(desktop: Visit) -> None:
    desktop.open("topics/cybersecurity/timeline/")
    facts = desktop.page.locator(".pd--timeline > ul > li:visible")
    desktop.page.get_by_role("searchbox", name="Narrow to facts").fill("albania")
    status = desktop.page.locator(".pd-narrow [role=status]")
    expect(status).to_have_text(re.compile(r"^\d dated facts? found$"))
    expect(facts).to_have_count(int(status.inner_text()[0]))
    assert all("albania" in text.lower() for text in facts.all_inner_texts())


def test_the_topics_of_a_name_lead_to_a_search_within_both(desktop: Visit) -> None:
    desktop.open("countries/united-kingdom/")
    desktop.page.locator(".pd-facts a", has_text="Cybersecurity").click()
    desktop.page.wait_for_url("**/search/?country=United%20Kingdom&topic=Cybersecurity")
    desktop.ready()
    expect(desktop.page.locator("#search-results > li").first).to_be_visible()
    expect(desktop.page.locator("#search-chosen button")).to_have_count(3)


def test_more_results_are_loaded_on_request(desktop: Visit) -> None:
    desktop.open("search/?review=Draft")
    desktop.ready()
    results = desktop.page.locator("#search-results > li")
    expect(results).to_have_count(10)
    desktop.page.get_by_role("button", name="Show more results").click()
    expect(results.nth(10).locator("a")).to_be_focused()


def test_nothing_found_is_said(desktop: Visit) -> None:
    desktop.open("search/?q=cybersecurity&topic=Nothing")
    expect(desktop.page.locator("#search-status")).to_contain_text("No digest found for")
    expect(desktop.page.get_by_role("button", name="Remove filter Nothing")).to_be_visible()


def test_a_query_is_text_whatever_it_holds(desktop: Visit) -> None:
    query = '<img src=x onerror=alert(1)> "&amp;{count}'
    desktop.open(f"search/?{urllib.parse.urlencode({'q': query, 'country': '<b>x</b>'})}")
    desktop.ready()
    assert query in desktop.page.locator("#search-status").inner_text()
    expect(desktop.page.locator("#search-chosen")).to_contain_text("<b>x</b>")
    expect(desktop.page.locator("article img, article b")).to_have_count(0)


def test_searching_by_keyboard_alone(desktop: Visit) -> None:
    page, keyboard = desktop.page, desktop.page.keyboard
    desktop.open("search/")
    expect(page.locator("#search-query")).to_be_focused()
    keyboard.type("cybersecurity")
    keyboard.press("Enter")
    desktop.ready()

    def tab_to(selector: str) -> None:
        for _ in range(40):
            keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"no way to {selector} by the tab key")

    tab_to("[data-facet=country] input[type=checkbox]")
    value = page.evaluate("document.activeElement.value")
    keyboard.press("Space")
    expect(page.locator("#search-chosen")).to_contain_text(value)
    expect(page.locator("[data-facet=country] input:focus")).to_be_checked()
    tab_to("#search-chosen button")
    keyboard.press("Enter")
    expect(page.locator("#search-chosen li")).to_have_count(0)
    tab_to("#search-results a")
    keyboard.press("Enter")
    page.wait_for_url("**/digests/**")
