from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

import samples
from helpers import REPOSITORY
from listing import all_pages
from policydigest import holdings, indexes
from policydigest.pages.flags import drawings, flag

HARMLESS = {"svg", "g", "path", "circle", "rect", "ellipse"}


def test_countries_have_flags_and_nothing_else_has() -> None:
    countries = holdings.read_vocabulary(REPOSITORY).countries
    assert set(drawings()) == set(countries)
    assert flag(samples.VOCABULARY.organisations["keidanren"]) == ""
    assert flag(None) == ""


@pytest.mark.parametrize("code", ["JP", "GB", "ES"])
def test_a_flag_is_a_small_picture_that_is_passed_over_when_read_aloud(code: str) -> None:
    country = holdings.read_vocabulary(REPOSITORY).countries[code]
    picture = ET.fromstring(flag(country).strip())
    assert picture.attrib["aria-hidden"] == "true"
    assert len(flag(country)) < 2_500


def test_drawings_are_shapes_alone() -> None:
    for code, drawing in drawings().items():
        root = ET.fromstring(f"<svg>{drawing}</svg>")
        assert {node.tag for node in root.iter()} <= HARMLESS, code
        names = {name for node in root.iter() for name in node.attrib}
        assert not any(name.startswith("on") or "href" in name for name in names), code


def test_countries_and_pairs_show_theirs() -> None:
    collection = indexes.build(samples.DIGESTS, samples.VOCABULARY)
    made = dict(all_pages(collection))
    assert made["countries/japan.md"].count('class="pd-flag"') == 1
    assert made["pairs/japan-united-kingdom.md"].count('class="pd-flag"') == 2
    assert "pd-flag" not in made["organisations/keidanren.md"]
