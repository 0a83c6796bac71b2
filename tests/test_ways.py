"""The pictures of the ways in: small, described, and what they say they are."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET

import pytest

from helpers import REPOSITORY

PAGE = (REPOSITORY / "docs/ways.md").read_text(encoding="utf-8")
FOLDER = REPOSITORY / "docs/assets/images/ways"
NAMES = sorted(path.name for path in FOLDER.iterdir())


def test_every_picture_is_shown_and_described() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\(assets/images/ways/([\w.]+)\)\{: width", PAGE)
    assert sorted(name for _, name in shown) == NAMES
    assert all(len(text) > 40 and text.endswith(".") for text, _ in shown)


@pytest.mark.parametrize("name", NAMES)
def test_pictures_are_small(name: str) -> None:
    assert (FOLDER / name).stat().st_size < 60_000


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".svg")])
def test_drawings_load_nothing_and_run_nothing(name: str) -> None:
    root = ET.fromstring((FOLDER / name).read_text(encoding="utf-8"))
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "rect", "path", "g", "text"}
    assert not any("href" in key for element in root.iter() for key in element.attrib)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_keeps_the_place_of_each_picture(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    if name.endswith(".png"):
        width, height = struct.unpack(">II", data[16:24])
    else:
        root = ET.fromstring(data)
        width, height = int(root.get("width", "")), int(root.get("height", ""))
    assert f'ways/{name}){{: width="{width}" height="{height}" }}' in PAGE


def test_what_is_drawn_says_that_it_is_a_sketch() -> None:
    assert "A sketch" in (FOLDER / "form.svg").read_text(encoding="utf-8")


def test_the_form_shown_is_the_form_used() -> None:
    import pictures

    template = REPOSITORY / ".github/ISSUE_TEMPLATE/suggest.yml"
    assert (FOLDER / "form.svg").read_text(encoding="utf-8") == pictures.form(template)
