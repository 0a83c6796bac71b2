"""Digest files: Markdown text with front matter to `Digest` and back.

Reading reports every problem with its line and still gives a digest where what is wrong can be
mended. Writing keeps every value and the body, character by character, and the field order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from policydigest.codes import problem
from policydigest.digest_file import schema
from policydigest.digest_file.fields_reader import FieldsReader
from policydigest.digest_file.sections import Section, join_sections, sections
from policydigest.encoding import NotUtf8Error, decode
from policydigest.model import Digest, PassingMentions, Person, Problem, Source
from policydigest.nearest import closest_of
from policydigest.notation import front_matter, strict_yaml, yaml_writer

__all__ = [
    "ParsedDigest",
    "Section",
    "join_sections",
    "parse",
    "parse_bytes",
    "sections",
    "values",
    "write",
]

_HYPHENS = re.compile(r"[-–—_=]+")  # what is meant as three hyphens
_CUT = re.compile(r"[ \t]#\S")


@dataclass(frozen=True, slots=True)
class ParsedDigest:
    """A digest file as it was read.

    `digest` is None where nothing can be made of it. `lines` has the line of each field by its
    name, of list items and nested fields by dotted names (`sources.0.url`), and of `body`.
    `comments` are the lines of the front matter that hold a comment, which `write` cannot keep.
    """

    digest: Digest | None
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    path: str = ""
    text: str = ""
    comments: tuple[int, ...] = ()

    def line_of(self, *path: str | int) -> int:
        """The line of a value by its place (`"sources", 0, "url"`), else of what it is a part of.

        1 if nothing around it stands in the file.
        """
        name = ".".join(map(str, path))
        while name and name not in self.lines:
            name = name.rpartition(".")[0]
        return self.lines.get(name, 1)

    def line(self, *names: str) -> int:
        """The line of the first of these names that stands in the file, else 1."""
        for name in names:
            line = self.lines.get(name)
            if line is not None:
                return line
        return 1


def parse_bytes(data: bytes, path: str) -> ParsedDigest:
    """Read a digest file from its bytes; text that is not UTF-8 is a problem like any other."""
    try:
        return parse(decode(data, path), path)
    except NotUtf8Error as error:
        return ParsedDigest(None, (problem(path, error.line, "C001", error.reason),), path=path)


def parse(text: str, path: str) -> ParsedDigest:
    """Read a digest file; `path` is its name in messages. Raises nothing."""
    problems: list[Problem] = []

    def failed(line: int, code: str, message: str) -> ParsedDigest:
        problems.append(problem(path, line, code, message, "error"))
        return ParsedDigest(None, tuple(problems), path=path, text=text)

    try:
        parts = front_matter.split(text)
    except front_matter.UnclosedError as error:
        return failed(error.line, "C003", f"the front matter is not closed. {_closing(text)}")
    if parts.front is None and "\r" in text and "\n" not in text:
        message = "line endings of old Macs. Save the file with Unix line endings (LF)"
        return failed(1, "C006", message)
    if parts.front is None:
        return failed(1, "C002", f"no front matter. {_opening(text)}")
    problems += _invisible(text, path)
    if parts.line > 2:
        message = "empty lines before the front matter. Start the file with the line `---`"
        problems.append(problem(path, 1, "C002", message))
    try:
        loaded = strict_yaml.load(parts.front, first_line=parts.line)
    except strict_yaml.YamlProblem as error:
        return failed(error.line, "C004", error.message)
    if not isinstance(loaded.value, dict):
        return failed(parts.line, "C005", "no fields here. Write them as lines `name: value`")
    problems += _cut_values(parts, loaded, path)
    reader = FieldsReader(path, loaded, problems)
    body = parts.body.removeprefix("\r\n" if parts.body.startswith("\r\n") else "\n")
    digest = _digest(reader, loaded.value, body)
    lines = {".".join(map(str, key)): line for key, line in loaded.lines.items()}
    lines["body"] = text.count("\n", 0, len(text) - len(body)) + 1
    return ParsedDigest(digest, tuple(problems), lines, path, text, loaded.comments)


def write(digest: Digest) -> str:
    """The text of the digest's file: `parse(write(d), …).digest == d`."""
    return front_matter.join(values(digest), "\n" + digest.body if digest.body else "")


