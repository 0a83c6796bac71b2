"""The parts of a search index put together are what Pagefind makes of the whole."""

from __future__ import annotations

import json

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from policydigest import search_index, word_index
from policydigest.exports import SearchRecord
from policydigest.word_index import Part, chunks, merged

WORDS = (
    "treaty", "Treaty", "treaties", "agência", "agencia", "Curaçao", "curacao", "naïve",
    "fisheries", "2024", "naïve’s",
)  # fmt: skip


def indexed(records: list[SearchRecord]) -> Part:
    with search_index._service() as ask:
        return search_index._part(search_index._indexed(ask, records), records).index


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
    found = merged([indexed(part) for part in made])
    # Pagefind has other spellings in no particular order.
    expected = [[word, places, sorted(others)] for word, places, others in whole.words]
    assert json.dumps(found.words) == json.dumps(expected)
    assert found.fields == whole.fields
    assert [one[1:] for one in found.records] == [one[1:] for one in whole.records]


def words(*sizes: int) -> list[list[object]]:
    return [
        [f"{'abc'[place % 3]}{place:05}", [[1, [1], []]] * size, []]
        for place, size in enumerate(sizes)
    ]


def test_runs_hold_all_words_in_order_and_a_word_of_very_many_places_stands_alone() -> None:
    found = sorted(words(*([3] * 6000), word_index.CHUNK, *([3] * 6000)))
    runs = list(chunks(found))
    assert [word for run in runs for word in run] == found
    assert [len(run) for run in runs if len(run[0][1]) > 3] == [1]
    assert 7 < len(runs) < 30
    assert all(len({word[0][0] for word in run}) == 1 for run in runs)


def test_a_word_more_moves_no_border_among_other_letters() -> None:
    found = sorted(words(*([3] * 12_000)))
    more = sorted([*found, ["b000001", [[1, [1], []]], []]])
    before = [run for run in chunks(found) if run[0][0][0] != "b"]
    assert before == [run for run in chunks(more) if run[0][0][0] != "b"]


def test_nothing_gives_nothing() -> None:
    assert merged([]) == Part([], [], [])
    assert list(chunks([])) == []
