"""Bodies that are called after their members: "the trade association Bakers of Europe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations.reading import Found, Reading

# What many of one kind are called: "Bakers of Europe", but not "Boots of London"
OF_PEOPLE = ("ers", "ors", "ists", "ians", "ends", "ents", "men")
_WHOSE = ("of", "for", "without")


def with_whose(
    reading: Reading, name: str, places: Sequence[tuple[int, int]], rule: str
) -> Iterator[Found]:
    """A name of people with whose they are: "the trade association Bakers | of Europe"."""
    words, full = reading.words, name
    for first, last in places:
        end, limit = last + 1, reading.bounds(first)[1]
        if end < limit and words[last] in _WHOSE and is_capitalised(words[end]):
            place = reading.place_beginning.get(end)
            end = place[0] if place else end + 1
            if full in (name, reading.text(first, end)):
                full = reading.text(first, end)
                last = end
        yield Found(first, last, None, full, rule)
