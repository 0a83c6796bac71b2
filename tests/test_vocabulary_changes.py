"""Names added, renamed and merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydigest import indexes
from policydigest.checks import IDS, check_vocabulary, list_of_ids
from policydigest.edits import renaming
from policydigest.exports.publication import Publication
from policydigest.exports.redirects import redirects
from policydigest.indexes import FOLDERS, digest_path
from policydigest.model import Digest
from policydigest.pages import SiteText
from policydigest.vocabulary import TagKind, changes, merging
from policydigest.vocabulary.changes import Change, ChangeError
from policydigest.vocabulary.reading import load_vocabulary
from test_vocabulary_checks import GOOD

KINDS: tuple[TagKind, ...] = ("country", "organisation", "instrument", "topic")
FIELDS = {"country": "countries", "organisation": "organisations", "instrument": "instruments",
          "topic": "topics"}  # fmt: skip


def applied(texts: Mapping[str, str], change: Change) -> dict[str, str]:
    after = {**texts, **change.texts}
    after[IDS] = list_of_ids(after)
    return after


def rename(texts: Mapping[str, str], kind: TagKind, old: str, new: str) -> Change:
    return changes.rename(texts, load_vocabulary(texts), kind, old, new)


def merge(texts: Mapping[str, str], kind: TagKind, gone: str, into: str) -> Change:
    return merging.merge(texts, load_vocabulary(texts), kind, gone, into)


def add(texts: Mapping[str, str], of: TagKind, **fields: str | list[str]) -> Change:
    return changes.add(texts, load_vocabulary(texts), of, fields)


def test_a_renamed_entry_keeps_its_id_and_its_name_as_a_former_one() -> None:
    after = applied(GOOD, rename(GOOD, "organisation", "NCSC", "Cyber Centre"))
    entry = load_vocabulary(after).organisations["gb-ncsc"]
    assert entry.name == "Cyber Centre"
    assert entry.former == ("National Cyber Security Centre (United Kingdom)",)
    again = applied(after, rename(after, "organisation", "gb-ncsc", "NCSC"))
    entry = load_vocabulary(again).organisations["gb-ncsc"]
    assert (entry.name, entry.forms) == ("NCSC", ())
    assert entry.former[-1] == "Cyber Centre"
    back = applied(again, rename(again, "organisation", "NCSC", "Cyber Centre"))
    former = load_vocabulary(back).organisations["gb-ncsc"].former
    assert former == ("National Cyber Security Centre (United Kingdom)", "NCSC")


def test_a_rename_that_was_cut_short_is_finished() -> None:
    after = applied(GOOD, rename(GOOD, "organisation", "NCSC", "Cyber Centre"))
    for old in ("NCSC", "gb-ncsc", "National Cyber Security Centre (United Kingdom)"):
        change = rename(after, "organisation", old, "Cyber Centre")
        assert change.texts == {}
        name = "National Cyber Security Centre (United Kingdom)"
        assert change.names == {name: "Cyber Centre"}
    with pytest.raises(ChangeError, match="is its name already"):
        rename(after, "organisation", "Cyber Centre", "Cyber Centre")


def test_a_merged_entry_hands_over_names_ids_and_what_refers_to_it() -> None:
    change = merge(GOOD, "organisation", "gb-ncsc", "Apple")
    after = applied(GOOD, change)
    vocabulary = load_vocabulary(after)
    entry = vocabulary.organisations["apple"]
    assert entry.forms == ("NCSC",)
    assert entry.former == ("National Cyber Security Centre (United Kingdom)",)
    assert entry.formerly == ("apple-computer", "gb-ncsc")
    assert vocabulary.instruments["hiroshima-accord"].parties == ("JP", "GB", "EU", "apple")
    assert change.names["NCSC"] == "Apple"
    assert [str(p) for p in check_vocabulary(after) if p.severity == "error"] == []
    assert (entry.country, entry.parent) == ("GB", "gb-gchq")  # which Apple had none of
    assert change.left == ("kind: agency was not taken over: apple has company",)
    # nothing is part of itself
    inner = merge(GOOD, "organisation", "gb-gchq", "gb-ncsc")
    assert load_vocabulary(applied(GOOD, inner)).organisations["gb-ncsc"].parent is None


def test_parties_are_no_names() -> None:
    accord = add(
        GOOD, "instrument", name="Tokyo Accord", kind="agreement", parties=["GB"], forms=["JP"]
    )
    more = applied(GOOD, accord)
    after = applied(more, merge(more, "instrument", "Hiroshima Accord", "Tokyo Accord"))
    entry = load_vocabulary(after).instruments["tokyo-accord"]
    assert entry.parties == ("GB", "JP", "EU", "gb-ncsc")
    assert entry.history == ("2023-05-18 signed", "2023-06 in force")


def test_merged_topics_fold_case_and_keep_the_former_name() -> None:
    more = applied(GOOD, add(GOOD, "topic", name="Ransomware", terms=["RANSOMWARE", "extortion"]))
    after = applied(more, merge(more, "topic", "Ransomware", "Cybersecurity"))
    topic = load_vocabulary(after).topics["cybersecurity"]
    assert topic.terms == ("cybersecurity", "ransomware", "extortion")
    assert topic.former == ("Ransomware",)
    assert load_vocabulary(after).by_name("topic", "Ransomware") == topic


def test_an_added_entry_has_an_id_and_stands_by_its_name() -> None:
    fields = {"name": "Bank of Riga", "kind": "central bank", "country": "GB"}
    after = applied(GOOD, add(GOOD, "organisation", **fields))
    assert load_vocabulary(after).organisations["gb-bank-of-riga"].name == "Bank of Riga"
    assert "organisation/gb-bank-of-riga\n" in after[IDS]
    company = add(GOOD, "organisation", **{**fields, "kind": "company"})
    assert "id: bank-of-riga\n" in company.texts["organisations.yml"]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: rename(GOOD, "country", "Japann", "X"), r"no country is called `Japann`.*`Japan`"),
        (lambda: rename(GOOD, "organisation", "GCHQ", "Apple"), r"merge organisation gb-gchq apple"),
        (lambda: rename(GOOD, "topic", "Cybersecurity", " "), r"another name"),
        (lambda: merge(GOOD, "country", "GB", "UK"), r"are the same entry, GB"),
        (lambda: add(GOOD, "organisation", name="NCSC"), r"gb-ncsc bears the name"),
        (lambda: add(GOOD, "topic", name="X", kind="y"), r"`kind` is no key of this kind of entry \(topic\)"),
        (lambda: add(GOOD, "country", name="Kosovo"), r"needs --id"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(make: object, words: str) -> None:
    with pytest.raises(ChangeError, match=words):
        make()  # type: ignore[operator]


# --------------------------------------------------------------------------- whatever one does

NAMES = [f"{first} {last}" for first in ("Grand", "Royal", "Lesser") for last in ("Accord", "Bay")]
Step = tuple[str, TagKind, int, int, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("rename", "merge", "add")),
        st.sampled_from(KINDS),
        st.integers(0, 9),
        st.integers(0, 9),
        st.sampled_from(NAMES),
    ),
    max_size=8,
)


def needed(kind: TagKind) -> dict[str, str]:
    return {
        "country": {"iso3": "KKK", "region": "Europe"},
        "organisation": {"kind": "agency"},
        "instrument": {"kind": "treaty"},
        "topic": {},
    }[kind]


def pages(publication: Publication) -> set[str]:
    """The pages of names and of pairs of countries."""
    groups = {group.path for group in publication.tag_groups()}
    return groups | {pair.path for pair in publication.pairs.values()}


@settings(max_examples=60)
@given(STEPS)
def test_nothing_new_is_wrong_and_every_former_address_leads_on(steps: Sequence[Step]) -> None:
    texts = dict(GOOD)
    texts.pop("languages/fr/countries.yml")  # its words are given to a country by hand
    before = {p.code for p in check_vocabulary(texts)}
    vocabulary = load_vocabulary(texts)
    names = {kind: [e.name for e in vocabulary.entries(kind).values()] for kind in KINDS}
    digest = Digest(
        "2024-01-17-x", "T", "2024-01-17", "S",
        **{FIELDS[kind]: tuple(names[kind]) for kind in KINDS},  # type: ignore[arg-type]
    )  # fmt: skip
    visited: set[str] = set()
    for step, kind, one, other, name in steps:
        collection = indexes.build([digest], load_vocabulary(texts))
        visited |= pages(Publication.of(collection, SiteText()))
        ids = list(load_vocabulary(texts).entries(kind))
        first, second = ids[one % len(ids)], ids[other % len(ids)]
        try:
            if step == "rename":
                change = rename(texts, kind, first, name)
            elif step == "merge":
                change = merge(texts, kind, first, second)
            elif kind == "country":
                continue
            else:
                change = add(texts, kind, name=name, **needed(kind))
        except ChangeError:
            continue
        texts = applied(texts, change)
        digest = renaming.rename(digest, kind, change.names)
    assert {p.code for p in check_vocabulary(texts)} <= before, texts
    publication = Publication.of(indexes.build([digest], load_vocabulary(texts)), SiteText())
    stands = pages(publication) | {digest_path(digest)}
    leads = {redirect.old: redirect.new for redirect in redirects(publication)}
    assert all(path in stands or leads.get(path) in stands for path in visited)
    assert all(name == publication.collection.group(kind, name).name  # type: ignore[union-attr]
               for kind in KINDS for name in getattr(digest, FIELDS[kind]))  # fmt: skip
    assert set(FOLDERS) >= set(KINDS)


def test_of_what_two_entries_say_otherwise_the_rest_is_told() -> None:
    countries = "schema: 1\ncountries:\n" + "".join(
        f"- id: {id_}\n  name: {name}\n  official: {official}\n  iso3: {id_}X\n  region: Asia\n"
        f"  ambiguous:\n  - form: Tokyo\n    when: [{name}]\n"
        for id_, name, official in (("JP", "Japan", "State of Japan"), ("NP", "Nippon", "Nihon"))
    )
    change = merge({**GOOD, "countries.yml": countries}, "country", "JP", "NP")
    assert change.left == (
        "iso3: JPX was not taken over: NP has NPX",
        "ambiguous: what tells Tokyo was not taken over: NP has its own words",
    )
    kept = load_vocabulary({**GOOD, **change.texts}).countries["NP"]
    assert (kept.official, kept.forms, kept.former) == ("Nihon", ("State of Japan",), ("Japan",))
