"""The page that describes all feeds and files, with the numbers of the collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policydigest.exports import api, api_schema, calendars, feeds, table_schema
from policydigest.exports.heads import DATA_PAGE
from policydigest.pages import labels
from policydigest.pages.markup import front_matter, heading
from policydigest.pages.safe import safe_inline

if TYPE_CHECKING:
    from policydigest.exports.publication import Publication


def render_data_page(publication: Publication, *, has_calendar: bool) -> tuple[str, str]:
    """The data page; `has_calendar` tells whether there is one of everything."""
    digests = publication.collection.digests
    count = labels.digests_counted(len(digests))
    newest = publication.newest()
    state = labels.DATA_STATE.format(count=count)
    if digests and newest:
        span = labels.span_words(digests[-1].date, digests[0].date)
        state = labels.DATA_STATE_OF.format(
            count=count, span=safe_inline(span), newest=safe_inline(labels.date_words(newest))
        )
    parts = [
        front_matter("data", labels.DATA_TITLE, labels.DATA_DESCRIPTION),
        heading(labels.DATA_TITLE),
        f"{labels.DATA_LEAD}\n{{: .pd-deck }}\n\n{state}\n\n",
        f"## {labels.DATA_FILES}\n\n{_files()}\n{labels.DATA_FILES_NOTE}\n\n",
        f"## {labels.DATA_API}\n\n{labels.DATA_API_TEXT.format(index=api.INDEX)}\n\n",
        labels.DATA_API_ADDRESSES + "\n\n",
        _schemas() + "\n\n",
        f"## {labels.DATA_FEEDS}\n\n",
    ]
    if digests:
        atom, json = feeds.ALL + feeds.ATOM, feeds.ALL + feeds.JSON_FEED
        parts.append(labels.DATA_FEEDS_ALL.format(atom=atom, json=json) + "\n\n")
    parts.append(f"{labels.DATA_FEEDS_TEXT}\n\n## {labels.DATA_CALENDARS}\n\n")
    if has_calendar:
        parts.append(labels.DATA_CALENDARS_ALL.format(path=calendars.ALL) + "\n\n")
    parts.append(f"{labels.DATA_CALENDARS_TEXT}\n\n")
    parts.append(f"## {labels.DATA_TEXTS}\n\n{labels.DATA_TEXTS_TEXT}\n\n")
    parts.append(f"## {labels.DATA_TERMS}\n\n{labels.DATA_TERMS_TEXT}\n")
    return DATA_PAGE, "".join(parts)


def _schemas() -> str:
    return labels.DATA_SCHEMAS.format(
        folder=api_schema.FOLDER, csv=table_schema.METADATA, sums=api.CHECKSUMS
    )


def _files() -> str:
    lines = [labels.DATA_FILES_TABLE]
    for path in api.BULK:
        name = path.rpartition("/")[2]
        lines.append(f"| [{name}]({path}) | {labels.DATA_BULK[name]} |")
    return "\n".join(lines) + "\n"
