from __future__ import annotations

import dataclasses
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

import rendering
import samples
from listing import all_pages
from policydigest import indexes, pages
from policydigest.model import Digest, PassingMentions, Source
from policydigest.pages import labels
from policydigest.pages.labels import SiteText
from policydigest.pages.related import Related
from policydigest.vocabulary import Vocabulary

HAND_WRITTEN = {"search.md", "about.md", "methodology.md", "naming.md", "contribute.md"}
ORDINARY = tuple(d for d in samples.DIGESTS if d is not samples.HOSTILE)


def render(digests: Sequence[Digest], site: SiteText | None = None) -> dict[str, str]:
    rendered = list(all_pages(indexes.build(digests, samples.VOCABULARY), site))
    assert len(rendered) == len(dict(rendered)), "a path is written twice"
    return dict(rendered)


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return render(ORDINARY + samples.many(260))


@pytest.fixture(scope="module")
def founding(site: Mapping[str, str]) -> str:
    return site[indexes.digest_path(samples.FOUNDING)]


def links(path: str, text: str) -> set[str]:
    """The pages that a page links to, as paths below docs/."""
    found = re.findall(r"\]\(([^)]+\.md)(?:#[\w-]+)?\)", text)
    return {posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) for link in found}


def test_every_link_leads_to_a_page(site: Mapping[str, str]) -> None:
    known = set(site) | HAND_WRITTEN
    for path, text in site.items():
        assert links(path, text) <= known, path


def test_a_tags_link_is_one_string_however_many_digests_bear_it() -> None:
    collection = indexes.build(samples.DIGESTS, samples.VOCABULARY)
    context = pages.Pages.of(collection).context
    bearing = [digest for digest in collection.digests if "Japan" in digest.countries]
    links = [context.tag_links(digest, "../", None) for digest in bearing]
    found = {id(link) for own in links for link in own if link.startswith("[Japan]")}
    assert len(bearing) > len(found) == 1


def test_every_page_can_be_reached_from_home(site: Mapping[str, str]) -> None:
    menu = {f"{folder}/index.md" for folder in (*indexes.FOLDERS.values(), "people", "timeline")}
    reached: set[str] = set()
    todo = {"index.md", "coverage.md", "checks.md"} | menu
    while todo:
        path = todo.pop()
        reached.add(path)
        todo |= links(path, site[path]) - reached - HAND_WRITTEN
    withdrawn = indexes.digest_path(samples.WITHDRAWN)
    assert set(site) - reached <= {withdrawn}


def test_generated_paths_lie_where_they_are_announced(site: Mapping[str, str]) -> None:
    assert all(path.startswith(pages.GENERATED) for path in site)
    ignored = (rendering.ROOT / ".gitignore").read_text("utf-8").splitlines()
    for place in pages.GENERATED:
        assert f"/docs/{place}" in ignored
    config = yaml.safe_load((rendering.ROOT / "mkdocs.yml").read_text("utf-8"))
    menu = config["not_in_nav"].split()
    # Single pages stand in the menu themselves.
    for place in (place for place in pages.GENERATED if place.endswith("/")):
        assert f"/{place}" in menu


def test_headings_have_one_first_and_skip_no_level(site: Mapping[str, str]) -> None:
    for path, text in site.items():
        html = rendering.html_of(text.split("---\n", 2)[2])
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        assert levels[:1] == [1], path
        assert levels.count(1) == 1, path
        assert all(b - a <= 1 for a, b in pairwise(levels)), path
        found = rendering.inspect(html)
        assert found.problems == [], path


def test_same_collection_same_bytes(site: Mapping[str, str]) -> None:
    assert render(tuple(reversed(ORDINARY + samples.many(260)))) == site


