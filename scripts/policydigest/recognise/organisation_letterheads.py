"""Offices that head a page in capitals: "MINISTRY OF LANDS AND AGRICULTURE".

In a line of capitals the words do not tell a name from a sentence, so only whole lines above the
headline count, and they are written as names are: "Ministry of Lands and Agriculture".
"""

from __future__ import annotations

from collections.abc import Iterator

from policydigest.recognise.organisation_bounds import PLACES
from policydigest.recognise.organisation_reading import FREE, Found, Reading
from policydigest.recognise.organisation_rules import Rules

MAX_WORDS = 12
_SMALL = frozenset(("OF", "FOR", "AND", "THE", "ON", "IN", "TO", "DE", "LA", "DEL", "DO", "DA"))


def find(reading: Reading, rules: Rules) -> Iterator[Found]:
    """The offices of the lines above the headline that are set in capitals."""
    document = reading.document
    for sentence in document.sentences:
        kind = document.paragraphs[sentence.paragraph].kind
        if kind in ("title", "body"):
            return
        first, last = sentence.first, sentence.last
        words = reading.words[first:last]
        if kind != "dateline" or len(words) > MAX_WORDS or not all(map(str.isupper, words)):
            continue
        if any(reading.flags[at] not in (FREE, *PLACES) for at in range(first, last)):
            continue
        name = [
            word.lower() if at and word in _SMALL else word.title() for at, word in enumerate(words)
        ]
        opens = len(words) > 2 and words[1] in ("OF", "FOR")
        head = name[0] if opens else name[-1]
        if head in rules.heads and len(words) > 1:
            rule = "letterhead in capitals"
            yield Found(first, last, None, " ".join(name), rule, head.lower())
