from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pytest

import publishing
import samples
from helpers import SCRIPTS
from policydigest.digest_file import schema
from policydigest.exports import api, parquet, table_schema, tables
from policydigest.exports.parquet import Column
from policydigest.model import Digest

DIGESTS = (*publishing.DIGESTS, *samples.many(620))
URL = publishing.SITE.url
FOUNDING = samples.FOUNDING.id
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", '=HYPERLINK("x")')


@pytest.fixture(scope="module")
def files() -> dict[str, str | bytes]:
    return publishing.render(DIGESTS)


def content(files: dict[str, str | bytes], path: str) -> bytes:
    data = files[path]
    return data.encode() if isinstance(data, str) else data


def schemas(files: dict[str, str | bytes]) -> dict[str, dict[str, Any]]:
    return {
        name: json.loads(content(files, f"api/v1/schema/{name}.json"))
        for name in ("digest", "digests", "tag", "tags", "row", "index")
    }


def schema_of(path: str) -> str:
    parts = path.removeprefix("api/v1/").removesuffix(".json").split("/")
    if parts[0] == "digests":
        return "digest" if len(parts) == 2 and not parts[1].isdecimal() else "digests"
    if parts == ["index"]:
        return "index"
    return "tags" if len(parts) == 1 else "tag"


def test_every_file_holds_to_its_published_schema(files: dict[str, str | bytes]) -> None:
    known = schemas(files)
    validators = {}
    for name, one in known.items():
        jsonschema.Draft202012Validator.check_schema(one)
        assert one["$id"] == f"{URL}api/v1/schema/{name}.json"
        validators[name] = jsonschema.Draft202012Validator(one)
    seen = set()
    for path in files:
        described = "/schema/" in path or path == table_schema.METADATA
        if path.startswith("api/v1/") and path.endswith(".json") and not described:
            name = schema_of(path)
            values = json.loads(content(files, path))
            validators[name].validate(values)
            assert set(values) <= set(known[name]["properties"]), path
            seen.add(name)
    assert seen == set(known) - {"row"}


def test_a_wrong_value_does_not_hold_to_the_schema(files: dict[str, str | bytes]) -> None:
    one = json.loads(content(files, f"api/v1/digests/{samples.FOUNDING.id}.json"))
    validator = jsonschema.Draft202012Validator(schemas(files)["digest"])
    for wrong in ({"countries": "Japan"}, {"date": "January"}, {"status": "done"}, {"id": "x"}):
        assert list(validator.iter_errors(one | wrong)), wrong


def test_the_schema_has_every_field_but_the_machines_notes(files: dict[str, str | bytes]) -> None:
    properties = schemas(files)["digest"]["properties"]
    names = {entry.name for entry in schema.FIELDS}
    assert names - set(properties) == {"generated"}


def test_one_digest(files: dict[str, str | bytes]) -> None:
    one = json.loads(content(files, f"api/v1/digests/{samples.FOUNDING.id}.json"))
    assert one["title"] == samples.FOUNDING.title
    assert one["countries"] == ["Japan", "United Kingdom"]
    assert one["people"][0] == {"name": "Oliver Dowden", "role": "Deputy Prime Minister"}
    assert one["sources"][0]["publisher"] == "Example News"
    assert one["body"] == samples.FOUNDING.body
    assert one["licence"] == "CC-BY-4.0"
    assert one["url"] == f"{URL}digests/2024/{samples.FOUNDING.id}/"
    assert one["updated"] == "2026-11-23"
    assert "generated" not in one
    burma = json.loads(content(files, "api/v1/digests/2023-12-burma-trade-talks.json"))
    assert burma["countries"] == ["Myanmar"]


def test_a_withdrawn_digest_says_only_why(files: dict[str, str | bytes]) -> None:
    one = json.loads(content(files, f"api/v1/digests/{samples.WITHDRAWN.id}.json"))
    assert one["withdrawn"] is True
    assert one["withdrawn_reason"] == samples.WITHDRAWN.withdrawn_reason
    assert one["body"] == ""
    assert one["countries"] == one["sources"] == []
    for path in (*api.BULK[:2], "api/v1/digests/2.json"):
        assert b"must not be shown" not in content(files, path)


def test_pages_lead_from_the_first_to_the_last(files: dict[str, str | bytes]) -> None:
    found: list[str] = []
    address = f"{URL}api/v1/digests.json"
    before = None
    while address:
        page = json.loads(content(files, address.removeprefix(URL)))
        assert page["previous"] == before
        assert len(page["digests"]) <= 500
        found += [one["id"] for one in page["digests"]]
        before, address = address, page["next"]
    assert page["page"] == page["pages"] == 2
    assert len(found) == len(set(found)) == page["total"] == len(DIGESTS)


