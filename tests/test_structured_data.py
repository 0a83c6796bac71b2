from __future__ import annotations

import html
import json
import re
import struct
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
import yaml

import publishing
import samples
from helpers import Project
from policydigest import digests, indexes
from policydigest.exports import cards, headers, heads
from policydigest.exports.publication import Publication
from policydigest.exports.records import twin_file
from policydigest.pages.safe import plain

URL = publishing.SITE.url


@pytest.fixture(scope="module")
def files() -> dict[str, str | bytes]:
    return publishing.render()


def front(text: str) -> Any:
    return yaml.safe_load(text.split("---\n", 2)[1])


def graph(files: dict[str, str | bytes], path: str) -> dict[str, dict[str, Any]]:
    """The nodes of a page by type."""
    whole = json.loads(front(str(files[path]))["jsonld"])
    assert whole["@context"] == "https://schema.org"
    return {node["@type"]: node for node in whole["@graph"]}


def pages(files: dict[str, str | bytes]) -> dict[str, str]:
    return {path: str(data) for path, data in files.items() if path.endswith(".md")}


def test_every_page_says_what_it_is(files: dict[str, str | bytes]) -> None:
    kinds = {"Article", "CollectionPage", "Dataset", "WebSite"}
    for path, text in pages(files).items():
        meta = front(text)
        nodes = graph(files, path)
        assert kinds & set(nodes), path
        assert "BreadcrumbList" in nodes or path == "index.md", path
        assert meta["image"] in files, path
        for link in meta.get("alternates", ()):
            assert link["href"] in files, path


def test_an_article(files: dict[str, str | bytes]) -> None:
    path = indexes.digest_path(samples.FOUNDING)
    node = graph(files, path)["Article"]
    assert node["headline"] == samples.FOUNDING.title
    assert node["datePublished"] == "2026-11-23"
    assert node["temporalCoverage"] == "2024-01-17"
    assert node["license"] == "https://creativecommons.org/licenses/by/4.0/"
    about = {thing["name"]: thing for thing in node["about"]}
    assert about["Japan"]["@type"] == "Country"
    assert about["Japan"]["url"] == f"{URL}countries/japan/"
    assert about["Keidanren"]["sameAs"] == ["https://www.keidanren.or.jp/"]
    assert about["Cybersecurity"]["@type"] == "DefinedTerm"
    people = {thing["name"]: thing for thing in node["mentions"]}
    assert people["Oliver Dowden"]["jobTitle"] == "Deputy Prime Minister"
    assert people["GlobalData"]["@type"] == "Organization"
    assert node["isBasedOn"][0]["url"] == samples.FOUNDING.sources[0].url
    assert node["citation"] == [
        "“UK and Japan deepen cyber ties”, Example News, 18 January 2024, "
        f"{samples.FOUNDING.sources[0].url}"
    ]
    for part in node["encoding"]:
        assert part["contentUrl"].removeprefix(URL) in files
    steps = graph(files, path)["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == [
        "Home",
        "Years",
        "2024",
        "January",
        samples.FOUNDING.title,
    ]
    assert [step["position"] for step in steps] == [1, 2, 3, 4, 5]


def test_a_withdrawn_digest_is_about_nothing(files: dict[str, str | bytes]) -> None:
    node = graph(files, indexes.digest_path(samples.WITHDRAWN))["Article"]
    assert node["creativeWorkStatus"] == "Withdrawn"
    assert not {"about", "mentions", "isBasedOn"} & set(node)
    assert twin_file(samples.WITHDRAWN) not in files


def test_a_tag_is_a_term_with_the_same_elsewhere(files: dict[str, str | bytes]) -> None:
    term = graph(files, "organisations/keidanren.md")["CollectionPage"]["mainEntity"]
    assert term["@type"] == "DefinedTerm"
    assert term["sameAs"] == ["https://www.keidanren.or.jp/"]
    assert term["alternateName"] == ["Japan Business Federation"]
    assert term["inDefinedTermSet"]["name"] == "Organisations"


