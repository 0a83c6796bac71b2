"""Writing YAML that people like to edit: fields in the given order, quotes only where needed.

What is set here: block or flow form per value, no folding of texts over several lines, dates
without quotes, quotes around everything that YAML 1.1 or 1.2 readers would take for something else
than text. How a text is quoted is PyYAML's to say (`_Dumper`), unless it holds letters and harmless
marks only. The layout is put together here, just as PyYAML's emitter does it, whose many calls for
each word took a third of all drafting.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeGuard

import yaml
from yaml.emitter import ScalarAnalysis

WIDTH = 96
_INDENT = 2
_LONGEST_KEY = 100  # PyYAML writes longer ones, about, on a line of their own
_STRING = "tag:yaml.org,2002:str"
_BREAKS = "\n\r\x85\u2028\u2029"
# Text in which no character means anything to YAML, but for a comma or question mark in lists and
# mappings in flow form: most of what digests hold.
_MARKS = r""".;()'’“”"/%=+$&!—–-"""
_PLAIN = re.compile(rf"\w(?:[\w ,?{_MARKS}]*[\w,?{_MARKS}])?")
_SAFE_URL = re.compile(r"https?://[A-Za-z0-9._~/%=&+:-]*[A-Za-z0-9_~/%=&+-]")

Value = str | int | bool | Sequence["Value"] | Mapping[str, "Value"]


class _Dumper(yaml.SafeDumper):
    """SafeDumper with block lists indented and texts kept on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
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
        super().write_plain(text, False)

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
    try:
        return _laid_out(fields, flow) if fields else _as_pyyaml(fields, flow)
    except _LongKeyError:
        return _as_pyyaml(fields, flow)


class _LongKeyError(ValueError):
    """A key may not stand on the line of its value."""


def _laid_out(fields: Mapping[str, Value], flow: frozenset[str]) -> str:
    lines = _Lines()
    for name, value in fields.items():
        lines.put(f"{_key(name, within=False)}:")
        if not value or not _is_list(value) or _in_flow(name, value, flow):
            lines.put(" ")
            lines.flow(value, _INDENT, within=False)
        else:
            for item in value:
                lines.new(_INDENT)
                lines.put("- ")
                lines.flow(item, 2 * _INDENT, within=False)
        lines.new(0)
    return "".join(lines.parts)


class _Lines:
    """What is written so far, and how long its last line is."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._column = 0

    def put(self, text: str) -> None:
        """Write a text that stands on one line."""
        self.parts.append(text)
        self._column += len(text)

    def new(self, indent: int) -> None:
        """Begin a line."""
        self.parts.append(f"\n{' ' * indent}")
        self._column = indent

    def flow(self, value: Value, indent: int, *, within: bool = True) -> None:
        """Write a value in flow form; a new line begins, so far indented, before what goes over.

        `within`: whether this is a part of a list or mapping in flow form.
        """
        if isinstance(value, str):
            self.put(_scalar(value, within))
        elif isinstance(value, int):  # truth values are some, too
            self.put(str(value).lower())
        elif isinstance(value, Mapping):
            self.put("{")
            for number, (key, item) in enumerate(value.items()):
                self._separate(number, indent)
                name = f"{_key(key, within=True)}: "
                if isinstance(item, str):
                    self.put(name + _scalar(item, True))
                else:
                    self.put(name)
                    self.flow(item, indent + _INDENT)
            self.put("}")
        else:
            self.put("[")
            for number, item in enumerate(value):
                self._separate(number, indent)
                if isinstance(item, str):
                    self.put(_scalar(item, True))
                else:
                    self.flow(item, indent + _INDENT)
            self.put("]")

    def _separate(self, number: int, indent: int) -> None:
        """Part an item from the one before; what goes over begins a line."""
        comma = "," if number else ""
        if self._column + len(comma) > WIDTH:
            self.put(comma)
            self.new(indent)
        elif number:
            self.put(", ")


@lru_cache(maxsize=1024)
def _key(text: str, *, within: bool) -> str:
    """A mapping's key as YAML. Raises `_LongKeyError`."""
    if not 0 < len(text) <= _LONGEST_KEY or any(mark in text for mark in _BREAKS):
        raise _LongKeyError(text)
    return _scalar(text, within)


@lru_cache(maxsize=4096)
def _scalar(text: str, within: bool) -> str:
    """A text as YAML; `within` a list or mapping in flow form more of them need quotes."""
    if _PLAIN.fullmatch(text) or _SAFE_URL.fullmatch(text):
        is_plain = not (within and ("," in text or "?" in text)) and not _means_more(text)
        if is_plain:
            return text
        if '"' not in text:
            return f'"{text}"'
    node = _text(text)
    if not within:
        written = _serialised(_mapping([(_text("a"), node)], flow=False))
        return written[len("a: ") : -len("\n")]
    written = _serialised(_list([node], flow=True))
    return written[len("[") : -len("]\n")]


def _means_more(text: str) -> bool:
    """Whether YAML takes a text without quotes for a number, a truth value or the like."""
    resolvers = _Dumper.yaml_implicit_resolvers
    found = (*resolvers.get(text[0], ()), *resolvers.get(None, ()))
    return any(pattern.match(text) for _, pattern in found)


def _is_list(value: Value) -> TypeGuard[Sequence[Value]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _as_pyyaml(fields: Mapping[str, Value], flow: frozenset[str]) -> str:
    """What PyYAML's emitter makes of the fields."""
    pairs = [
        (_text(name), _node(value, _in_flow(name, value, flow))) for name, value in fields.items()
    ]
    return _serialised(_mapping(pairs, flow=False), WIDTH)


def _in_flow(name: str, value: Value, flow: frozenset[str]) -> bool:
    return name in flow or len(name) + 2 + _length(value) <= WIDTH


def _length(value: Value) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, int):
        return 5
    if isinstance(value, Mapping):
        return 2 + sum([len(key) + 4 + _length(item) for key, item in value.items()])
    return 2 + sum([2 + _length(item) for item in value])


def _node(value: Value, flow: bool) -> yaml.Node:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", "true" if value else "false")
    if isinstance(value, int):
        return yaml.ScalarNode("tag:yaml.org,2002:int", str(value))
    if isinstance(value, Mapping):
        return _mapping([(_text(key), _node(item, True)) for key, item in value.items()], flow=True)
    return _list([_node(item, True) for item in value], flow=flow or not value)


def _mapping(pairs: Sequence[tuple[yaml.Node, yaml.Node]], *, flow: bool) -> yaml.Node:
    return yaml.MappingNode("tag:yaml.org,2002:map", [*pairs], flow_style=flow)


def _list(items: list[yaml.Node], *, flow: bool) -> yaml.Node:
    return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=flow)


def _serialised(node: yaml.Node, width: int = sys.maxsize) -> str:
    return str(yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=width))


def _text(value: str) -> yaml.ScalarNode:
    # A line break in the other styles is folded or ends up at the margin; escaped it is exact.
    breaks: Any = '"' if any(mark in value for mark in _BREAKS) else None
    return yaml.ScalarNode(_STRING, value, style=breaks)
