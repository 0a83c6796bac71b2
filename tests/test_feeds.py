from __future__ import annotations

import datetime
import json
import re
from typing import Any
from urllib.parse import urlsplit

import icalendar
import jsonschema
import pytest
from lxml import etree

import publishing
import samples
from helpers import REPOSITORY, Project
from policydigest.exports import calendars, feeds
from policydigest.exports.publication import updated
from policydigest.model import Digest

SCHEMAS = REPOSITORY / "tests" / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00Z")


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return publishing.texts(publishing.render((*publishing.DIGESTS, *samples.many(120))))


def atoms(files: dict[str, str]) -> dict[str, etree._Element]:
    return {
        path: etree.fromstring(text.encode())
        for path, text in files.items()
        if path.startswith("feeds/") and path.endswith(".xml")
    }


def json_feeds(files: dict[str, str]) -> dict[str, dict[str, Any]]:
    return {
        path: json.loads(text)
        for path, text in files.items()
        if path.startswith("feeds/") and path.endswith(".json")
    }


def test_everything_that_can_be_followed_has_both_feeds(files: dict[str, str]) -> None:
    pages = {
        path
        for path in files
        if re.fullmatch(r"(countries|organisations|topics|instruments|pairs)/[^/]+\.md", path)
        and "\nkind: tag\n" in files[path]
    }
    assert any(path.startswith("pairs/") for path in pages)
    wanted = {feeds.stem(path) for path in pages} | {feeds.ALL}
    assert {path.removesuffix(".xml") for path in atoms(files)} == wanted
    assert {path.removesuffix(".json") for path in json_feeds(files)} == wanted


def atom_grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))


def json_feed_schema() -> jsonschema.Draft202012Validator:
    schema = json.loads((SCHEMAS / "json_feed.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_every_feed_holds_to_its_schema(files: dict[str, str]) -> None:
    grammar, schema = atom_grammar(), json_feed_schema()
    for path, feed in atoms(files).items():
        assert grammar.validate(feed), (path, grammar.error_log)
    for told in json_feeds(files).values():
        schema.validate(told)


def test_the_feeds_of_the_built_site_hold_to_their_schemas(whole_project: Project) -> None:
    folder = whole_project.root / "site" / "feeds"
    grammar, schema = atom_grammar(), json_feed_schema()
    found = sorted(folder.rglob("*.xml"))
    assert len(found) > 50
    for path in found:
        assert grammar.validate(etree.parse(path)), (path, grammar.error_log)
        schema.validate(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<id>tag:", "<id>"),
        ("T00:00:00Z</updated>", "</updated>"),
        ("<title>", "<title type='xhtml'>"),
        ('rel="self"', 'rel="s elf"'),
        ("<author>", "<writer/><author>"),
        ("<rights>", "<rights>Other</rights><rights>"),
        ('type="text/html"', 'type="text"'),
    ],
)
def test_the_grammar_refuses_what_is_no_atom(files: dict[str, str], right: str, wrong: str) -> None:
    text = files["feeds/all.xml"]
    assert right in text
    assert not atom_grammar().validate(etree.fromstring(text.replace(right, wrong, 1).encode()))


@pytest.mark.parametrize(
    "wrong",
    [{"id": 1}, {"id": " "}, {"url": "x"}, {"date_published": "2024"}, {"tags": "x"}, {"extra": 1}],
)
def test_the_schema_refuses_what_is_no_json_feed(
    files: dict[str, str], wrong: dict[str, object]
) -> None:
    feed = json.loads(files["feeds/all.json"])
    feed["items"][0] |= wrong
    assert not json_feed_schema().is_valid(feed)


def test_atom_has_what_rfc_4287_asks_for(files: dict[str, str]) -> None:
    for path, feed in atoms(files).items():
        assert feed.tag == f"{ATOM}feed"
        for name in ("id", "title", "updated"):
            assert len(feed.findall(f"{ATOM}{name}")) == 1, path
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        own = [
            link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"
        ]
        assert own == [f"{publishing.SITE.url}{path}"]
        entries = feed.findall(f"{ATOM}entry")
        assert 0 < len(entries) <= 50
        identifiers = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(identifiers)) == len(identifiers)
        for entry in entries:
            for name in ("id", "title", "updated", "summary", "published"):
                assert len(entry.findall(f"{ATOM}{name}")) == 1, path
                assert entry.findtext(f"{ATOM}{name}"), (path, name)
            assert MOMENT.fullmatch(entry.findtext(f"{ATOM}updated") or "")
            page = [x for x in entry.findall(f"{ATOM}link") if x.get("rel") == "alternate"]
            assert len(page) == 1
            for link in entry.findall(f"{ATOM}link"):
                assert urlsplit(link.get("href")).scheme in ("http", "https")
        latest = max(entry.findtext(f"{ATOM}updated") or "" for entry in entries)
        assert feed.findtext(f"{ATOM}updated") == latest


def test_json_feed_has_what_version_1_1_asks_for(files: dict[str, str]) -> None:
    for path, feed in json_feeds(files).items():
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"] == f"{publishing.SITE.url}{path}"
        assert 0 < len(feed["items"]) <= 50
        for item in feed["items"]:
            assert item["id"].startswith("tag:")
            assert item["content_text"]
            assert MOMENT.fullmatch(item["date_published"])
            assert item["date_published"] <= item["date_modified"]
        twin = etree.fromstring(files[path.replace(".json", ".xml")].encode())
        assert [e.findtext(f"{ATOM}id") for e in twin.findall(f"{ATOM}entry")] == [
            item["id"] for item in feed["items"]
        ]