def test_the_dataset_names_files_that_are_there(files: dict[str, str | bytes]) -> None:
    node = graph(files, "data.md")["Dataset"]
    assert node["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert node["temporalCoverage"].endswith("/2024-06-01")
    for part in node["distribution"]:
        assert part["contentUrl"].removeprefix(URL) in files


def test_nothing_ends_the_script_it_stands_in(files: dict[str, str | bytes]) -> None:
    for text in pages(files).values():
        data = front(text)["jsonld"]
        assert not re.search(r"[<>&\u2028\u2029]", data)
        assert "javascript:" not in json.dumps(
            [v for k, v in _walk(json.loads(data)) if k in ("url", "@id", "contentUrl", "sameAs")]
        )


def _walk(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from _walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner)


def test_feeds_can_be_found_from_the_pages_they_follow(files: dict[str, str | bytes]) -> None:
    found = {link["href"] for link in front(str(files["countries/japan.md"]))["alternates"]}
    assert {"feeds/countries/japan.xml", "feeds/countries/japan.json",
            "calendars/countries/japan.ics"} <= found  # fmt: skip
    text = str(files["countries/japan.md"])
    assert "[Atom feed](../feeds/countries/japan.xml)" in text
    assert "[Calendar of dates ahead](../calendars/countries/japan.ics)" in text
    pair = next(path for path in files if path.startswith("pairs/") and "japan" in path)
    assert "[JSON Feed](../feeds/pairs/" in str(files[pair])
    digest = str(files[indexes.digest_path(samples.FOUNDING)])
    assert f"[As Markdown](../../{twin_file(samples.FOUNDING)})" in digest


def test_a_twin_is_the_digest_with_whole_addresses(files: dict[str, str | bytes]) -> None:
    parsed = digests.parse(str(files[twin_file(samples.FOUNDING)]), "x.md")
    assert parsed.digest is not None
    assert parsed.digest.title == samples.FOUNDING.title
    assert parsed.digest.body == samples.FOUNDING.body
    assert "generated:" not in parsed.text
    related = str(files[twin_file(samples.RELATED)])
    assert f"]({URL}digests/2024/{samples.FOUNDING.id}/)" in related


def test_llms_and_robots(files: dict[str, str | bytes]) -> None:
    text = str(files["llms.txt"])
    assert text.startswith("# Policy Digest\n\n> ")
    for address in re.findall(rf"\({re.escape(URL)}([^)]+)\)", text):
        path = address if not address.endswith("/") else f"{address.rstrip('/')}.md"
        assert path in files or path.replace(".md", "/index.md") in files, address
    assert f"Sitemap: {URL}sitemap.xml\n" in str(files["robots.txt"])


def test_the_font_has_every_letter_that_needs_no_asking() -> None:
    assert all(map(cards._has_letter, plain("".join(map(chr, range(128))))))


def test_cards_are_pictures_of_the_size_that_pages_say(files: dict[str, str | bytes]) -> None:
    found = {path: data for path, data in files.items() if path.startswith("cards/")}
    assert {cards.SITE, "cards/countries/japan.png", "cards/topics/trade.png"} <= set(found)
    # The font has no ô: better no name than a wrong one.
    assert "cards/countries/cote-divoire.png" not in found
    assert len(set(found.values())) == len(found)
    for data in found.values():
        assert isinstance(data, bytes)
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", data[16:24]) == (1200, 630)
        assert len(data) < 40_000
        start = data.index(b"IDAT")
        length = struct.unpack(">I", data[start - 4 : start])[0]
        assert len(zlib.decompress(data[start + 4 : start + 4 + length])) == 630 * 1201
    assert cards.of_digest(publishing_of(), samples.FOUNDING) == "cards/countries/japan.png"


def publishing_of() -> Publication:
    return Publication.of(indexes.build(publishing.DIGESTS, samples.VOCABULARY), publishing.SITE)


# --------------------------------------------------------------------------- the built site

# What has feeds of its own.
FOLLOWED = {"countries", "organisations", "topics", "instruments", "pairs"}


class Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.properties: dict[str, str] = {}
        self.links: list[dict[str, str | None]] = []
        self.data: list[str] = []
        self.reading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta" and (name := values.get("property") or values.get("name")):
            self.properties[name] = values.get("content") or ""
        if tag == "link":
            self.links.append(values)
        self.reading = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self.reading:
            self.data.append(data)
        self.reading = False


def test_the_head_of_every_built_page(whole_project: Project) -> None:
    site = whole_project.root / "site"
    titles, followed = set(), set()
    built = [path for path in site.rglob("index.html") if "http-equiv" not in path.read_text()]
    for path in built:
        head = Head()
        head.feed(path.read_text(encoding="utf-8"))
        address = f"{URL}{path.parent.relative_to(site).as_posix()}/".replace("/./", "/")
        canonical = [link["href"] for link in head.links if link.get("rel") == "canonical"]
        assert canonical == [address] == [head.properties["og:url"]], path
        assert head.properties["og:title"]
        assert head.properties["og:description"]
        image = head.properties["og:image"].removeprefix(URL)
        assert (site / image).is_file(), path
        assert len(head.data) == 1, path
        json.loads(head.data[0])
        alternates = [link for link in head.links if link.get("rel") == "alternate"]
        for link in alternates:
            assert (path.parent / (link["href"] or "")).resolve().is_file(), path
        named = [(path.parent / (link["href"] or "")).resolve() for link in alternates]
        for feed in ("all.xml", "all.json"):  # of the whole site, on hand-written pages too
            assert named.count(site / "feeds" / feed) == 1, path
        if path.parent.parent.name in FOLLOWED:
            stem = f"{path.parent.parent.name}/{path.parent.name}"
            found = {
                (link["type"], str(link["href"]).rpartition("feeds/")[2]) for link in alternates
            }
            assert {
                ("application/atom+xml", f"{stem}.xml"),
                ("application/feed+json", f"{stem}.json"),
            } <= found
            followed.add(path.parent.parent.name)
        titles.add(head.properties["og:title"])
    assert len(titles) > len(built) / 2
    assert followed == FOLLOWED
    assert {site / "index.html", site / "about/index.html"} <= set(built)


def test_a_site_without_a_digest_names_no_feed() -> None:
    assert heads.site_feeds(indexes.build((), samples.VOCABULARY)) == ()
    assert heads.site_feeds(indexes.build(samples.DIGESTS, samples.VOCABULARY))


def test_the_map_of_the_site_names_every_page(whole_project: Project) -> None:
    site = whole_project.root / "site"
    listed = set(re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text("utf-8")))
    pages = {
        f"{URL}{path.parent.relative_to(site).as_posix()}/".replace("/./", "/")
        for path in site.rglob("index.html")
        if "http-equiv" not in path.read_text(encoding="utf-8")
    }
    assert {html.unescape(address) for address in listed} == pages


