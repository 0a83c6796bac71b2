"""The parts of a search index put together are what Pagefind makes of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cbor2
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from policydigest.exports import SearchRecord
from policydigest.search import pagefind_service, word_index
from policydigest.search import parts as search_parts
from policydigest.search.word_index import Part, Word, chunks, merged

WORDS = (
    "treaty", "Treaty", "treaties", "agência", "agencia", "Curaçao", "curacao", "naïve",
    "fisheries", "2024", "naïve’s",
)  # fmt: skip


FIELDS = ["countries", "summary", "title", "zone"]


def indexed(records: list[SearchRecord]) -> Part:
    with pagefind_service.service() as ask:
        packed = [pagefind_service.pack(one) for one in records]
        return search_parts._part(pagefind_service.indexed(ask, packed), packed, FIELDS).index


def unpacked(parts: list[Part]) -> list[Any]:
    return [cbor2.loads(word.packed) for word in merged(parts)]


def record(number: int, content: str, meta: dict[str, str]) -> SearchRecord:
    return SearchRecord(f"/{number}/", content, "en", {"title": f"No {number}"} | meta)


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
shown = st.dictionaries(st.sampled_from(["countries", "summary", "zone"]), texts, max_size=2)


@settings(max_examples=15, phases=[Phase.explicit, Phase.generate])
@given(st.lists(st.lists(st.tuples(texts, shown), min_size=1, max_size=4), min_size=1, max_size=3))
def test_parts_put_together_are_the_whole(parts: list[list[tuple[str, dict[str, str]]]]) -> None:
    number = iter(range(100))
    made = [[record(next(number), *one) for one in part] for part in parts]
    whole = indexed([one for part in made for one in part])
    found = [indexed(part) for part in made]
    assert merged(found) == merged([whole])
    records = [one[1:] for part in found for one in part.records]
    assert records == [one[1:] for one in whole.records]


def part_of(texts: Sequence[str]) -> Part:
    """What an indexer would make of records with these texts, one word each place."""
    found: dict[str, list[list[Any]]] = {}
    last: dict[str, int] = {}
    for number, text in enumerate(texts):
        for word in {*text.split()}:
            at = [place for place, one in enumerate(text.split()) if one == word]
            step = number - last.get(word.lower(), 0)
            last[word.lower()] = number
            found.setdefault(word.lower(), []).append([step, at, []])
    words = [[word, places, []] for word, places in sorted(found.items())]
    return word_index.part([["x", 1] for _ in texts], words, [], FIELDS)


collections = st.lists(st.lists(texts, min_size=1, max_size=3), min_size=1, max_size=4)


@given(collections, st.data())
def test_only_what_changed_is_put_together_again(
    collection: list[list[str]], data: st.DataObject
) -> None:
    old = [part_of(one) for one in collection]
    new = [
        part_of([data.draw(texts) for _ in one]) if data.draw(st.booleans()) else before
        for one, before in zip(collection, old, strict=True)
    ]
    assert word_index.merged_after(merged(old), old, new) == merged(new)


def test_what_is_packed_is_what_pagefind_writes() -> None:
    words = [
        ["agency", [[0, [3, 900], []], [70_000, [1], [-2, 5]]], []],
        ["curacao", [[2, [7], []]], [["Curaçao", [[2, [7], []]]]]],
    ]
    index = word_index.part([["x", 3]] * 70_001, words, ["title", "summary"], FIELDS)
    assert unpacked([index]) == [
        ["agency", [[0, [3, 900], []], [70_000, [1], [-2, 5]]], []],
        words[1],
    ]
    assert cbor2.loads(word_index.pack(merged([index]))) == [unpacked([index])]
    assert word_index.pack(merged([index])) == cbor2.dumps([unpacked([index])], canonical=True)


@pytest.mark.parametrize("number", [0, 23, 24, 255, 256, 65_535, 65_536, 2**32 - 1, 2**32])
def test_numbers_take_as_few_bytes_as_in_cbor(number: int) -> None:
    assert word_index._head(0, number) == cbor2.dumps(number)


def words(*sizes: int) -> list[Word]:
    return [
        Word(f"{'abc'[place % 3]}{place:05}", 4 + 3 * size, b"") for place, size in enumerate(sizes)
    ]


def test_runs_hold_all_words_in_order_and_a_word_of_very_many_places_stands_alone() -> None:
    found = sorted(words(*([3] * 6000), word_index.CHUNK, *([3] * 6000)))
    runs = list(chunks(found))
    assert [word for run in runs for word in run] == found
    assert [len(run) for run in runs if run[0].weight > 13] == [1]
    assert 7 < len(runs) < 30
    assert all(len({word.word[0] for word in run}) == 1 for run in runs)


def test_a_word_more_moves_no_border_among_other_letters() -> None:
    found = sorted(words(*([3] * 12_000)))
    more = sorted([*found, Word("b000001", 7, b"")])
    before = [run for run in chunks(found) if run[0].word[0] != "b"]
    assert before == [run for run in chunks(more) if run[0].word[0] != "b"]


def test_nothing_gives_nothing() -> None:
    assert merged([]) == []
    assert list(chunks([])) == []
