"""Writing YAML that people like to edit: fields in the given order, quotes only where needed.

PyYAML's emitter does the writing. What is set here: block or flow form per value, no folding of
texts over several lines, dates without quotes, quotes around everything that YAML 1.1 or 1.2
readers would take for something else than text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from yaml.emitter import ScalarAnalysis

WIDTH = 96
_STRING = "tag:yaml.org,2002:str"
# Text in which no character means anything to YAML: most of what digests hold.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 .;()'’“”/%=+$—–-]*[A-Za-z0-9.;()'’“”/%=+$—–-])?")
_SAFE_URL = re.compile(r"https?://[A-Za-z0-9._~/%=&+:-]*[A-Za-z0-9_~/%=&+-]")

Value = str | int | bool | Sequence["Value"] | Mapping[str, "Value"]


class _Dumper(yaml.SafeDumper):
    """SafeDumper with block lists indented and texts kept on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
        if _PLAIN.fullmatch(scalar):  # as PyYAML finds too, character by character
            return ScalarAnalysis(scalar, False, False, True, True, True, True, True)
        analysis = super().analyze_scalar(scalar)
        if _SAFE_URL.fullmatch(scalar):
            analysis.allow_flow_plain = True  # PyYAML quotes every colon in a flow list
        return analysis

    def choose_scalar_style(self) -> str:
        style = str(super().choose_scalar_style())
        value = self.event.value if isinstance(self.event, yaml.ScalarEvent) else ""
        # double quotes as in our messages, single ones where an escape would be needed
        return '"' if style == "'" and not re.search(r'["\\]', value) else style

    def write_plain(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        if not text or self.root_context or not text.isprintable():
            super().write_plain(text, False)
            return
        written = text if self.whitespace else f" {text}"  # at once, where no line can break
        self.column += len(written)
        self.whitespace = self.indention = False
        self.stream.write(written)

    def write_single_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        super().write_single_quoted(text, False)

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        super().write_double_quoted(text, False)


# YAML 1.1's notion of what is not a string, without dates (which are strings to the strict
# reader and to YAML 1.2), and with the numbers that only YAML 1.2 knows.
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$|0o[0-7]+$"),
    list("-+.0123456789"),
)


def dump(fields: Mapping[str, Value], flow: frozenset[str] = frozenset()) -> str:
    """The fields as a YAML block mapping.

    Values of the fields named in `flow` are written in flow form however long they are; other
    lists of short things are in flow form where they fit one line, else one item a line.
    """
    pairs = [
        (_text(name), _node(value, _in_flow(name, value, flow))) for name, value in fields.items()
    ]
    root = yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    return str(yaml.serialize(root, Dumper=_Dumper, allow_unicode=True, width=WIDTH))


def _in_flow(name: str, value: Value, flow: frozenset[str]) -> bool:
    return name in flow or len(name) + 2 + _length(value) <= WIDTH


def _length(value: Value) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return 2 + sum(len(key) + 4 + _length(item) for key, item in value.items())
    if isinstance(value, Sequence):
        return 2 + sum(2 + _length(item) for item in value)
    return 5


def _node(value: Value, flow: bool) -> yaml.Node:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", "true" if value else "false")
    if isinstance(value, int):
        return yaml.ScalarNode("tag:yaml.org,2002:int", str(value))
    if isinstance(value, Mapping):
        pairs = [(_text(key), _node(item, True)) for key, item in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=True)
    items = [_node(item, True) for item in value]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=flow or not items)


def _text(value: str) -> yaml.ScalarNode:
    # A line break in the other styles is folded or ends up at the margin; escaped it is exact.
    breaks: Any = '"' if any(mark in value for mark in "\n\r\x85\u2028\u2029") else None
    return yaml.ScalarNode(_STRING, value, style=breaks)