def test_an_empty_collection_has_all_pages_of_the_menu() -> None:
    empty = dict(all_pages(indexes.build([], Vocabulary({}, {}, {}, {}))))
    config = yaml.safe_load((rendering.ROOT / "mkdocs.yml").read_text("utf-8"))
    wanted = {path for item in config["nav"] for path in item.values() if isinstance(path, str)}
    assert wanted - {"search.md"} == set(empty) - {"coverage.md", "checks.md"}  # below About
    assert labels.EMPTY_COLLECTION in empty["index.md"]


# --------------------------------------------------------------------------- digests


def test_facts_of_a_digest(founding: str) -> None:
    for wanted in (
        '<time datetime="2024-01-17">17 January 2024</time>',
        "[Japan](../../countries/japan.md)",
        "[United Kingdom](../../countries/united-kingdom.md)",
        "[Fujitsu (UK)](../../organisations/fujitsu-uk.md)",
        "[Hiroshima Accord](../../instruments/hiroshima-accord.md)",
        "[Cybersecurity](../../topics/cybersecurity.md)",
        "Oliver Dowden <small>Deputy Prime Minister</small>",
        "[UK and Japan deepen cyber ties]"
        "(https://example.org/news/uk-japan-cyber?edition=uk&amp;page=1)",
        "Example News",
        labels.DRAFT_STATE,
        labels.DRAFT_NOTICE,
        "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)",
    ):
        assert wanted in founding


def test_body_and_its_sections_are_there(founding: str) -> None:
    for line in samples.FOUNDING.body.splitlines():
        # Dates of the timeline are written out for readers.
        shown = line.replace("**2023-05**", "**May 2023**")
        assert shown.replace("**2024-01-17**", "**17 January 2024**") in founding


def test_names_in_passing_are_shown_and_linked_only_if_they_have_a_page() -> None:
    text = render(ORDINARY)[indexes.digest_path(samples.FOUNDING)]
    assert "Cybersecurity Ventures, GlobalData, GCHQ" in text
    about_it = dataclasses.replace(
        samples.UNTAGGED, organisations=("GlobalData",), mentions=PassingMentions(("Narnia",))
    )
    text = render([samples.FOUNDING, about_it])[indexes.digest_path(samples.FOUNDING)]
    assert "Cybersecurity Ventures, [GlobalData](../../organisations/globaldata.md), GCHQ" in text


def test_reviewed_digest(site: Mapping[str, str]) -> None:
    text = site[indexes.digest_path(samples.REVIEWED)]
    assert "Reviewed by Ana Souza on 1 March 2024" in text
    assert labels.DRAFT_NOTICE not in text
    assert "[CC0 1.0]" in text


@pytest.mark.parametrize(
    ("by", "on", "words"),
    [
        ("Ana", "2024-03-01", "Reviewed by Ana on 1 March 2024"),
        ("Ana", None, "Reviewed by Ana"),
        (None, "2024-03-01", "Reviewed on 1 March 2024"),
        (None, None, "Reviewed"),
    ],
)
def test_review_states(by: str | None, on: str | None, words: str) -> None:
    digest = dataclasses.replace(samples.REVIEWED, reviewed_by=by, reviewed_on=on)
    text = render([digest])[indexes.digest_path(digest)]
    assert f'<span class="pd-state pd-state--reviewed">{words}</span>' in text


def test_edit_and_history_lead_to_the_file_in_digests(founding: str) -> None:
    base = "https://github.com/policydigest/policydigest"
    path = "main/digests/2024/2024-01-17-uk-japan-cyber-memorandum.md"
    assert f'href="{base}/edit/{path}"' in founding
    assert f'href="{base}/commits/{path}"' in founding


def test_without_a_repository_nothing_leads_there() -> None:
    collection = indexes.build([samples.FOUNDING], samples.VOCABULARY)
    found = dict(all_pages(collection, dataclasses.replace(SiteText(), repository="")))
    assert "pd-actions" not in found[indexes.digest_path(samples.FOUNDING)]