# What schema.org gives a type, its parents included, as far as the site uses it.
THING = {
    "@id",
    "alternateName",
    "description",
    "identifier",
    "mainEntityOfPage",
    "name",
    "sameAs",
    "url",
}
WORK = THING | {
    "about", "archivedAt", "author", "citation", "creativeWorkStatus", "creator", "dateModified",
    "datePublished", "encoding", "headline", "inLanguage", "isAccessibleForFree", "isBasedOn",
    "isPartOf", "license", "mainEntity", "mentions", "publisher", "temporalCoverage",
}  # fmt: skip
PROPERTIES = {
    "Article": WORK,
    "BreadcrumbList": THING | {"itemListElement"},
    "CollectionPage": WORK | {"breadcrumb"},
    "Country": THING,
    "CreativeWork": WORK,
    "DataDownload": WORK | {"contentUrl", "encodingFormat"},
    "Dataset": WORK | {"distribution"},
    "DefinedTerm": THING | {"inDefinedTermSet", "termCode"},
    "DefinedTermSet": WORK,
    "ListItem": THING | {"item", "position"},
    "MediaObject": WORK | {"contentUrl", "encodingFormat"},
    "Organization": THING,
    "Person": THING | {"jobTitle"},
    "SearchAction": THING | {"query-input", "target"},
    "WebPage": WORK | {"breadcrumb"},
    "WebSite": WORK | {"potentialAction"},
}


def test_every_property_is_one_that_schema_org_gives_the_type(whole_project: Project) -> None:
    used: dict[str, set[str]] = {}

    def look(value: object) -> None:
        if isinstance(value, dict):
            if kind := value.get("@type"):
                used.setdefault(kind, set()).update(value)
            for inner in value.values():
                look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)

    for path in (whole_project.root / "site").rglob("index.html"):
        head = Head()
        head.feed(path.read_text(encoding="utf-8"))
        for data in head.data:
            look(json.loads(data))
    assert {"Article", "Dataset", "DefinedTerm", "WebPage", "WebSite"} <= set(used)
    unknown = {
        kind: names - PROPERTIES[kind] - {"@type", "@context"} for kind, names in used.items()
    }
    assert {kind: names for kind, names in unknown.items() if names} == {}
    assert {"about", "mentions", "isBasedOn", "citation", "license"} <= used["Article"]
    assert "sameAs" in used["DefinedTerm"]


# --------------------------------------------------------------------------- headers


@pytest.mark.parametrize(
    ("page", "scripts"),
    [
        ("<script>a()</script><script src=x.js></script>", {"a()"}),
        ('<script type="application/ld+json">{}</script>', set()),
        ('<script id="__config" type="application/json">{}</script>', set()),
        ("<script\n defer>\nb\n</script >", {"\nb\n"}),
    ],
)
def test_inline_scripts(page: str, scripts: set[str]) -> None:
    assert headers.inline_scripts(page) == scripts


def test_the_policy_lets_in_named_scripts_only() -> None:
    text = headers.policy({"b", "a"})
    assert "unsafe-inline" not in text
    assert "'unsafe-eval'" not in text
    assert "default-src 'none'" in text
    assert text.count("'sha256-") == 2
    assert text == headers.policy({"a", "b"})


def test_the_built_site_names_all_its_scripts(whole_project: Project) -> None:
    site = whole_project.root / "site"
    written = (site / headers.PATH).read_text(encoding="utf-8")
    scripts: set[str] = set()
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        scripts |= headers.inline_scripts(text)
        assert not re.search(r"<[a-z]+[^>]*\sstyle\s*=|<style", text), path
        assert not re.search(r"<[a-z]+[^>]*\son[a-z]+\s*=", text), path
    assert written == headers.render_headers(scripts)
    assert len(scripts) < 20