def values(digest: Digest) -> dict[str, yaml_writer.Value]:
    """The fields that the digest's file holds, in their order, as YAML has them."""
    fields: dict[str, yaml_writer.Value] = {}
    for entry in schema.FIELDS:
        value = getattr(digest, entry.name)
        if entry.use == "optional" and value in (None, (), {}, False):
            continue
        fields[entry.name] = _plain(value)
    return fields


def _digest(reader: FieldsReader, values: Mapping[str, object], body: str) -> Digest | None:
    reader.unknown(values, tuple(schema.BY_NAME), ())
    misspelt = {closest_of(name, schema.BY_NAME) for name in values if name not in schema.BY_NAME}
    found: dict[str, Any] = {}
    for entry in schema.FIELDS:
        path = (entry.name,)
        if entry.name not in values:
            if entry.use == "required" and entry.name not in misspelt:
                example = schema.EXAMPLES.get(entry.name, "…")
                message = f"{entry.name} is missing. Add {entry.name}: {example} ({entry.help})"
                reader.report((), "C011", message)
            continue
        value = values[entry.name]
        if entry.kind == "text":
            found[entry.name] = reader.text(value, path, one_line=entry.name != "summary")
        elif entry.kind in ("date", "day"):
            found[entry.name] = reader.date(value, path, day=entry.kind == "day")
        else:
            found[entry.name] = getattr(reader, entry.kind)(value, path)
    # without these there is no page to make
    if not (found.get("id") and (found.get("title") or "").strip() and found.get("date")):
        return None
    found["summary"] = found.get("summary") or ""
    return Digest(**found, body=body)


def _plain(value: object) -> yaml_writer.Value:
    if isinstance(value, str | int | bool):
        return value
    if isinstance(value, Person | Source):
        names = schema.PERSON_FIELDS if isinstance(value, Person) else schema.SOURCE_FIELDS
        given = ((name, getattr(value, name)) for name in names)
        return {name: text for name, text in given if text is not None}
    if isinstance(value, PassingMentions):
        return {name: list(getattr(value, name)) for name in schema.MENTION_FIELDS}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    assert isinstance(value, dict)
    return {name: _plain(item) for name, item in value.items()}


def _opening(text: str) -> str:
    """How a text without front matter gets some."""
    first = text.lstrip("\ufeff").split("\n", 1)[0].strip()
    if not text.strip():
        return "The file is empty. `policydigest new` writes a digest to fill in"
    if _HYPHENS.fullmatch(first):
        return f"The first line is {first}; write three hyphens: ---"
    return "Start the file with a line `---` and the fields"


def _closing(text: str) -> str:
    """How front matter that goes on to the end of the text is closed."""
    for number, line in enumerate(text.split("\n")[1:], start=2):
        if _HYPHENS.fullmatch(line.strip()):
            return f"Line {number} is {line.strip()}; write three hyphens: ---"
    return "End the fields with a line `---`"


def _invisible(text: str, path: str) -> list[Problem]:
    found = []
    if text.startswith("\ufeff"):
        message = "the file starts with a byte order mark. Save it as UTF-8 without one"
        found.append(problem(path, 1, "C006", message))
    if "\r\n" in text:
        line = text.count("\n", 0, text.index("\r\n")) + 1
        message = "Windows line endings. Save the file with Unix line endings (LF)"
        found.append(problem(path, line, "C006", message))
    return found


def _cut_values(parts: front_matter.Split, loaded: strict_yaml.Loaded, path: str) -> list[Problem]:
    found = []
    lines = (parts.front or "").split("\n")
    for number in loaded.comments:
        line = lines[number - parts.line]
        if not line.lstrip().startswith("#") and _CUT.search(line):
            message = "what follows ` #` is not part of the value. Put the value in quotes"
            found.append(problem(path, number, "C007", message))
    return found