def test_the_identifier_is_that_of_the_digest_wherever_the_site_stands() -> None:
    from dataclasses import replace

    moved = replace(publishing.SITE, url="https://digests.example/")
    one = publishing.render((samples.FOUNDING,))
    other = publishing.render((samples.FOUNDING,), moved)
    ids = [
        [item["id"] for item in json.loads(files["feeds/all.json"])["items"]]
        for files in (one, other)
    ]
    assert ids[0] == ids[1] == [f"tag:policydigest.github.io,2026:digests/{samples.FOUNDING.id}"]


def test_the_newest_are_those_that_came_in_last() -> None:
    old_event = Digest(
        id="1999-01-01-old", title="Old event", date="1999-01-01", summary="Read lately.",
        sources=(samples.FOUNDING.sources[0],),
    )  # fmt: skip
    files = publishing.render((*samples.many(120), old_event))
    items = json.loads(files["feeds/all.json"])["items"]
    assert len(items) == 50
    assert items[0]["title"] == "Old event"


def test_a_withdrawn_digest_stays_in_its_feeds_and_says_so(files: dict[str, str]) -> None:
    for path in ("feeds/all.xml", "feeds/countries/france.xml"):
        feed = etree.fromstring(files[path].encode())
        entry = next(
            e
            for e in feed.findall(f"{ATOM}entry")
            if (e.findtext(f"{ATOM}id") or "").endswith(samples.WITHDRAWN.id)
        )
        assert (entry.findtext(f"{ATOM}title") or "").startswith("Withdrawn: ")
        assert "The source retracted its report" in (entry.findtext(f"{ATOM}summary") or "")
    assert not any(
        "must not be shown" in text for p, text in files.items() if p.startswith("feeds")
    )


def test_hostile_text_is_text_in_every_feed(files: dict[str, str]) -> None:
    hostile = atoms(files)["feeds/all.xml"]
    known = {"feed", "id", "title", "updated", "author", "name", "uri", "rights", "link", "entry",
             "published", "category", "summary"}  # fmt: skip
    for feed in atoms(files).values():
        assert {str(e.tag).removeprefix(ATOM) for e in feed.iter()} <= known
    titles = [e.findtext(f"{ATOM}title") for e in hostile.findall(f"{ATOM}entry")]
    assert len(titles) == 50


def test_an_empty_collection_has_no_feed_and_no_calendar() -> None:
    files = publishing.render(())
    assert not [path for path in files if path.startswith(("feeds/", "calendars/"))]
    assert not any("feeds/" in text for text in publishing.texts(files).values())


# --------------------------------------------------------------------------- calendars


def test_dates_ahead_are_those_after_the_digest() -> None:
    found = [(one.date, one.number) for one in calendars.dates_ahead(publishing.AHEAD)]
    assert found == [("2025-02-28", 1), ("2025-02-28", 2), ("2025-12", 1)]


def test_calendars_are_read_by_a_calendar_program(files: dict[str, str]) -> None:
    named = [path for path in files if path.endswith(".ics")]
    assert sorted(named) == [
        "calendars/all.ics",
        "calendars/countries/cote-divoire.ics",
        "calendars/countries/japan.ics",
        "calendars/topics/trade.ics",
    ]
    for path in named:
        assert all(len(line.encode()) <= 75 for line in files[path].split("\r\n"))
        assert "\n" not in files[path].replace("\r\n", "")
        calendar = icalendar.Calendar.from_ical(files[path])
        events = calendar.walk("VEVENT")
        assert len(events) == 3
        assert calendar.get("PRODID")
        first, second, month = events
        assert first.get("UID") == (
            f"{publishing.AHEAD.id}/2025-02-28/1@{publishing.SITE.authority}"
        )
        assert second.get("UID").endswith("/2025-02-28/2@policydigest.github.io")
        stamp = datetime.datetime.fromisoformat(f"{updated(publishing.AHEAD)}T00:00:00+00:00")
        assert [event.decoded("DTSTAMP") for event in events] == [stamp] * 3
        assert first.decoded("DTSTART") == datetime.date(2025, 2, 28)
        assert first.decoded("DTEND") == datetime.date(2025, 3, 1)
        assert month.decoded("DTSTART") == datetime.date(2025, 12, 1)
        assert month.decoded("DTEND") == datetime.date(2026, 1, 1)
        assert "“ünïcödé” and a comma, a \\ included." in str(first.get("SUMMARY"))
        assert "\n" in str(first.get("DESCRIPTION"))


def test_no_text_breaks_out_of_a_calendar() -> None:
    digest = Digest(
        id="2024-01-01-x", title="x\r\nEND:VCALENDAR", date="2024-01-01", summary="",
        body="## Timeline\n\n- **2030-01-01** — a\rBEGIN:VALARM\x0b\u2028b; c, d\n",
    )  # fmt: skip
    text = publishing.render((digest,))["calendars/all.ics"]
    assert isinstance(text, str)
    assert text.count("\r\nEND:VCALENDAR") == 1
    assert "\r\nBEGIN:VALARM" not in text
    assert len(icalendar.Calendar.from_ical(text).walk("VEVENT")) == 1
