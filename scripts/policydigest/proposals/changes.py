"""Two states of the project → what the second one changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policydigest import indexes
from policydigest.digests import ParsedDigest, values
from policydigest.groups.near_duplicates import likeness, near_duplicates
from policydigest.indexes import TAG_KINDS, Collection, GroupKind
from policydigest.model import Digest, Problem
from policydigest.proposals.report import Alike, DigestChange, NameChange, PageChange, Report
from policydigest.vocabulary import Vocabulary

# Months have pages too, but naming the year says enough.
_PAGES: tuple[GroupKind, ...] = (*TAG_KINDS, "year")


@dataclass(frozen=True, slots=True)
class State:
    """The project at one time: its digests, its names, and all that is wrong with it."""

    digests: Sequence[ParsedDigest]
    vocabulary: Vocabulary
    problems: Sequence[Problem] = ()


@dataclass(frozen=True, slots=True)
class _Touched:
    """The digest files that differ, each as it was and as it is; None where there is none."""

    pairs: tuple[tuple[ParsedDigest | None, ParsedDigest | None], ...]

    def digests(self) -> Iterator[Digest]:
        """Every digest that can be read, before and after."""
        for pair in self.pairs:
            yield from (one.digest for one in pair if one is not None and one.digest is not None)


def compare(before: State, after: State) -> Report:
    """What changes from `before` to `after`, each list in a fixed order."""
    touched = _touched(before, after)
    old, new = _collection(before), _collection(after)
    return Report(
        added=tuple(_change(one) for was, one in touched.pairs if was is None and one),
        changed=tuple(_difference(was, one) for was, one in touched.pairs if was and one),
        removed=tuple(_removed(was, after) for was, one in touched.pairs if was and one is None),
        pages=tuple(_pages(touched, old, new)),
        names=(*_unknown(touched, after.vocabulary), *_vocabulary(before, after)),
        alike=tuple(_alike(touched, after, new)),
        problems=_problems(touched, before, after),
    )


def _touched(before: State, after: State) -> _Touched:
    was = {one.path: one for one in before.digests}
    now = {one.path: one for one in after.digests}
    paths = sorted(was.keys() | now.keys())
    pairs = ((was.get(path), now.get(path)) for path in paths)
    return _Touched(tuple((a, b) for a, b in pairs if not (a and b and a.text == b.text)))


def _change(one: ParsedDigest) -> DigestChange:
    return DigestChange(one.path, one.digest.title if one.digest else "")


def _difference(was: ParsedDigest, one: ParsedDigest) -> DigestChange:
    fields: list[str] = []
    if was.digest is not None and one.digest is not None:
        old, new = values(was.digest), values(one.digest)
        # what the machine noted for itself is nothing to look at
        names = [name for name in {**old, **new} if name != "generated"]
        fields = [name for name in names if old.get(name) != new.get(name)]
        fields += ["text"] if was.digest.body != one.digest.body else []
    return DigestChange(one.path, _change(one).title, tuple(fields))


def _removed(was: ParsedDigest, after: State) -> DigestChange:
    heirs = (
        one.path
        for one in after.digests
        if was.digest and one.digest and was.digest.id in (one.digest.id, *one.digest.former_slugs)
    )
    return DigestChange(was.path, _change(was).title, moved_to=next(heirs, None))


def _collection(state: State) -> Collection:
    sound = [one.digest for one in state.digests if one.digest is not None]
    return indexes.build(sound, state.vocabulary)


def _pages(touched: _Touched, old: Collection, new: Collection) -> Iterator[PageChange]:
    digests = tuple(touched.digests())
    for kind in _PAGES:
        names = {_page_name(side, kind, tag) for side in (old, new) for tag in _tags(digests, kind)}
        for name in sorted(names, key=indexes.sort_key):
            was, now = name in old.groups[kind], name in new.groups[kind]
            if was or now:
                yield PageChange(kind, name, "changed" if was and now else "new" if now else "gone")


def _tags(digests: Iterable[Digest], kind: GroupKind) -> Iterator[str]:
    for digest in digests:
        if kind == "year" or kind == "month":
            yield digest.year
        else:
            yield from indexes.tags(digest, kind)


def _page_name(side: Collection, kind: GroupKind, tag: str) -> str:
    if kind == "year" or kind == "month":
        return tag
    return indexes.preferred_name(side.vocabulary, kind, tag)


def _unknown(touched: _Touched, vocabulary: Vocabulary) -> Iterator[NameChange]:
    now = [one.digest for _, one in touched.pairs if one is not None and one.digest is not None]
    for kind in TAG_KINDS:
        tags = {" ".join(tag.split()) for tag in _tags(now, kind)}
        for name in sorted(tags, key=indexes.sort_key):
            if vocabulary.by_name(kind, name) is None:
                yield NameChange(kind, name, "unknown")


def _vocabulary(before: State, after: State) -> Iterator[NameChange]:
    for kind in TAG_KINDS:
        was = {key: entry.name for key, entry in before.vocabulary.entries(kind).items()}
        now = {key: entry.name for key, entry in after.vocabulary.entries(kind).items()}
        for key in sorted(was.keys() | now.keys()):
            if key not in was:
                yield NameChange(kind, now[key], "added")
            elif key not in now:
                yield NameChange(kind, was[key], "removed")
            elif was[key] != now[key]:
                yield NameChange(kind, now[key], "renamed", was[key])


def _alike(touched: _Touched, after: State, new: Collection) -> Iterator[Alike]:
    paths = {one.digest.id: one.path for one in after.digests if one.digest is not None}
    found = near_duplicates(new.digests)
    for _, one in touched.pairs:
        if one is None or one.digest is None:
            continue
        for other in found.get(one.digest.id, ()):
            share = round(100 * likeness(one.digest, other))
            yield Alike(one.path, paths[other.id], other.title, share)


def _problems(touched: _Touched, before: State, after: State) -> tuple[Problem, ...]:
    """All in the digests of the proposal; elsewhere, what was not there before."""
    mine = {one.path for _, one in touched.pairs if one is not None}
    # a line may have moved without anything else
    known = {(problem.file, problem.code, problem.message) for problem in before.problems}
    return tuple(
        problem
        for problem in after.problems
        if problem.file in mine or (problem.file, problem.code, problem.message) not in known
    )
