"""The static API, version 1: lists in pages of 500, a file for each digest and each tag, tables.

Everything carries its licence and the latest day the collection tells of, never a clock's time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from policydigest.exports import api_schema, tables
from policydigest.exports.records import (
    API,
    brief,
    digest_file,
    record,
    tag_file,
    tag_record,
)
from policydigest.indexes import FOLDERS, TAG_KINDS
from policydigest.pages import labels
from policydigest.pages.markup import chunks

if TYPE_CHECKING:
    from policydigest.exports.publication import Publication
    from policydigest.exports.records import Record

T = TypeVar("T")
PER_PAGE = 500
INDEX = f"{API}/index.json"
CHECKSUMS = f"{API}/SHA256SUMS"
BULK = (f"{API}/digests.csv", f"{API}/digests.jsonl", f"{API}/digests.parquet")


def render_api(publication: Publication) -> Iterator[tuple[str, str | bytes]]:
    """All files of the API."""
    head = {
        "version": 1,
        "licence": labels.DEFAULT_LICENCE_URL,
        "newest": publication.newest(),
    }
    digests = list(publication.digests())
    records = [record(publication, digest) for digest in digests]
    lines = [_line(values) for values in records]
    for digest, line in zip(digests, lines, strict=True):
        yield digest_file(digest), line + "\n"
    briefs = [brief(publication, digest) for digest in digests]
    yield from _pages(publication, f"{API}/digests.json", "digests", briefs, head)
    by_id = dict(zip((digest.id for digest in digests), briefs, strict=True))
    yield from _tags(publication, by_id, head)
    yield from _whole(publication, records, lines, head)


def _tags(
    publication: Publication, briefs: dict[str, Record], head: Record
) -> Iterator[tuple[str, str]]:
    for kind in TAG_KINDS:
        found = []
        for group in publication.collection.groups[kind].values():
            values = tag_record(publication, group)
            found.append(values)
            own = [briefs[digest.id] for digest in group.digests]
            path = tag_file(group)
            yield from _pages(publication, path, "digests", own, head | {"tag": values})
        yield from _pages(publication, f"{API}/{FOLDERS[kind]}.json", "tags", found, head)


def _whole(
    publication: Publication, records: Sequence[Record], lines: Sequence[str], head: Record
) -> Iterator[tuple[str, str | bytes]]:
    """The files of the whole collection, their schemas and checksums, and the list of all."""
    schemas = api_schema.schemas(publication)
    files: dict[str, bytes] = {
        f"{API}/digests.csv": tables.csv(records).encode("utf-8"),
        f"{API}/digests.jsonl": "".join(f"{line}\n" for line in lines).encode("utf-8"),
        f"{API}/digests.parquet": tables.parquet(records, head),
    }
    for name, schema in schemas.items():
        files[f"{api_schema.FOLDER}/{name}.json"] = _pretty(schema).encode("utf-8")
    counts = {"digests": len(records)}
    counts |= {FOLDERS[kind]: len(publication.collection.groups[kind]) for kind in TAG_KINDS}
    listed = {name: f"{API}/{name}.json" for name in counts}
    listed |= {path.rpartition("/")[2]: path for path in (*BULK, CHECKSUMS)}
    index = head | {
        "counts": counts,
        "files": {name: publication.url(path) for name, path in listed.items()},
        "schemas": {name: schema["$id"] for name, schema in schemas.items()},
    }
    files[INDEX] = _pretty(index).encode("utf-8")
    yield from files.items()
    sums = (
        f"{sha256(data).hexdigest()}  {path.removeprefix(f'{API}/')}\n"
        for path, data in sorted(files.items())
    )
    yield CHECKSUMS, "".join(sums)


def _pages(
    publication: Publication, path: str, key: str, items: Sequence[Record], head: Record
) -> Iterator[tuple[str, str]]:
    """A list in pages: `x.json`, `x/2.json`, `x/3.json`, each of which tells the next."""
    runs = chunks(items, PER_PAGE)
    address: Callable[[int], str] = lambda n: publication.url(page_file(path, n))  # noqa: E731
    for number, run in enumerate(runs, start=1):
        values: dict[str, Any] = head | {
            "total": len(items),
            "page": number,
            "pages": len(runs),
            "next": address(number + 1) if number < len(runs) else None,
            "previous": address(number - 1) if number > 1 else None,
        }
        opening = _line(values).removesuffix("}")
        listed = ",\n".join(map(_line, run))
        yield page_file(path, number), f'{opening}, "{key}": [\n{listed}\n]}}\n'


def page_file(path: str, page: int) -> str:
    """The path of a list's page."""
    return path if page == 1 else f"{path.removesuffix('.json')}/{page}.json"


def _line(values: Record) -> str:
    return json.dumps(values, ensure_ascii=False)


def _pretty(values: Record) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
