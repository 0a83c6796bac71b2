from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

import policydigest
import rendering
import samples
from listing import all_pages
from policydigest import indexes
from policydigest.pages import world_map
from policydigest.store import inputs
from policydigest.vocabulary import Country
from policydigest.vocabulary.reading import load_vocabulary


def home(*countries: str, vocabulary: object = samples.VOCABULARY) -> str:
    digests = [
        dataclasses.replace(samples.UNTAGGED, id=f"2022-05-{n + 1:02}-x", countries=(name,))
        for n, name in enumerate(countries)
    ]
    collection = indexes.build(digests, vocabulary)  # type: ignore[arg-type]
    return dict(all_pages(collection))["index.md"]


def test_the_file_is_small_and_names_its_source() -> None:
    path = Path(policydigest.__file__).parent / "data/world.json"
    text = path.read_text("utf-8")
    assert len(text) < 120_000
    assert "Natural Earth" in text
    assert "Public domain" in text


def test_every_country_but_antarctica_has_a_place() -> None:
    vocabulary = load_vocabulary(inputs.read_vocabulary(rendering.ROOT))
    atlas = world_map.world()
    assert set(vocabulary.countries) - set(atlas.shapes) - set(atlas.dots) == {"AQ"}
    assert all(re.fullmatch(r"[Mlz0-9 -]+", data) for data in atlas.shapes.values())
    for x, y in atlas.dots.values():
        assert 0 <= x <= atlas.width
        assert 0 <= y <= atlas.height


@pytest.mark.parametrize("most", [1, 2, 5, 6, 7, 30, 31, 1000, 123_456])
def test_shades_grow_and_end_with_the_most(most: int) -> None:
    limits = world_map.bounds(most)
    assert limits == sorted(set(limits))
    assert limits[-1] == most
    assert len(limits) <= world_map.SHADES


def test_countries_are_linked_named_and_shaded() -> None:
    text = home("Japan", "Japan", "Chile", "Åland Islands")
    assert 'href="countries/japan/" aria-label="Japan: 2 digests"' in text
    assert 'href="countries/chile/" aria-label="Chile: 1 digest"' in text
    assert "<circle" in text.split('href="countries/aland-islands/"')[1].split("</a>")[0]
    # The same numbers stand in words.
    assert '<li><a href="countries/japan/">Japan</a> <span class="pd-n">2</span></li>' in text
    assert rendering.inspect(rendering.html_of(text.split("---\n", 2)[2])).problems == []


def test_no_country_no_map() -> None:
    assert "pd-map" not in home("Atlantis")


@pytest.mark.parametrize("name", [samples.ATTACK, '"><b>', "a & b"])
def test_hostile_names_stay_text(name: str) -> None:
    vocabulary = dataclasses.replace(
        samples.VOCABULARY, countries={"JP": Country("JP", name, region="Asia")}
    )
    text = home(name, vocabulary=vocabulary)
    assert "pd-map" in text
    assert rendering.inspect(rendering.html_of(text.split("---\n", 2)[2])).problems == []


def test_the_home_page_stays_small_with_every_country() -> None:
    vocabulary = load_vocabulary(inputs.read_vocabulary(rendering.ROOT))
    names = [entry.name for entry in vocabulary.countries.values()]
    text = home(*names, vocabulary=vocabulary)
    assert len(rendering.html_of(text.split("---\n", 2)[2]).encode()) < 125_000
