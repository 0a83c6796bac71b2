from __future__ import annotations

import dataclasses
import json

import pytest

import samples
from helpers import search_records
from policydigest import exports, indexes


@pytest.fixture(scope="module")
def records() -> dict[str, exports.SearchRecord]:
    collection = indexes.build(samples.DIGESTS, samples.VOCABULARY)
    return {record.url: record for record in search_records(collection)}


@pytest.fixture(scope="module")
def founding(records: dict[str, exports.SearchRecord]) -> exports.SearchRecord:
    return records["/digests/2024/2024-01-17-uk-japan-cyber-memorandum/"]


def test_every_published_digest_is_searched_and_no_withdrawn_one(
    records: dict[str, exports.SearchRecord],
) -> None:
    assert len(records) == len(samples.DIGESTS) - 1
    assert not any(samples.WITHDRAWN.id in url for url in records)


def test_filters(founding: exports.SearchRecord) -> None:
    assert founding.filters["country"] == ["Japan", "United Kingdom"]
    assert founding.filters["organisation"][0] == "National Cyber Advisory Board"
    assert founding.filters["topic"] == ["Cybersecurity"]
    assert founding.filters["instrument"][0] == "Hiroshima Accord"
    assert founding.filters["year"] == ["2024"]
    assert founding.filters["review"] == ["Draft"]


def test_filters_use_preferred_names(records: dict[str, exports.SearchRecord]) -> None:
    record = records["/digests/2023/2023-12-burma-trade-talks/"]
    assert record.filters["country"] == ["Myanmar"]
    assert record.meta["country_pages"] == "myanmar"


def test_meta_is_what_a_result_shows(founding: exports.SearchRecord) -> None:
    assert founding.meta == {
        "title": samples.FOUNDING.title,
        "date": "17 January 2024",
        "summary": samples.FOUNDING.summary,
        "text": "145",
        "countries": "Japan, United Kingdom",
        "state": "Draft",
        "country_pages": "japan united-kingdom",
        "organisation_pages": "national-cyber-advisory-board keidanren ibm fujitsu-uk"
        " national-cyber-security-centre lloyds-banking-group",
        "topic_pages": "cybersecurity",
        "instrument_pages": "hiroshima-accord memorandum-of-cooperation-on-cybersecurity",
    }


@pytest.mark.parametrize(
    "word",
    ["deepen", "Industry 100", "Dowden", "NCAB", "UK", "Keidanren", "GlobalData", "$344 billion",
     "Example News", "Lloyds"],
)  # fmt: skip
def test_a_digest_is_found_by_any_word_of_it(founding: exports.SearchRecord, word: str) -> None:
    assert word in founding.content


def test_markdown_punctuation_is_not_searched(founding: exports.SearchRecord) -> None:
    assert "**" not in founding.content
    assert "## " not in founding.content
    assert "](" not in founding.content


def test_an_extract_has_no_headings_and_nothing_twice() -> None:
    body = (
        "It was agreed.\n\n## Key points\n\n- One.\n\n## Background\n\nTwo.\n\n"
        "## Source\n\n[News](https://example.org/), 17 January 2024.\n"
    )
    digest = dataclasses.replace(samples.FOUNDING, summary="It was agreed.", body=body)
    (record,) = search_records(indexes.build([digest], samples.VOCABULARY))
    own = record.content.split()[: int(record.meta["text"])]
    assert " ".join(own) == "It was agreed. One. Background. Two."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("## Key points\n\n- **One** [two](https://x.org)", "Key points\n\nOne two"),
        ("> said\n> so", "said\nso"),
        ("1. one\n2) two", "one\ntwo"),
        ("", ""),
        ("2024-01-17 - not a list", "2024-01-17 - not a list"),
    ],
)
def test_plain_text(body: str, words: str) -> None:
    assert exports.plain_text(body) == words


def test_records_are_plain_data_in_the_same_order_whatever_the_input(
    records: dict[str, exports.SearchRecord],
) -> None:
    again = indexes.build(tuple(reversed(samples.DIGESTS)), samples.VOCABULARY)
    assert list(search_records(again)) == list(records.values())
    for record in records.values():
        json.dumps([record.url, record.content, dict(record.meta), dict(record.filters)])


def test_a_digest_without_anything_has_a_record(records: dict[str, exports.SearchRecord]) -> None:
    record = records["/digests/2022/2022-05-05-nothing/"]
    assert record.content == ""
    assert record.filters == {"year": ["2022"], "review": ["Draft"]}
