"""Merging things that have keys (names, people, a source's fields, sections), part by part."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from policydigest.edits.fingerprints import Marks, short_hash, split_mark

T = TypeVar("T")


@dataclass(slots=True)
class Kept(Generic[T]):
    """What is kept, in order, and the marks to note.

    `owned` are the keys of what is a person's; `disputed` those where the machine has a new
    proposal that was not taken.
    """

    values: dict[str, T] = field(default_factory=dict)
    marks: Marks = field(default_factory=dict)
    owned: list[str] = field(default_factory=list)
    disputed: list[str] = field(default_factory=list)


def merge_keyed(
    current: Mapping[str, T],
    fresh: Mapping[str, T],
    marks: Mapping[str, str],
    hash_of: Callable[[T], str],
    *,
    key_of: Callable[[str], str] = short_hash,
    unwanted: Collection[str] = (),
) -> Kept[T]:
    """Merge what the machine proposes (`fresh`) into what stands in the file (`current`).

    `marks` are those of the last run by `key_of(key)`; `hash_of` gives the hash of a value. New
    things whose key is among `unwanted` are not added.
    """
    kept: Kept[T] = Kept()
    for key, value in current.items():
        marked = key_of(key)
        last, state = split_mark(marks[marked]) if marked in marks else ("", "+")
        proposal = fresh.get(key)
        if not state and hash_of(value) == last:  # the machine's, and nobody touched it
            if proposal is not None:
                kept.values[key] = value if hash_of(proposal) == last else proposal
                kept.marks[marked] = hash_of(proposal)
            continue
        if proposal is not None and hash_of(proposal) not in (last, hash_of(value)):
            kept.disputed.append(key)
        kept.values[key] = value
        kept.owned.append(key)
        seen = hash_of(proposal) if proposal is not None else last or short_hash(None)
        kept.marks[marked] = f"{seen}+"
    present = {key_of(key) for key in current}
    for key, value in fresh.items():
        marked = key_of(key)
        if marked not in present and marked not in marks and marked not in unwanted:
            kept.values[key] = value
            kept.marks[marked] = hash_of(value)
    for marked, mark in marks.items():
        if marked not in present:  # a person removed it, now or earlier
            kept.marks[marked] = f"{split_mark(mark)[0]}-"
    order = in_order(list(current), list(fresh), kept.values)
    kept.values = {key: kept.values[key] for key in order}
    kept.marks = dict(sorted(kept.marks.items()))
    return kept


def in_order(current: Sequence[str], fresh: Sequence[str], kept: Iterable[str]) -> list[str]:
    """The kept keys in the file's order; a new one after what it follows in the machine's draft."""
    wanted = set(kept)
    known = set(current)
    order = [key for key in current if key in wanted]
    for number, key in enumerate(fresh):
        if key in wanted and key not in known:
            before = next((k for k in reversed(fresh[:number]) if k in order), None)
            order.insert(0 if before is None else order.index(before) + 1, key)
    return order
