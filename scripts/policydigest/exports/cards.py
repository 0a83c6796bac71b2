"""The pictures that a shared link is shown with, made here: one for each country and topic.

A picture for each digest would take longer than all its pages, and more room: a digest is shown
with its first country's. The letters are those of Pillow's own font; a name that it has not all
letters of is shown with the site's picture.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from policydigest.pages import labels
from policydigest.pages.safe import plain

if TYPE_CHECKING:
    from PIL import ImageFont

    from policydigest.exports.publication import Publication
    from policydigest.indexes import Group
    from policydigest.model import Digest
    from policydigest.vocabulary import TagKind

FOLDER = "cards"
SITE = f"{FOLDER}/site.png"
WIDTH, HEIGHT = 1200, 630
_KINDS: tuple[TagKind, ...] = ("country", "topic")
_MARGIN, _BAR = 90, 18
_PAPER, _INK = (255, 255, 255), (36, 30, 26)
_TITLE_SIZES = (104, 84, 64)
_LINES = 3


def path_of(group: Group) -> str:
    """The path of the picture that a country's or topic's page is shown with."""
    if group.kind not in _KINDS or group.entry is None or not _writable(group.name):
        return SITE
    return f"{FOLDER}/{group.path.removesuffix('.md')}.png"


def of_digest(publication: Publication, digest: Digest) -> str:
    """The path of the picture that a digest is shown with."""
    groups = publication.groups(digest)
    found = (path_of(group) for group in (*groups["country"], *groups["topic"]))
    return next((path for path in found if path != SITE), SITE)


def of_site(publication: Publication) -> tuple[str, bytes]:
    """The picture of the site."""
    return SITE, _card(labels.HOME_CLAIM, "", publication.site.name)


def of_tag(publication: Publication, group: Group) -> Iterator[tuple[str, bytes]]:
    """The picture of a country or topic of the vocabulary."""
    path = path_of(group)
    if path != SITE:
        above, site = labels.PLURAL[group.kind], publication.site.name
        yield path, _card(plain(group.name), above, site)


def _card(title: str, above: str, site: str) -> bytes:
    from PIL import Image, ImageDraw  # takes a while to load, and most builds draw none

    image = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, _BAR, HEIGHT), fill=255)
    draw.text((_MARGIN, _MARGIN), _writable_part(above), font=_font(36), fill=150)
    for size in _TITLE_SIZES:
        lines = _wrapped(title, size)
        if len(lines) <= _LINES:
            break
    # Between what stands above and below; nothing above leaves more room there.
    top = (HEIGHT - (0 if above else 36) - len(lines[:_LINES]) * size * 1.2) / 2
    for place, line in enumerate(lines[:_LINES]):
        draw.text((_MARGIN, top + place * size * 1.2), line, font=_font(size), fill=255)
    draw.text((_MARGIN, HEIGHT - _MARGIN - 36), _writable_part(site), font=_font(36), fill=150)
    return _png(image.tobytes())


def _wrapped(text: str, size: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _font(size).getlength(longer) > WIDTH - 2 * _MARGIN and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont), "Pillow was made without FreeType"
    return font


def _writable(text: str) -> bool:
    shown = plain(text)
    # The font has all of ASCII; to load it in order to ask takes longer than most edits' pages.
    return shown.isascii() or all(map(_has_letter, shown))


def _writable_part(text: str) -> str:
    return "".join(character for character in text if _has_letter(character))


@cache
def _has_letter(character: str) -> bool:
    """Whether the font has a sign of its own for the character."""
    font = _font(36)
    if character.isspace():
        return True
    shape, missing = font.getmask(character), font.getmask("\U0010fffe")
    return (shape.size, bytes(shape)) != (missing.size, bytes(missing))


# --------------------------------------------------------------------------- PNG


def _png(shades: bytes) -> bytes:
    """Shades from paper (0) to ink (255) as a picture with a palette."""
    rows = b"".join(
        b"\0" + shades[start : start + WIDTH] for start in range(0, WIDTH * HEIGHT, WIDTH)
    )
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"PLTE", _palette()),
        (b"IDAT", zlib.compress(rows, 4)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


@cache
def _palette() -> bytes:
    return bytes(
        paper + (ink - paper) * shade // 255
        for shade in range(256)
        for paper, ink in zip(_PAPER, _INK, strict=True)
    )
