"""Reads the front matter of generated pages as MkDocs does, without a YAML parser where it can.

What the build writes there is JSON in all but the plainest words, one key a line, and JSON is YAML.
Whatever looks otherwise is MkDocs' own to read.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from mkdocs.utils import meta

_OPENING, _CLOSING = "---\n", "\n---\n"
# A key of ours: a few words, as "yes", are no text to YAML.
_LINE = re.compile(r"(title|description|kind|hide|image|og_type|jsonld|alternates): (\S.*)")
_ALTERNATE = {"type", "title", "href"}
# Escapes that JSON and YAML do not read alike.
_UNLIKE = re.compile(r"\\[/u]")


def read(source: str) -> tuple[str, dict[str, Any]]:
    """A page's Markdown and its front matter, just as `mkdocs.utils.meta.get_data` gives them."""
    end = source.find(_CLOSING)
    if not source.startswith(_OPENING) or end < 0:
        return meta.get_data(source)
    head = source[len(_OPENING) : end]
    values: dict[str, Any] = {}
    for line in head.split("\n"):
        match = _LINE.fullmatch(line)
        # Among what is not printable are line ends and signs that YAML refuses and JSON does not.
        if match is None or match[1] in values or not line.isprintable():
            return meta.get_data(source)
        try:
            values[match[1]] = _value(match[2])
        except ValueError:
            return meta.get_data(source)
    return source[end + len(_CLOSING) :].lstrip("\n"), values


def _value(text: str) -> Any:
    """Raises `ValueError` for what is not sure to be the same in YAML."""
    if _UNLIKE.search(text):
        raise ValueError(text)
    if text.startswith('"'):
        return json.loads(text)
    if text.startswith('[{"'):
        found = json.loads(text)
        if all(isinstance(one, dict) and _is_plain(one) for one in found):
            return found
        raise ValueError(text)
    return _plain(text)


def _is_plain(one: dict[str, Any]) -> bool:
    return one.keys() <= _ALTERNATE and all(isinstance(value, str) for value in one.values())


@lru_cache(maxsize=4096)
def _plain(text: str) -> Any:
    """A value without quotation marks, as YAML has it; there are few of them."""
    _, values = meta.get_data(f"---\nvalue: {text}\n---\n")
    if list(values) != ["value"]:
        raise ValueError(text)
    return values["value"]
