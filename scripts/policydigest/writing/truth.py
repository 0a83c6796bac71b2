"""Does a sentence say only what its source says? Each check gives a reason to refuse it, or none.

In doubt a sentence is refused: the reader loses nothing, for the program's own draft stands then.
What the checks hold a sentence to:

- Every name, number, sum and date, and every word but a few that claim nothing, is the source's.
- They all stand in a few sentences of the source (the anchors), not scattered over it.
- "Not", "may", "will" and "agreed to" stand before the same words as there, doubts are not lost.
- A number counts what it counts there, with the same limit, and belongs to the same name.
- Names stand in the order they have there, so that nobody does what another did.
- A word with an opposite (rose, approved) stands beside what it stands beside there.
- What is quoted is quoted there, and nobody else is given the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policydigest.recognise.engine import Recognised
from policydigest.writing.grounds import Ground, stems_of
from policydigest.writing.strange import strange
from policydigest.writing.terms import Line, Term, read

_LEAST = 2  # words of the source that a sentence says anything with
_BESIDE = 4  # terms on each side within which a word with an opposite keeps its company


class _Case(NamedTuple):
    """A sentence, what it rests on, and the ground."""

    line: Line
    anchors: tuple[Line, ...]
    near: tuple[Line, ...]
    ground: Ground

    def places(self, term: Term) -> Iterator[tuple[Line, int]]:
        """Where the anchors hold a term."""
        for anchor in self.anchors:
            for place, other in enumerate(anchor.terms):
                if other.key == term.key:
                    yield anchor, place


def untrue(recognised: Recognised, ground: Ground, *, most: int) -> str | None:
    """Why a sentence cannot stand, in words that follow "it"; None if it can.

    `recognised` is what was found in the sentence; `most` is how many sentences of the source it
    may draw together.
    """
    line = _whole(read(recognised, ground.lists, ground.names))
    reason = next(strange(line, recognised, ground), None)
    if reason:
        return reason
    told = [term for term in line.terms if term.key in ground.keys - ground.lists.own]
    if len(told) < _LEAST:
        return "says nothing that the source says"
    numbers = ground.anchors(told, most)
    near = ground.near(numbers)
    case = _Case(line, tuple(ground.lines[n] for n in numbers), near, ground)
    return next((reason for check in _CHECKS for reason in check(case)), None)


def _whole(lines: Sequence[Line]) -> Line:
    """The text as one sentence, however it was cut."""
    return Line(
        " ".join(line.text for line in lines),
        tuple(term for line in lines for term in line.terms),
        frozenset(doubt for line in lines for doubt in line.doubts),
    )


def _is_free(term: Term, ground: Ground) -> bool:
    """Whether it is the day of the event, which the program adds to any sentence without a day."""
    return term.kind == "date" and ground.is_event(term.key)


def _scattered(case: _Case) -> Iterator[str]:
    held = {term.key for anchor in case.anchors for term in anchor.terms}
    parts, near = stems_of(case.anchors), stems_of(case.near)
    days = [day.key for day in _days(case.anchors)]
    for term in case.line.terms:
        if term.kind == "date":
            there = any(day.startswith(term.key) for day in days)
            if there or (not days and _is_free(term, case.ground)):
                continue
        elif (
            term.key in held
            or (term.kind == "word" and term.key in parts)
            or (term.kind == "word" and term.key in case.ground.lists.own)
            or (term.key in near and (term.kind == "name" or term.key not in case.ground.keys))
        ):
            continue
        yield f'puts "{term.text}" together with what the source tells in another place'


def _days(lines: Iterable[Line]) -> list[Term]:
    return [term for line in lines for term in line.terms if term.kind == "date"]


def _replaced(case: _Case) -> Iterator[str]:
    """A name from before stands only for a pronoun or the like ("It", "The ministry")."""
    held = {term.key for anchor in case.anchors for term in anchor.terms}
    leaning = tuple(f"{opening.casefold()} " for opening in case.ground.lists.leaning)
    leans = any(anchor.text.casefold().startswith(leaning) for anchor in case.anchors)
    for place, term in enumerate(case.line.terms):
        owner = _name_before(case.line.terms, place)
        if term.kind == "name" and term.key not in held and not leans:
            yield f'names "{term.text}" where the source names another'
        elif owner and owner.key not in held and term.kind == "word":
            there = list(case.places(term))
            if there and not any(_name_before(a.terms, n) is None for a, n in there):
                yield f'tells of "{owner.text}" what the source tells of another'


def _guarded(case: _Case) -> Iterator[str]:
    """What may, will or did not happen is not told as what did, nor the other way round."""
    parts = stems_of(case.anchors)
    for place, term in enumerate(case.line.terms):
        there = list(case.places(term))
        if term.kind == "date" or (not there and (term.kind == "name" or term.key in parts)):
            continue
        mine = term.guards - {"aims"}
        if not there:
            free = term.key in case.ground.lists.reporting and not mine
            if not free and (mine or _guards(case.anchors)):
                yield f'says in its own word "{term.text}" what the source does not tell as a fact'
            continue
        same = [(a, n) for a, n in there if a.terms[n].guards - {"aims"} == mine]
        if not same:
            anchor, n = there[0]
            theirs = anchor.terms[n].guards
            yield f'tells "{term.text}" as {_told(mine)}, the source as {_told(theirs)}'
        elif term.text.endswith("ed") and all(
            "aims" in a.terms[n].guards and a.terms[n].text != term.text for a, n in same
        ):
            yield f'tells "{term.text}" as done, the source as an aim'
        elif mine and not _owned(case.line, place, same):
            yield f'tells of another than the source that "{term.text}" is {_told(mine)}'


def _owned(line: Line, place: int, there: Iterable[tuple[Line, int]]) -> bool:
    """Whether the name before a term is the one before it in the source; none is as good."""
    owner = _name_before(line.terms, place)
    if owner is None:
        return True
    theirs = [_name_before(anchor.terms, n) for anchor, n in there]
    return any(other is None or other.key == owner.key for other in theirs)


def _guards(lines: Iterable[Line]) -> bool:
    return any(term.guards - {"aims"} for line in lines for term in line.terms)


def _told(guards: frozenset[str]) -> str:
    words = {"negations": "denied", "possible": "possible", "planned": "planned", "aims": "an aim"}
    return " and ".join(words[guard] for guard in sorted(guards)) or "a fact"


def _doubted(case: _Case) -> Iterator[str]:
    for anchor in case.anchors[:1]:
        lost = sorted(anchor.doubts - case.line.doubts)
        if lost:
            yield "leaves out a doubt or a condition of the source"


def _limits(case: _Case) -> Iterator[str]:
    """A number with the limit it has in the source, counting the same."""
    for place, term in enumerate(case.line.terms):
        if term.kind == "date":
            days = [day for day in _days(case.anchors) if day.key.startswith(term.key)]
            if term.quality not in ([day.quality for day in days] or [frozenset()]):
                yield f'makes "{term.text}" a beginning or an end, or none'
        if term.kind != "number":
            continue
        there = list(case.places(term))
        if not any(anchor.terms[n].quality == term.quality for anchor, n in there):
            yield f'changes how exactly the source tells "{term.text}"'
        counted = _behind(case.line.terms, place)
        if counted and counted.key not in {
            other.key for anchor, n in there if (other := _behind(anchor.terms, n))
        }:
            yield f'lets "{term.text}" count "{counted.text}", which the source does not'
        if not _owned(case.line, place, there):
            yield f'gives "{term.text}" to another than the source does'


def _behind(terms: Sequence[Term], place: int) -> Term | None:
    """The word right behind a number."""
    after = terms[place + 1] if place + 1 < len(terms) else None
    return after if after and after.close and after.kind == "word" else None


def _name_before(terms: Sequence[Term], place: int) -> Term | None:
    names = [term for term in terms[:place] if term.kind == "name"]
    return names[-1] if names else None


def _order(case: _Case) -> Iterator[str]:
    """Names in the order of the source, but for those that stand in one list with each other."""
    names = [(n, term) for n, term in enumerate(case.line.terms) if term.kind == "name"]
    for (n, one), (m, other) in pairwise(names):
        if m == n + 1 or one.key == other.key:
            continue
        both = [
            [term.key for term in anchor.terms if term.key in (one.key, other.key)]
            for anchor in case.anchors
        ]
        both = [keys for keys in both if len(set(keys)) == 2]
        if both and not any(
            pair == (one.key, other.key) for keys in both for pair in pairwise(keys)
        ):
            yield f'puts "{one.text}" before "{other.text}", the source the other way round'


def _turned(case: _Case) -> Iterator[str]:
    turning = case.ground.lists.turning
    for place, term in enumerate(case.line.terms):
        if term.key not in turning or term.kind != "word":
            continue
        before = _beside(case.line.terms[:place][::-1], turning)[:1]
        after = _beside(case.line.terms[place + 1 :], turning)[:1]
        found = [
            (_beside(anchor.terms[:n][::-1], turning), _beside(anchor.terms[n + 1 :], turning))
            for anchor, n in case.places(term)
        ]
        for mine, side in ((before, 0), (after, 1)):
            theirs = {key for pair in found for key in pair[side]}
            if mine and mine[0] in case.ground.keys and mine[0] not in theirs:
                yield f'sets "{term.text}" beside other words than the source'


def _beside(terms: Sequence[Term], turning: frozenset[str]) -> list[str]:
    """The keys of the next terms, up to another word with an opposite; dates move freely."""
    keys: list[str] = []
    for term in terms:
        if term.key in turning or len(keys) == _BESIDE:
            break
        if term.kind != "date":
            keys.append(term.key)
    return keys


_CHECKS: tuple[Callable[[_Case], Iterator[str]], ...] = (
    _scattered,
    _replaced,
    _guarded,
    _doubted,
    _limits,
    _order,
    _turned,
)
