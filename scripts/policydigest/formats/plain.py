"""Text and Markdown: what stands in the file after its front matter, unchanged.

Evidence offsets hold for the file as it is.
"""

from __future__ import annotations

import re

from policydigest.dates import date_problem
from policydigest.digest_file import schema
from policydigest.encoding import NotUtf8Error, decode
from policydigest.formats import kinds
from policydigest.formats.parts import SAVE_TEXT, ArticleError, Origin, article
from policydigest.model import Article
from policydigest.nearest import did_you_mean
from policydigest.notation import front_matter, strict_yaml

_DAY_AND_TIME = re.compile(r"(?<=^\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")
FIELDS = (
    "title",
    "url",
    "publisher",
    "author",
    "published",
    "licence",
    "language",
    "retrieved",
    "archived",
)


def read(data: bytes, origin: Origin) -> Article:
    """The article in a text file; front matter goes before what `origin` says.

    Front matter may stand before a page of HTML too. Raises `ArticleError`.
    """
    name = origin.name
    text = _decoded(data, origin)
    try:
        parts = front_matter.split(text)
    except front_matter.UnclosedError as error:
        reason = f"line {error.line}: the front matter is not closed. End it with a line `---`"
        raise ArticleError(name, reason, error.line) from None
    given = _front_fields(name, parts)
    if kinds.is_html(parts.body):
        from policydigest.formats import web

        return web.from_markup(parts.body, origin, given)
    return article(origin, parts.body, given, offset=parts.offset)


def _decoded(data: bytes, origin: Origin) -> str:
    name = origin.name
    try:
        text = decode(data, name)
    except NotUtf8Error as error:
        from policydigest.formats import web

        declared = web.declared_encoding(data, origin)
        if declared is None:
            raise ArticleError(name, error.reason, error.line) from None
        text = declared
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ArticleError(
            name, f"is a binary file (NUL byte in line {line}), not a text. {SAVE_TEXT}", line
        )
    return text


def _front_fields(name: str, parts: front_matter.Split) -> dict[str, str | None]:
    if parts.front is None:
        return {}

    def broken(line: int, message: str) -> ArticleError:
        return ArticleError(name, f"line {line}: {message}", line)

    try:
        loaded = strict_yaml.load(parts.front, first_line=parts.line)
    except strict_yaml.YamlProblem as error:
        raise broken(error.line, error.message) from None
    if loaded.value is None:
        return {}
    if not isinstance(loaded.value, dict):
        raise broken(parts.line, "the front matter holds no fields. Write `name: value` lines")
    fields: dict[str, str | None] = {}
    wrong: list[tuple[int, str]] = []
    for key, value in loaded.value.items():
        # a title such as 2024 is a number to YAML and a title to everybody else
        text = value if isinstance(value, str) else loaded.raw.get((key,), "")
        text = "" if value is None else text.strip()
        if key in schema.SOURCE_DAYS:
            text = _DAY_AND_TIME.sub("", text)
        fault = _fault(key, value, text)
        if fault:
            wrong.append((loaded.lines[(key,)], f"{key}: {fault}"))
        elif text:
            fields[key] = text
    if wrong:
        lines = [f"line {line}: {fault}" for line, fault in wrong]
        told = "".join(f"{one} " if one.endswith("?") else f"{one}. " for one in lines[:-1])
        raise ArticleError(name, told + lines[-1], wrong[0][0])
    return fields


def _fault(key: str, value: object, text: str) -> str | None:
    """What is wrong with a field of the front matter; `text` is what its value says."""
    if key not in FIELDS:
        hint = did_you_mean(key, FIELDS) or f" Known are {', '.join(FIELDS)}"
        return f"unknown field.{hint}"
    if isinstance(value, list | dict):
        return "write a text here, not a list or a group of fields"
    return date_problem(text, day=True) if text and key in schema.SOURCE_DAYS else None
