"""After an edit few records are indexed again, and the search bundle is that of a first time."""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Container, Sequence

import msgspec
import pytest

from helpers import search_bundle
from policydigest.exports import SearchRecord
from policydigest.search import pagefind_service, word_index
from policydigest.search import parts as search_parts
from policydigest.search.pagefind_service import Ask, Packed

RECORDS = [
    SearchRecord(
        url=f"/digests/2024/{number}/",
        content=f"Text number {number} about cooperation" + " and fisheries" * (number % 3),
        language="en",
        meta={"title": f"Title {number}"},
        year=f"{2024 - number // 20}",
    )
    for number in range(60)
]


class Memory(dict[str, bytes]):
    """What is kept."""

    def recall(self, key: str) -> bytes | None:
        return self.get(key)

    def keep(self, key: str, data: bytes) -> None:
        self[key] = data

    def forget_others(self, keys: Container[str]) -> None:
        for key in [*self]:
            if key not in keys:
                del self[key]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many records Pagefind was handed, each time."""
    numbers: list[int] = []

    def indexed(ask: Ask, records: Sequence[Packed]) -> dict[str, bytes]:
        numbers.append(len(records))
        return pagefind_service.indexed(ask, records)

    monkeypatch.setattr(search_parts, "indexed", indexed)
    return numbers


def files_after(records: Sequence[SearchRecord], memory: Memory, asked: list[int]) -> list[int]:
    """What Pagefind is handed to come to the same files as without a memory."""
    expected = search_bundle(records)
    asked.clear()
    assert search_bundle(records, memory) == expected
    return [*asked]


def test_an_edit_indexes_a_few_records_again_and_gives_the_same_bytes(asked: list[int]) -> None:
    memory = Memory()
    own = 1
    assert files_after(RECORDS, memory, asked) == [own, 20, 20, 20]
    assert files_after(RECORDS, memory, asked) == []
    edited = [*RECORDS]
    edited[30] = dataclasses.replace(RECORDS[30], content="Another text, about forests")
    kept = len(memory)
    assert files_after(edited, memory, asked) == [20]
    assert len(memory) == kept
    assert files_after(edited[1:], memory, asked) == [19]
    assert files_after([], memory, asked) == [0]
    assert len(memory) == 2  # its own files, and that there is no word


# A word with a number for its places; what was never packed.
@pytest.mark.parametrize("damaged", [zlib.compress(b"\x81\xa4word\x2a"), b"damaged"])
def test_parts_that_are_damaged_inside_are_made_again(damaged: bytes) -> None:
    memory = Memory()
    expected = search_bundle(RECORDS, memory)
    for key, data in memory.items():
        kept = msgspec.msgpack.decode(zlib.decompress(data))
        if isinstance(kept, bytes):
            continue  # a file of the bundle, as it is
        if "index" in kept:
            kept["index"]["packed"] = damaged
            memory[key] = zlib.compress(msgspec.msgpack.encode(kept))
        elif "words" in kept:
            memory[key] = b""
    assert search_bundle(RECORDS, memory) == expected
    assert search_bundle(RECORDS, memory) == expected


def test_an_edit_puts_only_the_words_of_its_text_together(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    search_bundle(RECORDS, memory)
    merged, words = word_index.merged, set[str]()

    def watched(
        parts: Sequence[word_index.Part], only: Container[str] | None = None
    ) -> list[word_index.Word]:
        found = merged(parts, only)
        words.update(word.word for word in found)
        return found

    monkeypatch.setattr(word_index, "merged", watched)
    search_bundle(RECORDS, memory)
    assert not words
    edited = [*RECORDS]
    edited[30] = dataclasses.replace(RECORDS[30], content="Another text, about forests")
    search_bundle(edited, memory)
    assert {"anoth", "forest", "number"} <= words
    assert "fisheri" not in words


def test_a_damaged_part_is_indexed_again(asked: list[int]) -> None:
    memory = Memory()
    first = files_after(RECORDS, memory, asked)
    for key, data in memory.items():
        memory[key] = data[:100]
    assert files_after(RECORDS, memory, asked) == first


def test_a_large_year_is_cut_so_that_what_is_new_changes_one_part(
    monkeypatch: pytest.MonkeyPatch, asked: list[int]
) -> None:
    monkeypatch.setattr(search_parts, "LARGEST", 8)
    monkeypatch.setattr(search_parts, "TOGETHER", 3)
    one = [dataclasses.replace(record, year="2024") for record in RECORDS]
    memory = Memory()
    assert files_after(one[1:], memory, asked) == [1, 3, *[2, 3, 3] * 7]
    assert files_after(one, memory, asked) == [1]
    edited = [*one[:-1], dataclasses.replace(one[-1], content="Another text, about forests")]
    assert files_after(edited, memory, asked) == [3]
