"""Whose a shared name is where two countries act together: that of the story’s dateline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from policydigest.document.prefaces import datelines
from policydigest.recognise.organisations.reading import Reading


def joined_home(reading: Reading, first: int, places: Collection[str | None]) -> str | None:
    """Of two countries named together before a token the one where the story is written.

    "TOKYO – Japan and Kenya signed an agreement, the Ministry of Foreign Affairs said."
    """
    at = bisect_left(reading.places, first) - 1
    last = reading.places[at] if at > 0 else 0
    if last <= reading.bounds(first)[0] or reading.words[last - 1] != "and":
        return None
    both = {reading.place_ending.get(last - 1), reading.place_beginning[last][1]}
    if not both <= set(places):
        return None
    sentences = reading.document.sentences
    for number, end in datelines(reading.document).items():
        begin = bisect_left(reading.starts, sentences[number].start)
        for place in reading.places[bisect_left(reading.places, begin) :]:
            if reading.starts[place] >= end:
                break
            if reading.place_beginning[place][1] in both:
                return reading.place_beginning[place][1]
    return None
