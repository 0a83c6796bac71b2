"""What an incremental build leaves below docs/ is what a clean one makes, and little is made."""

from __future__ import annotations

import dataclasses
import os
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

import samples
from listing import all_files, all_pages
from policydigest import indexes
from policydigest.builds.outcome import Changes
from policydigest.evidence import Evidence
from policydigest.exports import cards
from policydigest.model import PassingMentions, Person
from policydigest.output import generated
from policydigest.output.units import Writer
from policydigest.pages.labels import SiteText
from policydigest.store.tree import Tree
from policydigest.vocabulary import Vocabulary

SITE = SiteText()
STEPS = int(os.environ.get("POLICYDIGEST_STEPS", "12"))  # of each random sequence
COUNTRIES = [entry.name for entry in samples.VOCABULARY.countries.values()]
TOPICS = [entry.name for entry in samples.VOCABULARY.topics.values()]
BODIES = (
    "Other words.\n\n## Timeline\n\n- **2019-05** — a first step.\n- **2031-02-03** — a date ahead.\n"
    "- **2020** — a third.\n",
    "A [link](../2015/none.md) less.\n\n## Figures\n\n- **3** — things.\n",
    "Short.\n",
)
Evidences = Mapping[str, Sequence[Evidence]]


class State:
    """A collection that changes."""

    def __init__(self) -> None:
        self.digests = [*samples.DIGESTS, *samples.many(12)]
        self.vocabulary = samples.VOCABULARY
        self.evidence: dict[str, tuple[Evidence, ...]] = {}
        self.count = 0

    def build(self, folder: Path, memory: Path) -> Changes:
        collection = indexes.build(self.digests, self.vocabulary)
        made_with = repr(self.vocabulary)
        return generated.sync_units(
            Tree(folder), Writer.of(collection, SITE, self.evidence, made_with), memory
        )

    def clean(self) -> dict[str, bytes]:
        collection = indexes.build(self.digests, self.vocabulary)
        made = all_files(collection, SITE, all_pages(collection, SITE, self.evidence))
        return {path: data.encode() if isinstance(data, str) else data for path, data in made}

    # ------------------------------------------------------------------ what people do

    def replace(self, source: random.Random, **values: object) -> None:
        place = source.randrange(len(self.digests))
        self.digests[place] = dataclasses.replace(self.digests[place], **values)  # type: ignore[arg-type]

    def edit(self, source: random.Random) -> None:
        self.replace(source, body=source.choice(BODIES), title=f"A title {self.count}")

    def rewrite(self, source: random.Random) -> None:
        self.replace(source, body=source.choice(BODIES))

    def retag(self, source: random.Random) -> None:
        few = tuple(source.sample(COUNTRIES, source.randint(0, 4)))
        bodies = tuple(source.sample(["EU", "New Body", "IBM", "CESG", "GCHQ"], 2))
        self.replace(source, countries=few, organisations=bodies, topics=(source.choice(TOPICS),))

    def move(self, source: random.Random) -> None:
        self.replace(source, date=source.choice(("2019-02", "2031-12-31", "2024-01-17")))

    def rename(self, source: random.Random) -> None:
        place = source.randrange(len(self.digests))
        one = self.digests[place]
        new = f"{one.date}-renamed-{self.count}"
        former = (*one.former_slugs, one.id)
        self.digests[place] = dataclasses.replace(one, id=new, former_slugs=former)

    def remove(self, source: random.Random) -> None:
        del self.digests[source.randrange(len(self.digests))]

    def add(self, source: random.Random) -> None:
        one = source.choice(self.digests)
        self.digests.append(dataclasses.replace(one, id=f"{one.date}-new-{self.count}"))

    def withdraw(self, source: random.Random) -> None:
        self.replace(source, withdrawn=True, withdrawn_reason="It was wrong.")

    def review(self, source: random.Random) -> None:
        day = source.choice(("2024-05-01", "2033-05-01"))
        self.replace(source, status="reviewed", reviewed_by="An editor", reviewed_on=day)

    def name_people(self, source: random.Random) -> None:
        people = (Person("Ana Li", "Minister"), Person(source.choice(("Bo Ek", "Oliver Dowden"))))
        self.replace(source, people=people, mentions=PassingMentions(("Chile",), ("GCHQ", "X")))

    def relate(self, source: random.Random) -> None:
        other = source.choice(self.digests).id
        name = source.choice(("related", "supersedes", "duplicate_of"))
        self.replace(source, **{name: other if name == "duplicate_of" else (other,)})

    def find_evidence(self, source: random.Random) -> None:
        one = source.choice(self.digests)
        if one.countries:
            found = Evidence("country", one.countries[0], f"words {self.count}", "before", "after")
            self.evidence[one.id] = (found,)

    def change_vocabulary(self, source: random.Random) -> None:
        code = source.choice(sorted(self.vocabulary.countries))
        old = self.vocabulary.countries[code]
        new = dataclasses.replace(
            old, former=(*old.former, f"Old {self.count}"), capital="Elsewhere"
        )
        values = {**self.vocabulary.countries, code: new}
        self.vocabulary = Vocabulary(
            countries=values,
            organisations=self.vocabulary.organisations,
            instruments=self.vocabulary.instruments,
            topics=self.vocabulary.topics,
        )


