"""Every word that the exports say themselves. A translation replaces this file."""

from __future__ import annotations

RIGHTS = "Digests are free to use under CC BY 4.0 unless one says otherwise."
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
FEED_TITLE = "{name} – {site}"
CALENDAR_TITLE = "{name}: dates ahead – {site}"

FOLLOW = "Follow and reuse"
ATOM = "Atom feed"
JSON_FEED = "JSON Feed"
CALENDAR = "Calendar of dates ahead"
DATA = "Data (JSON)"
MARKDOWN = "As Markdown"
ABOUT_DATA = "All feeds and data"

REDIRECT_TITLE = "This page has moved"
REDIRECT = "This page is now at"

# --------------------------------------------------------------------------- the data page

DATA_TITLE = "Data and feeds"
DATA_DESCRIPTION = (
    "Everything in the collection for other programs: files to download, an API, feeds,"
    " calendars and Markdown."
)
DATA_LEAD = (
    "Everything here can be followed and reused, without a key and without asking: files of the"
    " whole collection, an API, feeds, calendars, and each digest as Markdown."
)
DATA_STATE = "The collection holds {count}."
DATA_STATE_OF = (
    "The collection holds {count} of events from {span}. The latest day that any of them tells of"
    " is {newest}; the files say that day, not the day they were made."
)
DATA_FILES = "The whole collection"
DATA_BULK = {
    "digests.csv": "Spreadsheets: a row for each digest, lists joined with semicolons, no text",
    "digests.jsonl": "Programs: a JSON object for each digest on a line of its own, text included",
    "digests.parquet": "Analysis: the same table with lists as lists, text included",
}
DATA_FILES_NOTE = (
    "In the CSV file a cell that a spreadsheet would take for a formula begins with an apostrophe."
    " Withdrawn digests are in all files, marked as withdrawn, with the reason in place of the"
    " summary and nothing else."
)
DATA_API = "API"
DATA_API_TEXT = (
    "The API is made of files, so there is nothing to sign up for and no limit. [The list of what"
    " it holds]({index}) leads to everything else. Lists come in pages of 500; `next` is the"
    " address of the following page and null on the last."
)
DATA_API_ADDRESSES = """\
| Address | What it gives |
|---|---|
| `api/v1/digests.json` | All digests in brief, newest first |
| `api/v1/digests/<id>.json` | All of one digest |
| `api/v1/countries.json` | All countries and territories with a digest |
| `api/v1/countries/<name>.json` | One of them, with its digests in brief |

In place of `countries` there can be `organisations`, `topics` or `instruments`. `<name>` is the
last part of the address of the page."""
DATA_SCHEMAS = (
    "Each kind of file has a JSON Schema: [digest]({folder}/digest.json), [list of"
    " digests]({folder}/digests.json), [tag]({folder}/tag.json), [list of"
    " tags]({folder}/tags.json), [index]({folder}/index.json). Within version 1, fields may be"
    " added, and none is renamed or removed. [SHA256SUMS]({sums}) has the checksums of the whole"
    " files; `sha256sum -c` checks them."
)
DATA_FEEDS = "Feeds"
DATA_FEEDS_ALL = "New digests: [Atom]({atom}), [JSON Feed]({json})."
DATA_FEEDS_TEXT = (
    "Each country, organisation, topic, instrument and pair of countries has its own two feeds,"
    " linked at the end of its page. A feed holds the 50 newest by the latest day that each digest"
    " tells of, so that a digest of an old event which has just come in is not missed. Identifiers"
    " of entries never change. A withdrawn digest stays in its feeds and says so."
)
DATA_CALENDARS = "Calendars"
DATA_CALENDARS_ALL = "Dates ahead: [all of them]({path})."
DATA_CALENDARS_TEXT = (
    "What a digest’s timeline says will happen after its own date is an entry in a calendar that"
    " any calendar program can subscribe to; each country and topic that has such dates has its"
    " own, linked at the end of its page. A month without a day stands as the whole month. Years"
    " alone are left out."
)
DATA_TEXTS = "Markdown"
DATA_TEXTS_TEXT = (
    "Each digest’s page has a twin in Markdown at its address with `index.txt` after it: the text"
    " with its facts as front matter, as it stands in the record. [llms.txt](llms.txt) says where"
    " things are to programs that read."
)
DATA_TERMS = "Terms"
DATA_TERMS_TEXT = (
    "Digests are free to use under [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/) unless"
    " one says otherwise: name the site and link to the digest’s page. Source texts are not part of"
    " any file. How digests are made is told in the [methodology](methodology.md); a draft that no"
    " editor has reviewed says so in its `status`."
)