def test_citation_has_title_date_and_permanent_address(founding: str) -> None:
    assert "“UK and Japan sign a memorandum of cooperation on cybersecurity”" in founding
    url = "https://policydigest.github.io/policydigest/digests/2024/"
    assert f'{url}2024-01-17-uk-japan-cyber-memorandum/"' in founding


def test_the_site_may_stand_elsewhere() -> None:
    config = {"site_name": "X", "site_url": "https://x.org", "repo_url": "https://git.x.org/y/"}
    there = SiteText.from_config(config)
    text = render([samples.FOUNDING], there)[indexes.digest_path(samples.FOUNDING)]
    assert "https://x.org/digests/2024/" in text
    assert "https://git.x.org/y/edit/main/digests/2024/" in text
    assert "github" not in text
    assert SiteText.from_config({}) == dataclasses.replace(SiteText(), repository="")


def test_neighbours_in_time(site: Mapping[str, str]) -> None:
    collection = indexes.build(ORDINARY, samples.VOCABULARY)
    rendered = render(ORDINARY)
    ids = [digest.id for digest in collection.digests]
    for place, digest in enumerate(collection.digests):
        text = rendered[indexes.digest_path(digest)]
        assert (labels.EARLIER in text) == (place + 1 < len(ids))
        assert (labels.LATER in text) == (place > 0)
        nav = text.split('<nav class="pd-neighbours"')[1]
        for other in ids[max(0, place - 1) : place] + ids[place + 1 : place + 2]:
            assert other in nav


def test_a_withdrawn_digest_says_why_and_nothing_else(site: Mapping[str, str]) -> None:
    text = site[indexes.digest_path(samples.WITHDRAWN)]
    assert "The source retracted its report on 4 June 2023." in text
    assert labels.WITHDRAWN_NOTICE in text
    assert "must not be shown" not in text
    assert "countries/france.md" not in text
    # What replaces it is named.
    assert samples.RELATED.id in text
    others = [page for path, page in site.items() if path != indexes.digest_path(samples.WITHDRAWN)]
    assert not any(samples.WITHDRAWN.id in page for page in others)


def test_month_without_a_day(site: Mapping[str, str]) -> None:
    text = site[indexes.digest_path(samples.MONTH_ONLY)]
    assert '<time datetime="2023-12">December 2023</time>' in text
    assert "[Myanmar](../../countries/myanmar.md)" in text


def test_duplicates_and_successors_are_named() -> None:
    old = dataclasses.replace(samples.UNTAGGED, id="2022-01-01-old", date="2022-01-01")
    new = dataclasses.replace(samples.UNTAGGED, id="2022-01-02-new", supersedes=(old.id, "gone"))
    twin = dataclasses.replace(samples.UNTAGGED, id="2022-01-03-twin", duplicate_of=new.id)
    rendered = render([old, new, twin])
    assert labels.SUPERSEDED_BY in rendered[indexes.digest_path(old)]
    assert labels.SUPERSEDES in rendered[indexes.digest_path(new)]
    assert labels.DUPLICATE_OF in rendered[indexes.digest_path(twin)]
    assert "gone" not in rendered[indexes.digest_path(new)]


@pytest.mark.parametrize(
    ("licence", "shown"),
    [
        (
            "CC-BY-SA-3.0",
            "<small>Licence: [CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/)"
            "{: rel=external }; shortened and reworded here</small>",
        ),
        (
            "OGL-UK-3.0",
            "<small>Contains public sector information licensed under the [Open Government "
            "Licence v3.0](https://www.nationalarchives.gov.uk/doc/open-government-licence/"
            "version/3/){: rel=external }</small>",
        ),
        ("All rights reserved.", "<small>Licence: all rights reserved</small>"),
        ("<b>mine</b>", "<small>Licence: &#60;b&#62;mine"),
        (None, "Example News</small>"),
    ],
)
def test_the_licence_of_a_source_is_told_with_the_credit_it_asks(
    licence: str | None, shown: str
) -> None:
    source = Source(title="T", publisher="Example News", licence=licence)
    digest = dataclasses.replace(samples.REVIEWED, sources=(source,))
    page = render([digest])[indexes.digest_path(digest)]
    assert shown in page
    assert ("Licence: " in page) == (licence not in (None, "OGL-UK-3.0"))


