"""What speaks for a name that only its company shows, and what lists of names say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from policydigest.recognise.organisations.phrases import places_before
from policydigest.recognise.organisations.reading import Found, Reading
from policydigest.recognise.organisations.rules import Rules

ENOUGH = 3.0
MAX_LISTED = 12  # names of a list looked back at
ITS_THING = "its thing"  # "LockBit | software": a thing may bear the name of who made it
_JOINING = (",", "and", "or", "&")


@dataclass(slots=True)
class Candidate:
    """A name with its places in the text and the evidence for and against it."""

    places: list[tuple[int, int]] = field(default_factory=list)
    evidence: dict[str, float] = field(default_factory=dict)
    openings: int = 0  # occurrences that open a sentence

    @property
    def total(self) -> float:
        """All the evidence together; what is told in words outweighs a thing named behind it."""
        sure = any(value >= ENOUGH for value in self.evidence.values())
        return sum(v for k, v in self.evidence.items() if not (sure and k == ITS_THING))

    def add(self, reason: str, value: float, most: float) -> None:
        """Take what a place tells for (or below nothing: against) the name, up to a limit."""
        total = self.evidence.get(reason, 0.0) + value
        self.evidence[reason] = min(total, most) if value > 0 else max(total, most)


def weigh_lists(
    reading: Reading, candidates: dict[str, Candidate], taken: Sequence[Found], rules: Rules
) -> None:
    """A name between two organisations of a list is likely one too."""
    beginnings = {item.first for item in taken}
    endings = {item.last for item in taken}
    members = {item.last: item.first for item in taken}
    members |= {last: first for c in candidates.values() for first, last in c.places}
    words = reading.words
    for candidate in candidates.values():
        for first, last in candidate.places:
            left = first - 1
            while left >= 0 and words[left] in _JOINING:
                left -= 1
            right = last
            while right < len(words) and words[right] in _JOINING:
                right += 1
            place = reading.place_beginning.get(right)
            if place and words[place[0] : place[0] + 1] in (["'s"], ["’s"]):
                right = place[0] + 1  # "Estonia's Loxa Grupp and Finland's Ovexa"
            listed = (left < first - 1 and left + 1 in endings) + (
                right > last and right in beginnings
            )
            if listed:
                value = 1.0 if listed == 1 else 3.0
                candidate.evidence["a list"] = max(value, candidate.evidence.get("a list", 0.0))
            head = _head_of_list(words, first, members)
            if _is_of_a_kind(words, head, rules):
                candidate.add("what it is called", 3.0, 3.0)
            elif head < first and rules.patterns.done_before.precede(
                words, places_before(words, head)
            ):
                candidate.add("what is done to it", 2.0, 3.0)


def _head_of_list(words: Sequence[str], first: int, members: Mapping[int, int]) -> int:
    """The first token of the list of names that a name stands in, `first` if in none."""
    for _ in range(MAX_LISTED):
        left = first - 1
        while left >= 0 and words[left] in _JOINING:
            left -= 1
        if left == first - 1 or left + 1 not in members:
            break
        first = members[left + 1]
    return first


def _is_of_a_kind(words: Sequence[str], head: int, rules: Rules) -> bool:
    """Whether a list's kind is told before it: "news outlets, including Dozhd, RBC"."""
    at = head - 1 if head and words[head - 1] == "the" else head
    for opener in rules.list_openers.get(words[at - 1], ()):
        begin = at - len(opener)
        if begin > 0 and tuple(words[begin:at]) == opener:
            before = begin - 1 if words[begin - 1] == "," else begin
            return rules.patterns.group_before.ends_at(words, before) is not None
    return False
