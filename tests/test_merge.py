"""Merging: whatever people and the machine do in turn, no person's change is lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydigest.digest_file.schema import names_in
from policydigest.digests import parse, write
from policydigest.edits.fingerprints import LISTS, SCALARS, sections_of
from policydigest.merge import fingerprints, merge
from policydigest.model import Digest, PassingMentions, Person, Source

BASE = Digest(
    id="2024-01-17-x",
    title="Machine title",
    date="2024-01-17",
    summary="Machine summary.",
    countries=("Japan", "France"),
    organisations=("IBM",),
    people=(Person("Jo Doe", "minister"),),
    mentions=PassingMentions(organisations=("GlobalData",)),
    sources=(Source(title="A", url="https://a.org/", publisher="Pub", file="seeds/a.txt"),),
    body="Lead.\n\n## Key points\n\n- one\n\n## Source\n\nA\n",
)


def drafted(digest: Digest = BASE, **changes: Any) -> Digest:
    made = replace(digest, **changes)
    return replace(made, generated=fingerprints(made))


def test_untouched_parts_are_refreshed() -> None:
    fresh = drafted(
        title="Better title",
        countries=("Japan", "Chile"),
        people=(Person("Jo Doe", "prime minister"),),
        body="New lead.\n\n## Key points\n\n- one\n\n## Figures\n\n- 5\n",
    )
    merged = merge(drafted(), fresh)
    assert merged.conflicts == ()
    assert merged.digest == replace(fresh, generated=merged.digest.generated)
    assert merged.digest.generated == fingerprints(fresh)


def test_changed_parts_stay_and_are_listed() -> None:
    current = replace(
        drafted(),
        title="My title",
        people=(Person("Jo Doe", "premier"),),
        body=BASE.body.replace("- one", "- mine"),
    )
    fresh = drafted(
        title="Better title",
        people=(Person("Jo Doe", "prime minister"),),
        body=BASE.body.replace("- one", "- two").replace("Lead.", "New lead."),
    )
    merged = merge(current, fresh)
    assert merged.digest.title == "My title"
    assert merged.digest.people == current.people
    assert merged.digest.body == current.body.replace("Lead.", "New lead.")
    assert [str(conflict) for conflict in merged.conflicts] == [
        'title: kept "My title"; the machine proposes "Better title"',
        'people, Jo Doe: kept "premier"; the machine proposes "prime minister"',
        'body, Key points: kept "- mine"; the machine proposes "- two"',
    ]
    again = merge(merged.digest, fresh)
    assert again.digest == merged.digest
    assert again.conflicts == ()  # told once


def test_an_undone_change_is_still_a_persons_choice() -> None:
    other = drafted(title="Other")
    merged = merge(replace(drafted(), title="Mine"), other).digest
    back = merge(replace(merged, title="Machine title"), other).digest
    assert back.title == "Machine title"


def test_a_dropped_tag_stays_dropped_even_after_the_machine_forgot_it() -> None:
    current = replace(drafted(), countries=("Japan",))
    for fresh in (drafted(), drafted(countries=("Japan",)), drafted()):
        current = merge(current, fresh).digest
        assert current.countries == ("Japan",)


def test_a_tag_put_back_by_hand_stays() -> None:
    current = merge(replace(drafted(), countries=("Japan",)), drafted()).digest
    current = replace(current, countries=("Japan", "France"))
    fresh = drafted(countries=("Japan",))
    assert merge(current, fresh).digest.countries == ("Japan", "France")


def test_what_a_person_moved_to_the_mentions_does_not_come_back() -> None:
    current = replace(
        drafted(),
        organisations=(),
        mentions=PassingMentions(organisations=("IBM", "GlobalData")),
    )
    merged = merge(current, drafted()).digest
    assert merged.organisations == ()
    assert merged.mentions.organisations == ("IBM", "GlobalData")


def test_what_a_person_removed_does_not_come_back_as_a_mention() -> None:
    current = replace(drafted(), organisations=())
    fresh = drafted(organisations=(), mentions=PassingMentions(organisations=("IBM",)))
    merged = merge(current, fresh).digest
    assert merged.mentions.organisations == ()


def test_the_machine_may_move_a_name() -> None:
    fresh = drafted(organisations=("GlobalData",), mentions=PassingMentions(organisations=("IBM",)))
    merged = merge(drafted(), fresh).digest
    assert merged.organisations == ("GlobalData",)
    assert merged.mentions.organisations == ("IBM",)


def test_source_fields_are_merged_one_by_one() -> None:
    mine = replace(BASE.sources[0], publisher="My publisher")
    fresh = drafted(sources=(replace(BASE.sources[0], sha256="0" * 64, title="B", publisher="Q"),))
    merged = merge(replace(drafted(), sources=(mine,)), fresh)
    assert merged.digest.sources == (replace(mine, sha256="0" * 64, title="B"),)
    assert [c.field for c in merged.conflicts] == ["sources, seeds/a.txt, publisher"]


def test_a_removed_source_stays_removed_and_an_own_one_stays() -> None:
    own = Source(url="https://own.org/")
    current = replace(drafted(), sources=(own,))
    assert merge(current, drafted()).digest.sources == (own,)


def test_a_source_somebody_worked_on_stays_whole() -> None:
    mine = replace(BASE.sources[0], publisher=None)
    current = replace(drafted(), sources=(mine,))
    merged = merge(current, drafted(sources=())).digest
    assert merged.sources == (mine,)
    assert merge(merged, drafted()).digest.sources == (mine,)


def test_sections_keep_their_place_and_new_ones_find_theirs() -> None:
    current = replace(drafted(), body="Lead.\n\n## Mine\n\nText.\n\n## Source\n\nA\n")
    fresh = drafted(body="Lead.\n\n## Key points\n\n- one\n\n## Figures\n\n- 5\n\n## Source\n\nB\n")
    assert merge(current, fresh).digest.body == (
        "Lead.\n\n## Figures\n\n- 5\n\n## Mine\n\nText.\n\n## Source\n\nB\n"
    )


def test_an_open_code_block_does_not_swallow_new_sections() -> None:
    current = replace(drafted(body="Lead.\n"), body="Lead.\n\n```\nmine\n")
    fresh = drafted(body="Lead.\n\n## Key points\n\n- one\n")
    merged = merge(current, fresh)
    assert merged.digest.body == current.body
    assert merge(merged.digest, fresh).digest == merged.digest


def test_the_date_stays_with_the_id() -> None:
    merged = merge(drafted(), drafted(date="2024-01-18"))
    assert merged.digest.date == "2024-01-17"
    assert [c.field for c in merged.conflicts] == ["date"]


@pytest.mark.parametrize(
    "frozen",
    [
        {"status": "reviewed", "reviewed_by": "Sam", "reviewed_on": "2024-02-01"},
        {"withdrawn": True, "withdrawn_reason": "Wrong."},
    ],
)
def test_reviewed_and_withdrawn_digests_are_frozen(frozen: dict[str, Any]) -> None:
    current = replace(drafted(), **frozen)
    merged = merge(current, drafted(title="Other", countries=("Chile",)))
    assert merged.digest is current
    assert [c.field for c in merged.conflicts] == ["title", "countries"]


def test_a_digest_written_by_hand_is_left_alone() -> None:
    assert merge(BASE, drafted(title="Other")).digest is BASE


def test_unreadable_marks_count_as_a_persons() -> None:
    current = replace(
        drafted(), generated={"title": "?", "countries": ("zz",), "body": "x", "summary": ("y",)}
    )
    merged = merge(current, drafted(title="Other", summary="Other", countries=(), body="Other\n"))
    assert merged.digest.title == current.title
    assert merged.digest.summary == current.summary
    assert merged.digest.countries == current.countries
    assert merged.digest.body == current.body


def test_marks_are_short() -> None:
    assert len(write(drafted())) - len(write(BASE)) < 600


# ------------------------------------------------------------------ random histories

NAMES = ("Japan", "France", "Chile", "IBM", "EU")
WORDS = ("one", "two", "three", "")
HEADINGS = (None, "Key points", "Timeline", "Mine")
_list = st.lists(st.sampled_from(NAMES), unique=True, max_size=4).map(tuple)
_word = st.sampled_from(WORDS)


def _body(parts: dict[str | None, str]) -> str:
    return "\n".join(
        (f"## {heading}\n\n" if heading else "") + f"{text}\n"
        for heading, text in sorted(parts.items(), key=lambda part: part[0] is not None)
        if heading or text
    )


_bodies = st.dictionaries(st.sampled_from(HEADINGS), _word, max_size=4).map(_body)
_sources = st.lists(
    st.builds(
        Source,
        title=_word.map(lambda word: word or None),
        url=_word.map(lambda word: word or None),
        file=st.sampled_from(["seeds/a.txt", "seeds/b.txt"]),
    ),
    unique_by=lambda source: source.file,
    max_size=2,
).map(tuple)
_values = {
    "title": st.sampled_from(WORDS[:3]),
    "summary": _word,
    "date": st.sampled_from(["2024-01-17", "2024-01", "2024-01-18"]),
    "language": st.sampled_from([None, "en", "fr"]),
    "countries": _list,
    "organisations": _list,
    "topics": _list,
    "people": st.lists(
        st.builds(Person, st.sampled_from(NAMES[:3]), st.sampled_from([None, "chair", "member"])),
        unique_by=lambda person: person.name,
        max_size=3,
    ).map(tuple),
    "mentions": st.builds(PassingMentions, _list, _list),
    "sources": _sources,
    "body": _bodies,
}
_machine = st.fixed_dictionaries(_values).map(lambda values: drafted(**values))
_human = st.dictionaries(st.sampled_from(sorted(_values)), st.none(), max_size=3).flatmap(
    lambda names: st.fixed_dictionaries({name: _values[name] for name in names})
)


def parts(digest: Digest) -> dict[tuple[str, ...], object]:
    """Everything a person can change, one by one."""
    found: dict[tuple[str, ...], object] = {}
    found.update({(name,): getattr(digest, name) or None for name in SCALARS})
    for name in LISTS:
        found.update({(name, item): True for item in names_in(digest, name)})
    found.update({("people", p.name): (p.role,) for p in digest.people})
    for source in digest.sources:
        for part in ("title", "url"):
            value = getattr(source, part)
            if value:
                found["sources", str(source.file), part] = value
    sections = sections_of(digest.body)
    found.update({("body", key): part.text.strip("\n") for key, part in sections.items()})
    return found


@dataclass
class Wishes:
    """What people have decided so far: values they set, None for what they removed."""

    decided: dict[tuple[str, ...], object] = field(default_factory=dict)

    def note(self, before: Digest, after: Digest) -> None:
        old, new = parts(before), parts(after)
        for key in {*old, *new}:
            if old.get(key) != new.get(key):
                self.decided[key] = new.get(key)

    def check(self, digest: Digest) -> None:
        now = parts(digest)
        for key, value in self.decided.items():
            assert now.get(key) == value, key


@settings(max_examples=400)
@given(first=_machine, history=st.lists(st.tuples(_human, _machine), max_size=6))
def test_no_change_of_a_person_is_ever_lost(
    first: Digest, history: list[tuple[dict[str, Any], Digest]]
) -> None:
    digest = first
    wishes = Wishes()
    for edit, fresh in history:
        edited = replace(digest, **edit)
        wishes.note(digest, edited)
        # through the file, as in life
        read = parse(write(edited), "digests/2024/2024-01-17-x.md").digest
        assert read == edited or not edited.summary
        digest = merge(edited, fresh).digest
        wishes.check(digest)
        again = merge(digest, fresh)
        assert again.digest == digest
        assert write(again.digest) == write(digest)


@settings(max_examples=200)
@given(first=_machine, updates=st.lists(_machine, min_size=1, max_size=4))
def test_untouched_digests_follow_the_machine(first: Digest, updates: list[Digest]) -> None:
    digest = first
    for fresh in updates:
        before, digest = digest, merge(digest, fresh).digest
    wanted, kept = parts(fresh), parts(digest)
    for key, value in wanted.items():
        if key[0] in SCALARS:
            unfit = key == ("date",) and not BASE.id.startswith(f"{fresh.date}-")
            assert kept[key] == (value or parts(before)[key]) or unfit
        elif key[0].removeprefix("mentions.") not in ("countries", "organisations"):
            assert kept.get(key) == value
    assert not [key for key in kept if key not in wanted and key[0] not in SCALARS]


@settings(max_examples=100)
@given(first=_machine, fresh=_machine)
def test_the_same_draft_changes_nothing(first: Digest, fresh: Digest) -> None:
    assert merge(first, first).digest == first
    reviewed = replace(first, status="reviewed")
    assert merge(reviewed, fresh).digest is reviewed
