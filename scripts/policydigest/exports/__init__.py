"""The collection for other programs: feeds, calendars, an API, tables, search records.

Pure: everything is yielded as a path below `docs/` and its content, `store` writes it.
"""

from __future__ import annotations

from policydigest.exports.search import SearchRecord, SearchRecords, plain_text

__all__ = ["GENERATED", "SearchRecord", "SearchRecords", "plain_text"]

# Where all exported files lie below `docs/`, besides what stands beside the pages themselves.
GENERATED = (
    "data.md",
    "api/",
    "calendars/",
    "cards/",
    "feeds/",
    "llms.txt",
    "robots.txt",
    "_redirects",
)
