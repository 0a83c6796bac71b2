"""The page that describes all feeds and files, with the numbers of the collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policydigest.exports import api, api_schema, calendars, feeds, words
from policydigest.exports.heads import DATA_PAGE
from policydigest.pages import labels
from policydigest.pages.markup import front_matter, heading
from policydigest.pages.safe import safe_inline

if TYPE_CHECKING:
    from policydigest.exports.publication import Publication


def render_data_page(publication: Publication) -> tuple[str, str]:
    """The data page."""
    digests = publication.collection.digests
    count = labels.digests_counted(len(digests))
    newest = publication.newest()
    state = words.DATA_STATE.format(count=count)
    if digests and newest:
        span = labels.span_words(digests[-1].date, digests[0].date)
        state = words.DATA_STATE_OF.format(
            count=count, span=safe_inline(span), newest=safe_inline(labels.date_words(newest))
        )
    has_calendar = any(next(calendars.dates_ahead(digest), None) for digest in digests)
    parts = [
        front_matter("data", words.DATA_TITLE, words.DATA_DESCRIPTION),
        heading(words.DATA_TITLE),
        f"{words.DATA_LEAD}\n{{: .pd-deck }}\n\n{state}\n\n",
        f"## {words.DATA_FILES}\n\n{_files()}\n{words.DATA_FILES_NOTE}\n\n",
        f"## {words.DATA_API}\n\n{words.DATA_API_TEXT.format(index=api.INDEX)}\n\n",
        words.DATA_API_ADDRESSES + "\n\n",
        words.DATA_SCHEMAS.format(folder=api_schema.FOLDER, sums=api.CHECKSUMS) + "\n\n",
        f"## {words.DATA_FEEDS}\n\n",
    ]
    if digests:
        atom, json = feeds.ALL + feeds.ATOM, feeds.ALL + feeds.JSON_FEED
        parts.append(words.DATA_FEEDS_ALL.format(atom=atom, json=json) + "\n\n")
    parts.append(f"{words.DATA_FEEDS_TEXT}\n\n## {words.DATA_CALENDARS}\n\n")
    if has_calendar:
        parts.append(words.DATA_CALENDARS_ALL.format(path=calendars.ALL) + "\n\n")
    parts.append(f"{words.DATA_CALENDARS_TEXT}\n\n")
    parts.append(f"## {words.DATA_TEXTS}\n\n{words.DATA_TEXTS_TEXT}\n\n")
    parts.append(f"## {words.DATA_TERMS}\n\n{words.DATA_TERMS_TEXT}\n")
    return DATA_PAGE, "".join(parts)


def _files() -> str:
    lines = ["| File | For |", "|---|---|"]
    for path in api.BULK:
        name = path.rpartition("/")[2]
        lines.append(f"| [{name}]({path}) | {words.DATA_BULK[name]} |")
    return "\n".join(lines) + "\n"
