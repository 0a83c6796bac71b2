"""Writes what is made from the list of a digest's fields: the JSON Schema for editors, the table.

Run it after a change in `schema.FIELDS`; a test fails where the files differ.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from policydigest import fields_table
from policydigest.template import SCHEMA_FILE

ROOT = Path(__file__).resolve().parents[2]
TABLE_FILE = "CONTRIBUTING.md"
_TABLE = re.compile(r"(?<=<!-- fields -->\n\n).*?(?=\n<!-- /fields -->)", re.DOTALL)


def made() -> dict[str, str]:
    """The files by path, as they should be."""
    text = (ROOT / TABLE_FILE).read_text(encoding="utf-8")
    return {
        SCHEMA_FILE: json.dumps(fields_table.json_schema(), ensure_ascii=False, indent=2) + "\n",
        TABLE_FILE: _TABLE.sub(lambda _: fields_table.table(), text),
    }


if __name__ == "__main__":
    for name, content in made().items():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(content, encoding="utf-8")
