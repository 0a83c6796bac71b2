"""A digest in the file, what the machine would write today → the digest to keep.

A person's work always wins: what a person changed or added stays, what a person removed stays
removed, and only what the machine wrote and nobody touched is refreshed. `generated` remembers
whose each part is (see `fingerprints`). A reviewed or withdrawn digest is never touched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from policydigest.digest_file import schema
from policydigest.edits import fingerprints as fp
from policydigest.edits.fingerprints import Marks, fingerprints, short_hash, split_mark
from policydigest.edits.keyed_merge import Kept, in_order, merge_keyed
from policydigest.edits.merge_body import arrange
from policydigest.model import Digest, GeneratedValue, PassingMentions, Person, Source

__all__ = ["Conflict", "Merged", "fingerprints", "merge"]

# a name is in one of the two: what the digest is about, or what it mentions in passing
_PARTNERS = {
    "countries": "mentions.countries",
    "organisations": "mentions.organisations",
    "mentions.countries": "countries",
    "mentions.organisations": "organisations",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where a person's value and the machine's new one differ; the person's was kept."""

    field: str
    kept: str
    proposed: str

    def __str__(self) -> str:
        kept, proposed = _shown(self.kept), _shown(self.proposed)
        return f"{self.field}: kept {kept}; the machine proposes {proposed}"


@dataclass(frozen=True, slots=True)
class Merged:
    """The digest to keep, and the conflicts for the editor."""

    digest: Digest
    conflicts: tuple[Conflict, ...] = ()


def merge(current: Digest, fresh: Digest) -> Merged:
    """Merge `fresh`, the machine's new draft, into `current`, the digest in the file.

    The same merge again changes nothing. A digest without `generated` is a person's throughout.
    For a reviewed or withdrawn digest the conflicts tell what the machine would change.
    """
    if not current.generated:
        return Merged(current)
    job = _Merge(current, fresh)
    if current.status == "reviewed" or current.withdrawn:
        return Merged(current, tuple(_differences(current, job.result())))
    return Merged(job.result(), tuple(job.conflicts))


