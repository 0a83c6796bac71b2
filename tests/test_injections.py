"""The whole collection of injections through every field and every format, in a real browser.

The site is built as ever, but with the checks switched off that would leave most of it out, and
it is served without the security policy: what makes it harmless must be the pages themselves.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest
from lxml import etree
from playwright.sync_api import Browser, Dialog, expect

import attacks
import rendering
import samples
from browsing import VIEWPORTS, Visit, served, visiting
from helpers import REPOSITORY, Project, copy_project
from policydigest import digests, holdings, recognise
from policydigest.builds import content, pipeline
from policydigest.checks import Checked
from policydigest.draft import digest_of
from policydigest.exports import headers
from policydigest.formats import reading
from policydigest.formats.parts import ArticleError, Origin
from policydigest.model import Article, Digest, Problem
from policydigest.pages.safe import safe_markdown
from policydigest.vocabulary import Vocabulary

FORMATS = sorted(attacks.articles(["x"]))
# Whatever in a page runs, loads or takes over, as the browser's own parser sees it.
LIVE = r"""
(page, still) => {
  const found = [];
  const banned = "iframe frame frameset object embed applet base portal fencedframe math style " +
    "animate set discard foreignobject use image feimage handler plaintext xmp dialog marquee";
  for (const node of page.querySelectorAll(banned.split(" ").join(",")))
    if (!(node.localName === "image" && node.closest("svg.chart"))) found.push(node.outerHTML);
  for (const node of page.querySelectorAll("meta[http-equiv]"))
    if (!node.content.startsWith("0; url=../")) found.push(node.outerHTML);
  for (const node of page.querySelectorAll("*")) {
    for (const { name, value } of node.attributes) {
      const address = value.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\ufeff]/g, "");
      const runs = /^(java|vb|live)script:|^data:|^mocha:/i.test(address);
      const odd = ["srcdoc", "formaction", "ping", "popover", "background", "srcset"];
      // The theme's scripts set styles on an open page.
      if (name.startsWith("on") || odd.includes(name) || runs || (still && name === "style"))
        found.push(`${node.localName} ${name}=${value}`);
      const loads = name === "src" || name === "poster" || name === "action" ||
        (name === "href" && node.localName === "link" &&
          /stylesheet|icon|preload|prefetch|import|manifest|modulepreload/.test(node.rel));
      if (loads && new URL(value, location.href).host !== location.host)
        found.push(`${node.localName} ${name}=${value}`);
    }
  }
  return found;
}
"""
SCRIPTS = """
(page) => [...page.querySelectorAll("script:not([src])")].map((node) => [node.type, node.text])
"""
PARSED = """
async (path) => {
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  return [(%s)(page, true), (%s)(page)];
}
""" % (LIVE, SCRIPTS)  # noqa: UP031 - full of braces


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return holdings.read_vocabulary(REPOSITORY)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Project:
    """A site of digests with nine strings in every field, and of articles of every format."""
    project = copy_project(tmp_path_factory.mktemp("injections") / "project")
    for number, strings in enumerate(attacks.groups(18)):
        name = FORMATS[number % len(FORMATS)]
        project.write(f"seeds/{number:02}-{name}", attacks.articles(strings)[name])
    made: list[Digest] = []
    for number, strings in enumerate(attacks.groups(9)):
        made += attacks.variants(strings, number)[: 3 if number % 8 == 0 else 1]
    # Half of the names are known to the vocabulary.
    names = [" ".join(strings) for strings in attacks.groups(9)[::2]]

    def unchecked(read: list[Checked], _: list[Problem]) -> list[Digest]:
        assert len(read) > 25
        found = (one.parsed.digest for one in read)
        return [*made, samples.FOUNDING, *(digest for digest in found if digest)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content, "check", unchecked)
        patch.setattr(
            holdings, "checked_vocabulary", lambda *_, **__: attacks.vocabulary(vocabulary, names)
        )
        result = pipeline.build(project.root, jobs=2)
    assert result.site is not None
    return project


@pytest.fixture(scope="module")
def site(project: Project) -> Path:
    return project.root / "site"


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Visit]:
    """A visit that must end without a dialog, an error or a foreign request."""
    said: list[str] = []
    with (
        served(site, guarded=False) as address,
        visiting(browser, address, *VIEWPORTS["desktop"]) as visit,
    ):

        def refuse(dialog: Dialog) -> None:
            said.append(dialog.message)
            dialog.dismiss()

        visit.page.on("dialog", refuse)
        yield visit
        assert said == []


def of_the_theme(scripts: list[tuple[str, str]]) -> set[str]:
    """The scripts among them that are run, with their own place in the site taken out."""
    run = (text for kind, text in scripts if kind in ("", "module", "text/javascript"))
    return {re.sub(r'new URL\("[./a-z]*"', 'new URL("."', text) for text in run}


def leads_on(page: Path) -> bool:
    """Whether a page is a former address, which leads on at once."""
    return 'http-equiv="refresh"' in page.read_text(encoding="utf-8")


def test_every_page_is_harmless_to_the_browsers_parser(visit: Visit, site: Path) -> None:
    visit.open("about/")
    ours = of_the_theme(visit.page.evaluate(f"({SCRIPTS})(document)"))
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(pages) > 300
    for path in pages:
        live, scripts = visit.page.evaluate(PARSED, visit.address + path)
        assert live == [], path
        assert of_the_theme(scripts) <= ours, path
        for kind, text in scripts:
            assert kind != "application/ld+json" or json.loads(text)["@context"], path


def test_nothing_is_live_on_a_page_that_is_open(visit: Visit, site: Path) -> None:
    """Every digest and every twentieth other page, with the theme's own scripts at work."""
    opened = 0
    pages = sorted(path for path in site.rglob("index.html") if not leads_on(path))
    for number, page in enumerate(pages):
        path = page.parent.relative_to(site).as_posix()
        if path.startswith("digests/") or number % 20 == 0:
            visit.page.goto(f"{visit.address}{path}/", wait_until="load")
            assert visit.page.evaluate(f"({LIVE})(document)") == [], path
            opened += 1
    assert opened > 100


