"""Countries of one list that do something together: "signed by Chile, Peru and Ecuador"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set

from policydigest.model import Document, Mention
from policydigest.recognise.countries.acts import is_past
from policydigest.recognise.countries.rules import Rules
from policydigest.recognise.organisations.phrases import places_before

CROWD = 3  # countries of one sentence, from which none of them stands out
MOST_OTHERS = 3  # of those that did it too, in whom a story is interested
ENCLOSED = 8  # words between two dashes or within brackets
# Between two names of one list.
LINK = re.compile(r",?\s+(?:and|or|&)\s+(?:the\s+)?|,\s+(?:the\s+)?")
_CLOSING = {"—": "—", "–": "–", "(": ")"}


def together(
    document: Document,
    group: Sequence[Mention],
    acting: Sequence[Mention],
    passing: Set[int],
    known: Rules,
) -> frozenset[int]:
    """The starts of names that share one act: "Brazil, Kenya, Tonga and Viet Nam handed …".

    Or that each have somebody who acts: "Iceland's minister, Norway's minister and …". `group`
    are the countries of one sentence, `acting` those that act, `passing` the starts of those that
    are only named in passing.
    """
    found = list(acting) if len({m.id for m in acting}) >= CROWD else []
    text = document.text
    run: list[Mention] = []
    for mention in group:
        if run and not LINK.fullmatch(text, run[-1].span.end, mention.span.start):
            if _is_joint(document, run, known):
                break
            run = []
        run.append(mention)
    if _is_joint(document, run, known):
        first = bisect_left(document.starts, run[0].span.start)
        is_clause = known.clauses.precede(document.words, places_before(document.words, first))
        found = [*found, *(m for m in run if is_clause or m.span.start not in passing)]
    return frozenset(mention.span.start for mention in found)


def _is_joint(document: Document, run: Sequence[Mention], known: Rules) -> bool:
    """Whether a list of names is who acts: by the verb behind it or by the words before it.

    "Ministers of Chile, Peru and Ecuador", "signed by Chile, Peru and Ecuador", "a treaty between
    Chile, Peru and Ecuador".
    """
    if len(run) < CROWD:
        return False
    words, starts = document.words, document.starts
    first = bisect_left(starts, run[0].span.start)
    last = bisect_left(starts, run[-1].span.end)
    if first > 1 and words[first - 2] in known.held:  # "co-chaired by France, India and Japan"
        return False
    last = _behind_dashes(words, last)
    verb = next((word for word in words[last : last + 2] if word not in ("—", "–", ",")), "")
    if "been" in words[last : last + 3]:  # "Poland, France and Chad have been hit"
        return False
    if verb in known.acts or verb in known.many_act or is_past(verb):
        return True
    if first and words[first - 1] in known.articles:
        first -= 1
    if first < 2:
        return False
    word, joint = words[first - 2], words[first - 1]
    if joint in known.listing and not known.partakers.isdisjoint(words[first - 3 : first - 1]):
        # "the other three are Chile, Peru and Ecuador"; with more the story is of none of them
        return len(run) <= MOST_OTHERS or known.others.isdisjoint(words[first - 6 : first - 1])
    return joint in known.joint or (joint in known.prepositions and word.lower() in known.actors)


def _behind_dashes(words: Sequence[str], at: int) -> int:
    """Where a sentence goes on behind "– the E3 –" or "(the E3)"."""
    closing = _CLOSING.get(words[at]) if at < len(words) else None
    inner = words[at + 1 : at + ENCLOSED]
    return at + 2 + inner.index(closing) if closing in inner else at