def test_a_tag_has_its_digests_and_what_is_known_of_it(files: dict[str, str | bytes]) -> None:
    japan = json.loads(content(files, "api/v1/countries/japan.json"))
    assert japan["tag"]["id"] == "JP"
    assert japan["tag"]["region"] == "Asia"
    assert japan["total"] == japan["tag"]["digest_count"]
    assert all("Japan" in one["countries"] for one in japan["digests"])
    unknown = json.loads(content(files, "api/v1/organisations/lloyds-banking-group.json"))
    assert unknown["tag"]["id"] is None


def test_every_address_in_the_index_is_a_file(files: dict[str, str | bytes]) -> None:
    index = json.loads(content(files, api.INDEX))
    for address in (*index["files"].values(), *index["schemas"].values()):
        assert address.removeprefix(URL) in files
    assert index["newest"] == "2026-11-23"
    assert index["licence"] == "https://creativecommons.org/licenses/by/4.0/"


def test_checksums_are_those_of_the_files(files: dict[str, str | bytes]) -> None:
    lines = content(files, api.CHECKSUMS).decode().splitlines()
    named = {}
    for line in lines:
        digest, name = line.split("  ")
        named[name] = digest
    assert {path.removeprefix("api/v1/") for path in api.BULK} <= set(named)
    for name, digest in named.items():
        assert hashlib.sha256(content(files, f"api/v1/{name}")).hexdigest() == digest


def test_the_index_tells_of_each_whole_file_what_it_is(files: dict[str, str | bytes]) -> None:
    downloads = json.loads(content(files, api.INDEX))["downloads"]
    assert [one["url"] for one in downloads] == [f"{URL}{path}" for path in api.BULK]
    for one in downloads:
        data = content(files, one["url"].removeprefix(URL))
        assert one["sha256"] == hashlib.sha256(data).hexdigest()
        assert one["bytes"] == len(data)
        assert one["rows"] == len(DIGESTS)
        assert one["licence"] == "https://creativecommons.org/licenses/by/4.0/"
        assert one["newest"] == "2026-11-23"
        assert one["schema"].removeprefix(URL) in files


def test_lines_are_the_digests_own_files(files: dict[str, str | bytes]) -> None:
    lines = content(files, "api/v1/digests.jsonl").decode().split("\n")[:-1]
    assert len(lines) == len(DIGESTS)
    for line in lines[:20]:
        one = json.loads(line)
        assert json.loads(content(files, f"api/v1/digests/{one['id']}.json")) == one


# --------------------------------------------------------------------------- tables


def test_csv_has_a_row_for_each_digest(files: dict[str, str | bytes]) -> None:
    rows = list(csv.DictReader(content(files, "api/v1/digests.csv").decode().splitlines()))
    assert len(rows) == len(DIGESTS)
    founding = next(row for row in rows if row["id"] == samples.FOUNDING.id)
    assert founding["countries"] == "Japan; United Kingdom"
    assert founding["people"].startswith("Oliver Dowden (Deputy Prime Minister); ")
    assert founding["withdrawn"] == "false"