def test_a_source_without_address_or_title() -> None:
    sources = (Source(), Source(file="seeds/a.txt"), Source(url="javascript:x"), Source(title="T"))
    digest = dataclasses.replace(samples.UNTAGGED, sources=sources)
    text = render([digest])[indexes.digest_path(digest)]
    assert labels.SOURCES in text
    assert labels.SOURCE_UNNAMED in text
    assert "](javascript" not in text


# --------------------------------------------------------------------------- related


def related(digest: Digest, digests: Sequence[Digest]) -> list[str]:
    return [d.id for d in Related(indexes.build(digests, samples.VOCABULARY)).of(digest)]


def test_related_digests_share_rare_tags_first() -> None:
    found = related(samples.FOUNDING, ORDINARY)
    assert found[0] == samples.RELATED.id
    assert samples.FOUNDING.id not in found
    assert samples.UNTAGGED.id not in found
    assert samples.WITHDRAWN.id not in found


def test_a_country_alone_makes_no_relation() -> None:
    a, b = (
        dataclasses.replace(samples.UNTAGGED, id=name, countries=("Japan",)) for name in ("a", "b")
    )
    assert related(a, [a, b]) == []
    b = dataclasses.replace(b, organisations=("IBM",))
    a = dataclasses.replace(a, organisations=("IBM",))
    assert related(a, [a, b]) == ["b"]


def test_related_digests_named_by_an_editor_come_first() -> None:
    digest = dataclasses.replace(samples.FOUNDING, related=(samples.UNTAGGED.id, "gone"))
    digests = [digest, *(d for d in ORDINARY if d.id != digest.id)]
    assert related(digest, digests)[:2] == [samples.UNTAGGED.id, samples.RELATED.id]


# --------------------------------------------------------------------------- tag pages


def test_tag_page_lists_newest_first_under_years(site: Mapping[str, str]) -> None:
    text = site["countries/japan.md"]
    dates = re.findall(r'<time datetime="([^"]+)">', text)
    assert dates == sorted(dates, reverse=True)
    years = re.findall(r"^## (\d{4})$", text, re.MULTILINE)
    assert years == sorted(set(years), reverse=True)


def test_tag_entries_have_title_date_summary_and_other_tags() -> None:
    text = render(ORDINARY)["countries/japan.md"]
    entry = text.split("-   ")[2]
    assert '<time datetime="2024-01-17">17 January</time>' in entry
    assert samples.FOUNDING.title in entry
    assert samples.FOUNDING.summary in entry
    assert "[United Kingdom](../countries/united-kingdom.md)" in entry
    assert "countries/japan.md" not in entry
    assert f"<em>{labels.DRAFT}</em>" in entry


def test_an_entry_has_room_for_some_tags_only() -> None:
    text = render(ORDINARY)["topics/trade.md"]
    entry = next(part for part in text.split("-   ") if "Twenty-eight" in part)
    assert entry.count("](../") == 1 + 8
    assert "and 12 more" in entry


def test_fifty_digests_a_page(site: Mapping[str, str]) -> None:
    group = indexes.build(ORDINARY + samples.many(260), samples.VOCABULARY).groups["topic"]["Trade"]
    assert len(group.digests) > 50
    first, second = site["topics/trade.md"], site["topics/trade/2.md"]
    assert first.count("-   <time") == 50
    assert second.count("-   <time") == len(group.digests) - 50
    assert "(../topics/trade/2.md){: .pd-next" in first
    assert "(../../topics/trade.md){: .pd-prev" in second
    assert "Page 2 of 2" in second
    assert "topics/trade/3.md" not in site


