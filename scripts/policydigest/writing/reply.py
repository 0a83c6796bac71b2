"""What an endpoint for chat completions answered → the title, lead and points in it.

Nothing is guessed at: what is not just what was asked for is refused, each part by itself where
the whole can be read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_SENTENCES = 8  # in a list; more were not asked for
MOST_CHARACTERS = 1000  # in a text
PARTS = ("title", "lead", "points")
# Some models put a fence around what they were asked to give plainly.
_FENCED = re.compile(r"\s*```(?:json)?[ \t]*\n(?P<inside>.*)\n```\s*", re.DOTALL)


class ReplyError(ValueError):
    """An answer that cannot be used, with the reason in words that follow "the model"."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model wrote; empty where it wrote nothing usable, and `refused` says why."""

    title: str = ""
    lead: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)


def read(data: bytes) -> Reply:
    """The reply in an answer of the endpoint. Raises `ReplyError`."""
    return read_content(_content(_object(_text(data), "gave")))


def read_content(content: str) -> Reply:
    """The reply that a model wrote. Raises `ReplyError`."""
    fenced = _FENCED.fullmatch(content)
    found = _object(fenced["inside"] if fenced else content, "wrote")
    strange = sorted(set(found) - set(PARTS))
    if strange:
        raise ReplyError(f"wrote a part that was not asked for ({strange[0][:40]!a})")
    refused: dict[str, str] = {}
    title = found.get("title")
    if not isinstance(title, str) or len(title) > MOST_CHARACTERS:
        refused["title"] = "is no short text" if "title" in found else "is missing"
        title = ""
    return Reply(
        title,
        _sentences(found, "lead", refused),
        _sentences(found, "points", refused),
        refused,
    )


def _sentences(found: Mapping[str, object], part: str, refused: dict[str, str]) -> tuple[str, ...]:
    value = found.get(part)
    texts = value if isinstance(value, list) else []
    if not 0 < len(texts) <= MOST_SENTENCES or not all(
        isinstance(text, str) and len(text) <= MOST_CHARACTERS for text in texts
    ):
        refused[part] = "is no list of a few sentences" if part in found else "is missing"
        return ()
    return tuple(texts)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise ReplyError("gave an answer that is no UTF-8") from None


def _object(text: str, verb: str) -> dict[str, object]:
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except RecursionError:
        raise ReplyError(f"{verb} JSON that is nested too deep") from None
    except ValueError:  # a whole number of thousands of digits too
        raise ReplyError(f"{verb} no JSON") from None
    if not isinstance(found, dict):
        raise ReplyError(f"{verb} no JSON object")
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _content(answer: Mapping[str, object]) -> str:
    """The text of the first choice, as the protocol has it."""
    choices = answer.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    if not isinstance(first, dict) or not isinstance(content, str):
        raise ReplyError("gave an answer without a message in it")
    if first.get("finish_reason") == "length":
        raise ReplyError("broke off before its end")
    return content
