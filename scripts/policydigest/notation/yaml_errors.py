"""Plain words for what is wrong in YAML.

The parser's messages ("mapping values are not allowed in this context") help nobody who does not
know YAML. These functions look at the line itself, so that both of PyYAML's parsers give the
same words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

# These are held against lines without the space around them. None looks twice at a run of spaces:
# a line may be as long as a digest.
_FIELD = re.compile(r"(?:- )?\s*+(?P<key>[^\s:#][^:]*):\s++(?P<value>.+)")
# A name, a colon, and what is no space or none; an address is no field.
_GLUED = re.compile(r"(?:- )?(?P<key>\w++):(?P<space>[^\S \t]*+)(?!//)(?P<value>\S.*)")
# A field within brackets whose value has a colon in it.
_PAIR = re.compile(r"(?P<key>\b\w++): ++(?P<value>[^\s\"',{}\[\]][^,{}\[\]]*?:(?= )[^,{}\[\]]*+)")
_SPECIAL = "[]{},&*!|>%@`?#"


def explain(text: str, error: Any, first_line: int) -> tuple[int, str]:
    """Line number and words for a PyYAML error met in `text`."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return first_line, f"this is not valid YAML ({error.problem})"
    problem, context = error.problem or "", error.context or ""
    start = (error.context_mark or mark).line
    here = line_text(text, mark.line)
    message = None
    line = mark.line
    if "quoted" in context and "end of stream" in problem:
        line, message = start, "the quotation mark opened here is never closed; close it"
    elif "escape" in problem:
        message = (
            "a backslash in double quotes starts an escape; write two backslashes, "
            "or use single quotes"
        )
    elif here[: len(here) - len(here.lstrip())].count("\t"):
        message = "this line starts with a tab; indent with spaces"
    elif "flow " in context and (advice := _colon_within(here, mark.column)):
        message = advice
    elif "flow sequence" in context:
        line, message = start, "the list opened here with [ is not closed with ], or lacks a comma"
    elif "flow mapping" in context:
        line, message = start, "the group opened here with { is not closed with }, or lacks a comma"
    elif "could not find expected ':'" in problem or "could not find expected ':'" in context:
        line = start
        message = _no_field(line_text(text, start))
    else:
        message = _from_line(here)
    if message is None:
        message = (
            "this line does not fit the lines around it: check its indentation, "
            'and that it has the form "name: value"'
        )
    return first_line + line, message


def line_text(text: str, number: int) -> str:
    """Line `number` of `text`, counted from 0; empty beyond the end."""
    lines = text.split("\n")
    return lines[number].rstrip("\r") if number < len(lines) else ""


def special_start(line: str, sign: str) -> str:
    """Words for an anchor, alias or tag, which is nearly always a text that needs quotes."""
    field = _FIELD.fullmatch(line.strip())
    if field and field["value"].startswith(sign):
        key = field["key"].rstrip()
        return _quote_advice(key, field["value"], f"a value cannot start with {sign}")
    return (
        f"{sign} has a special meaning in YAML that is not allowed here; "
        "put the text it belongs to in quotes"
    )


def refused_character(character: str) -> str:
    """Words for an invisible character."""
    if character == "\r":
        return "holds a carriage return within a line; save the file with ordinary line ends"
    name = unicodedata.name(character, "control character").lower()
    return (
        f"holds the invisible character U+{ord(character):04X} ({name}); "
        "delete it, it cannot be seen in an editor"
    )


def quoted(value: str) -> str:
    """The value in quotes that are valid YAML."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _no_field(line: str) -> str:
    """Words for a line of the front matter in which the parser finds no field."""
    glued = _GLUED.fullmatch(line.strip())
    if glued is None:
        return f'this line has no "name: value": {_shown(line.strip())}'
    fields = f"{glued['key']}: {_shown(glued['value'])}"
    if glued["space"]:
        name = unicodedata.name(glued["space"][0]).lower()
        return f"what follows the colon is no ordinary space ({name}). Type it again: {fields}"
    return f"there is no space after the colon. Write {fields}"


def _colon_within(line: str, column: int) -> str | None:
    """Advice for a colon in a value within brackets, where the parser gave up at `column`."""
    for pair in _PAIR.finditer(line):
        if pair.start("value") < column <= pair.end("value") + 1:
            return _quote_advice(pair["key"], pair["value"].strip(), "the value has a colon in it")
    return None


def _from_line(line: str) -> str | None:
    field = _FIELD.fullmatch(line.strip())
    if field is None:
        return None
    key, value = field["key"].rstrip(), field["value"]
    if value[0] in "\"'":
        return (
            "the quotation marks do not match: text stands after the closing one. Inside "
            "single quotes write '' for an apostrophe, inside double quotes \\\" for a quote"
        )
    if value[0] in _SPECIAL or value.startswith(("- ", "? ")):
        return _quote_advice(key, value, f"a value cannot start with {value[0]}")
    if re.search(r":(?:\s|$)", value):
        return _quote_advice(key, value, "the value has a colon in it")
    return None


def _quote_advice(key: str, value: str, reason: str) -> str:
    return f"{reason}. Put the value in quotes: {key}: {quoted(_shown(value))}"


def _shown(text: str, limit: int = 120) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