class _Merge:
    """One merge: the new values, the notes for `generated` and the conflicts so far."""

    def __init__(self, current: Digest, fresh: Digest) -> None:
        self.current, self.fresh = current, fresh
        self.conflicts: list[Conflict] = []
        self.notes: dict[str, GeneratedValue] = dict(current.generated)

    def result(self) -> Digest:
        self.conflicts.clear()
        changes: dict[str, Any] = {name: self.scalar(name) for name in fp.SCALARS}
        lists = self.lists()
        changes.update({name: names for name, names in lists.items() if "." not in name})
        changes["mentions"] = PassingMentions(
            lists["mentions.countries"], lists["mentions.organisations"]
        )
        changes["people"] = self.people()
        changes["sources"] = self.sources()
        changes["body"] = self.body()
        for name in fp.OF_MODEL:  # what it wrote before has just been replaced
            self.note(name, self.fresh.generated.get(name, ()))
        names = dict.fromkeys((*fp.NOTED, *self.notes))
        notes = {name: self.notes[name] for name in names if name in self.notes}
        return replace(self.current, **changes, generated=notes)

    def note(self, name: str, value: GeneratedValue) -> None:
        if value:
            self.notes[name] = value
        else:
            self.notes.pop(name, None)

    def conflict(self, field: str, kept: str | None, proposed: str | None) -> None:
        self.conflicts.append(Conflict(field, kept or "", proposed or ""))

    def scalar(self, name: str) -> str | None:
        current: str | None = getattr(self.current, name)
        fresh: str | None = getattr(self.fresh, name)
        noted = self.current.generated.get(name)
        if isinstance(noted, str):
            last, state = split_mark(noted)
        else:  # the machine never wrote it: what stands there is a person's
            last, state = short_hash(None), "+" if current else ""
        if not state and short_hash(current) == last:
            if not fresh or fresh == current:  # finding nothing is no better proposal
                return current
            if name == "date" and not self.current.id.startswith(f"{fresh}-"):
                # the id is permanent and starts with the date; only a person changes both
                self.conflict(name, current, fresh)
                return current
            self.note(name, short_hash(fresh))
            return fresh
        if fresh and fresh != current and short_hash(fresh) != last:
            self.conflict(name, current, fresh)
        self.note(name, f"{short_hash(fresh) if fresh else last}+")
        return current

    def lists(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name in fp.LISTS:
            mine = {item: item for item in schema.names_in(self.current, name)}
            theirs = {item: item for item in schema.names_in(self.fresh, name)}
            unwanted = self.settled_elsewhere(name, found)
            kept = merge_keyed(mine, theirs, self.marks(name), short_hash, unwanted=unwanted)
            found[name] = tuple(kept.values)
            # the mark of a name is the hash of the name itself
            states = {key: split_mark(mark)[1] for key, mark in kept.marks.items()}
            self.note(name, tuple(key + state for key, state in states.items()))
        return found

    def settled_elsewhere(self, name: str, merged: dict[str, tuple[str, ...]]) -> set[str]:
        """Hashes of new names that do not come in here, as a person decided in the other list."""
        partner = _PARTNERS.get(name)
        if partner is None:
            return set()
        marks = self.marks(partner)
        there = {short_hash(item) for item in schema.names_in(self.current, partner)}
        removed = {key for key in marks if key not in there}
        if partner in merged:
            return removed | {short_hash(item) for item in merged[partner]}
        return removed | {key for key in there if split_mark(marks.get(key, ""))[1]}

    def people(self) -> tuple[Person, ...]:
        mine, theirs = fp.people_of(self.current), fp.people_of(self.fresh)
        kept = merge_keyed(mine, theirs, self.marks(fp.PEOPLE), lambda p: short_hash(p.role))
        for key in kept.disputed:
            self.conflict(f"people, {mine[key].name}", mine[key].role, theirs[key].role)
        self.note(fp.PEOPLE, kept.marks)
        return tuple(kept.values.values())

    def body(self) -> str:
        mine, theirs = fp.sections_of(self.current.body), fp.sections_of(self.fresh.body)
        kept = merge_keyed(mine, theirs, self.marks(fp.BODY), fp.section_hash)
        body = arrange(self.current.body, kept.values)
        if body is None:
            self.conflict("body", "the text as it stands", "sections that do not fit into it")
            return self.current.body
        for key in kept.disputed:
            name = mine[key].heading or "lead"
            self.conflict(f"body, {name}", mine[key].text, theirs[key].text)
        self.note(fp.BODY, kept.marks)
        return body

    def sources(self) -> tuple[Source, ...]:
        mine, theirs = fp.sources_of(self.current), fp.sources_of(self.fresh)
        groups: dict[str, Marks] = {}
        for name, mark in self.marks(fp.SOURCES).items():
            source, _, part = name.partition(".")
            groups.setdefault(source, {})[part] = mark
        keys = {short_hash(key): key for key in (*mine, *theirs)}
        notes: dict[str, Marks] = {}
        found: dict[str, Source] = {}
        for hashed in dict.fromkeys((*keys, *groups)):
            key = keys.get(hashed, "")
            marks = groups.get(hashed, {})
            if marks and key not in mine:  # a person removed it, now or earlier
                notes[hashed] = {part: f"{split_mark(m)[0]}-" for part, m in marks.items()}
                continue
            kept = self.source(key, mine.get(key), theirs.get(key), marks)
            notes[hashed] = kept.marks
            if kept.values or key in kept.owned:
                values = {part: kept.values.get(part) for part in fp.SOURCE_PARTS}
                found[key] = Source(**values)
        marked = ((f"{key}.{part}", m) for key, marks in notes.items() for part, m in marks.items())
        self.note(fp.SOURCES, dict(sorted(marked)))
        order = in_order(list(mine), list(theirs), found)
        return tuple(found[key] for key in order)

    def source(
        self, key: str, mine: Source | None, theirs: Source | None, marks: Marks
    ) -> Kept[str]:
        old = fp.source_fields(mine) if mine else {}
        new = fp.source_fields(theirs) if theirs else {}
        kept = merge_keyed(old, new, marks, short_hash, key_of=str)
        for part in kept.disputed:
            self.conflict(f"sources, {key}, {part}", old[part], new[part])
        removed = {part: mark for part, mark in kept.marks.items() if mark.endswith("-")}
        if mine and not theirs and (kept.owned or removed or not old):
            # a source that a person has worked on stays whole, and is the person's
            kept.values = dict(old)
            kept.marks = {part: f"{short_hash(value)}+" for part, value in old.items()} | removed
            kept.owned.append(key)
        return kept

    def marks(self, name: str) -> Marks:
        return fp.marks_of(self.current.generated.get(name))


def _differences(current: Digest, proposed: Digest) -> Iterable[Conflict]:
    for name in fp.NOTED:
        kept, offered = (
            schema.names_in(digest, name) if name in fp.LISTS else getattr(digest, name)
            for digest in (current, proposed)
        )
        if kept != offered:
            yield Conflict(name, _plain(kept), _plain(offered))


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_plain(item) for item in value)
    if isinstance(value, Person):
        return value.name + (f" ({value.role})" if value.role else "")
    if isinstance(value, Source):
        return value.title or value.url or value.file or ""
    return str(value or "")


def _shown(text: str, limit: int = 100) -> str:
    line = " ".join(text.split())
    if not line:
        return "nothing"
    return f'"{line}"' if len(line) <= limit else f'"{line[: limit - 1]}…"'
