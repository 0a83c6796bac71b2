"""Writes what is made from lists in the program: JSON Schemas for editors, the table of fields.

Run it after a change in `schema.FIELDS` or in the types of the vocabulary's entries; a test fails
where the files differ.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from policydigest.digest_file import fields_table
from policydigest.digest_file.template import SCHEMA_FILE
from policydigest.vocabulary import schema as vocabulary_schema

ROOT = Path(__file__).resolve().parents[2]
TABLE_FILE = "CONTRIBUTING.md"
_TABLE = re.compile(r"(?<=<!-- fields -->\n\n).*?(?=\n<!-- /fields -->)", re.DOTALL)


def made() -> dict[str, str]:
    """The files by path, as they should be."""
    text = (ROOT / TABLE_FILE).read_text(encoding="utf-8")
    schemas = {SCHEMA_FILE: fields_table.json_schema(), **vocabulary_schema.schemas()}
    written = {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas.items()
    }
    return {
        **written,
        TABLE_FILE: _TABLE.sub(lambda _: fields_table.table(), text),
    }


if __name__ == "__main__":
    for name, content in made().items():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(content, encoding="utf-8")
