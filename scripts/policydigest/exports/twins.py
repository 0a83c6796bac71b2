"""A Markdown twin of every digest, and what machines read first: llms.txt and robots.txt.

A twin has the suffix .txt, not .md: a Markdown file below `docs/` becomes a page, and every host
and every browser shows text as text without being told to.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from policydigest.exports.api import BULK, INDEX
from policydigest.exports.feeds import ALL, ATOM, JSON_FEED
from policydigest.exports.publication import printable, whole_day
from policydigest.exports.records import PUBLISHED_FIELDS, record, twin_file
from policydigest.groups import people
from policydigest.indexes import FOLDERS, TAG_KINDS, digest_path
from policydigest.pages import labels
from policydigest.pages.safe import plain

if TYPE_CHECKING:
    from policydigest.exports.publication import Publication
    from policydigest.indexes import GroupKind
    from policydigest.model import Digest

_RELATIVE = re.compile(r"\]\(((?:\.\./)*(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.md)(#[\w-]+)?\)", re.ASCII)
_LISTED: tuple[GroupKind, ...] = (*TAG_KINDS, "year")
_NEWEST = 20
_BRACKETS = str.maketrans({"[": "(", "]": ")"})


def render_twin(publication: Publication, digest: Digest) -> tuple[str, str]:
    """The Markdown twin of a published digest."""
    return twin_file(digest), _twin(publication, digest)


def render_for_machines(publication: Publication) -> Iterator[tuple[str, str]]:
    """What machines read first."""
    yield "llms.txt", _llms(publication)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {publication.site.url}sitemap.xml\n"


def _twin(publication: Publication, digest: Digest) -> str:
    """The digest as in the record, with whole addresses and without the machine's notes."""
    here = posixpath.dirname(digest_path(digest))

    def whole(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(here, match[1]))
        return f"]({publication.url(target)}{match[2] or ''})"

    values = record(publication, digest)
    # JSON is YAML, and quotes every text: there is nothing in it to be read as something else.
    lines = [
        f"{entry.name}: {json.dumps(_without_gaps(values[entry.name]), ensure_ascii=False)}\n"
        for entry in PUBLISHED_FIELDS
        if values[entry.name] or entry.use != "optional"
    ]
    body = _RELATIVE.sub(whole, printable(digest.body))
    return f"---\n{''.join(lines)}---\n{body}"


def _without_gaps(value: object) -> object:
    """A list of mappings without the keys that nothing is known for."""
    if not isinstance(value, list):
        return value
    return [
        {key: inner for key, inner in item.items() if inner is not None}
        if isinstance(item, dict)
        else item
        for item in value
    ]


def _llms(publication: Publication) -> str:
    site = publication.site
    parts = [
        f"# {site.name}\n\n> {labels.HOME_DESCRIPTION}\n\n",
        f"{labels.LLMS_LEAD.format(site=site.name)}\n\n## {labels.LLMS_LISTS}\n\n",
        *(
            f"- [{labels.PLURAL[kind]}]({publication.url(f'{FOLDERS[kind]}/index.md')})\n"
            for kind in _LISTED
        ),
        f"- [{labels.PEOPLE}]({publication.url(f'{people.FOLDER}/index.md')})\n",
        f"\n## {labels.LLMS_DATA}\n\n",
        f"- [{labels.LLMS_DATA_PAGE}]({publication.url('data.md')})\n",
        f"- [{labels.DATA_API}]({publication.url(INDEX)}): {labels.LLMS_API}\n",
        *(f"- [{path.rpartition('/')[2]}]({publication.url(path)})\n" for path in BULK),
    ]
    newest = publication.collection.digests[:_NEWEST]
    if newest:
        parts.append(f"- [{labels.ATOM}]({publication.url(ALL + ATOM)})\n")
        parts.append(f"- [{labels.JSON_FEED}]({publication.url(ALL + JSON_FEED)})\n")
        parts.append(f"\n## {labels.LLMS_NEWEST}\n\n")
    for digest in newest:
        title = plain(digest.title).translate(_BRACKETS)
        day = digest.date if whole_day(digest.date) else ""
        parts.append(f"- [{title}]({publication.url(twin_file(digest))}): {day}\n")
    return "".join(parts)
