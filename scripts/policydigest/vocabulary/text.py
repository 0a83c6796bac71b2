"""A vocabulary file's text with some entries changed and every other character as it stands; pure.

Only the lines of the keys concerned are written anew. The result is read back before it is given
out: it holds the wanted entries and every comment, or it is not given out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from policydigest.edits.rewriting import CommentError
from policydigest.notation import strict_yaml, yaml_writer

Fields = Mapping[str, Any]
_ITEM = re.compile(r"[ \t]*- +(?=[A-Za-z_\"'])")
_COMMENT = re.compile(r"[ \t]+#.*$")


class FormError(ValueError):
    """Entries that are not written a key a line, from line `line` on."""

    def __init__(self, line: int) -> None:
        super().__init__(
            f"line {line}: the entry is not written with each key in a line of its own"
        )
        self.line = line


class _Span(NamedTuple):
    """The lines `start:end` of the file, counted from 0."""

    start: int
    end: int


class _Item(NamedTuple):
    """Where an entry stands, and each of its keys."""

    span: _Span
    keys: Mapping[str, _Span]


def edit(
    text: str,
    key: str,
    *,
    changed: Mapping[int, Fields] | None = None,
    removed: Collection[int] = (),
    added: tuple[int, Fields] | None = None,
    order: Sequence[str] = (),
) -> str:
    """The text of a file whose entries stand in a list under `key`, with these edits.

    `changed` has the new values of keys by the number of their entry, None for a key that goes;
    `removed` the numbers of entries that go; `added` an entry and the number it shall have.
    `order` is the order of keys. Raises `CommentError` where a comment would be lost, and
    `FormError` where the file's form does not allow it.
    """
    changed = changed or {}
    loaded = strict_yaml.load(text)
    value: Any = loaded.value
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]
    comments = {line - 1 for line in loaded.comments}
    items = _items(key, loaded, lines, comments)
    splices: list[tuple[_Span, list[str]]] = []
    for number, fields in changed.items():
        splices += _changed(items[number], fields, order, lines, comments)
    for number in removed:
        _refuse_comment(items[number].span, comments)
        splices.append((items[number].span, []))
    if added is not None:
        splices.append(_added(*added, items, lines))
    # from the last line to the first, so that the places of the others stay right
    for _, (span, written) in sorted(enumerate(splices), key=_place_of, reverse=True):
        lines[span.start : span.end] = written
    made = "".join(line + end for line in lines)
    again = strict_yaml.load(made)
    wanted = {**value, key: _wanted(value[key], changed, removed, added)}
    assert again.value == wanted, "what was written is not what was meant"
    assert len(again.comments) >= len(loaded.comments), "a comment is gone"
    return made


def _place_of(numbered: tuple[int, tuple[_Span, list[str]]]) -> tuple[_Span, int]:
    return numbered[1][0], numbered[0]


def _wanted(
    entries: Sequence[Fields],
    changed: Mapping[int, Fields],
    removed: Collection[int],
    added: tuple[int, Fields] | None,
) -> list[Fields]:
    """The entries as they should be read back."""
    after: list[Fields | None] = [
        _with(entry, changed.get(number, {})) for number, entry in enumerate(entries)
    ]
    for number in removed:
        after[number] = None
    if added is not None:
        after.insert(added[0], added[1])
    return [entry for entry in after if entry is not None]


def _with(entry: Fields, fields: Fields) -> Fields:
    kept = {name: value for name, value in entry.items() if name not in fields}
    return kept | {name: value for name, value in fields.items() if value}


def _items(
    key: str, loaded: strict_yaml.Loaded, lines: Sequence[str], comments: Collection[int]
) -> list[_Item]:
    """Where each entry stands; blank lines and comments behind it belong to what follows."""
    starts: dict[int, dict[str, int]] = {}
    tops: list[int] = [len(lines)]
    for path, line in loaded.lines.items():
        if len(path) == 3 and path[0] == key:
            starts.setdefault(int(path[1]), {})[str(path[2])] = line - 1
        elif len(path) == 1:
            tops.append(line - 1)
    firsts = [min(keys.values()) for _, keys in sorted(starts.items())]
    found = []
    for number, keys in sorted(starts.items()):
        first = firsts[number]
        follows = firsts[number + 1] if number + 1 < len(firsts) else None
        limit = follows or min(line for line in tops if line > first)
        whole = _Span(first, _trimmed(first, limit, lines, comments))
        ordered = sorted(keys.items(), key=lambda item: item[1])
        ends = [*(line for _, line in ordered[1:]), whole.end]
        if not _ITEM.match(lines[first]) or len(set(keys.values())) < len(keys):
            raise FormError(first + 1)
        spans = {
            name: _Span(start, _trimmed(start, stop, lines, comments))
            for (name, start), stop in zip(ordered, ends, strict=True)
        }
        found.append(_Item(whole, spans))
    return found


def _trimmed(start: int, end: int, lines: Sequence[str], comments: Collection[int]) -> int:
    while end > start + 1 and (
        not lines[end - 1].strip()
        or (end - 1 in comments and lines[end - 1].lstrip().startswith("#"))
    ):
        end -= 1
    return end


def _changed(
    item: _Item,
    fields: Fields,
    order: Sequence[str],
    lines: Sequence[str],
    comments: Collection[int],
) -> list[tuple[_Span, list[str]]]:
    """The edits that give an entry's keys these values."""
    opening = _ITEM.match(lines[item.span.start])
    indent = len(opening.group()) if opening else 0
    splices = []
    rank = {name: number for number, name in enumerate(order)}
    for name, value in sorted(fields.items(), key=lambda item: rank.get(item[0], len(rank))):
        span = item.keys.get(name)
        written = _written({name: value}, indent) if value else []
        if span is None:
            if written:
                place = _place(name, item, order)
                splices.append((_Span(place, place), written))
            continue
        if span.start == item.span.start:
            if not written:
                raise FormError(span.start + 1)  # the hyphen stands here too
            written[0] = lines[span.start][:indent] + written[0].lstrip(" ")
        comment = _COMMENT.search(lines[span.start]) if span.start in comments else None
        if comment and len(written) == 1 == span.end - span.start:
            written[0] += comment.group()
        else:
            _refuse_comment(span, comments)
        splices.append((span, written))
    return splices


