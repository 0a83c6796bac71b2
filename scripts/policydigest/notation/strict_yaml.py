"""Strict YAML: what stands in the file is what is read, and everything doubtful is refused.

Ordinary YAML readers take the country code NO for false, keep the last of two equal keys without
a word, turn dates into objects and follow aliases into memory exhaustion. Here only `true`,
`false`, `null`, `~`, nothing, and numbers are anything but strings, and every refusal names the
line and says in plain words how to mend it. See `yaml_errors` for the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from policydigest.notation import yaml_errors

Path = tuple[str | int, ...]

MAX_DEPTH = 20
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What YAML calls unprintable, the three line separators that only YAML 1.1 takes for line breaks,
# and a carriage return that ends no line: they would be folded into a space without a word.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\r(?!\n)"
)
_INTEGER = re.compile(r"[-+]?[0-9]{1,100}|0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_CONSTANTS: dict[str, object] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
}
# What numbers, and what these and numbers begin with.
_NUMBER_STARTS = frozenset("+-.0123456789")
_OTHER_STARTS = _NUMBER_STARTS.union(text[:1] for text in _CONSTANTS)


class YamlProblem(ValueError):  # noqa: N818 - it is a finding
    """Text that strict YAML refuses: `line` is where, `message` is why and how to mend it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read.

    `value` is plain Python; `lines` has the line of every key and list item by its path;
    `raw` the text of every scalar that was not read as a string; `comments` the lines that
    hold a comment.
    """

    value: object
    lines: Mapping[Path, int]
    raw: Mapping[Path, str]
    comments: tuple[int, ...] = ()


def load(text: str, *, first_line: int = 1, loader: Any = None) -> Loaded:
    """Read one YAML document; `first_line` is the number of its first line in the file.

    `loader` is for tests, which try PyYAML's slow loader as well. Raises `YamlProblem`.
    """
    refused = _REFUSED.search(text)
    if refused:
        line = first_line + text.count("\n", 0, refused.start())
        raise YamlProblem(line, yaml_errors.refused_character(refused.group()))
    parser = (loader or _LOADER)(text)
    reader = _Reader(text, first_line, parser.get_event, is_commented="#" in text)
    try:
        value = reader.document()
    except yaml.MarkedYAMLError as error:
        line, message = yaml_errors.explain(text, error, first_line)
        raise YamlProblem(line, message) from None
    except yaml.YAMLError as error:  # the reader's own errors carry no mark
        raise YamlProblem(first_line, f"this is not valid YAML ({error})") from None
    finally:
        parser.dispose()
    comments = _comments(text, reader.scalars, first_line) if reader.is_commented else ()
    return Loaded(value, reader.lines, reader.raw, comments)


@lru_cache(maxsize=64)
def load_once(text: str) -> Loaded:
    """As `load`, for files of the vocabulary: checks and readers share what nobody changes."""
    return load(text)


def plain_scalar(text: str) -> object:
    """The value of an unquoted scalar: None, a truth value, a number, else the text itself."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text, 0 if text[:2] in ("0o", "0x") else 10)
    return float(text) if _FLOAT.fullmatch(text) else text


@dataclass(slots=True)
class _Reader:
    """Turns the parser's events into values. Events, not nodes: nothing is ever expanded."""

    text: str
    first_line: int
    next: Callable[[], Any]  # the parser's next event, None after the last
    is_commented: bool  # only then is the place of every scalar kept
    lines: dict[Path, int] = field(default_factory=dict)
    raw: dict[Path, str] = field(default_factory=dict)
    scalars: list[tuple[int, int]] = field(default_factory=list)

    def document(self) -> object:
        value: object = None
        seen = False
        while (event := self.next()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    raise self.problem(event, "a second `---` starts another document; remove it")
                if event.version or event.tags:
                    raise self.problem(event, "directives such as %YAML are not allowed; remove it")
                seen = True
                value = self.node(self.next(), ())
        return value

    def node(self, event: Any, path: Path) -> object:
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None:
            sign = "*" if kind is yaml.AliasEvent else "&"
            raise self.problem(event, yaml_errors.special_start(self.line_of(event), sign))
        if event.tag is not None:
            raise self.problem(event, yaml_errors.special_start(self.line_of(event), "!"))
        if kind is yaml.ScalarEvent:
            value = self.scalar(event)
            if not isinstance(value, str):
                self.raw[path] = event.value
            return value
        if len(path) >= MAX_DEPTH:
            raise self.problem(event, f"lists are nested deeper than {MAX_DEPTH} levels")
        return self.sequence(path) if kind is yaml.SequenceStartEvent else self.mapping(path)

    def scalar(self, event: Any) -> object:
        if self.is_commented:
            self.scalars.append((event.start_mark.index, event.end_mark.index))
        value = event.value
        # quoted, or plain and beginning like nothing but a text: nearly always
        if not event.implicit[0] or value[:1] not in _OTHER_STARTS:
            return value
        return plain_scalar(value)

    def sequence(self, path: Path) -> list[object]:
        values: list[object] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            here = (*path, len(values))
            self.lines[here] = self.first_line + event.start_mark.line
            values.append(self.node(event, here))
        return values

    def mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.key(event)
            here = (*path, key)
            line = self.first_line + event.start_mark.line
            if key in values:
                raise YamlProblem(
                    line,
                    f"`{key}` is given twice, first in line {self.lines[here]}; "
                    "keep one of the two",
                )
            self.lines[here] = line
            values[key] = self.node(self.next(), here)
        return values

    def key(self, event: Any) -> str:
        if type(event) is not yaml.ScalarEvent:
            raise self.problem(
                event, "a list or an alias cannot be a name before a colon; put the text in quotes"
            )
        if event.anchor is not None or event.tag is not None:
            sign = "&" if event.anchor is not None else "!"
            raise self.problem(event, yaml_errors.special_start(self.line_of(event), sign))
        value = self.scalar(event)
        if not isinstance(value, str):
            shown = event.value or "nothing"
            raise self.problem(
                event,
                f"the name before the colon is read as {_kind(value)} ({shown}); put it in quotes",
            )
        return value

    def line_of(self, event: Any) -> str:
        return yaml_errors.line_text(self.text, event.start_mark.line)

    def problem(self, event: Any, message: str) -> YamlProblem:
        return YamlProblem(self.first_line + event.start_mark.line, message)


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    return "true or false" if isinstance(value, bool) else "a number"


def _comments(text: str, scalars: list[tuple[int, int]], first_line: int) -> tuple[int, ...]:
    found: list[int] = []
    place = 0
    for match in re.finditer(r"(?:^|(?<=[ \t\n]))#", text):
        while place < len(scalars) and scalars[place][1] <= match.start():
            place += 1
        if place < len(scalars) and scalars[place][0] <= match.start():
            continue
        line = first_line + text.count("\n", 0, match.start())
        if not found or found[-1] != line:
            found.append(line)
    return tuple(found)