def test_csv_is_described_so_that_a_program_gets_the_table(files: dict[str, str | bytes]) -> None:
    about = json.loads(content(files, table_schema.METADATA))
    assert about["url"] == "digests.csv"
    assert about["dc:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"
    assert about["dc:modified"] == "2026-11-23"
    columns = about["tableSchema"]["columns"]
    rows = csv.DictReader(io.StringIO(content(files, "api/v1/digests.csv").decode(), newline=""))
    assert rows.fieldnames == [column["name"] for column in columns]
    assert all(column["dc:description"] for column in columns)
    founding = next(row for row in rows if row[about["tableSchema"]["primaryKey"]] == FOUNDING)
    lists = {column["name"]: column["separator"] for column in columns if "separator" in column}
    record = json.loads(content(files, f"api/v1/digests/{FOUNDING}.json"))
    for name in ("countries", "organisations", "topics", "instruments"):
        assert founding[name].split(lists[name]) == record[name]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula: str) -> None:
    digest = Digest(
        id="2024-01-01-x", title=formula, date="2024-01-01", summary=f" \n{formula}",
        countries=(formula,), organisations=(formula, "Other"), licence=formula,
    )  # fmt: skip
    text = publishing.render((digest,))["api/v1/digests.csv"]
    row = next(csv.DictReader(text.decode().splitlines()))  # type: ignore[union-attr]
    for name in ("title", "summary", "countries", "organisations", "licence"):
        assert row[name].startswith(f"'{formula.strip()[0]}"), name
    for cell in row.values():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_parquet_holds_every_row_and_can_be_asked(
    files: dict[str, str | bytes], tmp_path: Path
) -> None:
    path = tmp_path / "digests.parquet"
    path.write_bytes(content(files, "api/v1/digests.parquet"))
    source = duckdb.connect()
    read = source.execute(f"SELECT * FROM '{path}'")
    names = [column[0] for column in read.description]
    assert names == [column.name for column in tables.COLUMNS]
    rows = [dict(zip(names, row, strict=True)) for row in read.fetchall()]
    lines = content(files, "api/v1/digests.jsonl").decode().split("\n")[:-1]
    assert rows == [tables.row(json.loads(line)) for line in lines]
    schema = jsonschema.Draft202012Validator(schemas(files)["row"])
    assert all(schema.is_valid(row) for row in rows)
    assert set(names) == set(schema.schema["properties"])
    assert not schema.is_valid(rows[0] | {"countries": "Japan; Chile"})
    about = source.execute(f"SELECT key, value FROM parquet_kv_metadata('{path}')").fetchall()
    assert (b"newest", b"2026-11-23") in about
    counted = source.execute(
        f"SELECT count(*) FROM '{path}' WHERE list_contains(countries, 'Japan') AND NOT withdrawn"
    ).fetchone()
    japan = json.loads(content(files, "api/v1/countries/japan.json"))
    assert counted == (japan["total"],)


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 300])
def test_parquet_of_any_number_of_rows(count: int, tmp_path: Path) -> None:
    columns = (Column("a", "text"), Column("b", "flag"), Column("c", "texts"))
    rows = [
        {"a": None if n % 3 else f"日 {n}", "b": n % 5 == 0, "c": ["x" * n] * (n % 4)}
        for n in range(count)
    ]
    path = tmp_path / "x.parquet"
    path.write_bytes(parquet.write(columns, rows, {}))
    found = duckdb.connect().execute(f"SELECT * FROM '{path}'").fetchall()
    assert [dict(zip("abc", row, strict=True)) for row in found] == rows


def test_parquet_of_a_very_long_text() -> None:
    text = "日本 \n\"'" * 3_000_000
    data = parquet.write((Column("a", "text"),), [{"a": text}, {"a": None}], {"it's": "a 'b'"})
    assert data[:4] == data[-4:] == b"PAR1"
    assert len(data) < len(text)


# Text that looks like another type, a column that holds nothing, more rows than one batch.
PARQUET = """
import hashlib
from policydigest.exports import parquet
columns = [parquet.Column(*pair) for pair in (("a", "text"), ("b", "flag"), ("c", "texts"),
                                              ("d", "text"))]
rows = [{"a": f"2024-01-{n:02}", "b": not n % 3, "c": ["null", "1", "日"][: n % 4], "d": None}
        for n in range(5000)]
print(hashlib.sha256(parquet.write(columns, rows, {"x": "1", "a": "2"})).hexdigest())
"""


def test_two_processes_write_the_same_parquet(tmp_path: Path) -> None:
    """Whatever the clock's zone, the locale, the order of hashes and the folder."""
    found = set()
    for number, zone in enumerate(("UTC", "Asia/Tokyo")):
        folder = tmp_path / str(number)
        folder.mkdir()
        run = subprocess.run(
            [sys.executable, "-c", PARQUET], cwd=folder, check=True, capture_output=True,
            env=os.environ
            | {"PYTHONPATH": str(SCRIPTS), "TZ": zone, "PYTHONHASHSEED": str(number)}
            | {"LC_ALL": ("C", "C.UTF-8")[number], "HOME": str(folder)},
        )  # fmt: skip
        found.add(run.stdout)
        assert list(folder.iterdir()) == []
    assert len(found) == 1


def test_only_writing_a_table_loads_the_database() -> None:
    code = "import sys, policydigest.cli, policydigest.exports; print('duckdb' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(SCRIPTS)},
    )  # fmt: skip
    assert run.stdout == "False\n"


def test_same_collection_same_bytes(files: dict[str, str | bytes]) -> None:
    assert publishing.render(tuple(reversed(DIGESTS))) == files


def test_text_that_is_no_unicode_stops_nothing() -> None:
    broken = "a\ud800\x00\x1b\u202eb"
    digest = Digest(
        id="2024-01-01-x", title=broken, date="2024-01-01", summary=broken, countries=(broken,),
        body=f"{broken}\n\nline two\n", withdrawn_reason=broken,
    )  # fmt: skip
    files = publishing.render((digest,))
    for path in files:
        if path.startswith(("api/", "feeds/", "digests/")):
            content(files, path)
    one = json.loads(content(files, "api/v1/digests/2024-01-01-x.json"))
    assert one["title"] == one["countries"][0] == "ab"
    assert one["body"] == "ab\n\nline two\n"
