"""The timeline of a digest as it is written down."""

from __future__ import annotations

from policydigest.model import Span, TimelineEntry
from policydigest.summary.dated_facts import in_full


def test_what_lasts_is_told_with_its_year() -> None:
    entry = TimelineEntry("2023", "The hall has been shut since last year", Span(0, 9, "last year"))
    assert in_full(entry) == "The hall has been shut since 2023"
    entry = entry._replace(text="The hall has been shut since 2023")
    assert in_full(entry) == "The hall has been shut since 2023"