def test_country_page_says_what_is_known(site: Mapping[str, str]) -> None:
    text = site["countries/united-kingdom.md"]
    for wanted in (
        "United Kingdom of Great Britain and Northern Ireland",
        "Northern Europe, Europe",
        "London",
        "UK, Britain",
        "naming.md",
    ):
        assert wanted in text
    assert "[France](../countries/france.md)" in site["countries/new-caledonia.md"]
    assert "Burma" in site["countries/myanmar.md"]


def test_organisation_page_says_what_is_known(site: Mapping[str, str]) -> None:
    text = site["organisations/keidanren.md"]
    for wanted in (
        "Industry association",
        "[Japan](../countries/japan.md)",
        "[keidanren.or.jp](https://www.keidanren.or.jp/)",
        "Japan Business Federation",
    ):
        assert wanted in text
    ncsc = site["organisations/national-cyber-security-centre.md"]
    assert "CESG" in ncsc
    # A parent without a digest has no page to link to.
    assert '<dd markdown="1">GCHQ</dd>' in ncsc


def test_instrument_page_says_what_is_known(site: Mapping[str, str]) -> None:
    text = site["instruments/artificial-intelligence-act.md"]
    for wanted in ("Regulation", "13 June 2024", "AI Act", "[European Union]"):
        assert wanted in text


def test_unknown_names_are_marked_and_say_how_to_add_them(site: Mapping[str, str]) -> None:
    text = site["organisations/fujitsu-uk.md"]
    assert labels.UNKNOWN in text
    assert "(../contribute.md#vocabulary)" in text
    assert labels.UNKNOWN not in site["organisations/ibm.md"]
    contribute = (rendering.ROOT / "docs/contribute.md").read_text("utf-8")
    assert "{: #vocabulary }" in contribute


def test_topic_page_begins_with_its_description(site: Mapping[str, str]) -> None:
    assert "Protecting networks and the people" in site["topics/cybersecurity.md"]


# --------------------------------------------------------------------------- index pages


def test_countries_by_region_with_counts() -> None:
    text = render(ORDINARY)["countries/index.md"]
    regions = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert regions == ["Africa", "Americas", "Asia", "Europe", "Oceania"]
    assert "[Japan](../countries/japan.md)\u00a0<small>3</small>" in text
    # In the vocabulary, but without a digest: named, not linked.
    assert "-   New Caledonia\n" in text


def test_unknown_countries_stand_under_other_names() -> None:
    digest = dataclasses.replace(samples.UNTAGGED, countries=("Atlantis",))
    text = render([digest])["countries/index.md"]
    assert f"## {labels.OTHER_NAMES}\n\n-   [Atlantis]" in text
    assert labels.UNKNOWN_MARK in text


def test_few_organisations_stand_on_one_page() -> None:
    rendered = render(ORDINARY)
    text = rendered["organisations/index.md"]
    assert "## K\n\n-   [Keidanren]" in text
    assert "organisations/kind/agency.md" in rendered
    assert not any(path.startswith("organisations/a-z/") for path in rendered)


def test_many_organisations_are_split_by_letter_and_paged(site: Mapping[str, str]) -> None:
    text = site["organisations/index.md"]
    assert "(../organisations/a-z/m.md)" in text
    assert site["organisations/a-z/m.md"].count("\n-   [") == 200
    assert site["organisations/a-z/m/2.md"].count("\n-   [") == 11
    for path, page in site.items():
        if path.startswith("organisations/"):
            assert page.count("\n-   [") <= 200, path


def test_names_that_begin_with_no_letter() -> None:
    names = ("5G Alliance", "日本銀行", "Xiaomi", *(f"Body {n}" for n in range(200)))
    digest = dataclasses.replace(samples.UNTAGGED, organisations=names)
    rendered = render([digest])
    other = rendered["organisations/a-z/other.md"]
    assert "5G Alliance" in other
    assert "日本銀行" in other
    assert "Xiaomi" in rendered["organisations/a-z/x.md"]


