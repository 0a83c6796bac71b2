"""Puts bodies into the theme's templates, each kind of page rendered by Jinja only once.

Pages of a kind have the same template, the same place and the same front matter but for its words.
A kind is rendered with a mark and a probe for each value that differs; how the probe comes out
tells what the template does to the value. All other pages of the kind are made by joining strings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jinja2
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import normalize_url

from policydigest.publishing.bodies import Body
from policydigest.publishing.pieces import UnsureError

# Front matter whose words differ from page to page; all other is part of what makes a kind.
FREE = ("title", "description", "image", "jsonld")
_PROBE = "<b>a  &amp; \"b\" 'c'</b>"
_MARK = re.compile("(/?)\ue000([a-z]+)([0-9]*)\ue001(.*?)\ue002", re.DOTALL)
_TEMPLATE = "main.html"


def _stripped(value: str) -> str:
    return str(escape(Markup(value).striptags()))


# What a template may do to a value, told by what it does to the probe.
_KNOWN: Mapping[str, Callable[[str], str]] = {
    _PROBE: str,
    str(escape(_PROBE)): lambda value: str(escape(value)),
    Markup(_PROBE).striptags(): lambda value: Markup(value).striptags(),
    _stripped(_PROBE): _stripped,
}


@dataclass(frozen=True, slots=True)
class _Layout:
    """Texts, and between them the names of values and what the template does to them.

    `entry` are the texts around an entry of the table of contents, `between` stands between two.
    """

    texts: tuple[str, ...]
    values: tuple[tuple[str, Callable[[str], str]], ...]
    entry: tuple[str, str, str] = ("", "", "")
    between: str = ""

    def fill(self, found: Mapping[str, str], entries: Sequence[tuple[str, str]]) -> str:
        parts = [self.texts[0]]
        for text, (name, change) in zip(self.texts[1:], self.values, strict=True):
            if name == "toc":
                first, middle, last = self.entry
                parts.append(
                    self.between.join(
                        f"{first}{anchor}{middle}{title}{last}" for anchor, title in entries
                    )
                )
            else:
                parts.append(change(found[name]))
            parts.append(text)
        return "".join(parts)


class Layouts:
    """Renders pages of which the body and front matter are known."""

    def __init__(
        self, config: MkDocsConfig, nav: Navigation, files: Sequence[File], env: jinja2.Environment
    ) -> None:
        self._config, self._nav, self._files = config, nav, files
        self._template = env.get_template(_TEMPLATE)
        # Addresses in the menu, down to their second step: below them a page's way differs.
        self._steps = {"/".join(page.url.split("/")[:2]) for page in nav.pages}
        self._layouts: dict[object, _Layout] = {}

    def kind(self, page: Page, meta: Mapping[str, Any], body: Body) -> object:
        """What the page has in common with all pages of its kind."""
        steps = page.url.split("/")
        place = (steps[0], len(steps)) if "/".join(steps[:2]) not in self._steps else page.url
        levels = [heading.level for heading in body.headings]
        toc = min(len(levels) - 1, 2) if _is_flat(levels) else tuple(levels)
        rest = {name: value for name, value in meta.items() if name not in (*FREE, "alternates")}
        given = tuple(name for name in FREE if isinstance(meta.get(name), str) and meta[name])
        kinds = tuple(one["type"] for one in meta.get("alternates", ()))
        return place, toc, repr(rest), given, kinds

    def render(self, page: Page, meta: Mapping[str, Any], body: Body) -> str:
        """The page as the theme shows it. Raises `UnsureError` for a template not understood."""
        kind = self.kind(page, meta, body)
        layout = self._layouts.get(kind)
        if layout is None:
            layout = self._layouts[kind] = self._learn(page, meta, body)
        found = {name: meta[name] for name in FREE if name in meta}
        found["content"], found["address"] = body.html, page.canonical_url or ""
        for number, one in enumerate(meta.get("alternates", ())):
            found[f"label{number}"] = one["title"]
            found[f"href{number}"] = normalize_url(one["href"], page=page)
        flat = body.headings[1:] if _is_flat([h.level for h in body.headings]) else body.headings
        return layout.fill(found, [(heading.id, heading.name) for heading in flat])

    def whole(self, page: Page) -> str:
        """The page through Jinja, as MkDocs does it; it must have been rendered."""
        page.active = True
        try:
            return self._template.render(get_context(self._nav, self._files, self._config, page))
        finally:
            page.active = False

    def _learn(self, page: Page, meta: Mapping[str, Any], body: Body) -> _Layout:
        marked = dict(meta)
        for name in FREE:
            if isinstance(meta.get(name), str) and meta[name]:
                marked[name] = _mark(name)
        if "alternates" in meta:
            marked["alternates"] = [
                one | {"title": _mark(f"label{number}"), "href": "/" + _mark(f"href{number}")}
                for number, one in enumerate(meta["alternates"])
            ]
        levels = [heading.level for heading in body.headings]
        if not _is_flat(levels):
            raise UnsureError("headings of more than two levels")
        kept = page.meta, page.content, page.toc, page.canonical_url, page.markdown
        try:
            page.meta, page.markdown = marked, ""
            page.content = _mark("content")
            page.toc = _contents(body.headings[0].id, min(len(levels) - 1, 2))
            page.canonical_url = _mark("address")
            return _read(self.whole(page))
        finally:
            page.meta, page.content, page.toc, page.canonical_url, page.markdown = kept


def _is_flat(levels: Sequence[int]) -> bool:
    """One heading of level 1, the title, and below it only those of level 2."""
    return bool(levels) and levels[0] == 1 and all(level == 2 for level in levels[1:])


def _contents(first: str, count: int) -> TableOfContents:
    title = AnchorLink("title", first, 1)
    title.children = [AnchorLink(_mark(f"name{n}"), _mark(f"id{n}"), 2) for n in range(count)]
    return TableOfContents([title])


def _mark(name: str) -> str:
    return f"\ue000{name}\ue001{_PROBE}\ue002"


def _read(output: str) -> _Layout:
    """Split the rendered template at its marks."""
    texts, values = [""], []
    end = 0
    for match in _MARK.finditer(output):
        slash, name, number, probe = match.groups()
        change = _KNOWN.get(probe)
        if change is None:
            raise UnsureError(f"the template changes {name}")
        if name == "href" and not slash:
            raise UnsureError("the template changes an address")
        texts[-1] += output[end : match.start()] + ("" if name == "href" else slash)
        texts.append("")
        values.append((name + number, change))
        end = match.end()
    texts[-1] += output[end:]
    if any("\ue000" in text for text in texts):
        raise UnsureError("the template cuts a value")
    return _with_entries(texts, values)


def _with_entries(texts: list[str], values: list[tuple[str, Callable[[str], str]]]) -> _Layout:
    """The layout with the marks of the table of contents drawn together into one."""
    names = [name for name, _ in values]
    if "id0" not in names:
        return _Layout(tuple(texts), tuple(values))
    start = names.index("id0")
    expected = [name for n in range(2) for name in (f"id{n}", f"name{n}")]
    found = names[start : start + 4]
    count = 2 if found == expected else 1
    if names[start : start + 2 * count] != expected[: 2 * count] or any(
        name.startswith(("id", "name")) for name in names[start + 2 * count :]
    ):
        raise UnsureError("the template shows the table of contents in a way of its own")
    middle = texts[start + 1]
    between = texts[start + 2] if count == 2 else ""
    if count == 2 and texts[start + 3] != middle:
        raise UnsureError("entries of the table of contents differ")
    return _Layout(
        (*texts[: start + 1], *texts[start + 2 * count :]),
        (*values[:start], ("toc", str), *values[start + 2 * count :]),
        ("", middle, ""),
        between,
    )
