"""A blank digest with notes on every field, made from the list of fields; pure."""

from __future__ import annotations

from policydigest.digest_file import schema
from policydigest.digest_file.fields_table import WHEN, form
from policydigest.digest_file.sections import HEADINGS
from policydigest.notation import front_matter

SCHEMA_FILE = "docs/schemas/digest.json"  # what editors complete and check the fields with
_NOTES = (
    "Below the next line stands the text: a first paragraph, then the sections that are needed.",
    "Key points: three to six, each with a hyphen before it.",
    "Timeline: - **2024-01-17** — what happened.",
    "Figures: - **$10.5 million** (USD) — what it counts.",
    "In their words: short quotes, > “Words” and below it > — Name, office.",
    "Source: the link, the publisher, the date, the licence. Delete sections that stay empty.",
)


def modeline(depth: int) -> str:
    """The line that tells editors which schema the fields of a file `depth` folders down have."""
    return f"# yaml-language-server: $schema={'../' * depth}{SCHEMA_FILE}"


def blank(id_: str, title: str, date: str, *, depth: int) -> str:
    """The text of a blank digest; what is not given is left for the person to fill in.

    `depth` is how many folders below the project's folder the file lies.
    """
    given = {"id": id_, "title": title, "date": date}
    lines = [
        modeline(depth),
        "# Lines that begin with # are notes for you. Keep or delete them.",
    ]
    for entry in schema.FIELDS:
        if entry.kind == "generated":
            continue
        lines += ["", f"# {entry.help}. {WHEN[entry.use]}: {form(entry)}"]
        if entry.use == "optional":
            lines.append(f"# {entry.name}:")
        elif entry.kind == "number":
            lines.append(f"{entry.name}: {schema.VERSION}")
        elif entry.kind == "status":
            lines.append(f"{entry.name}: draft")
        elif entry.use == "required":
            value = given.get(entry.name, "")
            written = front_matter.dump({entry.name: value}) if value else f"{entry.name}:\n"
            lines.append(written.rstrip("\n"))
        elif entry.kind == "mentions":
            lines.append(f"{entry.name}: {{countries: [], organisations: []}}")
        else:
            lines.append(f"{entry.name}: []")
    lines += ["", *(f"# {note}" for note in _NOTES)]
    body = "".join(f"\n## {heading}\n" for heading in HEADINGS)
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}"
