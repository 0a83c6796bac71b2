"""The search index that a build writes: after an edit little is made again, and all of it is right."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import samples
from helpers import search_bundle
from policydigest import indexes
from policydigest.exports import SearchRecord, SearchRecords
from policydigest.model import Digest, PassingMentions
from policydigest.publishing import publish
from policydigest.publishing.publish import Part
from policydigest.search import writing
from policydigest.search.writing import Indexed
from policydigest.store.tree import Tree
from policydigest.vocabulary import Vocabulary

RECORDS = [
    SearchRecord(
        url=f"/digests/2024/{number}/",
        content=f"Text number {number} about fisheries",
        language="en",
        meta={"title": f"Title {number}"},
        filters={"country": ["Japan"]},
        year="2024",
    )
    for number in range(60)
]
PART = Part("search", folder="pagefind")


class Records:
    """Records, and how often each was made."""

    def __init__(self, records: Sequence[SearchRecord]) -> None:
        self.records = {record.url: record for record in records}
        self.made: list[str] = []

    def listed(self) -> Iterator[tuple[str, str]]:
        return ((url, repr(record)) for url, record in self.records.items())

    def of(self, url: str) -> SearchRecord:
        self.made.append(url)
        return self.records[url]


class Site:
    """A published search index."""

    def __init__(self, root: Path) -> None:
        self.top, self.record, self.memory = root / "site", root / "record", root / "memory"
        self._outputs = (root / f"new-{number}" for number in itertools.count())

    def build(self, records: Sequence[SearchRecord]) -> tuple[Indexed, list[str]]:
        """Publish the index of these; tell what was done, and which records were made."""
        asked, output = Records(records), next(self._outputs)
        output.mkdir()
        done = writing.write_index(
            asked, output, self.memory, PART, Tree(self.top), self.record, ["test"], jobs=1
        )
        assert isinstance(done, Indexed)
        if not done.is_current:
            published = Tree(self.top)
            published.files()
            publish.publish(PART, output, published, self.record, done.made_from, done.right)
        return done, asked.made

    def files(self) -> dict[str, bytes]:
        """What is published."""
        folder = self.top / "pagefind"
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    _, made = site.build(RECORDS)
    assert {*made} == {record.url for record in RECORDS}
    return site


def edited(place: int, text: str = "Another text, about forests") -> list[SearchRecord]:
    records = [*RECORDS]
    records[place] = dataclasses.replace(RECORDS[place], content=text)
    return records


def test_the_same_records_are_neither_made_nor_written_again(site: Site) -> None:
    done, made = site.build(RECORDS)
    assert (done.is_current, made) == (True, [])


def test_after_an_edit_only_what_is_indexed_with_it_is_made_again(site: Site) -> None:
    records = edited(30)
    done, made = site.build(records)
    # The edited one, and then those that Pagefind is handed with it: 25 from the end on.
    assert made[0] == RECORDS[30].url
    assert sorted(made[1:]) == sorted(
        record.url for record in RECORDS[10:35] if record.url != made[0]
    )
    assert site.files() == search_bundle(records)
    assert 60 <= len(done.right) < len(site.files())


def test_a_published_file_that_was_spoilt_is_written_again(site: Site) -> None:
    before = site.files()
    path = next(path for path in sorted(before) if path.startswith("fragment/"))
    (site.top / "pagefind" / path).write_bytes(b"spoilt")
    done, made = site.build(RECORDS)
    assert (done.is_current, path in done.right, made) == (False, False, [])
    assert site.files() == before


def test_what_was_remembered_of_an_index_that_was_never_published_is_not_believed(
    site: Site, tmp_path: Path
) -> None:
    before = site.files()
    output = tmp_path / "unpublished"
    output.mkdir()
    done = writing.write_index(
        Records(edited(30)), output, site.memory, PART, Tree(site.top), site.record, ["test"], 1
    )
    assert isinstance(done, Indexed)
    records = edited(30, "A third text, about rivers")
    site.build(records)
    assert site.files() == search_bundle(records) != before


@pytest.mark.parametrize("name", [writing.RECORDS, writing.FILES])
@pytest.mark.parametrize("data", [b"", b"no memory", b"\x80"])
def test_a_damaged_memory_counts_as_none(site: Site, name: str, data: bytes) -> None:
    (site.memory / name).write_bytes(data)
    records = edited(3)
    site.build(records)
    assert site.files() == search_bundle(records)


def test_parts_that_are_lost_are_made_of_all_their_records(site: Site) -> None:
    for path in (site.memory / writing.PARTS).iterdir():
        path.unlink()
    records = edited(3)
    _, made = site.build(records)
    assert {*made} == {*(record.url for record in RECORDS)}
    assert site.files() == search_bundle(records)


def keys(digest: Digest, vocabulary: Vocabulary = samples.VOCABULARY, made_with: str = "") -> str:
    collection = indexes.build([digest], vocabulary)
    ((_, key),) = SearchRecords(collection, made_with).listed()
    return key


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another title"},
        {"summary": "Another summary."},
        {"body": "Another body."},
        {"date": "2024-01-18"},
        {"status": "reviewed"},
        {"countries": ("Chile",)},
        {"mentions": PassingMentions(countries=("Chile",))},
        {"people": ()},
        {"sources": ()},
    ],
)
def test_all_that_a_record_is_made_of_is_in_its_key(change: dict[str, object]) -> None:
    digest = samples.FOUNDING
    other = dataclasses.replace(digest, **change)  # type: ignore[arg-type]
    assert keys(other) != keys(digest) == keys(digest)
    assert keys(digest, made_with="another program") != keys(digest)
