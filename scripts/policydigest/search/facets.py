"""What search results are narrowed and counted by: one small file for each facet; pure.

A file, packed with gzip, is a line of JSON and then bytes. The line tells `rows` (how many records)
and `values` (the names, most frequent first). Of the bytes, the first `rows` tell how many values
each record has; then come the values' numbers, record after record: all their low bytes, then all
their high bytes. Frequent names have small numbers, and bytes of one kind stand together, so gzip
takes a fraction of what lists of records would need.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

VERSION = 1
# Names the facets' files; its own name never changes.
LIST = "facets.json"
# As many values of a record as a byte can tell, and as many names as two bytes can number.
_MOST_OF_A_RECORD = 255
_MOST_VALUES = 65_536


@dataclass(frozen=True, slots=True)
class Column:
    """One facet's file: its path in the search bundle and its bytes."""

    name: str
    path: str
    data: bytes


def columns(records: Sequence[Mapping[str, Iterable[str]]]) -> list[Column]:
    """The files of all facets that occur in `records`, in the order of the facets' names."""
    names = sorted({name for record in records for name in record})
    return [_column(name, [tuple(record.get(name, ())) for record in records]) for name in names]


def _column(name: str, records: Sequence[tuple[str, ...]]) -> Column:
    counts = Counter(value for values in records for value in dict.fromkeys(values))
    ordered = sorted(counts, key=lambda value: (-counts[value], value))[:_MOST_VALUES]
    number = {value: place for place, value in enumerate(ordered)}
    rows = [
        sorted({number[value] for value in values if value in number})[:_MOST_OF_A_RECORD]
        for values in records
    ]
    head = {"rows": len(rows), "values": ordered}
    numbers = [one for row in rows for one in row]
    data = b"".join(
        (
            json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8"),
            b"\n",
            bytes(len(row) for row in rows),
            bytes(one & 255 for one in numbers),
            bytes(one >> 8 for one in numbers),
        )
    )
    digest = blake2b(data, digest_size=5).hexdigest()
    return Column(name, f"facets/{name}.{digest}.bin", gzip.compress(data, mtime=0))
