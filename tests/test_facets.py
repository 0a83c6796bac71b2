"""The facets' files: everything that the search page counts, in few bytes."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydigest.search import facets


def unpack(data: bytes) -> list[list[str]]:
    """The values of every record, read as the search page reads them."""
    line, _, rest = gzip.decompress(data).partition(b"\n")
    head = json.loads(line)
    sizes, rest = rest[: head["rows"]], rest[head["rows"] :]
    low, high = rest[: sum(sizes)], rest[sum(sizes) :]
    names = iter([head["values"][a + 256 * b] for a, b in zip(low, high, strict=True)])
    return [[next(names) for _ in range(size)] for size in sizes]


VALUES = st.lists(st.text(max_size=6), max_size=5)


@given(st.lists(VALUES, min_size=1, max_size=40))
def test_every_value_of_every_record_is_kept(records: list[list[str]]) -> None:
    columns = facets.columns([{"topic": values} for values in records])
    assert [sorted(row) for row in unpack(columns[0].data)] == [
        sorted(set(values)) for values in records
    ]


def test_more_names_than_one_byte_numbers() -> None:
    records = [{"organisation": [f"Name {n}", f"Name {n // 2}"]} for n in range(700)]
    rows = unpack(facets.columns(records)[0].data)
    assert set(rows[699]) == {"Name 699", "Name 349"}


def test_frequent_names_first_and_a_column_for_each_facet() -> None:
    records = [{"country": ["Chile", "Japan"]}, {"country": ["Japan"], "year": ["2024"]}, {}]
    country, year = facets.columns(records)
    assert (country.name, year.name) == ("country", "year")
    assert json.loads(gzip.decompress(country.data).partition(b"\n")[0]) == {
        "rows": 3,
        "values": ["Japan", "Chile"],
    }
    assert unpack(year.data) == [[], ["2024"], []]


def test_a_files_name_tells_its_content() -> None:
    one, same, other = (
        facets.columns([{"topic": [value]}])[0] for value in ("Trade", "Trade", "Cybersecurity")
    )
    assert one == same
    assert one.path != other.path


@pytest.mark.parametrize("records", [[], [{}], [{"topic": []}]])
def test_without_any_value(records: list[dict[str, list[str]]]) -> None:
    for column in facets.columns(records):
        assert unpack(column.data) == [[] for _ in records]