def test_topics_with_descriptions_and_counts() -> None:
    text = render([samples.FOUNDING])["topics/index.md"]
    assert "[Cybersecurity](../topics/cybersecurity.md)\u00a0<small>1</small>" in text
    assert "-   Trade\n\n    Agreements and disputes on trade." in text


def test_years_with_months_and_counts() -> None:
    text = render(ORDINARY)["years/index.md"]
    assert "## [2024](../years/2024.md)\n\n3 digests\n" in text
    assert "[January](../years/2024-01.md) <small>1</small>" in text


def test_year_and_month_pages(site: Mapping[str, str]) -> None:
    year, month = site["years/2024.md"], site["years/2024-01.md"]
    assert "## January" in year
    assert "[January](../years/2024-01.md)" in year
    assert samples.FOUNDING.title in year
    assert samples.FOUNDING.title in month
    assert "January 2024" in month


def test_home_says_what_is_covered_and_lists_the_latest(site: Mapping[str, str]) -> None:
    text = site["index.md"]
    assert f"<strong>{len(ORDINARY) - 1 + 260}</strong> digests" in text
    assert "2 of" not in text.split("pd-span")[0]
    latest = text.split("pd-side")[0]
    assert latest.count("-   <time") == 7
    assert "(countries/index.md)" in text
    assert "(years/2024.md)" in text


# --------------------------------------------------------------------------- labels


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-01-17", "17 January 2024"),
        ("2024-12-01", "1 December 2024"),
        ("2024-01", "January 2024"),
        ("2024", "2024"),
        ("2024-13-01", "2024-13-01"),
        ("soon", "soon"),
        ("", ""),
        ("2024-xx", "2024-xx"),
        ("2024-01-xx", "2024-01-xx"),
    ],
)
def test_date_words(date: str, words: str) -> None:
    assert labels.date_words(date) == words


def test_numbers_and_counts() -> None:
    assert labels.number(1234567) == "1,234,567"
    assert labels.digests_counted(1) == "1 digest"
    assert labels.digests_counted(2000) == "2,000 digests"
    assert labels.span_words("2024-01", "2024-01") == "January 2024"


# --------------------------------------------------------------------------- the whole site


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    shutil.copytree(rendering.ROOT / "overrides", tmp_path / "overrides")
    _write(tmp_path / "overrides/partials/words.html", labels.template_words())
    docs = tmp_path / "own"
    for page in (rendering.ROOT / "docs").glob("*.md"):
        if page.name != "index.md":
            _write(docs / page.name, page.read_text("utf-8"))
    for asset in (rendering.ROOT / "docs/assets").rglob("*.*"):
        target = docs / "assets" / asset.relative_to(rendering.ROOT / "docs/assets")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(asset.read_bytes())
    for path, text in render(samples.DIGESTS).items():
        _write(docs / path, text)
    config = (rendering.ROOT / "mkdocs.yml").read_text("utf-8")
    _write(tmp_path / "mkdocs.yml", f"{config}\ndocs_dir: own\n")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    public = tmp_path / "site"
    founding = (public / "digests/2024" / samples.FOUNDING.id / "index.html").read_text("utf-8")
    assert 'class="pd pd--digest"' in founding
    assert 'href="../../../countries/japan/"' in founding
    assert 'role="search"' in founding
    hostile = (public / "digests/2021" / samples.HOSTILE.id / "index.html").read_text("utf-8")
    assert "<img src=x" not in hostile
    assert "<script>alert" not in hostile
    assert rendering.handlers(hostile) == []
    for html in public.rglob("*.html"):
        text = html.read_text("utf-8")
        fetched = re.findall(
            r"<(?:script|link|img|iframe|source)[^>]+(?:src|href)=\"([^\"]+)", text
        )
        foreign = [url for url in fetched if url.startswith(("http:", "https:", "//"))]
        # The page's own canonical address is a link, not something that is fetched.
        assert all(url.startswith("https://policydigest.github.io/") for url in foreign), html


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