def test_nothing_is_live_in_results_and_facets(visit: Visit) -> None:
    for query in ("fisheries", "alert", "script onerror", "<img src=x onerror=alert(1)>"):
        visit.open("search/")
        visit.page.locator("#search-query").fill(query)
        visit.ready()
        visit.page.evaluate(
            "document.querySelectorAll('#search-facets details').forEach(box => box.open = true)"
        )
        visit.page.wait_for_load_state("networkidle")
        assert visit.page.evaluate(f"({LIVE})(document)") == [], query
    visit.open("search/?q=fisheries")
    expect(visit.page.locator("#search-results a").first).to_be_visible()


# --------------------------------------------------------------------------- what machines read


def test_feeds_hold_entries_and_nothing_else(site: Path) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    found = sorted(site.rglob("*.xml"))
    assert len(found) > 100
    for path in found:
        tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
        assert getattr(tree.docinfo, "doctype") == "", path  # noqa: B009 - its stubs lack it
        for node in tree.iter():
            assert isinstance(node.tag, str), (path, node)  # no instruction, no comment
            assert "script" not in node.tag.lower(), path
            for name, value in ((str(n), str(v)) for n, v in node.attrib.items()):
                assert not name.startswith("on"), path
                assert not re.match(r"\s*(java|vb)script:|\s*data:", value, re.I), (path, value)
        if path.name != "sitemap.xml":
            assert tree.getroot().tag == f"{atom}feed", path


def test_json_is_json_and_tables_hold_no_formula(site: Path) -> None:
    kinds = {"*.json": 100, "*.jsonl": 1, "*.csv": 1}
    for pattern, least in kinds.items():
        assert len(list(site.rglob(pattern))) >= least, pattern
    for path in site.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for path in site.rglob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            json.loads(line)
    for path in site.rglob("*.csv"):
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len({len(row) for row in rows}) == 1, path
        for cell in (cell for row in rows for cell in row):
            assert not re.match(r"[\s\x00]*[=+@-]", cell) or re.match(r"-?\d", cell), cell


def test_calendars_hold_events_and_nothing_else(site: Path) -> None:
    for path in site.rglob("*.ics"):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT"}, path
        for event in calendar.walk("VEVENT"):
            assert set(event) <= {
                "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP",
                "CLASS", "CATEGORIES", "LAST-MODIFIED", "SEQUENCE",
            }, path  # fmt: skip
            assert str(event.get("URL", "https:")).startswith("https:")


def test_no_string_reaches_what_hosts_read(site: Path) -> None:
    """The headers, the list of redirects and the file for robots have lines of ours alone."""
    own = re.compile(r"/\S*|  [A-Za-z-]+: [^\x00-\x1f]*")
    assert all(own.fullmatch(line) for line in (site / headers.PATH).read_text().splitlines())
    for line in (site / "_redirects").read_text(encoding="utf-8").splitlines():
        assert not line or line.startswith("#") or re.fullmatch(r"/\S+ /\S+ 30[18]", line), line
    robots = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.match(r"(User-agent|Allow|Disallow|Sitemap): |#|$", line) for line in robots)


# --------------------------------------------------------------------------- formats


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_every_string_and_gives_text(name: str) -> None:
    for strings in attacks.groups(12):
        found = list(reading.read_bytes(attacks.articles(strings)[name], Origin(f"seeds/{name}")))
        said = [str(item) for item in found if isinstance(item, ArticleError)]
        told = [item for item in found if isinstance(item, Article)]
        allowed = {"packed.zip": "leads out of the archive", "feed.rss": "declares entities"}
        assert all(allowed.get(name, "nothing") in one for one in said), said
        assert told or name == "feed.rss"
        assert all(item.url is None or re.match("https?://", item.url) for item in told)


@pytest.mark.parametrize("name", FORMATS)
def test_no_draft_of_any_format_is_live_or_forged(name: str, vocabulary: Vocabulary) -> None:
    allowed = rendering.BODY_TAGS | {"pre", "code"}
    number = FORMATS.index(name)
    for strings in attacks.groups(12)[number % 3 :: 3]:
        for item in reading.read_bytes(attacks.articles(strings)[name], Origin(f"seeds/{name}")):
            if not isinstance(item, Article):
                continue
            draft = digest_of(item, recognise.find(item, vocabulary))
            html = rendering.html_of(safe_markdown(draft.body))
            assert rendering.inspect(html, allowed).problems == []
            # What an article says changes no other field: it is read back as it was drafted.
            again = digests.parse(digests.write(draft), "x.md").digest
            assert again == draft
            assert draft.status == "draft"
            assert draft.reviewed_by is None
