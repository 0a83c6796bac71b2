from __future__ import annotations

import dataclasses

import pytest

import rendering
import samples
from listing import all_pages
from policydigest import indexes
from policydigest.groups.pairs import MOST_COUNTRIES, by_country, pairs
from policydigest.model import Digest
from policydigest.pages import labels


def made(*countries: tuple[str, ...]) -> list[Digest]:
    return [
        dataclasses.replace(samples.UNTAGGED, id=f"2022-05-{n + 1:02}-x", countries=names)
        for n, names in enumerate(countries)
    ]


def found(digests: list[Digest]) -> dict[str, list[str]]:
    collection = indexes.build(digests, samples.VOCABULARY)
    return {pair.path: [d.id for d in pair.digests] for pair in pairs(collection).values()}


def test_a_pair_for_each_two_countries_that_share_a_digest() -> None:
    digests = made(("Japan", "Chile"), ("Chile", "Japan", "France"), ("Brazil",))
    assert found(digests) == {
        "pairs/chile-france.md": ["2022-05-02-x"],
        "pairs/chile-japan.md": ["2022-05-01-x", "2022-05-02-x"],
        "pairs/france-japan.md": ["2022-05-02-x"],
    }


def test_old_and_new_names_of_one_country_make_no_pair() -> None:
    assert found(made(("Burma", "Myanmar"))) == {}
    assert list(found(made(("Burma", "Japan"), ("Japan", "Myanmar")))) == ["pairs/japan-myanmar.md"]


def test_a_digest_of_very_many_countries_makes_none() -> None:
    names = tuple(f"Land {n}" for n in range(MOST_COUNTRIES))
    assert len(found(made(names))) == MOST_COUNTRIES * (MOST_COUNTRIES - 1) / 2
    assert found(made((*names, "Land X"))) == {}


def test_two_pairs_never_share_an_address() -> None:
    digests = made(("A", "B C"), ("A B", "C"))
    assert len(found(digests)) == 2


def test_partners_with_most_digests_come_first() -> None:
    digests = made(("Japan", "Chile"), ("Japan", "France"), ("France", "Japan"))
    listed = by_country(pairs(indexes.build(digests, samples.VOCABULARY)))
    assert [p.partner("Japan").name for p in listed["Japan"]] == ["France", "Chile"]
    assert [p.partner("Chile").name for p in listed["Chile"]] == ["Japan"]


def render(digests: list[Digest]) -> dict[str, str]:
    return dict(all_pages(indexes.build(digests, samples.VOCABULARY)))


def test_the_page_of_a_pair() -> None:
    site = render([samples.FOUNDING, samples.RELATED])
    text = site["pairs/japan-united-kingdom.md"]
    assert "</svg> Japan – United Kingdom {: #title }" in text
    assert "[Keidanren](../organisations/keidanren.md)" in text
    assert "[Hiroshima Accord](../instruments/hiroshima-accord.md)" in text
    assert samples.FOUNDING.title in text
    assert "2 digests" in text
    # It is linked from its countries and its digests.
    assert "(../pairs/japan-united-kingdom.md)" in site["countries/japan.md"]
    path = indexes.digest_path(samples.FOUNDING)
    assert "(../../pairs/japan-united-kingdom.md)" in site[path]


def test_all_partners_stand_on_a_page_of_their_own() -> None:
    few = render(made(*(("Japan", f"Land {n}") for n in range(6))))
    assert "countries/japan/with.md" not in few
    many = render(made(*(("Japan", f"Land {n}") for n in range(7))))
    assert "(../countries/japan/with.md)" in many["countries/japan.md"]
    assert many["countries/japan/with.md"].count("\n-   [Land") == 7
    assert "countries/land-1/with.md" not in many


@pytest.mark.parametrize("attack", [samples.ATTACK, "|a|\n|-|", "*/{{x}}", "&lt;b&gt;"])
def test_hostile_names_are_shown_as_text(attack: str) -> None:
    for path, text in render(made((f"A {attack}", f"B {attack}"))).items():
        if path.startswith("pairs/"):
            found = rendering.inspect(rendering.html_of(text.split("---\n", 2)[2]))
            assert found.problems == []
            break
    else:
        pytest.fail("no page")


def test_labels_say_which_digests_are_left_out() -> None:
    assert "{most}" in labels.PARTNERS_INTRO
