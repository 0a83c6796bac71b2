"""The static API, version 1: lists in pages of 500, a file for each digest and each tag, tables.

Everything carries its licence and the latest day the collection tells of, never a clock's time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from policydigest.exports import api_schema, table_schema, tables
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
    from policydigest.indexes import Group
    from policydigest.model import Digest

PER_PAGE = 500
INDEX = f"{API}/index.json"
CHECKSUMS = f"{API}/SHA256SUMS"
JSONL = f"{API}/digests.jsonl"
# The files of the whole collection, each with what it is.
MEDIA = {
    table_schema.CSV: "text/csv",
    JSONL: "application/jsonl",
    f"{API}/digests.parquet": "application/vnd.apache.parquet",
}
BULK = tuple(MEDIA)


class Lines(NamedTuple):
    """A digest's lines in the tables, without their ends."""

    json: bytes
    csv: str


NOTHING: Mapping[str, Lines] = MappingProxyType({})


class Api:
    """Writes the files of the API; what lists say of each digest is worked out once."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._briefs: dict[str, str] = {}
        self.newest = publication.newest()
        self._head: Record = {
            "version": 1,
            "licence": labels.DEFAULT_LICENCE_URL,
            "newest": self.newest,
        }

    def of_digest(self, digest: Digest) -> tuple[str, str]:
        """A digest's own file."""
        return digest_file(digest), _line(record(self._publication, digest)) + "\n"

    def of_tag(self, group: Group) -> Iterator[tuple[str, str]]:
        """The pages of a tag's digests."""
        head = self._head | {"tag": tag_record(self._publication, group)}
        own = [self._brief(digest) for digest in group.digests]
        yield from _pages(self._publication, tag_file(group), "digests", own, head)

    def of_all(self) -> Iterator[tuple[str, str]]:
        """The lists of all digests and tags."""
        publication = self._publication
        briefs = [self._brief(digest) for digest in publication.digests()]
        yield from _pages(publication, f"{API}/digests.json", "digests", briefs, self._head)
        for kind in TAG_KINDS:
            groups = publication.collection.groups[kind].values()
            found = [_line(tag_record(publication, group)) for group in groups]
            path = f"{API}/{FOLDERS[kind]}.json"
            yield from _pages(publication, path, "tags", found, self._head)

    def of_tables(self, known: Mapping[str, Lines] = NOTHING) -> Iterator[tuple[str, str | bytes]]:
        """The files of the whole collection, their schemas, and what there is.

        `known` are the lines of digests by their ids that need not be made.
        """
        publication = self._publication
        digests = [*publication.digests()]
        # As lines and not as objects, which take three times the memory: tables are made one by
        # one, and so are their rows.
        lines = [
            known[digest.id].json
            if digest.id in known
            else msgspec.json.encode(record(publication, digest))
            for digest in digests
        ]
        told = (
            known[digest.id].csv if digest.id in known else tables.csv_line(_row(line))
            for digest, line in zip(digests, lines, strict=True)
        )
        yield from _whole(publication, lines, told, self._head)

    def _brief(self, digest: Digest) -> str:
        found = self._briefs.get(digest.id)
        if found is None:
            found = self._briefs[digest.id] = _line(brief(record(self._publication, digest)))
        return found


def lines_of(json: bytes, csv: bytes, ids: Collection[str]) -> Mapping[str, Lines]:
    """The lines of the files that `of_tables` made of the digests with these ids, in this order."""
    rows = json.removesuffix(b"\n").split(b"\n")
    told = csv.decode("utf-8").removesuffix(tables.CSV_END).split(tables.CSV_END)[1:]
    if not len(rows) == len(told) == len(ids):
        return NOTHING
    found = zip(ids, rows, told, strict=True)
    return {name: Lines(row, line) for name, row, line in found}


def _whole(
    publication: Publication, lines: Sequence[bytes], told: Iterable[str], head: Record
) -> Iterator[tuple[str, str | bytes]]:
    """The files of the whole collection, their schemas and checksums, and the list of all.

    `lines` are the digests' records as JSON, `told` those of the CSV table.
    """
    schemas = api_schema.schemas(publication)
    total = len(lines)
    table = tables.parquet(map(_row, lines), head)  # first, for meanwhile it takes most memory
    whole = b"".join(line + b"\n" for line in lines)
    made = (tables.csv(told).encode("utf-8"), whole, table)
    described = (
        publication.url(table_schema.METADATA), schemas["digest"]["$id"], schemas["row"]["$id"]
    )  # fmt: skip
    files: dict[str, bytes] = dict(zip(BULK, made, strict=True))
    downloads = [
        {
            "url": publication.url(path),
            "media_type": MEDIA[path],
            "rows": total,
            "bytes": len(data),
            "sha256": sha256(data).hexdigest(),
            "schema": schema,
            "licence": head["licence"],
            "newest": head["newest"],
        }
        for (path, data), schema in zip(files.items(), described, strict=True)
    ]
    metadata = table_schema.csv_metadata(publication, head["newest"])
    files[table_schema.METADATA] = _pretty(metadata).encode("utf-8")
    for name, schema in schemas.items():
        files[f"{api_schema.FOLDER}/{name}.json"] = _pretty(schema).encode("utf-8")
    counts = {"digests": total}
    counts |= {FOLDERS[kind]: len(publication.collection.groups[kind]) for kind in TAG_KINDS}
    listed = {name: f"{API}/{name}.json" for name in counts}
    listed |= {path.rpartition("/")[2]: path for path in (*BULK, CHECKSUMS)}
    index = head | {
        "counts": counts,
        "files": {name: publication.url(path) for name, path in listed.items()},
        "schemas": {name: schema["$id"] for name, schema in schemas.items()},
        "downloads": downloads,
    }
    files[INDEX] = _pretty(index).encode("utf-8")
    yield from files.items()
    sums = (
        f"{sha256(data).hexdigest()}  {path.removeprefix(f'{API}/')}\n"
        for path, data in sorted(files.items())
    )
    yield CHECKSUMS, "".join(sums)


def _row(line: bytes) -> tables.Row:
    return tables.row(msgspec.json.decode(line))


def _pages(
    publication: Publication, path: str, key: str, items: Sequence[str], head: Record
) -> Iterator[tuple[str, str]]:
    """A list in pages: `x.json`, `x/2.json`, `x/3.json`, each of which tells the next.

    The items are JSON already.
    """
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
        listed = ",\n".join(run)
        yield page_file(path, number), f'{opening},"{key}":[\n{listed}\n]}}\n'


def page_file(path: str, page: int) -> str:
    """The path of a list's page."""
    return path if page == 1 else f"{path.removesuffix('.json')}/{page}.json"


def _line(values: Record) -> str:
    return msgspec.json.encode(values).decode("utf-8")


def _pretty(values: Record) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