def _added(
    number: int, fields: Fields, items: Sequence[_Item], lines: Sequence[str]
) -> tuple[_Span, list[str]]:
    """The edit that puts a new entry behind the one before it."""
    opening = _ITEM.match(lines[items[0].span.start])
    hyphen = opening.group() if opening else "- "
    written = _written(fields, len(hyphen))
    written[0] = hyphen + written[0].lstrip(" ")
    place = items[number - 1].span.end if number else items[0].span.start
    return _Span(place, place), written


def _place(name: str, item: _Item, order: Sequence[str]) -> int:
    """The line for a new key: behind the nearest that goes before it."""
    before = order[: order.index(name)] if name in order else order
    return next((item.keys[one].end for one in reversed(before) if one in item.keys), item.span.end)


def _refuse_comment(span: _Span, comments: Collection[int]) -> None:
    held = [line for line in range(span.start, span.end) if line in comments]
    if held:
        raise CommentError(held[0] + 1)


def _written(fields: Fields, indent: int) -> list[str]:
    """The keys as lines; lists of names in brackets, ambiguous forms one a line."""
    shown = yaml_writer.dump(
        {name: _plain(value) for name, value in fields.items()},
        frozenset(fields) - {"ambiguous"},
    )
    return [" " * indent + line for line in shown.split("\n")[:-1]]


def _plain(value: Any) -> yaml_writer.Value:
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(part) for part in value]
    return str(value)
