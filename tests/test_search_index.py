"""The search bundle: complete, and the same bytes for the same records."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import MOST_THAT_GROWS, search_bundle
from policydigest.exports import SearchRecord
from policydigest.search import facets, index, pagefind_service, parts, word_index
from policydigest.search.pagefind_service import SearchError
from policydigest.search.parts import MAGIC


def record(number: int) -> SearchRecord:
    return SearchRecord(
        url=f"/digests/2024/{number}/",
        content=f"Text number {number} about cooperation" + " and fisheries" * (number % 3),
        language="en",
        meta={"title": f"Title {number}"},
        filters={"country": [f"Country {number % 17}", "Japan"], "topic": [f"Topic {number % 5}"]},
        year=f"{2024 - number // 20}",
    )


RECORDS = [record(number) for number in range(60)]


def unpack(data: bytes) -> Any:
    return cbor2.loads(gzip.decompress(data).removeprefix(MAGIC))


def test_the_same_records_give_the_same_bytes() -> None:
    assert search_bundle(RECORDS) == search_bundle(iter(RECORDS))


def test_every_record_is_there_in_the_records_order() -> None:
    files = search_bundle(RECORDS)
    entry = json.loads(files["pagefind-entry.json"])
    assert entry["languages"]["en"]["page_count"] == len(RECORDS)
    about = json.loads(files["facets.json"])
    assert about["rows"] == len(RECORDS)
    assert about["pages"] == f"pagefind.{entry['languages']['en']['hash']}.pf_meta"
    pages = unpack(files[about["pages"]])[1]
    for (key, *_), one in zip(pages, RECORDS, strict=True):
        packed = gzip.decompress(files[f"fragment/{key}.pf_fragment"])
        assert json.loads(packed.removeprefix(MAGIC))["url"] == one.url
    own = {path for path in files if "/" not in path and not path.endswith(".pf_meta")}
    assert own == {"facets.json", "pagefind-entry.json", "pagefind.js", "wasm.en.pagefind"}


def test_what_a_search_loads_of_ten_thousand_records_is_light() -> None:
    """The list of records, two facets, and the part of the index that a word stands in."""
    source = random.Random(1)
    names = index._Names()
    listed = [
        [names.of(str(number).encode()), index._rounded(source.randint(150, 550))]
        for number in range(10_000)
    ]
    assert len({name for name, _ in listed}) == len(listed)
    runs = [[f"{number:05}", f"{number:05}x", f"{number:05}"] for number in range(900)]
    size = len(parts.squeezed(cbor2.dumps(["1.5.2", listed, runs, [], [], []])))
    countries = [f"Country or territory {number}" for number in range(250)]
    topics = [f"Topic of policy {number}" for number in range(50)]
    rarer = [1 / (rank + 3) for rank in range(len(countries))]
    records = [
        {
            "country": source.choices(countries, rarer, k=source.randint(1, 4)),
            "topic": source.choices(topics, k=source.randint(1, 3)),
        }
        for _ in listed
    ]
    size += sum(len(column.data) for column in facets.columns(records))
    places = [
        [source.randint(1, 4), [source.randint(1, 400)], []] for _ in range(word_index.CHUNK // 4)
    ]
    size += len(parts.squeezed(cbor2.dumps([[["treaty", places, []]]])))
    assert size < MOST_THAT_GROWS


@given(st.integers(0, 1_000_000))
def test_rounded_numbers_of_words_are_few_and_right_within_a_thirtieth(words: int) -> None:
    rounded = index._rounded(words)
    assert abs(rounded - words) <= words / 30
    assert len(f"{rounded:b}".rstrip("0")) <= 5


def test_contents_whose_names_would_be_the_same_get_longer_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index, "NAME", 1)
    names = index._Names()
    contents = [str(number).encode() for number in range(200)]
    found = [names.of(data) for data in contents]
    assert len(set(found)) == len(contents)
    assert [names.of(data) for data in contents] == found


def test_facets_take_the_place_of_filters_and_sorting() -> None:
    files = search_bundle(RECORDS)
    about = json.loads(files["facets.json"])
    assert about["facets"].keys() == {"country", "topic"}
    assert set(about["facets"].values()) <= files.keys()
    assert not any(path.endswith(".pf_filter") for path in files)
    meta = unpack(files[about["pages"]])
    assert meta[3:5] == [[], []]


@pytest.mark.parametrize("data", [b"", b"other", MAGIC, MAGIC + b"\x82\x01", MAGIC + b"\x61\xff"])
def test_a_file_of_another_format_is_named(data: bytes) -> None:
    with pytest.raises(SearchError, match=r"^x\.pf_meta: .* writes another format"):
        parts.read("x.pf_meta", gzip.compress(data))


def test_numbers_and_texts_keep_pagefinds_own_form() -> None:
    """Pagefind writes every value in its shortest form; so is what replaces its file."""
    content = ["1.5.2", [["en_1", 23], ["en_2", 24], ["ü", 70000]], [], [], [], [None, True, -25]]
    packed = parts.squeezed(cbor2.dumps(content, canonical=True))
    assert parts.read("x.pf_meta", packed) == content
    expected = (
        "8665312e352e3283" "8264656e5f3117" "8264656e5f321818" "8262c3bc1a00011170"
        "808080" "83f6f53818"
    )  # fmt: skip
    assert gzip.decompress(packed).removeprefix(MAGIC).hex() == expected


def test_no_record_at_all() -> None:
    files = search_bundle([])
    assert json.loads(files["pagefind-entry.json"])["languages"] == {}
    assert json.loads(files["facets.json"]) == {"version": 1, "rows": 0, "facets": {}}
    assert "pagefind.js" in files


def test_a_missing_or_broken_indexer_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\nexit 3\n")
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(broken))
    with pytest.raises(SearchError, match="could not be started: Permission denied"):
        search_bundle(RECORDS)
    broken.chmod(0o755)
    with pytest.raises(SearchError, match="stopped before the search index was written"):
        search_bundle(RECORDS)


def test_large_records_pass_both_ways() -> None:
    big = SearchRecord(url="/x/", content="word " * 400_000, language="en", meta={"title": "x"})
    assert sum(path.startswith("fragment/") for path in search_bundle([big, *RECORDS])) == 61


def test_plain_values() -> None:
    assert pagefind_service.pack(RECORDS[3]).filters["country"] == ["Country 3", "Japan"]
