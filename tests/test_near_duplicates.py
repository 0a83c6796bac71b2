from __future__ import annotations

import dataclasses

import samples
from listing import all_pages
from policydigest import indexes
from policydigest.groups.near_duplicates import near_duplicates
from policydigest.model import Digest
from policydigest.pages import labels


def report(n: int, title: str, date: str = "2024-01-17") -> Digest:
    return dataclasses.replace(samples.UNTAGGED, id=f"d{n}", date=date, title=title)


TITLE = "UK and Japan sign a memorandum of cooperation on cybersecurity in London"
OTHER = "Japan and UK sign cybersecurity cooperation memorandum"


def ids(*digests: Digest) -> dict[str, list[str]]:
    return {key: [d.id for d in found] for key, found in near_duplicates(digests).items()}


def test_two_reports_of_one_event_find_each_other() -> None:
    assert ids(report(1, TITLE), report(2, OTHER, "2024-01-18")) == {"d1": ["d2"], "d2": ["d1"]}


def test_other_events_and_other_days_do_not() -> None:
    assert ids(report(1, TITLE), report(2, "Chile bans plastic bags")) == {}
    assert ids(report(1, TITLE), report(2, OTHER, "2024-02-18")) == {}
    assert ids(report(1, ""), report(2, "")) == {}


def test_a_month_matches_its_days() -> None:
    assert ids(report(1, TITLE), report(2, OTHER, "2024-01")) == {"d1": ["d2"], "d2": ["d1"]}


def test_they_are_grouped_on_the_page_and_not_listed_as_related() -> None:
    digests = [
        dataclasses.replace(report(n, title), id=f"2024-d{n}", organisations=("IBM",))
        for n, title in enumerate((TITLE, OTHER))
    ]
    site = dict(all_pages(indexes.build(digests, samples.VOCABULARY)))
    text = site["digests/2024/2024-d0.md"]
    assert f"## {labels.ALSO_REPORTED}\n\n-   [{OTHER}]" in text
    assert f"## {labels.RELATED}" not in text


def test_one_that_says_so_itself_is_the_others_duplicate() -> None:
    told = dataclasses.replace(report(2, "Chile bans plastic bags", "2023-01"), duplicate_of="d1")
    assert ids(report(1, TITLE), told) == {"d1": ["d2"], "d2": ["d1"]}
    both = dataclasses.replace(report(1, TITLE), duplicate_of="d2")
    assert ids(both, told) == {"d1": ["d2"], "d2": ["d1"]}
    assert ids(dataclasses.replace(both, duplicate_of="d1")) == {}
