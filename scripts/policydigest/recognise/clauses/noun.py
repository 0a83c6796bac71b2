"""Dates that belong to a noun: "The next day for a vote is 3 May 2024" tells when one will be.

So does "names the voters for the elections to be held on 3 May": nothing but the elections.
"""

from __future__ import annotations

import re

from policydigest.recognise.clauses.tidying import Clause

IS = (" is ", " is on ", " will be ")  # behind the noun that a date belongs to
_DATE_OF = re.compile(
    r"(?:The )?(?P<what>(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}['’]s )?"
    r"(?:next|new|final|closing|scheduled) [^,;:]{3,90}|deadline for [^,;:]{3,80}) (?:is|will be) "
)

_HELD = re.compile(
    r"(?:.*\b(?:the|an?|its|their|for|of|in|before|during|that|on)\s|)"
    r"(?P<what>(?:(?!the |an? |its |their |for |of |in )[\w’'-]+ ){0,3}"
    r"(?:elections?|polls|vote|referendum|summit|conference|hearing|session|meeting|talks|ballot))"
    r",? (?:to be held|to take place)(?P<place> (?:in|at) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)? ?",
    re.DOTALL,
)


def to_be_held(sentence: str, begin: int) -> Clause | None:
    """The vote or meeting "to be held" on the date at `begin`, None if none is."""
    found = _HELD.fullmatch(sentence, 0, begin)
    what = f"{found['what']}{found['place'] or ''}" if found else ""
    if found is None or " " not in what:  # "the talks to be held": which?
        return None
    what = f"{what[:1].upper()}{what[1:]}"
    return Clause(what, found.start("what"), found.end("what"), what)


def date_of(sentence: str, begin: int) -> Clause | None:
    """What a sentence says the date of, None if it tells something else; the date is at `begin`.

    Before it stands one of `IS`.
    """
    found = _DATE_OF.fullmatch(sentence, 0, begin)
    if found is None:
        return None
    what = f"{found['what'][:1].upper()}{found['what'][1:]}"
    return Clause(what, found.start("what"), found.end("what"), what)
