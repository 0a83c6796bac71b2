"""Renders a page's Markdown as Python-Markdown does, a shape of text only once.

A page is cut where Markdown cuts it: at blank lines, between the items of a list, between the rows
of a panel. A piece's *shape* is its punctuation and markup with the words taken out. Each shape is
rendered once by Python-Markdown with marks for the words and addresses; every other piece of that
shape is made by joining strings. Whatever is not certain to come out the same raises
`UnsureError`, and the page is MkDocs' to render.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import markdown
from markdown.extensions import toc

from policydigest.publishing.pieces import NEXT_ITEM, UnsureError, items_of, pieces_of, rows_of

# What the marks for words and addresses look like: letters and digits, so that they are a word.
_MARK = re.compile(r"zqm(\d+)mqz")
# Text that needs the whole page to be understood, or is rewritten before anything is parsed. Where
# a sign of it is found at all, it is looked at closely.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ufeff]")
_UNCERTAIN_SIGNS = ("```", "~~~", "[TOC]", "zqm", " \n", "]:", "*[")
_UNCERTAIN = re.compile(r"```|~~~|\[TOC\]|zqm| $|^ {0,3}\[[^\]\n]*\]:|^ {0,3}\*\[", re.MULTILINE)
# Lines of signs alone, or of these and numbers of items ("1. ---"), which make rules, headings and
# empty items of what stands around them.
_SIGNS = re.compile(r"(?!>$)(?:\d+[.)]|[^\w\n])+")
# Everything in a piece that is not plain words, to which character references belong. Groups:
# markup, the address of a link, the date of a `time` element, a small picture, and what is too
# seldom to be given a shape. What it can begin with is looked for first: that is soon told.
_SYNTAX = re.compile(
    r"""(?=[ ]*[\n\-+\d={<&\[*>\#\]`\\_|}!])(?:
        ([ ]*(?:
          \n
          # the start of an item
        | (?:^|(?<=>)|(?<=[-+*>.)][ ])|(?<=[ ][ ]))[ ]*(?:[-+]|\d+[.)])[ ]+
        | ^[-=]+[ ]*$
        | \{:[^{}\n]*\}
        | </?[a-zA-Z](?!ime[ ]datetime="[\d-]+">|vg[ ]class=)[^<>]*>
        | [\[*>\#]
        | \](?!\()
        )[ ]*)
      | \]\(([A-Za-z0-9:/.\#_~?=%+,@&-]+)\)
      | <time[ ]datetime="([\d-]+)">
      | <svg[ ](class="[\w -]+"(?:[ \w.,\#="/-]|><(?!/svg))*)></svg>
      | ((?:[`\\_|{}<]|&(?!\#[0-9]+;|[0-9a-zA-Z]+;)|\]\(|!\[)+))""",
    re.MULTILINE | re.VERBOSE,
)
_STRIDE = 6
_RENDERED_HEADING = re.compile(r"<h([1-6])(?: id=\"([^\"]*)\")?>(.*)</h\1>", re.DOTALL)
_ANY_HEADING = re.compile(r"<h[1-6][ >]")
_ELSEWHERE = re.compile(r"https?://|mailto:")


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered page: its HTML, and its headings in order."""

    html: str
    headings: tuple[Heading, ...]


# Turns an address as written into the one published; raises `UnsureError` if it leads nowhere.
Resolve = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Form:
    """A rendered shape: `texts` stand around the piece's words, whose numbers are `order`."""

    texts: tuple[str, ...]
    order: tuple[int, ...]

    def fill(self, words: Sequence[str]) -> str:
        parts = [self.texts[0]]
        for text, number in zip(self.texts[1:], self.order, strict=True):
            parts.append(words[number])
            parts.append(text)
        return "".join(parts)


class Bodies:
    """Renders pages with MkDocs' Markdown extensions; remembers shapes, not pages."""

    def __init__(
        self, extensions: Sequence[str], configs: Mapping[str, Mapping[str, object]]
    ) -> None:
        # Headings get their anchors here, for they depend on the other headings of the page.
        without = [name for name in extensions if name != "toc"]
        own = {name: dict(options) for name, options in configs.items() if name in without}
        self._markdown = markdown.Markdown(extensions=without, extension_configs=own)
        self._forms: dict[object, _Form | None] = {}
        self._whole: dict[str, str] = {}

    def render(self, text: str, resolve: Resolve) -> Body:
        """The page's HTML. Raises `UnsureError`."""
        found = _CONTROL.search(text)
        if not found and (text.endswith(" ") or any(sign in text for sign in _UNCERTAIN_SIGNS)):
            found = _UNCERTAIN.search(text)
        if found:
            raise UnsureError(f"holds {found[0]!r}")
        parts: list[str] = []
        headings: list[tuple[int, int, str, str]] = []
        blocks = [block for block in re.split(r"\n\n+", text.strip("\n")) if block]
        self._add(blocks, resolve, parts, headings)
        listed = _with_anchors(parts, headings)
        return Body("\n".join(parts).strip(), listed)

    def _add(
        self,
        blocks: Sequence[str],
        resolve: Resolve,
        parts: list[str],
        headings: list[tuple[int, int, str, str]],
    ) -> None:
        for kind, piece in pieces_of(blocks, self._is_block):
            if kind == "raw":
                parts.append(f"{piece[0]}\n")  # The blank line after it is kept.
            elif kind == "heading":
                level, anchor, inner = self._heading(piece[0], resolve)
                headings.append((len(parts), level, anchor, inner))
                parts.append("")
            elif kind == "items":
                parts.append(self._items(piece, resolve))
            elif kind == "frame":
                frame = self._piece(f"{piece[0]}\n\n<hr>\n\n{piece[-1]}", resolve)
                before, found, after = frame.partition("\n<hr>\n")
                if not found:
                    raise UnsureError(f"element {piece[0]!r}")
                parts.append(before)
                self._add(piece[1:-1], resolve, parts, headings)
                parts.append(after.lstrip("\n"))
            elif kind == "panel":
                parts.append(self._panel(piece[0].split("\n"), resolve))
            else:
                parts.append(self._piece("\n\n".join(piece), resolve))

    def _is_block(self, tag: str) -> bool:
        return self._markdown.is_block_level(tag)

    def _heading(self, line: str, resolve: Resolve) -> tuple[int, str, str]:
        match = _RENDERED_HEADING.fullmatch(self._piece(line, resolve, heading=True))
        if match is None:
            raise UnsureError(f"heading {line!r}")
        return int(match[1]), match[2] or "", match[3]

    def _items(self, piece: Sequence[str], resolve: Resolve) -> str:
        """A list, item by item: each looks the same wherever it stands in a list of its kind."""
        tag = "ol" if piece[0][0].isdigit() else "ul"
        if tag == "ol" and not piece[0].startswith("1."):
            raise UnsureError("a list that starts with another number")
        loose = len(piece) > 1
        items = items_of(piece)
        if loose and any(NEXT_ITEM.search(item) for item in items):
            raise UnsureError("a list of which some items are apart and others not")
        rendered = [self._piece(item, resolve, item=tag, loose=loose) for item in items]
        return f"<{tag}>\n" + "\n".join(rendered) + f"\n</{tag}>"

    def _panel(self, lines: Sequence[str], resolve: Resolve) -> str:
        """An element of elements of lines (`pages.markup.facts`), row by row."""
        opening, closing = lines[0], lines[-1]
        rows = list(rows_of(lines[1:-1]))
        if not rows or any(row is None for row in rows):
            return self._piece("\n".join(lines), resolve)
        frame = self._piece(f'{opening}\n<div markdown="1">\n<hr>\n</div>\n{closing}', resolve)
        before, found, after = frame.partition("<div>\n<hr>\n</div>")
        if not found:
            raise UnsureError(f"panel {opening!r}")
        inner = [self._panel(row, resolve) for row in rows if row is not None]
        return before + "\n".join(inner) + after

    # ----------------------------------------------------------------------- shapes

    def _piece(
        self,
        text: str,
        resolve: Resolve,
        *,
        heading: bool = False,
        item: str = "",
        loose: bool = False,
    ) -> str:
        if any(map(_SIGNS.fullmatch, text.split("\n"))):
            raise UnsureError("a line of signs alone")
        parts = _SYNTAX.split(text)
        words, addresses = parts[::_STRIDE], parts[2::_STRIDE]
        dates, pictures = parts[3::_STRIDE], parts[4::_STRIDE]
        if any(parts[5::_STRIDE]):
            return self._exact(text, heading, item, loose)
        key = (
            heading, item, loose, tuple(parts[1::_STRIDE]), tuple([not word for word in words]),
            tuple([bool(address) for address in addresses]), tuple([bool(date) for date in dates]),
            tuple([bool(picture) for picture in pictures]),
        )  # fmt: skip
        form = self._forms.get(key, _UNTRIED)
        if form is _UNTRIED:
            form = self._forms[key] = self._form(parts, heading, item, loose)
        if form is None:
            return self._exact(text, heading, item, loose)
        filled = [*words]
        for address, date, picture in zip(addresses, dates, pictures, strict=True):
            if address:
                filled.append(resolve(address).replace("&", "&amp;"))
            else:
                filled.append(date or picture)
        return form.fill(filled)

    def _form(self, parts: list[str], heading: bool, item: str, loose: bool) -> _Form | None:
        """Render a shape with marks; None if they do not come out where they should."""
        count = len(parts[::_STRIDE])
        marked: list[str] = []
        links = set()
        for number in range(count):
            place = number * _STRIDE
            marked.append(f"zqm{number}mqz" if parts[place] else "")
            if place + 1 < len(parts):
                slot = f"zqm{count + number}mqz"
                if parts[place + 2]:
                    marked.append(f"]({slot})")
                    links.add(count + number)
                elif parts[place + 3]:
                    marked.append(f'<time datetime="{slot}">')
                elif parts[place + 4]:
                    marked.append(f"<svg {slot}></svg>")
                else:
                    marked.append(parts[place + 1])
        text = "".join(marked)
        rendered = self._convert(text, heading, item, loose)
        found = _MARK.split(rendered)
        order = tuple(int(number) for number in found[1::2])
        if sorted(order) != sorted(int(number) for number in _MARK.findall(text)):
            return None
        for before, number in zip(found[::2], order, strict=False):
            if before.endswith(' href="') != (number in links):
                return None
        return _Form(tuple(found[::2]), order)

    def _exact(self, text: str, heading: bool, item: str, loose: bool) -> str:
        """Render a piece as it stands, without links, which would depend on the page."""
        if "](" in text or "<a" in text or "][" in text or "<http" in text or "![" in text:
            raise UnsureError("a link among marks that are not known here")
        key = f"{heading}{item}{loose}\n{text}"
        found = self._whole.get(key)
        if found is None:
            found = self._whole[key] = self._convert(text, heading, item, loose)
        return found

    def _convert(self, text: str, heading: bool, item: str, loose: bool) -> str:
        source = f"{text}\n\n{text}" if loose else text
        self._markdown.reset()
        rendered = self._markdown.convert(source)
        if "<pre><code>" in rendered:
            # A character reference in it is none, and an item with it depends on its neighbours.
            raise UnsureError("indented code")
        if not heading and _ANY_HEADING.search(rendered):
            raise UnsureError("a heading within something else")
        if " id=" in rendered and not heading:
            raise UnsureError("an anchor of its own")
        if not item:
            return rendered
        before, after = f"<{item}>\n", f"\n</{item}>"
        if not (rendered.startswith(before) and rendered.endswith(after)):
            raise UnsureError("an item that is no item")
        inner = rendered[len(before) : -len(after)]
        if not loose:
            return inner
        half = len(inner) // 2
        if inner[:half] != inner[half + 1 :] or inner[half] != "\n":
            raise UnsureError("an item that depends on its neighbours")
        return inner[:half]


_UNTRIED = _Form((), ())


# --------------------------------------------------------------------------- cutting


# --------------------------------------------------------------------------- anchors


def _with_anchors(
    parts: list[str], headings: Sequence[tuple[int, int, str, str]]
) -> tuple[Heading, ...]:
    """Put the headings with their anchors, as the extension `toc` makes them, into `parts`."""
    used = {anchor for _, _, anchor, _ in headings if anchor}
    found: list[Heading] = []
    for place, level, given, inner in headings:
        name = toc.strip_tags(inner)
        anchor = given or toc.unique(toc.slugify(html.unescape(name), "-"), used)
        parts[place] = f'<h{level} id="{anchor}">{inner}</h{level}>'
        found.append(Heading(level, anchor, name))
    return tuple(found)


def is_elsewhere(address: str) -> bool:
    """Whether a link leads out of the site, so that it is published as it is written."""
    return bool(_ELSEWHERE.match(address))
