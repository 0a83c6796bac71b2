from __future__ import annotations

import dataclasses
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from policydigest import indexes
from policydigest.model import Digest
from policydigest.vocabulary import Organisation, Vocabulary


@pytest.fixture(scope="module")
def collection() -> indexes.Collection:
    return indexes.build(samples.DIGESTS, samples.VOCABULARY)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Japan", "japan"),
        ("United Kingdom", "united-kingdom"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("Åland Islands", "aland-islands"),
        ("Türkiye", "turkiye"),
        ("São Tomé and Príncipe", "sao-tome-and-principe"),
        ("Fujitsu (UK)", "fujitsu-uk"),
        ("Johnson & Johnson", "johnson-and-johnson"),
        ("U.S. Department of State", "u-s-department-of-state"),
        ("Łódź Øresund Þingvellir ß", "lodz-oresund-thingvellir-ss"),
        ("  spaced   out  ", "spaced-out"),
        ("C++", "c"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert indexes.slug(name) == expected


@pytest.mark.parametrize(
    "name", ["", "日本", "Россия", "...", "index", "Index", "a-z", "Kind", "CON", "nul", "x" * 300]
)
def test_slug_is_never_empty_reserved_or_too_long(name: str) -> None:
    made = indexes.slug(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert made not in ("index", "a-z", "kind", "con", "nul")
    assert len(made) < 100


@given(st.text())
def test_slug_is_safe_for_any_name(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", indexes.slug(name))


def test_newest_first_and_month_after_its_days(collection: indexes.Collection) -> None:
    dates = [d.date for d in collection.digests]
    assert dates == sorted(dates, reverse=True)
    same_month = [
        dataclasses.replace(samples.UNTAGGED, id=f"x-{date}", date=date)
        for date in ("2023-12", "2023-12-01", "2023-12-31", "2024-01")
    ]
    ordered = [d.date for d in indexes.newest_first(same_month)]
    assert ordered == ["2024-01", "2023-12-31", "2023-12-01", "2023-12"]


def test_equal_dates_are_ordered_by_id() -> None:
    twins = [dataclasses.replace(samples.UNTAGGED, id=name) for name in ("b", "c", "a")]
    assert [d.id for d in indexes.newest_first(twins)] == ["a", "b", "c"]


def test_withdrawn_digests_stand_in_no_group(collection: indexes.Collection) -> None:
    assert collection.withdrawn == (samples.WITHDRAWN,)
    for groups in collection.groups.values():
        for group in groups.values():
            assert samples.WITHDRAWN not in group.digests
    france = collection.groups["country"]["France"]
    assert france.digests == (samples.CROWDED,)


def test_former_and_other_names_lead_to_the_preferred_one(collection: indexes.Collection) -> None:
    assert "Burma" not in collection.groups["country"]
    group = collection.group("country", "Burma")
    assert group is not None
    assert group.name == "Myanmar"
    assert group is collection.group("country", "Myanmar")
    assert group.path == "countries/myanmar.md"


def test_two_names_of_one_body_list_a_digest_once() -> None:
    digest = dataclasses.replace(samples.UNTAGGED, countries=("Burma", "Myanmar", "Myanmar"))
    groups = indexes.build([digest], samples.VOCABULARY).groups["country"]
    assert [g.digests for g in groups.values()] == [(digest,)]


def test_unknown_names_have_a_group_without_entry(collection: indexes.Collection) -> None:
    group = collection.group("organisation", "Fujitsu (UK)")
    assert group is not None
    assert group.entry is None
    assert group.slug == "fujitsu-uk"
    assert collection.group("organisation", "Nobody") is None


def test_years_and_months(collection: indexes.Collection) -> None:
    years = collection.groups["year"]
    assert list(years) == sorted(years, reverse=True)
    assert [d.id for d in years["2024"].digests] == [
        samples.RELATED.id,
        samples.REVIEWED.id,
        samples.FOUNDING.id,
    ]
    assert collection.groups["month"]["2023-12"].digests == (samples.MONTH_ONLY,)


def _with_organisation(name: str, date: str = "2024-01-01") -> Digest:
    identifier = f"{date}-{indexes.slug(name)}"
    return dataclasses.replace(samples.UNTAGGED, id=identifier, date=date, organisations=(name,))


def test_colliding_slugs_differ_and_the_vocabulary_keeps_its_own() -> None:
    digests = [_with_organisation(n) for n in ("I.B.M", "IBM", "G.C.H.Q.", "I B M")]
    groups = indexes.build(digests, samples.VOCABULARY).groups["organisation"]
    assert groups["IBM"].slug == "ibm"
    digests = [_with_organisation(n) for n in ("GCHQ!", "Agência A", "Agencia A")]
    groups = indexes.build(digests, samples.VOCABULARY).groups["organisation"]
    # Its entry is not in use, yet no other name may take the address.
    assert groups["GCHQ!"].slug.startswith("gchq-")
    slugs = [group.slug for group in groups.values()]
    assert len(set(slugs)) == len(slugs)


def test_a_newer_digest_never_moves_an_older_name() -> None:
    old = _with_organisation("Agência A", "2020-01-01")
    new = _with_organisation("Agencia A", "2021-01-01")
    alone = indexes.build([old], samples.VOCABULARY).groups["organisation"]["Agência A"].slug
    both = indexes.build([new, old], samples.VOCABULARY).groups["organisation"]
    assert both["Agência A"].slug == alone == "agencia-a"
    assert both["Agencia A"].slug != alone


def test_order_of_input_does_not_matter() -> None:
    digests = list(samples.DIGESTS + samples.many(200))
    first = indexes.build(digests, samples.VOCABULARY)
    random.Random(7).shuffle(digests)
    assert indexes.build(digests, samples.VOCABULARY) == first


def test_groups_are_in_alphabetical_order_as_readers_expect(
    collection: indexes.Collection,
) -> None:
    collected = indexes.build(samples.many(60), samples.VOCABULARY)
    names = list(collected.groups["country"])
    assert names[0] == "Åland Islands"
    assert names.index("Côte d'Ivoire") < names.index("France")


def test_an_empty_collection_has_all_kinds_of_groups() -> None:
    empty = indexes.build([], Vocabulary({}, {}, {}, {}))
    assert set(empty.groups) == set(indexes.FOLDERS)
    assert not any(empty.groups.values())


def test_slugs_of_vocabulary_entries_that_collide_follow_their_ids() -> None:
    entries = {key: Organisation(key, name) for key, name in (("b", "A.C"), ("a", "A C"))}
    vocabulary = Vocabulary({}, entries, {}, {})
    groups = indexes.build([_with_organisation("A.C")], vocabulary).groups["organisation"]
    assert groups["A.C"].slug != "a-c"