ACTS: tuple[Callable[[State, random.Random], None], ...] = (
    State.edit, State.rewrite, State.retag, State.move, State.rename, State.remove, State.add, State.withdraw,
    State.review, State.name_people, State.relate, State.find_evidence, State.change_vocabulary,
)  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


@pytest.fixture(autouse=True)
def _no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing takes most of the time and is tested elsewhere: here a picture is its words."""
    monkeypatch.setattr(cards, "_card", lambda *words: repr(words).encode())


@pytest.mark.parametrize("seed", range(2))
def test_whatever_changes_the_files_are_those_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    source, state = random.Random(seed), State()
    folder, memory = tmp_path / "docs", tmp_path / "cache"
    state.build(folder, memory)
    acts = [*ACTS] if len(ACTS) >= STEPS else source.choices(ACTS, k=STEPS)
    for act in source.sample(acts, len(acts)):
        state.count += 1
        act(state, source)
        changes = state.build(folder, memory)
        assert contents(folder) == state.clean(), act.__name__
        assert not changes.foreign


def test_an_edit_makes_what_shows_the_digest_and_no_more(tmp_path: Path) -> None:
    state = State()
    folder, memory = tmp_path / "docs", tmp_path / "cache"
    whole = len(state.build(folder, memory).made)
    assert not state.build(folder, memory).made
    place = len(state.digests) - 1
    one = state.digests[place]
    state.digests[place] = dataclasses.replace(one, title="Another title")
    made = state.build(folder, memory).made
    assert {f"digest {one.id}", "lists", "tables"} < made
    assert f"countries/{indexes.slug(one.countries[0])}.md" in made
    assert len(made) < whole / 5


def test_other_words_in_a_text_are_shown_by_its_page_and_the_tables_alone(tmp_path: Path) -> None:
    state = State()
    folder, memory = tmp_path / "docs", tmp_path / "cache"
    place = len(state.digests) - 1
    one = state.digests[place]
    text = "Words.\n\n## Timeline\n\n- **2023-05** — {}\n- **2099-01-02** — {}\n"
    for first, past, ahead in (
        ("Words", "a", "b"),
        ("Others", "a", "b"),
        ("Others", "c", "b"),
        ("Others", "c", "d"),
    ):
        body = text.format(past, ahead).replace("Words", first)
        state.digests[place] = dataclasses.replace(one, body=body)
        made = state.build(folder, memory).made
        shown = {f"digest {one.id}", "tables"}
        assert (made == shown) is (first == "Others" and past == "a"), body
        assert contents(folder) == state.clean()


def test_no_font_is_loaded_to_see_that_a_picture_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "_font", None)
    state = State()
    collection = indexes.build(state.digests, state.vocabulary)
    names = {unit.name for unit in Writer.of(collection, SITE, {}, "x").units()}
    assert "card countries/japan.md" in names


def test_a_file_that_was_lost_or_spoilt_is_made_again(tmp_path: Path) -> None:
    state = State()
    folder, memory = tmp_path / "docs", tmp_path / "cache"
    state.build(folder, memory)
    (folder / "countries/japan.md").unlink()
    (folder / "countries/chile.md").write_text("by hand")
    changes = state.build(folder, memory)
    assert changes.made == {"countries/japan.md", "countries/chile.md"}
    assert changes.written == ("countries/japan.md",)
    assert changes.foreign == ("countries/chile.md",)


def test_several_processes_make_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generated, "FEWEST_FOR_PROCESSES", 2)
    state = State()
    collection = indexes.build(state.digests, state.vocabulary)
    folder, memory = tmp_path / "docs", tmp_path / "cache"
    changes = generated.sync_units(
        Tree(folder), Writer.of(collection, SITE, {}, "x"), memory, jobs=2
    )
    assert contents(folder) == state.clean()
    assert set(changes.written) == set(contents(folder))
    again = generated.sync_units(Tree(folder), Writer.of(collection, SITE, {}, "x"), memory, jobs=2)
    assert not again.written
    assert not again.made


def test_a_damaged_memory_counts_as_none(tmp_path: Path) -> None:
    state = State()
    folder, memory = tmp_path / "docs", tmp_path / "cache"
    whole = state.build(folder, memory).made
    path = memory / generated.UNITS
    for text in ("", "{", "[]", '{"version": 1, "units": {"a": [1]}}', '{"version": 0}'):
        path.write_text(text)
        assert state.build(folder, memory).made == whole
        path.write_text(text)
    changes = state.build(folder, memory)
    assert changes.made == whole
    assert not changes.written


def test_another_program_or_vocabulary_makes_everything_again(tmp_path: Path) -> None:
    state = State()
    collection = indexes.build(state.digests, state.vocabulary)
    folder, memory = tmp_path / "docs", tmp_path / "cache"
    whole = generated.sync_units(Tree(folder), Writer.of(collection, SITE, {}, "one"), memory).made
    assert (
        generated.sync_units(Tree(folder), Writer.of(collection, SITE, {}, "two"), memory).made
        == whole
    )
